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
    private static readonly string[] s_weak = { "no-cache", "private", "must-revalidate", "proxy-revalidate" };

    /// <summary>The text of a header.</summary>
    public static Caching OfText(string text)
    {
        var directives = text.ToLowerInvariant().Split(',', ';').Select(static part => part.Trim()).ToList();
        if (directives.Contains("no-store")) return Caching.NoStore;
        var ages = directives.Where(static part => part.StartsWith("max-age=", StringComparison.Ordinal) || part.StartsWith("s-maxage=", StringComparison.Ordinal)).ToList();
        if (ages.Any(static age => !IsZero(age))) return Caching.Kept;
        // Together with max-age=0 or no-cache it is not meant.
        if (directives.Contains("public")) return ages.Count > 0 || directives.Contains("no-cache") ? Caching.Weak : Caching.Kept;
        return directives.Any(s_weak.Contains) || ages.Count > 0 ? Caching.Weak : Caching.Unknown;
    }

    /// <summary>A value that is written into the header.</summary>
    public static Caching Of(ExpressionSyntax value, SemanticModel? model = null) => value switch
    {
        IdentifierNameSyntax or MemberAccessExpressionSyntax or BinaryExpressionSyntax => OfName(value, model),
        LiteralExpressionSyntax { Token.Value: string text } => OfText(text),
        LiteralExpressionSyntax => Caching.Unsaid,
        ParenthesizedExpressionSyntax inner => Of(inner.Expression, model),
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
            case "SetMaxAge":
                return arguments.Arguments.FirstOrDefault() is not { } age ? Caching.Unknown : IsZero(age.Expression) is not { } isZero ? Caching.Unknown : isZero ? Caching.Weak : Caching.Kept;
            case "SetExpires" or "SetRevalidation" or "SetNoServerCaching" or "SetAllowResponseInBrowserHistory" or "SetProxyMaxAge":
                return Caching.Weak;
            default:
                return Caching.Unsaid;
        }
    }

    // new CacheControlHeaderValue { NoStore = true }, new CacheProfile { Duration = 60 }
    private static Caching OfCreation(BaseObjectCreationExpressionSyntax creation)
    {
        var caching = Caching.Weak;
        if (creation.Initializer is null) return creation.ArgumentList is not { Arguments: { Count: > 0 } arguments } ? Caching.Unsaid : arguments.Count == 1 && arguments[0].Expression is LiteralExpressionSyntax text ? Of(text) : OfParts(creation);
        foreach (var set in creation.Initializer.Expressions.OfType<AssignmentExpressionSyntax>())
        {
            var isFalse = set.Right.IsKind(SyntaxKind.FalseLiteralExpression);
            switch (set.Left.ToString())
            {
                case "NoStore" when !isFalse:
                    return set.Right.IsKind(SyntaxKind.TrueLiteralExpression) ? Caching.NoStore : Caching.Unknown;
                case "Public" when !isFalse:
                    caching = Caching.Kept;
                    break;
                case "MaxAge" or "SharedMaxAge" or "Duration":
                    if (IsZero(set.Right) is not { } isZero) return Caching.Unknown;
                    if (!isZero) caching = Caching.Kept;
                    break;
            }
        }
        return caching;
    }

    /// <summary>new CacheProfile { … }, new ResponseCacheAttribute { … }</summary>
    public static Caching OfProfile(BaseObjectCreationExpressionSyntax creation)
    {
        if (creation.Initializer is not { } initializer) return Caching.Unknown;
        var caching = OfCreation(creation);
        if (caching != Caching.Kept) return caching;
        var text = initializer.ToString();
        return text.Contains("Location.Client") ? Caching.KeptByBrowser : text.Contains("Location.None") ? Caching.Weak : text.Contains("VaryByCustom") || text.Contains("VaryByHeader") ? Caching.Unknown : Caching.Kept;
    }

    // A constant of the application's own, or CacheControlHeaderValue.NoCacheString.
    private static Caching OfName(ExpressionSyntax value, SemanticModel? model)
    {
        switch ((value as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText)
        {
            case "NoStoreString":
                return Caching.NoStore;
            case "NoCacheString" or "PrivateString" or "MustRevalidateString":
                return Caching.Weak;
            case "PublicString":
                return Caching.Kept;
        }
        return model?.GetConstantValue(value) is { HasValue: true, Value: string text } ? OfText(text) : OfParts(value);
    }

    private static Caching OfParts(ExpressionSyntax value)
    {
        var texts = value.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken)).Select(static token => token.ValueText).ToList();
        if (texts.Any(static text => text.IndexOf("no-store", StringComparison.OrdinalIgnoreCase) >= 0)) return Caching.NoStore;
        return value is ImplicitArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax && texts.Count > 0 ? OfText(string.Join(",", texts)) : Caching.Unknown;
    }

    // Null for a duration that is not written out.
    private static bool? IsZero(ExpressionSyntax duration) => duration switch
    {
        LiteralExpressionSyntax { Token.Value: int seconds } => seconds == 0,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Zero" } => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product => IsZero(product.Left),
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call when call.Expression.ToString().Contains("TimeSpan.From") => IsZero(arguments[0].Expression),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } when arguments.All(static part => part.Expression is LiteralExpressionSyntax) => arguments.All(static part => part.Expression is LiteralExpressionSyntax { Token.Value: 0 or 0L }),
        _ => null,
    };

    private static bool IsZero(string directive) => long.TryParse(directive.Substring(directive.IndexOf('=') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds == 0;
}
