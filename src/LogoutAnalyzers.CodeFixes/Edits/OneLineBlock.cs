using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>
/// Gives a second statement the room that one line has not. Only the white space between the statements changes, so that other edits may
/// change the statements themselves.
/// </summary>
internal static class OneLineBlock
{
    public static bool Is(SourceEdits edits, BlockSyntax block) => edits.Text.Lines.IndexOf(block.OpenBraceToken.SpanStart) == edits.Text.Lines.IndexOf(block.CloseBraceToken.SpanStart);

    /// <summary>Spreads <c>{ a; b; }</c> over lines, with a statement before the given one or, without one, at the end.</summary>
    public static void Expand(SourceEdits edits, BlockSyntax block, string statement, StatementSyntax? next)
    {
        var indent = edits.Style.IndentAt(block.SpanStart);
        var line = edits.Style.LineEnd + indent;
        var opening = block.OpenBraceToken.GetPreviousToken();
        if (IsWhiteSpace(edits, opening, block.OpenBraceToken)) edits.Replace(TextSpan.FromBounds(opening.Span.End, block.OpenBraceToken.SpanStart), edits.Style.BraceOnOwnLine ? line : " ");
        foreach (var known in block.Statements) Separate(known.GetFirstToken(), line + edits.Style.Unit, known == next ? statement : null);
        Separate(block.CloseBraceToken, line, next is null ? statement : null);

        void Separate(SyntaxToken token, string separator, string? inserted)
        {
            var gap = TextSpan.FromBounds(token.GetPreviousToken().Span.End, token.SpanStart);
            var lines = new[] { edits.Text.ToString(gap).Trim() }.Concat((inserted ?? "").Split('\n')).Where(static text => text.Length > 0);
            edits.Replace(gap, string.Concat(lines.Select(text => line + edits.Style.Unit + text)) + separator);
        }
    }

    /// <summary>Puts a statement that stands alone under an if, an else or a loop into a block, after another one.</summary>
    public static void Wrap(SourceEdits edits, StatementSyntax next, string statement)
    {
        var line = edits.Style.LineEnd + edits.Style.IndentAt(next.Parent!.SpanStart);
        statement = statement.Replace("\n", line + edits.Style.Unit);
        var (previous, following) = (next.GetFirstToken().GetPreviousToken(), next.GetLastToken().GetNextToken());
        var open = (edits.Style.BraceOnOwnLine ? line : " ") + "{";
        if (edits.Style.StartsLine(next.GetFirstToken()))
        {
            // Below a comment behind the condition, unless the brace stays on its line.
            var condition = edits.Text.Lines.GetLineFromPosition(previous.Span.End);
            edits.Insert(edits.Style.BraceOnOwnLine ? condition.Start + condition.ToString().TrimEnd().Length : previous.Span.End, open);
            edits.Insert(LeadingLines.StartOf(edits, next), line.Substring(edits.Style.LineEnd.Length) + edits.Style.Unit + statement + edits.Style.LineEnd);
        }
        else
        {
            var comment = edits.Text.ToString(TextSpan.FromBounds(previous.Span.End, next.SpanStart)).Trim();
            edits.Replace(TextSpan.FromBounds(previous.Span.End, next.SpanStart), open + (comment.Length > 0 ? line + edits.Style.Unit + comment : "") + line + edits.Style.Unit + statement + line + edits.Style.Unit);
        }
        // A comment behind the statement stays behind it.
        var trailing = next.GetTrailingTrivia().LastOrDefault(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));
        edits.Insert(trailing.RawKind == 0 ? next.Span.End : trailing.Span.End, line + "}");
        if (following.IsKind(SyntaxKind.ElseKeyword) && !edits.Style.StartsLine(following) && edits.Style.BraceOnOwnLine && IsWhiteSpace(edits, next.GetLastToken(), following))
            edits.Replace(TextSpan.FromBounds(next.Span.End, following.SpanStart), line);
    }

    private static bool IsWhiteSpace(SourceEdits edits, SyntaxToken left, SyntaxToken right) => string.IsNullOrWhiteSpace(edits.Text.ToString(TextSpan.FromBounds(left.Span.End, right.SpanStart)));
}
