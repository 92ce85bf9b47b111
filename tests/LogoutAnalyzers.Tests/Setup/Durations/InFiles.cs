using Xunit;

namespace LogoutAnalyzers.Tests.Setup.Durations;

/// <summary>Durations that come from appsettings.json.</summary>
public class InFiles
{
    private static readonly Idle s_files = new(
        ("appsettings.json", """{ "Auth": { "Minutes": 90, "Text": "90", "Span": "02:00:00", "Cookie": { "Days": "7" }, "Word": "soon", "Big": 99999999999999999999 } }"""),
        ("appsettings.Development.json", """{ "Auth": { "Minutes": 9000, "OnlyInDevelopment": 5 } }"""));

    private const string Settings = """
        public class AuthSettings
        {
            public const string SectionName = "Auth";
            public int Minutes { get; set; }
            public double Text { get; set; } = 5;
            public TimeSpan Span { get; init; }
            public CookieSettings Cookie { get; set; } = new();
            public int Missing { get; set; } = 45;
            public int Unset { get; set; }
            [ConfigurationKeyName("Minutes")] public int Renamed { get; set; }
            public TimeSpan Lifetime => TimeSpan.FromMinutes(Minutes);
        }
        public class CookieSettings { public int Days { get; set; } }
        """;

    [Theory]
    [InlineData("TimeSpan.FromMinutes(int.Parse(configuration[\"Auth:Minutes\"]))", "01:30:00 (appsettings.json)")]
    [InlineData("TimeSpan.FromMinutes(int.Parse(configuration[\"auth:minutes\"]!))", "01:30:00 (appsettings.json)")]
    [InlineData("TimeSpan.FromMinutes(Convert.ToInt32(configuration[\"Auth:Text\"]))", "01:30:00 (appsettings.json)")]
    [InlineData("TimeSpan.FromMinutes(Convert.ToDouble(configuration.GetSection(\"Auth:Text\").Value))", "01:30:00 (appsettings.json)")]
    [InlineData("TimeSpan.FromMinutes(double.Parse(configuration.GetSection(\"Auth\")[\"Text\"]))", "01:30:00 (appsettings.json)")]
    [InlineData("TimeSpan.FromMinutes(configuration.GetValue<int>(\"Auth:Minutes\"))", "01:30:00 (appsettings.json)")]
    [InlineData("TimeSpan.FromMinutes((int)configuration.GetValue(typeof(int), \"Auth:Minutes\"))", "01:30:00 (appsettings.json)")]
    [InlineData("TimeSpan.FromMinutes(configuration.GetSection(\"Auth\").GetValue<int>(\"Minutes\", 5))", "01:30:00 (appsettings.json)")]
    [InlineData("TimeSpan.FromMinutes(configuration.GetValue<int?>(\"Auth:Minutes\") ?? 5)", "01:30:00 (appsettings.json)")]
    [InlineData("TimeSpan.FromDays(configuration.GetSection(\"Auth\").GetRequiredSection(\"Cookie\").GetValue<int>(\"Days\"))", "7.00:00:00 (appsettings.json)")]
    [InlineData("TimeSpan.FromDays(configuration.GetSection(\"Auth:Cookie:Days\").Get<int>())", "7.00:00:00 (appsettings.json)")]
    [InlineData("configuration.GetValue<TimeSpan>(\"Auth:Span\")", "02:00:00 (appsettings.json)")]
    [InlineData("TimeSpan.Parse(configuration[\"Auth:Span\"])", "02:00:00 (appsettings.json)")]
    [InlineData("TimeSpan.FromMinutes(builder.Configuration.GetValue($\"{AuthSettings.SectionName}:{nameof(AuthSettings.Minutes)}\", 5))", "01:30:00 (appsettings.json)")]
    [InlineData("TimeSpan.FromMinutes(int.TryParse(configuration[\"Auth:Minutes\"], out var minutes) ? minutes : 5)", "01:30:00 (appsettings.json)")]
    [InlineData("TimeSpan.FromMinutes(int.TryParse(configuration[\"Auth:Word\"], out var minutes) ? minutes : 5)", "00:05:00")]
    [InlineData("TimeSpan.FromMinutes(configuration.GetValue<int?>(\"Auth:Minutes\") is { } minutes ? minutes : 5)", "01:30:00 (appsettings.json)")]
    public void Values_are_read(string expression, params string[] expected) => Assert.Equal(expected, s_files.Of(expression, Settings));

