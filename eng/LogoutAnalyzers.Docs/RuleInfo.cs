using System.Reflection;
using System.Text.RegularExpressions;
using LogoutAnalyzers.Rules;
using LogoutAnalyzers.Rules.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LogoutAnalyzers.Docs;

/// <summary>A rule as documents show it.</summary>
/// <param name="Descriptor">What the analyzer says about it.</param>
/// <param name="HasFix">Whether a code fix names its id.</param>
/// <param name="HasInfos">Whether it warns of some things and informs of others.</param>
/// <param name="NoFixReason">Why there is none, where the rule says so.</param>
/// <param name="Cwe">Numbers of the Common Weakness Enumeration: <c>&lt;!-- cwe: 613 --&gt;</c> in the first line of the rule's page.</param>
internal sealed record RuleInfo(DiagnosticDescriptor Descriptor, bool HasFix, bool HasInfos, string? NoFixReason, IReadOnlyList<string> Cwe)
{
    public string Id => Descriptor.Id;

    public string Title => Descriptor.Title.ToString();

    public string Page => PageOf(Id);

    /// <summary>The severity in the standard profile, by the name users know it by.</summary>
    public string Severity => Descriptor.IsEnabledByDefault ? Descriptor.DefaultSeverity.ToString().ToLowerInvariant() : "off";

    public static IReadOnlyList<RuleInfo> ReadAll(string root)
    {
        var fixable = Types<CodeFixProvider>(Assembly.Load("LogoutAnalyzers.CodeFixes")).SelectMany(provider => provider.FixableDiagnosticIds).ToHashSet();
        return Types<DiagnosticAnalyzer>(typeof(TopicAnalyzer).Assembly)
            .SelectMany(analyzer => analyzer is TopicAnalyzer topic ? topic.Rules.AsEnumerable() : new[] { ConfigurationAnalyzer.Rule })
            .Select(rule => new RuleInfo(rule.Descriptor, fixable.Contains(rule.Descriptor.Id), rule.HasInfos, ReasonOf(rule), CweOf(root, rule.Descriptor.Id)))
            .OrderBy(rule => rule.Id, StringComparer.Ordinal).ToList();
    }

    private static string PageOf(string id) => $"docs/rules/{id}.md";

    private static IEnumerable<T> Types<T>(Assembly assembly) =>
        assembly.GetTypes().Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type)).Select(type => (T)Activator.CreateInstance(type, nonPublic: true)!);

    private static string? ReasonOf(Rule rule) =>
        rule.GetType().GetCustomAttributesData().FirstOrDefault(attribute => attribute.AttributeType.Name == "NoCodeFixAttribute")?.ConstructorArguments[0].Value as string;

    private static IReadOnlyList<string> CweOf(string root, string id)
    {
        var page = Path.Combine(root, PageOf(id));
        var match = File.Exists(page) ? Regex.Match(File.ReadLines(page).FirstOrDefault() ?? "", @"^<!-- cwe: ([\d, ]*)-->$") : Match.Empty;
        return match.Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
