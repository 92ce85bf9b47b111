using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1007;

/// <summary>Deletions of cookies that browsers do not follow.</summary>
public class Reports
{
    private static Task Reported(params string[] sources) => Verify.Analyzer<SignOutAnalyzer>(sources);

    // The path.

    [Fact]
    public Task A_cookie_with_a_path_that_is_deleted_by_name_alone() => Reported("""
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        [Route("api/auth")]
        public class AuthController : ControllerBase
        {
            [HttpPost("login")]
            public IActionResult Login(string user)
            {
                Response.Cookies.Append("refreshToken", Guid.NewGuid().ToString("N") + user, new CookieOptions { HttpOnly = true, Secure = true, Path = "/api/auth" });
                return Ok();
            }

            [HttpPost("logout")]
            public IActionResult Logout()
            {
                {|LOA1007:Response.Cookies.Delete("refreshToken")|};
                return NoContent();
            }
        }
        """);

    [Fact]
    public Task Deletion_options_without_the_path() => Reported("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) =>
        {
            context.Response.Cookies.Append("session_token", user, new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict, Path = "/app" });
        });
        app.MapPost("/logout", (HttpContext context) =>
        {
            {|LOA1007:context.Response.Cookies.Delete("session_token", new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict })|};
        });
        app.Run();
        """);

    [Fact]
    public Task A_path_that_differs_by_a_slash() => Reported("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("token", user, new CookieOptions { Path = "/app" }));
        app.MapPost("/logout", (HttpContext context) => {|LOA1007:context.Response.Cookies.Delete("token", new CookieOptions { Path = "/app/" })|});
        app.Run();
        """);

    [Fact]
    public Task A_path_that_differs_in_case() => Reported("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("token", user, new CookieOptions { Path = "/App" }));
        app.MapPost("/logout", (HttpContext context) => {|LOA1007:context.Response.Cookies.Delete("token", new CookieOptions { Path = "/app" })|});
        app.Run();
        """);

    [Fact]
    public Task An_expired_cookie_under_another_path() => Reported("""
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private const string AuthCookie = "auth_token";

            [HttpPost]
            public IActionResult Login(string user)
            {
                var options = new CookieOptions { HttpOnly = true };
                options.Path = "/members";
                Response.Cookies.Append(AuthCookie, user, options);
                return RedirectToAction("Index");
            }

            [HttpPost]
            public IActionResult Logout()
            {
                {|LOA1007:Response.Cookies.Append(AuthCookie, "", new CookieOptions { Expires = DateTimeOffset.UtcNow.AddDays(-1) })|};
                return RedirectToAction("Index");
            }
        }
        """);

    [Fact]
    public Task An_age_of_nothing_under_another_path() => Reported("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("token", user, new CookieOptions { Path = "/app" }));
        app.MapPost("/logout", (HttpContext context) => {|LOA1007:context.Response.Cookies.Append("token", "", new CookieOptions { MaxAge = TimeSpan.Zero })|});
        app.Run();
        """);

    [Fact]
    public Task Times_that_have_passed() => Reported("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("token", user, new CookieOptions { Path = "/app" }));
        app.MapPost("/logout", (HttpContext context, TimeProvider clock, int days) =>
        {
            var now = DateTimeOffset.UtcNow;
            {|LOA1007:context.Response.Cookies.Append("token", "", new CookieOptions { Expires = now.AddDays(-days) })|};
            {|LOA1007:context.Response.Cookies.Append("token", "", new CookieOptions { Expires = clock.GetUtcNow().Subtract(TimeSpan.FromDays(days)) })|};
            {|LOA1007:context.Response.Cookies.Append("token", "", new CookieOptions { Expires = DateTime.Now - TimeSpan.FromDays(1) })|};
            {|LOA1007:context.Response.Cookies.Append("token", "", new CookieOptions { Expires = new DateTime(1970, 1, 1) })|};
            {|LOA1007:context.Response.Cookies.Append("token", "", new CookieOptions { Expires = DateTimeOffset.MinValue })|};
        });
        app.Run();
        """);

    [Fact]
    public Task Names_and_paths_in_constants_of_another_file() => Reported("""
        using Microsoft.AspNetCore.Mvc;
        using Shop.Settings;

        namespace Shop.Controllers;

        [ApiController]
        [Route("auth")]
        public class TokensController : ControllerBase
        {
            [HttpPost]
            public IActionResult Create(string user)
            {
                Response.Cookies.Append(CookieNames.Refresh, user, new CookieOptions { Path = CookiePaths.Auth, Expires = DateTimeOffset.UtcNow.AddDays(7) });
                return Ok();
            }

            [HttpDelete]
            public IActionResult Revoke()
            {
                {|LOA1007:Response.Cookies.Delete(CookieNames.Refresh)|};
                return NoContent();
            }
        }
        """, """
        namespace Shop.Settings;

        public static class CookieNames
        {
            public const string Refresh = "shop.refresh";
        }

        public static class CookiePaths
        {
            public const string Auth = "/auth";
        }
        """);

    [Fact]
    public Task Options_from_a_helper_where_the_cookie_is_set_only() => Reported("""
        using Microsoft.AspNetCore.Mvc;

        public static class RefreshCookies
        {
            public static CookieOptions Options(DateTimeOffset expires)
            {
                return new CookieOptions { HttpOnly = true, Secure = true, Path = "/auth", Expires = expires };
            }
        }

        [ApiController]
        [Route("auth")]
        public class AuthController : ControllerBase
        {
            [HttpPost("login")]
            public IActionResult Login(string user)
            {
                Response.Cookies.Append("refreshToken", user, RefreshCookies.Options(DateTimeOffset.UtcNow.AddDays(7)));
                return Ok();
            }

            [HttpPost("logout")]
            public IActionResult Logout()
            {
                {|LOA1007:Response.Cookies.Delete("refreshToken")|};
                return NoContent();
            }
        }
        """);

    [Fact]
    public Task A_helper_that_takes_the_path() => Reported("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("refresh", user, Cookie("/api")));
        app.MapPost("/logout", (HttpContext context) => {|LOA1007:context.Response.Cookies.Delete("refresh", Cookie("/"))|});
        app.Run();

        static CookieOptions Cookie(string path) => new() { HttpOnly = true, Path = path };
        """);

    [Fact]
    public Task Extension_methods_over_the_cookies() => Reported("""
        namespace Api;

        public static class CookieExtensions
        {
            private static readonly string s_refresh = "refresh-token";

            public static void SetRefreshToken(this IResponseCookies cookies, string token)
            {
                cookies.Append(s_refresh, token, new CookieOptions { Path = "/auth", HttpOnly = true, Secure = true });
            }

            public static void DeleteRefreshToken(this IResponseCookies cookies)
            {
                {|LOA1007:cookies.Delete(s_refresh)|};
            }
        }
        """);

    [Fact]
    public Task A_property_with_the_options() => Reported("""
        using Microsoft.AspNetCore.Mvc;

        public class DeviceController : Controller
        {
            private static CookieOptions DeviceOptions => new() { Path = "/account", MaxAge = TimeSpan.FromDays(180) };

            public IActionResult Trust()
            {
                Response.Cookies.Append("device", Guid.NewGuid().ToString(), DeviceOptions);
                return View();
            }

            public IActionResult Forget()
            {
                {|LOA1007:Response.Cookies.Delete("device")|};
                return View();
            }
        }
        """);

    // The domain.

    [Fact]
    public Task A_domain_that_only_the_deletion_lacks() => Reported("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("sso_token", user, new CookieOptions { Domain = ".example.com" }));
        app.MapPost("/logout", (HttpContext context) => {|LOA1007:context.Response.Cookies.Delete("sso_token")|});
        app.Run();
        """);

    [Fact]
    public Task A_domain_that_only_the_deletion_has() => Reported("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("sso_token", user));
        app.MapPost("/logout", (HttpContext context) => {|LOA1007:context.Response.Cookies.Delete("sso_token", new CookieOptions { Domain = "example.com" })|});
        app.Run();
        """);

    // Partitions and prefixes.

    [Fact]
    public Task A_partitioned_cookie() => Reported("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) =>
        {
            var options = new CookieOptions { Secure = true, SameSite = SameSiteMode.None };
            options.Extensions.Add("Partitioned");
            context.Response.Cookies.Append("widget_session", user, options);
        });
        app.MapPost("/logout", (HttpContext context) => {|LOA1007:context.Response.Cookies.Delete("widget_session", new CookieOptions { Secure = true, SameSite = SameSiteMode.None })|});
        app.Run();
        """);

    [Fact]
    public Task A_host_cookie_without_Secure() => Reported("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/logout", (HttpContext context) => {|LOA1007:context.Response.Cookies.Delete("__Host-session")|});
        app.Run();
        """);

    [Fact]
    public Task A_secure_cookie_whose_deletion_has_options_without_Secure() => Reported("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("__Secure-token", user, new CookieOptions { Secure = true, Path = "/api" }));
        app.MapPost("/logout", (HttpContext context) => {|LOA1007:context.Response.Cookies.Delete("__Secure-token", new CookieOptions { Path = "/api" })|});
        app.Run();
        """);

    // MaxAge.

    [Fact]
    public Task A_positive_age_beside_an_expiry_in_the_past() => Reported("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/logout", (HttpContext context) =>
        {
            {|LOA1007:context.Response.Cookies.Append("token", "", new CookieOptions { Expires = DateTimeOffset.UtcNow.AddDays(-1), MaxAge = TimeSpan.FromDays(7) })|};
        });
        app.Run();
        """);

    [Fact]
    public Task Shared_options_with_an_age() => Reported("""
        using Microsoft.AspNetCore.Mvc;

        public class SessionController : Controller
        {
            public IActionResult Logout()
            {
                var options = Options();
                options.Expires = DateTime.Now.AddYears(-1);
                {|LOA1007:Response.Cookies.Append("auth", string.Empty, options)|};
                return View();
            }

            private static CookieOptions Options() => new CookieOptions { HttpOnly = true, MaxAge = TimeSpan.FromMinutes(30) };
        }
        """);

    // The framework's cookies.

    [Fact]
    public Task The_cookie_of_a_scheme_with_a_path() => Reported("""
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
                {
                    options.Cookie.Name = "portal";
                    options.Cookie.Path = "/portal";
                });
            }
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout()
            {
                {|LOA1007:Response.Cookies.Delete("portal")|};
                return RedirectToAction("Index");
            }
        }
        """);

    [Fact]
    public Task The_application_cookie_of_Identity_with_a_domain() => Reported("""
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.ConfigureApplicationCookie(o => o.Cookie = new CookieBuilder { Domain = "example.com" });
        var app = builder.Build();
        app.MapPost("/logout", (HttpContext context) =>
        {
            {|LOA1007:context.Response.Cookies.Delete(".AspNetCore.Identity.Application")|};
            return Results.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task The_cookie_of_the_session_with_a_path() => Reported("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession(options => options.Cookie.Path = "/shop");
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/forget", (HttpContext context) => {|LOA1007:context.Response.Cookies.Delete(".AspNetCore.Session")|});
        app.Run();
        """);

    [Fact]
    public Task An_authentication_cookie_under_a_path_base() => Reported("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UsePathBase("/app");
        app.UseRouting();
        app.UseAuthentication();
        app.MapPost("/logout", (HttpContext context) =>
        {
            {|LOA1007:context.Response.Cookies.Delete(".AspNetCore.Cookies")|};
            return Results.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task A_name_and_a_path_from_the_same_settings() => Reported("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Options;

        public class AuthOptions
        {
            public string CookieName { get; set; } = "token";
        }

        public class TokenController : Controller
        {
            private readonly AuthOptions _options;

            public TokenController(IOptions<AuthOptions> options) => _options = options.Value;

            public IActionResult Issue(string token)
            {
                Response.Cookies.Append(_options.CookieName, token, new CookieOptions { Path = "/token" });
                return Ok();
            }

            public IActionResult Logout()
            {
                {|LOA1007:Response.Cookies.Delete(_options.CookieName)|};
                return Ok();
            }
        }
        """);

    // The messages.

    private static Task Says(string reason, string source) => Messages.Verify("LOA1007", reason, source);

    [Fact]
    public Task The_message_about_a_path() => Says("The browser keeps the cookie 'token': it is set with Path=/app, but deleted with Path=/; delete it with the same Path", """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("token", user, new CookieOptions { Path = "/app" }));
        app.MapPost("/logout", (HttpContext context) => {|#0:context.Response.Cookies.Delete("token")|});
        app.Run();
        """);

    [Fact]
    public Task The_message_about_path_and_domain() => Says("The browser keeps the cookie 'token': it is set with Path=/app and Domain=example.com, but deleted with Path=/ and no Domain; delete it with the same Path and Domain", """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("token", user, new CookieOptions { Path = "/app", Domain = "example.com" }));
        app.MapPost("/logout", (HttpContext context) => {|#0:context.Response.Cookies.Delete("token")|});
        app.Run();
        """);

    [Fact]
    public Task The_message_about_a_partition() => Says("The browser keeps the cookie 'token': it is set with Partitioned, but deleted with no Partitioned; delete it with the same Partitioned", """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("token", user, new CookieOptions { Secure = true, Extensions = { "Partitioned" } }));
        app.MapPost("/logout", (HttpContext context) => {|#0:context.Response.Cookies.Delete("token")|});
        app.Run();
        """);

    [Fact]
    public Task The_message_about_a_prefix() => Says("The browser keeps the cookie '__Host-token': its name demands Secure, without which even a deletion is refused; delete it with Secure", """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/logout", (HttpContext context) => {|#0:context.Response.Cookies.Delete("__Host-token")|});
        app.Run();
        """);

    [Fact]
    public Task The_message_about_an_age() => Says("The browser keeps the cookie 'token': its MaxAge is positive and wins over the Expires in the past; remove MaxAge", """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/logout", (HttpContext context) => {|#0:context.Response.Cookies.Append("token", "", new CookieOptions { Expires = DateTimeOffset.UnixEpoch, MaxAge = TimeSpan.FromDays(1) })|});
        app.Run();
        """);
}
