using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>A cookie that the framework sets: that of an authentication scheme, or that of the session.</summary>
/// <param name="Scheme">The scheme; null for the session's cookie.</param>
/// <param name="Name">The name, where it is known.</param>
/// <param name="Attributes">What it is set with.</param>
/// <param name="Location">Where that is configured, or where the scheme or the session is registered.</param>
internal sealed record ConfiguredCookie(string? Scheme, CookieName? Name, CookieAttributes Attributes, Location Location)
{
    public bool IsOfSession => Scheme is null;

    /// <summary>Where the scheme is told to keep its tickets on the server; null where the cookie holds them itself.</summary>
    public Location? Store { get; init; }
}
