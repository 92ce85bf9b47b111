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

    public static readonly HashSet<string> CookieWords = Set(
        "session", "sess", "sid", "auth", "authentication", "login", "token", "jwt", "identity", "ticket", "user", "account", "refresh", "access", "bearer", "sso", "remember", "cookie", "cookies", "id");

    /// <summary>Whether a name such as <c>RevokeAllTokensAsync</c> says that it ends a session or token.</summary>
    public static bool EndsThing(string member, string? owner)
    {
        if (!Words.Any(member, EndingVerbs)) return false;
        return Words.Any(member, Things) || (owner is not null && Words.Any(owner, Things));
    }

    private static HashSet<string> Set(params string[] words) => new(words, StringComparer.Ordinal);
}
