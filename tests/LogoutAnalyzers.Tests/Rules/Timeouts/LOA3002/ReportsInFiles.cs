using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3002;

/// <summary>Timeouts above the limit in a web.config.</summary>
public class ReportsInFiles
{
    private static Task Config(string text, string name = "Web.config") => (Verify.AspNet with { Files = [(name, text)] }).Analyzer<TimeoutsAnalyzer>(ConfigFiles.FormsLogin);

    private static Task SystemWeb(string elements) => Config(ConfigFiles.SystemWeb(elements));

    private static Task Transform(string elements, string name = "Web.Release.config") =>
        (Verify.AspNet with { Files = [("Web.config", ConfigFiles.SystemWeb("""<authentication mode="Forms"><forms loginUrl="~/Login" timeout="20" /></authentication>""")), (name, ConfigFiles.Transform(elements))] }).Analyzer<TimeoutsAnalyzer>(ConfigFiles.FormsLogin);

    [Fact]
    public Task Two_days_as_the_templates_had_it() => SystemWeb("""
        <authentication mode="Forms">
          <forms loginUrl="~/Account/Login.aspx" timeout="{|LOA3002:2880|}" />
        </authentication>
        """);

    [Fact]
    public Task A_minute_too_long() => SystemWeb("""<authentication mode="Forms"><forms timeout="{|LOA3002:31|}" /></authentication>""");

    [Fact]
    public Task Thirty_days_that_slide() => SystemWeb("""<authentication mode="Forms"><forms name=".SHOP" loginUrl="~/login" protection="All" timeout="{|LOA3002:43200|}" slidingExpiration="true" requireSSL="true" /></authentication>""");

    [Fact]
    public Task Two_hours_that_do_not_slide() => SystemWeb("""<authentication mode="Forms"><forms timeout="{|LOA3002:120|}" slidingExpiration="false" /></authentication>""");

    [Fact]
    public Task In_single_quotes() => SystemWeb("<authentication mode='Forms'><forms loginUrl='~/login' timeout='{|LOA3002:525600|}'/></authentication>");

    [Fact]
    public Task On_lines_of_its_own() => SystemWeb("""
        <authentication mode="Forms">
          <forms
              name="shop"
              timeout = "{|LOA3002:90|}"
              loginUrl="~/login">
            <credentials passwordFormat="SHA1" />
          </forms>
        </authentication>
        """);

    [Fact]
    public Task A_session_of_an_hour() => SystemWeb("""<sessionState mode="InProc" timeout="{|LOA3002:60|}" />""");

    [Fact]
    public Task A_session_without_a_mode() => SystemWeb("""<sessionState timeout="{|LOA3002:45|}"></sessionState>""");

    [Fact]
    public Task A_session_in_a_database() => SystemWeb("""<sessionState mode="SQLServer" sqlConnectionString="data source=db;Integrated Security=SSPI" cookieless="false" timeout="{|LOA3002:1440|}" />""");

    [Fact]
    public Task A_session_in_a_state_server() => SystemWeb("""<sessionState mode="StateServer" stateConnectionString="tcpip=localhost:42424" timeout="{|LOA3002:240|}" cookieless="UseCookies" />""");

    [Fact]
    public Task A_session_of_a_provider() => SystemWeb("""
        <sessionState mode="Custom" customProvider="Redis" timeout="{|LOA3002:180|}">
          <providers><add name="Redis" type="Microsoft.Web.Redis.RedisSessionStateProvider" host="cache" /></providers>
        </sessionState>
        """);

    [Fact]
    public Task A_session_without_end() => SystemWeb("""<sessionState timeout="{|LOA3002:Infinite|}" />""");

    [Fact]
    public Task A_session_that_is_meant_to_have_no_end() => SystemWeb("""<sessionState mode="InProc" timeout="{|LOA3002:-1|}" />""");

    [Fact]
    public Task More_minutes_than_there_are() => SystemWeb("""<sessionState timeout="{|LOA3002:99999999999999|}" />""");

    [Fact]
    public Task Both_of_them() => SystemWeb("""
        <sessionState timeout="{|LOA3002:60|}" />
        <authentication mode="Forms">
          <!-- <forms timeout="20" /> -->
          <forms timeout="{|LOA3002:60|}" />
        </authentication>
        """);

    [Fact]
    public Task With_spaces() => SystemWeb("""<sessionState timeout="{|LOA3002: 60 |}" />""");

