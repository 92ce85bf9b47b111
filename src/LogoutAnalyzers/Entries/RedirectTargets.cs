using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Entries;

/// <summary>The actions and pages of the application that a body redirects to, where they are named there: their code runs next.</summary>
internal static class RedirectTargets
{
    private static readonly HashSet<string> s_pageHandlers = new(StringComparer.Ordinal) { "OnGet", "OnGetAsync", "Page_Load", "OnLoad", "Page_Init", "OnInit" };

    public static IEnumerable<IMethodSymbol> Of(SyntaxNode body, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var call in body.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (MethodName(call) is not { } redirect || redirect.IndexOf("Redirect", StringComparison.Ordinal) < 0) continue;
            var texts = call.ArgumentList.Arguments.Select(argument => model.GetConstantValue(argument.Expression, cancellationToken).Value as string).TakeWhile(static text => text is not null).ToList();
            if (texts.Count == 0) continue;
            // RedirectToAction("Login", "Account"), Redirect("/Account/Login?x=y"), Response.Redirect("~/Login.aspx")
            var isAction = redirect.StartsWith("RedirectToAction", StringComparison.Ordinal);
            var path = isAction ? new[] { texts.Count > 1 ? texts[1]! : ControllerOf(body, model, cancellationToken), texts[0]! } : texts[0]!.Split('?', '#')[0].Split('/', '~').Where(static part => part.Length > 0).ToArray();
            if (path.Length == 0) continue;
            foreach (var target in Named(path, isAction, model.Compilation, cancellationToken)) yield return target;
        }
    }

    private static IEnumerable<IMethodSymbol> Named(string[] path, bool isAction, Compilation compilation, CancellationToken cancellationToken)
    {
        var last = path[path.Length - 1].Split('.')[0];
        var controller = (path.Length > 1 ? path[path.Length - 2] : last) + "Controller";
        var action = path.Length > 1 ? last : "Index";
        foreach (var type in compilation.GetSymbolsWithName(name => Same(name, controller) || (!isAction && (Same(name, last + "Model") || Same(name, last) || name.EndsWith("_" + last, StringComparison.OrdinalIgnoreCase))), SymbolFilter.Type, cancellationToken).OfType<INamedTypeSymbol>())
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
                if (Same(type.Name, controller) ? Same(method.Name, action) || Same(method.Name, action + "Async") : s_pageHandlers.Contains(method.Name)) yield return method;
    }

    private static string ControllerOf(SyntaxNode body, SemanticModel model, CancellationToken cancellationToken) =>
        (model.GetDeclaredSymbol(body, cancellationToken)?.ContainingType?.Name ?? "").WithoutSuffix("Controller");

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static string? MethodName(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}
