using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3002;

/// <summary>Timeouts within the limit, those of other things, and those that nothing goes by, on ASP.NET Core.</summary>
public class StaysSilent
{
    private static Task Cookie(string services, string types = "") => Verify.Analyzer<TimeoutsAnalyzer>(Programs.CookieApp(services, types));

    private static Task SignIn(string login, string cookie = "") => Verify.Analyzer<TimeoutsAnalyzer>(Programs.SignInApp(login, cookie));

    [Fact]
    public Task The_limit_itself() => Cookie("builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));");

    [Fact]
    public Task Half_an_hour_in_other_words() => Cookie("builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromHours(0.5));");

    [Fact]
    public Task An_hour_in_the_relaxed_profile() => (Verify.AspNetCore with { EditorConfig = "logout_analyzers.profile = relaxed" }).Analyzer<TimeoutsAnalyzer>(
        Programs.CookieApp("builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromHours(1));"));

    [Fact]
    public Task A_day_where_the_options_allow_it() => (Verify.AspNetCore with { EditorConfig = "logout_analyzers.profile = strict\nlogout_analyzers.max_idle_timeout = 1 d" }).Analyzer<TimeoutsAnalyzer>(
        Programs.CookieApp("builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromDays(1));"));

    [Fact]
    public Task A_cookie_that_the_browser_keeps_longer_than_it_is_good() => Cookie("""
        builder.Services.AddAuthentication().AddCookie(options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(10);
            options.Cookie.MaxAge = TimeSpan.FromDays(10);
        });
        """);

    [Fact]
    public Task Cookies_that_carry_an_answer_or_a_second_factor() => Verify.Analyzer<TimeoutsAnalyzer>(Programs.IdentityApp("""
        builder.Services.ConfigureApplicationCookie(options => { options.ExpireTimeSpan = TimeSpan.FromMinutes(20); });
        builder.Services.ConfigureExternalCookie(options => options.ExpireTimeSpan = TimeSpan.FromHours(1));
        builder.Services.Configure<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(IdentityConstants.TwoFactorRememberMeScheme, options => options.ExpireTimeSpan = TimeSpan.FromDays(30));
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(5));
        """));

    [Fact]
    public Task An_external_cookie_of_the_application() => Cookie("""
        builder.Services.AddAuthentication("Cookies")
            .AddCookie("Cookies", options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30))
            .AddCookie("ExternalLogin", options => options.ExpireTimeSpan = TimeSpan.FromHours(1));
        """);

    [Fact]
    public Task A_scheme_that_nobody_is_signed_in_with() => Cookie("""
        builder.Services.AddAuthentication("Cookies")
            .AddCookie("Cookies", options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30))
            .AddCookie("Wizard", options => options.ExpireTimeSpan = TimeSpan.FromHours(4));
        """);

    [Fact]
    public Task Entries_of_a_cache() => Cookie(
        "builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));",
        """
        public class Prices
        {
            private readonly Microsoft.Extensions.Caching.Memory.IMemoryCache _cache;

            public Prices(Microsoft.Extensions.Caching.Memory.IMemoryCache cache) => _cache = cache;

            public object Options() => new Microsoft.Extensions.Caching.Memory.MemoryCacheEntryOptions { SlidingExpiration = TimeSpan.FromDays(1) };
        }
        """);

    [Fact]
    public Task Options_of_the_same_name() => Cookie(
        """
        builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
        builder.Services.Configure<CartOptions>(options => { options.ExpireTimeSpan = TimeSpan.FromDays(30); options.IdleTimeout = TimeSpan.FromDays(1); });
        var client = new HttpClient { Timeout = TimeSpan.FromHours(1) };
        """,
        """
        public class CartOptions
        {
            public TimeSpan ExpireTimeSpan { get; set; }
            public TimeSpan IdleTimeout { get; set; }
        }
        """);

    [Fact]
    public Task A_session_of_half_an_hour() => Cookie("""
        builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
        builder.Services.AddSession(options =>
        {
            options.IdleTimeout = TimeSpan.FromMinutes(30);
            options.IOTimeout = TimeSpan.FromHours(1);
            options.Cookie.MaxAge = TimeSpan.FromDays(1);
        });
        """);

