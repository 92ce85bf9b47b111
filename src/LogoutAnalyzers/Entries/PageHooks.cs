using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Entries;

/// <summary>The methods of controllers and pages that run for every answer: <c>OnActionExecuting</c>, <c>Page_Load</c>.</summary>
internal static class PageHooks
{
    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        "OnActionExecuting", "OnActionExecuted", "OnActionExecutionAsync", "OnResultExecuting", "OnResultExecutionAsync", "OnAuthorization", "Initialize", "BeginExecute",
        "OnPageHandlerExecuting", "OnPageHandlerExecuted", "OnPageHandlerExecutionAsync", "OnPageHandlerSelected",
        "Page_Load", "Page_Init", "Page_PreInit", "Page_PreRender", "Page_LoadComplete", "OnLoad", "OnInit", "OnPreInit", "OnPreLoad", "OnPreRender", "OnLoadComplete", "Render", "InitializeCulture",
    };

    /// <summary>Whether the method runs for the response: as a hook, or called by its handler or by a hook beside it.</summary>
    public static bool Run(string? method, PrivateResponse response)
    {
        if (method is null) return true;
        if (s_names.Contains(method) || response.Handler?.Name == method) return true;
        return response.Body is ClassDeclarationSyntax page
            ? page.Members.OfType<MethodDeclarationSyntax>().Any(hook => s_names.Contains(hook.Identifier.ValueText) && Calls(hook, method))
            : Calls(response.Body, method);
    }

    private static bool Calls(SyntaxNode body, string method) =>
        body.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => (call.Expression is SimpleNameSyntax name ? name : (call.Expression as MemberAccessExpressionSyntax)?.Name)?.Identifier.ValueText == method);
}
