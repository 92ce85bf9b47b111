using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace LogoutAnalyzers.Tests.AllRules;

/// <summary>What the documents say about rules is what the rules say; what they link to exists.</summary>
public class Documents
{
    public static TheoryData<string> Ids => Catalogue.Ids;

    [Fact]
    public void Generated_parts_are_up_to_date() =>
        Assert.True(DocsGenerator.Differences.Count == 0, "Run 'dotnet run --project eng/LogoutAnalyzers.Docs': " + string.Join(", ", DocsGenerator.Differences.Keys));

    // A second reading, without the generator: should it be wrong, this says so.
    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_and_README_repeat_the_descriptor(string id)
    {
        var descriptor = Catalogue.Descriptor(id);
        var severity = descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity.ToString().ToLowerInvariant() : "off";
        var fix = Catalogue.HasFix(id) ? "yes" : "no";
        var page = Repository.Read($"docs/rules/{id}.md");
        Assert.Contains($"\n# {id}: {descriptor.Title}\n", page);
        Assert.Contains($"\n| {descriptor.Category} | {severity} | {fix}", page);
        Assert.Contains($"| [{id}](docs/rules/{id}.md) | {descriptor.Title} | {severity} | {fix} |", Repository.Read("README.md"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_answers_the_same_questions_as_the_others(string id)
    {
        string[] questions = ["What is wrong", "What an attacker does with it", "Flagged", "Clean", "The fix", "When to suppress it", "Configuration", "What was shown at run time", "References"];
        var headings = Regex.Matches(Repository.Read($"docs/rules/{id}.md"), "^## (.*)$", RegexOptions.Multiline).Select(static match => match.Groups[1].Value);
        Assert.Equal(questions, headings);
    }

    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        var broken = from file in Repository.Files("docs", "*.md").Append("README.md").Append("samples/README.md")
                     from Match link in Regex.Matches(Repository.Read(file), @"\]\((?!https?:)([^)#\s]*)(?:#([^)]*))?\)")
                     let target = link.Groups[1].Value.Length == 0 ? file : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Repository.Path(Path.Combine(Path.GetDirectoryName(file)!, link.Groups[1].Value))))
                     where !(File.Exists(Repository.Path(target)) || Directory.Exists(Repository.Path(target))) || (link.Groups[2].Success && !HasHeading(target, link.Groups[2].Value))
                     select $"{file}: {link.Value}";
        Assert.Empty(broken);
    }

    private static bool HasHeading(string file, string anchor) =>
        Regex.Matches(Repository.Read(file), "^#+ (.*)$", RegexOptions.Multiline)
            .Any(heading => Regex.Replace(heading.Groups[1].Value.ToLowerInvariant(), @"[^\w\- ]", "").Replace(' ', '-') == anchor);
}
