using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>The calls and assignments that a written <c>Session</c> is part of, also through a variable or property that it is stored in.</summary>
internal static class SessionUses
{
    /// <summary><c>Session["x"] = y</c>, <c>context.Session.Set(…)</c>, <c>var s = context.Session; s["x"] = y</c>.</summary>
    public static IEnumerable<SyntaxNode> Of(SimpleNameSyntax name)
    {
        var session = Whole(name);
        if (UseOf(session) is { } use) return new[] { use };
        return HolderOf(session) is { } holder && ScopeOf(session) is { } scope && holder != name.Identifier.ValueText
            ? scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(other => other.Identifier.ValueText == holder).Select(static other => UseOf(Whole(other))).OfType<SyntaxNode>()
            : Enumerable.Empty<SyntaxNode>();
    }

    // context.Session, context?.Session, (context.Session!), context.Session.Contents
    private static ExpressionSyntax Whole(ExpressionSyntax expression) => expression.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == expression || access.Name.Identifier.ValueText == "Contents" => Whole(access),
        MemberBindingExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax => Whole((ExpressionSyntax)expression.Parent),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => Whole(sure),
        _ => expression,
    };

    private static SyntaxNode? UseOf(ExpressionSyntax session) => session.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == session => call,
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax call } access when access.Expression == session => call,
        ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } element when element.Expression == session && assignment.Left == element => assignment,
        _ => null,
    };

    // The local, field or property that keeps it.
    private static string? HolderOf(ExpressionSyntax session)
    {
        SyntaxNode? value = session.Ancestors().FirstOrDefault(static node => node is not ExpressionSyntax || node is AssignmentExpressionSyntax);
        return value switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => variable.Identifier.ValueText,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } => target.Identifier.ValueText,
            AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var target } } => target.Identifier.ValueText,
            ArrowExpressionClauseSyntax or ReturnStatementSyntax => value.FirstAncestorOrSelf<PropertyDeclarationSyntax>()?.Identifier.ValueText,
            _ => null,
        };
    }

    private static SyntaxNode? ScopeOf(SyntaxNode node) =>
        (SyntaxNode?)node.Ancestors().FirstOrDefault(static ancestor => ancestor is TypeDeclarationSyntax) ?? node.FirstAncestorOrSelf<CompilationUnitSyntax>();
}
