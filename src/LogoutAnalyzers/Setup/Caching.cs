namespace LogoutAnalyzers.Setup;

/// <summary>What a response says about being kept by the browser. A later one outweighs an earlier one where several are in force.</summary>
internal enum Caching
{
    /// <summary>Nothing: the browser keeps what it likes.</summary>
    Unsaid,

    /// <summary>Something that sounds like a ban, or that keeps other users out only: <c>no-cache</c>, <c>private</c>, <c>max-age=0</c>.</summary>
    Weak,

    /// <summary>The user's own browser is to keep it, on purpose: <c>Location = ResponseCacheLocation.Client</c>.</summary>
    KeptByBrowser,

    /// <summary>It is to be kept: <c>public</c>, <c>max-age=60</c>.</summary>
    Kept,

    /// <summary>Something that cannot be read.</summary>
    Unknown,

    /// <summary>It must not be kept: <c>no-store</c>.</summary>
    NoStore,
}
