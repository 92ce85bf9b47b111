using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LogoutAnalyzers.Benchmarks;

/// <summary>What is measured: the work of the compiler up to its diagnostics, with or without analyzers.</summary>
internal static class Measured
{
    /// <summary>Compiles from the syntax trees on, so that nothing of an earlier run is used again; returns the number of diagnostics.</summary>
    public static int Build(Compilation application) => application.Clone().GetDiagnostics().Length;

    /// <inheritdoc cref="Build(Compilation)"/>
    public static async Task<int> Build(Compilation application, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var diagnostics = await With(application.Clone(), analyzers).GetAllDiagnosticsAsync();
        if (diagnostics.FirstOrDefault(static diagnostic => diagnostic.Id == "AD0001") is { } crash) throw new InvalidOperationException(crash.ToString());
        return diagnostics.Length;
    }

    /// <summary>Analyses one file, as an editor does after a key was pressed in it; returns the number of diagnostics.</summary>
    public static async Task<int> Type(Compilation application, SyntaxTree file, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var typed = file.WithChangedText(file.GetText().WithChanges(new Microsoft.CodeAnalysis.Text.TextChange(new(0, 0), " ")));
        var compilation = application.ReplaceSyntaxTree(file, typed);
        var model = compilation.GetSemanticModel(typed);
        var found = model.GetDiagnostics().Length;
        return analyzers.IsEmpty ? found : found + (await With(compilation, analyzers).GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None)).Length;
    }

    private static CompilationWithAnalyzers With(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
}
