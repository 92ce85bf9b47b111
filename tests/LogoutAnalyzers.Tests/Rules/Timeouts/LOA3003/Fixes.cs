using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.Timeouts;
using LogoutAnalyzers.Rules.Timeouts;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3003;

/// <summary>An end that no renewal moves.</summary>
public class Fixes
{
    private static readonly Verification Core = Verify.AspNetCore with { Advice = "LOA3003" };

    private static Task FixSignIn(string before, string after)
    {
        return Core.Fix<TimeoutsAnalyzer, LimitSession>(Program(before), Program(after));

        static string Program(string login) => $$"""
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;

            public class Startup
            {
                public void ConfigureServices(IServiceCollection services)
                {
                    services.AddAuthentication("Cookies").AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
                }

                public void Configure(IApplicationBuilder app) => app.UseAuthentication();
            }

            public class LoginController : Controller
            {
                [HttpPost]
                public async Task<IActionResult> Login(string user, bool remember)
                {
            {{login}}
                    return Redirect("/");
                }
            }
            """;
    }

    [Fact]
    public Task A_persistent_sign_in() => FixSignIn(
        """
                await HttpContext.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password")), new AuthenticationProperties { IsPersistent = {|LOA3003:true|} });
        """,
        """
                await HttpContext.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password")), new AuthenticationProperties { IsPersistent = true, ExpiresUtc = DateTimeOffset.UtcNow.AddHours(24), AllowRefresh = false });
        """);

    [Fact]
    public Task A_persistent_sign_in_over_lines() => FixSignIn(
        """
                var properties = new AuthenticationProperties
                {
                    // Users do not want to log in each morning.
                    IsPersistent = {|LOA3003:true|},
                };
                await HttpContext.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password")), properties);
        """,
        """
                var properties = new AuthenticationProperties
                {
                    // Users do not want to log in each morning.
                    IsPersistent = true,
                    ExpiresUtc = DateTimeOffset.UtcNow.AddHours(24),
                    AllowRefresh = false,
                };
                await HttpContext.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password")), properties);
        """);

    [Fact]
    public Task A_month() => FixSignIn(
        """
                await HttpContext.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password")), new AuthenticationProperties
                {
                    IsPersistent = true,
                    ExpiresUtc = {|LOA3003:DateTimeOffset.UtcNow.AddDays(30)|}
                });
        """,
        """
                await HttpContext.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password")), new AuthenticationProperties
                {
                    IsPersistent = true,
                    ExpiresUtc = DateTimeOffset.UtcNow.AddDays(1),
                    AllowRefresh = false
                });
        """);

    [Fact]
    public Task A_time_that_renewals_move() => FixSignIn(
        """
                await HttpContext.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password")), new AuthenticationProperties { IsPersistent = {|LOA3003:true|}, ExpiresUtc = DateTimeOffset.UtcNow.AddHours(8), AllowRefresh = true });
        """,
        """
                await HttpContext.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password")), new AuthenticationProperties { IsPersistent = true, ExpiresUtc = DateTimeOffset.UtcNow.AddHours(8), AllowRefresh = false });
        """);

    [Fact]
    public Task A_box_that_was_ticked() => FixSignIn(
        """
                var properties = new AuthenticationProperties();
                if (remember)
                {
                    properties.IsPersistent = true;
                    properties.ExpiresUtc = {|LOA3003:DateTimeOffset.UtcNow.AddDays(14)|};
                }

                await HttpContext.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password")), properties);
        """,
        """
                var properties = new AuthenticationProperties { AllowRefresh = false };
                if (remember)
                {
                    properties.IsPersistent = true;
                    properties.ExpiresUtc = DateTimeOffset.UtcNow.AddDays(1);
                }

                await HttpContext.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password")), properties);
        """);

    [Fact]
    public Task A_cookie_with_a_point_in_time() => FixSignIn(
        """
                Response.Cookies.Append("auth_token", user, new CookieOptions { HttpOnly = true, Expires = {|LOA3003:DateTime.UtcNow.AddDays(7)|} });
                await HttpContext.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password")));
        """,
        """
                Response.Cookies.Append("auth_token", user, new CookieOptions { HttpOnly = true, Expires = DateTime.UtcNow.AddDays(1) });
                await HttpContext.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password")));
        """);

    [Fact]
    public Task A_cookie_with_an_age() => FixSignIn(
        """
                Response.Cookies.Append("auth_token", user, new CookieOptions { HttpOnly = true, MaxAge = {|LOA3003:TimeSpan.FromHours(48)|} });
                await HttpContext.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password")));
        """,
        """
                Response.Cookies.Append("auth_token", user, new CookieOptions { HttpOnly = true, MaxAge = TimeSpan.FromHours(24) });
                await HttpContext.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password")));
        """);

