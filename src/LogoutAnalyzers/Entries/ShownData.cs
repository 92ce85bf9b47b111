using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Entries;

/// <summary>Whether a handler answers with data: a page, an object, a file; not with a redirect, a bare status or a stream of events.</summary>
internal static class ShownData
{
    private static readonly HashSet<string> s_data = new(StringComparer.Ordinal) { "View", "PartialView", "ViewComponent", "Page", "Partial", "Json", "File", "PhysicalFile", "Stream", "Bytes", "RazorSlice" };

    // Data if there is a value that is no fixed text.
    private static readonly HashSet<string> s_values = new(StringComparer.Ordinal) { "Ok", "OK", "Content", "Text", "Xml", "Html" };

    private static readonly HashSet<string> s_results = new(StringComparer.Ordinal)
    {
        "ViewResult", "PartialViewResult", "PageResult", "ViewComponentResult", "JsonResult", "ContentResult", "ObjectResult", "OkObjectResult", "OkNegotiatedContentResult",
        "FileResult", "FileContentResult", "FileStreamResult", "FilePathResult", "PhysicalFileResult", "VirtualFileResult", "StreamContent", "RazorComponentResult", "JsonHttpResult", "Ok", "FileContentHttpResult",
    };

    // What says nothing yet: the value decides.
    private static readonly string[] s_open = { "Microsoft.AspNetCore.Mvc.IActionResult", "Microsoft.AspNetCore.Mvc.ActionResult", "Microsoft.AspNetCore.Http.IResult", "System.Web.Mvc.ActionResult", "System.Web.Http.IHttpActionResult", "System.Net.Http.HttpResponseMessage" };

    private static readonly HashSet<string> s_elsewhere = new(StringComparer.Ordinal)
    {
        "login", "logon", "signin", "register", "registration", "signup", "error", "errors", "denied", "forbidden", "lockout", "health", "healthcheck", "ping", "heartbeat", "version", "captcha", "swagger", "robots", "sitemap", "manifest", "favicon",
    };

    /// <summary>Whether the name is that of something around the account or the server, not of a user's data.</summary>
    public static bool IsElsewhere(string name, LogoutNames names)
    {
        if (!MayBeElsewhere(name, names)) return false;
        var words = Words.Split(name);
        return Words.Any(words, s_elsewhere) || (words.Length == 2 && words[0] is "log" or "sign" && words[1] is "in" or "on" or "up") || names.Mentions(words);
    }

    // Most names are split for nothing.
    private static bool MayBeElsewhere(string name, LogoutNames names)
    {
        foreach (var word in s_elsewhere)
            if (name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0) return true;
        foreach (var phrase in names.Phrases)
            if (name.IndexOf(phrase[0], StringComparison.OrdinalIgnoreCase) >= 0) return true;
        return false;
    }

    public static bool Is(IMethodSymbol? handler, SyntaxNode body, ITypeSymbol? returned)
    {
        var type = Unwrapped(returned ?? handler?.ReturnType);
        if (type is null || type.SpecialType is SpecialType.System_Void or SpecialType.System_Boolean || type.TypeKind == TypeKind.Enum || TaskTypes.IsTask(type)) return WritesResponse(body);
        if (type.TypeKind == TypeKind.Error) return false;
        if (type is INamedTypeSymbol { Name: "ActionResult", Arity: 1 }) return Values(body).Any(static value => IsData(value) || IsOwnValue(value));
        if (IsOpen(type) || type is INamedTypeSymbol { Name: "Results", Arity: > 1 }) return Values(body).Any(IsData);
        if (type.Name.IndexOf("ServerSentEvents", StringComparison.Ordinal) >= 0) return false;
        var isResult = s_open.Any(type.IsOrInherits) || type.IsOrInherits("Microsoft.AspNetCore.Http.IResult");
        return isResult ? s_results.Contains(type.Name) && type is not INamedTypeSymbol { Name: "Ok", Arity: 0 } : !Values(body).All(static value => value is LiteralExpressionSyntax);
    }

    private static bool IsOpen(ITypeSymbol type)
    {
        foreach (var open in s_open)
            if (type.Is(open)) return true;
        return false;
    }

    /// <summary>Whether one of the answers is a view, a page or part of one.</summary>
    public static IEnumerable<InvocationExpressionSyntax> Views(SyntaxNode body) =>
        Values(body).SelectMany(static value => value.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()).Where(static call => NameOf(call) is "View" or "PartialView" or "Page");

