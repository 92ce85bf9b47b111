using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The ways in which a host runs analyzers over a project: a build, an editor, and variations that must not matter.</summary>
internal sealed class ProjectRuns(Compilation compilation, AnalyzerOptions options, AnalyzerSet analyzers)
{
    private Task<AnalysisResult>? _result;

    /// <summary>The compilation that is analysed.</summary>
    public Compilation Compilation => compilation;

    /// <summary>What a build reports, the compiler included.</summary>
    public async Task<ImmutableArray<Diagnostic>> BuildAsync(CancellationToken cancellationToken)
        => [.. (await Start(concurrent: true, cancellationToken).GetAllDiagnosticsAsync(cancellationToken).ConfigureAwait(false)).Where(analyzers.IsIncluded)];

    /// <summary>What an editor reports for the whole project, without the compiler.</summary>
    public async Task<ImmutableArray<Diagnostic>> ResultAsync(CancellationToken cancellationToken)
        => (await GetResultAsync(cancellationToken).ConfigureAwait(false)).GetAllDiagnostics();

    /// <summary>The same without concurrency.</summary>
    public Task<ImmutableArray<Diagnostic>> SequentialAsync(CancellationToken cancellationToken)
        => Start(concurrent: false, cancellationToken).GetAnalyzerDiagnosticsAsync(cancellationToken);

    /// <summary>What an editor reports for one open document.</summary>
    public async Task<ImmutableArray<Diagnostic>> DocumentAsync(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var run = Start(concurrent: true, cancellationToken);
        var syntax = await run.GetAnalyzerSyntaxDiagnosticsAsync(tree, cancellationToken).ConfigureAwait(false);
        var semantic = await run.GetAnalyzerSemanticDiagnosticsAsync(run.Compilation.GetSemanticModel(tree), filterSpan: null, cancellationToken).ConfigureAwait(false);
        return syntax.AddRange(semantic);
    }

    /// <summary>The reports that no editor shows while a document is open: made at the end of the compilation, or in another tree than the one being analysed.</summary>
    public async Task<IReadOnlySet<Diagnostic>> NonLocalAsync(CancellationToken cancellationToken)
        => (await GetResultAsync(cancellationToken).ConfigureAwait(false)).CompilationDiagnostics.Values.SelectMany(static diagnostics => diagnostics).ToHashSet();

    // Fixes are tried from the same result many times over.
    private Task<AnalysisResult> GetResultAsync(CancellationToken cancellationToken)
        => _result ??= Start(concurrent: true, cancellationToken).GetAnalysisResultAsync(cancellationToken);

    private CompilationWithAnalyzers Start(bool concurrent, CancellationToken cancellationToken)
    {
        var run = analyzers.Start(compilation, options, cancellationToken);
        if (run.AnalysisOptions.ConcurrentAnalysis == concurrent)
            return run;
        var old = run.AnalysisOptions;
        return new CompilationWithAnalyzers(compilation, run.Analyzers, new CompilationWithAnalyzersOptions(
            old.Options!, old.OnAnalyzerException, concurrent, old.LogAnalyzerExecutionTime, old.ReportSuppressedDiagnostics, old.AnalyzerExceptionFilter));
    }
}
