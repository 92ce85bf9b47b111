using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Appends a type to a file, in the namespace that the file has.</summary>
internal static class TypeAtEndOfFile
{
    /// <param name="edits">The changes to the file.</param>
    /// <param name="lines">The type's lines. A line that is only an opening brace goes where the file has its braces; a tab is one level.</param>
    public static void Add(SourceEdits edits, IEnumerable<string> lines)
    {
        var unit = (CompilationUnitSyntax)edits.Root;
        var space = unit.Members.OfType<NamespaceDeclarationSyntax>().LastOrDefault();
        var last = space is not null && space == unit.Members.Last() ? space.Members.LastOrDefault() : LastOf(unit);
        if (last is null) return;
        var indent = edits.Style.IndentAt(last.GetFirstToken().SpanStart);
        if (last is GlobalStatementSyntax) indent = "";
        // A comment behind the last member stays behind it.
        var end = edits.Text.Lines.GetLineFromPosition(last.Span.End).End;
        edits.Insert(end, edits.Style.LineEnd + edits.Style.LineEnd + Laid(edits.Style, indent, lines));
    }

    /// <summary>Where the names in the type are looked up.</summary>
    public static int PositionIn(SyntaxNode root)
    {
        var unit = (CompilationUnitSyntax)root;
        // Before the first member of the file the directives themselves are bound, without each other.
        return unit.Members.OfType<BaseNamespaceDeclarationSyntax>().LastOrDefault() is { } space ? space.Name.Span.End + 1 : unit.Members.FirstOrDefault()?.SpanStart ?? 0;
    }

    private static MemberDeclarationSyntax? LastOf(CompilationUnitSyntax unit) =>
        unit.Members.LastOrDefault() is FileScopedNamespaceDeclarationSyntax { Members: { Count: > 0 } members } ? members.Last() : unit.Members.LastOrDefault();

    private static string Laid(FileStyle style, string indent, IEnumerable<string> lines)
    {
        var text = new System.Text.StringBuilder();
        foreach (var line in lines)
        {
            var depth = line.TakeWhile(static c => c == '\t').Count();
            var code = line.Substring(depth);
            if (code == "{" && !style.BraceOnOwnLine)
            {
                text.Append(" {");
                continue;
            }
            if (text.Length > 0) text.Append(style.LineEnd);
            if (code.Length > 0) text.Append(indent).Append(string.Concat(Enumerable.Repeat(style.Unit, depth))).Append(code);
        }
        return text.ToString();
    }
}
