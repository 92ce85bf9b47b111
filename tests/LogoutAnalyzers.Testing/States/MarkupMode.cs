namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What becomes of the markup in the sources of a state.</summary>
public enum MarkupMode
{
    /// <summary>The text is taken as it is: markup is code.</summary>
    None,

    /// <summary>Markup is removed; reports that have a fix are not expected, the others are.</summary>
    IgnoreFixable,

    /// <summary>Markup is removed and expects nothing.</summary>
    Ignore,

    /// <summary>Markup is removed and expects what it says.</summary>
    Allow,
}
