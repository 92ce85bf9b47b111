using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace LogoutAnalyzers.Tests.Testing.Probes;

/// <summary>A fix for an error of the compiler.</summary>
[ExportCodeFixProvider("C#")]
public sealed class MissingTypeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["CS0246"];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        var name = root.FindNode(context.Span, getInnermostNodeForTie: true);
        context.RegisterCodeFix(
            CodeAction.Create("Use object", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(name, SyntaxFactory.ParseTypeName("object").WithTriviaFrom(name)))), "object"),
            context.Diagnostics);
    }
}
