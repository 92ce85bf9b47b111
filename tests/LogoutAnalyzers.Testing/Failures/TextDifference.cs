using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A line difference in which white space and line endings can be seen.</summary>
internal static class TextDifference
{
    private const int LinesAround = 3;

    public static string Of(string expected, string actual)
    {
        var (left, right) = (Lines(expected), Lines(actual));
        var top = 0;
        while (top < left.Count && top < right.Count && left[top] == right[top])
            top++;
        var bottom = 0;
        while (bottom < left.Count - top && bottom < right.Count - top && left[^(bottom + 1)] == right[^(bottom + 1)])
            bottom++;

        var text = new StringBuilder().AppendLine("--- expected").AppendLine("+++ actual").AppendLine($"@@ line {top + 1} @@");
        foreach (var line in left.Skip(top - LinesAround).Take(Math.Min(LinesAround, top)))
            text.AppendLine("  " + Plain(line));
        foreach (var line in left.Skip(top).Take(left.Count - top - bottom))
            text.AppendLine("- " + Visible(line));
        foreach (var line in right.Skip(top).Take(right.Count - top - bottom))
            text.AppendLine("+ " + Visible(line));
        foreach (var line in left.Skip(left.Count - bottom).Take(LinesAround))
            text.AppendLine("  " + Plain(line));
        return text.AppendLine("Actual text in full:").Append(actual).ToString();
    }

    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        var start = 0;
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', start))
        {
            lines.Add(text[start..(end + 1)]);
            start = end + 1;
        }

        lines.Add(text[start..]);
        return lines;
    }

    private static string Plain(string line) => line.TrimEnd('\r', '\n');

    private static string Visible(string line)
    {
        var content = Plain(line);
        var ending = line[content.Length..].Replace("\r", "<CR>").Replace("\n", "<LF>");
        var trimmed = content.TrimEnd();
        return trimmed.Replace("\t", "<TAB>") + content[trimmed.Length..].Replace(' ', '·').Replace("\t", "<TAB>") + ending;
    }
}
