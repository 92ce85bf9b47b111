namespace LogoutAnalyzers.Docs;

/// <summary>Parts of a document between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>.</summary>
internal static class Marked
{
    public static string Replace(string root, string path, params (string Name, string Content)[] parts)
    {
        var text = File.ReadAllText(Path.Combine(root, path));
        foreach (var (name, content) in parts) text = Replace(text, path, name, content);
        return text;
    }

    public static string Replace(string text, string path, string name, string content)
    {
        var (open, close) = ($"<!-- {name} -->", $"<!-- /{name} -->");
        var start = text.IndexOf(open, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(close, start, StringComparison.Ordinal);
        if (end < 0) throw new InvalidDataException($"{path} has no '{open}' followed by '{close}'.");
        return text.Substring(0, start + open.Length) + "\n" + content.TrimEnd('\n') + "\n" + text.Substring(end);
    }
}
