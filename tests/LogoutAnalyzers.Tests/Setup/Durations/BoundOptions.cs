using System.Linq;
using System.Threading;
using LogoutAnalyzers.Files;
using LogoutAnalyzers.Setup;
using LogoutAnalyzers.Tests.Files;
using LogoutAnalyzers.Tests.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace LogoutAnalyzers.Tests.Setup.Durations;

/// <summary>Options that the framework fills from a section, so that no code says what they are.</summary>
public class BoundOptions
{
    private const string Settings = """{ "Cookie": { "ExpireTimeSpan": "14.00:00:00", "SlidingExpiration": false }, "Stamp": { "ValidationInterval": "01:00:00" }, "Session": { "IdleTimeout": "04:00:00" }, "Empty": { "Cookie": 1 }, "Odd": { "ExpireTimeSpan": "soon" } }""";

    [Theory]
    [InlineData("services.Configure<CookieAuthenticationOptions>(\"A\", configuration.GetSection(\"Cookie\"));", "A")]
    [InlineData("services.Configure<CookieAuthenticationOptions>(Names.Constant, configuration.GetSection(\"Cookie\"));", "A")]
    [InlineData("services.Configure<CookieAuthenticationOptions>(configuration.GetSection(\"Cookie\"));", null)]
    [InlineData("services.AddAuthentication().AddCookie(options => configuration.Bind(\"Cookie\", options));", "Cookies")]
    [InlineData("services.AddAuthentication().AddCookie(\"A\", options => configuration.GetSection(\"Cookie\").Bind(options));", "A")]
    [InlineData("services.ConfigureApplicationCookie(options => configuration.GetSection(\"Cookie\").Bind(options));", "Identity.Application")]
    [InlineData("services.AddOptions<CookieAuthenticationOptions>(\"A\").Bind(configuration.GetSection(\"Cookie\"));", "A")]
    [InlineData("services.AddOptions<CookieAuthenticationOptions>(\"A\").BindConfiguration(\"Cookie\").ValidateOnStart();", "A")]
    [InlineData("services.AddOptions<CookieAuthenticationOptions>(\"A\").Configure(options => options.LoginPath = \"/\").Bind(configuration.GetSection(\"Cookie\"));", "A")]
    public void A_cookie_s_life_is_that_of_its_section(string registrations, string? scheme)
    {
        var sessions = Read(registrations);
        var life = Assert.Single(sessions.ExpireTimeSpans);
        Assert.Equal((scheme, "14.00:00:00", "/0/appsettings.json"), (life.Scheme, Assert.Single(life.Durations).Source!.Text, life.Location.GetLineSpan().Path));
        Assert.False(Assert.Single(sessions.SlidingExpirations).IsOn);
    }

    [Theory]
    [InlineData("services.Configure<CookieAuthenticationOptions>(\"A\", configuration.GetSection(args[0]));")]
    [InlineData("services.Configure<CookieAuthenticationOptions>(\"A\", configuration.GetSection(\"Odd\"));")]
    public void A_section_that_is_not_known_may_set_any_life(string registrations) => Assert.Empty(Assert.Single(Read(registrations).ExpireTimeSpans).Durations);

    [Theory]
    [InlineData("services.Configure<CookieAuthenticationOptions>(\"A\", configuration.GetSection(\"Empty\"));")]
    [InlineData("services.Configure<CookieAuthenticationOptions>(\"A\", configuration.GetSection(\"Nowhere\"));")]
    [InlineData("services.Configure<SessionOptions>(configuration.GetSection(\"Cookie\"));")]
    public void A_section_without_the_value_sets_none(string registrations) => Assert.Empty(Read(registrations).ExpireTimeSpans);

    [Theory]
    [InlineData("false", false)]
    [InlineData("configuration.GetValue<bool>(\"Cookie:SlidingExpiration\")", false)]
    [InlineData("configuration.GetValue(\"Cookie:Nothing\", true)", true)]
    [InlineData("args.Length > 0", null)]
    public void A_switch_is_read(string expression, bool? expected) =>
        Assert.Equal(expected, Assert.Single(Read($"services.AddAuthentication().AddCookie(options => options.SlidingExpiration = {expression});").SlidingExpirations).IsOn);

    [Fact]
    public void The_interval_of_stamp_validation_is_read() =>
        Assert.Equal("01:00:00", Assert.Single(Assert.Single(Read("services.Configure<SecurityStampValidatorOptions>(configuration.GetSection(\"Stamp\"));").ValidationIntervals).Durations).Source!.Text);

    [Fact]
    public void Any_option_can_be_asked_for() => Assert.Equal(
        ["04:00:00"],
        Model("services.AddSession(); services.Configure<SessionOptions>(configuration.GetSection(\"Session\"));").Durations.Bindings.Options("Microsoft.AspNetCore.Builder.SessionOptions", "IdleTimeout", CancellationToken.None).Select(static bound => bound.Value!.Text));

    private static CookieSessions Read(string registrations) => Model(registrations).CookieSessions(CancellationToken.None);

    private static LogoutModel Model(string registrations) =>
        LogoutModel.Of(SetupProgram.Compile(registrations), Compiled.DefaultOptions, new ProjectFiles([(AdditionalText)new Text("/0/appsettings.json", SourceText.From(Settings))]));
}
