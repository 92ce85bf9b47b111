using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>The members by which the frameworks hand out what a client has sent.</summary>
internal static class ClientSources
{
    private static readonly string[] s_requests =
    {
        "Microsoft.AspNetCore.Http.HttpRequest", "System.Web.HttpRequest", "System.Web.HttpRequestBase", "Microsoft.Owin.IOwinRequest", "System.Net.Http.HttpRequestMessage",
    };

    private static readonly Dictionary<string, ClientSourceKind> s_parts = new(StringComparer.Ordinal)
    {
        ["Cookies"] = ClientSourceKind.Cookie,
        ["Headers"] = ClientSourceKind.Header,
        ["Query"] = ClientSourceKind.Query,
        ["QueryString"] = ClientSourceKind.Query,
        ["Form"] = ClientSourceKind.Form,
        ["RouteValues"] = ClientSourceKind.Route,
        ["Params"] = ClientSourceKind.Value,
        ["Item"] = ClientSourceKind.Value,
        ["this[]"] = ClientSourceKind.Value,
    };

    private static readonly (string Type, ClientSourceKind Kind)[] s_collections =
    {
        ("Microsoft.AspNetCore.Http.IRequestCookieCollection", ClientSourceKind.Cookie),
        ("Microsoft.AspNetCore.Http.IQueryCollection", ClientSourceKind.Query),
        ("Microsoft.AspNetCore.Http.IFormCollection", ClientSourceKind.Form),
        ("Microsoft.Owin.RequestCookieCollection", ClientSourceKind.Cookie),
    };

    // [FromBody], [FromUri] and their kin, of a parameter, of a property of a page model or of a model.
    private static readonly string[] s_bindings =
    {
        "Microsoft.AspNetCore.Http.Metadata.IFromQueryMetadata", "Microsoft.AspNetCore.Http.Metadata.IFromRouteMetadata", "Microsoft.AspNetCore.Http.Metadata.IFromHeaderMetadata",
        "Microsoft.AspNetCore.Http.Metadata.IFromBodyMetadata", "Microsoft.AspNetCore.Http.Metadata.IFromFormMetadata", "Microsoft.AspNetCore.Http.AsParametersAttribute",
        "Microsoft.AspNetCore.Mvc.BindPropertyAttribute", "Microsoft.AspNetCore.Components.SupplyParameterFromQueryAttribute", "System.Web.Http.FromUriAttribute", "System.Web.Http.FromBodyAttribute",
    };

    /// <summary>What the operation reads from a request; null for everything else.</summary>
    public static ClientSource? Of(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation property => OfProperty(property),
        IInvocationOperation { TargetMethod: { Name: "ReadFromJsonAsync" } method } call when method.ContainingType.Is("Microsoft.AspNetCore.Http.HttpRequestJsonExtensions") => new ClientSource(ClientSourceKind.Body, null, call.Syntax),
        IParameterReferenceOperation or ILocalReferenceOperation or IInvocationOperation => OfCollection(operation),
        _ => null,
    };

    /// <summary>Whether the framework is told to fill the parameter or property in from the request.</summary>
    public static bool IsBound(ISymbol symbol) => symbol.GetAttributes().Any(static attribute => Array.Exists(s_bindings, attribute.AttributeClass.IsOrInherits));

    private static ClientSource? OfProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (s_parts.TryGetValue(property.Name, out var kind) && Array.Exists(s_requests, property.ContainingType.IsOrInherits)) return new ClientSource(kind, KeyOf(reference), reference.Syntax);
        if (property.Name == "Value" && (property.ContainingType.Is("System.Web.UI.WebControls.HiddenField") || (property.ContainingType.IsOrInherits("System.Web.UI.HtmlControls.HtmlInputControl") && reference.Instance?.Type.Is("System.Web.UI.HtmlControls.HtmlInputHidden") == true)))
            return new ClientSource(ClientSourceKind.HiddenField, (reference.Instance as IMemberReferenceOperation)?.Member.Name, reference.Syntax);
        if (property.Name == "Values" && (property.ContainingType.Is("Microsoft.AspNetCore.Routing.RouteData") || property.ContainingType.Is("System.Web.Routing.RouteData"))) return new ClientSource(ClientSourceKind.Route, null, reference.Syntax);
        if (!property.DeclaringSyntaxReferences.IsEmpty && reference.Instance is IInstanceReferenceOperation && IsBound(property)) return new ClientSource(ClientSourceKind.Value, property.Name, reference.Syntax);
        return OfCollection(reference);
    }

    // The collections of a request that are handed around: var cookies = context.Request.Cookies;
    private static ClientSource? OfCollection(IOperation operation)
    {
        foreach (var (type, kind) in s_collections)
            if (operation.Type.Is(type)) return new ClientSource(kind, null, operation.Syntax);
        return null;
    }

    // Request["x"]
    private static string? KeyOf(IPropertyReferenceOperation reference) => reference.Arguments.Length == 1 ? ConstantStrings.Of(reference.Arguments[0].Value) : null;
}