    /// <summary>The values that the body returns.</summary>
    public static List<ExpressionSyntax> Values(SyntaxNode body)
    {
        var found = new List<ExpressionSyntax>();
        switch (body)
        {
            case BaseMethodDeclarationSyntax { ExpressionBody.Expression: { } value }:
                AddBranches(value, found);
                break;
            case LocalFunctionStatementSyntax { ExpressionBody.Expression: { } value }:
                AddBranches(value, found);
                break;
            case AnonymousFunctionExpressionSyntax { ExpressionBody: { } value }:
                AddBranches(value, found);
                break;
            default:
                SyntaxNode? statements = body switch { LocalFunctionStatementSyntax local => local.Body, AnonymousFunctionExpressionSyntax function => function.Block, _ => body };
                if (statements is null) break;
                // Statements alone: what stands in expressions is of lambdas.
                foreach (var node in statements.DescendantNodes(static node => node is not (ExpressionSyntax or LocalFunctionStatementSyntax or BaseParameterListSyntax or AttributeListSyntax)))
                    if (node is ReturnStatementSyntax { Expression: { } value }) AddBranches(value, found);
                break;
        }
        return found;
    }

    // With a list of one's own: conditions may be nested as deeply as generated code likes. Most values have no branches and need none.
    private static void AddBranches(ExpressionSyntax value, List<ExpressionSyntax> found)
    {
        Stack<ExpressionSyntax>? pending = null;
        for (ExpressionSyntax? next = value; next is not null; next ??= pending is { Count: > 0 } ? pending.Pop() : null)
        {
            switch (next)
            {
                case ParenthesizedExpressionSyntax inner:
                    next = inner.Expression;
                    break;
                case AwaitExpressionSyntax awaited:
                    next = awaited.Expression;
                    break;
                case CastExpressionSyntax cast:
                    next = cast.Expression;
                    break;
                case ConditionalExpressionSyntax choice:
                    (pending ??= new()).Push(choice.WhenFalse);
                    next = choice.WhenTrue;
                    break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce:
                    (pending ??= new()).Push(coalesce.Right);
                    next = coalesce.Left;
                    break;
                case SwitchExpressionSyntax choice:
                    foreach (var arm in choice.Arms) (pending ??= new()).Push(arm.Expression);
                    next = null;
                    break;
                // Task.FromResult<IActionResult>(View())
                case InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call when NameOf(call) is "FromResult":
                    next = arguments[0].Expression;
                    break;
                case var result:
                    found.Add(result);
                    next = null;
                    break;
            }
        }
    }

    private static bool IsData(ExpressionSyntax value)
    {
        switch (value)
        {
            case InvocationExpressionSyntax call:
                var (name, arguments) = (NameOf(call), call.ArgumentList.Arguments);
                foreach (var argument in arguments)
                    if (EventStreams.IsNamed(argument.Expression)) return false;
                // return View("Login")
                if (name is "View" or "PartialView" && arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax { Token.Value: string view } && Words.Any(view, s_elsewhere)) return false;
                if (s_data.Contains(name)) return call.Expression is SimpleNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax or IdentifierNameSyntax { Identifier.ValueText: "Results" or "TypedResults" or "Controller" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Extensions" } };
                if (s_values.Contains(name)) return arguments.Count > 0 && !IsFixed(arguments[0].Expression);
                return name == "CreateResponse" && arguments.Count > 1 && arguments[0].Expression.ToString().EndsWith(".OK", StringComparison.Ordinal) && !IsFixed(arguments[1].Expression);
            case ObjectCreationExpressionSyntax creation:
                return s_results.Contains(creation.Type is GenericNameSyntax generic ? generic.Identifier.ValueText : creation.Type.ToString().Split('.').Last().Split('<')[0]);
            default:
                return false;
        }
    }

    // return orders; in an ActionResult<T>: whatever is no call of the controller's own methods for results.
    private static bool IsOwnValue(ExpressionSyntax value) => value is not (InvocationExpressionSyntax { Expression: SimpleNameSyntax } or LiteralExpressionSyntax or ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "NotFoundResult" or "StatusCodeResult" or "BadRequestResult" or "UnauthorizedResult" or "ForbidResult" or "NoContentResult" } });

    private static bool IsFixed(ExpressionSyntax value) => value is LiteralExpressionSyntax;

    // await context.Response.WriteAsJsonAsync(orders)
    private static bool WritesResponse(SyntaxNode body) =>
        !body.DescendantNodes().Any(EventStreams.IsNamed) && body.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WriteAsync" or "WriteAsJsonAsync" or "SendFileAsync" or "BinaryWrite" or "TransmitFile" or "WriteFile", Expression: var receiver }
            && receiver.ToString().EndsWith("Response", StringComparison.Ordinal) && call.ArgumentList.Arguments.FirstOrDefault() is { } written && !IsFixed(written.Expression));

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    private static ITypeSymbol? Unwrapped(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: 1, Name: "Task" or "ValueTask" } task ? task.TypeArguments[0] : type;
}
