using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>The attributes of the frameworks that set the header Cache-Control, and those of other libraries that say so by their names.</summary>
internal static class CacheAttributes
{
    private const string OfCore = "Microsoft.AspNetCore.Mvc.ResponseCacheAttribute";
    private const string OfMvc5 = "System.Web.Mvc.OutputCacheAttribute";

    private static readonly HashSet<string> s_bans = new(StringComparer.Ordinal) { "no", "never", "disable", "prevent", "dont", "not", "skip" };
    private static readonly HashSet<string> s_caching = new(StringComparer.Ordinal) { "cache", "caching", "cached", "store", "caches" };
    private static readonly HashSet<string> s_whole = new(StringComparer.Ordinal) { "nocache", "nocaching", "nostore" };

    /// <summary>What the attribute nearest to a response says: that of the action, else of the class, else of its bases.</summary>
    public static CacheDirective? Nearest(IMethodSymbol? handler, INamedTypeSymbol? owner, CacheProfiles profiles, CancellationToken cancellationToken)
    {
        foreach (var attribute in AttributesAround.AllOf(handler, owner))
        {
            if (Of(attribute, profiles) is var caching && caching == Caching.Unsaid) continue;
            var code = Named(attribute, "CacheProfileName") is string profile && profiles.WriteOf(profile) is { } write ? write : attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken);
            return new CacheDirective(caching, code) { IsUsual = true, IsCertain = code is not null };
        }
        return null;
    }

    /// <summary>Whether a name says that nothing is kept: <c>NoCache</c>, <c>DisableCaching</c>, <c>SetNoStore</c>.</summary>
    public static bool SaysNoStore(string name)
    {
        var words = Words.Split(name);
        if (words.Any(s_whole.Contains)) return true;
        for (var i = 1; i < words.Length; i++)
            if (s_caching.Contains(words[i]) && (s_bans.Contains(words[i - 1]) || (i > 1 && s_bans.Contains(words[i - 2])))) return true;
        return false;
    }

    private static Caching Of(AttributeData attribute, CacheProfiles profiles)
    {
        if (attribute.AttributeClass.IsOrInherits(OfCore))
        {
            if (Named(attribute, "NoStore") is true) return Caching.NoStore;
            if (Named(attribute, "CacheProfileName") is string profile) return profiles.Of(profile);
            // A class of the application's own sets what it wants by itself.
            if (!attribute.AttributeClass.Is(OfCore)) return Caching.Unsaid;
            var isLong = Named(attribute, "Duration") is > 0;
            // Without either of the two the framework throws.
            return Named(attribute, "Location") switch
            {
                // ResponseCacheLocation: Any, Client, None.
                null when Named(attribute, "Duration") is null => Caching.Unknown,
                null or 0 when isLong => VariesByUser(Named(attribute, "VaryByHeader")) ? Caching.KeptByBrowser : Caching.Kept,
                1 when isLong => Caching.KeptByBrowser,
                _ => Caching.Weak,
            };
        }
        if (attribute.AttributeClass.IsOrInherits(OfMvc5))
        {
            if (Named(attribute, "NoStore") is true) return Caching.NoStore;
            if (!attribute.AttributeClass.Is(OfMvc5) || Named(attribute, "CacheProfile") is string) return Caching.Unknown;
            // System.Web.UI.OutputCacheLocation: Any, Client, Downstream, Server, None, ServerAndClient.
            if (Named(attribute, "Duration") is 0 || Named(attribute, "Location") is 4) return Caching.Weak;
            if (Named(attribute, "Location") is 1 || VariesByUser(Named(attribute, "VaryByHeader"))) return Caching.KeptByBrowser;
            return Named(attribute, "VaryByCustom") is null ? Caching.Kept : Caching.Unknown;
        }
        return attribute.AttributeClass is { } type && MaySayNoStore(type.Name) && type.DeclaringSyntaxReferences.IsEmpty && !NeutralAssemblies.IsFramework(type.ContainingAssembly) && SaysNoStore(type.Name) ? Caching.NoStore : Caching.Unsaid;
    }

    private static bool MaySayNoStore(string name) => name.IndexOf("cach", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("store", StringComparison.OrdinalIgnoreCase) >= 0;

    // What one user gets is then kept for that user.
    private static bool VariesByUser(object? header) => header is string names && (names.IndexOf("Cookie", StringComparison.OrdinalIgnoreCase) >= 0 || names.IndexOf("Authorization", StringComparison.OrdinalIgnoreCase) >= 0 || names.Contains("*"));

    private static object? Named(AttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value is { Kind: not TypedConstantKind.Array and not TypedConstantKind.Error } value ? value.Value : null;
}
