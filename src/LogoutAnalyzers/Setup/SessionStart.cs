using System;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>What a place in the code starts for a user.</summary>
internal enum SessionStartKind
{
    /// <summary>A cookie of a scheme of ASP.NET Core.</summary>
    Cookie,

    /// <summary>The cookie of ASP.NET Core Identity.</summary>
    Identity,

    /// <summary>The ticket of forms authentication.</summary>
    Forms,

    /// <summary>A cookie of OWIN.</summary>
    Owin,

    /// <summary>The endpoints of <c>MapIdentityApi</c>.</summary>
    IdentityApi,

    /// <summary>A refresh token, or another token that the server keeps.</summary>
    StoredToken,

    /// <summary>An access token that nothing but its expiry ends.</summary>
    LongToken,
}

/// <summary>A place where a user's session begins.</summary>
/// <param name="Scheme">The scheme of a cookie, where it is constant.</param>
/// <param name="Life">How long a token lives.</param>
internal sealed record SessionStart(SessionStartKind Kind, Location Location, string? Scheme = null, TimeSpan? Life = null);
