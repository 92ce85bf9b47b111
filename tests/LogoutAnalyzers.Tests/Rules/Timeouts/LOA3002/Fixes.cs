using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.Timeouts;
using LogoutAnalyzers.Rules.Timeouts;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3002;

/// <summary>Timeouts set to the limit in the words of the code.</summary>
public class Fixes
{
    private static Task Fix(string before, string after) => Verify.Fix<TimeoutsAnalyzer, ShortenIdleTimeout>(before, after);

    private static Task Cookie(string before, string after, string typesBefore = "", string? typesAfter = null) => Fix(Programs.CookieApp(before, typesBefore), Programs.CookieApp(after, typesAfter ?? typesBefore));

    private static Task Value(string before, string after) => Cookie(
        $"builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = {before}); // as agreed",
        $"builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = {after}); // as agreed");

    private static Task SignIn(string before, string after) => Fix(Programs.SignInApp(before), Programs.SignInApp(after));

    private static Task OnSystemWeb(string before, string after) => Verify.AspNet.Fix<TimeoutsAnalyzer, ShortenIdleTimeout>(before, after);

    [Fact]
    public Task Days() => Value("{|LOA3002:TimeSpan.FromDays(14)|}", "TimeSpan.FromMinutes(30)");

    [Fact]
    public Task A_qualified_name() => Value("{|LOA3002:System.TimeSpan.FromHours(/* a working day */ 8)|}", "System.TimeSpan.FromMinutes(/* a working day */ 30)");

    [Fact]
    public Task Minutes() => Value("{|LOA3002:TimeSpan.FromMinutes(60 * 24)|}", "TimeSpan.FromMinutes(30)");

    [Fact]
    public Task Seconds() => Value("{|LOA3002:TimeSpan.FromSeconds(3600)|}", "TimeSpan.FromSeconds(1800)");

    [Fact]
    public Task Hours_minutes_seconds() => Value("{|LOA3002:new TimeSpan(8, 0, 0)|}", "new TimeSpan(0, 30, 0)");

    [Fact]
    public Task Days_hours_minutes_seconds() => Value("{|LOA3002:new(14, 0, 0, 0)|}", "new(0, 0, 30, 0)");

    [Fact]
    public Task For_ever() => Value("{|LOA3002:TimeSpan.MaxValue|}", "TimeSpan.FromMinutes(30)");

    [Fact]
    public Task Hours_where_the_limit_is_some_of_them() => (Verify.AspNetCore with { EditorConfig = "logout_analyzers.max_idle_timeout = 2 h" }).Fix<TimeoutsAnalyzer, ShortenIdleTimeout>(
        Programs.CookieApp("builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromHours(8)|});"),
        Programs.CookieApp("builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromHours(2));"));

    [Fact]
    public Task A_constant_that_others_read() => Cookie(
        "builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromMinutes(Limits.Day)|});",
        "builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));",
        """
        public static class Limits
        {
            public const int Day = 24 * 60;
            public static readonly TimeSpan Delivery = TimeSpan.FromMinutes(Day);
        }
        """);

    [Fact]
    public Task A_local_that_only_this_reads() => Cookie(
        """
        const int sessionMinutes = 240; // four hours
        builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromMinutes(sessionMinutes)|});
        """,
        """
        const int sessionMinutes = 30; // four hours
        builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(sessionMinutes));
        """);

    [Fact]
    public Task A_private_field_that_only_this_reads() => Cookie(
        "builder.Services.AddAuthentication().AddCookie(CookieSetup.Apply);",
        "builder.Services.AddAuthentication().AddCookie(CookieSetup.Apply);",
        """
        public static class CookieSetup
        {
            private static readonly TimeSpan s_idle = TimeSpan.FromDays(2);

            public static void Apply(CookieAuthenticationOptions options) => options.ExpireTimeSpan = {|LOA3002:s_idle|};
        }
        """,
        """
        public static class CookieSetup
        {
            private static readonly TimeSpan s_idle = TimeSpan.FromMinutes(30);

            public static void Apply(CookieAuthenticationOptions options) => options.ExpireTimeSpan = s_idle;
        }
        """);

