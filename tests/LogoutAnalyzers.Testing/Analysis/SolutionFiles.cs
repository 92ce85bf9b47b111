using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>All files of a project or solution, of whatever kind.</summary>
internal static class SolutionFiles
{
    public static IEnumerable<TextDocument> Of(Project project)
        => project.Documents.Concat(project.AdditionalDocuments).Concat(project.AnalyzerConfigDocuments)
            .OrderBy(PathOf, StringComparer.Ordinal);

    /// <summary>Folders and name; a file added by a fix has no path.</summary>
    public static string PathOf(TextDocument document) => string.Join('/', document.Folders.Append(document.Name));

    /// <summary>The texts of all files by path, for failure messages.</summary>
    public static async Task<IReadOnlyDictionary<string, SourceText>> TextsAsync(AnalyzedSolution solution, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, SourceText>(StringComparer.Ordinal);
        foreach (var document in solution.Solution.Projects.SelectMany(Of))
            texts.TryAdd(document.FilePath ?? document.Name, await document.GetTextAsync(cancellationToken).ConfigureAwait(false));
        foreach (var tree in solution.Projects.SelectMany(static project => project.Generated))
            texts.TryAdd(tree.FilePath, await tree.GetTextAsync(cancellationToken).ConfigureAwait(false));
        return texts;
    }
}
