using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>The keys of one running application; by default they are written to the user's home.</summary>
internal sealed class MemoryKeys : IXmlRepository
{
    private readonly List<XElement> _keys = [];

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_keys) return [.. _keys];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        lock (_keys) _keys.Add(element);
    }
}
