using System.Collections.Immutable;
using LogoutAnalyzers.CodeFixes.Fixes.SignOut;
using LogoutAnalyzers.Rules.SignOut;
using LogoutAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut;

/// <summary>dotnet format asks a fix-all provider without an equivalence key when the first report it finds has no fix.</summary>
public class FixAllWithoutKey
{
    private const string Program = """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """;

    [Fact]
    public async Task Fixes_what_can_be_fixed()
    {
        var project = new AdhocWorkspace().AddProject("Shop", LanguageNames.CSharp)
            .WithCompilationOptions(new Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddMetadataReferences(References.AspNetCore)
            .AddDocument("GlobalUsings.cs", Verify.GlobalUsings).Project;
        var document = project.AddDocument("Account.cs", Program);
        var compilation = (await document.Project.GetCompilationAsync())!;
        var reports = await compilation.WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new SignOutAnalyzer())).GetAnalyzerDiagnosticsAsync();
        var fix = new AwaitSignOut();
        var context = new FixAllContext(document, fix, FixAllScope.Document, null!, fix.FixableDiagnosticIds, new Known(reports), CancellationToken.None);

        var action = await fix.GetFixAllProvider().GetFixAsync(context);
        var operations = await action!.GetOperationsAsync(CancellationToken.None);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;

        Assert.Contains("await HttpContext.SignOutAsync(\"Cookies\");", (await changed.GetTextAsync()).ToString());
    }

    private sealed class Known(ImmutableArray<Diagnostic> reports) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(reports);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(reports);
    }
}
