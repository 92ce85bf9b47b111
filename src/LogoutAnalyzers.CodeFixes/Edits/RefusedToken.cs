using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Asks the result of a validation whether the token is valid, and leaves the function where it is not.</summary>
internal static class RefusedToken
{
    /// <summary>Plans the edits; false where the result is not at hand in a statement of its own.</summary>
    public static bool TryCheck(SourceEdits edits, InvocationExpressionSyntax validation, CancellationToken cancellationToken)
    {
        if (validation.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax or GlobalStatementSyntax } statement) return false;
        ExpressionSyntax value = validation;
        while (value.Parent is AwaitExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "Result" or "GetAwaiter" or "GetResult" } or InvocationExpressionSyntax) value = (ExpressionSyntax)value.Parent;
        if (TaskTypes.IsTask(edits.Model.GetTypeInfo(value, cancellationToken).Type)) return false;
        string name;
        switch (value.Parent)
        {
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } } declared }:
                name = declared.Identifier.ValueText;
                break;
            case ExpressionStatementSyntax:
                name = FreeName(edits, statement);
                edits.Insert(value.SpanStart, $"var {name} = ");
                break;
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } discard }:
                name = FreeName(edits, statement);
                edits.Replace(discard.Span, "var " + name);
                break;
            default:
                return false;
        }
        BodyInsertion.After(edits, statement, $"if (!{name}.IsValid) {Refusal(edits, statement, name, cancellationToken)}");
        return true;
    }

    private static string Refusal(SourceEdits edits, StatementSyntax statement, string result, CancellationToken cancellationToken)
    {
        var function = statement.Ancestors().FirstOrDefault(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MethodDeclarationSyntax);
        // The return type of a lambda is what its returns have in common, so that another one may not fit.
        var answer = function is null or AnonymousFunctionExpressionSyntax ? null : (edits.Model.GetDeclaredSymbol(function, cancellationToken) as IMethodSymbol)?.ReturnType;
        if (TaskTypes.IsTask(answer)) answer = (answer as INamedTypeSymbol)?.TypeArguments.FirstOrDefault();
        return answer switch
        {
            { SpecialType: SpecialType.System_Boolean } => "return false;",
            { NullableAnnotation: NullableAnnotation.Annotated } => "return null;",
            _ when answer.Is("Microsoft.AspNetCore.Authentication.AuthenticateResult") => $"return AuthenticateResult.Fail({result}.Exception);",
            _ when answer.Is("Microsoft.AspNetCore.Http.IResult") => "return Results.Unauthorized();",
            _ when answer.IsOrInherits("Microsoft.AspNetCore.Mvc.IActionResult") && edits.Model.GetEnclosingSymbol(statement.SpanStart, cancellationToken)?.ContainingType.IsOrInherits("Microsoft.AspNetCore.Mvc.ControllerBase") == true => "return Unauthorized();",
            _ => $"throw {result}.Exception;",
        };
    }

    private static string FreeName(SourceEdits edits, StatementSyntax statement)
    {
        var body = statement.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? edits.Root;
        return new[] { "result", "validation", "validationResult" }.First(name => name == "validationResult" || !body.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name));
    }
}
