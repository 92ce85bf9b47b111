using System.Collections.Generic;
using System.IO;
using System.Xml;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.Files;

/// <summary>
/// Reads the elements of a web.config with the places of their attributes. A file that breaks off, or that has a DTD, has the elements before
/// that. Nothing but the text is read: no entity, no schema, no other file.
/// </summary>
internal static class WebConfigReader
{
    /// <param name="path">The path of the file.</param>
    /// <param name="source">Its text.</param>
    /// <param name="around">The element of another file that its root belongs into.</param>
    public static IReadOnlyList<ConfigElement> Read(string path, SourceText source, ConfigElement? around = null)
    {
        var elements = new List<ConfigElement>();
        var text = source.ToString();
        var lines = LineStarts(text);
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true });
        var parents = new Stack<ConfigElement>();
        try
        {
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.EndElement) parents.Pop();
                if (reader.NodeType != XmlNodeType.Element) continue;
                var element = new ConfigElement(reader.LocalName, parents.Count > 0 ? parents.Peek() : around, Attributes(reader, path, source, text, lines));
                reader.MoveToElement();
                elements.Add(element);
                if (!reader.IsEmptyElement) parents.Push(element);
            }
        }
        catch (XmlException)
        {
            // Half-written, or hostile: what came before is known.
        }
        return elements;
    }

    private static Dictionary<string, FileValue> Attributes(XmlReader reader, string path, SourceText source, string text, IReadOnlyList<int> lines)
    {
        var attributes = new Dictionary<string, FileValue>();
        while (reader.MoveToNextAttribute())
        {
            if (Span((IXmlLineInfo)reader, text, lines) is { } span)
                attributes[reader.Name] = new FileValue(reader.Value, path, span, source.Lines.GetLinePositionSpan(span));
        }
        return attributes;
    }

    // The reader knows where the name of the attribute begins; its value is what stands between the quotes behind it.
    private static TextSpan? Span(IXmlLineInfo name, string text, IReadOnlyList<int> lines)
    {
        if (name.LineNumber < 1 || name.LineNumber > lines.Count) return null;
        var start = lines[name.LineNumber - 1] + name.LinePosition;
        var quote = start > text.Length ? -1 : text.IndexOfAny(s_quotes, start);
        if (quote < 0) return null;
        var end = text.IndexOf(text[quote], quote + 1);
        return end < 0 ? null : TextSpan.FromBounds(quote + 1, end);
    }

    // XML knows fewer ends of lines than the compiler does.
    private static List<int> LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))) starts.Add(i + 1);
        return starts;
    }

    private static readonly char[] s_quotes = { '"', '\'' };
}
