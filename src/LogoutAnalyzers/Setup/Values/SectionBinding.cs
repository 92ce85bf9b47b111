using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup.Values;

/// <summary>A call that fills an object from a section of the configuration.</summary>
/// <param name="Type">The type of the object.</param>
/// <param name="Path">The section; null when it does not show.</param>
/// <param name="Call">The call.</param>
internal sealed record SectionBinding(ITypeSymbol Type, string? Path, SyntaxNode Call);
