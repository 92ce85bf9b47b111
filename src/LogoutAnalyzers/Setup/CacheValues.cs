using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>What the values of the header Cache-Control say, and the objects and calls that write it.</summary>
internal static class CacheValues
{
    // Stands for what is not written out.
    private const char Open = '?';

    private static readonly Dictionary<string, string> s_strings = new(StringComparer.Ordinal)
    {
        ["NoStoreString"] = "no-store", ["NoCacheString"] = "no-cache", ["PrivateString"] = "private", ["MustRevalidateString"] = "must-revalidate", ["PublicString"] = "public", ["MaxAgeString"] = "max-age",
    };

    private static readonly string[] s_weak = { "no-cache", "private", "must-revalidate", "proxy-revalidate" };

    /// <summary>The text of a header.</summary>
    public static Caching OfText(string text)
    {
        var directives = text.ToLowerInvariant().Split(',', ';').Select(static part => part.Trim()).ToList();
        if (directives.Contains("no-store")) return Caching.NoStore;
        var ages = directives.Where(static part => part.StartsWith("max-age=", StringComparison.Ordinal) || part.StartsWith("s-maxage=", StringComparison.Ordinal)).ToList();
        // What is put together from parts that are not written out may say anything; after max-age= it is a number.
        if (directives.Except(ages).Any(static part => part.IndexOf(Open) >= 0)) return Caching.Unknown;
        var isPrivate = directives.Contains("private") && !directives.Contains("public");
        if (ages.Any(static age => !IsZero(age)))
        {
            if (isPrivate && !ages.Any(static age => age.StartsWith("s-maxage", StringComparison.Ordinal))) return directives.Contains("no-cache") ? Caching.Weak : Caching.KeptByBrowser;
            return directives.Contains("public") || ages.Any(static age => IsWritten(age) && !IsZero(age)) ? Caching.Kept : Caching.Unknown;
        }
        // Together with max-age=0 or no-cache it is not meant.
        if (directives.Contains("public")) return ages.Count > 0 || directives.Contains("no-cache") ? Caching.Weak : Caching.Kept;
        return directives.Any(s_weak.Contains) || ages.Count > 0 ? Caching.Weak : Caching.Unknown;
    }

