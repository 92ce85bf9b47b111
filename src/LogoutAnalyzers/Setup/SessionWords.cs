using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// Whether the text of a body speaks of sessions, or of what a request brings along, at all. Most of the code that compares times does not, and
/// is not bound then.
/// </summary>
internal sealed class SessionWords
{
    // What every asynchronous method and every action behind a login says.
    private static readonly HashSet<string> s_everyday = new(StringComparer.Ordinal)
    {
        "cancellationToken", "CancellationToken", "stoppingToken", "Token", "User", "Identity", "IsAuthenticated", "Claims", "NameIdentifier", "AuthenticationType", "Authorize", "ValidateAntiForgeryToken", "AntiForgeryToken",
    };

    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal)
    {
        "cookie", "cookies", "header", "headers", "query", "form", "request", "principal", "expires", "expiry", "expiration", "expire", "expired", "unauthorized", "out", "off", "signout", "logoff", "signoff",
    };

    private readonly WordScan _scan = new(Says);

    public bool MayBeIn(SyntaxNode body)
    {
        if (_scan.AnyIn(body)) return true;
        for (var node = body; node is not null; node = node.Parent)
            if (SessionContext.NameOf(node) is { } name && _scan.IsWanted(name)) return true;
        return false;
    }

    private static bool Says(string text) => !s_everyday.Contains(text) && Words.Split(text).Any(static word => s_words.Contains(word) || SessionContext.IsSession(word));
}