    [Fact]
    public Task Two_cookies() => FixSignIn(
        """
                Response.Cookies.Append("auth_token", user, new CookieOptions { Expires = {|LOA3003:DateTime.UtcNow.AddDays(7)|} });
                Response.Cookies.Append("refresh_token", user, new CookieOptions { Expires = {|LOA3003:DateTime.UtcNow.AddDays(90)|} });
                await HttpContext.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password")));
        """,
        """
                Response.Cookies.Append("auth_token", user, new CookieOptions { Expires = DateTime.UtcNow.AddDays(1) });
                Response.Cookies.Append("refresh_token", user, new CookieOptions { Expires = DateTime.UtcNow.AddDays(30) });
                await HttpContext.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password")));
        """);

    [Fact]
    public Task A_ticket() => (Verify.AspNet with { Advice = "LOA3003" }).Fix<TimeoutsAnalyzer, LimitSession>(
        """
        using System;
        using System.Web;
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult Login(string user)
            {
                var ticket = new FormsAuthenticationTicket(1, user, DateTime.Now, {|LOA3003:DateTime.Now.AddYears(1)|}, true, "");
                Response.Cookies.Add(new HttpCookie(FormsAuthentication.FormsCookieName, FormsAuthentication.Encrypt(ticket)));
                return RedirectToAction("Index", "Home");
            }
        }
        """,
        """
        using System;
        using System.Web;
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult Login(string user)
            {
                var ticket = new FormsAuthenticationTicket(1, user, DateTime.Now, DateTime.Now.AddDays(1), true, "");
                Response.Cookies.Add(new HttpCookie(FormsAuthentication.FormsCookieName, FormsAuthentication.Encrypt(ticket)));
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    // AllowRefresh would change nothing, and SlidingExpiration concerns every sign-in.
    [Fact]
    public Task No_fix_under_Identity()
    {
        const string Program = """
            using Microsoft.AspNetCore.Identity;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddIdentity<IdentityUser, IdentityRole>();
            builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
            builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(10));
            var app = builder.Build();
            app.MapPost("/login", (SignInManager<IdentityUser> manager, string user, string password) => manager.PasswordSignInAsync(user, password, isPersistent: {|LOA3003:true|}, lockoutOnFailure: true));
            app.Run();
            """;
        return Core.Fix<TimeoutsAnalyzer, LimitSession>(Program, Program);
    }

    private static Task FixInFile(string before, string after, string settings, string shortened)
    {
        return (Core with { Files = [("appsettings.json", settings)], FixedFiles = [("appsettings.json", shortened)] }).Fix<TimeoutsAnalyzer, LimitSession>(Program(before), Program(after));

        static string Program(string login) => $$"""
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
            var app = builder.Build();
            app.MapPost("/login", async (HttpContext context, IConfiguration configuration) =>
            {
            {{login}}
                return Results.Ok();
            });
            app.Run();
            """;
    }

    [Fact]
    public Task A_sign_in_whose_end_stands_in_a_file() => FixInFile(
        """
            await context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password")), new AuthenticationProperties { IsPersistent = true, ExpiresUtc = {|LOA3003:DateTimeOffset.UtcNow.AddDays(configuration.GetValue<int>("Login:Days"))|} });
        """,
        """
            await context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password")), new AuthenticationProperties { IsPersistent = true, ExpiresUtc = DateTimeOffset.UtcNow.AddDays(configuration.GetValue<int>("Login:Days")), AllowRefresh = false });
        """,
        """{ "Login": { "Days": 90 /* as agreed */ } }""",
        """{ "Login": { "Days": 1 /* as agreed */ } }""");

    [Fact]
    public Task A_cookie_whose_age_stands_in_a_file() => FixInFile(
        """
            context.Response.Cookies.Append("session_token", Guid.NewGuid().ToString(), new CookieOptions { HttpOnly = true, MaxAge = {|LOA3003:configuration.GetValue<TimeSpan>("Login:Age")|} });
        """,
        """
            context.Response.Cookies.Append("session_token", Guid.NewGuid().ToString(), new CookieOptions { HttpOnly = true, MaxAge = configuration.GetValue<TimeSpan>("Login:Age") });
        """,
        """{ "Login": { "Age": "60.00:00:00" } }""",
        """{ "Login": { "Age": "1.00:00:00" } }""");
}
