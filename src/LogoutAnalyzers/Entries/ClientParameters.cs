using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Entries;

/// <summary>The parameters of actions, page handlers and minimal APIs that the framework fills in from the request.</summary>
internal static class ClientParameters
{
    // A class that a minimal API gets from its services looks like one that it reads from the body.
    private static readonly HashSet<string> s_services = new(StringComparer.Ordinal)
    {
        "service", "services", "manager", "store", "repository", "options", "settings", "clock", "context", "provider", "accessor", "factory", "state", "tracker", "cache", "client", "handler", "logger",
    };

    private static readonly string[] s_framework =
    {
        "Microsoft.AspNetCore.Http.HttpContext", "Microsoft.AspNetCore.Http.HttpRequest", "Microsoft.AspNetCore.Http.HttpResponse", "System.Security.Claims.ClaimsPrincipal", "System.Threading.CancellationToken", "System.Net.Http.HttpRequestMessage",
    };

    /// <summary>What the parameter holds, or null where it is filled in by code, by a service or by a binder of the application's own.</summary>
    public static ClientSource? Of(IParameterSymbol parameter)
    {
        if (parameter.RefKind != RefKind.None || parameter.ContainingSymbol is not IMethodSymbol method || parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } syntax) return null;
        var isBound = ClientSources.IsBound(parameter);
        if (!isBound && (IsFilledInOtherwise(parameter) || !MayBeBound(parameter.Type))) return null;
        return ControllerActions.IsAction(method) || PageHandlers.IsHandler(method) || IsEndpoint(syntax) ? new ClientSource(ClientSourceKind.Value, parameter.Name, syntax) : null;
    }

    // [FromServices], [ModelBinder], [CurrentUser]; a range that the framework checks bounds what the client may say.
    private static bool IsFilledInOtherwise(ISymbol parameter) =>
        parameter.GetAttributes().Any(static attribute => attribute.AttributeClass is { } type && (!type.DeclaringSyntaxReferences.IsEmpty || type.Name is "FromServicesAttribute" or "FromKeyedServicesAttribute" or "ModelBinderAttribute" or "BindNeverAttribute" or "RangeAttribute"));

    private static bool MayBeBound(ITypeSymbol type) =>
        type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Array && !Array.Exists(s_framework, type.IsOrInherits)
        && (type.SpecialType != SpecialType.None || NeutralAssemblies.IsCoreLibrary(type.ContainingAssembly) || !Words.Any(type.Name, s_services));

    // app.MapPost("/keep-alive", (DateTime seen) => …)
    private static bool IsEndpoint(SyntaxNode parameter) =>
        parameter.Ancestors().OfType<AnonymousFunctionExpressionSyntax>().FirstOrDefault()?.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var map } } } && MinimalApiEndpoints.MapNames.Contains(map);
}
