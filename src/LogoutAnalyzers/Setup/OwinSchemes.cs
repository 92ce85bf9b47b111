using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// The authentication middleware that an OWIN start-up registers, by the <c>Use…</c> calls of every method that has an IAppBuilder. What
/// a sign-out reaches is decided by https://github.com/aspnet/AspNetKatana/blob/main/src/Microsoft.Owin.Security/Infrastructure/SecurityHelper.cs:
/// the named types, or every active middleware. A type that nothing registers is passed over in silence.
/// </summary>
internal static class OwinSchemes
{
    /// <summary>The word a file with a start-up holds.</summary>
    public const string Word = "IAppBuilder";

    public const string IdentityCookie = "ApplicationCookie";

    private static readonly Dictionary<string, (string? Type, SchemeKind Kind)> s_registrations = new(StringComparer.Ordinal)
    {
        ["UseCookieAuthentication"] = ("Cookies", SchemeKind.Cookie),
        ["UseExternalSignInCookie"] = ("ExternalCookie", SchemeKind.Cookie),
        ["UseTwoFactorSignInCookie"] = ("TwoFactorCookie", SchemeKind.Cookie),
        ["UseTwoFactorRememberBrowserCookie"] = ("TwoFactorRememberBrowser", SchemeKind.Cookie),
        ["UseOpenIdConnectAuthentication"] = ("OpenIdConnect", SchemeKind.Remote),
        ["UseWsFederationAuthentication"] = ("Federation", SchemeKind.Remote),
        ["UseSaml2Authentication"] = ("Saml2", SchemeKind.Remote),
        ["UseKentorAuthServicesAuthentication"] = ("KentorAuthServices", SchemeKind.Remote),
        ["UseCasAuthentication"] = ("CAS", SchemeKind.Remote),
        ["UseOAuthBearerTokens"] = ("Bearer", SchemeKind.Bearer),
        ["UseOAuthBearerAuthentication"] = ("Bearer", SchemeKind.Bearer),
        ["UseOAuthAuthorizationServer"] = ("Bearer", SchemeKind.Bearer),
        ["UseJwtBearerAuthentication"] = ("Bearer", SchemeKind.Bearer),
        ["UseWindowsAzureActiveDirectoryBearerAuthentication"] = ("Bearer", SchemeKind.Bearer),
        ["UseActiveDirectoryFederationServicesBearerAuthentication"] = ("Bearer", SchemeKind.Bearer),
        ["UseGoogleAuthentication"] = ("Google", SchemeKind.NoSignOut),
        ["UseFacebookAuthentication"] = ("Facebook", SchemeKind.NoSignOut),
        ["UseTwitterAuthentication"] = ("Twitter", SchemeKind.NoSignOut),
        ["UseMicrosoftAccountAuthentication"] = ("Microsoft", SchemeKind.NoSignOut),
    };

    // Cookies that carry a provider's answer or a second factor from one page to the next.
    private static readonly HashSet<string> s_temporary = new(StringComparer.Ordinal) { "ExternalCookie", "TwoFactorCookie", "TwoFactorRememberBrowser" };

    // Middleware of other libraries that may sign users in.
    private static readonly HashSet<string> s_authenticationWords = new(StringComparer.Ordinal)
    {
        "auth", "authentication", "identity", "cookie", "cookies", "sign", "login", "saml", "saml2", "cas", "open", "openid", "federation", "membership", "sso", "okta", "oauth", "jwt", "bearer", "umbraco", "security", "token",
    };

    // How the methods begin that libraries and other projects offer to register middleware with.
    private static readonly HashSet<string> s_verbs = new(StringComparer.Ordinal) { "use", "configure", "configuration", "add", "register", "setup", "enable", "init", "initialize", "startup" };

    public static bool IsTemporary(string? type) => type is not null && s_temporary.Contains(type);

    /// <summary>The middleware registered in the method that the name of the builder's type stands in.</summary>
    public static IEnumerable<Scheme> In(SimpleNameSyntax builder, SemanticModel model, CancellationToken cancellationToken)
    {
        if (builder.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is not { } method) yield break;
        foreach (var use in method.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (use.Expression is not MemberAccessExpressionSyntax { Name: { } name, Expression: { } receiver } || !Registers(name.Identifier.ValueText)) continue;
            if (model.GetOperation(use, cancellationToken) is not IInvocationOperation call)
            {
                // Of a package that is not there: whatever it registers is not known.
                if (Words.Any(name.Identifier.ValueText, s_authenticationWords) && (IsUse(name.Identifier.ValueText) || IsBuilder(model.GetTypeInfo(receiver, cancellationToken).Type))) yield return New(null, SchemeKind.Other, name);
            }
            else if (call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && IsBuilder(call.Instance?.Type ?? call.Arguments.FirstOrDefault()?.Value.Type) && Of(call, name, method, model) is { } scheme)
            {
                yield return scheme;
            }
        }
    }

    private static bool IsUse(string name) => name.StartsWith("Use", StringComparison.Ordinal);

    private static bool Registers(string name) => Words.Split(name) is { IsEmpty: false } words && s_verbs.Contains(words[0]);

    private static bool IsBuilder(ITypeSymbol? type) => type is { Name: Word };

    private static Scheme New(string? type, SchemeKind kind, SimpleNameSyntax name) => new(type, kind, name.Identifier.ValueText, name.GetLocation()) { IsOwin = true };

    private static Scheme? Of(IInvocationOperation call, SimpleNameSyntax written, BaseMethodDeclarationSyntax method, SemanticModel model)
    {
        var name = call.TargetMethod.Name;
        if (!s_registrations.TryGetValue(name, out var known)) return Words.Any(Described(call), s_authenticationWords) ? New(null, SchemeKind.Other, written) : null;
        if (call.Arguments.FirstOrDefault(static argument => argument.Parameter is { Type.SpecialType: SpecialType.System_String, Name: not ("appId" or "appSecret" or "clientId" or "clientSecret" or "consumerKey" or "consumerSecret") }) is { ArgumentKind: not ArgumentKind.DefaultValue } named)
            return New(ConstantStrings.Of(named.Value), known.Kind, written);
        var options = call.Arguments.Select(static argument => argument.Value.WithoutConversions()).FirstOrDefault(static value => value.Type?.Name.EndsWith("Options", StringComparison.Ordinal) == true);
        if (options is null) return New(known.Type, known.Kind, written);
        var settings = OwinOptions.Of(options, method, model);
        // A sign-out ends no token, whatever it is called.
        var isNamed = settings.IsKnown || known.Kind is SchemeKind.Bearer or SchemeKind.NoSignOut;
        return New(isNamed ? settings.AuthenticationType ?? known.Type : null, known.Kind, written) with { IsPassive = settings.IsPassive };
    }

    // app.Use<OwnAuthenticationMiddleware>(), app.Use(typeof(X)), AuthConfig.Register(app)
    private static string Described(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.Name == "Use") return string.Join("", method.TypeArguments.Select(static type => type.Name)) + string.Join("", call.Arguments.Select(static argument => (argument.Value.WithoutConversions() as ITypeOfOperation)?.TypeOperand.Name));
        return method.IsExtensionMethod ? method.Name : method.ContainingType.Name + method.Name;
    }
}
