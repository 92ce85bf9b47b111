using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3002;

/// <summary>Timeouts of a web.config within the limit, those of other things, and those that nothing goes by.</summary>
public class StaysSilentInFiles
{
    private static Task Config(string text, string name = "Web.config") => (Verify.AspNet with { Files = [(name, text)] }).Analyzer<TimeoutsAnalyzer>(ConfigFiles.FormsLogin);

    private static Task SystemWeb(string elements) => Config(ConfigFiles.SystemWeb(elements));

    private static Task Transform(string elements, string name = "Web.Release.config") =>
        (Verify.AspNet with { Files = [("Web.config", ConfigFiles.SystemWeb("""<authentication mode="Forms"><forms loginUrl="~/Login" timeout="20" /></authentication>""")), (name, ConfigFiles.Transform(elements))] }).Analyzer<TimeoutsAnalyzer>(ConfigFiles.FormsLogin);

    [Fact]
    public Task The_limit_itself() => SystemWeb("""<authentication mode="Forms"><forms loginUrl="~/login" timeout="30" slidingExpiration="true" /></authentication>""");

    [Fact]
    public Task Without_the_attribute() => SystemWeb("""
        <authentication mode="Forms"><forms loginUrl="~/login" /></authentication>
        <sessionState mode="InProc" />
        """);

    [Fact]
    public Task A_session_of_twenty_minutes() => SystemWeb("""<sessionState mode="StateServer" timeout="20" />""");

    [Fact]
    public Task A_session_that_is_switched_off() => SystemWeb("""<sessionState mode="Off" timeout="2880" />""");

    [Fact]
    public Task Windows_authentication() => SystemWeb("""<authentication mode="Windows"><forms timeout="2880" /></authentication>""");

    [Fact]
    public Task The_session_of_Windows_accounts() => (Verify.AspNet with { Files = [("Web.config", ConfigFiles.SystemWeb("""<authentication mode="Windows" /><sessionState timeout="60" />"""))] }).Analyzer<TimeoutsAnalyzer>("""
        using System.Web.Mvc;

        [Authorize]
        public class ReportsController : Controller
        {
            public ActionResult Index() { Session["month"] = 1; return View(); }
        }
        """);

    [Fact]
    public Task No_authentication() => SystemWeb("""<authentication mode="None"><forms timeout="2880" /></authentication>""");

    [Fact]
    public Task Windows_authentication_because_nothing_else_is_said() => SystemWeb("""<authentication><forms timeout="2880" /></authentication>""");

    [Fact]
    public Task An_hour_in_the_relaxed_profile() => (Verify.AspNet with { EditorConfig = "logout_analyzers.profile = relaxed", Files = [("Web.config", ConfigFiles.SystemWeb("""<sessionState timeout="60" />"""))] }).Analyzer<TimeoutsAnalyzer>(ConfigFiles.FormsLogin);

    [Fact]
    public Task Two_days_where_the_options_allow_it() => (Verify.AspNet with { EditorConfig = "logout_analyzers.max_idle_timeout = 2 d", Files = [("Web.config", ConfigFiles.SystemWeb("""<authentication mode="Forms"><forms timeout="2880" /></authentication>"""))] }).Analyzer<TimeoutsAnalyzer>(ConfigFiles.FormsLogin);

    [Fact]
    public Task In_a_comment() => SystemWeb("""
        <!--
          <sessionState mode="InProc" timeout="600" />
        -->
        <sessionState mode="InProc" timeout="20" /> <!-- was timeout="600" -->
        """);

    [Fact]
    public Task Other_timeouts() => SystemWeb("""
        <anonymousIdentification enabled="true" cookieTimeout="43200" />
        <roleManager enabled="true" cookieTimeout="2880" cacheRolesInCookie="true" />
        <processModel timeout="2880" idleTimeout="600" />
        <sessionState timeout="20" stateNetworkTimeout="600" sqlCommandTimeout="300" />
        <caching><outputCacheSettings><outputCacheProfiles><add name="day" duration="86400" /></outputCacheProfiles></outputCacheSettings></caching>
        """);

    [Fact]
    public Task Elements_of_the_same_name_elsewhere() => Config("""
        <configuration>
          <forms timeout="2880" />
          <sessionState timeout="2880" />
          <shop><authentication><forms timeout="2880" /></authentication></shop>
          <system.webServer>
            <sessionState timeout="2880" />
            <httpProtocol><customHeaders><add name="timeout" value="2880" /></customHeaders></httpProtocol>
          </system.webServer>
          <system.web><shop><sessionState timeout="2880" /></shop></system.web>
        </configuration>
        """);