    /// <summary>A value that is written into the header.</summary>
    public static Caching Of(ExpressionSyntax value, SemanticModel? model = null) => value switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => OfText(text),
        LiteralExpressionSyntax => Caching.Unsaid,
        ParenthesizedExpressionSyntax inner => Of(inner.Expression, model),
        BaseObjectCreationExpressionSyntax creation => OfCreation(creation, model),
        _ when SaysNoStore(value) => Caching.NoStore,
        IdentifierNameSyntax or MemberAccessExpressionSyntax when model is not null && CacheHeaderObjects.SettingsOf(value, model) is { } settings => OfSettings(settings, model),
        IdentifierNameSyntax or MemberAccessExpressionSyntax or BinaryExpressionSyntax or InterpolatedStringExpressionSyntax => OfText(Written(value, model)),
        // new[] { "no-store" }
        ImplicitArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax when TextsIn(value).ToList() is { Count: > 0 } texts => OfText(string.Join(",", texts)),
        _ => Caching.Unknown,
    };

    /// <summary>Several values of the header.</summary>
    public static Caching OfAll(IReadOnlyList<ExpressionSyntax> values, SemanticModel? model) =>
        values.Count == 1 ? Of(values[0], model) : values.Any(SaysNoStore) ? Caching.NoStore : OfText(string.Join(",", values.Select(value => Written(value, model))));

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
                return arguments.Arguments.FirstOrDefault() is not { } age ? Caching.Unknown : IsZero(age.Expression, null) is not { } isZero ? Caching.Unknown : isZero ? Caching.Weak : Caching.Kept;
            case "SetExpires" or "SetRevalidation" or "SetNoServerCaching" or "SetAllowResponseInBrowserHistory" or "SetProxyMaxAge":
                return Caching.Weak;
            default:
                return Caching.Unsaid;
        }
    }

    // new CacheControlHeaderValue { NoStore = true }, new CacheProfile { Duration = 60 }
    private static Caching OfCreation(BaseObjectCreationExpressionSyntax creation, SemanticModel? model)
    {
        if (creation.Initializer is { } initializer) return OfSettings(initializer.Expressions.OfType<AssignmentExpressionSyntax>().Select(static set => (set.Left.ToString(), set.Right)), model);
        return creation.ArgumentList is not { Arguments: { Count: > 0 } arguments } ? Caching.Unsaid
            : arguments.Count == 1 && arguments[0].Expression is LiteralExpressionSyntax text ? Of(text)
            : SaysNoStore(creation) ? Caching.NoStore : Caching.Unknown;
    }

    private static Caching OfSettings(IEnumerable<(string Property, ExpressionSyntax Value)> settings, SemanticModel? model)
    {
        var (isPublic, isPrivate, asks) = (false, false, false);
        bool? isKept = false;
        foreach (var (property, value) in settings)
        {
            var isFalse = value.IsKind(SyntaxKind.FalseLiteralExpression);
            switch (property)
            {
                case "NoStore" when !isFalse:
                    return value.IsKind(SyntaxKind.TrueLiteralExpression) ? Caching.NoStore : Caching.Unknown;
                case "Public" when !isFalse:
                    isPublic = true;
                    break;
                case "Private" when !isFalse:
                    isPrivate = true;
                    break;
                case "NoCache" when !isFalse:
                    asks = true;
                    break;
                case "MaxAge" or "SharedMaxAge" or "Duration":
                    var isZero = IsZero(value, model);
                    isKept = isKept == true || isZero == false ? true : isZero is null ? null : isKept;
                    asks |= isZero == true && property == "MaxAge";
                    // Proxies heed it, whatever else is said.
                    if (property == "SharedMaxAge" && isZero == false) isPublic = true;
                    break;
            }
        }
        // Together with max-age=0 or no-cache it is not meant.
        if (isPublic) return asks && isKept == false ? Caching.Weak : Caching.Kept;
        if (isPrivate && asks) return Caching.Weak;
        return isKept switch { null => Caching.Unknown, true => isPrivate ? Caching.KeptByBrowser : Caching.Kept, false => Caching.Weak };
    }

    /// <summary>new CacheProfile { … }, new ResponseCacheAttribute { … }</summary>
    public static Caching OfProfile(BaseObjectCreationExpressionSyntax creation, SemanticModel? model)
    {
        if (creation.Initializer is not { } initializer) return Caching.Unknown;
        var caching = OfCreation(creation, model);
        if (caching != Caching.Kept) return caching;
        var text = initializer.ToString();
        return text.Contains("Location.Client") ? Caching.KeptByBrowser : text.Contains("Location.None") ? Caching.Weak : text.Contains("VaryByCustom") || text.Contains("VaryByHeader") ? Caching.Unknown : Caching.Kept;
    }

    private static IEnumerable<string> TextsIn(ExpressionSyntax value) =>
        value.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken)).Select(static token => token.ValueText);

    // "no-cache" + ", no-store", condition ? "no-store" : "private"
    private static bool SaysNoStore(ExpressionSyntax value) => TextsIn(value).Any(static text => text.IndexOf("no-store", StringComparison.OrdinalIgnoreCase) >= 0);

    // The text as far as it is written out: "public, max-age=" + seconds is "public, max-age=?".
    private static string Written(ExpressionSyntax value, SemanticModel? model)
    {
        // Many texts may be added up: with a loop, not by calls.
        var text = "";
        for (; ; value = ((BinaryExpressionSyntax)value).Left)
        {
            if (model?.GetConstantValue(value) is { HasValue: true, Value: { } constant }) return Convert.ToString(constant, CultureInfo.InvariantCulture) + text;
            if (value is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Right: var last }) return OfPart(value, model) + text;
            text = OfPart(last, model) + text;
        }
    }

    private static string OfPart(ExpressionSyntax part, SemanticModel? model) => part switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        ParenthesizedExpressionSyntax inner => Written(inner.Expression, model),
        InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.Select(content => content switch
        {
            InterpolatedStringTextSyntax written => written.TextToken.ValueText,
            InterpolationSyntax { Expression: var hole } => Written(hole, model),
            _ => "",
        })),
        // CacheControlHeaderValue.NoCacheString
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } when s_strings.TryGetValue(name, out var known) => known,
        _ when model?.GetConstantValue(part) is { HasValue: true, Value: { } constant } => Convert.ToString(constant, CultureInfo.InvariantCulture),
        _ => Open.ToString(),
    };

    // Null for a duration that is not known.
    private static bool? IsZero(ExpressionSyntax duration, SemanticModel? model) => duration switch
    {
        LiteralExpressionSyntax { Token.Value: int seconds } => seconds == 0,
        _ when model?.GetConstantValue(duration) is { HasValue: true, Value: IConvertible number and not (string or char) } => number.ToDouble(CultureInfo.InvariantCulture) == 0,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Zero" } => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product => IsZero(product.Left, model),
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call when call.Expression.ToString().Contains("TimeSpan.From") => IsZero(arguments[0].Expression, model),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } when arguments.All(static part => part.Expression is LiteralExpressionSyntax) => arguments.All(static part => part.Expression is LiteralExpressionSyntax { Token.Value: 0 or 0L }),
        _ => null,
    };

    private static bool IsWritten(string directive) => directive.IndexOf(Open) < 0;

    private static bool IsZero(string directive) => long.TryParse(directive.Substring(directive.IndexOf('=') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds == 0;
}
