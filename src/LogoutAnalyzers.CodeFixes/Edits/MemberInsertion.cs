using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Adds a member to a type.</summary>
internal static class MemberInsertion
{
    /// <summary>Behind the other members, with a blank line between; false where the closing brace has no line of its own.</summary>
    public static bool TryAddLast(SourceEdits edits, TypeDeclarationSyntax type, string member)
    {
        var brace = type.CloseBraceToken;
        if (brace.IsMissing || brace.Span.IsEmpty || !edits.Style.StartsLine(brace)) return false;
        var indent = edits.Style.IndentAt(brace.SpanStart) + edits.Style.Unit;
        edits.Insert(edits.Text.Lines.GetLineFromPosition(brace.SpanStart).Start, (type.Members.Any() ? edits.Style.LineEnd : "") + indent + member + edits.Style.LineEnd);
        return true;
    }
}
