using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Entries;

/// <summary>Bodies that do nothing, and whether they say why: <c>// nothing to do: tokens live for five minutes</c>.</summary>
internal static class EmptyBodies
{
    // A note of what is still to be done is no reason.
    private static readonly HashSet<string> s_plans = new() { "todo", "fixme", "hack", "implement", "implemented", "later", "placeholder", "stub", "xxx" };

    /// <summary>Whether a comment in it gives the reason, or one above it that calls it a no-op.</summary>
    public static bool SayWhy(SyntaxNode declaration) => Is(declaration) && (DocumentedNoOps.Is(declaration) || declaration.GetLeadingTrivia().ToFullString().IndexOf("stateless", System.StringComparison.OrdinalIgnoreCase) >= 0 || declaration.DescendantTrivia().Any(trivia => IsInside(trivia, declaration) && IsReason(trivia)));

    /// <summary>No statement, or only one that returns a completed task or a constant.</summary>
    public static bool Is(SyntaxNode declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax { Body: { Statements: var statements } } => statements.Count == 0 || (statements.Count == 1 && statements[0] is ReturnStatementSyntax { Expression: var value } && SaysNothing(value)),
        BaseMethodDeclarationSyntax { ExpressionBody.Expression: var value } => SaysNothing(value),
        _ => false,
    };

    private static bool SaysNothing(ExpressionSyntax? value) => value switch
    {
        null or LiteralExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" or "Value" or "Task" } => true,
        AwaitExpressionSyntax awaited => SaysNothing(awaited.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" } } => true,
        _ => false,
    };

    private static bool IsInside(SyntaxTrivia trivia, SyntaxNode declaration) =>
        declaration is BaseMethodDeclarationSyntax method && trivia.SpanStart > method.ParameterList.Span.End;

    private static bool IsReason(SyntaxTrivia trivia) =>
        (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)) && Words.Split(trivia.ToString()) is { Length: > 1 } words && !words.Any(s_plans.Contains);
}
