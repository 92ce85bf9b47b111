using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Puts a statement into a body: after its guards, before a return, or at its end. An expression body becomes a block.</summary>
internal static class BodyInsertion
{
    /// <summary>After the guard clauses that answer an error, so that every path that reports success runs it.</summary>
    public static void AfterGuards(SourceEdits edits, SyntaxNode body, string statement, ITypeSymbol returnType)
    {
        if (FixTarget.BlockOf(body) is not { } block)
        {
            ExpressionToBlock(edits, body, statement, returnType);
            return;
        }
        var index = 0;
        for (var i = 0; i < block.Statements.Count - 1; i++)
        {
            var exits = ExitsIn(block.Statements[i]).ToList();
            if (exits.Count == 0) continue;
            if (!exits.All(exit => IsError(exit, edits.Model)))
            {
                index = 0;
                break;
            }
            index = i + 1;
        }
        if (index < block.Statements.Count) Before(edits, block.Statements[index], statement);
        else AtEnd(edits, block, statement);
    }

    /// <summary>Before a statement; one that stands alone under an if gets a block.</summary>
    public static void Before(SourceEdits edits, StatementSyntax next, string statement)
    {
        if (next.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax)) OneLineBlock.Wrap(edits, next, statement);
        else if (edits.Style.StartsLine(next.GetFirstToken())) edits.Insert(LeadingLines.StartOf(edits, next), edits.Style.IndentAt(next.SpanStart) + edits.Style.Lines(statement, edits.Style.IndentAt(next.SpanStart)) + edits.Style.LineEnd);
        else if (next.Parent is BlockSyntax block && OneLineBlock.Is(edits, block)) OneLineBlock.Expand(edits, block, statement, next);
        else edits.Insert(next.SpanStart, statement.Replace('\n', ' ') + " ");
    }

    /// <summary>On the line after a statement; a comment behind it stays behind it.</summary>
    public static void After(SourceEdits edits, StatementSyntax previous, string statement)
    {
        if (!edits.Style.StartsLine(previous.GetFirstToken()))
        {
            edits.Insert(previous.Span.End, " " + statement);
            return;
        }
        var comment = previous.GetTrailingTrivia().LastOrDefault(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));
        edits.Insert(comment.RawKind == 0 ? previous.Span.End : comment.Span.End, edits.Style.LineEnd + edits.Style.IndentAt(previous.SpanStart) + statement);
    }

    /// <summary>At the end of a block.</summary>
    public static void AtEnd(SourceEdits edits, BlockSyntax block, string statement)
    {
        var brace = block.CloseBraceToken;
        if (edits.Style.StartsLine(brace)) edits.Insert(edits.Text.Lines.GetLineFromPosition(brace.SpanStart).Start, edits.Style.IndentAt(brace.SpanStart) + edits.Style.Unit + edits.Style.Lines(statement, edits.Style.IndentAt(brace.SpanStart) + edits.Style.Unit) + edits.Style.LineEnd);
        else if (OneLineBlock.Is(edits, block)) OneLineBlock.Expand(edits, block, statement, null);
        else edits.Insert(brace.SpanStart, statement.Replace('\n', ' ') + " ");
    }

    /// <summary>Replaces an expression body by a block that runs the statement first.</summary>
    /// <param name="edits">The changes to the file.</param>
    /// <param name="body">The method, local function or lambda.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="returnType">What the body returns now.</param>
    /// <param name="becomesAsync">Whether the body is being made async, and its task has to be awaited there.</param>
    public static void ExpressionToBlock(SourceEdits edits, SyntaxNode body, string statement, ITypeSymbol returnType, bool becomesAsync = true)
    {
        if (FixTarget.ExpressionOf(body) is not { } expression) return;
        var indent = edits.Style.IndentAt(body.SpanStart);
        var (value, isStatement) = becomesAsync ? AsyncBody.Unwrapped(expression, returnType) : (expression.ToString(), false);
        // Task.FromResult(x) where a task is wanted: the x was for nobody, and as the lambda's value it is for the response.
        var returnsNothing = returnType.SpecialType == SpecialType.System_Void || isStatement || (FixTarget.IsAsync(body) && returnType is INamedTypeSymbol { TypeArguments.Length: 0 } && TaskTypes.IsTask(returnType));
        // In a body that is async already the expression is the value, or the awaited task, itself.
        if (FixTarget.IsAsync(body)) value = expression.ToString();
        if (value is not null) value = Shifted(edits, expression, value, indent);
        var last = value is null ? null : expression is ThrowExpressionSyntax ? value + ";" : returnsNothing ? value + ";" : "return " + value + ";";
        if (body is AnonymousFunctionExpressionSyntax lambda)
        {
            var arrow = ((LambdaExpressionSyntax)lambda).ArrowToken;
            edits.Replace(TextSpan.FromBounds(arrow.Span.End, expression.Span.End), edits.Style.Block(indent, Lines(arrow.Span.End)));
            return;
        }
        var clause = body.ChildNodes().OfType<ArrowExpressionClauseSyntax>().First();
        var start = clause.ArrowToken.GetPreviousToken().Span.End;
        var end = body.GetLastToken().Span.End;
        edits.Replace(TextSpan.FromBounds(start, end), edits.Style.Block(indent, Lines(start)));

        string[] Lines(int from) => Comments(TextSpan.FromBounds(from, expression.SpanStart), edits).Concat(statement.Split('\n')).Concat(last is null ? Enumerable.Empty<string>() : new[] { last }).ToArray();
    }

    // The lines that follow the first move with it, unless a text would change.
    private static string Shifted(SourceEdits edits, ExpressionSyntax expression, string value, string indent)
    {
        var moves = edits.Style.IndentAt(expression.SpanStart) == indent && !expression.DescendantTokens().Any(static token => token.Text.Contains("\n"));
        return moves ? value.Replace(edits.Style.LineEnd + indent, edits.Style.LineEnd + indent + edits.Style.Unit) : value;
    }

    private static IEnumerable<string> Comments(TextSpan span, SourceEdits edits) =>
        edits.Root.DescendantTrivia(span).Where(trivia => span.Contains(trivia.Span) && (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))).Select(static trivia => trivia.ToString());

    private static IEnumerable<StatementSyntax> ExitsIn(StatementSyntax statement) =>
        statement.DescendantNodesAndSelf(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<StatementSyntax>().Where(static node => node is ReturnStatementSyntax or ThrowStatementSyntax);

    private static bool IsError(StatementSyntax exit, SemanticModel model) =>
        exit is ThrowStatementSyntax || (exit is ReturnStatementSyntax { Expression: { } value } && Exits.IsError(model.GetOperation(value), ofCallee: false));
}
