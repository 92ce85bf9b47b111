using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>Who gets as far as to open a WebSocket.</summary>
internal static class SocketUsers
{
    /// <summary>Whether only signed-in users do: the action, the mapping or a test beside the call asks for them.</summary>
    public static bool AreSignedIn(IInvocationOperation accept)
    {
        if (accept.SemanticModel is not { } model) return false;
        foreach (var function in accept.Syntax.Ancestors())
        {
            switch (function)
            {
                case AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax mapping } } when mapping.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && name.StartsWith("Map", System.StringComparison.Ordinal):
                    return MappingChain.Of(mapping, model, "RequireAuthorization", "AllowAnonymous") == "RequireAuthorization" || Tests(function);
                case MethodDeclarationSyntax method when model.GetDeclaredSymbol(method) is { } symbol:
                    var attributes = AttributesAround.Of(symbol).ToList();
                    return (attributes.Any(static attribute => attribute.IsOrInherits("Microsoft.AspNetCore.Authorization.IAuthorizeData")) && !attributes.Any(static attribute => attribute.IsOrInherits("Microsoft.AspNetCore.Authorization.IAllowAnonymous"))) || Tests(function);
            }
        }
        return false;
    }

    private static bool Tests(SyntaxNode function) => function.DescendantTokens().Any(static token => token.ValueText == "IsAuthenticated");
}