    [Fact]
    public Task In_development() => Cookie("""
        builder.Services.AddAuthentication().AddCookie(options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(20);
            if (builder.Environment.IsDevelopment()) options.ExpireTimeSpan = TimeSpan.FromDays(30);
        });
        """);

    [Fact]
    public Task In_a_debug_build() => Cookie("""
        builder.Services.AddAuthentication().AddCookie(options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(20);
        #if DEBUG
            // Nobody wants to log in after each rebuild.
            options.ExpireTimeSpan = TimeSpan.FromDays(30);
        #endif
        });
        """);

    [Fact]
    public Task A_value_that_is_not_known() => Cookie("""
        builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = Timeouts.Read(builder.Configuration));
        builder.Services.AddSession(options => options.IdleTimeout = TimeSpan.FromMinutes(double.Parse(Environment.GetEnvironmentVariable("SESSION_MINUTES")!)));
        """, """
        public static class Timeouts
        {
            public static TimeSpan Read(IConfiguration configuration) => configuration.GetChildren().Select(child => TimeSpan.Parse(child.Value!)).Min();
        }
        """);

    [Fact]
    public Task Less_than_nothing() => Cookie("builder.Services.AddAuthentication().AddCookie(options => options.ExpireTimeSpan = Timeout.InfiniteTimeSpan);");

