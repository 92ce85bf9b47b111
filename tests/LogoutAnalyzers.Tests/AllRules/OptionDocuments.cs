using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using LogoutAnalyzers.Options;
using Xunit;

namespace LogoutAnalyzers.Tests.AllRules;

/// <summary>Options: all of them are written down, and a slip in one is reported.</summary>
public class OptionDocuments
{
    public static TheoryData<string, string> BadValues
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var option in OptionKeys.All)
            {
                string[] values = option.Kind switch
                {
                    OptionKind.Profile => ["paranoid", "strict, relaxed", "1"],
                    OptionKind.Duration => ["15 parsecs", "0", "-5", "soon", "1.5 h", "30 min 5", "00:00:00", "99999999999999999999 d", "9223372036854775807 d"],
                    OptionKind.Methods => ["SignOut", "Shop.", ".End", "Shop.End(", "Shop.End(string)", "M:", "M:Shop.Sessions.End()", "Shop.End,Oops", "Shop Sessions.End", "1Shop.End"],
                    _ => [],
                };
                foreach (var value in values) data.Add(option.Key, value);
            }

            return data;
        }
    }

    [Fact]
    public void Every_option_is_in_the_documents_and_no_other()
    {
        var documented = Regex.Matches(Repository.Read("docs/configuration.md"), @"logout_analyzers\.[a-z_]+").Select(static match => match.Value).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(OptionKeys.All.Select(static option => option.Key).Order(StringComparer.Ordinal), documented);
    }

    [Theory]
    [MemberData(nameof(BadValues))]
    public async Task A_value_that_is_not_understood_is_reported_once(string key, string value)
    {
        var report = Assert.Single(await Programs.AnalyzeAsync(Programs.Web("public class C { }", "public class D { }"), HostOptions.Of(key, value)));
        Assert.Equal("LOA9001", report.Id);
        Assert.Contains(key, report.GetMessage());
    }

    [Theory]
    [InlineData("logout_analyzers.profil", "strict")]
    [InlineData("LOGOUT_ANALYZERS.MAX_IDLE_TIMOUT", "15")]
    [InlineData("logout_analyzers.", "")]
    public async Task A_key_that_does_not_exist_is_reported(string key, string value) =>
        Assert.Equal(["LOA9001"], (await Programs.AnalyzeAsync(Programs.Web("public class C { }"), HostOptions.Of(key, value))).Select(static report => report.Id));

    [Fact]
    public async Task The_value_of_every_profile_is_understood()
    {
        foreach (var option in OptionKeys.All)
            foreach (var value in new[] { option.Relaxed, option.Standard, option.Strict })
                Programs.AssertSilent(await Programs.AnalyzeAsync(Programs.Web("public class C { }"), HostOptions.Of(option.Key, value)));
    }
}
