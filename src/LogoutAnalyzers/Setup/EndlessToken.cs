using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>A JSON web token that is issued without an end.</summary>
/// <param name="Place">The null that stands for its end, or else the code that should have said one.</param>
/// <param name="Remedy">What to do about it, in words.</param>
internal sealed record EndlessToken(Location Place, string Remedy);
