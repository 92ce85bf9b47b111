using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>What a keyed removal ends: the key of a cart or a cached menu is no login.</summary>
internal static class StoreKeys
{
    private static readonly HashSet<string> s_noLogins = new(StringComparer.Ordinal)
    {
        "cart", "basket", "wishlist", "theme", "culture", "language", "lang", "locale", "message", "flash", "filter", "filters", "page", "search", "return", "url", "step", "wizard",
    };

    public static Effects Of(ApiRow row, IOperation operation)
    {
        if (operation is not IInvocationOperation { Arguments: { Length: > 0 } arguments } || ConstantStrings.Of(arguments[0].Value) is not { } key) return row.Effects;
        return row.Effects switch
        {
            Effects.RemovesSessionValue when Words.Any(key, s_noLogins) => Effects.None,
            // A constant cache key is the same for everybody; one that names sessions or users may hold them all.
            Effects.RemovesFromStore when !Words.Any(key, SessionVocabulary.Things) && !Words.Any(key, SessionVocabulary.Accounts) => Effects.None,
            _ => row.Effects,
        };
    }

    /// <summary>Whether the operation overwrites a session value with nothing.</summary>
    public static bool Empties(IOperation operation) =>
        SessionWrite.From(operation) is { Value: not null, Removes: true } write && !(write is { IsSystemWeb: true, ConstantKey: { } key } && Words.Any(key, s_noLogins));
}
