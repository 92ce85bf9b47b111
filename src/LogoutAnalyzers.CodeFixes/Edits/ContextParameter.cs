using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Adds the parameter by which a minimal API's handler asks for the request's HttpContext.</summary>
internal static class ContextParameter
{
    public const string Name = "context";

    /// <summary>False when the handler's parameters leave no room for it.</summary>
    public static bool TryAdd(SourceEdits edits, SyntaxNode body, IMethodSymbol symbol)
    {
        var list = body switch
        {
            ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList,
            LocalFunctionStatementSyntax local => local.ParameterList,
            MethodDeclarationSyntax method => method.ParameterList,
            _ => null,
        };
        if (list is null || edits.Model.LookupSymbols(list.SpanStart, name: Name).Length > 0) return false;
        foreach (var parameter in list.Parameters)
            if (parameter.Type is null || parameter.Identifier.ValueText == Name) return false;
        Usings.AddFor(edits, list.SpanStart, "Microsoft.AspNetCore.Http", "HttpContext");
        edits.Insert(list.OpenParenToken.Span.End, "HttpContext " + Name + (list.Parameters.Count > 0 ? ", " : ""));
        return true;
    }
}
