using System.Linq;
using System.Threading;
using LogoutAnalyzers.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace LogoutAnalyzers.Tests.Files;

/// <summary>Which values of web.config files are in force where users are.</summary>
public class WebConfigTests
{
    private const string Base = """<configuration><system.web><authentication mode="Forms"><forms timeout="90" /></authentication><sessionState timeout="60" /></system.web><appSettings><add key="Minutes" value="90" /></appSettings></configuration>""";

    [Fact]
    public void Elements_know_their_parents_and_attributes()
    {
        var file = (WebConfigFile)Text.Read("/app/Web.config", Base)!;

        Assert.Equal("90", file.Find("forms", "authentication", "system.web", "configuration").Single()["timeout"]!.Text);
        Assert.Empty(file.Find("forms", "system.web"));
        Assert.Empty(file.Find("Forms"));
        Assert.Null(file.Find("forms").Single()["name"]);
    }

    [Theory]
    [InlineData("Web.config", null, false)]
    [InlineData("web.config", null, false)]
    [InlineData("Web.Release.config", "Release", false)]
    [InlineData("Web.Debug.config", "Debug", true)]
    [InlineData("Web.Development.config", "Development", true)]
    [InlineData("Web.Test.config", "Test", true)]
    [InlineData("Web.Staging.config", "Staging", false)]
    public void The_build_is_in_the_name(string name, string? transform, bool isForDevelopment)
    {
        var file = (WebConfigFile)Text.Read("/app/" + name, Base)!;
        Assert.Equal((transform, isForDevelopment), (file.Transform, file.IsForDevelopment));
    }

    [Theory]
    [InlineData("")]
    [InlineData("""<system.web><sessionState mode="Custom" xdt:Transform="SetAttributes(mode)" /></system.web>""")]
    [InlineData("""<system.web><sessionState timeout="5" /></system.web>""")]
    [InlineData("""<system.web><sessionState timeout="5" mode="Custom" xdt:Transform="SetAttributes(mode)" /></system.web>""")]
    [InlineData("""<system.web><sessionState xdt:Transform="RemoveAttributes(mode,cookieless)" /></system.web>""")]
    [InlineData("""<system.web><compilation xdt:Transform="RemoveAttributes(debug)" /></system.web>""")]
    [InlineData("""<location path="admin"><system.web><sessionState timeout="5" xdt:Transform="SetAttributes" /></system.web></location>""")]
    [InlineData("""<system.web><httpRuntime timeout="5" xdt:Transform="Replace" /></system.web>""")]
    public void A_value_that_the_transform_leaves_is_in_force(string transform) => Assert.Equal(["60 Web.config"], Timeouts(Base, ("Web.Release.config", transform)));

    [Theory]
    [InlineData("""<system.web><sessionState timeout="5" xdt:Transform="SetAttributes" /></system.web>""", "5 Web.Release.config")]
    [InlineData("""<system.web><sessionState timeout="5" xdt:Transform="SetAttributes(timeout)" /></system.web>""", "5 Web.Release.config")]
    [InlineData("""<system.web><sessionState timeout="5" xdt:Transform="SetAttributes(mode, timeout)" /></system.web>""", "5 Web.Release.config")]
    [InlineData("""<system.web><sessionState timeout="5" xdt:Transform="Replace" /></system.web>""", "5 Web.Release.config")]
    [InlineData("""<system.web xdt:Transform="Replace"><sessionState timeout="5" /></system.web>""", "5 Web.Release.config")]
    [InlineData("""<system.web><sessionState timeout="5" xdt:Transform="SetAttributes" xdt:Locator="Condition(@mode='InProc')" /></system.web>""", "5 Web.Release.config")]
    [InlineData("""<system.web><sessionState xdt:Transform="RemoveAttributes(timeout)" /></system.web>""")]
    [InlineData("""<system.web><sessionState mode="Off" xdt:Transform="Replace" /></system.web>""")]
    [InlineData("""<system.web><sessionState xdt:Transform="Remove" /></system.web>""")]
    [InlineData("""<system.web xdt:Transform="Remove" />""")]
    [InlineData("""<system.web xdt:Transform="RemoveAll" />""")]
    [InlineData("""<system.web><sessionState xdt:Transform="Remove" xdt:Locator="XPath(//sessionState)" /></system.web>""")]
    public void A_value_that_the_transform_replaces_is_not(string transform, params string[] expected) => Assert.Equal(expected, Timeouts(Base, ("Web.Release.config", transform)));

    [Theory]
    [InlineData("Web.Debug.config")]
    [InlineData("Web.Development.config")]
    public void Transforms_for_developers_do_not_count(string name) => Assert.Equal(["60 Web.config"], Timeouts(Base, (name, """<system.web><sessionState timeout="500" xdt:Transform="SetAttributes" /></system.web>""")));

    [Fact]
    public void A_value_that_one_of_two_transforms_leaves_is_in_force() => Assert.Equal(
        ["60 Web.config", "5 Web.Release.config"],
        Timeouts(Base, ("Web.Release.config", """<system.web><sessionState timeout="5" xdt:Transform="SetAttributes" /></system.web>"""), ("Web.Staging.config", "")));

