using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace LogoutAnalyzers.Tests;

/// <summary>How whole programs are verified: against which references, and with which rules beside the warnings of the topic.</summary>
/// <remarks>An info is true of most applications, so it would stand in every program of the other rules' tests: its own tests switch it on.</remarks>
internal sealed record Verification(ReferenceAssemblies References, string GlobalUsings)
{
    /// <summary>The rule of severity info or off that runs beside the warnings.</summary>
    public string? Advice { get; init; }

    /// <summary>Whether marks of the rule in the fixed sources count: the fix leaves something to do, and the rule says so.</summary>
    public bool SpeaksAfterFix { get; init; }

    /// <summary>The lines of an .editorconfig section for all files.</summary>
    public string EditorConfig { get; init; } = "";

    /// <summary>The configuration files beside the code, with marks where they are reported.</summary>
    public (string Path, string Text)[] Files { get; init; } = [];

    /// <summary>What a fix makes of them; null when it leaves them alone.</summary>
    public (string Path, string Text)[]? FixedFiles { get; init; }

    /// <summary>Further code in files of these names, by which pages are found.</summary>
    public (string Path, string Text)[] Code { get; init; } = [];

    /// <summary>What a fix makes of it; null when it leaves it alone.</summary>
    public (string Path, string Text)[]? FixedCode { get; init; }

    /// <summary>Programs whose reports are marked up in their text, and which have no others.</summary>
    public Task Analyzer<TAnalyzer>(params string[] sources)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new CSharpAnalyzerTest<TAnalyzer, DefaultVerifier> { ReferenceAssemblies = References };
        test.DisabledDiagnostics.AddRange(Disabled(new TAnalyzer()));
        Fill(test.TestState, sources, Files, Code);
        return test.RunAsync();
    }

    /// <summary>A program with one report, at <c>{|#0:…|}</c>, and its whole message.</summary>
    public Task Message<TAnalyzer>(DiagnosticResult report, params string[] sources)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new CSharpAnalyzerTest<TAnalyzer, DefaultVerifier> { ReferenceAssemblies = References };
        test.DisabledDiagnostics.AddRange(Disabled(new TAnalyzer()));
        Fill(test.TestState, sources, Files, Code);
        test.ExpectedDiagnostics.Add(report.WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
        return test.RunAsync();
    }

    /// <summary>A fix: the reports are marked up in <paramref name="before"/>; <paramref name="after"/> is what the fix makes of it, one by one and in fix-all.</summary>
    public Task Fix<TAnalyzer, TFix>(string before, string after, params string[] others)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() => FixFiles<TAnalyzer, TFix>([before, .. others], [after, .. others]);

    /// <inheritdoc cref="Fix{TAnalyzer, TFix}"/>
    /// <param name="index">Which of the offered fixes, in their order.</param>
    public Task FixFiles<TAnalyzer, TFix>(string[] before, string[] after, int? index = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier> { ReferenceAssemblies = References, CodeActionIndex = index };
        test.DisabledDiagnostics.AddRange(Disabled(new TAnalyzer()));
        Fill(test.TestState, before, Files, Code);
        Fill(test.FixedState, after, FixedFiles ?? Files, FixedCode ?? Code);
        if (SpeaksAfterFix) test.FixedState.MarkupHandling = MarkupMode.Allow;
        return test.RunAsync();
    }

    private IEnumerable<string> Disabled(DiagnosticAnalyzer analyzer) =>
        analyzer.SupportedDiagnostics.Where(descriptor => (descriptor.DefaultSeverity != DiagnosticSeverity.Warning || !descriptor.IsEnabledByDefault) && descriptor.Id != Advice).Select(static descriptor => descriptor.Id);

    private void Fill(SolutionState state, string[] sources, (string Path, string Text)[] files, (string Path, string Text)[] code)
    {
        foreach (var (path, text) in code) state.Sources.Add(("/0/" + path, text));
        foreach (var (path, text) in files) state.AdditionalFiles.Add(("/0/" + path, text));
        state.Sources.Add(("/0/GlobalUsings.cs", GlobalUsings));
        for (var i = 0; i < sources.Length; i++)
        {
            state.Sources.Add(($"/0/Test{i}.cs", sources[i]));
            // A program with top-level statements is an executable.
            if (sources[i].Contains("WebApplication.CreateBuilder")) state.OutputKind = OutputKind.ConsoleApplication;
        }

        if (EditorConfig.Length > 0) state.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*]\n" + EditorConfig));
    }
}
