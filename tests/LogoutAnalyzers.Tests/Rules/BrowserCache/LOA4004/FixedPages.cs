using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.BrowserCache;
using LogoutAnalyzers.Rules.BrowserCache;
using LogoutAnalyzers.Testing;
using LogoutAnalyzers.Tests.AllRules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4004;

/// <summary>Applies the fix to reports in pages, one and all, as an editor does: the verifier, like Microsoft's, knows only fixes of reports in code.</summary>
internal static class FixedPages
{
    public static async Task AssertAsync(Verification verification, string before, string after)
    {
        var isOld = verification.GlobalUsings.Length == 0;
        var sources = new[] { ("/0/GlobalUsings.cs", verification.GlobalUsings), ("/0/Test0.cs", before) }.Concat(Rooted(verification.Code));
        var program = Programs.Compile(sources, isOld ? References.AspNet : References.AspNetCore, before.Contains("WebApplication.CreateBuilder"));
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("Program", LanguageNames.CSharp).WithCompilationOptions(program.Options).WithParseOptions(program.SyntaxTrees[0].Options).WithMetadataReferences(program.References);
        foreach (var tree in program.SyntaxTrees) project = project.AddDocument(tree.FilePath, await tree.GetTextAsync(), filePath: tree.FilePath).Project;
        foreach (var (path, text) in Rooted(verification.Files)) project = project.AddAdditionalDocument(path, text.Replace("{|LOA4004:", "").Replace("|}", ""), filePath: path).Project;

        var reports = await ReportsAsync(project);
        Assert.Equal(verification.Files.Count(static file => file.Text.Contains("{|LOA4004:")), reports.Length);
        var expected = new[] { ("/0/GlobalUsings.cs", verification.GlobalUsings), ("/0/Test0.cs", after) }.Concat(Rooted(verification.FixedCode ?? verification.Code)).Concat(Rooted(verification.FixedFiles ?? verification.Files)).ToDictionary(static file => file.Item1, static file => file.Item2.Replace("{|LOA4004:", "").Replace("|}", ""));
        var isOffered = verification.FixedFiles is not null;

        var one = await ApplyAsync(project, reports[0]);
        Assert.Equal(isOffered, one is not null);
        if (one is null) return;
        await CompareAsync(expected, one);
        Assert.Empty(await ReportsAsync(one));
        Programs.AssertCompiles((await one.GetCompilationAsync())!);

        var fix = new SendNoStore();
        var all = await fix.GetFixAllProvider().GetFixAsync(new FixAllContext(project, fix, FixAllScope.Project, null!, fix.FixableDiagnosticIds, new Given(reports), CancellationToken.None));
        await CompareAsync(expected, await ChangedAsync(all!, project.Id));
    }

    private static IEnumerable<(string Path, string Text)> Rooted((string Path, string Text)[] files) => files.Select(static file => ("/0/" + file.Path, file.Text));

    private static async Task<ImmutableArray<Diagnostic>> ReportsAsync(Project project)
    {
        var run = (await project.GetCompilationAsync())!.WithAnalyzers([new BrowserCacheAnalyzer()], project.AnalyzerOptions);
        return [.. (await run.GetAnalyzerDiagnosticsAsync()).Where(static report => report.Id == "LOA4004")];
    }

    private static async Task<Project?> ApplyAsync(Project project, Diagnostic report)
    {
        var file = project.AdditionalDocuments.Single(file => file.FilePath == report.Location.GetLineSpan().Path);
        CodeAction? offered = null;
        await new SendNoStore().RegisterCodeFixesAsync(new CodeFixContext(file, report, (action, _) => offered = action, CancellationToken.None));
        return offered is null ? null : await ChangedAsync(offered, project.Id);
    }

    private static async Task<Project> ChangedAsync(CodeAction action, ProjectId id) =>
        (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(id)!;

    private static async Task CompareAsync(Dictionary<string, string> expected, Project actual)
    {
        foreach (var file in actual.Documents.Concat(actual.AdditionalDocuments))
            Assert.Equal(expected[file.FilePath!], (await file.GetTextAsync()).ToString());
    }

    private sealed class Given(ImmutableArray<Diagnostic> reports) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(reports.AsEnumerable());

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => GetAllDiagnosticsAsync(document.Project, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => GetAllDiagnosticsAsync(project, cancellationToken);
    }
}
