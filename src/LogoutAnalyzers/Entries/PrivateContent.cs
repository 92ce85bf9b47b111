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
internal sealed record PrivateContent(ContentKind Kind, string Name, Location Location, INamedTypeSymbol? Type, ImmutableArray<PrivateResponse> Responses);

/// <summary>One such answer.</summary>
/// <param name="Handler">The method; null where a lambda or the page itself answers.</param>
/// <param name="Body">The method, lambda or class.</param>
/// <param name="Mapping">The call that maps it, in a minimal API.</param>
internal sealed record PrivateResponse(IMethodSymbol? Handler, SyntaxNode Body, SyntaxNode? Mapping = null);
