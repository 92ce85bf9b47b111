using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers;

/// <summary>Which responses the code speaks for that says something about caching.</summary>
internal enum CacheReach
{
    /// <summary>None: it does not run where users are, or too late.</summary>
    Nothing,

    /// <summary>Every one, as far as can be seen.</summary>
    Everything,

    /// <summary>Those of the endpoint that it stands in.</summary>
    Endpoint,

    /// <summary>Those of the controllers and pages whose class, or a class derived from it, holds it.</summary>
    Class,

    /// <summary>Those that its class is a filter of.</summary>
    Filter,

    /// <summary>Those of whoever calls its method.</summary>
    Caller,
}

/// <summary>Tells by where code stands whose responses it speaks for.</summary>
internal sealed class CachePlaces
{
    private const string MasterPage = "System.Web.UI.MasterPage";

    private static readonly string[] s_filters =
    {
        "Microsoft.AspNetCore.Mvc.Filters.IFilterMetadata", "System.Web.Mvc.FilterAttribute", "System.Web.Mvc.IActionFilter", "System.Web.Mvc.IResultFilter", "System.Web.Http.Filters.IFilter", "Microsoft.AspNetCore.Http.IEndpointFilter", "System.Attribute",
    };

    private static readonly string[] s_pipelines =
    {
        "Microsoft.AspNetCore.Http.IMiddleware", "System.Web.IHttpModule", "System.Web.HttpApplication", "System.Net.Http.DelegatingHandler", "Microsoft.Owin.OwinMiddleware", "Microsoft.AspNetCore.Hosting.IStartupFilter", MasterPage, "System.Web.UI.UserControl",
    };

    private static readonly HashSet<string> s_pipelineMembers = new(StringComparer.Ordinal) { "Invoke", "InvokeAsync", "Configure", "ConfigureServices", "Configuration", "Main", "Apply" };

    // Who takes one of these sets up the application.
    private static readonly string[] s_builders = { "Builder", "Options", "ServiceCollection", "FilterCollection", "HttpConfiguration", "WebApplication" };

    private static readonly string[] s_refusals = { "Exception", "Unauthorized", "Challenge", "Forbid" };

    private readonly LogoutModel _model;
    private readonly CancellationToken _cancellationToken;

