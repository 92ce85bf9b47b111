using System;
using System.Collections.Generic;

namespace LogoutAnalyzers.Setup;

/// <summary>Cookies that carry something from one page to the next, and no session: a provider's answer, a second factor.</summary>
internal static class PassingCookies
{
    // The names of ASP.NET Core Identity, ASP.NET Identity 2 and IdentityServer.
    private static readonly HashSet<string> s_schemes = new(StringComparer.Ordinal)
    {
        "Identity.External", "Identity.TwoFactorUserId", "Identity.TwoFactorRememberMe", "ExternalCookie", "TwoFactorCookie", "TwoFactorRememberBrowser", "idsrv.external",
    };

    public static bool Are(string? scheme) => scheme is not null && (s_schemes.Contains(scheme) || scheme.IndexOf("external", StringComparison.OrdinalIgnoreCase) >= 0);
}
