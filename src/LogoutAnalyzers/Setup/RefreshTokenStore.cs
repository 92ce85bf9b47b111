using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>How an application keeps the refresh tokens that it issues.</summary>
internal enum RefreshTokenKeeper
{
    /// <summary>A property of the user, or of a session: <c>user.RefreshToken = token</c>.</summary>
    Property,

    /// <summary>Records of their own: <c>context.RefreshTokens.Add(token)</c>.</summary>
    Record,

    /// <summary>A token of ASP.NET Core Identity: <c>SetAuthenticationTokenAsync(user, "App", "RefreshToken", token)</c>.</summary>
    IdentityToken,

    /// <summary>An entry of a cache: <c>cache.SetStringAsync("refresh:" + token, id)</c>.</summary>
    CacheEntry,

    /// <summary>The refresh endpoint of <c>MapIdentityApi</c>: nothing is kept, but the user's security stamp is compared.</summary>
    IdentityApi,

    /// <summary>The grants of a token server in this application, OpenIddict or IdentityServer.</summary>
    Grants,
}

/// <summary>A place where an application keeps the refresh tokens that it issues.</summary>
/// <param name="Keeper">How it keeps them.</param>
/// <param name="Place">What messages call the place: "'User.RefreshToken'", "its record in 'RefreshTokens'".</param>
/// <param name="Issued">Where one is written there.</param>
internal sealed record RefreshTokenStore(RefreshTokenKeeper Keeper, string Place, Location Issued)
{
    /// <summary>The type of the user or of the record, where it is one of the application's own.</summary>
    public INamedTypeSymbol? Type { get; init; }

    /// <summary>The property that holds the token.</summary>
    public IPropertySymbol? Property { get; init; }
}
