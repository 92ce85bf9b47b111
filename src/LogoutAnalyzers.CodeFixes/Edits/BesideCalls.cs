using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>
/// Puts a statement beside certain calls of a body: once after those that follow each other, before one that is returned. What the body
/// reads from the session has to be read by then.
/// </summary>
internal static class BesideCalls
{
    /// <summary>Plans the edits; false where no place is sure.</summary>
    /// <param name="edits">The changes to the file.</param>
    /// <param name="body">The method, local function or lambda.</param>
    /// <param name="isWanted">Whether the call is one of them.</param>
    /// <param name="statement">The statement beside such a call, or beside none where the body has none itself.</param>
    public static bool TryInsert(SourceEdits edits, SyntaxNode body, Func<ExpressionSyntax, bool> isWanted, Func<ExpressionSyntax?, string> statement)
    {
        if (FixTarget.BlockOf(body) is not { } block) return false;
        var calls = block.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ExpressionSyntax>().Where(isWanted).ToList();
        var places = calls.Select(call => (Call: (ExpressionSyntax?)call, Statement: StatementOf(call))).GroupBy(static place => place.Statement.Parent).Select(static together => together.Last()).ToList();
        // A call further in runs after the one before it, or not at all.
        places.RemoveAll(place => places.Any(other => other.Statement.SpanStart < place.Statement.SpanStart && other.Statement.Parent!.Span.Contains(place.Statement.Span) && other.Statement is not ReturnStatementSyntax));
        if (places.Count == 0 && OnlyExitOf(body, block) is { } exit) places.Add((null, exit));
        if (places.Count == 0 && !AsyncBody.ReturnsOf(body).Any())
        {
            BodyInsertion.AtEnd(edits, block, statement(null));
            return true;
        }
        if (places.Count == 0 || places.Any(place => ReadsSessionAfter(body, place.Statement))) return false;
        foreach (var (call, place) in places)
        {
            if (place is ReturnStatementSyntax) BodyInsertion.Before(edits, place, statement(call));
            else BodyInsertion.After(edits, place, statement(call));
        }
        return true;
    }

    // The statement that stands in a block: under an if without braces there is no room, and once is enough for a loop.
    private static StatementSyntax StatementOf(ExpressionSyntax call)
    {
        var statement = call.FirstAncestorOrSelf<StatementSyntax>()!;
        if (statement is ReturnStatementSyntax) return statement;
        statement = statement.Ancestors().TakeWhile(static node => node is StatementSyntax and not LocalFunctionStatementSyntax).OfType<StatementSyntax>()
            .LastOrDefault(static node => node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax) ?? statement;
        while (statement.Parent is StatementSyntax outer and not BlockSyntax) statement = outer;
        return statement;
    }

    private static ReturnStatementSyntax? OnlyExitOf(SyntaxNode body, BlockSyntax block) =>
        AsyncBody.ReturnsOf(body).ToList() is { Count: 1 } exits && block.Statements.Last() == exits[0] ? exits[0] : null;

    private static bool ReadsSessionAfter(SyntaxNode body, StatementSyntax place)
    {
        var position = place is ReturnStatementSyntax ? place.SpanStart : place.Span.End;
        return body.DescendantTokens().Any(token => token.SpanStart >= position && token.ValueText == "Session");
    }
}
