using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.Files;

/// <summary>A page, view, component, master page or HTML file.</summary>
/// <param name="Path">As the compiler was given it.</param>
/// <param name="Text">The file, with spaces in the place of comments.</param>
/// <param name="Tags">Its start tags in the order of the file, with the directives of WebForms: <c>&lt;%@ Page … %&gt;</c> is a tag <c>@Page</c>.</param>
internal sealed record MarkupFile(string Path, string Text, IReadOnlyList<MarkupTag> Tags) : ProjectFile(Path)
{
    private static readonly string[] s_endings = { ".cshtml", ".razor", ".aspx", ".ascx", ".master", ".html", ".htm" };

    public static bool Is(string path) => s_endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>The tags of that name, in any case: HTML knows none.</summary>
    public IEnumerable<MarkupTag> Find(string name) => Tags.Where(tag => string.Equals(tag.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a word stands in it: not as a part of a longer one.</summary>
    public bool Mentions(string word)
    {
        for (var at = Text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(word, at + 1, StringComparison.Ordinal))
            if ((at == 0 || !IsWordCharacter(Text[at - 1])) && (at + word.Length == Text.Length || !IsWordCharacter(Text[at + word.Length]))) return true;
        return false;
    }

    private static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || c == '_';
}

/// <summary>A start tag.</summary>
/// <param name="Name">As it is written, with the prefix: <c>asp:HyperLink</c>.</param>
/// <param name="Attributes">By their names, in any case; one without a value has an empty one.</param>
/// <param name="Location">From &lt; to &gt;.</param>
/// <param name="Content">What stands between it and its end tag; empty when it has none.</param>
internal sealed record MarkupTag(string Name, IReadOnlyDictionary<string, FileValue> Attributes, Location Location, TextSpan Content)
{
    public FileValue? this[string attribute] => Attributes.TryGetValue(attribute, out var value) ? value : null;
}
