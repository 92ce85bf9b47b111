using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3002;

/// <summary>Options that a section of appsettings.json is bound to: what no code says is reported in the file, or not at all.</summary>
public class BoundFiles
{
    private const string ShortCookie = "builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(20));";

    private static Task Bound(string services, params (string Name, string Text)[] files) => (Verify.AspNetCore with { Files = files }).Analyzer<TimeoutsAnalyzer>(Programs.CookieApp(services));

    private static Task Cookie(string services, string cookie) => Bound(services, ("appsettings.json", $$"""{ "Cookie": { {{cookie}} } }"""));

    [Theory]
    [InlineData("builder.Services.AddAuthentication().AddCookie(); builder.Services.Configure<CookieAuthenticationOptions>(\"Cookies\", builder.Configuration.GetSection(\"Cookie\"));")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(options => builder.Configuration.Bind(\"Cookie\", options));")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(options => builder.Configuration.GetSection(\"Cookie\").Bind(options));")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(); builder.Services.AddOptions<CookieAuthenticationOptions>(\"Cookies\").Bind(builder.Configuration.GetSection(\"Cookie\"));")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(); builder.Services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).BindConfiguration(\"Cookie\");")]
    [InlineData("var section = builder.Configuration.GetSection(\"Cookie\"); builder.Services.AddAuthentication().AddCookie(options => section.Bind(options));")]
    public Task A_cookie_of_fourteen_days(string services) => Cookie(services, "\"ExpireTimeSpan\": \"{|LOA3002:14.00:00:00|}\"");

    [Theory]
    [InlineData("\"{|LOA3002:08:00:00|}\"")]
    [InlineData("\"{|LOA3002:00:30:01|}\"")]
    [InlineData("\"{|LOA3002:30|}\"")]
    [InlineData("{|LOA3002:30|}")]
    [InlineData("\"{|LOA3002:10675199.02:48:05.4775807|}\"")]
    public Task Other_long_cookies(string value) => Cookie("builder.Services.AddAuthentication().AddCookie(options => builder.Configuration.Bind(\"Cookie\", options));", $"\"ExpireTimeSpan\": {value}, \"SlidingExpiration\": true");

    [Theory]
    [InlineData("\"00:30:00\"")]
    [InlineData("\"00:20:00\"")]
    [InlineData("\"soon\"")]
    [InlineData("\"\"")]
    [InlineData("null, \"Name\": \"14.00:00:00\"")]
    public Task Short_cookies_and_values_that_are_none(string value) => Cookie("builder.Services.AddAuthentication().AddCookie(options => builder.Configuration.Bind(\"Cookie\", options));", $"\"ExpireTimeSpan\": {value}");

    [Theory]
    [InlineData("builder.Services.AddSession(); builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection(\"Session\"));")]
    [InlineData("builder.Services.AddSession(options => builder.Configuration.Bind(\"Session\", options));")]
    [InlineData("builder.Services.AddSession().AddOptions<SessionOptions>().BindConfiguration(\"Session\");")]
    public Task A_session_of_four_hours(string services) => Bound(ShortCookie + services, ("appsettings.json", """{ "Session": { "IdleTimeout": "{|LOA3002:04:00:00|}" } }"""));

    [Fact]
    public Task Each_environment_has_its_own() => Bound(
        ShortCookie + "builder.Services.AddSession(); builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection(\"Session\"));",
        ("appsettings.json", """{ "Session": { "IdleTimeout": "{|LOA3002:04:00:00|}" } }"""),
        ("appsettings.Staging.json", """{ "Session": { "IdleTimeout": "{|LOA3002:05:00:00|}" } }"""));

    [Fact]
    public Task Production_has_the_last_word() => Bound(
        ShortCookie + "builder.Services.AddSession(); builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection(\"Session\"));",
        ("appsettings.json", """{ "Session": { "IdleTimeout": "04:00:00" } }"""),
        ("appsettings.Production.json", """{ "Session": { "IdleTimeout": "00:20:00" } }"""));

    [Theory]
    [InlineData("appsettings.Development.json")]
    [InlineData("appsettings.Local.json")]
    [InlineData("appsettings.Test.json")]
    [InlineData("settings.json")]
    public Task Files_of_developers_and_other_files(string name) => Bound(ShortCookie + "builder.Services.AddSession(); builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection(\"Session\"));", (name, """{ "Session": { "IdleTimeout": "04:00:00" } }"""));

    [Theory]
    [InlineData(ShortCookie)]
    [InlineData(ShortCookie + "var section = builder.Configuration.GetSection(\"Cookie\");")]
    [InlineData(ShortCookie + "builder.Services.Configure<HostOptions>(builder.Configuration.GetSection(\"Cookie\"));")]
    [InlineData(ShortCookie + "builder.Services.Configure<CookieAuthenticationOptions>(\"Cookies\", builder.Configuration.GetSection(\"Other\"));")]
    [InlineData(ShortCookie + "builder.Services.Configure<CookieAuthenticationOptions>(\"Identity.External\", builder.Configuration.GetSection(\"Cookie\"));")]
    [InlineData(ShortCookie + "builder.Services.AddAuthentication().AddCookie(\"Other\", options => builder.Configuration.Bind(\"Cookie\", options));")]
    public Task Sections_that_no_session_is_bound_to(string services) => Cookie(services, "\"ExpireTimeSpan\": \"14.00:00:00\", \"IdleTimeout\": \"14.00:00:00\"");

    [Fact]
    public Task What_code_sets_as_well() => Cookie(
        "builder.Services.AddAuthentication().AddCookie(options => { builder.Configuration.Bind(\"Cookie\", options); options.ExpireTimeSpan = TimeSpan.FromMinutes(20); });",
        "\"ExpireTimeSpan\": \"14.00:00:00\"");

    [Theory]
    [InlineData("logout_analyzers.max_idle_timeout = 8 h", "04:00:00")]
    [InlineData("logout_analyzers.max_idle_timeout = 3 h", "{|LOA3002:04:00:00|}")]
    [InlineData("logout_analyzers.profile = relaxed", "01:00:00")]
    public Task The_limit_is_that_of_the_options(string option, string value) => (Verify.AspNetCore with { EditorConfig = option, Files = [("appsettings.json", $$"""{ "Session": { "IdleTimeout": "{{value}}" } }""")] }).Analyzer<TimeoutsAnalyzer>(
        Programs.CookieApp(ShortCookie + "builder.Services.AddSession(); builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection(\"Session\"));"));

    // An option for C# files is meant for the application; one for the file is for the file.
    [Theory]
    [InlineData("[*.cs]\nlogout_analyzers.max_idle_timeout = 8 h", "04:00:00")]
    [InlineData("[*.cs]\nlogout_analyzers.max_idle_timeout = 8 h\n[appsettings.json]\nlogout_analyzers.max_idle_timeout = 2 h", "{|LOA3002:04:00:00|}")]
    [InlineData("[*.json]\nlogout_analyzers.max_idle_timeout = 8 h", "04:00:00")]
    public Task A_file_follows_the_code_unless_it_has_options_of_its_own(string editorConfig, string value) => (Verify.AspNetCore with { EditorConfig = editorConfig, Files = [("appsettings.json", $$"""{ "Session": { "IdleTimeout": "{{value}}" } }""")] }).Analyzer<TimeoutsAnalyzer>(
        Programs.CookieApp(ShortCookie + "builder.Services.AddSession(); builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection(\"Session\"));"));

    [Fact]
    public Task The_message() => (Verify.AspNetCore with { Files = [("appsettings.json", """{ "Session": { "IdleTimeout": "{|#0:04:00:00|}" } }""")] }).Message<TimeoutsAnalyzer>(
        new DiagnosticResult("LOA3002", DiagnosticSeverity.Warning).WithMessage("'IdleTimeout' lets a session stay idle for 4 hours; allow at most 30 minutes (profile 'standard')"),
        Programs.CookieApp(ShortCookie + "builder.Services.AddSession(); builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection(\"Session\"));"));
}
