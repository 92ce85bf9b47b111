using System.Reflection;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>References of a project.</summary>
public class MetadataReferenceCollection : List<MetadataReference>
{
    /// <summary>Adds the file of a loaded assembly.</summary>
    public void Add(Assembly assembly) => Add(assembly.Location);

    /// <summary>Adds an assembly file.</summary>
    public void Add(string path) => Add(ReferenceCache.Get(path));
}
