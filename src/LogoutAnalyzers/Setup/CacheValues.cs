using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>What the values of the header Cache-Control say, and the objects and calls that write it.</summary>
internal static class CacheValues
{
    /// <summary>The text of a header.</summary>
    public static Caching OfText(string text)
    {
        var directives = text.ToLowerInvariant().Split(',', ';').Select(static part => part.Trim()).ToList();
        if (directives.Contains("no-store")) return Caching.NoStore;
        return directives.Contains("public") || directives.Any(static part => part.StartsWith("max-age=", StringComparison.Ordinal) && !IsZero(part)) ? Caching.Kept : Caching.Weak;
    }

    /// <summary>A value that is written into the header.</summary>
    public static Caching Of(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => OfText(text),
        LiteralExpressionSyntax => Caching.Unsaid,
        ParenthesizedExpressionSyntax inner => Of(inner.Expression),
        BaseObjectCreationExpressionSyntax creation => OfCreation(creation),
        // new[] { "no-store" }, "no-cache" + ", no-store", condition ? "no-store" : "private"
        _ => OfParts(value),
    };

    /// <summary>A call on HttpCachePolicy: <c>Response.Cache.SetCacheability(HttpCacheability.NoCache)</c>.</summary>
    public static Caching OfCall(string method, ArgumentListSyntax arguments)
    {
        switch (method)
        {
            case "SetNoStore":
                return Caching.NoStore;
            case "SetCacheability":
                var cacheability = arguments.Arguments.FirstOrDefault()?.Expression.ToString() ?? "";
                return cacheability.EndsWith(".Public", StringComparison.Ordinal) || cacheability.EndsWith(".ServerAndPrivate", StringComparison.Ordinal) ? Caching.Kept
                    : cacheability.Contains("HttpCacheability.") ? Caching.Weak : Caching.Unknown;
            case "AppendCacheExtension":
                return arguments.Arguments.FirstOrDefault() is { } extension ? Of(extension.Expression) : Caching.Unsaid;
            case "SetExpires" or "SetMaxAge" or "SetRevalidation" or "SetNoServerCaching" or "SetAllowResponseInBrowserHistory" or "SetProxyMaxAge":
                return Caching.Weak;
            default:
                return Caching.Unsaid;
        }
    }

    // new CacheControlHeaderValue { NoStore = true }, new CacheProfile { Duration = 60 }
    private static Caching OfCreation(BaseObjectCreationExpressionSyntax creation)
    {
        var caching = Caching.Weak;
        if (creation.Initializer is null) return creation.ArgumentList?.Arguments.Count > 0 ? OfParts(creation) : Caching.Unsaid;
        foreach (var set in creation.Initializer.Expressions.OfType<AssignmentExpressionSyntax>())
        {
            var isFalse = set.Right.IsKind(SyntaxKind.FalseLiteralExpression);
            switch (set.Left.ToString())
            {
                case "NoStore" when !isFalse:
                    return set.Right.IsKind(SyntaxKind.TrueLiteralExpression) ? Caching.NoStore : Caching.Unknown;
                case "Public" when !isFalse:
                case "MaxAge" or "Duration" when !set.Right.ToString().Contains("Zero") && set.Right.ToString() != "0":
                    caching = Caching.Kept;
                    break;
            }
        }
        return caching;
    }

    private static Caching OfParts(ExpressionSyntax value)
    {
        var texts = value.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken)).Select(static token => token.ValueText).ToList();
        if (texts.Any(static text => text.IndexOf("no-store", StringComparison.OrdinalIgnoreCase) >= 0)) return Caching.NoStore;
        return value is ImplicitArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax && texts.Count > 0 ? OfText(string.Join(",", texts)) : Caching.Unknown;
    }

    private static bool IsZero(string directive) => long.TryParse(directive.Substring("max-age=".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds == 0;
}
