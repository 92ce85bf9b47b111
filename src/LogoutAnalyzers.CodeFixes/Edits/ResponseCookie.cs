using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Makes a deletion on System.Web reach the browser: the cookie of the response is expired instead.</summary>
internal static class ResponseCookie
{
    /// <param name="edits">The changes to the file.</param>
    /// <param name="node">The call of Remove, or the assignment to Expires.</param>
    public static bool TryExpire(SourceEdits edits, SyntaxNode node)
    {
        switch (node.FirstAncestorOrSelf<ExpressionSyntax>(static found => found is InvocationExpressionSyntax or AssignmentExpressionSyntax))
        {
            case InvocationExpressionSyntax { Parent: ExpressionStatementSyntax, Expression: MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax cookies } } call:
                var key = call.ArgumentList.Arguments.Single();
                Usings.AddFor(edits, call.SpanStart, "System", "DateTime");
                edits.Replace(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(cookies.Span.End, call.Span.End), $"[{key}].Expires = DateTime.UtcNow.AddDays(-1)");
                return TryTurn(edits, cookies);
            case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: ElementAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax cookies } } }:
                return TryTurn(edits, cookies);
            default:
                return false;
        }
    }

    // Request.Cookies becomes Response.Cookies, where whoever has the one has the other.
    private static bool TryTurn(SourceEdits edits, MemberAccessExpressionSyntax cookies)
    {
        var owner = cookies.Expression as IdentifierNameSyntax ?? (cookies.Expression as MemberAccessExpressionSyntax)?.Name as IdentifierNameSyntax;
        if (owner is null || edits.Model.GetSymbolInfo(owner).Symbol is not IPropertySymbol { DeclaringSyntaxReferences.IsEmpty: true }) return false;
        if (owner.Identifier.ValueText == "Request") edits.Replace(owner.Span, "Response");
        return owner.Identifier.ValueText is "Request" or "Response";
    }
}
