namespace LogoutAnalyzers.Docs;

/// <summary>
/// Everything in the repository that repeats what the rules and options say: tables in the docs, the heads of the rule pages,
/// the presets and the list of unreleased rules. Text between markers is replaced, the rest of a document is left alone.
/// </summary>
public static class Generator
{
    /// <summary>What each generated file should hold, by its path from the root.</summary>
    public static IReadOnlyDictionary<string, string> Generate(string root)
    {
        var rules = RuleInfo.ReadAll(root);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var rule in rules) files[rule.Page] = RulePage.Generate(root, rule);
        files["README.md"] = Marked.Replace(root, "README.md", ("rules", RuleTables.Short(rules, "docs/rules/")));
        files["docs/README.md"] = Marked.Replace(root, "docs/README.md", ("rules", RuleTables.Full(rules, "rules/")));
        files["docs/configuration.md"] = Marked.Replace(root, "docs/configuration.md",
            ("thresholds", OptionTables.Thresholds()), ("lists", OptionTables.Lists()), ("severities", RuleTables.Severities(rules, "rules/")));
        foreach (var preset in Preset.All) files[preset.Path] = preset.Generate(rules);
        files[Releases.Unshipped] = Releases.Generate(root, rules);
        return files;
    }

    /// <summary>The generated files that are not as they should be.</summary>
    public static IReadOnlyDictionary<string, string> Differences(string root) =>
        Generate(root).Where(file => Text(Path.Combine(root, file.Key)) != file.Value).ToDictionary(file => file.Key, file => file.Value);

    private static string? Text(string path) => File.Exists(path) ? File.ReadAllText(path) : null;
}
