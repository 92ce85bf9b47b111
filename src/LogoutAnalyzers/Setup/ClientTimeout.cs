using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>A place at which the client's own word decides how long a session or token lives.</summary>
/// <param name="Syntax">The comparison, or the expiry that is set.</param>
/// <param name="Source">What the client sends.</param>
/// <param name="IsExpiry">Whether an expiry is set, not checked.</param>
/// <param name="Refusal">What is done when the time is over; null for an expiry.</param>
internal sealed record ClientTimeout(SyntaxNode Syntax, ClientSource Source, bool IsExpiry, SyntaxNode? Refusal);
