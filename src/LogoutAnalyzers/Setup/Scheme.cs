using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>A scheme that the application registers. The name is null when it is not constant.</summary>
internal sealed record Scheme(string? Name, SchemeKind Kind, string Registration, Location Location)
{
    /// <summary>The arguments of the registering call, in which the scheme's options may be set.</summary>
    public SyntaxNode? Arguments { get; init; }

    /// <summary>Whether it is middleware of OWIN.</summary>
    public bool IsOwin { get; init; }

    /// <summary>Whether it is OWIN middleware that a sign-out reaches only by its name.</summary>
    public bool IsPassive { get; init; }
}
