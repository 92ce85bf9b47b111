using System.Collections.Immutable;
using System.Threading;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// Sign-ins of System.Web that name no scheme: the ticket of forms authentication, the session token of claims-based identity. The call
/// itself need not bind: the controls of a page are declared in a file that ASP.NET generates, and a web site keeps none.
/// </summary>
internal static class TicketSignIns
{
    /// <summary>The words that such a sign-in is found by.</summary>
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create("SetAuthCookie", "GetAuthCookie", "RedirectFromLoginPage", "FormsAuthenticationTicket", "WebSecurity", "WriteSessionTokenToCookie");

    /// <summary>The scheme that the call or creation signs in, or null.</summary>
    public static Scheme? Of(SyntaxNode node, string word, Location location, SemanticModel model, CancellationToken cancellationToken)
    {
        if (OwnerOf(node, model, cancellationToken) is not { } owner) return null;
        return word switch
        {
            "SetAuthCookie" or "GetAuthCookie" or "RedirectFromLoginPage" when owner.Is(SystemWebApis.FormsAuthentication) => Forms(word, location),
            "FormsAuthenticationTicket" when owner.Is("System.Web.Security.FormsAuthenticationTicket") => Forms(word, location),
            "WebSecurity" when owner.Is("WebMatrix.WebData.WebSecurity") && node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Login" } } => Forms(word, location),
            "WriteSessionTokenToCookie" when NeutralAssemblies.IsFramework(owner.ContainingAssembly) => new Scheme(null, SchemeKind.Other, word, location),
            _ => null,
        };
    }

    private static ITypeSymbol? OwnerOf(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) => node switch
    {
        BaseObjectCreationExpressionSyntax => model.GetTypeInfo(node, cancellationToken).Type,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: { } owner } } when model.GetSymbolInfo(owner, cancellationToken).Symbol is ITypeSymbol type => type,
        _ => model.GetSymbolInfo(node, cancellationToken).Symbol?.ContainingType,
    };

    private static Scheme Forms(string word, Location location) => new(SignOutCall.FormsTicket, SchemeKind.Cookie, word, location);
}
