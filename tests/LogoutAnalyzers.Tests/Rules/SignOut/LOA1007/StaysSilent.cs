using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1007;

/// <summary>Deletions of cookies that browsers follow, and those of which nobody can tell.</summary>
public class StaysSilent
{
    private static Task Silent(params string[] sources) => Verify.Analyzer<SignOutAnalyzer>(sources);

    [Fact]
    public Task The_same_path_and_domain() => Silent("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("token", user, new CookieOptions { Path = "/app", Domain = "example.com", HttpOnly = true }));
        app.MapPost("/logout", (HttpContext context) => context.Response.Cookies.Delete("token", new CookieOptions { Path = "/app", Domain = "example.com" }));
        app.Run();
        """);

    [Fact]
    public Task HttpOnly_SameSite_and_plain_Secure_differ() => Silent("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LoginModel : PageModel
        {
            public IActionResult OnPost(string jwt)
            {
                Response.Cookies.Append("jwt", jwt, new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict, Expires = DateTimeOffset.UtcNow.AddHours(1) });
                return RedirectToPage("/Index");
            }
        }

        public class LogoutModel : PageModel
        {
            public IActionResult OnPost()
            {
                Response.Cookies.Delete("jwt");
                return RedirectToPage("/Index");
            }
        }
        """);

    [Fact]
    public Task A_dot_before_the_domain() => Silent("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("token", user, new CookieOptions { Domain = ".Example.com" }));
        app.MapPost("/logout", (HttpContext context) => context.Response.Cookies.Delete("token", new CookieOptions { Domain = "example.com" }));
        app.Run();
        """);

    [Fact]
    public Task One_method_makes_the_options_of_both() => Silent("""
        using Microsoft.AspNetCore.Mvc;

        public class AuthController : Controller
        {
            public IActionResult Login(string token)
            {
                Response.Cookies.Append("refreshToken", token, RefreshCookie(DateTimeOffset.UtcNow.AddDays(7)));
                return Ok();
            }

            [HttpPost]
            public IActionResult Logout()
            {
                Response.Cookies.Delete("refreshToken", RefreshCookie(DateTimeOffset.UnixEpoch));
                return Ok();
            }

            private static CookieOptions RefreshCookie(DateTimeOffset expires) => new CookieOptions
            {
                Path = "/auth",
                Secure = true,
                Expires = expires,
            };
        }
        """);

    [Fact]
    public Task One_field_holds_the_options_of_both() => Silent("""
        using Microsoft.AspNetCore.Mvc;

        public class AuthController : Controller
        {
            private static readonly CookieOptions s_options = new() { Path = "/auth", Domain = "example.com" };

            public void Login(string token) => Response.Cookies.Append("refreshToken", token, s_options);

            [HttpPost]
            public void Logout() => Response.Cookies.Delete("refreshToken", s_options);
        }
        """);

    [Fact]
    public Task The_path_comes_from_the_configuration() => Silent("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, IConfiguration configuration, string user) => context.Response.Cookies.Append("token", user, new CookieOptions { Path = configuration["Cookie:Path"] }));
        app.MapPost("/logout", (HttpContext context) => context.Response.Cookies.Delete("token"));
        app.Run();
        """);

