namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Checks of an analyzer test that can be left out.</summary>
[Flags]
public enum TestBehaviors
{
    /// <summary>All checks are made.</summary>
    None = 0,

    /// <summary>Do not check that the analyzer is silent in generated code.</summary>
    SkipGeneratedCodeCheck = 1,

    /// <summary>Do not check that <c>#pragma warning disable</c> silences the analyzer.</summary>
    SkipSuppressionCheck = 2,

    /// <summary>Do not compare what source generators produce.</summary>
    SkipGeneratedSourcesCheck = 4,
}