    [Fact]
    public Task A_value_that_is_no_number() => SystemWeb("""
        <sessionState timeout="a day" />
        <authentication mode="Forms"><forms timeout="01:00:00" /></authentication>
        """);

    [Fact]
    public Task A_value_that_a_tool_fills_in() => SystemWeb("""<sessionState timeout="#{SessionTimeout}" />""");

    [Fact]
    public Task An_empty_value() => SystemWeb("""<sessionState timeout="" />""");

    [Fact]
    public Task Zero() => SystemWeb("""<sessionState timeout="0" />""");

    [Fact]
    public Task A_transform_for_developers() => Transform("""<authentication mode="Forms"><forms timeout="2880" xdt:Transform="SetAttributes(timeout)" /></authentication>""", "Web.Debug.config");

    [Fact]
    public Task A_transform_that_takes_the_attribute_away() => Transform("""<authentication mode="Forms"><forms timeout="2880" xdt:Transform="RemoveAttributes(timeout)" /></authentication>""");

    [Fact]
    public Task A_transform_that_takes_the_element_away() => Transform("""<sessionState timeout="2880" xdt:Transform="Remove" />""");

    [Fact]
    public Task A_transform_that_takes_all_of_them_away() => Transform("""<authentication mode="Forms" xdt:Transform="RemoveAll"><forms timeout="2880" /></authentication>""");

    [Fact]
    public Task A_transform_that_sets_another_attribute() => Transform("""<authentication mode="Forms"><forms loginUrl="~/SignIn" timeout="2880" xdt:Transform="SetAttributes(loginUrl)" /></authentication>""");

    [Fact]
    public Task A_transform_that_shortens_it() => Transform("""<sessionState timeout="15" xdt:Transform="SetAttributes(timeout)" />""");

    [Fact]
    public Task A_file_that_breaks_off_before_it() => Config("<configuration><system.web><sessionState timeout=\"28");

    [Fact]
    public Task A_file_with_a_document_type() => Config("""
        <!DOCTYPE configuration [<!ENTITY long "2880">]>
        <configuration><system.web><sessionState timeout="&long;" /></system.web></configuration>
        """);

    [Fact]
    public Task An_empty_file() => Config("");

    [Fact]
    public Task Another_file() => Config(ConfigFiles.SystemWeb("""<sessionState timeout="2880" />"""), "Staging.config");

    [Fact]
    public Task Settings_of_that_name() => (Verify.AspNet with { Files = [("appsettings.json", """{ "forms": { "timeout": 2880 }, "sessionState": { "timeout": "2880" } }""")] }).Analyzer<TimeoutsAnalyzer>(ConfigFiles.FormsLogin);

    // Nothing signs in with forms authentication: https://github.com/aspnet/AspNetKatana has cookies of its own.
    [Fact]
    public Task Forms_authentication_beside_OWIN() => (Verify.AspNet with { Files = [("Web.config", ConfigFiles.SystemWeb("""<authentication mode="Forms"><forms timeout="2880" /></authentication>"""))] }).Analyzer<TimeoutsAnalyzer>(
        Programs.OwinApp("app.UseCookieAuthentication(new CookieAuthenticationOptions { AuthenticationType = DefaultAuthenticationTypes.ApplicationCookie, ExpireTimeSpan = TimeSpan.FromMinutes(20) });"));

    [Fact]
    public Task A_module_of_IIS_beside_ASP_NET_Core() => (Verify.AspNetCore with { Files = [("web.config", """
        <configuration>
          <location path="." inheritInChildApplications="false">
            <system.webServer>
              <aspNetCore processPath="dotnet" arguments="Shop.dll" requestTimeout="02:00:00" startupTimeLimit="3600" />
            </system.webServer>
          </location>
        </configuration>
        """)] }).Analyzer<TimeoutsAnalyzer>(Programs.CookieApp("builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(20));"));

    [Fact]
    public Task A_file_of_another_framework() => (Verify.AspNetCore with { Files = [("web.config", ConfigFiles.SystemWeb("""<sessionState timeout="2880" /><authentication mode="Forms"><forms timeout="2880" /></authentication>"""))] }).Analyzer<TimeoutsAnalyzer>(
        Programs.CookieApp("builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(20));"));
}
