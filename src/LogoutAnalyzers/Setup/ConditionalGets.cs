using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LogoutAnalyzers.Setup;

/// <summary>Responses that browsers are meant to keep and to ask about: <c>no-cache</c> or <c>private</c> with an ETag, answered with 304.</summary>
internal static class ConditionalGets
{
    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal)
    {
        "ETag", "EntityTag", "EntityTagHeaderValue", "IfNoneMatch", "If-None-Match", "IfModifiedSince", "If-Modified-Since", "LastModified", "Last-Modified", "SetETag", "SetLastModified", "Status304NotModified", "NotModified",
    };

    public static bool Are(SyntaxNode body) =>
        body.DescendantTokens().Any(static token => token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.StringLiteralToken && s_words.Contains(token.ValueText));
}
