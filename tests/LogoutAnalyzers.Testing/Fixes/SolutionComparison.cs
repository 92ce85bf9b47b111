using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Compares two solutions, project by project and file by file.</summary>
internal static class SolutionComparison
{
    /// <summary>The source files that differ between two versions of one solution.</summary>
    public static IEnumerable<DocumentId> ChangedDocuments(Solution before, Solution after)
        => after.GetChanges(before).GetProjectChanges().SelectMany(static changes => changes.GetChangedDocuments().Concat(changes.GetAddedDocuments()))
            .Concat(after.GetChanges(before).GetAddedProjects().SelectMany(static project => project.DocumentIds));

    /// <summary>Whether any file differs.</summary>
    public static async Task<bool> HasChangesAsync(Solution before, Solution after, CancellationToken cancellationToken)
        => (await ChangedAsync(before, after, cancellationToken).ConfigureAwait(false)).Count > 0;

    /// <summary>How many documents, projects or (there being one language) solutions differ.</summary>
    public static async Task<int> CountChangesAsync(Solution before, Solution after, FixAllScope scope, CancellationToken cancellationToken)
    {
        var changed = await ChangedAsync(before, after, cancellationToken).ConfigureAwait(false);
        return scope switch
        {
            FixAllScope.Document => changed.Count,
            FixAllScope.Project => changed.Select(static file => file.Project).Distinct().Count(),
            _ => Math.Min(1, changed.Count),
        };
    }

    /// <summary>Fails unless all files are equal: name, folders, text, encoding and checksum algorithm.</summary>
    public static async Task VerifyAsync(Solution expected, Solution actual, IVerifier verifier, CancellationToken cancellationToken)
    {
        verifier.SequenceEqual(Names(expected), Names(actual), message: "Projects are not as expected.");
        foreach (var project in expected.Projects)
        {
            var other = actual.Projects.Single(candidate => candidate.Name == project.Name);
            await VerifyFilesAsync(project.Documents, other.Documents, $"sources of {project.Name}").ConfigureAwait(false);
            await VerifyFilesAsync(project.AdditionalDocuments, other.AdditionalDocuments, $"additional files of {project.Name}").ConfigureAwait(false);
            await VerifyFilesAsync(project.AnalyzerConfigDocuments, other.AnalyzerConfigDocuments, $"analyzer config files of {project.Name}").ConfigureAwait(false);
        }

        async Task VerifyFilesAsync(IEnumerable<TextDocument> expectedFiles, IEnumerable<TextDocument> actualFiles, string kind)
        {
            var (left, right) = (Sort(expectedFiles), Sort(actualFiles));
            verifier.SequenceEqual(left.Select(SolutionFiles.PathOf), right.Select(SolutionFiles.PathOf), message: $"The {kind} are not as expected.");
            foreach (var (wanted, found) in left.Zip(right))
            {
                var (expectedText, actualText) = (await wanted.GetTextAsync(cancellationToken).ConfigureAwait(false), await found.GetTextAsync(cancellationToken).ConfigureAwait(false));
                var path = SolutionFiles.PathOf(wanted);
                verifier.EqualOrDiff(expectedText.ToString(), actualText.ToString(), $"The text of {path} is not as expected.");
                verifier.Equal(expectedText.Encoding?.WebName, actualText.Encoding?.WebName, $"The encoding of {path} is not as expected.");
                verifier.Equal(expectedText.ChecksumAlgorithm, actualText.ChecksumAlgorithm, $"The checksum algorithm of {path} is not as expected.");
            }
        }

        static IEnumerable<string> Names(Solution solution) => solution.Projects.Select(static project => project.Name).Order(StringComparer.Ordinal);
        static List<TextDocument> Sort(IEnumerable<TextDocument> files) => [.. files.OrderBy(SolutionFiles.PathOf, StringComparer.Ordinal)];
    }

    private static async Task<List<(string Project, string Path)>> ChangedAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var (left, right) = (await FilesAsync(before).ConfigureAwait(false), await FilesAsync(after).ConfigureAwait(false));
        return [.. left.Keys.Union(right.Keys).Where(key => left.GetValueOrDefault(key) != right.GetValueOrDefault(key))];

        async Task<Dictionary<(string, string), string>> FilesAsync(Solution solution)
        {
            var files = new Dictionary<(string, string), string>();
            foreach (var project in solution.Projects)
            {
                foreach (var document in SolutionFiles.Of(project))
                    files.Add((project.Name, SolutionFiles.PathOf(document)), (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString());
            }

            return files;
        }
    }
}
