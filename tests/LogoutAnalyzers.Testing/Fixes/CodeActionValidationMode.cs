namespace Microsoft.CodeAnalysis.Testing;

/// <summary>How far the tree that a fix builds must equal the tree that its text parses to.</summary>
public enum CodeActionValidationMode
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The same nodes and tokens; white space and comments may hang on other tokens.</summary>
    SemanticStructure,

    /// <summary>The same nodes, tokens and trivia.</summary>
    Full,
}
