namespace LogoutAnalyzers.Setup;

/// <summary>What a token is for, as far as the names around the code that makes it say so.</summary>
internal enum TokenPurpose
{
    /// <summary>The names say nothing.</summary>
    Unsaid,

    /// <summary>To be signed in with.</summary>
    Access,

    /// <summary>To be exchanged for one to be signed in with.</summary>
    Refresh,

    /// <summary>Not for a user's session: a link in a mail, a key of a film, the credentials of a program.</summary>
    Other,
}
