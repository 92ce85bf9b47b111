using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>Code that every request passes: handlers of an authentication scheme, middleware, message handlers, filters, and functions handed to the pipeline.</summary>
internal static class RequestCode
{
    private static readonly string[] s_schemes =
    {
        "Microsoft.AspNetCore.Authentication.IAuthenticationHandler", "Microsoft.Owin.Security.Infrastructure.AuthenticationHandler", "Microsoft.Owin.Security.ISecureDataFormat",
        "Microsoft.IdentityModel.Tokens.ISecurityTokenValidator", "Microsoft.IdentityModel.Tokens.TokenHandler",
    };

    private static readonly string[] s_steps =
    {
        "Microsoft.AspNetCore.Http.IMiddleware", "Microsoft.AspNetCore.Http.IEndpointFilter", "Microsoft.AspNetCore.Mvc.Filters.IFilterMetadata", "Microsoft.AspNetCore.Authorization.IAuthorizationHandler",
        "Microsoft.AspNetCore.Authentication.IClaimsTransformation", "Microsoft.AspNetCore.SignalR.Hub", "Microsoft.AspNetCore.SignalR.IHubFilter", "Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerEvents",
        "Microsoft.Owin.OwinMiddleware", "System.Net.Http.DelegatingHandler", "System.Web.IHttpModule", "System.Web.Http.Filters.IFilter", "System.Web.Mvc.IAuthorizationFilter", "System.Web.Mvc.IActionFilter",
        "System.Web.Mvc.Filters.IAuthenticationFilter", "Microsoft.Owin.Security.OAuth.OAuthBearerAuthenticationProvider", "Grpc.Core.Interceptors.Interceptor",
    };

    private static readonly HashSet<string> s_pipeline = new(StringComparer.Ordinal) { "Use", "UseWhen", "Run", "AddEndpointFilter" };

    /// <summary>Whether the type authenticates requests for a scheme: it is for nothing else.</summary>
    public static bool IsScheme(INamedTypeSymbol? type) => s_schemes.Any(type.IsOrInherits);

    /// <summary>Whether requests in general pass the type.</summary>
    public static bool IsStep(INamedTypeSymbol? type) =>
        IsScheme(type) || s_steps.Any(type.IsOrInherits)
        || type?.InstanceConstructors.Any(static constructor => constructor.Parameters.Any(static parameter => parameter.Type.Is("Microsoft.AspNetCore.Http.RequestDelegate"))) == true;

    /// <summary>Whether the function is a step of the pipeline, <c>app.Use(async (context, next) => …)</c>, or an event of the authentication, <c>OnMessageReceived = context => …</c>.</summary>
    public static bool IsStep(SyntaxNode function) => IsEvent(function) || s_pipeline.Contains(HandedTo(function) ?? "");

    /// <summary>Whether the function answers requests, so that its parameters come from the container: <c>app.MapGet("/", (TokenValidationParameters parameters) => …)</c>.</summary>
    public static bool IsEndpoint(SyntaxNode function) => HandedTo(function)?.StartsWith("Map", StringComparison.Ordinal) == true;

    /// <summary>Whether the function runs while requests are served, not while the application starts.</summary>
    public static bool Serves(SyntaxNode function) => IsStep(function) || IsEndpoint(function);

    private static bool IsEvent(SyntaxNode function) =>
        function.Parent is AssignmentExpressionSyntax { Left: var left } && (left as IdentifierNameSyntax ?? (left as MemberAccessExpressionSyntax)?.Name)?.Identifier.ValueText is { } name
        && name.StartsWith("On", StringComparison.Ordinal);

    private static string? HandedTo(SyntaxNode function) =>
        function.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } } ? name : null;
}
