using System.Collections.Concurrent;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>One metadata reference a file: it holds the decoded metadata, which is what makes compilations slow or fast.</summary>
internal static class ReferenceCache
{
    private static readonly ConcurrentDictionary<string, MetadataReference> s_references = new(StringComparer.Ordinal);

    public static MetadataReference Get(string path) => s_references.GetOrAdd(path, static path => MetadataReference.CreateFromFile(path));
}
