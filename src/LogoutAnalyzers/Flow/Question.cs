using LogoutAnalyzers.Apis;

namespace LogoutAnalyzers.Flow;

/// <summary>
/// What is asked of a method: does it do one of these things? <see cref="Doubtful"/> effects may do it, out of sight,
/// and so make the answer unknown.
/// </summary>
internal readonly record struct Question(Effects Any, Effects Doubtful)
{
    /// <summary>Calls that do one of these are passed over, and their bodies are not read.</summary>
    public Effects Ignored { get; init; }

    /// <summary>Whether a body that hands the request on to the rest of the pipeline owes nothing more.</summary>
    public bool MayHandOn { get; init; }

    /// <summary>
    /// The session value that is asked about besides: removing it is an answer. Overwriting it may be one, and so may be removing a value
    /// whose key is not constant.
    /// </summary>
    public string? SessionKey { get; init; }

    /// <summary>Is the session unusable afterwards, for the browser or on the server? A sign-out that misses it has a rule of its own, and counts.</summary>
    public static readonly Question EndsSession = new(
        Effects.EndsLocalSession | Effects.EndsRemoteSession | Effects.RemovesFromStore | Effects.RevokesToken | Effects.RotatesSecurityStamp | Effects.DeletesCookie | Effects.MissesSession,
        Effects.ReachesOutside | Effects.SignsIn);

    /// <summary>Does the browser lose what it is signed in with here?</summary>
    public static readonly Question EndsLocalSession = new(Effects.EndsLocalSession | Effects.DeletesCookie, Effects.None);

    /// <summary>The same, or at least a sign-out runs that misses it.</summary>
    public static readonly Question TriesToEndLocalSession = EndsLocalSession with { Any = EndsLocalSession.Any | Effects.MissesSession };

    /// <summary>The same where the session is the login: no scheme signs anybody in.</summary>
    public static readonly Question EndsSessionState = EndsSession with { Any = EndsSession.Any | Effects.ClearsSessionState | Effects.RemovesSessionValue };

    /// <summary>Are the user's sessions on other devices unusable afterwards? Signing this browser out or in again does not touch them.</summary>
    public static readonly Question EndsOtherSessions = new(
        Effects.EndsRemoteSession | Effects.RemovesFromStore | Effects.RevokesToken | Effects.RotatesSecurityStamp,
        Effects.ReachesOutside | Effects.MakesEvent);

    /// <summary>Whether a call out of sight is taken to do it because its name says so. Else it is not known.</summary>
    public bool TrustsNames { get; init; } = true;

    /// <summary>Does it sign the browser out?</summary>
    public static readonly Question SignsOut = new(Effects.EndsLocalSession, Effects.None);

    /// <summary>Does it empty the browser's session? Another logout that it leads to may.</summary>
    public static readonly Question ClearsSession = new(Effects.ClearsSessionState, Effects.EndsRemoteSession);

    /// <summary>Does it end the session of System.Web, with its id?</summary>
    public static readonly Question AbandonsSession = new(Effects.AbandonsSession, Effects.EndsRemoteSession);

    /// <summary>Is a token or session that the server keeps unusable afterwards? Where the security stamp changes, or another logout goes on, it may be.</summary>
    public static readonly Question EndsKeptToken = new(Effects.RemovesFromStore | Effects.RevokesToken, Effects.ReachesOutside | Effects.MakesEvent | Effects.EndsRemoteSession | Effects.RotatesSecurityStamp);

    /// <summary>Are the changes in memory written to the database? What is out of sight may do it, whatever it is called.</summary>
    public static readonly Question Saves = new(Effects.Saves, Effects.ReachesOutside) { TrustsNames = false };

    /// <summary>Is the browser asked to forget what it keeps?</summary>
    public static readonly Question ClearsBrowserData = new(Effects.ClearsBrowserData, Effects.None) { TrustsNames = false };

    /// <summary>Does the security stamp change?</summary>
    public static readonly Question RotatesStamp = new(Effects.RotatesSecurityStamp, Effects.ReachesOutside);
}