    [Fact]
    public void A_value_that_is_inserted_is_in_force() => Assert.Equal(
        ["5 Web.Release.config"],
        Timeouts("<configuration><system.web /></configuration>", ("Web.Release.config", """<system.web><sessionState timeout="5" xdt:Transform="Insert" /></system.web>""")));

    [Theory]
    [InlineData("""<configuration><system.web><sessionState configSource="Session.config" /></system.web></configuration>""", "Session.config", """<sessionState timeout="60" />""")]
    [InlineData("""<configuration><system.web><sessionState configSource="Config\Session.config" /></system.web></configuration>""", "Config/Session.config", """<sessionState timeout="60" />""")]
    [InlineData("""<configuration><location path="."><system.web><sessionState configSource="session.config" /></system.web></location></configuration>""", "Session.config", """<?xml version="1.0"?><sessionState timeout="60"></sessionState>""")]
    public void A_section_may_stand_in_a_file_of_its_own(string config, string path, string section) => Assert.Equal(["60 " + System.IO.Path.GetFileName(path)], Timeouts(config, (path, section)));

    [Theory]
    [InlineData("""<configuration><system.web><sessionState configSource="Session.config" /></system.web></configuration>""", "Other.config")]
    [InlineData("""<configuration><system.web><sessionState configSource="..\Session.config" /></system.web></configuration>""", "Session.config")]
    [InlineData("""<configuration><system.web><sessionState configSource="" /></system.web></configuration>""", "Session.config")]
    [InlineData("""<configuration />""", "Session.config")]
    public void Other_files_are_not_read(string config, string path)
    {
        var files = Files(("Web.config", config), (path, """<sessionState timeout="60" />"""));
        Assert.Single(files.WebConfigs(CancellationToken.None));
        Assert.Null(files.Of(new Text("/app/" + path, SourceText.From("""<sessionState timeout="60" />""")), CancellationToken.None));
    }

    [Theory]
    [InlineData("""<add key="Minutes" value="90" />""", "90")]
    [InlineData("""<add key="minutes" value="90" />""", "90")]
    [InlineData("""<add key="Minutes" />""")]
    [InlineData("""<add key="Other" value="90" />""")]
    [InlineData("""<remove key="Minutes" />""")]
    public void Settings_of_the_application(string settings, params string[] expected) => Assert.Equal(expected, Minutes(("Web.config", $"<configuration><appSettings>{settings}</appSettings></configuration>")));

    [Fact]
    public void Settings_of_a_transform_are_matched_by_their_key() => Assert.Equal(
        ["30"],
        Minutes(("Web.config", Base), ("Web.Release.config", Transform("""<appSettings><add key="Other" value="1" xdt:Transform="SetAttributes" xdt:Locator="Match(key)" /><add key="Minutes" value="30" xdt:Transform="SetAttributes" xdt:Locator="Match(key)" /></appSettings>"""))));

    [Fact]
    public void Settings_of_another_key_are_left() => Assert.Equal(
        ["90"],
        Minutes(("Web.config", Base), ("Web.Release.config", Transform("""<appSettings><add key="Other" value="1" xdt:Transform="SetAttributes" xdt:Locator="Match(key)" /></appSettings>"""))));

    [Fact]
    public void Settings_in_a_file_of_their_own_come_first()
    {
        Assert.Equal(["5"], Minutes(("Web.config", """<configuration><appSettings file="Own.config"><add key="Minutes" value="90" /></appSettings></configuration>"""), ("Own.config", """<appSettings><add key="Minutes" value="5" /></appSettings>""")));
        Assert.Equal(["90"], Minutes(("Web.config", """<configuration><appSettings file="Own.config"><add key="Minutes" value="90" /></appSettings></configuration>""")));
        Assert.Equal(["5"], Minutes(("Web.config", """<configuration><appSettings configSource="Own.config" /></configuration>"""), ("Own.config", """<appSettings><add key="Minutes" value="5" /></appSettings>""")));
    }

    private static string[] Timeouts(string config, params (string Path, string Content)[] others)
    {
        var files = Files([("Web.config", config), .. others.Select(static other => (other.Path, System.IO.Path.GetFileName(other.Path).StartsWith("Web.", System.StringComparison.Ordinal) ? Transform(other.Content) : other.Content))]);
        return (from file in files.WebConfigs(CancellationToken.None)
                from element in file.Find("sessionState", "system.web")
                where element["timeout"] is not null && Transforms.IsInForce(element, "timeout", file, files, CancellationToken.None)
                select element["timeout"]!.Text + " " + System.IO.Path.GetFileName(element["timeout"]!.Path)).ToArray();
    }

    private static string[] Minutes(params (string Path, string Text)[] files) => AppSettings.Of(Files(files), "Minutes", CancellationToken.None).Select(static value => value.Text).ToArray();

    private static string Transform(string content) => $"""<configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">{content}</configuration>""";

    private static ProjectFiles Files(params (string Path, string Text)[] files) => new([.. files.Select(static file => (AdditionalText)new Text("/app/" + file.Path, SourceText.From(file.Text)))]);
}
