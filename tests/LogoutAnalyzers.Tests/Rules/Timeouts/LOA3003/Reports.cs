using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3003;

/// <summary>Sessions that live for ever while they are used, or for too long.</summary>
public class Reports
{
    private static readonly Verification Core = Verify.AspNetCore with { Advice = "LOA3003" };

    private static Task Analyze(params string[] sources) => Core.Analyzer<TimeoutsAnalyzer>(sources);

    // Cookie authentication that ends idle sessions, and a login with these properties.
    private static Task AnalyzeSignIn(string properties, string options = "") => Analyze($$"""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options => { options.ExpireTimeSpan = TimeSpan.FromMinutes(30); {{options}} });
        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context, bool remember) =>
        {
            await context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password")), {{properties}});
            return Results.Redirect("/");
        });
        app.Run();
        """);

    private static Task AnalyzeIdentity(string signIn) => Analyze($$"""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(10));
        builder.Build().Run();

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIn;
            private readonly UserManager<IdentityUser> _users;

            public AccountController(SignInManager<IdentityUser> signIn, UserManager<IdentityUser> users)
            {
                _signIn = signIn;
                _users = users;
            }

            [HttpPost]
            public async Task<IActionResult> Login(string email, string password)
            {
                var user = await _users.FindByEmailAsync(email);
                {{signIn}}
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_persistent_sign_in() => AnalyzeSignIn("new AuthenticationProperties { IsPersistent = {|LOA3003:true|} }");

    [Fact]
    public Task A_persistent_sign_in_for_a_month() => AnalyzeSignIn("new AuthenticationProperties { IsPersistent = true, ExpiresUtc = {|LOA3003:DateTimeOffset.UtcNow.AddDays(30)|} }");

    [Fact]
    public Task A_month_by_addition() => AnalyzeSignIn("new AuthenticationProperties { IsPersistent = true, ExpiresUtc = {|LOA3003:DateTimeOffset.UtcNow.Add(TimeSpan.FromDays(30))|} }");

    // It is renewed whether the box was ticked or not.
    [Fact]
    public Task A_week_that_a_check_box_makes_persistent() => AnalyzeSignIn("new AuthenticationProperties { IsPersistent = remember, ExpiresUtc = {|LOA3003:DateTimeOffset.UtcNow.AddDays(7)|}, AllowRefresh = false }");

    [Fact]
    public Task A_month_without_renewal() => AnalyzeSignIn("new AuthenticationProperties { IsPersistent = true, AllowRefresh = false, ExpiresUtc = {|LOA3003:DateTimeOffset.UtcNow.AddMonths(1)|} }");

    // Each renewal adds the two hours again.
    [Fact]
    public Task A_time_that_renewals_move() => AnalyzeSignIn("new AuthenticationProperties { IsPersistent = {|LOA3003:true|}, ExpiresUtc = DateTimeOffset.UtcNow.AddHours(2) }");

    [Fact]
    public Task The_age_of_the_cookie_is_no_limit() => AnalyzeSignIn("new AuthenticationProperties { IsPersistent = {|LOA3003:true|} }", "options.Cookie.MaxAge = TimeSpan.FromHours(1);");

    [Fact]
    public Task For_ever() => AnalyzeSignIn("new AuthenticationProperties { IsPersistent = true, ExpiresUtc = {|LOA3003:DateTimeOffset.MaxValue|} }");

    [Fact]
    public Task A_box_that_was_ticked() => Analyze("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddAuthentication("Cookies").AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
                services.AddControllersWithViews();
            }

            public void Configure(IApplicationBuilder app) => app.UseAuthentication();
        }

        public class LoginController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Login(string user, bool remember)
            {
                var properties = new AuthenticationProperties();
                if (remember)
                {
                    properties.IsPersistent = true;
                    properties.ExpiresUtc = {|LOA3003:DateTimeOffset.UtcNow.AddDays(14)|};
                }

                await HttpContext.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password")), properties);
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_returned_sign_in() => Analyze("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
        var app = builder.Build();
        app.MapPost("/login", () => Results.SignIn(new ClaimsPrincipal(new ClaimsIdentity("password")), new AuthenticationProperties { IsPersistent = {|LOA3003:true|} }, "Cookies"));
        app.Run();
        """);