    [Theory]
    [InlineData("TimeSpan.FromMinutes(configuration.GetValue(\"Auth:Nothing\", 45))", "00:45:00")]
    [InlineData("TimeSpan.FromMinutes(configuration.GetValue<int?>(\"Auth:Nothing\") ?? 45)", "00:45:00")]
    [InlineData("TimeSpan.FromMinutes(int.Parse(configuration[\"Auth:Nothing\"] ?? \"45\"))", "00:45:00")]
    [InlineData("TimeSpan.FromMinutes(string.IsNullOrEmpty(configuration[\"Auth:Nothing\"]) ? 45 : int.Parse(configuration[\"Auth:Nothing\"]))", "00:45:00")]
    [InlineData("TimeSpan.FromMinutes(configuration.GetValue(\"Auth:OnlyInDevelopment\", 45))", "00:45:00")]
    [InlineData("TimeSpan.FromMinutes(int.Parse(Environment.GetEnvironmentVariable(\"MINUTES\") ?? \"45\"))", "00:45:00")]
    public void Defaults_are_in_force_where_no_file_says_otherwise(string expression, params string[] expected) => Assert.Equal(expected, s_files.Of(expression, Settings));

    [Theory]
    [InlineData("TimeSpan.FromMinutes(configuration.GetValue<int>(\"Auth:Nothing\"))")]
    [InlineData("TimeSpan.FromMinutes(int.Parse(configuration[\"Auth:Nothing\"]))")]
    [InlineData("TimeSpan.FromMinutes(int.Parse(configuration[\"Auth:Word\"]))")]
    [InlineData("TimeSpan.FromMinutes(configuration.GetValue<int>(\"Auth:Word\"))")]
    [InlineData("TimeSpan.FromMinutes(configuration.GetValue<long>(\"Auth:Big\"))")]
    [InlineData("TimeSpan.FromMinutes(configuration.GetValue<int>(\"Auth:OnlyInDevelopment\"))")]
    [InlineData("TimeSpan.FromMinutes(configuration.GetValue<int>(args[0]))")]
    [InlineData("TimeSpan.FromMinutes(int.Parse(configuration.GetSection(args[0])[\"Minutes\"] ?? args[0]))")]
    public void What_no_file_says_is_not_known(string expression) => Assert.Empty(s_files.Of(expression, Settings));

    [Theory]
    [InlineData("var auth = configuration.GetSection(\"Auth\");", "TimeSpan.FromMinutes(auth.GetValue<int>(\"Minutes\"))")]
    [InlineData("var auth = configuration.GetSection(AuthSettings.SectionName).Get<AuthSettings>();", "TimeSpan.FromMinutes(auth.Minutes)")]
    [InlineData("var auth = configuration.GetSection(\"Auth\").Get<AuthSettings>() ?? new AuthSettings();", "TimeSpan.FromMinutes(auth.Minutes)")]
    [InlineData("var auth = new AuthSettings(); configuration.GetSection(\"Auth\").Bind(auth);", "TimeSpan.FromMinutes(auth.Minutes)")]
    [InlineData("var auth = new AuthSettings(); configuration.Bind(\"Auth\", auth);", "TimeSpan.FromMinutes(auth.Minutes)")]
    [InlineData("services.Configure<AuthSettings>(configuration.GetSection(\"Auth\")); var options = builder.Build().Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<AuthSettings>>();", "TimeSpan.FromMinutes(options.Value.Minutes)")]
    [InlineData("services.AddOptions<AuthSettings>().Bind(configuration.GetSection(\"Auth\")); var options = builder.Build().Services.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<AuthSettings>>();", "TimeSpan.FromMinutes(options.CurrentValue.Minutes)")]
    [InlineData("services.AddOptions<AuthSettings>().BindConfiguration(\"Auth\").ValidateOnStart(); var auth = builder.Build().Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<AuthSettings>>().Value;", "TimeSpan.FromMinutes(auth.Minutes)")]
    [InlineData("var auth = configuration.GetSection(\"Auth\").Get<AuthSettings>();", "auth.Lifetime")]
    [InlineData("var auth = configuration.GetSection(\"Auth\").Get<AuthSettings>();", "TimeSpan.FromMinutes(auth.Renamed)")]
    [InlineData("var auth = configuration.GetSection(\"Auth\").Get<AuthSettings>();", "TimeSpan.FromMinutes(auth.Text)")]
    public void Settings_classes_hold_what_they_are_filled_with(string statements, string expression) => Assert.Equal(["01:30:00 (appsettings.json)"], s_files.OfProgram(Program(statements, expression), Settings));

