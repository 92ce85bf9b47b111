using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>What the server keeps for a cookie, so that a copy of the cookie goes on working when only the browser's own is deleted.</summary>
/// <param name="Cookie">The cookie.</param>
/// <param name="Kind">Where it is kept.</param>
/// <param name="Place">What messages call it.</param>
/// <param name="Scheme">The scheme whose ticket it is.</param>
/// <param name="Evidence">Where it is kept, or configured.</param>
internal sealed record KeptSession(CookieName Cookie, KeptSession.Keeper Kind, string Place, string? Scheme, Location Evidence)
{
    /// <summary>The places where a session lives on.</summary>
    public enum Keeper
    {
        /// <summary>The SessionStore of a cookie scheme.</summary>
        TicketStore,

        /// <summary>HttpContext.Session.</summary>
        Session,

        /// <summary>A record, cache entry or collection of the application's own.</summary>
        OwnStore,
    }
}
