using System.Text;

namespace LogoutAnalyzers.Docs;

/// <summary>The rules that no release has shipped yet, in the form that Roslyn's release tracking reads.</summary>
internal static class Releases
{
    public const string Unshipped = "src/LogoutAnalyzers/AnalyzerReleases.Unshipped.md";
    private const string Shipped = "src/LogoutAnalyzers/AnalyzerReleases.Shipped.md";

    public static string Generate(string root, IReadOnlyList<RuleInfo> rules)
    {
        var shipped = File.ReadAllText(Path.Combine(root, Shipped));
        var text = new StringBuilder();
        foreach (var rule in rules.Where(rule => !shipped.Contains($"{rule.Id} |", StringComparison.Ordinal)))
        {
            if (text.Length == 0) text.Append("### New Rules\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|-------\n");
            text.Append($"{rule.Id} | {rule.Descriptor.Category} | {(rule.Descriptor.IsEnabledByDefault ? rule.Descriptor.DefaultSeverity.ToString() : "Disabled")} | {rule.Title}\n");
        }

        return text.ToString();
    }
}
