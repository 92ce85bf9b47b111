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

    public static bool IsTemporary(string? type) => type is not null && s_temporary.Contains(type);

    /// <summary>The middleware registered in the method that the name of the builder's type stands in.</summary>
    public static IEnumerable<Scheme> In(SimpleNameSyntax builder, SemanticModel model, CancellationToken cancellationToken)
    {
        if (builder.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is not { } method) yield break;
        foreach (var use in method.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (use.Expression is not MemberAccessExpressionSyntax { Name: { } name } || !name.Identifier.ValueText.StartsWith("Use", StringComparison.Ordinal)) continue;
            if (model.GetOperation(use, cancellationToken) is not IInvocationOperation call)
            {
                // Of a package that is not there: whatever it registers is not known.
                if (Words.Any(name.Identifier.ValueText, s_authenticationWords)) yield return new Scheme(null, SchemeKind.Other, name.Identifier.ValueText, name.GetLocation());
            }
            else if (call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && IsBuilder(call) && Of(call, name.GetLocation(), method, model) is { } scheme)
            {
                yield return scheme;
            }
        }
    }

    private static bool IsBuilder(IInvocationOperation call) => (call.Instance?.Type ?? call.Arguments.FirstOrDefault()?.Value.Type) is { Name: Word };

    private static Scheme? Of(IInvocationOperation call, Location location, BaseMethodDeclarationSyntax method, SemanticModel model)
    {
        var name = call.TargetMethod.Name;
        if (!s_registrations.TryGetValue(name, out var known))
        {
            // app.Use<OwnAuthenticationMiddleware>(), app.Use(typeof(X))
            var what = name == "Use" ? name + string.Join("", call.TargetMethod.TypeArguments.Select(static type => type.Name)) + string.Join("", call.Arguments.Skip(1).Take(1).Select(static argument => (argument.Value.WithoutConversions() as ITypeOfOperation)?.TypeOperand.Name)) : name;
            return Words.Any(what, s_authenticationWords) ? new Scheme(null, SchemeKind.Other, name, location) : null;
        }
        if (call.Arguments.FirstOrDefault(static argument => argument.Parameter is { Type.SpecialType: SpecialType.System_String, Name: not ("appId" or "appSecret" or "clientId" or "clientSecret" or "consumerKey" or "consumerSecret") }) is { ArgumentKind: not ArgumentKind.DefaultValue } named)
            return new Scheme(ConstantStrings.Of(named.Value), known.Kind, name, location);
        var options = call.Arguments.Select(static argument => argument.Value.WithoutConversions()).FirstOrDefault(static value => value.Type?.Name.EndsWith("Options", StringComparison.Ordinal) == true);
        if (options is null) return new Scheme(known.Type, known.Kind, name, location);
        var settings = OwinOptions.Of(options, method, model);
        // A sign-out ends no token, whatever it is called.
        var isNamed = settings.IsKnown || known.Kind is SchemeKind.Bearer or SchemeKind.NoSignOut;
        return new Scheme(isNamed ? settings.AuthenticationType ?? known.Type : null, known.Kind, name, location) { IsPassive = settings.IsPassive };
    }
}
