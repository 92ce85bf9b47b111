using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Adds arguments to calls.</summary>
internal static class ArgumentEdit
{
    /// <summary>Adds a named argument: before another named one, or at the end; on a line of its own where the others have theirs.</summary>
    public static void AddNamed(SourceEdits edits, ArgumentListSyntax list, string parameter, string value, string before)
    {
        var text = parameter + ": " + value;
        if (list.Arguments.Count == 0)
        {
            edits.Insert(list.OpenParenToken.Span.End, text);
            return;
        }
        var next = list.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == before);
        var neighbour = next ?? list.Arguments.Last();
        var separator = edits.Style.StartsLine(neighbour.GetFirstToken()) ? edits.Style.LineEnd + edits.Style.IndentAt(neighbour.SpanStart) : " ";
        if (next is not null)
        {
            edits.Insert(next.SpanStart, text + "," + separator);
            return;
        }
        // A comment on the last argument stays with it.
        var comment = neighbour.GetLastToken().TrailingTrivia.LastOrDefault(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia));
        if (comment == default) edits.Insert(neighbour.Span.End, "," + separator + text);
        else
        {
            edits.Insert(neighbour.Span.End, ",");
            edits.Insert(comment.Span.End, edits.Style.LineEnd + edits.Style.IndentAt(neighbour.SpanStart) + text);
        }
    }
}
