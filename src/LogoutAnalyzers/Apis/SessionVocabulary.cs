using System;
using System.Collections.Generic;
using LogoutAnalyzers.Names;

namespace LogoutAnalyzers.Apis;

/// <summary>The words by which applications name their own sessions and tokens, and what they do to them.</summary>
internal static class SessionVocabulary
{
    public static readonly HashSet<string> Things = Set(
        "session", "sessions", "token", "tokens", "login", "logins", "ticket", "tickets", "grant", "grants", "jwt", "credential", "credentials",
        "signin", "authentication");

    public static readonly HashSet<string> Accounts = Set(
        "user", "users", "account", "member", "customer", "principal", "identity", "device", "client", "profile", "person", "employee", "admin");

    public static readonly HashSet<string> EndingVerbs = Set(
        "revoke", "revokes", "invalidate", "end", "kill", "expire", "terminate", "destroy", "deactivate", "blacklist", "blocklist", "denylist", "remove",
        "delete", "clear", "close", "abandon", "drop", "evict", "purge", "cancel", "disable", "reject", "ban", "forget");

    public static readonly HashSet<string> Denylists = Set("blacklist", "blacklisted", "blocklist", "blocked", "denylist", "denied", "revoked", "revocation", "invalidated", "invalid", "expired");

    // Tokens that are sent by mail, prove one thing once, and sign nobody in.
    private static readonly HashSet<string> s_oneTime = Set("reset", "verification", "confirmation", "activation", "invitation", "recovery", "otp");

    private static readonly HashSet<string> s_cookieWords = Set(
        "session", "sess", "sid", "auth", "authentication", "login", "token", "jwt", "identity", "ticket", "user", "account", "refresh", "access", "bearer", "sso", "remember", "cookies");

    // Joined names: "sessionid", "authcookie", "accesstoken".
    private static readonly string[] s_cookieParts = { "session", "auth", "token", "login" };

    private static readonly HashSet<string> s_preferences = Set("consent", "theme", "culture", "language", "lang", "locale", "banner", "tracking", "analytics", "preference", "preferences", "accessibility", "timezone", "layout");

    // What is shown once, or asked of anybody.
    private static readonly HashSet<string> s_passing = Set(
        "captcha", "flash", "message", "return", "returnurl", "nonce", "challenge", "verifier", "pkce", "csrf", "xsrf", "attestation", "assertion");

    /// <summary>Whether a value of this name says nothing about the user: how pages look, what the next page shows, the question of a hand-shake.</summary>
    public static bool IsNobodysData(string name) => Words.Any(name, s_preferences) || Words.Any(name, s_passing);

    /// <summary>Whether a cookie of this name may carry a session or a login. A preference cookie (culture, theme, consent) does not.</summary>
    public static bool IsSessionCookie(string name) =>
        !IsPreferenceCookie(name)
        && (Words.Any(name, s_cookieWords) || System.Linq.Enumerable.Any(s_cookieParts, part => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0) || name.Equals("id", StringComparison.OrdinalIgnoreCase));

    public static bool IsPreferenceCookie(string name) => Words.Any(name, s_preferences);

    /// <summary>Whether a name such as <c>RevokeAllTokensAsync</c> says that it ends a session or token.</summary>
    public static bool EndsThing(string member, string? owner)
    {
        if (!Words.Any(member, EndingVerbs)) return false;
        return IsThing(member) || (owner is not null && IsThing(owner) && !Words.Any(member, s_oneTime));
    }

    /// <summary>Whether the name is that of a session or of a token that signs somebody in.</summary>
    public static bool IsThing(string name) => Words.Any(name, Things) && !Words.Any(name, s_oneTime);

    /// <summary>Whether the name is that of a token that proves one thing once: a password reset, a confirmed address.</summary>
    public static bool IsOneTime(string name) => Words.Any(name, s_oneTime);

    private static HashSet<string> Set(params string[] words) => new(words, StringComparer.Ordinal);
}
