using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3003;

/// <summary>Sessions that end, and cookies that are none.</summary>
public class StaysSilent
{
    private static readonly Verification Core = Verify.AspNetCore with { Advice = "LOA3003" };

    private static Task Analyze(params string[] sources) => Core.Analyzer<TimeoutsAnalyzer>(sources);

    // Cookie authentication that ends idle sessions, and a login with these properties.
    private static Task AnalyzeSignIn(string properties, string options = "", string types = "") => Analyze($$"""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options => { options.ExpireTimeSpan = TimeSpan.FromMinutes(30); {{options}} });
        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context, bool remember, IConfiguration configuration) =>
        {
            await context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password")){{properties}});
            return Results.Redirect("/");
        });
        app.Run();
        {{types}}
        """);

    private static Task AnalyzeCookie(string name, string options) => Analyze($$"""
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Build().Run();

        public class ShopController : Controller
        {
            [HttpPost]
            public IActionResult Index(string value)
            {
                Response.Cookies.Append("{{name}}", value, {{options}});
                return Redirect("/");
            }
        }

        public static class Tokens
        {
            public static DateTime ValidTo { get; set; }
        }
        """);

    // Sliding is the default: LOA3001 asks for the timeout, and that is all.
    [Fact]
    public Task Sliding_by_default() => AnalyzeSignIn("");

    [Fact]
    public Task A_check_box() => AnalyzeSignIn(", new AuthenticationProperties { IsPersistent = remember }");

    [Fact]
    public Task Not_persistent() => AnalyzeSignIn(", new AuthenticationProperties { IsPersistent = false, RedirectUri = \"/\" }");

    [Fact]
    public Task A_day_without_renewal() => AnalyzeSignIn(", new AuthenticationProperties { IsPersistent = true, ExpiresUtc = DateTimeOffset.UtcNow.AddHours(24), AllowRefresh = false }");

    [Fact]
    public Task Half_an_hour_without_renewal() => AnalyzeSignIn(", new AuthenticationProperties { IsPersistent = true, AllowRefresh = false }");

    [Fact]
    public Task Without_sliding() => AnalyzeSignIn(", new AuthenticationProperties { IsPersistent = true }", "options.SlidingExpiration = false;");

    [Fact]
    public Task Sliding_that_the_configuration_decides() => AnalyzeSignIn(", new AuthenticationProperties { IsPersistent = true }", "options.SlidingExpiration = builder.Configuration.GetValue<bool>(\"Sliding\");");

    [Fact]
    public Task A_time_that_is_not_known() => AnalyzeSignIn(", new AuthenticationProperties { IsPersistent = true, AllowRefresh = false, ExpiresUtc = DateTimeOffset.UtcNow.AddDays(configuration.GetValue<int>(\"Days\")) }");

    [Fact]
    public Task The_time_of_the_login_is_checked() => AnalyzeSignIn(
        ", new AuthenticationProperties { IsPersistent = true }",
        """
        options.Events.OnValidatePrincipal = context =>
        {
            var login = DateTimeOffset.Parse(context.Principal.FindFirstValue("login_time"));
            if (DateTimeOffset.UtcNow - login > TimeSpan.FromHours(12)) context.RejectPrincipal();
            return Task.CompletedTask;
        };
        """);

    [Fact]
    public Task The_time_of_the_login_is_checked_by_a_class_of_events() => AnalyzeSignIn(
        ", new AuthenticationProperties { IsPersistent = true }",
        "options.EventsType = typeof(ShopEvents);",
        """
        public class ShopEvents : CookieAuthenticationEvents
        {
            public override Task ValidatePrincipal(CookieValidatePrincipalContext context)
            {
                var login = context.Properties.GetString("login");
                if (login is null || DateTimeOffset.UtcNow - DateTimeOffset.Parse(login) > TimeSpan.FromHours(12)) context.RejectPrincipal();
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task Options_that_are_bound() => AnalyzeSignIn(", new AuthenticationProperties { IsPersistent = true }", "builder.Configuration.Bind(\"Cookie\", options);");

    [Fact]
    public Task Properties_from_elsewhere() => AnalyzeSignIn(", Sessions.Properties()", types: "public static class Sessions { public static AuthenticationProperties Properties() => new() { IsPersistent = true }; }");

    [Fact]
    public Task Sliding_that_is_asked_for_with_a_limit_at_each_sign_in() => AnalyzeSignIn(", new AuthenticationProperties { IsPersistent = true, ExpiresUtc = DateTimeOffset.UtcNow.AddHours(8), AllowRefresh = false }", "options.SlidingExpiration = true;");

    [Fact]
    public Task The_template_s_remember_me() => Analyze("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(10));
        builder.Build().Run();

        public class LoginModel : PageModel
        {
            private readonly SignInManager<IdentityUser> _signInManager;

            public LoginModel(SignInManager<IdentityUser> signInManager) => _signInManager = signInManager;

            public bool RememberMe { get; set; }

            public async Task OnPostAsync(string email, string password)
            {
                await _signInManager.PasswordSignInAsync(email, password, RememberMe, lockoutOnFailure: false);
            }
        }
        """);

