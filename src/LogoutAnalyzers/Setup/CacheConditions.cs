using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>Whether code that sets a header does so for responses to signed-in users, always, or only for some of them.</summary>
internal static class CacheConditions
{
    // Asked before a header is set, and true of what signed-in users are shown.
    private static readonly string[] s_usual = { "IsAuthenticated", "IsChildAction", "IsPostBack", "HasStarted", "CacheControl", "Cache-Control", "ViewResult", "PageResult", "!= null", "is not null", "IsProduction" };

    // Asked of those who are not signed in.
    private static readonly string[] s_missing = { "== null", "is null" };

    // What is handed to one of these runs for errors, for one address or for nobody who gets an endpoint's answer.
    private static readonly HashSet<string> s_apart = new(StringComparer.Ordinal) { "UseWhen", "MapWhen", "UseExceptionHandler", "UseStatusCodePages", "Run", "UseSpa", "UseHealthChecks" };

    private static readonly string[] s_responses =
    {
        "HttpResponse", "HttpResponseBase", "HttpResponseMessage", "HttpResponseHeaders", "ResponseHeaders", "IHeaderDictionary", "HeaderDictionary", "HttpCachePolicy", "HttpCachePolicyBase", "IOwinResponse", "OwinResponse",
    };

    /// <summary>Whether nothing between the code and the method or lambda that holds it keeps it from being run for a page of a signed-in user.</summary>
    public static bool AreUsual(SyntaxNode code, SemanticModel model)
    {
        var lambdas = 0;
        for (var node = code; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case MemberDeclarationSyntax and not GlobalStatementSyntax:
                    return parent is TypeDeclarationSyntax || !EventStreams.AreIn(parent, model);
                case LocalFunctionStatementSyntax:
                    return !EventStreams.AreIn(parent, model);
                case IfStatementSyntax choice when node == choice.Statement ? !IsUsual(choice.Condition) : node != choice.Condition && !IsUnusual(choice.Condition):
                case SwitchSectionSyntax or SwitchExpressionArmSyntax or CatchClauseSyntax or ConditionalExpressionSyntax:
                    return false;
                case BlockSyntax block when node is StatementSyntax statement && block.Statements.Take(block.Statements.IndexOf(statement)).Any(LeavesUnusually):
                    return false;
                case AnonymousFunctionExpressionSyntax when EventStreams.AreIn(parent, model):
                // An event: OnRedirectToLogin = context => …
                case AssignmentExpressionSyntax set when set.Right == node && node is AnonymousFunctionExpressionSyntax:
                case EqualsValueClauseSyntax when node is AnonymousFunctionExpressionSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax:
                    lambdas++;
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } call when node is ArgumentListSyntax:
                    if (name == "UseWhen" && call.ArgumentList.Arguments[0].Expression is LambdaExpressionSyntax { ExpressionBody: { } asked and not PrefixUnaryExpressionSyntax } && asked.ToString().Contains("IsAuthenticated")) break;
                    if (s_apart.Contains(name) || (name == "Map" && lambdas > 1)) return false;
                    break;
            }
        }
        return true;
    }

    /// <summary>Whether the code runs for nobody who gets an endpoint's answer: for errors, for those who are sent to the login, for the state of the server.</summary>
    public static bool IsApart(SyntaxNode code)
    {
        foreach (var node in code.Ancestors())
        {
            switch (node)
            {
                case CatchClauseSyntax:
                case AssignmentExpressionSyntax { Left: var target } set when set.Right.Span.Contains(code.Span) && IsEventApart(target is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : target.ToString()):
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "UseExceptionHandler" or "UseStatusCodePages" or "UseHealthChecks" or "MapHealthChecks" } } call when call.ArgumentList.Span.Contains(code.Span):
                    return true;
            }
        }
        return false;
    }

    // CookieAuthenticationEvents, JwtBearerEvents, RemoteAuthenticationEvents, HealthCheckOptions, RateLimiterOptions, ApiBehaviorOptions
    private static bool IsEventApart(string name) =>
        name.StartsWith("OnRedirectTo", StringComparison.Ordinal) || name is "OnChallenge" or "OnForbidden" or "OnAuthenticationFailed" or "OnRemoteFailure" or "OnAccessDenied" or "OnRejected" or "ResponseWriter" or "InvalidModelStateResponseFactory";

    /// <summary>Whether the code is handed to each request by the pipeline: <c>app.Use(…)</c>, <c>options.Filters.Add(…)</c>.</summary>
    public static bool IsHandedToAll(SyntaxNode code)
    {
        foreach (var call in code.Ancestors().OfType<InvocationExpressionSyntax>())
        {
            if (call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var receiver } || !call.ArgumentList.Span.Contains(code.Span) && name != "Add") continue;
            if (name is "Use" or "UseMiddleware" || (name is "Add" or "AddService" && receiver.ToString().EndsWith("ilters", StringComparison.Ordinal))) return true;
        }
        return false;
    }

    /// <summary>Whether it is the header of a response that the code sets, as far as the types say, and not that of a request to another server or of a file in a store.</summary>
    public static bool IsOfResponse(SyntaxNode code, SemanticModel model, CancellationToken cancellationToken)
    {
        var target = code switch
        {
            AssignmentExpressionSyntax set => set.Left,
            InvocationExpressionSyntax call => call.Expression,
            _ => null,
        };
        if (target is null) return code is ObjectCreationExpressionSyntax;
        var isResponse = false;
        for (var node = (ExpressionSyntax?)target; node is not null; node = Owner(node))
        {
            if (model.GetTypeInfo(node, cancellationToken).Type is not { } type) continue;
            if (type.Name.Contains("Request")) return false;
            isResponse |= s_responses.Contains(type.Name);
        }
        return isResponse;
    }

    private static ExpressionSyntax? Owner(ExpressionSyntax node) => node switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        ElementAccessExpressionSyntax indexed => indexed.Expression,
        InvocationExpressionSyntax call => call.Expression,
        ParenthesizedExpressionSyntax inner => inner.Expression,
        PostfixUnaryExpressionSyntax sure => sure.Operand,
        _ => null,
    };

    private static bool IsUsual(ExpressionSyntax condition)
    {
        var text = condition.ToString();
        return condition is PrefixUnaryExpressionSyntax && text.Contains("IsDevelopment") || (s_usual.Any(text.Contains) && !IsUnusual(condition));
    }

    private static bool IsUnusual(ExpressionSyntax condition)
    {
        var text = condition.ToString();
        return condition is PrefixUnaryExpressionSyntax ? text.Contains("IsAuthenticated") : s_missing.Any(text.Contains) && !text.Contains("Cache");
    }

    // if (path.StartsWith("/api")) { await next(); return; }
    private static bool LeavesUnusually(StatementSyntax statement) =>
        statement is IfStatementSyntax choice && !s_usual.Concat(s_missing).Any(choice.Condition.ToString().Contains)
        && choice.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(static node => node is ReturnStatementSyntax && !IsRefusal((ReturnStatementSyntax)node));

    // return NotFound(); shows nothing.
    private static bool IsRefusal(ReturnStatementSyntax exit) =>
        exit.Expression is InvocationExpressionSyntax call && call.ToString() is var text && (text.Contains("NotFound(") || text.Contains("Forbid(") || text.Contains("BadRequest(") || text.Contains("Redirect") || text.Contains("Unauthorized(") || text.Contains("Challenge("));
}
