using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3002;

/// <summary>Timeouts above the limit on ASP.NET Core.</summary>
public class Reports
{
    private static Task Cookie(string services, string types = "") => Verify.Analyzer<TimeoutsAnalyzer>(Programs.CookieApp(services, types));

    private static Task SignIn(string login, string cookie = "") => Verify.Analyzer<TimeoutsAnalyzer>(Programs.SignInApp(login, cookie));

    [Fact]
    public Task A_cookie_of_fourteen_days() => Cookie("""builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromDays(14)|});""");

    [Fact]
    public Task A_cookie_that_does_not_slide() => Cookie("""
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies", options =>
        {
            options.LoginPath = "/login";
            options.SlidingExpiration = false;
            options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromHours(1)|};
        });
        """);

    [Fact]
    public Task Named_options() => Cookie("""
        builder.Services.AddAuthentication().AddCookie();
        builder.Services.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, options => options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromHours(8)|});
        """);

    [Fact]
    public Task Options_configured_afterwards() => Cookie("""
        builder.Services.AddAuthentication().AddCookie();
        builder.Services.PostConfigure<CookieAuthenticationOptions>("Cookies", o => { o.ExpireTimeSpan = {|LOA3002:TimeSpan.FromMinutes(90)|}; });
        """);

    [Fact]
    public Task Options_with_a_service() => Cookie("""
        builder.Services.AddAuthentication().AddCookie();
        builder.Services.AddOptions<CookieAuthenticationOptions>("Cookies").Configure<IHostEnvironment>((options, environment) =>
        {
            options.Cookie.Name = environment.ApplicationName;
            options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromDays(7)|};
            options.SlidingExpiration = true;
        });
        """);

    [Fact]
    public Task A_class_of_options() => Cookie(
        """
        builder.Services.AddAuthentication().AddCookie();
        builder.Services.ConfigureOptions<CookieSetup>();
        """,
        """
        public class CookieSetup : IConfigureNamedOptions<CookieAuthenticationOptions>
        {
            private static readonly TimeSpan s_life = TimeSpan.FromDays(1);

            public void Configure(string? name, CookieAuthenticationOptions options) => options.ExpireTimeSpan = {|LOA3002:s_life|};

            public void Configure(CookieAuthenticationOptions options) => Configure(Options.DefaultName, options);
        }
        """);

    [Fact]
    public Task The_cookie_of_Identity() => Verify.Analyzer<TimeoutsAnalyzer>(Programs.IdentityApp("""
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.LoginPath = "/Account/Login";
            options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromDays(5)|};
        });
        """));

