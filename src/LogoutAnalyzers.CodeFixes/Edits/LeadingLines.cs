using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>The lines above a statement that belong to it.</summary>
internal static class LeadingLines
{
    /// <summary>
    /// Where the first of them starts: a comment, or the #if of a choice that the statement is the last arm of, so that what is inserted
    /// there runs whichever arm is compiled.
    /// </summary>
    public static int StartOf(SourceEdits edits, StatementSyntax statement)
    {
        int? start = null;
        var open = new Stack<int?>();
        foreach (var trivia in LeadingOf(statement))
        {
            switch (trivia.Kind())
            {
                case SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia:
                    start ??= trivia.SpanStart;
                    break;
                case SyntaxKind.IfDirectiveTrivia:
                    start ??= trivia.SpanStart;
                    open.Push(start);
                    break;
                case SyntaxKind.EndIfDirectiveTrivia when open.Count > 0:
                    open.Pop();
                    break;
                // The choice began above the statement before.
                case SyntaxKind.ElifDirectiveTrivia or SyntaxKind.ElseDirectiveTrivia when open.Count > 0:
                    break;
                case SyntaxKind.ElifDirectiveTrivia or SyntaxKind.ElseDirectiveTrivia or SyntaxKind.EndIfDirectiveTrivia or SyntaxKind.RegionDirectiveTrivia or SyntaxKind.EndRegionDirectiveTrivia:
                    start = null;
                    break;
            }
        }
        return edits.Text.Lines.GetLineFromPosition(start ?? statement.SpanStart).Start;
    }

    private static SyntaxTriviaList LeadingOf(StatementSyntax statement) => statement.GetFirstToken().LeadingTrivia;
}
