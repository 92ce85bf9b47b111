using System;

namespace LogoutAnalyzers.Apis;

/// <summary>What one call does to a session. One call may do several of these.</summary>
[Flags]
internal enum Effects : ulong
{
    None = 0,

    /// <summary>The browser's authentication cookie or the server's record of the sign-in is gone.</summary>
    EndsLocalSession = 1 << 0,

    /// <summary>The identity provider's session is ended, or the browser is sent there to end it.</summary>
    EndsRemoteSession = 1 << 1,

    /// <summary>Everything in the session store of this browser is removed.</summary>
    ClearsSessionState = 1 << 2,

    /// <summary>One value in the session store of this browser is removed.</summary>
    RemovesSessionValue = 1 << 3,

    /// <summary>A session or authentication cookie is deleted, expired or emptied.</summary>
    DeletesCookie = 1 << 4,

    /// <summary>A session, ticket or token entry is removed from, or ended in, a server-side store.</summary>
    RemovesFromStore = 1 << 5,

    /// <summary>A token is revoked or put on a denylist.</summary>
    RevokesToken = 1 << 6,

    /// <summary>The user's security stamp changes, so every session is refused at its next validation.</summary>
    RotatesSecurityStamp = 1 << 7,

    /// <summary>Something outside the process is written or asked that the compiler cannot see: a cache entry, SQL text, a remote call, a script.</summary>
    ReachesOutside = 1 << 8,

    /// <summary>The session of System.Web ends with its id, which clearing it leaves alive.</summary>
    AbandonsSession = 1 << 9,

    /// <summary>The logout is handed to a member that is checked where it is defined: a service of the application's own, the handler of a message.</summary>
    HandsOver = 1 << 20,

    /// <summary>State of the application's own changes, which may be all that its login is.</summary>
    ChangesState = 1 << 21,

    /// <summary>This browser gets a new sign-in in place of the one it has.</summary>
    SignsIn = 1 << 10,

    /// <summary>An event is made for somebody who may act on it.</summary>
    MakesEvent = 1 << 11,

    /// <summary>What was changed in memory is written to the database.</summary>
    Saves = 1 << 12,

    /// <summary>The browser is asked to forget what it has cached and stored of the site.</summary>
    ClearsBrowserData = 1 << 14,

    /// <summary>A sign-out runs, but not of anything that users are signed in with; LOA1004 and LOA2008 are about that.</summary>
    MissesSession = 1 << 22,
}
