using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using LogoutAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace LogoutAnalyzers.Tests.Rules.SignOut;

/// <summary>Programs with one report, at <c>{|#0:…|}</c>, and its whole message.</summary>
internal static class Messages
{
    public static Task Verify(string id, string message, string source)
    {
        var test = new CSharpAnalyzerTest<SignOutAnalyzer, DefaultVerifier> { ReferenceAssemblies = References.AspNetCoreAssemblies };
        test.TestState.Sources.Add(("/0/GlobalUsings.cs", Tests.Verify.GlobalUsings));
        test.TestState.Sources.Add(("/0/Test0.cs", source));
        if (source.Contains("WebApplication.CreateBuilder")) test.TestState.OutputKind = OutputKind.ConsoleApplication;
        test.ExpectedDiagnostics.Add(new DiagnosticResult(id, DiagnosticSeverity.Warning).WithLocation(0).WithMessage(message).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
        return test.RunAsync();
    }
}
