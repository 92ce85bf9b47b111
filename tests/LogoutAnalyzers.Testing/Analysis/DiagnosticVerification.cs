using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Verifies what is reported in one solution, in a build and in every other way in which a host may ask.</summary>
internal sealed class DiagnosticVerification(AnalyzedSolution solution, AnalyzerSet analyzers, TestBehaviors behaviors, string defaultPath, IVerifier verifier)
{
    public async Task RunAsync(IReadOnlyList<DiagnosticResult> expected, Action<Diagnostic, DiagnosticResult, IVerifier>? pairVerifier, CancellationToken cancellationToken)
    {
        var builds = new List<ImmutableArray<Diagnostic>>();
        foreach (var project in solution.Projects)
            builds.Add(await project.Runs.BuildAsync(cancellationToken).ConfigureAwait(false));
        await CompareAsync([.. builds.SelectMany(static build => build).OrderBy(static d => d, DiagnosticOrder.Instance)], expected, pairVerifier, cancellationToken).ConfigureAwait(false);

        foreach (var (project, build) in solution.Projects.Zip(builds))
        {
            ImmutableArray<Diagnostic> reports = [.. build.Where(static diagnostic => !DiagnosticCode.IsOfCompiler(diagnostic))];
            await CompareRunsAsync(project.Runs, reports, cancellationToken).ConfigureAwait(false);
            await CompareDocumentsAsync(project.Runs, reports, cancellationToken).ConfigureAwait(false);
            if (!behaviors.HasFlag(TestBehaviors.SkipSuppressionCheck) && reports.Any(static diagnostic => diagnostic.Location.IsInSource))
                await SuppressAsync(project, cancellationToken).ConfigureAwait(false);
            if (!behaviors.HasFlag(TestBehaviors.SkipGeneratedCodeCheck) && !analyzers.Analyzers.Any(GeneratedCodeProbe.IsConfiguredBy))
                await GenerateAsync(project, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task CompareAsync(ImmutableArray<Diagnostic> actual, IReadOnlyList<DiagnosticResult> expected, Action<Diagnostic, DiagnosticResult, IVerifier>? pairVerifier, CancellationToken cancellationToken)
    {
        var matcher = new DiagnosticMatcher(actual, expected);
        if (!matcher.IsPerfect)
        {
            var texts = await SolutionFiles.TextsAsync(solution, cancellationToken).ConfigureAwait(false);
            verifier.Fail(DiagnosticFailure.Mismatch(matcher, actual, expected.Count, defaultPath, texts));
        }

        if (pairVerifier is not null)
        {
            foreach (var (diagnostic, result) in matcher.Pairs)
                pairVerifier(diagnostic, result, verifier);
        }
    }

    private async Task CompareRunsAsync(ProjectRuns runs, ImmutableArray<Diagnostic> build, CancellationToken cancellationToken)
    {
        Compare(await runs.ResultAsync(cancellationToken).ConfigureAwait(false), "a second run");
        Compare(await runs.SequentialAsync(cancellationToken).ConfigureAwait(false), "a run without concurrency");

        void Compare(ImmutableArray<Diagnostic> other, string name)
        {
            if (DiagnosticSet.Difference(build, "the first run", other, name) is { } difference)
                verifier.Fail($"The analyzer does not report the same each time:{Environment.NewLine}{difference}");
        }
    }

    private async Task CompareDocumentsAsync(ProjectRuns runs, ImmutableArray<Diagnostic> build, CancellationToken cancellationToken)
    {
        foreach (var tree in runs.Compilation.SyntaxTrees)
        {
            var document = await runs.DocumentAsync(tree, cancellationToken).ConfigureAwait(false);
            var ofTree = build.Where(diagnostic => diagnostic.Location.SourceTree == tree && IsShownPerDocument(diagnostic));
            if (DiagnosticSet.Difference(ofTree, "a build", document.Where(IsShownPerDocument), "an editor that analyses this file") is { } difference)
                verifier.Fail($"An editor shows other reports in {tree.FilePath} than a build (a report from the end of the compilation needs the tag CompilationEnd):{Environment.NewLine}{difference}");
        }

        static bool IsShownPerDocument(Diagnostic diagnostic)
            => diagnostic.Location.IsInSource && !diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd);
    }

    private async Task SuppressAsync(AnalyzedProject project, CancellationToken cancellationToken)
    {
        var ids = analyzers.Descriptors.Select(static descriptor => descriptor.Id).Distinct(StringComparer.Ordinal).ToList();
        var left = (await PrefixedAsync(project, $"#pragma warning disable {string.Join(", ", ids)}\n", cancellationToken).ConfigureAwait(false))
            .Where(static diagnostic => !diagnostic.IsSuppressed && !diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable)).ToList();
        if (left.Count > 0)
            verifier.Fail($"#pragma warning disable does not silence:{Environment.NewLine}{string.Join(Environment.NewLine, left)}");
    }

    private async Task GenerateAsync(AnalyzedProject project, CancellationToken cancellationToken)
    {
        var left = await PrefixedAsync(project, " // <auto-generated>\n", cancellationToken).ConfigureAwait(false);
        if (left.Count > 0)
            verifier.Fail($"Reported in generated code, and the analyzer does not call {nameof(AnalysisContext.ConfigureGeneratedCodeAnalysis)}:{Environment.NewLine}{string.Join(Environment.NewLine, left)}");
    }

    /// <summary>What is reported in sources once each starts with another line.</summary>
    private async Task<List<Diagnostic>> PrefixedAsync(AnalyzedProject project, string line, CancellationToken cancellationToken)
    {
        var changed = project.Project.Solution;
        foreach (var document in project.Project.Documents)
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            changed = changed.WithDocumentText(document.Id, text.WithChanges(new TextChange(new TextSpan(0, 0), line)));
        }

        var (runs, _) = await analyzers.PrepareAsync(changed.GetProject(project.Project.Id)!, cancellationToken).ConfigureAwait(false);
        return (await runs.SequentialAsync(cancellationToken).ConfigureAwait(false)).Where(static diagnostic => diagnostic.Location.IsInSource).ToList();
    }
}
