using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Files by name and content.</summary>
public class SourceFileCollection : List<(string filename, SourceText content)>
{
    /// <summary>Adds a file.</summary>
    public void Add((string filename, string content) file) => Add((file.filename, SourceText.From(file.content)));

    /// <summary>Adds a file that a source generator makes.</summary>
    public void Add((Type sourceGeneratorType, string filename, string content) file)
        => Add((file.sourceGeneratorType, file.filename, SourceText.From(file.content, System.Text.Encoding.UTF8)));

    /// <summary>Adds a file that a source generator makes.</summary>
    public void Add((Type sourceGeneratorType, string filename, SourceText content) file)
        => Add((Path.Combine(file.sourceGeneratorType.Assembly.GetName().Name ?? "", file.sourceGeneratorType.FullName!, file.filename), file.content));

    internal bool HasSameContentAs(SourceFileCollection other)
        => Count == other.Count && this.Zip(other).All(static pair => pair.First.filename == pair.Second.filename
            && pair.First.content.ContentEquals(pair.Second.content));
}
