using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Apis;

/// <summary>Where in a request a value stands.</summary>
internal enum ClientSourceKind
{
    Cookie,
    Header,
    Query,
    Form,
    Route,
    HiddenField,

    /// <summary>A parameter or property that the framework fills in from the request, or a collection of all its values.</summary>
    Value,
    Body,
}

/// <summary>A value that comes with a request, so that its sender can make it anything.</summary>
/// <param name="Kind">Where it stands.</param>
/// <param name="Key">The name under which it stands there, as far as it is known.</param>
/// <param name="Syntax">Where it is read.</param>
internal sealed record ClientSource(ClientSourceKind Kind, string? Key, SyntaxNode Syntax)
{
    /// <summary>Whether the value is taken from a token whose signature nobody has looked at.</summary>
    public bool IsOfToken { get; init; }

    /// <summary>What messages call it.</summary>
    public string Shown => Kind == ClientSourceKind.Body ? "the body of the request" : Key is null ? $"a {Place} of the request" : $"the {Place} '{Key}'";

    private string Place => Kind switch
    {
        ClientSourceKind.Cookie => "cookie",
        ClientSourceKind.Header => "header",
        ClientSourceKind.Query => "query value",
        ClientSourceKind.Form => "form value",
        ClientSourceKind.Route => "route value",
        ClientSourceKind.HiddenField => "hidden field",
        _ => "request value",
    };
}
