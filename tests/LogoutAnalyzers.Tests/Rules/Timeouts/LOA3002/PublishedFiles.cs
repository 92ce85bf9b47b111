using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3002;

/// <summary>What is published is judged: sections in files of their own, and values that transforms replace.</summary>
public class PublishedFiles
{
    private static Task Files(params (string Name, string Text)[] files) => (Verify.AspNet with { Files = files }).Analyzer<TimeoutsAnalyzer>(ConfigFiles.FormsLogin);

    private static (string, string) Base(string elements) => ("Web.config", ConfigFiles.SystemWeb(elements));

    private static (string, string) Transform(string elements, string name = "Web.Release.config") => (name, ConfigFiles.Transform(elements));

    [Fact]
    public Task A_section_in_a_file_of_its_own() => Files(Base("""<sessionState configSource="Session.config" />"""), ("Session.config", """<sessionState mode="InProc" timeout="{|LOA3002:600|}" />"""));

    [Fact]
    public Task Authentication_in_a_file_of_its_own() => Files(
        Base("""<authentication configSource="Config\Authentication.config" />"""),
        ("Config/Authentication.config", """<?xml version="1.0"?><authentication mode="Forms"><forms loginUrl="~/login" timeout="{|LOA3002:2880|}" /></authentication>"""));

    [Fact]
    public Task A_file_that_nothing_refers_to() => Files(Base("""<sessionState timeout="20" />"""), ("Session.config", """<sessionState timeout="600" />"""));

    [Fact]
    public Task A_short_section_in_a_file_of_its_own() => Files(Base("""<sessionState configSource="Session.config" />"""), ("Session.config", """<sessionState timeout="20" />"""));

    [Fact]
    public Task A_value_that_the_only_transform_shortens() => Files(Base("""<sessionState timeout="600" />"""), Transform("""<sessionState timeout="20" xdt:Transform="SetAttributes(timeout)" />"""));

    [Fact]
    public Task A_value_that_one_of_two_transforms_shortens() => Files(
        Base("""<sessionState timeout="{|LOA3002:600|}" />"""),
        Transform("""<sessionState timeout="20" xdt:Transform="SetAttributes(timeout)" />"""),
        Transform("", "Web.Staging.config"));

    [Fact]
    public Task A_value_that_only_developers_shorten() => Files(Base("""<sessionState timeout="{|LOA3002:600|}" />"""), Transform("""<sessionState timeout="20" xdt:Transform="SetAttributes(timeout)" />""", "Web.Debug.config"));

    [Fact]
    public Task An_element_that_is_replaced() => Files(Base("""<sessionState timeout="600" />"""), Transform("""<sessionState timeout="{|LOA3002:90|}" xdt:Transform="Replace" />"""));

    [Fact]
    public Task An_element_that_is_replaced_by_one_without_a_timeout() => Files(Base("""<sessionState timeout="600" />"""), Transform("""<sessionState mode="InProc" xdt:Transform="Replace" />"""));

    [Fact]
    public Task An_element_that_is_removed() => Files(Base("""<sessionState timeout="600" />"""), Transform("""<sessionState xdt:Transform="Remove" />"""));

    [Fact]
    public Task An_attribute_without_a_transform() => Files(Base("""<sessionState timeout="20" />"""), Transform("""<sessionState timeout="600" />"""));

    [Fact]
    public Task A_transform_of_nothing() => Files(Base(""), Transform("""<sessionState timeout="600" xdt:Transform="SetAttributes" />"""));

    [Fact]
    public Task A_session_s_timeout_by_a_setting() => (Verify.AspNet with { Files = [("Web.config", """<configuration><appSettings><add key="SessionMinutes" value="600" /></appSettings></configuration>""")] }).Analyzer<TimeoutsAnalyzer>("""
        using System;
        using System.Configuration;
        using System.Web;

        public class Global : HttpApplication
        {
            protected void Session_Start(object sender, EventArgs e) => Session.Timeout = {|LOA3002:int.Parse(ConfigurationManager.AppSettings["SessionMinutes"])|};
        }
        """);

    [Fact]
    public Task A_session_s_timeout_by_a_setting_that_the_transform_shortens() => (Verify.AspNet with
    {
        Files =
        [
            ("Web.config", """<configuration><appSettings><add key="SessionMinutes" value="600" /></appSettings></configuration>"""),
            ("Web.Release.config", """<configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform"><appSettings><add key="SessionMinutes" value="20" xdt:Transform="SetAttributes" xdt:Locator="Match(key)" /></appSettings></configuration>"""),
        ],
    }).Analyzer<TimeoutsAnalyzer>("""
        using System;
        using System.Configuration;
        using System.Web;

        public class Global : HttpApplication
        {
            protected void Session_Start(object sender, EventArgs e) => Session.Timeout = int.Parse(ConfigurationManager.AppSettings["SessionMinutes"]);
        }
        """);
}
