using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Sets one more option in a lambda that configures options: <c>options => options.LoginPath = "/login"</c>.</summary>
internal static class OptionsLambdaEdit
{
    /// <param name="edits">The changes to the file.</param>
    /// <param name="lambda">The lambda.</param>
    /// <param name="assignment">What is set, without the options' name: <c>ExpireTimeSpan = TimeSpan.FromMinutes(30)</c>.</param>
    public static bool TryAdd(SourceEdits edits, LambdaExpressionSyntax lambda, string assignment)
    {
        if (Parameter(lambda) is not { } name) return false;
        var statement = $"{name}.{assignment};";
        if (lambda.Block is { } block)
        {
            if (block.DescendantNodes().Any(static node => node is ReturnStatementSyntax)) return false;
            BodyInsertion.AtEnd(edits, block, statement);
            return true;
        }
        if (edits.Model.GetSymbolInfo(lambda).Symbol is not IMethodSymbol symbol || lambda.ExpressionBody is not (AssignmentExpressionSyntax or InvocationExpressionSyntax)) return false;
        BodyInsertion.ExpressionToBlock(edits, lambda, statement, symbol.ReturnType);
        return true;
    }

    private static string? Parameter(LambdaExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText,
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: > 0 } parameters } => parameters[0].Identifier.ValueText,
        _ => null,
    } is { } name and not "_" ? name : null;
}