    [Fact]
    public Task Identity_without_sliding() => Analyze("""
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.ConfigureApplicationCookie(options => { options.ExpireTimeSpan = TimeSpan.FromMinutes(30); options.SlidingExpiration = false; });
        var app = builder.Build();
        app.MapPost("/login", (SignInManager<IdentityUser> manager, string user, string password) => manager.PasswordSignInAsync(user, password, isPersistent: true, lockoutOnFailure: true));
        app.Run();
        """);

    // The cookie that comes with the check of the password is read by nobody.
    [Fact]
    public Task An_API_for_tokens() => (Verify.AspNetCoreData with { Advice = "LOA3003" }).Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.AddAuthentication("Bearer").AddJwtBearer();
        var app = builder.Build();
        app.MapPost("/token", (SignInManager<IdentityUser> manager, string user, string password) => manager.PasswordSignInAsync(user, password, isPersistent: true, lockoutOnFailure: true));
        app.Run();
        """);

    [Fact]
    public Task The_cookie_that_a_provider_s_answer_waits_in() => Analyze("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Shop").AddCookie("Shop", options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30)).AddCookie("External");
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("Shop", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/callback", (HttpContext context) => context.SignInAsync("External", new ClaimsPrincipal(new ClaimsIdentity("provider")), new AuthenticationProperties { IsPersistent = true }));
        app.Run();
        """);

    [Fact]
    public Task The_language() => AnalyzeCookie("culture", "new CookieOptions { Expires = DateTimeOffset.UtcNow.AddYears(1) }");

    [Fact]
    public Task The_consent() => AnalyzeCookie("cookie_consent", "new CookieOptions { MaxAge = TimeSpan.FromDays(365) }");

    [Fact]
    public Task The_basket() => AnalyzeCookie("basket_session", "new CookieOptions { Expires = DateTimeOffset.UtcNow.AddYears(10) }");

    [Fact]
    public Task A_guest() => AnalyzeCookie("GuestUserId", "new CookieOptions { Expires = DateTimeOffset.UtcNow.AddYears(5) }");

    // Who is signed in is not decided here.
    [Fact]
    public Task The_id_of_a_user_outside_of_a_login() => AnalyzeCookie("ShopUserGuidCookies", "new CookieOptions { Expires = DateTimeOffset.UtcNow.AddYears(5) }");

    [Fact]
    public Task What_a_login_form_is_filled_with() => AnalyzeCookie("remember_username", "new CookieOptions { Expires = DateTimeOffset.UtcNow.AddMonths(6) }");

    [Fact]
    public Task A_token_against_forgery() => AnalyzeCookie("XSRF-TOKEN", "new CookieOptions { Expires = DateTimeOffset.UtcNow.AddDays(30) }");

    [Fact]
    public Task The_device() => AnalyzeCookie("device_token", "new CookieOptions { Expires = DateTimeOffset.UtcNow.AddYears(1) }");

    [Fact]
    public Task A_token_for_an_hour() => AnalyzeCookie("jwt", "new CookieOptions { HttpOnly = true, Expires = DateTime.UtcNow.AddHours(1) }");

    [Fact]
    public Task A_token_as_long_as_it_says_itself() => AnalyzeCookie("jwt", "new CookieOptions { HttpOnly = true, Expires = Tokens.ValidTo }");

    [Fact]
    public Task A_token_for_the_visit() => AnalyzeCookie("auth_token", "new CookieOptions { HttpOnly = true }");

    // An age wins over a point in time.
    [Fact]
    public Task An_age_that_is_short() => AnalyzeCookie("auth_token", "new CookieOptions { Expires = DateTimeOffset.UtcNow.AddYears(1), MaxAge = TimeSpan.FromHours(1) }");

    [Fact]
    public Task A_refresh_token_for_a_week() => AnalyzeCookie("refreshToken", "new CookieOptions { HttpOnly = true, Expires = DateTime.UtcNow.AddDays(7) }");

    [Fact]
    public Task A_deleted_cookie() => AnalyzeCookie("auth_token", "new CookieOptions { Expires = DateTime.UtcNow.AddDays(-30) }");

    [Fact]
    public Task A_limit_of_the_user_s() => (Core with { EditorConfig = "logout_analyzers.max_session_lifetime = 30 d" }).Analyzer<TimeoutsAnalyzer>("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context) => context.Response.Cookies.Append("auth_token", Guid.NewGuid().ToString(), new CookieOptions { Expires = DateTimeOffset.UtcNow.AddDays(30) }));
        app.Run();
        """);

    // It is the idle time of a session that is renewed.
    [Fact]
    public Task A_week_of_a_sign_in_that_is_not_persistent() => AnalyzeSignIn(", new AuthenticationProperties { ExpiresUtc = {|LOA3002:DateTimeOffset.UtcNow.AddDays(7)|} }");

    [Fact]
    public Task A_sign_in_for_ever_that_is_not_persistent() => AnalyzeSignIn(", new AuthenticationProperties { RedirectUri = \"/\", ExpiresUtc = {|LOA3002:DateTimeOffset.MaxValue|} }");

    // The options say how long the cookie lives.
    [Fact]
    public Task A_week_without_sliding() => AnalyzeSignIn(", new AuthenticationProperties { IsPersistent = true }", "options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromDays(7)|}; options.SlidingExpiration = false;");

    [Fact]
    public Task A_validation_that_asks_the_time_in_a_helper() => AnalyzeSignIn(
        ", new AuthenticationProperties { IsPersistent = true }",
        "options.EventsType = typeof(ShopEvents);",
        """
        public class ShopEvents : CookieAuthenticationEvents
        {
            private readonly TimeProvider _time;

            public ShopEvents(TimeProvider time) => _time = time;

            public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
            {
                if (!IsFresh(context.Principal))
                {
                    context.RejectPrincipal();
                    await context.HttpContext.SignOutAsync();
                }
            }

            private bool IsFresh(ClaimsPrincipal user) => long.TryParse(user.FindFirstValue("auth_time"), out var at) && _time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(at) < TimeSpan.FromHours(8);
        }
        """);

    [Theory]
    [InlineData("public class SessionPolicy : ISessionPolicy { public bool IsOver(ClaimsPrincipal user) => DateTime.Parse(user.FindFirstValue(\"at\")) < DateTime.UtcNow.AddHours(-8); }")]
    [InlineData("")]
    public Task A_policy_behind_an_interface(string policy) => AnalyzeSignIn(
        ", new AuthenticationProperties { IsPersistent = true }",
        "options.Events.OnValidatePrincipal = SessionCheck.Run;",
        $$"""
        public interface ISessionPolicy
        {
            bool IsOver(ClaimsPrincipal user);
        }

        {{policy}}

        public static class SessionCheck
        {
            public static Task Run(CookieValidatePrincipalContext context)
            {
                if (context.HttpContext.RequestServices.GetRequiredService<ISessionPolicy>().IsOver(context.Principal)) context.RejectPrincipal();
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task Middleware_that_ends_old_sessions() => AnalyzeSignIn(
        ", new AuthenticationProperties { IsPersistent = true }",
        "options.SlidingExpiration = true;",
        """
        public class AbsoluteTimeout
        {
            private readonly RequestDelegate _next;

            public AbsoluteTimeout(RequestDelegate next) => _next = next;

            public async Task InvokeAsync(HttpContext context)
            {
                var loggedIn = context.User.FindFirstValue("auth_time");
                if (loggedIn != null && DateTimeOffset.FromUnixTimeSeconds(long.Parse(loggedIn)).AddHours(12) < DateTimeOffset.UtcNow)
                {
                    await context.SignOutAsync();
                    context.Response.Redirect("/login");
                    return;
                }
                await _next(context);
            }
        }
        """);

    [Theory]
    [InlineData("preferred_login_provider")]
    [InlineData("author_filter")]
    [InlineData("token_notice_seen")]
    [InlineData("recently_viewed_session")]
    [InlineData("fcm_token")]
    public Task What_is_no_login(string name) => AnalyzeCookie(name, "new CookieOptions { Expires = DateTimeOffset.UtcNow.AddYears(1) }");
}
