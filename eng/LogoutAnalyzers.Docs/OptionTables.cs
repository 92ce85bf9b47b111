using System.Text;
using LogoutAnalyzers.Options;

namespace LogoutAnalyzers.Docs;

/// <summary>Tables with a row for each option.</summary>
internal static class OptionTables
{
    /// <summary>The profile and the thresholds it sets.</summary>
    public static string Thresholds()
    {
        var table = new StringBuilder("| option | relaxed | standard | strict | what it is |\n| --- | --- | --- | --- | --- |\n");
        foreach (var key in OptionKeys.All.Where(key => key.Kind is OptionKind.Profile or OptionKind.Duration))
            table.Append($"| `{key.Key}` | {key.Relaxed} | {key.Standard} | {key.Strict} | {key.Purpose} |\n");
        return table.ToString();
    }

    /// <summary>The options that take a list and have no default.</summary>
    public static string Lists()
    {
        var table = new StringBuilder("| option | a list of | what it is |\n| --- | --- | --- |\n");
        foreach (var key in OptionKeys.All.Where(key => key.Kind is not (OptionKind.Profile or OptionKind.Duration)))
            table.Append($"| `{key.Key}` | {(key.Kind == OptionKind.Methods ? "methods" : "names")} | {key.Purpose} |\n");
        return table.ToString();
    }
}
