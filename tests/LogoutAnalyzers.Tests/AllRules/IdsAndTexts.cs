using System.Linq;
using System.Text.RegularExpressions;
using LogoutAnalyzers.Rules;
using Xunit;

namespace LogoutAnalyzers.Tests.AllRules;

/// <summary>What users see of a rule first: its id, its texts, the page it links to.</summary>
public class IdsAndTexts
{
    public static TheoryData<string> Ids => Catalogue.Ids;

    [Fact]
    public void Ids_are_unique_and_each_rule_is_run_by_an_analyzer()
    {
        var ids = Catalogue.Rules.Select(static rule => rule.Descriptor.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
        var declared = typeof(Rule).Assembly.GetTypes().Where(static type => !type.IsAbstract && typeof(Rule).IsAssignableFrom(type));
        Assert.Empty(declared.Except(Catalogue.Rules.Select(static rule => rule.GetType())));
        Assert.Equal(ids, Catalogue.Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Select(static descriptor => descriptor.Id).OrderBy(static id => id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_id_has_the_format_and_stands_in_the_name_of_the_file(string id)
    {
        Assert.Matches("^LOA[1-9][0-9]{3}$", id);
        Assert.Single(Repository.Files($"src/LogoutAnalyzers/Rules/{Catalogue.Topic(id)}", id + Catalogue.Rule(id).GetType().Name + ".cs"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_help_link_is_the_rules_page(string id)
    {
        Assert.Equal($"https://github.com/LogoutAnalyzers/LogoutAnalyzers/blob/main/docs/rules/{id}.md", Catalogue.Descriptor(id).HelpLinkUri);
        Assert.Single(Repository.Files("docs/rules", id + ".md"));
    }

    [Fact]
    public void No_page_is_without_a_rule() =>
        Assert.Equal(Catalogue.Rules.Select(static rule => $"docs/rules/{rule.Descriptor.Id}.md"), Repository.Files("docs/rules", "*").Where(static file => !file.EndsWith("README.md")));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Title_and_message_have_no_final_period_and_the_description_has_one(string id)
    {
        var descriptor = Catalogue.Descriptor(id);
        Assert.DoesNotMatch(@"[.\s]$", descriptor.Title.ToString());
        Assert.DoesNotMatch(@"[.\s]$", descriptor.MessageFormat.ToString());
        Assert.Matches(@"\S\.$", descriptor.Description.ToString());
        Assert.Equal(Catalogue.Topic(id), descriptor.Category);
        // The holes of a message are numbered without a gap.
        var holes = Regex.Matches(descriptor.MessageFormat.ToString(), @"\{(\d)\}").Select(static match => int.Parse(match.Groups[1].Value)).Distinct().OrderBy(static n => n).ToList();
        Assert.Equal(Enumerable.Range(0, holes.Count), holes);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_release_notes_name_the_id(string id) =>
        Assert.Contains(id + " | ", Repository.Read("src/LogoutAnalyzers/AnalyzerReleases.Shipped.md") + Repository.Read("src/LogoutAnalyzers/AnalyzerReleases.Unshipped.md"));
}
