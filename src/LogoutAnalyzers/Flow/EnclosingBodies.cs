using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Flow;

/// <summary>The functions that a piece of code stands in, from the inside out: lambdas, local functions, the member, the top-level statements.</summary>
internal static class EnclosingBodies
{
    public static IEnumerable<SyntaxNode> Of(SyntaxNode node)
    {
        for (var parent = node.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax:
                    yield return parent;
                    if (IsEndpoint(parent)) yield break;
                    break;
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax:
                    yield return parent;
                    yield break;
                case TypeDeclarationSyntax:
                    yield break;
            }
        }
    }

    // app.MapPost("/lock", async (…) => …): the function around it has run long before.
    private static bool IsEndpoint(SyntaxNode function) =>
        function.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } } && name.StartsWith("Map", System.StringComparison.Ordinal);
}