    // The extension of an identity server, whose package is not restored.
    [Fact]
    public Task A_sign_in_that_does_not_bind() => Analyze("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LoginModel : PageModel
        {
            public async Task OnPostAsync(string user)
            {
                AuthenticationProperties properties = new AuthenticationProperties
                {
                    IsPersistent = true,
                    ExpiresUtc = {|LOA3003:DateTimeOffset.UtcNow.Add(TimeSpan.FromDays(30))|}
                };
                await HttpContext.SignInAsync(user, {|CS1503:user|}, properties);
            }
        }
        """);

    [Fact]
    public Task A_password_sign_in_under_Identity() => AnalyzeIdentity("await _signIn.PasswordSignInAsync(email, password, isPersistent: {|LOA3003:true|}, lockoutOnFailure: true);");

    [Fact]
    public Task A_sign_in_after_the_registration() => AnalyzeIdentity("await _signIn.SignInAsync(user, {|LOA3003:true|});");

    // Identity's validation of the stamp renews the session all the same.
    [Fact]
    public Task Forbidden_renewal_under_Identity() => AnalyzeIdentity("await _signIn.SignInAsync(user, new Microsoft.AspNetCore.Authentication.AuthenticationProperties { IsPersistent = {|LOA3003:true|}, ExpiresUtc = DateTimeOffset.UtcNow.AddHours(8), AllowRefresh = false });");

    [Fact]
    public Task Sliding_that_is_asked_for() => Analyze("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            options.SlidingExpiration = {|LOA3003:true|};
        });
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.Run();
        """);

    [Fact]
    public Task A_validation_that_looks_only_at_the_user() => AnalyzeSignIn(
        "new AuthenticationProperties { IsPersistent = {|LOA3003:true|} }",
        "options.Events.OnValidatePrincipal = context => { if (context.Principal.Identity.Name == \"mallory\") context.RejectPrincipal(); return Task.CompletedTask; };");

    [Fact]
    public Task A_token_in_a_cookie_of_its_own() => Analyze("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context) => context.Response.Cookies.Append("auth_token", Guid.NewGuid().ToString(), new CookieOptions { HttpOnly = true, Expires = {|LOA3003:DateTimeOffset.UtcNow.AddDays(7)|} }));
        app.Run();
        """);

    [Fact]
    public Task A_session_cookie_with_an_age() => Analyze("""
        using Microsoft.AspNetCore.Mvc;

        public class LoginController : Controller
        {
            [HttpPost]
            public IActionResult Login(string user)
            {
                var options = new CookieOptions { HttpOnly = true };
                options.Secure = true;
                options.MaxAge = {|LOA3003:TimeSpan.FromDays(365)|};
                Response.Cookies.Append("SessionId", Guid.NewGuid().ToString(), options);
                return Redirect("/");
            }
        }
        """);

    // "userid" alone says little; in a login it says who is signed in.
    [Fact]
    public Task The_user_s_id_in_a_login() => Analyze("""
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Login(int user)
            {
                Response.Cookies.Append("userid", user.ToString(), new CookieOptions { Expires = {|LOA3003:DateTime.Now.AddMonths(6)|} });
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_refresh_token_for_half_a_year() => Analyze("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/refresh", (HttpContext context) => context.Response.Cookies.Append("refreshToken", Guid.NewGuid().ToString(), new CookieOptions { HttpOnly = true, Expires = {|LOA3003:DateTime.UtcNow.AddDays(180)|} }));
        app.Run();
        """);

    [Fact]
    public Task The_message_of_a_persistent_sign_in() => Core.Message<TimeoutsAnalyzer>(
        new DiagnosticResult("LOA3003", DiagnosticSeverity.Info).WithMessage("This persistent sign-in is renewed for as long as it is used and never ends; set ExpiresUtc to at most 24 hours (profile 'standard') and AllowRefresh to false"),
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password")), new AuthenticationProperties { IsPersistent = {|#0:true|} }));
        app.Run();
        """);

    [Fact]
    public Task The_message_of_a_cookie() => (Core with { EditorConfig = "logout_analyzers.max_session_lifetime = 8 h" }).Message<TimeoutsAnalyzer>(
        new DiagnosticResult("LOA3003", DiagnosticSeverity.Info).WithMessage("The cookie 'login' signs a user in for 12 hours; let it end after 8 hours (option 'logout_analyzers.max_session_lifetime')"),
        """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context) => context.Response.Cookies.Append("login", Guid.NewGuid().ToString(), new CookieOptions { MaxAge = {|#0:TimeSpan.FromHours(12)|} }));
        app.Run();
        """);

    // Middleware that only measures how long requests take ends no session.
    [Fact]
    public Task Middleware_that_measures() => Analyze("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options => { options.ExpireTimeSpan = TimeSpan.FromMinutes(30); options.SlidingExpiration = {|LOA3003:true|}; });
        var app = builder.Build();
        app.Use(async (context, next) =>
        {
            var start = DateTime.UtcNow;
            await next();
            if (DateTime.UtcNow - start > TimeSpan.FromSeconds(1)) app.Logger.LogWarning("Slow for {User}", context.User.Identity.Name);
        });
        app.MapPost("/login", (HttpContext context) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.Run();
        """);

    // One report for the sign-in, and none for the option.
    [Fact]
    public Task A_month_under_sliding() => AnalyzeSignIn("new AuthenticationProperties { IsPersistent = true, ExpiresUtc = {|LOA3003:DateTimeOffset.UtcNow.AddDays(30)|} }", "options.SlidingExpiration = true;");
}
