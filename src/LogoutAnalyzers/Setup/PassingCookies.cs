using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Names;

namespace LogoutAnalyzers.Setup;

/// <summary>Cookies that carry something from one page to the next, and no session: a provider's answer, a second factor.</summary>
internal static class PassingCookies
{
    // The names of ASP.NET Core Identity, ASP.NET Identity 2 and IdentityServer.
    private static readonly HashSet<string> s_schemes = new(StringComparer.Ordinal)
    {
        "Identity.External", "Identity.TwoFactorUserId", "Identity.TwoFactorRememberMe", "ExternalCookie", "TwoFactorCookie", "TwoFactorRememberBrowser", "idsrv.external",
    };

    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal) { "correlation", "nonce", "twofactor", "2fa", "mfa", "pending", "temp", "temporary" };

    private static readonly string[] s_parts = { "external", "twofactor", "two-factor", "2fa" };

    public static bool Are(string? scheme) => scheme is not null && (s_schemes.Contains(scheme) || Words.Any(scheme, s_words) || s_parts.Any(part => scheme.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0));
}
