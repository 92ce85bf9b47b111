using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Tests.Testing.Probes;

/// <summary>A fix made of functions, each an action that makes another solution of the document with the reported class.</summary>
internal sealed class ProbeFix(params Func<Document, SyntaxNode, ClassDeclarationSyntax, Solution>[] change) : CodeFixProvider
{
    public FixAllProvider? FixAll { get; init; } = WellKnownFixAllProviders.BatchFixer;

    /// <summary>Puts all actions below one.</summary>
    public bool Nested { get; init; }

    public override ImmutableArray<string> FixableDiagnosticIds => [ProbeRules.Bad.Id];

    public override FixAllProvider? GetFixAllProvider() => FixAll;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        var found = root.FindNode(context.Span).FirstAncestorOrSelf<ClassDeclarationSyntax>()!;
        var actions = change.Select((make, i) => CodeAction.Create($"Action {i}", _ => Task.FromResult(make(context.Document, root, found)), $"key{i}")).ToImmutableArray();
        foreach (var action in Nested ? [CodeAction.Create("Actions", actions, isInlinable: false)] : actions)
            context.RegisterCodeFix(action, context.Diagnostics);
    }

    /// <summary>A change of the class alone.</summary>
    public static Func<Document, SyntaxNode, ClassDeclarationSyntax, Solution> Replace(Func<ClassDeclarationSyntax, SyntaxNode> replace)
        => (document, root, found) => document.WithSyntaxRoot(root.ReplaceNode(found, replace(found))).Project.Solution;
}
