namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What a fixed state takes over from the state before it.</summary>
public enum StateInheritanceMode
{
    /// <summary>Whatever is not set, and the expected diagnostics that have no fix.</summary>
    AutoInherit,

    /// <summary>Whatever is not set, and all expected diagnostics.</summary>
    AutoInheritAll,

    /// <summary>Nothing.</summary>
    Explicit,
}
