using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Adds an attribute to a class or method, in a line of its own below the others.</summary>
internal static class MemberAttribute
{
    /// <param name="edits">The changes to the file.</param>
    /// <param name="member">The class or method.</param>
    /// <param name="attribute">The attribute as it is written, without brackets.</param>
    /// <param name="namespace">Its namespace; empty for the global one.</param>
    /// <returns>False where its name means something else, and where it stands there already.</returns>
    public static bool TryAdd(SourceEdits edits, MemberDeclarationSyntax member, string attribute, string @namespace)
    {
        var name = attribute.Split('(')[0];
        var known = edits.Model.LookupNamespacesAndTypes(member.SpanStart, name: name + "Attribute").Concat(edits.Model.LookupNamespacesAndTypes(member.SpanStart, name: name)).OfType<INamedTypeSymbol>().ToList();
        if (known.Any(other => (other.ContainingNamespace.IsGlobalNamespace ? "" : other.ContainingNamespace.ToDisplayString()) != @namespace)) return false;
        if (member.AttributeLists.SelectMany(static list => list.Attributes).Any(other => other.Name.ToString().Split('.').Last() is var written && (written == name || written == name + "Attribute"))) return false;
        if (known.Count == 0 && @namespace.Length > 0) edits.Use(@namespace);
        var first = member.AttributeLists.Count == 0 ? member.GetFirstToken() : member.AttributeLists.Last().GetLastToken().GetNextToken();
        var separator = edits.Style.StartsLine(first) ? edits.Style.LineEnd + edits.Style.IndentAt(first.SpanStart) : " ";
        edits.Insert(first.SpanStart, "[" + attribute + "]" + separator);
        return true;
    }
}
