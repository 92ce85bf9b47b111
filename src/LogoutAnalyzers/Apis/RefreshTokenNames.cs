using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Names;

namespace LogoutAnalyzers.Apis;

/// <summary>What names say about refresh tokens, and about the types that carry them.</summary>
internal static class RefreshTokenNames
{
    // Types that carry a token to the client, or say how long it lives.
    private static readonly HashSet<string> s_messages = new(StringComparer.Ordinal)
    {
        "response", "request", "dto", "result", "view", "model", "vm", "command", "query", "output", "input", "pair", "payload", "message", "tokens", "options", "settings", "data", "cookie", "cookies",
    };

    // What is sent to the client and kept nowhere; a "RefreshTokenModel" may be an entity.
    private static readonly HashSet<string> s_answers = new(StringComparer.Ordinal) { "dto", "response", "vm", "view" };

    // Tokens that somebody else has issued, for calls of his API.
    private static readonly HashSet<string> s_providers = new(StringComparer.Ordinal)
    {
        "google", "gmail", "calendar", "youtube", "drive", "facebook", "instagram", "microsoft", "outlook", "graph", "azure", "office", "teams", "github", "gitlab", "twitter", "linkedin", "spotify", "twitch", "discord", "slack", "strava",
        "fitbit", "garmin", "dropbox", "zoom", "xero", "quickbooks", "salesforce", "hubspot", "shopify", "external", "provider", "oauth", "integration", "connection",
    };

    /// <summary>Whether the name is that of a refresh token, or of several.</summary>
    public static bool IsRefreshToken(string name)
    {
        // Asked of every name of an application.
        if (name.IndexOf("refresh", StringComparison.OrdinalIgnoreCase) < 0) return false;
        var words = Words.Split(name);
        return words.Contains("refreshtoken") || words.Contains("refreshtokens") || (words.Contains("refresh") && words.Any(static word => word is "token" or "tokens"));
    }

    /// <summary>Whether a type of this name only carries tokens from one place to another.</summary>
    public static bool IsMessage(string type) => Words.Any(type, s_messages);

    /// <summary>Whether a type of this name is only sent to the client.</summary>
    public static bool IsAnswer(string type) => Words.Any(type, s_answers);

    /// <summary>Whether the name is that of a token of another service, which a logout here has nothing to do with.</summary>
    public static bool IsOfProvider(string name) => Words.Any(name, s_providers);
}
