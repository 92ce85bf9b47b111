using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace LogoutAnalyzers.Entries;

/// <summary>Route patterns.</summary>
internal static class Route
{
    /// <summary>The names of the pattern's parameters.</summary>
    public static IEnumerable<string> Parameters(string pattern) =>
        pattern.Split('{').Skip(1).Select(static part => part.Split('}', ':', '?', '=')[0].TrimStart('*'));

    /// <summary>The pattern without its parameters: <c>/account/{id:int}/logout</c> is <c>/account//logout</c>.</summary>
    public static string Literals(string pattern)
    {
        var literals = new StringBuilder();
        var depth = 0;
        foreach (var c in pattern)
        {
            if (c is '{' or '[') depth++;
            else if (c is '}' or ']') depth--;
            else if (depth <= 0) literals.Append(c);
        }
        return literals.ToString();
    }
}
