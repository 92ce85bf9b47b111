using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// The options by which a scheme hands its work to another one. The order is that of
/// https://github.com/dotnet/aspnetcore/blob/main/src/Security/Authentication/Core/src/AuthenticationHandler.cs (ResolveTarget).
/// </summary>
internal sealed class SchemeForwards
{
    private readonly List<(string Property, string? Target, SyntaxNode At)> _set = new();

    public void Add(string property, string? target, SyntaxNode at) => _set.Add((property, target, at));

    /// <summary>Whether one is set where it cannot be said for which scheme.</summary>
    public bool AreOpen(IEnumerable<Scheme> schemes) => _set.Any(forward => !schemes.Any(scheme => Sets(scheme, forward.At)));

    /// <summary>The scheme that does the work instead; null for none.</summary>
    /// <param name="scheme">The scheme that may forward.</param>
    /// <param name="own">The option of the operation: ForwardSignIn, ForwardSignOut.</param>
    public (string? Target, bool IsKnown) Of(Scheme scheme, string own)
    {
        foreach (var property in new[] { own, "ForwardDefaultSelector", "ForwardDefault" })
        {
            var set = _set.Where(forward => forward.Property == property && Sets(scheme, forward.At)).ToList();
            if (set.Count > 0) return set.Count == 1 && set[0].Target is { } target ? (target == scheme.Name ? null : target, true) : (null, false);
        }
        return (null, true);
    }

    private static bool Sets(Scheme scheme, SyntaxNode at) => scheme.Arguments is { } arguments && arguments.SyntaxTree == at.SyntaxTree && arguments.Span.Contains(at.Span);
}
