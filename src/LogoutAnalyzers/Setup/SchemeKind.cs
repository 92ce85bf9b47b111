namespace LogoutAnalyzers.Setup;

/// <summary>What an authentication scheme's handler does when it is told to sign out.</summary>
internal enum SchemeKind
{
    /// <summary>Deletes its cookie.</summary>
    Cookie,

    /// <summary>Ends the session at the identity provider: OpenID Connect, WS-Federation, SAML.</summary>
    Remote,

    /// <summary>Throws: JWT bearer, plain OAuth.</summary>
    NoSignOut,

    /// <summary>Does nothing: the framework's own bearer tokens.</summary>
    Bearer,

    /// <summary>Hands over to another scheme, or is not known.</summary>
    Other,
}
