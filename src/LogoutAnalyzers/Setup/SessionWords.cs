using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

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
        "cookie", "cookies", "header", "headers", "query", "form", "request", "principal", "expires", "expiry", "expiration", "expire", "expired", "unauthorized",
    };

    // Most identifiers of a program occur many times.
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    public bool MayBeIn(SyntaxNode body) =>
        SessionContext.Around(body).Any(Says) || body.DescendantTokens().Any(token => token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken && Says(token.ValueText));

    private bool Says(string text)
    {
        if (_known.TryGetValue(text, out var known)) return known;
        var says = !s_everyday.Contains(text) && (Words.Any(text, s_words) || SessionContext.IsNamedIn(text) || LogoutNames.Default.Mentions(text));
        _known.Add(text, says);
        return says;
    }
}
