using System.Collections.Immutable;

namespace LogoutAnalyzers.Setup;

/// <summary>What a registration call such as <c>AddCookie</c> registers: its schemes, and the defaults it sets.</summary>
/// <param name="Method">The name of the extension method.</param>
/// <param name="Schemes">The schemes; a name of null is taken from the call's scheme argument.</param>
/// <param name="Defaults">The defaults of AuthenticationOptions that the call sets.</param>
internal sealed record SchemeRegistration(string Method, ImmutableArray<(string? Name, SchemeKind Kind)> Schemes, ImmutableArray<(string Property, string Scheme)> Defaults)
{
    private const string Application = "Identity.Application";
    private const string External = "Identity.External";

    // The defaults are those of https://github.com/dotnet/aspnetcore/tree/main/src/Identity (AddIdentity, AddDefaultIdentity, AddIdentityApiEndpoints).
    private static readonly (string?, SchemeKind)[] s_identityCookies =
    {
        (Application, SchemeKind.Cookie), (External, SchemeKind.Cookie), ("Identity.TwoFactorRememberMe", SchemeKind.Cookie), ("Identity.TwoFactorUserId", SchemeKind.Cookie),
    };

    public static readonly ImmutableArray<SchemeRegistration> All = ImmutableArray.Create(
        Of("AddIdentity", s_identityCookies, ("DefaultAuthenticateScheme", Application), ("DefaultChallengeScheme", Application), ("DefaultSignInScheme", External)),
        Of("AddDefaultIdentity", s_identityCookies, ("DefaultScheme", Application), ("DefaultSignInScheme", External)),
        Of("AddIdentityCookies", s_identityCookies),
        Of("AddApplicationCookie", new[] { ((string?)Application, SchemeKind.Cookie) }),
        Of("AddExternalCookie", new[] { ((string?)External, SchemeKind.Cookie) }),
        Of("AddIdentityApiEndpoints", new[] { ((string?)Application, SchemeKind.Cookie), ("Identity.Bearer", SchemeKind.Bearer), ("Identity.BearerAndApplication", SchemeKind.Bearer) }, ("DefaultScheme", "Identity.BearerAndApplication")),
        One("AddCookie", "Cookies", SchemeKind.Cookie),
        One("AddJwtBearer", "Bearer", SchemeKind.NoSignOut),
        One("AddBearerToken", "BearerToken", SchemeKind.Bearer),
        One("AddOpenIdConnect", "OpenIdConnect", SchemeKind.Remote),
        One("AddWsFederation", "WsFederation", SchemeKind.Remote),
        One("AddSaml2", "Saml2", SchemeKind.Remote),
        Of("AddMicrosoftIdentityWebApp", new[] { ((string?)"OpenIdConnect", SchemeKind.Remote), ("Cookies", SchemeKind.Cookie) }),
        Of("AddMicrosoftIdentityWebAppAuthentication", new[] { ((string?)"OpenIdConnect", SchemeKind.Remote), ("Cookies", SchemeKind.Cookie) }, ("DefaultScheme", "OpenIdConnect")),
        One("AddMicrosoftIdentityWebApi", "Bearer", SchemeKind.NoSignOut),
        Of("AddMicrosoftIdentityWebApiAuthentication", new[] { ((string?)"Bearer", SchemeKind.NoSignOut) }, ("DefaultScheme", "Bearer")),
        Of("AddAuth0WebAppAuthentication", new[] { ((string?)"Auth0", SchemeKind.Remote), ("Cookies", SchemeKind.Cookie) }, ("DefaultScheme", "Cookies")),
        Of("AddOktaMvc", new[] { ((string?)"OpenIdConnect", SchemeKind.Remote) }),
        One("AddOAuth", null, SchemeKind.NoSignOut),
        One("AddGoogle", "Google", SchemeKind.NoSignOut),
        One("AddFacebook", "Facebook", SchemeKind.NoSignOut),
        One("AddTwitter", "Twitter", SchemeKind.NoSignOut),
        One("AddMicrosoftAccount", "Microsoft", SchemeKind.NoSignOut),
        One("AddGitHub", "GitHub", SchemeKind.NoSignOut),
        One("AddPolicyScheme", null, SchemeKind.Other),
        One("AddScheme", null, SchemeKind.Other),
        One("AddRemoteScheme", null, SchemeKind.Other),
        One("AddNegotiate", "Negotiate", SchemeKind.Other),
        One("AddCertificate", "Certificate", SchemeKind.Other),
        // IdentityServer replaces the authentication service; what a sign-out does there is its own affair.
        Of("AddIdentityServer", new[] { ((string?)"idsrv", SchemeKind.Other) }),
        Of("AddCAS", new[] { ((string?)"CAS", SchemeKind.Remote) }));

    private static SchemeRegistration One(string method, string? defaultName, SchemeKind kind) =>
        new(method, ImmutableArray.Create((defaultName, kind)), ImmutableArray<(string, string)>.Empty) { TakesScheme = true };

    private static SchemeRegistration Of(string method, (string?, SchemeKind)[] schemes, params (string, string)[] defaults) =>
        new(method, schemes.ToImmutableArray(), defaults.ToImmutableArray());

    /// <summary>Whether an argument of the call may give the scheme another name.</summary>
    public bool TakesScheme { get; private init; }
}