    [Fact]
    public Task The_session_and_the_cookie_at_once() => Cookie(
        """
        builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromDays(14)|});
        builder.Services.AddSession(options =>
        {
            options.IdleTimeout = {|LOA3002:TimeSpan.FromHours(4)|};
        });
        """,
        """
        builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
        builder.Services.AddSession(options =>
        {
            options.IdleTimeout = TimeSpan.FromMinutes(30);
        });
        """);

    [Fact]
    public Task The_expiry_of_a_sign_in() => SignIn(
        "await HttpContext.SignInAsync(user, new AuthenticationProperties { ExpiresUtc = {|LOA3002:DateTimeOffset.UtcNow.AddHours(8)|} });",
        "await HttpContext.SignInAsync(user, new AuthenticationProperties { ExpiresUtc = DateTimeOffset.UtcNow.AddMinutes(30) });");

    [Fact]
    public Task The_expiry_of_a_sign_in_by_a_duration() => SignIn(
        "await HttpContext.SignInAsync(user, new AuthenticationProperties { ExpiresUtc = {|LOA3002:DateTimeOffset.UtcNow.Add(TimeSpan.FromHours(8))|} });",
        "await HttpContext.SignInAsync(user, new AuthenticationProperties { ExpiresUtc = DateTimeOffset.UtcNow.Add(TimeSpan.FromMinutes(30)) });");

    // Under Identity a sliding cookie that lives less than twice the interval is never validated again.
    [Fact]
    public Task The_cookie_of_Identity_gets_an_interval() => Fix(
        Programs.IdentityApp("""
            builder.Services.ConfigureApplicationCookie(options =>
            {
                options.LoginPath = "/Account/Login";
                options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromDays(5)|};
            });
            """),
        Programs.IdentityApp("""
            builder.Services.ConfigureApplicationCookie(options =>
            {
                options.LoginPath = "/Account/Login";
                options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            });

            // Sessions that are renewed more often than this would never be checked again.
            builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(15));

            """));

    [Fact]
    public Task An_interval_that_is_too_long_is_shortened() => Fix(
        Programs.IdentityApp("""
            builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromHours(1)|});
            builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(20));
            """),
        Programs.IdentityApp("""
            builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
            builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(15));
            """));

    [Fact]
    public Task An_interval_that_is_short_enough_stays() => Fix(
        Programs.IdentityApp("""
            builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromHours(1)|});
            builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero);
            """),
        Programs.IdentityApp("""
            builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
            builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero);
            """));

    [Fact]
    public Task A_cookie_that_does_not_slide_needs_no_interval() => Fix(
        Programs.IdentityApp("""builder.Services.ConfigureApplicationCookie(options => { options.SlidingExpiration = false; options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromHours(1)|}; });"""),
        Programs.IdentityApp("""builder.Services.ConfigureApplicationCookie(options => { options.SlidingExpiration = false; options.ExpireTimeSpan = TimeSpan.FromMinutes(30); });"""));

    [Fact]
    public Task An_hour_is_twice_the_default_interval() => (Verify.AspNetCore with { EditorConfig = "logout_analyzers.profile = relaxed" }).Fix<TimeoutsAnalyzer, ShortenIdleTimeout>(
        Programs.IdentityApp("""builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromDays(1)|});"""),
        Programs.IdentityApp("""builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(60));"""));

    [Fact]
    public Task Identity_in_another_file_with_Windows_lines() => Verify.AspNetCore.FixFiles<TimeoutsAnalyzer, ShortenIdleTimeout>(
        [OptionsClass("{|LOA3002:TimeSpan.FromHours(12)|}"), Startup("")],
        [OptionsClass("TimeSpan.FromMinutes(30)"), Startup("\r\n\r\n\t\t// Sessions that are renewed more often than this would never be checked again.\r\n\t\tservices.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(15));\r\n")]);

    private static string OptionsClass(string value) => $$"""
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Options;

        public class ApplicationCookie : IPostConfigureOptions<CookieAuthenticationOptions>
        {
            public void PostConfigure(string? name, CookieAuthenticationOptions options)
            {
                if (name == "Identity.Application")
                    options.ExpireTimeSpan = {{value}};
            }
        }
        """;

