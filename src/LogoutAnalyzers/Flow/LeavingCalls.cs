using System;
using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Flow;

/// <summary>
/// Calls of WebForms after which nothing runs: <c>Response.End()</c> and <c>Response.Redirect(url)</c> abort the thread,
/// https://github.com/microsoft/referencesource/blob/master/System.Web/HttpResponse.cs. Under MVC, whose handler is asynchronous, and in
/// asynchronous methods they return.
/// </summary>
internal static class LeavingCalls
{
    private const string Response = "System.Web.HttpResponse";

    public static bool Is(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { Name: "End" or "Redirect" } method } call && method.ContainingType.Is(Response)
        && (method.Name == "End" || call.Arguments.Length == 1 || call.Arguments[1].Value.ConstantValue is { HasValue: true, Value: true })
        && call.Syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Modifiers.Any(SyntaxKind.AsyncKeyword) == false;

    /// <summary>Whether it leaves because the session has no login: <c>if (Session["user"] == null) Response.Redirect("Login.aspx");</c>.</summary>
    public static bool IsForNobody(SyntaxNode leaving) =>
        leaving.Ancestors().OfType<IfStatementSyntax>().FirstOrDefault() is { } test && !(test.Else?.Span.Contains(leaving.Span) == true)
        && test.Condition.DescendantNodesAndSelf().Any(static node => node is ElementAccessExpressionSyntax access && access.Expression.ToString().EndsWith("Session", StringComparison.Ordinal))
        && (test.Condition.DescendantNodesAndSelf().Any(static node => node.IsKind(SyntaxKind.NullLiteralExpression)) || test.Condition.ToString().Contains("IsNullOrEmpty"))
        && !test.Condition.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.ExclamationEqualsToken));
}