    [Fact]
    public Task The_path_depends_on_the_environment() => Silent("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, IWebHostEnvironment environment, string user) =>
        {
            var options = new CookieOptions { HttpOnly = true };
            if (environment.IsProduction())
            {
                options.Path = "/portal";
                options.Domain = "example.com";
            }
            context.Response.Cookies.Append("token", user, options);
        });
        app.MapPost("/logout", (HttpContext context) => context.Response.Cookies.Delete("token"));
        app.Run();
        """);

    [Fact]
    public Task Options_that_another_method_completes() => Silent("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) =>
        {
            var options = new CookieOptions { Path = "/api" };
            Complete(options);
            context.Response.Cookies.Append("token", user, options);
        });
        app.MapPost("/logout", (HttpContext context) => context.Response.Cookies.Delete("token"));
        app.Run();

        static void Complete(CookieOptions options) => options.Path = "/";
        """);

    [Fact]
    public Task Set_in_two_places_and_deleted_as_in_one() => Silent("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("token", user));
        app.MapPost("/api/login", (HttpContext context, string user) => context.Response.Cookies.Append("token", user, new CookieOptions { Path = "/api" }));
        app.MapPost("/logout", (HttpContext context) => context.Response.Cookies.Delete("token"));
        app.Run();
        """);

    [Fact]
    public Task Deleted_under_the_old_path_too() => Silent("""
        using Microsoft.AspNetCore.Mvc;

        public class AuthController : Controller
        {
            public void Login(string token) => Response.Cookies.Append("refreshToken", token, new CookieOptions { Path = "/auth" });

            [HttpPost]
            public IActionResult Logout()
            {
                // Cookies of the last release had the path of the site.
                Response.Cookies.Delete("refreshToken");
                Response.Cookies.Delete("refreshToken", new CookieOptions { Path = "/auth" });
                return Ok();
            }
        }
        """);

    [Fact]
    public Task Nobody_is_seen_to_set_it() => Silent("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/logout", (HttpContext context) =>
        {
            context.Response.Cookies.Delete("token", new CookieOptions { Path = "/api", Domain = "example.com" });
            context.Response.Cookies.Delete("access_token");
        });
        app.Run();
        """);

    [Fact]
    public Task Another_cookie_has_the_path() => Silent("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) =>
        {
            context.Response.Cookies.Append("access_token", user);
            context.Response.Cookies.Append("refresh_token", user, new CookieOptions { Path = "/auth" });
        });
        app.MapPost("/logout", (HttpContext context) =>
        {
            context.Response.Cookies.Delete("access_token");
            context.Response.Cookies.Delete("refresh_token", new CookieOptions { Path = "/auth" });
        });
        app.Run();
        """);

    [Fact]
    public Task A_preference() => Silent("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/theme", (HttpContext context, string theme) => context.Response.Cookies.Append("theme", theme, new CookieOptions { Path = "/app" }));
        app.MapPost("/theme/reset", (HttpContext context) => context.Response.Cookies.Delete("theme"));
        app.Run();
        """);

    [Fact]
    public Task An_empty_value_without_an_expiry() => Silent("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("token", user, new CookieOptions { Expires = DateTimeOffset.UtcNow.AddDays(7) }));
        app.MapPost("/logout", (HttpContext context) => context.Response.Cookies.Append("token", ""));
        app.Run();
        """);

    [Fact]
    public Task A_deletion_with_the_options_of_the_creation_age_included() => Silent("""
        using Microsoft.AspNetCore.Mvc;

        public class AuthController : Controller
        {
            private static CookieOptions Options => new() { MaxAge = TimeSpan.FromDays(7), Path = "/" };

            public void Login(string token) => Response.Cookies.Append("token", token, Options);

            [HttpPost]
            public void Logout() => Response.Cookies.Delete("token", Options);
        }
        """);

    [Fact]
    public Task A_host_cookie_with_Secure() => Silent("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("__Host-token", user, new CookieOptions { Secure = true }));
        app.MapPost("/logout", (HttpContext context) => context.Response.Cookies.Delete("__Host-token", new CookieOptions { Secure = true }));
        app.Run();
        """);

    [Fact]
    public Task A_host_cookie_under_a_policy_that_makes_all_secure() => Silent("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always });
        app.MapPost("/logout", (HttpContext context) => context.Response.Cookies.Delete("__Host-token"));
        app.Run();
        """);

    [Fact]
    public Task A_host_cookie_that_is_secure_by_configuration() => Silent("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/logout", (HttpContext context, IWebHostEnvironment environment) => context.Response.Cookies.Delete("__Host-token", new CookieOptions { Secure = !environment.IsDevelopment() }));
        app.Run();
        """);

    [Fact]
    public Task A_cookie_manager_that_hands_on_the_options() => Silent("""
        using Microsoft.AspNetCore.Authentication.Cookies;

        public class LoggingCookieManager : ICookieManager
        {
            private readonly ChunkingCookieManager _inner = new();

            public string? GetRequestCookie(HttpContext context, string key) => context.Request.Cookies[key];

            public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) => context.Response.Cookies.Append(key, value ?? "", options);

            public void DeleteCookie(HttpContext context, string key, CookieOptions options) => context.Response.Cookies.Delete(key, options);
        }
        """);

    [Fact]
    public Task A_wrapper_that_takes_name_and_value() => Silent("""
        public class CookieJar
        {
            private readonly IHttpContextAccessor _accessor;

            public CookieJar(IHttpContextAccessor accessor) => _accessor = accessor;

            private IResponseCookies Cookies => _accessor.HttpContext!.Response.Cookies;

            public void Set(string key, string value, string path) => Cookies.Append(key, value, new CookieOptions { Path = path });

            public void Remove(string key) => Cookies.Delete(key);
        }
        """);

    [Fact]
    public Task The_cookie_of_a_scheme_without_a_path() => Silent("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(o => o.Cookie.Name = "shop.auth");
        var app = builder.Build();
        app.UseAuthentication();
        app.MapPost("/logout", (HttpContext context) => context.Response.Cookies.Delete("shop.auth"));
        app.Run();
        """);

    [Fact]
    public Task A_path_base_that_the_authentication_comes_before() => Silent("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseAuthentication();
        app.UsePathBase("/app");
        app.MapPost("/logout", (HttpContext context) => context.Response.Cookies.Delete(".AspNetCore.Cookies"));
        app.Run();
        """);

    [Fact]
    public Task A_path_base_from_the_configuration() => Silent("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UsePathBase(app.Configuration["PathBase"]);
        app.UseAuthentication();
        app.MapPost("/logout", (HttpContext context) => context.Response.Cookies.Delete(".AspNetCore.Cookies"));
        app.Run();
        """);

    [Fact]
    public Task The_cookie_of_the_session_under_a_path_base() => Silent("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        var app = builder.Build();
        app.UsePathBase("/app");
        app.UseAuthentication();
        app.UseSession();
        app.MapPost("/forget", (HttpContext context) => context.Response.Cookies.Delete(".AspNetCore.Session"));
        app.Run();
        """);

    [Fact]
    public Task A_loop_over_the_cookies_of_the_request() => Silent("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("token", user, new CookieOptions { Path = "/app" }));
        app.MapPost("/logout", (HttpContext context) =>
        {
            foreach (var cookie in context.Request.Cookies) context.Response.Cookies.Delete(cookie.Key);
        });
        app.Run();
        """);

    [Fact]
    public Task An_expiry_that_is_not_known() => Silent("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/renew", (HttpContext context, DateTimeOffset expires) =>
        {
            context.Response.Cookies.Append("token", "value", new CookieOptions { Path = "/app", Expires = expires });
            context.Response.Cookies.Append("token", "", new CookieOptions { Path = "/", Expires = expires, MaxAge = TimeSpan.FromDays(1) });
        });
        app.Run();
        """);

    [Fact]
    public Task A_cart_that_is_deleted_as_it_is_set() => Silent("""
        using Microsoft.AspNetCore.Mvc;

        public class BasketController : Controller
        {
            public IActionResult Start()
            {
                var cookieOptions = new CookieOptions { IsEssential = true };
                cookieOptions.Expires = DateTime.Today.AddYears(10);
                Response.Cookies.Append("basket", Guid.NewGuid().ToString(), cookieOptions);
                return View();
            }

            public IActionResult Transfer()
            {
                Response.Cookies.Delete("basket");
                return View();
            }
        }
        """);

    [Fact]
    public Task An_expiry_shortly_before_that_of_the_token() => Silent("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user, DateTimeOffset validTo) =>
        {
            context.Response.Cookies.Append("token", user);
            context.Response.Cookies.Append("token", user, new CookieOptions { Path = "/app", Expires = validTo.AddMinutes(-1) });
            context.Response.Cookies.Append("token", user, new CookieOptions { Path = "/api", Expires = validTo - TimeSpan.FromMinutes(1) });
        });
        app.Run();
        """);
}
