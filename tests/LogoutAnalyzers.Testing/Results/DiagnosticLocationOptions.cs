namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How an expected location is meant.</summary>
[Flags]
public enum DiagnosticLocationOptions
{
    /// <summary>Start and end must be equal.</summary>
    None = 0,

    /// <summary>Only the start must be equal.</summary>
    IgnoreLength = 1,

    /// <summary>The start line is the number of a <c>{|#0:…|}</c> markup, to be resolved.</summary>
    InterpretAsMarkupKey = 2,
}