    [Theory]
    [InlineData("var auth = configuration.GetSection(\"Auth\").Get<AuthSettings>();", "TimeSpan.FromDays(auth.Cookie.Days)", "7.00:00:00 (appsettings.json)")]
    [InlineData("var auth = configuration.GetSection(\"Auth\").Get<AuthSettings>();", "auth.Span", "02:00:00 (appsettings.json)")]
    [InlineData("var auth = configuration.GetSection(\"Auth\").Get<AuthSettings>();", "TimeSpan.FromMinutes(auth.Missing)", "00:45:00")]
    [InlineData("var auth = configuration.GetSection(\"Auth\").Get<AuthSettings>();", "TimeSpan.FromMinutes(auth.Unset)")]
    [InlineData("var auth = configuration.GetSection(\"Auth\").Get<AuthSettings>(); services.PostConfigure<AuthSettings>(a => a.Minutes = args.Length);", "TimeSpan.FromMinutes(auth.Minutes)")]
    [InlineData("var auth = configuration.GetSection(\"Auth\").Get<AuthSettings>(); services.Configure<AuthSettings>(\"Other\", configuration.GetSection(\"Other\")); var one = builder.Build().Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<AuthSettings>>().Value;", "TimeSpan.FromMinutes(one.Minutes)")]
    [InlineData("var auth = new AuthSettings { Minutes = 5 };", "TimeSpan.FromMinutes(auth.Minutes)", "00:05:00")]
    [InlineData("var auth = new AuthSettings();", "TimeSpan.FromMinutes(auth.Missing)", "00:45:00")]
    [InlineData("var auth = builder.Build().Services.GetRequiredService<AuthSettings>();", "TimeSpan.FromMinutes(auth.Missing)")]
    public void Settings_classes_in_other_ways(string statements, string expression, params string[] expected) => Assert.Equal(expected, s_files.OfProgram(Program(statements, expression), Settings));

    [Fact]
    public void A_settings_class_may_be_in_another_assembly() => Assert.Equal(
        ["02:00:00 (appsettings.json)"],
        new Idle(("appsettings.json", """{ "Host": { "ShutdownTimeout": "02:00:00" } }""")).OfProgram(Program("services.Configure<HostOptions>(configuration.GetSection(\"Host\")); var host = builder.Build().Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<HostOptions>>().Value;", "host.ShutdownTimeout")));

