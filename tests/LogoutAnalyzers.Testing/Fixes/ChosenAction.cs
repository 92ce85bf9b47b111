using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The action to apply, and what it is for.</summary>
internal sealed record ChosenAction(CodeAction Action, CodeFixProvider Provider, Document Document);
