using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>Which of the application's cookies stand for something that the server keeps.</summary>
internal sealed class KeptSessions
{
    // The default of <sessionState cookieName="…">.
    private static readonly CookieName s_systemWebSession = CookieName.Constant("ASP.NET_SessionId");

    private readonly CookieWrites _writes;
    private readonly ConfiguredCookies _configured;
    private readonly StoredCookies _stored;
    private readonly RefreshTokenStore? _refreshTokens;
    private readonly SessionState _session;

    public KeptSessions(CookieWrites writes, ConfiguredCookies configured, StoredCookies stored, RefreshTokenStore? refreshTokens, SessionState session)
    {
        _writes = writes;
        _configured = configured;
        _stored = stored;
        _refreshTokens = refreshTokens;
        _session = session;
    }

    /// <summary>What is kept for a cookie of that name, or null.</summary>
    public KeptSession? Of(CookieName name, CancellationToken cancellationToken)
    {
        if (_configured.Of(name) is { } cookie) return Of(cookie);
        if (name.Text == s_systemWebSession.Text) return OfSystemWeb();
        if (!name.MayBeSession) return null;
        if (_writes.CreationsOf(name).Select(creation => _stored.Of(creation, cancellationToken)).FirstOrDefault(static kept => kept is not null) is { } known) return known;
        return name.Shown.IndexOf("refresh", StringComparison.OrdinalIgnoreCase) >= 0 && _refreshTokens is { } tokens ? new KeptSession(name, KeptSession.Keeper.OwnStore, tokens.Place, null, tokens.Issued) : null;
    }

    /// <summary>What is kept for some cookie of the application.</summary>
    public KeptSession? OfAny(CancellationToken cancellationToken) =>
        _configured.All.Select(Of).Append(OfSystemWeb()).Concat(_writes.All.Where(static write => write.IsCreation).Select(write => write.Name is { } name ? Of(name, cancellationToken) : null)).FirstOrDefault(static kept => kept is not null);

    private KeptSession? OfSystemWeb() =>
        _session.Written.FirstOrDefault(static value => value.IsSystemWeb) is { } value ? new KeptSession(s_systemWebSession, KeptSession.Keeper.Session, "the data in Session", null, value.Location) : null;

    private KeptSession? Of(ConfiguredCookie cookie)
    {
        if (cookie.Name is not { } name) return null;
        if (cookie.IsOfSession) return _session.Written.Count > 0 ? new KeptSession(name, KeptSession.Keeper.Session, "the data in HttpContext.Session", null, cookie.Location) : null;
        return cookie.Store is { } store ? new KeptSession(name, KeptSession.Keeper.TicketStore, "its ticket in the SessionStore", cookie.Scheme, store) : null;
    }
}
