using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Takes members out of object initializers.</summary>
internal static class InitializerMembers
{
    public static void Remove(SourceEdits edits, InitializerExpressionSyntax initializer, ExpressionSyntax member)
    {
        var index = initializer.Expressions.IndexOf(member);
        if (initializer.Expressions.Count == 1) edits.Replace(TextSpan.FromBounds(initializer.OpenBraceToken.Span.End, initializer.CloseBraceToken.SpanStart), " ");
        else if (LinesOf(edits, initializer, member) is { } lines) edits.Replace(lines, "");
        // Its own place goes with it; of the last one the comma before.
        else if (index + 1 < initializer.Expressions.Count)
        {
            var rest = TextSpan.FromBounds(member.SpanStart, initializer.Expressions[index + 1].SpanStart);
            var hasComment = initializer.DescendantTrivia(rest).Any(trivia => rest.Contains(trivia.Span) && trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia);
            edits.Replace(hasComment ? TextSpan.FromBounds(member.SpanStart, initializer.Expressions.GetSeparator(index).Span.End) : rest, "");
        }
        else edits.Replace(TextSpan.FromBounds(initializer.Expressions[index - 1].Span.End, member.Span.End), "");
    }

    // A member that has its lines to itself: what stands above and below stays as it is, the comma of the member before too.
    private static TextSpan? LinesOf(SourceEdits edits, InitializerExpressionSyntax initializer, ExpressionSyntax member)
    {
        var index = initializer.Expressions.IndexOf(member);
        var end = index < initializer.Expressions.SeparatorCount ? initializer.Expressions.GetSeparator(index).Span.End : member.Span.End;
        var last = edits.Text.Lines.GetLineFromPosition(end);
        if (!edits.Style.StartsLine(member.GetFirstToken()) || !string.IsNullOrWhiteSpace(edits.Text.ToString(TextSpan.FromBounds(end, last.End)))) return null;
        return TextSpan.FromBounds(edits.Text.Lines.GetLineFromPosition(member.SpanStart).Start, last.EndIncludingLineBreak);
    }
}
