using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The analyzers and generators of a test, and how they are set up.</summary>
internal sealed class AnalyzerSet
{
    private const string AnalyzerException = "AD0001";

    public required ImmutableArray<DiagnosticAnalyzer> Analyzers { get; init; }

    public required ImmutableArray<ISourceGenerator> Generators { get; init; }

    public required ImmutableArray<string> DisabledDiagnostics { get; init; }

    /// <summary>Starts a run; the test may override how.</summary>
    public required Func<Compilation, ImmutableArray<DiagnosticAnalyzer>, AnalyzerOptions, CancellationToken, CompilationWithAnalyzers> Create { get; init; }

    public required Func<Project, AnalyzerOptions> GetOptions { get; init; }

    /// <summary>Whether a report of the compiler matters.</summary>
    public required Func<Diagnostic, bool> IsCompilerDiagnosticIncluded { get; init; }

    public ImmutableArray<DiagnosticDescriptor> Descriptors => [.. Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics)];

    public bool IsIncluded(Diagnostic diagnostic) => !DiagnosticCode.IsOfCompiler(diagnostic) || IsCompilerDiagnosticIncluded(diagnostic);

    public CompilationWithAnalyzers Start(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
        => Create(compilation, Analyzers, options, cancellationToken);

    /// <summary>Compiles a project so that all rules run.</summary>
    public async Task<(ProjectRuns Runs, ImmutableArray<SyntaxTree> Generated)> PrepareAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        compilation = compilation.WithOptions(WithAllRules(compilation));
        var options = GetOptions(project);
        ImmutableArray<SyntaxTree> generated = [];
        if (!Generators.IsEmpty)
        {
            CSharpGeneratorDriver.Create(Generators, options.AdditionalFiles, (CSharpParseOptions)project.ParseOptions!, options.AnalyzerConfigOptionsProvider)
                .RunGeneratorsAndUpdateCompilation(compilation, out var updated, out _, cancellationToken);
            generated = [.. updated.SyntaxTrees.Except(compilation.SyntaxTrees)];
            compilation = updated;
        }

        return (new ProjectRuns(compilation, options, this), generated);
    }

    private CompilationOptions WithAllRules(Compilation compilation)
    {
        var severities = compilation.Options.SpecificDiagnosticOptions.SetItem(AnalyzerException, ReportDiagnostic.Error)
            .SetItems(DisabledDiagnostics.Select(static id => KeyValuePair.Create(id, ReportDiagnostic.Suppress)));
        var offByDefault = Descriptors.Where(descriptor => !descriptor.IsEnabledByDefault && !severities.ContainsKey(descriptor.Id))
            .GroupBy(static descriptor => descriptor.Id, StringComparer.Ordinal)
            .ToImmutableDictionary(static group => group.Key, static group => ToReport(group.First().DefaultSeverity), StringComparer.Ordinal);
        return compilation.Options
            .WithSpecificDiagnosticOptions(severities)
            .WithSyntaxTreeOptionsProvider(new AllRulesOn(compilation.Options.SyntaxTreeOptionsProvider, offByDefault));
    }

    private static ReportDiagnostic ToReport(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => ReportDiagnostic.Error,
        DiagnosticSeverity.Warning => ReportDiagnostic.Warn,
        DiagnosticSeverity.Info => ReportDiagnostic.Info,
        _ => ReportDiagnostic.Hidden,
    };
}
