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

    /// <summary>
    /// The session value that is asked about besides: removing it is an answer. Overwriting it may be one, and so may be removing a value
    /// whose key is not constant.
    /// </summary>
    public string? SessionKey { get; init; }

    /// <summary>Is the session unusable afterwards, for the browser or on the server?</summary>
    public static readonly Question EndsSession = new(
        Effects.EndsLocalSession | Effects.EndsRemoteSession | Effects.RemovesFromStore | Effects.RevokesToken | Effects.RotatesSecurityStamp | Effects.DeletesCookie,
        Effects.ReachesOutside);

    /// <summary>The same where the session is the login: no scheme signs anybody in.</summary>
    public static readonly Question EndsSessionState = EndsSession with { Any = EndsSession.Any | Effects.ClearsSessionState | Effects.RemovesSessionValue };

    /// <summary>Does it sign the browser out?</summary>
    public static readonly Question SignsOut = new(Effects.EndsLocalSession, Effects.None);

    /// <summary>Does it empty the browser's session? Another logout that it leads to may.</summary>
    public static readonly Question ClearsSession = new(Effects.ClearsSessionState, Effects.EndsRemoteSession);

    /// <summary>Does it end the session of System.Web, with its id?</summary>
    public static readonly Question AbandonsSession = new(Effects.AbandonsSession, Effects.EndsRemoteSession);
}
