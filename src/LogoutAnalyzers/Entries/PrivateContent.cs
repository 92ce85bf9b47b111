using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Entries;

/// <summary>What kind of code answers.</summary>
internal enum ContentKind
{
    Controller,
    RazorPage,
    WebForm,
    MinimalApi,
}

/// <summary>What shows data to signed-in users only: a controller, a page, an endpoint of a minimal API.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Name">As messages call it.</param>
/// <param name="Location">Where reports about it stand: the name of the class, or of the call that maps it.</param>
/// <param name="Type">The class; null for a minimal API.</param>
/// <param name="Responses">Its answers to GET that show data to a user who is signed in.</param>
internal sealed record PrivateContent(ContentKind Kind, string Name, Location Location, INamedTypeSymbol? Type, ImmutableArray<PrivateResponse> Responses)
{
    /// <summary>Whether nothing that a visitor may see stands beside it in the class.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>The base class or master page whose code alone keeps everybody else out; null where there is more than that.</summary>
    public INamedTypeSymbol? Gate { get; init; }
}

/// <summary>One such answer.</summary>
/// <param name="Owner">The class that answers; null for a minimal API.</param>
/// <param name="Handler">The method; null where the page itself answers.</param>
/// <param name="Body">The method, lambda or class.</param>
/// <param name="Mapping">The call that maps it, in a minimal API.</param>
internal sealed record PrivateResponse(INamedTypeSymbol? Owner, IMethodSymbol? Handler, SyntaxNode Body, SyntaxNode? Mapping = null)
{
    /// <summary>Whether callers are known by a token alone, which no browser sends when it goes to a page.</summary>
    public bool IsByToken { get; init; }
}
