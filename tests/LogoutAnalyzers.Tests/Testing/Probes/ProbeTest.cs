using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Testing.Probes;

/// <summary>A test of any analyzers and fixes; by default of those that do everything right.</summary>
internal class ProbeTest : CSharpCodeFixTest<BadClassAnalyzer, RenameFix, DefaultVerifier>
{
    public DiagnosticAnalyzer? Analyzer { get; init; }

    public CodeFixProvider? Fix { get; init; }

    /// <summary>Runs a test that must fail, and returns the message.</summary>
    public async Task<string> FailAsync() => (await Assert.ThrowsAsync<VerifierException>(() => RunAsync())).Message;

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Analyzer is null ? base.GetDiagnosticAnalyzers() : [Analyzer];

    protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => Fix is null ? base.GetCodeFixProviders() : [Fix];
}
