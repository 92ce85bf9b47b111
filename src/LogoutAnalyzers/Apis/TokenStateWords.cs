using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Names;

namespace LogoutAnalyzers.Apis;

/// <summary>The words by which a stored token says that it is over. The logout writes the same members that the exchange asks.</summary>
internal static class TokenStateWords
{
    public static readonly HashSet<string> Revoked = Set("revoked", "revocation", "revoke", "invalidated", "blacklisted", "blocked", "disabled", "terminated", "killed", "closed", "loggedout", "logout", "signout", "cancelled", "canceled");

    public static readonly HashSet<string> Used = Set("used", "consumed", "redeemed", "rotated", "replaced", "exchanged");

    /// <summary>What says so, but is no flag or date of its own.</summary>
    public static readonly HashSet<string> Telling = Set("status", "state", "deleted", "inactive", "invalid", "ended");

    /// <summary>What says so of a token, whatever has the member: <c>user.RevokedAt</c>.</summary>
    public static readonly HashSet<string> OfAnything = Set("revoked", "revocation", "invalidated", "blacklisted", "loggedout");

    /// <summary>Whether a member of a token with these words says that it is over.</summary>
    public static bool SayEnd(ImmutableArray<string> words) => !SayWhen(words) && (Words.Any(words, Revoked) || Words.Any(words, Used) || Words.Any(words, Telling));

    /// <summary>Whether these say when a token was seen, and not whether it may be: LastUsedAt, LastActive.</summary>
    public static bool SayWhen(ImmutableArray<string> words) => words.Contains("last") || words.Contains("first");

    private static HashSet<string> Set(params string[] words) => new(words, StringComparer.Ordinal);
}