    [Fact]
    public void An_injected_class_is_filled_as_its_type_is() => Assert.Equal(["01:30:00 (appsettings.json)"], s_files.OfProgram(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.Configure<AuthSettings>(builder.Configuration.GetSection("Auth"));
        builder.Services.ConfigureOptions<SessionSetup>();
        builder.Build().Run();
        """,
        """
        using Microsoft.Extensions.Options;
        public class SessionSetup : IConfigureOptions<SessionOptions>
        {
            private readonly AuthSettings _settings;
            public SessionSetup(IOptions<AuthSettings> settings) => _settings = settings.Value;
            public void Configure(SessionOptions options) => options.IdleTimeout = TimeSpan.FromMinutes(_settings.Minutes);
        }
        """,
        Settings));

    [Theory]
    [InlineData("int.TryParse(configuration[\"Auth:Minutes\"], out var minutes);", "01:30:00 (appsettings.json)")]
    [InlineData("if (!int.TryParse(configuration[\"Auth:Minutes\"], out var minutes)) minutes = 5;", "01:30:00 (appsettings.json)")]
    [InlineData("if (!int.TryParse(configuration[\"Auth:Nothing\"], out var minutes)) { minutes = 45; }", "00:45:00")]
    [InlineData("if (!int.TryParse(configuration[\"Auth:Minutes\"], out var minutes)) minutes = 5; minutes = Math.Min(minutes, args.Length);")]
    [InlineData("int.TryParse(configuration[\"Auth:Minutes\"], out var minutes); minutes++;")]
    [InlineData("if (configuration.GetValue<int?>(\"Auth:Minutes\") is not { } minutes) minutes = args.Length;")]
    public void A_local_is_parsed_into(string statements, params string[] expected) => Assert.Equal(expected, s_files.OfProgram(Program(statements, "TimeSpan.FromMinutes(minutes)"), Settings));

    [Fact]
    public void A_section_is_handed_to_an_extension_method() => Assert.Equal(["01:30:00 (appsettings.json)"], s_files.OfProgram(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddShop(builder.Configuration.GetSection("Auth"));
        builder.Build().Run();
        """,
        """
        public static class ShopServices
        {
            public static void AddShop(this IServiceCollection services, IConfiguration configuration)
            {
                var minutes = configuration.GetValue("Minutes", 5);
                services.AddSession(options => options.IdleTimeout = TimeSpan.FromMinutes(minutes));
            }
        }
        """));

    [Fact]
    public void A_startup_class_keeps_its_configuration() => Assert.Equal(["01:30:00 (appsettings.json)"], s_files.OfProgram(
        """
        public class Startup
        {
            public Startup(IConfiguration configuration) => Configuration = configuration;
            public IConfiguration Configuration { get; }
            public void ConfigureServices(IServiceCollection services) => services.AddSession(options => options.IdleTimeout = TimeSpan.FromMinutes(Convert.ToDouble(Configuration["Auth:Minutes"])));
        }
        """));

    [Theory]
    [InlineData("Production", "00:20:00 (appsettings.Production.json)")]
    [InlineData("Staging", "01:30:00 (appsettings.json)", "00:20:00 (appsettings.Staging.json)")]
    [InlineData("Development", "01:30:00 (appsettings.json)")]
    [InlineData("Local", "01:30:00 (appsettings.json)")]
    public void An_environment_has_the_values_of_its_own_file(string environment, params string[] expected) => Assert.Equal(
        expected,
        new Idle(("appsettings.json", """{ "Minutes": 90 }"""), ($"appsettings.{environment}.json", """{ "Minutes": 20 }""")).Of("TimeSpan.FromMinutes(configuration.GetValue<int>(\"Minutes\"))"));

    [Theory]
    [InlineData("Production", "00:20:00 (appsettings.Production.json)")]
    [InlineData("Staging", "00:20:00 (appsettings.Staging.json)", "00:45:00")]
    public void A_default_is_in_force_where_only_another_environment_has_a_value(string environment, params string[] expected) => Assert.Equal(
        expected,
        new Idle(("appsettings.json", "{}"), ($"appsettings.{environment}.json", """{ "Minutes": 20 }""")).Of("TimeSpan.FromMinutes(configuration.GetValue(\"Minutes\", 45))"));

    private static string Program(string statements, string expression) => $$"""
        var builder = WebApplication.CreateBuilder(args);
        var services = builder.Services;
        var configuration = builder.Configuration;
        {{statements}}
        services.AddSession(session => session.IdleTimeout = {{expression}});
        builder.Build().Run();
        """;
}
