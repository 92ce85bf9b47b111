using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// Code that lets only signed-in users go on: <c>if (Session["user"] == null) return RedirectToAction("Login");</c>. It stands at the
/// beginning of an action or page, or in what runs before it.
/// </summary>
internal static class LoginGates
{
    /// <summary>The words a file with a gate holds.</summary>
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create("Session", "IsAuthenticated", "IsSignedIn", "Cookies");

    // Nobody writes a test that is nested deeper.
    private const int MaxDepth = 50;

    private static readonly HashSet<string> s_answers = new(StringComparer.Ordinal) { "Result", "StatusCode", "Location", "RedirectLocation" };

    private static readonly HashSet<string> s_emptyTests = new(StringComparer.Ordinal) { "IsNullOrEmpty", "IsNullOrWhiteSpace" };

    /// <summary>Whether everything that follows in the body is for signed-in users.</summary>
    public static bool IsIn(SyntaxNode declaration) => Statements(declaration) is { } statements && IsIn(statements, UsersOf(declaration));

    /// <summary>Whether the body fails for everybody else, without a word about it.</summary>
    public static bool Fails(SyntaxNode declaration) => Statements(declaration) is { } statements && SessionDemands.AreIn(statements);

    // protected User CurrentUser => (User)Session["user"]; of the same class.
    private static HashSet<string> UsersOf(SyntaxNode declaration)
    {
        var none = new HashSet<string>(StringComparer.Ordinal);
        var properties = declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Members.OfType<PropertyDeclarationSyntax>() ?? Enumerable.Empty<PropertyDeclarationSyntax>();
        return new HashSet<string>(properties.Where(property => Read(property).Any(value => AsksWho(value, none))).Select(static property => property.Identifier.ValueText), StringComparer.Ordinal);
    }

