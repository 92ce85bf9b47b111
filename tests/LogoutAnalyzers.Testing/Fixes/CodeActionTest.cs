using Microsoft.CodeAnalysis.CodeActions;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A test in which one of the offered actions is chosen and applied.</summary>
/// <typeparam name="TVerifier">How failures are raised.</typeparam>
public abstract class CodeActionTest<TVerifier> : AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    /// <summary>The number of the action, counted from zero; by default the first.</summary>
    public int? CodeActionIndex { get; set; }

    /// <summary>The key of the action. If the index is set too, both must mean the same action.</summary>
    public string? CodeActionEquivalenceKey { get; set; }

    /// <summary>A check of the chosen action, such as of its title.</summary>
    public Action<CodeAction, IVerifier>? CodeActionVerifier { get; set; }

    /// <summary>How far the changed trees must equal the trees that their texts parse to.</summary>
    public CodeActionValidationMode CodeActionValidationMode { get; set; } = CodeActionValidationMode.SemanticStructure;
}
