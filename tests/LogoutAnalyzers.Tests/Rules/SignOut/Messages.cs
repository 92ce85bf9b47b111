using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace LogoutAnalyzers.Tests.Rules.SignOut;

/// <summary>Programs with one report, at <c>{|#0:…|}</c>, and its whole message.</summary>
internal static class Messages
{
    public static Task Verify(string id, string message, string source) =>
        Tests.Verify.AspNetCore.Message<SignOutAnalyzer>(new DiagnosticResult(id, DiagnosticSeverity.Warning).WithMessage(message), source);
}