    private static string Startup(string interval) =>
        $"using Microsoft.AspNetCore.Identity;\r\n\r\npublic class Startup\r\n{{\r\n\tpublic void ConfigureServices(IServiceCollection services)\r\n\t{{\r\n\t\tservices.AddIdentity<IdentityUser, IdentityRole>();{interval}\r\n\t\tservices.AddMvc();\r\n\t}}\r\n}}\r\n";

    [Fact]
    public Task The_session_of_System_Web() => OnSystemWeb(
        """
        using System;
        using System.Web;

        public class Global : HttpApplication
        {
            private const int Minutes = 12 * 60;

            protected void Session_Start(object sender, EventArgs e)
            {
                Session.Timeout = {|LOA3002:120|}; // two hours
                Application["sessions"] = Minutes;
            }

            protected void Application_AcquireRequestState(object sender, EventArgs e) => Session.Timeout = {|LOA3002:Minutes|};
        }
        """,
        """
        using System;
        using System.Web;

        public class Global : HttpApplication
        {
            private const int Minutes = 12 * 60;

            protected void Session_Start(object sender, EventArgs e)
            {
                Session.Timeout = 30; // two hours
                Application["sessions"] = Minutes;
            }

            protected void Application_AcquireRequestState(object sender, EventArgs e) => Session.Timeout = 30;
        }
        """);

    [Fact]
    public Task A_session_without_end() => OnSystemWeb(
        """
        public class Global : System.Web.HttpApplication
        {
            protected void Session_Start(object sender, System.EventArgs e) => Session.Timeout = {|LOA3002:-1|};
        }
        """,
        """
        public class Global : System.Web.HttpApplication
        {
            protected void Session_Start(object sender, System.EventArgs e) => Session.Timeout = 30;
        }
        """);

    [Fact]
    public Task A_ticket() => OnSystemWeb(
        Programs.TicketApp("""var ticket = new FormsAuthenticationTicket(1, name, DateTime.Now, {|LOA3002:DateTime.Now.AddHours(Hours)|}, false, "customer");"""),
        Programs.TicketApp("""var ticket = new FormsAuthenticationTicket(1, name, DateTime.Now, DateTime.Now.AddMinutes(30), false, "customer");"""));

    [Fact]
    public Task A_ticket_by_its_minutes() => OnSystemWeb(
        Programs.TicketApp("""var ticket = new FormsAuthenticationTicket(name, false, {|LOA3002:480|});"""),
        Programs.TicketApp("""var ticket = new FormsAuthenticationTicket(name, false, 30);"""));

    [Fact]
    public Task The_cookie_of_OWIN() => OnSystemWeb(
        Programs.OwinApp("""
            app.UseCookieAuthentication(new CookieAuthenticationOptions
            {
                AuthenticationType = DefaultAuthenticationTypes.ApplicationCookie,
                ExpireTimeSpan = {|LOA3002:TimeSpan.FromHours(6)|},
                SlidingExpiration = true
            });
            """),
        Programs.OwinApp("""
            app.UseCookieAuthentication(new CookieAuthenticationOptions
            {
                AuthenticationType = DefaultAuthenticationTypes.ApplicationCookie,
                ExpireTimeSpan = TimeSpan.FromMinutes(30),
                SlidingExpiration = true
            });
            """));

    // OWIN's cookies restart the interval with each renewal, too.
    [Fact]
    public Task The_interval_of_OWIN() => OnSystemWeb(
        Programs.OwinApp(OwinWithStamp("{|LOA3002:TimeSpan.FromDays(1)|}", "TimeSpan.FromMinutes(30)"), OwinUser),
        Programs.OwinApp(OwinWithStamp("TimeSpan.FromMinutes(30)", "TimeSpan.FromMinutes(15)"), OwinUser));

    private const string OwinUser = """
        public class ShopUser : Microsoft.AspNet.Identity.IUser
        {
            public string Id { get; set; }
            public string UserName { get; set; }
        }

        public class ShopUsers : Microsoft.AspNet.Identity.UserManager<ShopUser>
        {
            public ShopUsers() : base(null) { }
        }
        """;

