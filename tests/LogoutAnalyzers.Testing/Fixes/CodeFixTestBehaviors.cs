namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Checks of a code fix test that can be left out or changed.</summary>
[Flags]
public enum CodeFixTestBehaviors
{
    /// <summary>All checks are made.</summary>
    None = 0,

    /// <summary>Do not run "fix all" in a document.</summary>
    SkipFixAllInDocumentCheck = 1,

    /// <summary>Do not run "fix all" in a project.</summary>
    SkipFixAllInProjectCheck = 2,

    /// <summary>Do not run "fix all" in the solution.</summary>
    SkipFixAllInSolutionCheck = 4,

    /// <summary>Do not run "fix all".</summary>
    SkipFixAllCheck = SkipFixAllInDocumentCheck | SkipFixAllInProjectCheck | SkipFixAllInSolutionCheck,

    /// <summary>Allow fixes for reports that editors do not show per document.</summary>
    SkipLocalDiagnosticCheck = 8,

    /// <summary>Apply the fix once, to the first report that has one.</summary>
    FixOne = 16,
}
