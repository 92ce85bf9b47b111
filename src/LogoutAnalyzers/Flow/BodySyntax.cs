using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Flow;

/// <summary>The parts of a body's syntax that rules report at.</summary>
internal static class BodySyntax
{
    /// <summary>Where a body ends: its closing brace, or its only expression.</summary>
    public static Location EndOf(SyntaxNode body) => body switch
    {
        BaseMethodDeclarationSyntax { Body: { } block } => block.CloseBraceToken.GetLocation(),
        BaseMethodDeclarationSyntax { ExpressionBody: { } arrow } => arrow.Expression.GetLocation(),
        LocalFunctionStatementSyntax { Body: { } block } => block.CloseBraceToken.GetLocation(),
        LocalFunctionStatementSyntax { ExpressionBody: { } arrow } => arrow.Expression.GetLocation(),
        AnonymousFunctionExpressionSyntax { Block: { } block } => block.CloseBraceToken.GetLocation(),
        AnonymousFunctionExpressionSyntax { ExpressionBody: { } expression } => expression.GetLocation(),
        _ => body.GetLocation(),
    };
}
