using System.Collections.Immutable;
using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Analyses the solutions of one test; a solution with the same content is analysed once.</summary>
internal sealed class SolutionAnalysis(AnalyzerSet analyzers)
{
    private readonly Dictionary<string, AnalyzedSolution> _known = new(StringComparer.Ordinal);

    public AnalyzerSet Analyzers => analyzers;

    /// <summary>The runs over each project. The returned solution has the same content, but may be another object.</summary>
    public async Task<AnalyzedSolution> GetAsync(Solution solution, CancellationToken cancellationToken)
    {
        var key = await ContentAsync(solution, cancellationToken).ConfigureAwait(false);
        if (_known.TryGetValue(key, out var known))
            return known;
        var projects = ImmutableArray.CreateBuilder<AnalyzedProject>();
        foreach (var project in solution.Projects)
        {
            var (runs, generated) = await analyzers.PrepareAsync(project, cancellationToken).ConfigureAwait(false);
            projects.Add(new AnalyzedProject(project, runs, generated));
        }

        return _known[key] = new AnalyzedSolution(solution, projects.ToImmutable());
    }

    private static async Task<string> ContentAsync(Solution solution, CancellationToken cancellationToken)
    {
        var content = new StringBuilder();
        foreach (var project in solution.Projects.OrderBy(static project => project.Name, StringComparer.Ordinal))
        {
            content.Append("project ").AppendLine(project.Name).Append(project.CompilationOptions!.OutputKind).Append(project.ParseOptions!.GetHashCode())
                .AppendJoin('|', project.MetadataReferences.Select(static reference => reference.Display)).AppendLine();
            foreach (var document in SolutionFiles.Of(project))
                content.Append("file ").AppendLine(SolutionFiles.PathOf(document)).Append(await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).AppendLine();
        }

        return content.ToString();
    }
}
