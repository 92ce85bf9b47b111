using System.Text;

namespace LogoutAnalyzers.Docs;

/// <summary>Tables with a row for each rule.</summary>
internal static class RuleTables
{
    public static string Short(IReadOnlyList<RuleInfo> rules, string pages) => Table("| id | title | severity | fix |\n| --- | --- | --- | --- |", rules,
        rule => $"| {Link(rule, pages)} | {rule.Title} | {rule.Severity} | {Fix(rule)} |");

    public static string Full(IReadOnlyList<RuleInfo> rules, string pages) => Table("| id | title | category | severity | fix | CWE |\n| --- | --- | --- | --- | --- | --- |", rules,
        rule => $"| {Link(rule, pages)} | {rule.Title} | {rule.Descriptor.Category} | {rule.Severity} | {Fix(rule)} | {Cwe(rule)} |");

    public static string Severities(IReadOnlyList<RuleInfo> rules, string pages) => Table("| id | relaxed | standard | strict |\n| --- | --- | --- | --- |", rules,
        rule => $"| {Link(rule, pages)} | {Preset.Relaxed.SeverityOf(rule) ?? rule.Severity} | {rule.Severity} | {Preset.Strict.SeverityOf(rule) ?? rule.Severity} |");

    public static string Fix(RuleInfo rule) => rule.HasFix ? "yes" : "no";

    public static string Cwe(RuleInfo rule) =>
        rule.Cwe.Count == 0 ? "" : string.Join(", ", rule.Cwe.Select(number => $"[{number}](https://cwe.mitre.org/data/definitions/{number}.html)"));

    private static string Link(RuleInfo rule, string pages) => $"[{rule.Id}]({pages}{rule.Id}.md)";

    private static string Table(string head, IReadOnlyList<RuleInfo> rules, Func<RuleInfo, string> row)
    {
        var table = new StringBuilder(head).Append('\n');
        foreach (var rule in rules) table.Append(row(rule).Replace("|  |", "| |")).Append('\n');
        return table.ToString();
    }
}