    [Fact]
    public Task The_cookies_of_Identity_one_by_one() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(options => options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromHours(12)|});
            cookies.TwoFactorRememberMeCookie!.Configure(options => options.ExpireTimeSpan = TimeSpan.FromDays(30));
        });
        builder.Services.AddIdentityCore<IdentityUser>().AddSignInManager();
        var app = builder.Build();
        app.MapPost("/login", (SignInManager<IdentityUser> manager, string name, string password) => manager.PasswordSignInAsync(name, password, false, true));
        app.MapPost("/logout", (SignInManager<IdentityUser> manager) => manager.SignOutAsync());
        app.Run();
        """);

    [Fact]
    public Task Two_schemes() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddAuthentication("Shop")
                    .AddCookie("Shop", options =>
                    {
                        options.LoginPath = "/login";
                        options.ExpireTimeSpan = TimeSpan.FromMinutes(10);
                    })
                    .AddCookie("Admin", options =>
                    {
                        options.LoginPath = "/admin/login";
                        options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromDays(1)|};
                        options.SlidingExpiration = true;
                    });
            }

            public void Configure(IApplicationBuilder app)
            {
                app.UseAuthentication();
                app.Map("/login", branch => branch.Run(context => context.SignInAsync("Shop", new ClaimsPrincipal(new ClaimsIdentity("password")))));
                app.Map("/admin/login", branch => branch.Run(context => context.SignInAsync("Admin", new ClaimsPrincipal(new ClaimsIdentity("password")))));
            }
        }
        """);

    [Fact]
    public Task The_session() => Cookie("""
        builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
        builder.Services.AddDistributedMemoryCache();
        builder.Services.AddSession(options =>
        {
            options.IdleTimeout = {|LOA3002:TimeSpan.FromHours(4)|};
            options.Cookie.HttpOnly = true;
        });
        """);

    [Fact]
    public Task The_session_by_its_options() => Cookie("""
        builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
        builder.Services.AddSession();
        builder.Services.Configure<SessionOptions>(options => options.IdleTimeout = {|LOA3002:TimeSpan.FromMinutes(45)|});
        """);

    [Fact]
    public Task The_session_by_its_middleware() => Verify.Analyzer<TimeoutsAnalyzer>("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDistributedMemoryCache();
        builder.Services.AddSession();
        var app = builder.Build();
        app.UseSession(new SessionOptions { IdleTimeout = {|LOA3002:new TimeSpan(8, 0, 0)|} });
        app.MapPost("/login", (HttpContext context, string name) => context.Session.SetString("user", name));
        app.MapPost("/logout", (HttpContext context) => context.Session.Clear());
        app.Run();
        """);

    [Fact]
    public Task For_ever() => Cookie("""builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = {|LOA3002:TimeSpan.MaxValue|});""");

    [Fact]
    public Task Parts_of_a_duration() => Cookie("""builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = {|LOA3002:new(1, 0, 0, 0)|});""");

    [Fact]
    public Task A_constant_of_the_application() => Verify.AspNetCore.Analyzer<TimeoutsAnalyzer>(
        Programs.CookieApp("""builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromMinutes(Shop.Settings.SessionMinutes)|});"""),
        """
        namespace Shop
        {
            public static class Settings
            {
                public const int SessionMinutes = 24 * 60;
            }
        }
        """);

    [Fact]
    public Task The_cookie_beside_a_provider() => Verify.AspNetCoreWith("Microsoft.AspNetCore.Authentication.OpenIdConnect").Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(options =>
            {
                options.DefaultScheme = "Cookies";
                options.DefaultChallengeScheme = "oidc";
            })
            .AddCookie("Cookies", options => options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromHours(10)|})
            .AddOpenIdConnect("oidc", options => options.Authority = "https://login.example");
        var app = builder.Build();
        app.MapGet("/login", () => Results.Challenge(new AuthenticationProperties { RedirectUri = "/" }, new[] { "oidc" }));
        app.MapPost("/logout", () => Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, new[] { "Cookies", "oidc" }));
        app.Run();
        """);

    [Fact]
    public Task A_sign_in_with_an_expiry_of_its_own() => SignIn("""
        await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, user, new AuthenticationProperties
        {
            ExpiresUtc = {|LOA3002:DateTimeOffset.UtcNow.AddHours(8)|},
            AllowRefresh = true,
        });
        """);

    [Fact]
    public Task A_sign_in_that_is_not_persistent() => SignIn("""
        var properties = new AuthenticationProperties { IsPersistent = false };
        properties.ExpiresUtc = {|LOA3002:DateTime.UtcNow.AddDays(1)|};
        await HttpContext.SignInAsync(user, properties);
        """);

    [Fact]
    public Task A_sign_in_that_is_persistent_if_the_user_wants() => SignIn("""
        var properties = new AuthenticationProperties
        {
            IsPersistent = model.RememberMe,
            ExpiresUtc = {|LOA3002:DateTimeOffset.UtcNow.AddHours(12)|},
        };
        await HttpContext.SignInAsync(user, properties);
        """);

    [Fact]
    public Task A_sign_in_that_is_too_long_for_everybody() => SignIn("""
        await HttpContext.SignInAsync(user, new AuthenticationProperties
        {
            IsPersistent = model.RememberMe,
            ExpiresUtc = {|LOA3002:model.RememberMe ? DateTimeOffset.UtcNow.AddDays(30) : DateTimeOffset.UtcNow.AddHours(8)|},
        });
        """);

    [Fact]
    public Task The_options_of_a_cookie_that_some_sign_ins_go_by() => SignIn(
        """
        var properties = new AuthenticationProperties();
        if (model.Name == "admin") properties.ExpiresUtc = DateTimeOffset.UtcNow.AddMinutes(20);
        await HttpContext.SignInAsync(user, properties);
        """,
        "options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromDays(14)|};");

    [Fact]
    public Task The_cookie_by_a_setting() => (Verify.AspNetCore with { Files = [("appsettings.json", """{ "Login": { "Minutes": 240 } }""")] }).Analyzer<TimeoutsAnalyzer>(Programs.CookieApp("""
        builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromMinutes(builder.Configuration.GetValue<int>("Login:Minutes"))|});
        """));

    [Fact]
    public Task The_message_names_the_file_of_a_setting() => (Verify.AspNetCore with { Files = [("appsettings.json", """{ "Session": { "Idle": "12:00:00" } }""")] }).Message<TimeoutsAnalyzer>(
        new DiagnosticResult("LOA3002", DiagnosticSeverity.Warning).WithMessage("'IdleTimeout' lets a session stay idle for 12 hours (appsettings.json); allow at most 30 minutes (profile 'standard')"),
        Programs.CookieApp("""
            builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(20));
            builder.Services.AddSession(options => options.IdleTimeout = {|#0:TimeSpan.Parse(builder.Configuration["Session:Idle"]!)|});
            """));

    [Fact]
    public Task A_sign_in_that_is_a_result() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies", options => options.ExpireTimeSpan = TimeSpan.FromMinutes(15));
        var app = builder.Build();
        app.MapPost("/login", () => Results.SignIn(new ClaimsPrincipal(new ClaimsIdentity("password")), new AuthenticationProperties { ExpiresUtc = {|LOA3002:DateTimeOffset.UtcNow.AddHours(2)|} }, "Cookies"));
        app.MapPost("/logout", () => Results.SignOut());
        app.Run();
        """);

    [Fact]
    public Task Every_sign_in_by_an_event() => SignIn(
        "await HttpContext.SignInAsync(user);",
        """
        options.Events.OnSigningIn = context =>
        {
            context.Properties.ExpiresUtc = {|LOA3002:DateTimeOffset.UtcNow.AddHours(3)|};
            return Task.CompletedTask;
        };
        """);

    [Fact]
    public Task Above_the_limit_of_the_strict_profile() => (Verify.AspNetCore with { EditorConfig = "logout_analyzers.profile = strict" }).Analyzer<TimeoutsAnalyzer>(
        Programs.CookieApp("builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromMinutes(20)|});"));

    [Fact]
    public Task Above_a_limit_of_the_options() => (Verify.AspNetCore with { EditorConfig = "logout_analyzers.max_idle_timeout = 10 min" }).Analyzer<TimeoutsAnalyzer>(
        Programs.CookieApp("builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromSeconds(601)|});"));

    [Fact]
    public Task Outside_of_development() => Cookie("""
        builder.Services.AddAuthentication().AddCookie(options =>
        {
            if (builder.Environment.IsDevelopment()) options.ExpireTimeSpan = TimeSpan.FromDays(1);
            else options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromHours(2)|};
        });
        """);

    [Fact]
    public Task The_message_names_the_value_the_limit_and_what_set_it() => Verify.AspNetCore.Message<TimeoutsAnalyzer>(
        new DiagnosticResult("LOA3002", DiagnosticSeverity.Warning).WithMessage("'ExpireTimeSpan' lets a session stay idle for 14 days; allow at most 30 minutes (profile 'standard')"),
        Programs.CookieApp("builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = {|#0:TimeSpan.FromDays(14)|});"));

    [Fact]
    public Task The_message_of_an_option() => (Verify.AspNetCore with { EditorConfig = "logout_analyzers.max_idle_timeout = 20" }).Message<TimeoutsAnalyzer>(
        new DiagnosticResult("LOA3002", DiagnosticSeverity.Warning).WithMessage("'IdleTimeout' lets a session stay idle for ever; allow at most 20 minutes (option 'logout_analyzers.max_idle_timeout')"),
        Programs.CookieApp("""
            builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(20));
            builder.Services.AddSession(options => options.IdleTimeout = {|#0:TimeSpan.MaxValue|});
            """));

    [Fact]
    public Task Named_options_of_the_session() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Options;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.ConfigureOptions<ShopCookies>();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.Run();

        public class ShopCookies : IPostConfigureOptions<CookieAuthenticationOptions>
        {
            public void PostConfigure(string name, CookieAuthenticationOptions options)
            {
                if (name == "Cookies") options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromHours(9)|};
            }
        }
        """);
}
