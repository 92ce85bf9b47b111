using System.Collections.Generic;
using LogoutAnalyzers.Files;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>A place that says how responses are cached.</summary>
/// <param name="Caching">What it says.</param>
/// <param name="Code">The attribute, call or assignment that says it, or the call that leads there; null where a file beside the code does.</param>
internal sealed record CacheDirective(Caching Caching, SyntaxNode? Code)
{
    /// <summary>The value in a file that says it.</summary>
    public FileValue? InFile { get; init; }

    /// <summary>The same directive one step nearer to where it is written.</summary>
    public CacheDirective? Origin { get; init; }

    /// <summary>Whether it goes along with the header Cache-Control and does little by itself: Pragma, Expires.</summary>
    public bool IsLesser { get; init; }

    /// <summary>Whether it is written into a response whenever its code is reached, as far as the way from there to here can be seen.</summary>
    public bool IsUsual { get; init; }

    /// <summary>Whether the response that was asked about has it for certain.</summary>
    public bool IsCertain { get; init; }

    /// <summary>Whether the server stores the response, whatever its headers say.</summary>
    public bool IsStored { get; init; }

    /// <summary>Where it is written.</summary>
    public SyntaxNode? Written => Origin?.Written ?? Code;

    public Location? Location => Written?.GetLocation() ?? InFile?.Location;

    /// <summary>The places on the way from where it is asked for to where it is written.</summary>
    public IEnumerable<SyntaxNode> Path()
    {
        for (var step = this; step is not null; step = step.Origin)
            if (step.Code is { } code) yield return code;
    }
}
