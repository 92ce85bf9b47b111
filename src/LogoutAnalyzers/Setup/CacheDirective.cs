using LogoutAnalyzers.Files;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>A place that says how responses are cached.</summary>
/// <param name="Caching">What it says.</param>
/// <param name="Code">The attribute, call or assignment that says it; null where a file beside the code does.</param>
internal sealed record CacheDirective(Caching Caching, SyntaxNode? Code)
{
    /// <summary>The value in a file that says it.</summary>
    public FileValue? InFile { get; init; }

    public Location? Location => Code?.GetLocation() ?? InFile?.Location;
}
