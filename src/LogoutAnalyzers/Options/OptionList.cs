using System.Collections.Immutable;

namespace LogoutAnalyzers.Options;

/// <summary>Lists in options: ',' and '|' separate, but a comma inside parentheses belongs to a documentation id.</summary>
internal static class OptionList
{
    public static ImmutableArray<string> Split(string value)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        int start = 0, depth = 0;
        for (var i = 0; i <= value.Length; i++)
        {
            var c = i < value.Length ? value[i] : '|';
            if (c == '(') depth++;
            else if (c == ')') depth--;
            else if (c == '|' || (c == ',' && depth <= 0))
            {
                var part = value.Substring(start, i - start).Trim();
                if (part.Length > 0) parts.Add(part);
                start = i + 1;
                depth = 0;
            }
        }
        return parts.ToImmutable();
    }
}
