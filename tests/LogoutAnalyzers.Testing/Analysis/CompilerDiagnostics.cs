namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The least severe report of the compiler that a test has to expect.</summary>
public enum CompilerDiagnostics
{
    /// <summary>Reports of the compiler are ignored.</summary>
    None,

    /// <summary>Errors.</summary>
    Errors,

    /// <summary>Errors and warnings.</summary>
    Warnings,

    /// <summary>Errors, warnings and suggestions.</summary>
    Suggestions,

    /// <summary>All, hidden ones too.</summary>
    All,
}