    [Fact]
    public Task A_cookie_whose_life_the_token_decides() => Verify.AspNetCoreWith("Microsoft.AspNetCore.Authentication.OpenIdConnect").Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(options => { options.DefaultScheme = "Cookies"; options.DefaultChallengeScheme = "oidc"; })
            .AddCookie("Cookies", options => options.ExpireTimeSpan = TimeSpan.FromHours(10))
            .AddOpenIdConnect("oidc", options => { options.Authority = "https://login.example"; options.UseTokenLifetime = true; });
        var app = builder.Build();
        app.MapGet("/login", () => Results.Challenge(new AuthenticationProperties { RedirectUri = "/" }, new[] { "oidc" }));
        app.MapPost("/logout", () => Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, new[] { "Cookies", "oidc" }));
        app.Run();
        """);

    [Fact]
    public Task A_cookie_behind_WS_Federation() => Verify.AspNetCoreWith("Microsoft.AspNetCore.Authentication.WsFederation").Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies")
            .AddCookie("Cookies", options => options.ExpireTimeSpan = TimeSpan.FromHours(10))
            .AddWsFederation("ws", options => options.Wtrealm = "https://shop.example");
        var app = builder.Build();
        app.MapPost("/logout", () => Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, new[] { "Cookies", "ws" }));
        app.Run();
        """);

    // How long a session may live altogether is another rule's question.
    [Fact]
    public Task A_persistent_sign_in() => SignIn("await HttpContext.SignInAsync(user, new AuthenticationProperties { IsPersistent = true, ExpiresUtc = DateTimeOffset.UtcNow.AddDays(7) });");

    [Fact]
    public Task A_sign_in_that_is_not_renewed() => SignIn("await HttpContext.SignInAsync(user, new AuthenticationProperties { AllowRefresh = false, ExpiresUtc = DateTimeOffset.UtcNow.AddHours(8) });");

    [Fact]
    public Task Sign_ins_that_do_not_slide() => SignIn(
        "await HttpContext.SignInAsync(user, new AuthenticationProperties { ExpiresUtc = DateTimeOffset.UtcNow.AddHours(8) });",
        "options.SlidingExpiration = false;");

    [Fact]
    public Task A_sign_in_of_twenty_minutes() => SignIn("await HttpContext.SignInAsync(user, new AuthenticationProperties { ExpiresUtc = DateTimeOffset.UtcNow.AddMinutes(20), AllowRefresh = true });");

    [Fact]
    public Task A_longer_expiry_for_those_who_want_to_be_remembered() => SignIn("""
        var properties = new AuthenticationProperties { ExpiresUtc = DateTimeOffset.UtcNow.AddMinutes(20) };
        if (model.RememberMe)
        {
            properties.IsPersistent = true;
            properties.ExpiresUtc = DateTimeOffset.UtcNow.AddDays(14);
        }
        await HttpContext.SignInAsync(user, properties);
        """);

    [Fact]
    public Task An_expiry_for_those_alone_who_want_to_be_remembered() => SignIn("""
        var properties = new AuthenticationProperties { IsPersistent = model.RememberMe };
        if (ModelState.IsValid && model.RememberMe) properties.ExpiresUtc = DateTimeOffset.UtcNow.AddDays(30);
        await HttpContext.SignInAsync(user, properties);
        """);

    [Fact]
    public Task A_month_for_all_where_some_want_to_be_remembered() => SignIn("await HttpContext.SignInAsync(user, new AuthenticationProperties { IsPersistent = model.RememberMe, ExpiresUtc = DateTimeOffset.UtcNow.AddDays(30) });");

    [Fact]
    public Task No_expiry_for_the_others() => SignIn("""
        await HttpContext.SignInAsync(user, new AuthenticationProperties
        {
            IsPersistent = model.RememberMe,
            ExpiresUtc = model.RememberMe ? DateTimeOffset.UtcNow.AddDays(30) : null,
        });
        """);

    [Fact]
    public Task A_short_expiry_for_the_others() => SignIn("""
        await HttpContext.SignInAsync(user, new AuthenticationProperties
        {
            IsPersistent = model.RememberMe,
            ExpiresUtc = DateTimeOffset.UtcNow.Add(model.RememberMe ? TimeSpan.FromDays(30) : TimeSpan.FromMinutes(20)),
        });
        """);

    [Fact]
    public Task A_cookie_whose_options_no_sign_in_goes_by() => SignIn(
        """
        var properties = new AuthenticationProperties
        {
            ExpiresUtc = DateTimeOffset.UtcNow.AddMinutes(20),
        };
        await HttpContext.SignInAsync(user, properties);
        """,
        "options.ExpireTimeSpan = TimeSpan.FromDays(14);");

    [Fact]
    public Task Properties_of_a_challenge() => SignIn("""
        if (model.Name == "sso") return Challenge(new AuthenticationProperties { RedirectUri = "/", ExpiresUtc = DateTimeOffset.UtcNow.AddHours(1) });
        await HttpContext.SignInAsync(user);
        """);

    [Fact]
    public Task A_sign_in_with_the_external_cookie() => SignIn("""
        await HttpContext.SignInAsync("ExternalCookie", user, new AuthenticationProperties { ExpiresUtc = DateTimeOffset.UtcNow.AddHours(1) });
        await HttpContext.SignInAsync(user);
        """);

    [Fact]
    public Task A_token_for_another_purpose() => SignIn("""
        await HttpContext.SignInAsync(user);
        Response.Cookies.Append("newsletter", "seen", new CookieOptions { Expires = DateTimeOffset.UtcNow.AddDays(90) });
        """);

    [Fact]
    public Task Named_options_of_cookies_that_are_no_sessions() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Options;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.ConfigureOptions<ShopCookies>();
        builder.Services.AddAuthentication("Cookies").AddCookie().AddCookie("External").AddCookie("TwoFactorRememberMe");
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.Run();

        public class ShopCookies : IConfigureNamedOptions<CookieAuthenticationOptions>
        {
            public void Configure(CookieAuthenticationOptions options) => Configure(Options.DefaultName, options);

            public void Configure(string name, CookieAuthenticationOptions options)
            {
                if (name == "External")
                {
                    options.ExpireTimeSpan = TimeSpan.FromHours(1);
                    return;
                }
                switch (name)
                {
                    case "Cookies":
                        options.ExpireTimeSpan = TimeSpan.FromMinutes(15);
                        break;
                    case "TwoFactorRememberMe":
                        options.ExpireTimeSpan = TimeSpan.FromDays(30);
                        break;
                }
            }
        }
        """);

    [Fact]
    public Task An_application_that_is_set_up_for_tests() => Verify.AspNetCoreWith("xunit.core").Analyzer<TimeoutsAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        public class LoginTests
        {
            public static WebApplication Create()
            {
                var builder = WebApplication.CreateSlimBuilder();
                builder.Services.AddAuthentication("Cookies").AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromDays(30));
                var app = builder.Build();
                app.MapPost("/login", (HttpContext context) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password"))));
                return app;
            }
        }
        """);
}
