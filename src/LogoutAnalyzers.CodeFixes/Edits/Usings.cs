using System;
using System.Collections.Generic;
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
        if (!isVisible) edits.Use(@namespace);
    }

    /// <summary>Makes the namespace's extension method callable on the type at the position, unless it already is.</summary>
    public static void AddForExtension(SourceEdits edits, int position, ITypeSymbol? receiver, string @namespace, string method)
    {
        var isVisible = receiver is INamespaceOrTypeSymbol container && edits.Model.LookupSymbols(position, container, method, includeReducedExtensionMethods: true).Any();
        if (!isVisible) edits.Use(@namespace);
    }

    /// <summary>System first, then by letter: the order of Visual Studio and dotnet format.</summary>
    public static IComparer<string> Order { get; } = Comparer<string>.Create(Compare);

    /// <summary>Plans the edits that add the directives which the file does not have.</summary>
    public static void Write(SourceEdits edits, IEnumerable<string> namespaces)
    {
        if (edits.Root is not CompilationUnitSyntax unit) return;
        var list = unit.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault() is { } space && space.Usings.Count > unit.Usings.Count ? space.Usings : unit.Usings;
        var plain = list.Where(static known => known.Alias is null && known.StaticKeyword.RawKind == 0 && known.GlobalKeyword.RawKind == 0 && known.Name is { IsMissing: false }).ToList();
        var missing = namespaces.Where(wanted => !plain.Any(known => known.Name!.ToString() == wanted)).ToList();
        if (missing.Count == 0) return;
        if (plain.Count == 0)
        {
            var start = unit.Usings.Count > 0 ? unit.Usings.Last().FullSpan.End : FirstLineAfterHeader(unit.GetFirstToken(includeZeroWidth: true));
            var blank = unit.Usings.Count > 0 || edits.Text.Lines.GetLineFromPosition(start).Span.IsEmpty ? "" : edits.Style.LineEnd;
            edits.Insert(start, string.Concat(missing.Select(wanted => Directive(wanted) + edits.Style.LineEnd)) + blank);
            return;
        }
        var isSorted = IsSorted(plain);
        // Those that belong in the same place are one insertion: their order is then certain.
        foreach (var place in missing.GroupBy(wanted => isSorted ? plain.FindIndex(known => Compare(wanted, known.Name!.ToString()) < 0) : -1))
        {
            var neighbour = place.Key < 0 ? plain[plain.Count - 1] : plain[place.Key];
            var indent = edits.Style.IndentAt(neighbour.SpanStart);
            if (place.Key < 0) edits.Insert(neighbour.Span.End, string.Concat(place.Select(wanted => edits.Style.LineEnd + indent + Directive(wanted))));
            else edits.Insert(neighbour.SpanStart, string.Concat(place.Select(wanted => Directive(wanted) + edits.Style.LineEnd + indent)));
        }
    }

    private static string Directive(string @namespace) => "using " + @namespace + ";";

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

    private static bool IsSorted(List<UsingDirectiveSyntax> list)
    {
        for (var i = 1; i < list.Count; i++)
            if (Compare(list[i - 1].Name!.ToString(), list[i].Name!.ToString()) > 0 && !(IsSystem(list[i]) && !IsSystem(list[i - 1]))) return false;
        return true;
    }

    private static int Compare(string a, string b)
    {
        var (systemA, systemB) = (IsSystem(a), IsSystem(b));
        return systemA != systemB ? (systemA ? -1 : 1) : string.Compare(a, b, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSystem(UsingDirectiveSyntax directive) => IsSystem(directive.Name!.ToString());

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