    public CachePlaces(LogoutModel model, CancellationToken cancellationToken)
    {
        _model = model;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whose responses the code speaks for, with the class that holds it and the name of its method.</summary>
    public (CacheReach Reach, INamedTypeSymbol? Type, string? Method) Of(SyntaxNode code)
    {
        if (IsOfProfile(code)) return (CacheReach.Nothing, null, null);
        if (IsOfEndpoint(code)) return (CacheReach.Endpoint, null, null);
        var member = code.Ancestors().FirstOrDefault(static node => node is LocalFunctionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax);
        if (member is LocalFunctionStatementSyntax local && local.FirstAncestorOrSelf<TypeDeclarationSyntax>() is null) return (CacheReach.Caller, null, local.Identifier.ValueText);
        if (code.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration || _model.Graphs.ModelOf(code.SyntaxTree).GetDeclaredSymbol(declaration, _cancellationToken) is not INamedTypeSymbol type) return (ForAll(code), null, null);
        var method = (member as MethodDeclarationSyntax)?.Identifier.ValueText;
        if (IsEndpointClass(type)) return (CacheReach.Class, type, method);
        if (s_filters.Any(type.IsOrInherits)) return (CacheReach.Filter, type, null);
        if (type.IsOrInherits(MasterPage)) return (ForAll(code), type, null);
        return method is null || s_pipelines.Any(type.IsOrInherits) || IsPipeline((MethodDeclarationSyntax)member!) ? (ForAll(code), null, null) : (CacheReach.Caller, null, method);
    }

    private static CacheReach ForAll(SyntaxNode code) => DevelopmentCode.Is(code) || CacheConditions.IsApart(code) || RunsTooLate(code) || IsEndOfPipeline(code) ? CacheReach.Nothing : CacheReach.Everything;

    // Middleware that never calls the next one answers by itself: an image, a health check.
    private static bool IsEndOfPipeline(SyntaxNode code) =>
        code.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Identifier.ValueText: "Invoke" or "InvokeAsync" } method
        && !method.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && (token.ValueText.IndexOf("next", StringComparison.OrdinalIgnoreCase) >= 0 || token.ValueText.IndexOf("delegate", StringComparison.OrdinalIgnoreCase) >= 0));

    /// <summary>Whether code that speaks for every response runs for each of them: in the pipeline, in a filter for all, not in what is only set up there.</summary>
    public bool RunsAlways(SyntaxNode code)
    {
        if (CacheConditions.IsHandedToAll(code)) return true;
        if (code.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method || code.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration || _model.Graphs.ModelOf(code.SyntaxTree).GetDeclaredSymbol(declaration, _cancellationToken) is not INamedTypeSymbol type) return false;
        var name = method.Identifier.ValueText;
        if (type.IsOrInherits("System.Web.HttpApplication")) return name.StartsWith("Application_", StringComparison.Ordinal) && name.IndexOf("Request", StringComparison.Ordinal) >= 0;
        if (type.IsOrInherits("System.Web.IHttpModule")) return name.IndexOf("Error", StringComparison.Ordinal) < 0;
        if (type.IsOrInherits("System.Net.Http.DelegatingHandler")) return _model.IsSystemWeb;
        return name is "Invoke" or "InvokeAsync";
    }

    /// <summary>Whether a filter's code runs for answers that are shown, not for refusals and errors.</summary>
    public static bool RunsForAnswers(SyntaxNode code) =>
        code.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText is { } name && !s_refusals.Any(name.Contains);

    private static bool IsEndpointClass(INamedTypeSymbol type) =>
        ControllerFramework.Of(type) is not null || PageHandlers.IsPageModel(type) || type.IsOrInherits("System.Web.UI.Page") || type.IsOrInherits("FastEndpoints.BaseEndpoint");

    private static bool IsPipeline(MethodDeclarationSyntax method) =>
        s_pipelineMembers.Contains(method.Identifier.ValueText) || method.Identifier.ValueText.StartsWith("Application_", StringComparison.Ordinal)
        || method.ParameterList.Parameters.Any(static parameter => parameter.Type?.ToString() is { } type && !IsContext(type) && s_builders.Any(type.Contains));

    // RedirectContext<CookieAuthenticationOptions> is of one request.
    private static bool IsContext(string type) => type.Split('<')[0].EndsWith("Context", StringComparison.Ordinal);

    // The handler of a minimal API, or a filter that is written at it.
    private static bool IsOfEndpoint(SyntaxNode code) =>
        code.Ancestors().OfType<AnonymousFunctionExpressionSyntax>().Any(static lambda => lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } }
            && (MinimalApiEndpoints.IsMap(name) || name.StartsWith("AddEndpointFilter", StringComparison.Ordinal)));

    private static bool IsOfProfile(SyntaxNode code) => code.Ancestors().Any(static node => node is ObjectCreationExpressionSyntax creation && creation.Type.ToString().EndsWith("CacheProfile", StringComparison.Ordinal) || node is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && call.Expression.ToString().Contains("CacheProfiles"));

    // Behind await next(), when the response has begun.
    private static bool RunsTooLate(SyntaxNode code)
    {
        for (var node = code; node is not (null or MemberDeclarationSyntax); node = node.Parent)
        {
            if (node is AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "OnStarting" } } } }) return false;
            if (node is not StatementSyntax { Parent: BlockSyntax block } statement) continue;
            foreach (var earlier in block.Statements)
            {
                if (earlier == statement) break;
                if (earlier is ExpressionStatementSyntax { Expression: AwaitExpressionSyntax { Expression: InvocationExpressionSyntax { Expression: var called } } } && called.ToString() is "next" or "_next" or "next.Invoke" or "_next.Invoke" or "Next.Invoke") return true;
            }
        }
        return false;
    }
}
