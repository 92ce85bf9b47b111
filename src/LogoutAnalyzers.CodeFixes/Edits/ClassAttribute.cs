using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Adds an attribute to a class, in a line of its own below the others.</summary>
internal static class ClassAttribute
{
    /// <param name="edits">The changes to the file.</param>
    /// <param name="type">The class.</param>
    /// <param name="attribute">The attribute as it is written, without brackets.</param>
    /// <param name="namespace">Its namespace; empty for the global one.</param>
    /// <returns>False where its name means something else.</returns>
    public static bool TryAdd(SourceEdits edits, ClassDeclarationSyntax type, string attribute, string @namespace)
    {
        var name = attribute.Split('(')[0];
        var known = edits.Model.LookupNamespacesAndTypes(type.SpanStart, name: name + "Attribute").Concat(edits.Model.LookupNamespacesAndTypes(type.SpanStart, name: name)).OfType<INamedTypeSymbol>().ToList();
        if (known.Any(other => (other.ContainingNamespace.IsGlobalNamespace ? "" : other.ContainingNamespace.ToDisplayString()) != @namespace)) return false;
        if (known.Count == 0 && @namespace.Length > 0) edits.Use(@namespace);
        var first = type.AttributeLists.Count == 0 ? type.GetFirstToken() : type.AttributeLists.Last().GetLastToken().GetNextToken();
        var separator = edits.Style.StartsLine(first) ? edits.Style.LineEnd + edits.Style.IndentAt(first.SpanStart) : " ";
        edits.Insert(first.SpanStart, "[" + attribute + "]" + separator);
        return true;
    }
}
