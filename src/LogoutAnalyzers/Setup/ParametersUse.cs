namespace LogoutAnalyzers.Setup;

/// <summary>What token validation parameters that let expired tokens through are used for.</summary>
internal enum ParametersUse
{
    /// <summary>Nothing that can be seen, or nothing that explains them.</summary>
    Unexplained,

    /// <summary>To let requests in.</summary>
    Authenticating,

    /// <summary>To read a token that may have expired: it is exchanged, revoked, or its end is checked by hand.</summary>
    ReadingExpired,

    /// <summary>Code out of sight uses them.</summary>
    Unknown,
}
