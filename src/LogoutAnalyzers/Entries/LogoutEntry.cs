using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Entries;

/// <summary>The kind of application member that a user's log-out request runs.</summary>
internal enum EntryKind
{
    ControllerAction,
    PageHandler,
    MinimalApi,

    /// <summary>A page, handler or event of WebForms.</summary>
    WebForms,

    /// <summary>An endpoint of a library: FastEndpoints, Ardalis.ApiEndpoints.</summary>
    EndpointClass,

    /// <summary>The handler of a message: MediatR and its kin.</summary>
    RequestHandler,

    /// <summary>Middleware that tests a logout path.</summary>
    Middleware,

    /// <summary>A method or event handler of a Blazor component, or of an authentication state provider.</summary>
    Component,

    /// <summary>A SignalR hub method.</summary>
    HubMethod,

    /// <summary>A method called from afar: gRPC, WCF, GraphQL.</summary>
    RemoteCall,

    /// <summary>A public method of a service of the application's own.</summary>
    Service,
}

/// <summary>A member or lambda that a user's log-out request runs.</summary>
/// <param name="Kind">The kind of endpoint.</param>
/// <param name="Name">What messages call it: the member's name, or the route pattern of a lambda.</param>
/// <param name="Body">The declaration whose body runs: a method, a local function or a lambda.</param>
/// <param name="Location">Where the rules report: the member's name, or the pattern of an endpoint whose handler has none here.</param>
/// <param name="Symbol">The method, where it is not a lambda.</param>
/// <param name="MayBeGet">Whether GET requests reach it.</param>
/// <param name="MayBePost">Whether other requests reach it.</param>
internal sealed record LogoutEntry(EntryKind Kind, string Name, SyntaxNode Body, Location Location, IMethodSymbol? Symbol, bool MayBeGet, bool MayBePost)
{
    /// <summary>Whether the request that runs it comes with the browser's session: a service, a message or a connection has none of its own.</summary>
    public bool HasSession => Kind is EntryKind.ControllerAction or EntryKind.PageHandler or EntryKind.MinimalApi or EntryKind.WebForms or EntryKind.EndpointClass or EntryKind.Middleware
        && Symbol?.ContainingType.IsOrInherits("System.Web.Http.ApiController") != true;

    /// <summary>The call that maps a minimal API's endpoint.</summary>
    public SyntaxNode? Mapping { get; init; }

    /// <summary>Whether only what is behind a test for a logout path is the logout.</summary>
    public bool IsPartOfBody { get; init; }
}
