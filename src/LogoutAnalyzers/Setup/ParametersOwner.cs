namespace LogoutAnalyzers.Setup;

/// <summary>Whose the token validation parameters are that a piece of code changes.</summary>
internal enum ParametersOwner
{
    /// <summary>That cannot be seen.</summary>
    Unknown,

    /// <summary>Its own: made or cloned there.</summary>
    Own,

    /// <summary>Those of a scheme, which is being configured.</summary>
    Scheme,

    /// <summary>Those that others use as well, while requests are served.</summary>
    Shared,
}