    private static IEnumerable<ExpressionSyntax> Read(PropertyDeclarationSyntax property)
    {
        var getter = property.AccessorList?.Accessors.FirstOrDefault(static accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration));
        return new[] { property.ExpressionBody?.Expression, getter?.ExpressionBody?.Expression, getter?.Body?.Statements.OfType<ReturnStatementSyntax>().LastOrDefault()?.Expression }.OfType<ExpressionSyntax>();
    }

    private static bool IsIn(IReadOnlyList<StatementSyntax> statements, HashSet<string> users, int depth = 0)
    {
        if (depth > MaxDepth) return false;
        for (var i = 0; i < statements.Count; i++)
        {
            switch (statements[i])
            {
                case LocalDeclarationStatementSyntax { Declaration.Variables: var variables }:
                    foreach (var variable in variables)
                        if (variable.Initializer is { Value: { } value } && AsksWho(value, users)) users.Add(variable.Identifier.ValueText);
                    break;
                case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax target, Right: { } value } } when AsksWho(value, users):
                    users.Add(target.Identifier.ValueText);
                    break;
                case IfStatementSyntax { Condition: { } condition } choice when SaysSignedIn(condition, users) is { } signedIn:
                    // Who is not signed in goes here: into the branch, or past it.
                    var refused = !signedIn ? choice.Statement : choice.Else?.Statement;
                    if (refused is not null ? TurnsAway(refused) : Leaves(choice.Statement) && i + 1 < statements.Count && TurnsAway(statements[i + 1])) return true;
                    break;
                // if (!IsPostBack) { … }: the first visit is what the browser keeps.
                case IfStatementSyntax { Condition: var condition, Statement: BlockSyntax block } when condition.ToString().IndexOf("IsPostBack", StringComparison.Ordinal) >= 0:
                    if (IsIn(block.Statements, users, depth + 1)) return true;
                    break;
                case TryStatementSyntax attempt:
                    if (IsIn(attempt.Block.Statements, users, depth + 1)) return true;
                    break;
                case BlockSyntax inner:
                    if (IsIn(inner.Statements, users, depth + 1)) return true;
                    break;
            }
            // What is answered before the question is for everybody.
            if (statements[i].DescendantNodesAndSelf().OfType<ReturnStatementSyntax>().Any(static exit => exit.Expression is InvocationExpressionSyntax { Expression: SimpleNameSyntax { Identifier.ValueText: "View" or "Ok" or "Json" or "Content" or "File" or "Page" or "PartialView" } })) return false;
        }
        return false;
    }

    private static IReadOnlyList<StatementSyntax>? Statements(SyntaxNode declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax { Body: { } body } => body.Statements,
        LocalFunctionStatementSyntax { Body: { } body } => body.Statements,
        AnonymousFunctionExpressionSyntax { Block: { } body } => body.Statements,
        _ => null,
    };

    // True for a condition that holds of signed-in users, false for one that holds of the others, null for one about something else.
    private static bool? SaysSignedIn(ExpressionSyntax condition, HashSet<string> users, int depth = 0)
    {
        switch (condition)
        {
            case var _ when depth > MaxDepth:
                return null;
            case ParenthesizedExpressionSyntax inner:
                return SaysSignedIn(inner.Expression, users, depth + 1);
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                return !SaysSignedIn(not.Operand, users, depth + 1);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either:
                return Join(SaysSignedIn(either.Left, users, depth + 1), SaysSignedIn(either.Right, users, depth + 1), one: false);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both:
                return Join(SaysSignedIn(both.Left, users, depth + 1), SaysSignedIn(both.Right, users, depth + 1), one: true);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce:
                return SaysSignedIn(coalesce.Left, users, depth + 1);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison when AsksWho(comparison.Left, users) || AsksWho(comparison.Right, users):
                return IsNothing(comparison.Right) || IsNothing(comparison.Left) ? comparison.IsKind(SyntaxKind.NotEqualsExpression) : comparison.IsKind(SyntaxKind.EqualsExpression);
            case IsPatternExpressionSyntax { Expression: { } value, Pattern: var pattern } when AsksWho(value, users):
                return pattern is UnaryPatternSyntax negated ? IsNothing(negated.Pattern) : !IsNothing(pattern);
            case InvocationExpressionSyntax call when AsksWho(call, users):
                return !s_emptyTests.Contains((call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? "");
            default:
                return AsksWho(condition, users) ? true : null;
        }
    }

    // Of "a || b" it is enough that one is about visitors who are not signed in, of "a && b" that one is about users who are.
    private static bool? Join(bool? left, bool? right, bool one) => left == one || right == one ? one : left == right ? left : null;

    private static bool IsNothing(SyntaxNode value) => value switch
    {
        ConstantPatternSyntax constant => IsNothing(constant.Expression),
        LiteralExpressionSyntax literal => literal.Token.Value is null or "" or false or 0,
        PrefixUnaryExpressionSyntax => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" } => true,
        _ => false,
    };

    // What leaves has to name the login: a message that asks to log in stands on a page for everybody.
    private static bool TurnsAway(StatementSyntax statement) =>
        statement.DescendantNodesAndSelf().Any(static node => node switch
        {
            ReturnStatementSyntax or ThrowStatementSyntax => RequestChecks.LeadsToLogin(node),
            AssignmentExpressionSyntax { Left: var target } => s_answers.Contains(target.ToString().Split('.').Last()) && RequestChecks.LeadsToLogin(node),
            InvocationExpressionSyntax { Expression: var called } call => IsTurn((called as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? (called as SimpleNameSyntax)?.Identifier.ValueText ?? "", call) && RequestChecks.LeadsToLogin(node),
            _ => false,
        });

    private static bool IsTurn(string method, InvocationExpressionSyntax call) =>
        method.IndexOf("Redirect", StringComparison.Ordinal) >= 0 || method is "Transfer" or "ChallengeAsync" or "ForbidAsync"
        || (method is "Write" or "RegisterStartupScript" or "RegisterClientScriptBlock" && call.ArgumentList.ToString().IndexOf("location", StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool Leaves(StatementSyntax statement) => statement.DescendantNodesAndSelf().Any(static node => node is ReturnStatementSyntax);

    // Session["user"], User.Identity.IsAuthenticated, Request.Cookies["auth"], or a local that holds one of them.
    private static bool AsksWho(ExpressionSyntax value, HashSet<string> users) =>
        value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => users.Contains(name.Identifier.ValueText) || Asks(name));

    private static bool Asks(IdentifierNameSyntax name) => name.Identifier.ValueText switch
    {
        "IsAuthenticated" => true,
        "IsSignedIn" => name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax },
        "Session" or "Cookies" => (name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access.Parent : name.Parent) is ElementAccessExpressionSyntax or MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax,
        _ => false,
    };
}
