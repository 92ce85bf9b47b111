using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Prints sources with <c>^^^^</c> under each diagnostic.</summary>
internal static class SourceView
{
    private const int LinesAround = 3;

    /// <summary>The files in <paramref name="texts"/> (by path) that have diagnostics.</summary>
    public static string Of(IEnumerable<Diagnostic> diagnostics, IReadOnlyDictionary<string, SourceText> texts)
    {
        var view = new StringBuilder();
        foreach (var file in diagnostics.Where(static d => d.Location != Location.None).GroupBy(static d => d.Location.GetLineSpan().Path))
        {
            if (texts.TryGetValue(file.Key, out var text))
                Append(view.Append("== ").AppendLine(file.Key), text, file.ToLookup(static d => d.Location.GetLineSpan().StartLinePosition.Line));
        }

        return view.ToString();
    }

    private static void Append(StringBuilder view, SourceText text, ILookup<int, Diagnostic> byLine)
    {
        var shown = -1;
        foreach (var line in text.Lines)
        {
            var number = line.LineNumber;
            if (!Enumerable.Range(number - LinesAround, (2 * LinesAround) + 1).Any(byLine.Contains))
                continue;
            if (number != shown + 1)
                view.AppendLine("   ...");
            shown = number;
            var content = line.ToString();
            view.AppendLine($"{number + 1,5} | {content}".TrimEnd());
            foreach (var diagnostic in byLine[number].OrderBy(static d => d.Location.SourceSpan))
                view.Append("      | ").AppendLine(Carets(content, diagnostic));
        }
    }

    private static string Carets(string line, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan().Span;
        var start = Math.Min(span.Start.Character, line.Length);
        var end = span.End.Line == span.Start.Line ? span.End.Character : line.Length;
        // Tabs stay tabs, or the carets would not stand below the text.
        var indent = string.Concat(line.AsSpan(0, start).ToArray().Select(static c => c == '\t' ? '\t' : ' '));
        return indent + new string('^', Math.Max(1, end - start)) + $" {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }
}
