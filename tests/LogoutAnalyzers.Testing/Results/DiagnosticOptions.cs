namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What a diagnostic is not compared by.</summary>
[Flags]
public enum DiagnosticOptions
{
    /// <summary>Everything is compared.</summary>
    None = 0,

    /// <summary>Any severity will do.</summary>
    IgnoreSeverity = 1,

    /// <summary>Any additional locations will do.</summary>
    IgnoreAdditionalLocations = 2,
}
