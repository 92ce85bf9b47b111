using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Tests.Testing.Probes;

/// <summary>The fix that does everything right: renames a class Bad… to Good….</summary>
[ExportCodeFixProvider("C#")]
public sealed class RenameFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [ProbeRules.Bad.Id];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        var found = root.FindNode(context.Span).FirstAncestorOrSelf<ClassDeclarationSyntax>()!;
        context.RegisterCodeFix(
            CodeAction.Create("Rename", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(found, Classes.Rename(found)))), "rename"),
            context.Diagnostics);
    }
}
