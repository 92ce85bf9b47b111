using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace LogoutAnalyzers.Tests.AllRules;

/// <summary>The examples of the rule pages are compiled and analysed, so that they stay true.</summary>
public class Examples
{
    public static TheoryData<string> Ids => Catalogue.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_flagged_example_compiles_and_is_reported_by_its_rule_alone(string id) =>
        Assert.Equal([id], (await Analyze(id, "flagged")).Select(static report => report.Id).Distinct());

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_clean_example_compiles_and_is_not_reported(string id) => Programs.AssertSilent(await Analyze(id, "clean"));

    private static async Task<Diagnostic[]> Analyze(string id, string mark)
    {
        var (language, text) = Of(id, mark);
        var isConfiguration = language == "ini";
        var compilation = Programs.Web(isConfiguration ? "public class Program { }" : text);
        Programs.AssertCompiles(compilation);
        var reports = await Programs.AnalyzeAsync(compilation, isConfiguration ? HostOptions.Parse(text) : null, files: [.. Files(id, mark).Select(static file => new MemoryFile(file.Path, file.Text))]);
        // An info of another rule is true of most applications, and of most examples.
        return reports.Where(report => report.Id == id || report.Severity >= DiagnosticSeverity.Warning).ToArray();
    }

    /// <summary>The fenced block after <c>&lt;!-- mark --&gt;</c> in the rule's page.</summary>
    public static (string Language, string Text) Of(string id, string mark)
    {
        var block = Regex.Match(Repository.Read($"docs/rules/{id}.md"), $@"<!-- {mark} -->\n```(csharp|ini)\n(.*?)\n```\n", RegexOptions.Singleline);
        Assert.True(block.Success, $"docs/rules/{id}.md has no example after <!-- {mark} -->.");
        return (block.Groups[1].Value, block.Groups[2].Value);
    }

    /// <summary>The files beside the code of an example: fenced blocks that follow it, each after <c>&lt;!-- file: path --&gt;</c>.</summary>
    public static (string Path, string Text)[] Files(string id, string mark)
    {
        var blocks = Regex.Match(Repository.Read($"docs/rules/{id}.md"), $@"<!-- {mark} -->\n```\w+\n.*?\n```\n((?:\n<!-- file: [^\n]* -->\n```\w+\n.*?\n```\n)*)", RegexOptions.Singleline).Groups[1].Value;
        return Regex.Matches(blocks, @"<!-- file: ([^\n]*) -->\n```\w+\n(.*?)\n```\n", RegexOptions.Singleline).Select(static block => ("/0/" + block.Groups[1].Value, block.Groups[2].Value)).ToArray();
    }
}
