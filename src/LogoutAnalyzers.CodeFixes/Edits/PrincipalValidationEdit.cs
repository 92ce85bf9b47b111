using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>
/// Has a handler of OnValidatePrincipal call another validator first: what the handler adds to the principal stays, and it is not asked about
/// one that is refused.
/// </summary>
internal static class PrincipalValidationEdit
{
    /// <param name="edits">The changes to the file.</param>
    /// <param name="handler">A lambda, method or local function.</param>
    /// <param name="validator">The method that validates.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<bool> TryAddAsync(SourceEdits edits, SyntaxNode handler, string validator, CancellationToken cancellationToken)
    {
        if (FixTarget.SymbolOf(handler, edits.Model, cancellationToken) is not { } symbol || symbol.Parameters.FirstOrDefault(static parameter => PrincipalValidations.IsContext(parameter.Type)) is not { } context) return false;
        Usings.AddFor(edits, handler.SpanStart, "Microsoft.AspNetCore.Identity", "SecurityStampValidator");
        if (handler is AnonymousFunctionExpressionSyntax && DoesNothing(handler))
        {
            edits.Replace(handler.Span, validator);
            return true;
        }
        if (context.IsDiscard || context.Name == "_" || !await new AsyncBody(edits, cancellationToken).TryMakeAsync(handler).ConfigureAwait(false)) return false;
        var statement = $"await {validator}({context.Name});";
        if (handler.DescendantTokens().Any(static token => token.ValueText == "Principal"))
            statement += $"\nif ({context.Name}.Principal is null)" + edits.Style.Block("", "return;").Replace(edits.Style.LineEnd, "\n");
        if (FixTarget.BlockOf(handler) is not { } block) BodyInsertion.ExpressionToBlock(edits, handler, statement, symbol.ReturnType);
        else if (block.Statements.FirstOrDefault() is { } first && !IsCompletedTask(first)) BodyInsertion.Before(edits, first, statement);
        else BodyInsertion.AtEnd(edits, block, statement);
        return true;
    }

    private static bool DoesNothing(SyntaxNode handler) =>
        FixTarget.BlockOf(handler) is { } block ? block.Statements.Count == 0 || (block.Statements.Count == 1 && IsCompletedTask(block.Statements[0])) : IsCompletedTask(FixTarget.ExpressionOf(handler));

    private static bool IsCompletedTask(StatementSyntax statement) => statement is ReturnStatementSyntax { Expression: var value } && IsCompletedTask(value);

    private static bool IsCompletedTask(ExpressionSyntax? value) =>
        value is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" } or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" } };
}
