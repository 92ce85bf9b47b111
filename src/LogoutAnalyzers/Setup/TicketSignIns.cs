using System.Collections.Immutable;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>Sign-ins of System.Web that name no scheme: the ticket of forms authentication, the session token of claims-based identity.</summary>
internal static class TicketSignIns
{
    /// <summary>The words that such a sign-in is found by.</summary>
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create("SetAuthCookie", "GetAuthCookie", "RedirectFromLoginPage", "FormsAuthenticationTicket", "WebSecurity", "WriteSessionTokenToCookie");

    /// <summary>The scheme that the operation signs in, or null.</summary>
    public static Scheme? Of(IOperation operation, string word, Location location) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "SetAuthCookie" or "GetAuthCookie" or "RedirectFromLoginPage" } method } when method.ContainingType.Is(SystemWebApis.FormsAuthentication) => Forms(word, location),
        IInvocationOperation { TargetMethod: { Name: "Login" } method } when method.ContainingType.Is("WebMatrix.WebData.WebSecurity") => Forms(word, location),
        IObjectCreationOperation { Type: { Name: "FormsAuthenticationTicket" } type } when type.Is("System.Web.Security.FormsAuthenticationTicket") => Forms(word, location),
        IInvocationOperation { TargetMethod: { Name: "WriteSessionTokenToCookie" } method } when NeutralAssemblies.IsFramework(method.ContainingAssembly) => new Scheme(null, SchemeKind.Other, word, location),
        _ => null,
    };

    private static Scheme Forms(string word, Location location) => new(SignOutCall.FormsTicket, SchemeKind.Cookie, word, location);
}
