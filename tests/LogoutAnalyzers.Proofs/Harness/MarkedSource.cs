using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>Source whose expected reports stand between <c>[|</c> and <c>|]</c>, which no C# program holds.</summary>
internal sealed record MarkedSource(string Text, IReadOnlyList<TextSpan> Marks)
{
    private const string Open = "[|";
    private const string Close = "|]";

    public static MarkedSource Parse(string marked)
    {
        var marks = new List<TextSpan>();
        while (marked.IndexOf(Open, StringComparison.Ordinal) is var start and >= 0)
        {
            marked = marked.Remove(start, Open.Length);
            var end = marked.IndexOf(Close, start, StringComparison.Ordinal);
            if (end < 0) throw new ArgumentException($"A mark is not closed: {marked[start..]}");
            marked = marked.Remove(end, Close.Length);
            marks.Add(TextSpan.FromBounds(start, end));
        }
        return new MarkedSource(marked, marks);
    }
}
