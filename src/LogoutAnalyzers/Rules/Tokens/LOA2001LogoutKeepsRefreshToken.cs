using System.Collections.Immutable;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.Tokens;

/// <summary>LOA2001: the application issues refresh tokens, and the logout leaves the user's as good as ever.</summary>
internal sealed class LogoutKeepsRefreshToken : EntryRule
{
    /// <summary>Where the token is kept.</summary>
    public const string PlaceProperty = "Place";

    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA2001",
        Promise.NoKnownFalsePositives,
        Categories.Tokens,
        "Logout does not revoke the refresh token",
        "'{0}' leaves {1} usable, so whoever has it gets new access tokens after the logout; {2}",
        "A refresh token is a login for days or weeks. Deleting it from a browser or a device ends nothing: a copy is exchanged for new access tokens until the server refuses it. The logout has to revoke, remove or replace what the server keeps of it.");

    public override bool AsksServices => true;

    public override void Check(LogoutEntry entry, RuleContext context)
    {
        if (context.Model.RefreshTokensLeftBy(entry, context.CancellationToken) is not { } store) return;
        var (token, remedy) = Texts(store);
        // Beside a test for its path no statement can simply be added.
        var properties = entry.IsPartOfBody ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(PlaceProperty, store.Place);
        context.Report(entry.Location, ImmutableArray.Create(store.Issued), properties, entry.Name, token, remedy);
    }

    private static (string Token, string Remedy) Texts(RefreshTokenStore store) => store.Keeper switch
    {
        RefreshTokenKeeper.Property => ($"the refresh token in {store.Place}", "clear it there and save"),
        RefreshTokenKeeper.Record => ($"the refresh token's {store.Place.Substring("its ".Length)}", "revoke or remove it and save"),
        RefreshTokenKeeper.IdentityToken => (store.Place, "call UserManager.RemoveAuthenticationTokenAsync"),
        RefreshTokenKeeper.CacheEntry => ("the refresh token in the cache", "remove its entry"),
        RefreshTokenKeeper.IdentityApi => ($"the refresh token of {store.Place}", "call UserManager.UpdateSecurityStampAsync, which the refresh compares"),
        _ => ("the refresh tokens of the token server", "revoke the user's tokens"),
    };
}
