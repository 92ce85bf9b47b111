using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Adds the parameter by which a minimal API's handler asks for the request's HttpContext.</summary>
internal static class ContextParameter
{
    private static readonly string[] s_names = { "context", "httpContext" };

    /// <summary>The name that the parameter would have, or null when the handler's parameters leave no room for it.</summary>
    public static string? NameFor(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol)
    {
        // An ordinary method is a handler only where it is handed over by name, which an instance's rarely is.
        if (body is MethodDeclarationSyntax && !symbol.IsStatic) return null;
        if (ListOf(body) is not { } list || list.Parameters.Any(static parameter => parameter.Type is null)) return null;
        return s_names.FirstOrDefault(name =>
            list.Parameters.All(parameter => parameter.Identifier.ValueText != name)
            && edits.Model.LookupSymbols(list.SpanStart, name: name).IsEmpty
            && !body.DescendantTokens().Any(token => token.ValueText == name && token.Parent is VariableDeclaratorSyntax or ParameterSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax));
    }

    /// <summary>False when somebody calls the handler, or nothing lets it have the parameter.</summary>
    public static async Task<bool> TryAddAsync(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol, bool becomesAsync, CancellationToken cancellationToken)
    {
        if (NameFor(edits, body, symbol) is not { } name || ListOf(body) is not { } list) return false;
        var isLambda = body is AnonymousFunctionExpressionSyntax;
        // (HttpContext context) => Task.FromResult(x) would be a RequestDelegate, whose result is for nobody.
        if (!becomesAsync && !FixTarget.IsAsync(body) && symbol.ReturnType is INamedTypeSymbol { Arity: 1, Name: "Task" }) return false;
        if (!isLambda && !await MappedHandler.TryKeepAsync(edits, symbol, gainsContext: true, becomesAsync && !FixTarget.IsAsync(body), cancellationToken).ConfigureAwait(false)) return false;
        Usings.AddFor(edits, list.SpanStart, "Microsoft.AspNetCore.Http", "HttpContext");
        edits.Insert(list.OpenParenToken.Span.End, "HttpContext " + name + (list.Parameters.Count > 0 ? ", " : ""));
        return true;
    }

    private static ParameterListSyntax? ListOf(SyntaxNode body) => body switch
    {
        ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList,
        LocalFunctionStatementSyntax local => local.ParameterList,
        MethodDeclarationSyntax method => method.ParameterList,
        _ => null,
    };
}
