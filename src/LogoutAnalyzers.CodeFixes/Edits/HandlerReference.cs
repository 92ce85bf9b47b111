using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>What a mention of a method is, other than a call.</summary>
internal static class HandlerReference
{
    /// <summary><c>nameof(Logout)</c> and <c>&lt;see cref="Logout"/&gt;</c>: any signature will do.</summary>
    public static bool IsOnlyNamed(SyntaxNode node) =>
        node.IsPartOfStructuredTrivia()
        || node.FirstAncestorOrSelf<InvocationExpressionSyntax>(static invocation => invocation.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" }) is not null;

    /// <summary>The method group that is handed to <c>MapPost</c> and its kin.</summary>
    public static ExpressionSyntax? MappedAs(SyntaxNode node)
    {
        var group = node.Parent is MemberAccessExpressionSyntax access && access.Name == node ? access : node as ExpressionSyntax;
        var argument = group?.Parent is CastExpressionSyntax cast ? cast.Parent : group?.Parent;
        return argument is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax map } }
            && map.Name.Identifier.ValueText.StartsWith("Map", System.StringComparison.Ordinal) ? group : null;
    }
}
