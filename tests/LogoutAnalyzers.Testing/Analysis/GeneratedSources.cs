namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Compares what source generators made with what is expected.</summary>
internal static class GeneratedSources
{
    public static void Verify(AnalyzedSolution solution, SolutionState state, IVerifier verifier)
    {
        foreach (var project in state.AdditionalProjects.Values.Prepend(state))
        {
            var actual = solution.Projects.Single(analyzed => analyzed.Project.Name == project.Name).Generated.OrderBy(static tree => tree.FilePath, StringComparer.Ordinal).ToList();
            var expected = project.GeneratedSources.OrderBy(static file => file.filename, StringComparer.Ordinal).ToList();
            verifier.SequenceEqual(expected.Select(static file => file.filename), actual.Select(static tree => tree.FilePath), message: "Generated files are not as expected.");
            foreach (var (file, tree) in expected.Zip(actual))
                verifier.EqualOrDiff(file.content.ToString(), tree.ToString(), $"Generated file {tree.FilePath} is not as expected.");
        }
    }
}
