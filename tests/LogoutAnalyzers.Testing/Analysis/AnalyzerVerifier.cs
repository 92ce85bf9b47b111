using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Short forms for the usual tests of an analyzer.</summary>
public class AnalyzerVerifier<TAnalyzer, TTest, TVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TTest : AnalyzerTest<TVerifier>, new()
    where TVerifier : IVerifier, new()
{
    /// <summary>Expects the only diagnostic of the analyzer.</summary>
    public static DiagnosticResult Diagnostic()
    {
        var descriptors = new TAnalyzer().SupportedDiagnostics;
        return descriptors.Length == 1
            ? Diagnostic(descriptors[0])
            : throw new InvalidOperationException($"{typeof(TAnalyzer).Name} has {descriptors.Length} descriptors: use Diagnostic(id).");
    }

    /// <summary>Expects the diagnostic of the analyzer with this id.</summary>
    public static DiagnosticResult Diagnostic(string diagnosticId)
        => new TAnalyzer().SupportedDiagnostics.Where(descriptor => descriptor.Id == diagnosticId).ToList() is [var descriptor]
            ? Diagnostic(descriptor)
            : throw new InvalidOperationException($"{typeof(TAnalyzer).Name} does not have exactly one descriptor with id {diagnosticId}.");

    /// <summary>Expects this diagnostic.</summary>
    public static DiagnosticResult Diagnostic(DiagnosticDescriptor descriptor) => new(descriptor);

    /// <summary>Verifies what the analyzer reports in a source file; nothing, if there is neither markup nor an expectation.</summary>
    public static Task VerifyAnalyzerAsync(string source, params DiagnosticResult[] expected)
    {
        var test = new TTest { TestCode = source };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(CancellationToken.None);
    }
}
