using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Reads <c>[|x|]</c>, <c>{|ID:x|}</c>, <c>{|#0:x|}</c>, <c>|#0}</c> and <c>$$</c>.</summary>
internal static partial class MarkupParser
{
    public static MarkupFile Parse(string path, string input, bool positionsAreCode)
    {
        var text = new StringBuilder(input.Length);
        var positions = ImmutableArray.CreateBuilder<int>();
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var named = ImmutableArray.CreateBuilder<(string, TextSpan)>();
        var open = new List<(string? Name, int Start, int Line)>();
        var last = 0;
        foreach (Match mark in Marks().Matches(input))
        {
            if (positionsAreCode && mark.Value == "$$")
                continue;
            text.Append(input, last, mark.Index - last);
            last = mark.Index + mark.Length;
            var name = mark.Groups["name"] is { Success: true } group ? group.Value : null;
            switch (mark.Value[0], mark.Value[^1])
            {
                case ('$', _):
                    positions.Add(text.Length);
                    break;
                case ('[', _):
                    open.Add((null, text.Length, mark.Index));
                    break;
                case ('{', _):
                    open.Add((name, text.Length, mark.Index));
                    break;
                case (_, ']'):
                    spans.Add(Close(static o => o.Name is null).Span);
                    break;
                default:
                    named.Add(name is null ? Close(static o => o.Name is not null)! : Close(o => o.Name == name)!);
                    break;
            }

            (string Name, TextSpan Span) Close(Predicate<(string? Name, int, int)> isOpening)
            {
                var index = open.FindLastIndex(isOpening);
                if (index < 0)
                    throw new ArgumentException($"'{mark.Value}' without a start in {path}({LineOf(input, mark.Index)}).");
                var opening = open[index];
                open.RemoveAt(index);
                return (opening.Name!, TextSpan.FromBounds(opening.Start, text.Length));
            }
        }

        if (open.Count > 0)
            throw new ArgumentException($"Markup '{(open[^1].Name is { } unclosed ? "{|" + unclosed + ":" : "[|")}' without an end in {path}({LineOf(input, open[^1].Line)}).");
        text.Append(input, last, input.Length - last);
        return new(text.ToString(), positions.ToImmutable(), spans.ToImmutable(), named.ToImmutable());
    }

    private static int LineOf(string input, int position) => input.AsSpan(0, position).Count('\n') + 1;

    [GeneratedRegex(@"\$\$|\[\||\|\]|\{\|(?<name>\#\d+|[-_.+\w]+):|\|(?<name>\#\d+)?\}")]
    private static partial Regex Marks();
}
