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
    public static IReadOnlyList<ConfigElement> Read(string path, SourceText source)
    {
        var elements = new List<ConfigElement>();
        var text = source.ToString();
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true });
        var parents = new Stack<ConfigElement>();
        try
        {
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.EndElement) parents.Pop();
                if (reader.NodeType != XmlNodeType.Element) continue;
                var element = new ConfigElement(reader.LocalName, parents.Count > 0 ? parents.Peek() : null, Attributes(reader, path, source, text));
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

    private static Dictionary<string, FileValue> Attributes(XmlReader reader, string path, SourceText source, string text)
    {
        var attributes = new Dictionary<string, FileValue>();
        while (reader.MoveToNextAttribute())
        {
            if (Span((IXmlLineInfo)reader, source, text) is { } span)
                attributes[reader.Name] = new FileValue(reader.Value, path, span, source.Lines.GetLinePositionSpan(span));
        }
        return attributes;
    }

    // The reader knows where the name of the attribute begins; its value is what stands between the quotes behind it.
    private static TextSpan? Span(IXmlLineInfo name, SourceText source, string text)
    {
        if (name.LineNumber < 1 || name.LineNumber > source.Lines.Count) return null;
        var quote = text.IndexOfAny(s_quotes, System.Math.Min(source.Lines[name.LineNumber - 1].Start + name.LinePosition, text.Length));
        if (quote < 0) return null;
        var end = text.IndexOf(text[quote], quote + 1);
        return end < 0 ? null : TextSpan.FromBounds(quote + 1, end);
    }

    private static readonly char[] s_quotes = { '"', '\'' };
}
