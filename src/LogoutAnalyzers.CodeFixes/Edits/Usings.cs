using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Adds using directives where the file's other ones stand, in their order.</summary>
internal static class Usings
{
    /// <summary>Makes a type of the namespace nameable at the position, unless it already is.</summary>
    public static void AddFor(SourceEdits edits, int position, string @namespace, string typeName)
    {
        var isVisible = edits.Model.LookupNamespacesAndTypes(position, name: typeName).Any(symbol => symbol is INamedTypeSymbol type && type.ContainingNamespace.ToDisplayString() == @namespace);
        if (!isVisible) Add(edits, @namespace);
    }

    /// <summary>Makes the namespace's extension method callable on the type at the position, unless it already is.</summary>
    public static void AddForExtension(SourceEdits edits, int position, ITypeSymbol? receiver, string @namespace, string method)
    {
        var isVisible = receiver is INamespaceOrTypeSymbol container && edits.Model.LookupSymbols(position, container, method, includeReducedExtensionMethods: true).Any();
        if (!isVisible) Add(edits, @namespace);
    }

    private static void Add(SourceEdits edits, string @namespace)
    {
        var unit = (CompilationUnitSyntax)edits.Root;
        var list = unit.Usings.Count == 0 && unit.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault() is { Usings.Count: > 0 } space ? space.Usings : unit.Usings;
        var directive = "using " + @namespace + ";";
        var plain = list.Where(static known => known.Alias is null && known.StaticKeyword.RawKind == 0 && known.GlobalKeyword.RawKind == 0).ToList();
        if (plain.Any(known => known.Name?.ToString() == @namespace)) return;
        if (plain.Count == 0)
        {
            var first = unit.GetFirstToken(includeZeroWidth: true);
            var start = unit.Usings.Count > 0 ? unit.Usings.Last().FullSpan.End : FirstLineAfterHeader(first);
            var blank = unit.Usings.Count > 0 || edits.Text.Lines.GetLineFromPosition(start).Span.IsEmpty ? "" : edits.Style.LineEnd;
            edits.Insert(start, directive + edits.Style.LineEnd + blank);
            return;
        }
        var next = plain.FirstOrDefault(known => Compare(@namespace, known.Name!.ToString()) < 0 && IsSorted(plain));
        if (next is null)
        {
            var last = plain[plain.Count - 1];
            edits.Insert(last.Span.End, edits.Style.LineEnd + edits.Style.IndentAt(last.SpanStart) + directive);
        }
        else
        {
            edits.Insert(next.SpanStart, directive + edits.Style.LineEnd + edits.Style.IndentAt(next.SpanStart));
        }
    }

    // A licence header stays on top.
    private static int FirstLineAfterHeader(SyntaxToken first)
    {
        var end = first.FullSpan.Start;
        foreach (var trivia in first.LeadingTrivia)
        {
            if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) || trivia.IsDirective) end = trivia.FullSpan.End;
            else if (trivia.IsKind(SyntaxKind.EndOfLineTrivia) && end > first.FullSpan.Start && trivia.SpanStart == end) end = trivia.FullSpan.End;
        }
        return end;
    }

    private static bool IsSorted(System.Collections.Generic.List<UsingDirectiveSyntax> list)
    {
        for (var i = 1; i < list.Count; i++)
            if (Compare(list[i - 1].Name!.ToString(), list[i].Name!.ToString()) > 0 && !(IsSystem(list[i]) && !IsSystem(list[i - 1]))) return false;
        return true;
    }

    // System first, then by letter: the order of Visual Studio and dotnet format.
    private static int Compare(string a, string b)
    {
        var (systemA, systemB) = (IsSystem(a), IsSystem(b));
        return systemA != systemB ? (systemA ? -1 : 1) : string.Compare(a, b, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSystem(UsingDirectiveSyntax directive) => IsSystem(directive.Name!.ToString());

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
