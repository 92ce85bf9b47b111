using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Flow;

/// <summary>What a page of WebForms does when it is opened, and what when its form is sent.</summary>
internal static class PostBacks
{
    /// <summary>Whether the body of a page's event does its work when the page is opened, when its form is sent, or both.</summary>
    public static (bool OnGet, bool OnPost) Of(SyntaxNode declaration)
    {
        if (declaration is not MethodDeclarationSyntax { Body: { } body }) return (true, true);
        // base.OnLoad(e) is not what the page is for.
        var statements = body.Statements.Where(static statement => statement is not ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax } } }).ToList();
        if (statements.Count == 0 || statements[0] is not IfStatementSyntax { Else: null } test || IsPostBack(test.Condition) is not { } isPostBack) return (true, true);
        if (statements.Count == 1) return isPostBack ? (false, true) : (true, false);
        var leaves = test.Statement.DescendantNodesAndSelf().Any(static node => node is ReturnStatementSyntax);
        return !leaves ? (true, true) : isPostBack ? (true, false) : (false, true);
    }

    /// <summary>
    /// Whether the outcome of <c>IsPostBack</c> leads past what the other outcome does: the page was opened before its form is sent, so one of
    /// both is enough.
    /// </summary>
    public static bool IsOtherTurn(SyntaxNode condition, bool outcome, IReadOnlyCollection<SyntaxNode> doneAt)
    {
        if (doneAt.Count == 0 || condition.FirstAncestorOrSelf<IfStatementSyntax>() is not { } test || !test.Condition.Span.Contains(condition.Span) || IsPostBack(test.Condition) is not { } isPostBack) return false;
        // In the graph "!IsPostBack" is a branch on IsPostBack.
        var arm = IsPostBack((condition as ExpressionSyntax)!) == isPostBack == outcome ? test.Statement : test.Else?.Statement;
        return arm is null || !doneAt.Any(done => arm.Span.Contains(done.Span));
    }

    /// <summary>Whether the condition is <c>IsPostBack</c> (true), its negation (false), or anything else (null).</summary>
    private static bool? IsPostBack(ExpressionSyntax condition) => condition switch
    {
        ParenthesizedExpressionSyntax parenthesized => IsPostBack(parenthesized.Expression),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => !IsPostBack(not.Operand),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right: LiteralExpressionSyntax literal } equals when literal.IsKind(SyntaxKind.FalseLiteralExpression) => !IsPostBack(equals.Left),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right: LiteralExpressionSyntax literal } equals when literal.IsKind(SyntaxKind.TrueLiteralExpression) => IsPostBack(equals.Left),
        IdentifierNameSyntax { Identifier.ValueText: "IsPostBack" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsPostBack" } => true,
        _ => null,
    };
}