    private static string OwinWithStamp(string life, string interval) => $$"""
        app.UseCookieAuthentication(new CookieAuthenticationOptions
        {
            AuthenticationType = DefaultAuthenticationTypes.ApplicationCookie,
            ExpireTimeSpan = {{life}},
            Provider = new CookieAuthenticationProvider
            {
                OnValidateIdentity = Microsoft.AspNet.Identity.Owin.SecurityStampValidator.OnValidateIdentity<ShopUsers, ShopUser>(
                    validateInterval: {{interval}},
                    regenerateIdentity: (manager, user) => manager.CreateIdentityAsync(user, DefaultAuthenticationTypes.ApplicationCookie))
            }
        });
        """;

    private static Task InFile(string code, string before, string after) => (Verify.AspNetCore with { Files = [("appsettings.json", before)], FixedFiles = [("appsettings.json", after)] })
        .Fix<TimeoutsAnalyzer, ShortenIdleTimeout>(Programs.CookieApp(code), Programs.CookieApp(code.Replace("{|LOA3002:", "").Replace("|}", "")));

    [Fact]
    public Task Minutes_in_a_file() => InFile(
        "builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromMinutes(builder.Configuration.GetValue<int>(\"Login:Minutes\"))|});",
        """{ "Login": { "Minutes": 240 /* as agreed */ } }""",
        """{ "Login": { "Minutes": 30 /* as agreed */ } }""");

    [Fact]
    public Task A_time_span_in_a_file() => InFile(
        "builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = {|LOA3002:TimeSpan.Parse(builder.Configuration[\"Login:Idle\"]!)|});",
        """{ "Login": { "Idle": "14.00:00:00" } }""",
        """{ "Login": { "Idle": "00:30:00" } }""");

    [Fact]
    public Task One_value_of_a_file_that_two_places_read() => InFile(
        """
        builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromMinutes(builder.Configuration.GetValue<int>("Minutes"))|});
        builder.Services.AddSession(options => options.IdleTimeout = {|LOA3002:TimeSpan.FromMinutes(builder.Configuration.GetValue<int>("Minutes"))|});
        """,
        """{ "Minutes": 240 }""",
        """{ "Minutes": 30 }""");

    [Fact]
    public Task Two_values_of_one_file() => InFile(
        """
        builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromMinutes(builder.Configuration.GetValue<int>("Minutes"))|});
        builder.Services.AddSession(options => options.IdleTimeout = {|LOA3002:builder.Configuration.GetValue<TimeSpan>("Idle")|});
        """,
        """{ "Minutes": 240, "Idle": "12:00:00" }""",
        """{ "Minutes": 30, "Idle": "00:30:00" }""");

    // The file counts days, and half an hour is none.
    [Fact]
    public Task Days_in_a_file_are_left()
    {
        const string Code = "builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromDays(builder.Configuration.GetValue<int>(\"Login:Days\"))|});";
        return (Verify.AspNetCore with { SpeaksAfterFix = true, Files = [("appsettings.json", """{ "Login": { "Days": 14 } }""")] }).Fix<TimeoutsAnalyzer, ShortenIdleTimeout>(Programs.CookieApp(Code), Programs.CookieApp(Code));
    }

    [Fact]
    public Task Identity_whose_interval_stands_in_the_file_too() => (Verify.AspNetCore with
    {
        Files = [("appsettings.json", """{ "Login": { "Minutes": 240 }, "Stamp": { "ValidationInterval": "00:30:00" } }""")],
        FixedFiles = [("appsettings.json", """{ "Login": { "Minutes": 30 }, "Stamp": { "ValidationInterval": "00:15:00" } }""")],
    }).Fix<TimeoutsAnalyzer, ShortenIdleTimeout>(
        Programs.IdentityApp("""
            builder.Services.Configure<SecurityStampValidatorOptions>(builder.Configuration.GetSection("Stamp"));
            builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromMinutes(builder.Configuration.GetValue<int>("Login:Minutes"))|});
            """),
        Programs.IdentityApp("""
            builder.Services.Configure<SecurityStampValidatorOptions>(builder.Configuration.GetSection("Stamp"));
            builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(builder.Configuration.GetValue<int>("Login:Minutes")));
            """));
}
