namespace Microsoft.CodeAnalysis.Testing;

/// <summary>An expected location.</summary>
public readonly struct DiagnosticLocation(FileLinePositionSpan span, DiagnosticLocationOptions options)
{
    /// <summary>The file and the range in it, lines and characters counted from zero.</summary>
    public FileLinePositionSpan Span { get; } = span;

    /// <summary>How it is meant.</summary>
    public DiagnosticLocationOptions Options { get; } = options;
}
