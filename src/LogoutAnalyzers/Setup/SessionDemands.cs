using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// Code of System.Web that cannot do without a signed-in user: <c>Session["user"].ToString()</c> or <c>(int)Session["userId"]</c>, where nobody
/// asks whether it is there. A visitor who is not signed in gets an error page instead.
/// </summary>
internal static class SessionDemands
{
    // What may stand beside a word for the user in such a key.
    private static readonly HashSet<string> s_parts = new(StringComparer.Ordinal) { "id", "name", "no", "code", "role", "type", "email", "current", "logged", "in", "is", "obj", "data", "info", "session" };

    /// <summary>Whether the statements, the first time a page is asked for, stop for visitors who are not signed in.</summary>
    public static bool AreIn(IReadOnlyList<StatementSyntax> statements)
    {
        foreach (var statement in statements)
        {
            if (FirstVisit(statement) is { } inner)
            {
                if (AreIn(inner)) return true;
                continue;
            }
            foreach (var demand in AlwaysRun(statement).SelectMany(static code => code.DescendantNodesAndSelf(static node => node is not AnonymousFunctionExpressionSyntax)).OfType<ElementAccessExpressionSyntax>())
                if (KeyOf(demand) is { } key && IsDemanded(demand) && IsReached(demand, statement) && !IsAskedFor(key, statement)) return true;
            // What comes after a way out is not for everybody.
            if (statement.DescendantNodesAndSelf().Any(static node => node is ReturnStatementSyntax or ThrowStatementSyntax)) return false;
        }
        return false;
    }

    // if (!IsPostBack) { … }
    private static IReadOnlyList<StatementSyntax>? FirstVisit(StatementSyntax statement) => statement switch
    {
        BlockSyntax block => block.Statements,
        IfStatementSyntax { Condition: PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var operand }, Statement: BlockSyntax { Statements: var statements } } when operand.ToString() is "IsPostBack" or "Page.IsPostBack" or "this.IsPostBack" => statements,
        _ => null,
    };

    private static IEnumerable<SyntaxNode> AlwaysRun(StatementSyntax statement) => statement switch
    {
        ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax => new[] { statement },
        IfStatementSyntax choice => new[] { choice.Condition },
        SwitchStatementSyntax choice => new[] { choice.Expression },
        ForEachStatementSyntax loop => new[] { loop.Expression },
        UsingStatementSyntax { Declaration: { } declaration } => new[] { declaration },
        _ => Enumerable.Empty<SyntaxNode>(),
    };

    // Session["user"], HttpContext.Current.Session["user"]
    private static string? KeyOf(ElementAccessExpressionSyntax access) =>
        access is { Expression: IdentifierNameSyntax { Identifier.ValueText: "Session" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Session" }, ArgumentList.Arguments: { Count: 1 } arguments }
            && arguments[0].Expression is LiteralExpressionSyntax { Token.Value: string key } && Words.Split(key) is var words
            && words.Any(SessionLogins.Keys.Contains) && words.All(static word => SessionLogins.Keys.Contains(word) || s_parts.Contains(word)) ? key : null;

    // A method of it is called, or it is cast to what cannot be null.
    private static bool IsDemanded(ElementAccessExpressionSyntax access)
    {
        SyntaxNode value = access;
        if (value.Parent is CastExpressionSyntax cast)
        {
            if (cast.Type is PredefinedTypeSyntax { Keyword.RawKind: not ((int)SyntaxKind.StringKeyword or (int)SyntaxKind.ObjectKeyword) }) return true;
            value = cast;
        }
        while (value.Parent is ParenthesizedExpressionSyntax) value = value.Parent;
        return value.Parent is MemberAccessExpressionSyntax member && member.Expression == value;
    }

    private static bool IsReached(SyntaxNode demand, StatementSyntax statement)
    {
        for (var node = demand; node != statement && node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case ConditionalExpressionSyntax choice when choice.Condition != node:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression } binary when binary.Right == node:
                case ConditionalAccessExpressionSyntax access when access.Expression != node:
                case SwitchExpressionArmSyntax:
                    return false;
            }
        }
        return true;
    }

    // Who sets it, or asks whether it is there, does without it.
    private static bool IsAskedFor(string key, StatementSyntax statement) =>
        statement.FirstAncestorOrSelf<MemberDeclarationSyntax>()!.DescendantNodes().OfType<ElementAccessExpressionSyntax>().Any(access => KeyOf(access) == key && access.Parent switch
        {
            AssignmentExpressionSyntax set => set.Left == access,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression or (int)SyntaxKind.CoalesceExpression } => true,
            IsPatternExpressionSyntax or ConditionalAccessExpressionSyntax or ArgumentSyntax => true,
            _ => false,
        });
}