    [Fact]
    public Task Under_a_location() => Config("""
        <?xml version="1.0" encoding="utf-8"?>
        <configuration>
          <location path="." inheritInChildApplications="false">
            <system.web>
              <compilation targetFramework="4.7.2" />
              <authentication mode="Forms"><forms timeout="{|LOA3002:720|}" /></authentication>
            </system.web>
          </location>
        </configuration>
        """);

    [Fact]
    public Task In_a_file_in_lower_case() => Config(ConfigFiles.SystemWeb("""<sessionState timeout="{|LOA3002:60|}" />"""), "web.config");

    [Fact]
    public Task In_a_file_in_the_old_spelling() => Config(ConfigFiles.SystemWeb("""<sessionState timeout="{|LOA3002:60|}" />"""), "Web.Config");

    [Fact]
    public Task In_a_file_with_the_old_namespace() => Config("""
        <configuration xmlns="http://schemas.microsoft.com/.NetConfiguration/v2.0">
          <system.web><sessionState timeout="{|LOA3002:60|}" /></system.web>
        </configuration>
        """);

    [Fact]
    public Task In_a_file_that_breaks_off() => Config("""
        <configuration>
          <system.web>
            <sessionState timeout="{|LOA3002:60|}" />
            <authentication mode="Fo
        """);

    [Fact]
    public Task In_a_file_with_Windows_lines_and_tabs() => Config("<configuration>\r\n\t<system.web>\r\n\t\t<sessionState\r\n\t\t\ttimeout=\"{|LOA3002:60|}\" />\r\n\t</system.web>\r\n</configuration>\r\n");

    [Fact]
    public Task Behind_an_attribute_that_holds_its_name() => SystemWeb("""<authentication mode="Forms"><forms defaultUrl="~/session.aspx?timeout=20" timeout="{|LOA3002:60|}" /></authentication>""");

    [Fact]
    public Task In_a_subdirectory() => (Verify.AspNet with { Files = [("Admin/Web.config", ConfigFiles.SystemWeb("""<sessionState timeout="{|LOA3002:60|}" />"""))] }).Analyzer<TimeoutsAnalyzer>(ConfigFiles.FormsLogin);

    [Fact]
    public Task A_transform_that_sets_it() => Transform("""<authentication mode="Forms"><forms timeout="{|LOA3002:600|}" xdt:Transform="SetAttributes(timeout)" /></authentication>""");

    [Fact]
    public Task A_transform_that_sets_all_attributes() => Transform("""<authentication><forms timeout="{|LOA3002:600|}" xdt:Transform="SetAttributes" /></authentication>""");

    [Fact]
    public Task A_transform_that_replaces_the_section() => Transform("""<authentication mode="Forms" xdt:Transform="Replace"><forms loginUrl="~/Login" timeout="{|LOA3002:600|}" /></authentication>""");

    [Fact]
    public Task A_transform_that_inserts_the_session() => Transform("""<sessionState mode="StateServer" timeout="{|LOA3002:600|}" xdt:Transform="InsertIfMissing" />""");

    [Fact]
    public Task A_transform_of_another_configuration() => Transform("""<sessionState timeout="{|LOA3002:600|}" xdt:Transform="Insert" />""", "Web.Staging.config");

    [Fact]
    public Task A_ticket_that_a_control_makes() => (Verify.AspNet with { Files = [("Web.config", ConfigFiles.SystemWeb("""<authentication mode="Forms"><forms timeout="{|LOA3002:2880|}" /></authentication>"""))] }).Analyzer<TimeoutsAnalyzer>("""
        public partial class Login : System.Web.UI.Page
        {
            protected System.Web.UI.WebControls.Login LoginUser;
        }
        """);

    [Fact]
    public Task Above_the_limit_of_the_strict_profile() => (Verify.AspNet with { EditorConfig = "logout_analyzers.profile = strict", Files = [("Web.config", ConfigFiles.SystemWeb("""<sessionState timeout="{|LOA3002:20|}" />"""))] }).Analyzer<TimeoutsAnalyzer>(ConfigFiles.FormsLogin);

    [Fact]
    public Task The_message() => (Verify.AspNet with { Files = [("Web.config", ConfigFiles.SystemWeb("""<authentication mode="Forms"><forms timeout="{|#0:2880|}" /></authentication>"""))] }).Message<TimeoutsAnalyzer>(
        new DiagnosticResult("LOA3002", DiagnosticSeverity.Warning).WithMessage("'forms timeout' lets a session stay idle for 2 days; allow at most 30 minutes (profile 'standard')"),
        ConfigFiles.FormsLogin);
}
