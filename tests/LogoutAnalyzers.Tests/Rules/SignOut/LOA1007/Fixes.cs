using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.SignOut;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1007;

/// <summary>Deletions that are given the attributes of the cookie.</summary>
public class Fixes
{
    private static Task Fix(string before, string after, params string[] others) => Verify.Fix<SignOutAnalyzer, DeleteCookieAsItIsSet>(before, after, others);

    private static Task NotOffered(string source, params string[] others) => Fix(source, source, others);

    [Fact]
    public Task Options_for_a_deletion_that_has_none() => Fix("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("token", user, new CookieOptions { Path = "/app" }));
        app.MapPost("/logout", (HttpContext context) => {|LOA1007:context.Response.Cookies.Delete("token")|});
        app.Run();
        """, """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("token", user, new CookieOptions { Path = "/app" }));
        app.MapPost("/logout", (HttpContext context) => context.Response.Cookies.Delete("token", new CookieOptions { Path = "/app" }));
        app.Run();
        """);

    [Fact]
    public Task Path_and_domain() => Fix("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("token", user, new CookieOptions { Path = "/app", Domain = "example.com" }));
        app.MapPost("/logout", (HttpContext context) => {|LOA1007:context.Response.Cookies.Delete("token")|});
        app.Run();
        """, """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("token", user, new CookieOptions { Path = "/app", Domain = "example.com" }));
        app.MapPost("/logout", (HttpContext context) => context.Response.Cookies.Delete("token", new CookieOptions { Path = "/app", Domain = "example.com" }));
        app.Run();
        """);

    [Fact]
    public Task One_more_attribute_on_a_line_of_its_own() => Fix("""
        using Microsoft.AspNetCore.Mvc;

        namespace Shop
        {
            public class AuthController : Controller
            {
                public void Login(string token) => Response.Cookies.Append("refreshToken", token, new CookieOptions { Path = "/auth" });

                [HttpPost]
                public IActionResult Logout()
                {
                    {|LOA1007:Response.Cookies.Delete("refreshToken", new CookieOptions
                    {
                        HttpOnly = true, // not for scripts
                        Secure = true
                    })|};
                    return Ok();
                }
            }
        }
        """, """
        using Microsoft.AspNetCore.Mvc;

        namespace Shop
        {
            public class AuthController : Controller
            {
                public void Login(string token) => Response.Cookies.Append("refreshToken", token, new CookieOptions { Path = "/auth" });

                [HttpPost]
                public IActionResult Logout()
                {
                    Response.Cookies.Delete("refreshToken", new CookieOptions
                    {
                        HttpOnly = true, // not for scripts
                        Secure = true,
                        Path = "/auth"
                    });
                    return Ok();
                }
            }
        }
        """);

    [Fact]
    public Task Behind_a_comma_at_the_end() => Fix("""
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        public class AuthController : Controller
        {
        	public void Login(string token) => Response.Cookies.Append("refreshToken", token, new CookieOptions { Path = "/auth" });

        	[HttpPost]
        	public void Logout() =>
        		{|LOA1007:Response.Cookies.Delete("refreshToken", new()
        		{
        			HttpOnly = true,
        		})|};
        }
        """, """
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        public class AuthController : Controller
        {
        	public void Login(string token) => Response.Cookies.Append("refreshToken", token, new CookieOptions { Path = "/auth" });

        	[HttpPost]
        	public void Logout() =>
        		Response.Cookies.Delete("refreshToken", new()
        		{
        			HttpOnly = true,
        			Path = "/auth",
        		});
        }
        """);

    [Fact]
    public Task A_wrong_path_is_replaced() => Fix("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("token", user, new CookieOptions { Path = "/app" }));
        app.MapPost("/logout", (HttpContext context) => {|LOA1007:context.Response.Cookies.Delete("token", new CookieOptions { Path = "/app/" })|});
        app.Run();
        """, """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("token", user, new CookieOptions { Path = "/app" }));
        app.MapPost("/logout", (HttpContext context) => context.Response.Cookies.Delete("token", new CookieOptions { Path = "/app" }));
        app.Run();
        """);

    [Fact]
    public Task A_domain_that_the_cookie_does_not_have_is_removed() => Fix("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("token", user));
        app.MapPost("/logout", (HttpContext context) => {|LOA1007:context.Response.Cookies.Delete("token", new CookieOptions { Domain = "example.com", HttpOnly = true })|});
        app.Run();
        """, """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("token", user));
        app.MapPost("/logout", (HttpContext context) => context.Response.Cookies.Delete("token", new CookieOptions { HttpOnly = true }));
        app.Run();
        """);

    [Fact]
    public Task The_constant_that_gives_the_path() => Fix("""
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        public class AuthController : Controller
        {
            private const string RefreshPath = "/auth";

            public void Login(string token) => Response.Cookies.Append("refreshToken", token, new CookieOptions { Path = RefreshPath });

            [HttpPost]
            public void Logout() => {|LOA1007:Response.Cookies.Delete("refreshToken")|};
        }
        """, """
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        public class AuthController : Controller
        {
            private const string RefreshPath = "/auth";

            public void Login(string token) => Response.Cookies.Append("refreshToken", token, new CookieOptions { Path = RefreshPath });

            [HttpPost]
            public void Logout() => Response.Cookies.Delete("refreshToken", new CookieOptions { Path = RefreshPath });
        }
        """);

    [Fact]
    public Task The_constant_of_another_type_and_all_at_once() => Fix("""
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        public class LogoutController : Controller
        {
            [HttpPost]
            public void Index()
            {
                // The app's.
                {|LOA1007:Response.Cookies.Delete("refreshToken")|};
                {|LOA1007:Response.Cookies.Delete("accessToken", new CookieOptions())|}; // the site's
            }
        }
        """, """
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        public class LogoutController : Controller
        {
            [HttpPost]
            public void Index()
            {
                // The app's.
                Response.Cookies.Delete("refreshToken", new CookieOptions { Path = CookiePaths.Auth });
                Response.Cookies.Delete("accessToken", new CookieOptions { Path = CookiePaths.Api }); // the site's
            }
        }
        """, """
        namespace Shop;

        public static class CookiePaths
        {
            public const string Auth = "/auth";
            public const string Api = "/api";

            public static void Set(HttpResponse response, string access, string refresh)
            {
                response.Cookies.Append("refreshToken", refresh, new CookieOptions { Path = Auth });
                response.Cookies.Append("accessToken", access, new CookieOptions { Path = Api });
            }
        }
        """);

    [Fact]
    public Task Options_in_a_local_of_their_own() => Fix("""
        using Microsoft.AspNetCore.Mvc;

        public class AuthController : Controller
        {
            public void Login(string token) => Response.Cookies.Append("token", token, new CookieOptions { Path = "/auth" });

            [HttpPost]
            public void Logout()
            {
                var expired = new CookieOptions { HttpOnly = true };
                expired.Expires = DateTime.Now.AddDays(-1);
                {|LOA1007:Response.Cookies.Append("token", "", expired)|};
            }
        }
        """, """
        using Microsoft.AspNetCore.Mvc;

        public class AuthController : Controller
        {
            public void Login(string token) => Response.Cookies.Append("token", token, new CookieOptions { Path = "/auth" });

            [HttpPost]
            public void Logout()
            {
                var expired = new CookieOptions { HttpOnly = true, Path = "/auth" };
                expired.Expires = DateTime.Now.AddDays(-1);
                Response.Cookies.Append("token", "", expired);
            }
        }
        """);

    [Fact]
    public Task Secure_for_a_host_cookie() => Fix("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/logout", (HttpContext context) => {|LOA1007:context.Response.Cookies.Delete("__Host-session")|});
        app.Run();
        """, """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/logout", (HttpContext context) => context.Response.Cookies.Delete("__Host-session", new CookieOptions { Secure = true }));
        app.Run();
        """);

    [Fact]
    public Task Secure_that_is_switched_off() => Fix("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/logout", (HttpContext context) => {|LOA1007:context.Response.Cookies.Delete("__Host-session", new CookieOptions { Secure = false })|});
        app.Run();
        """, """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/logout", (HttpContext context) => context.Response.Cookies.Delete("__Host-session", new CookieOptions { Secure = true }));
        app.Run();
        """);

    [Fact]
    public Task A_partition() => Fix("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("token", user, new CookieOptions { Secure = true, Extensions = { "Partitioned" } }));
        app.MapPost("/logout", (HttpContext context) => {|LOA1007:context.Response.Cookies.Delete("token", new CookieOptions { HttpOnly = true })|});
        app.Run();
        """, """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("token", user, new CookieOptions { Secure = true, Extensions = { "Partitioned" } }));
        app.MapPost("/logout", (HttpContext context) => context.Response.Cookies.Delete("token", new CookieOptions { HttpOnly = true, Secure = true, Extensions = { "Partitioned" } }));
        app.Run();
        """);

    [Fact]
    public Task An_age_that_wins() => Fix("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/logout", (HttpContext context) =>
        {
            {|LOA1007:context.Response.Cookies.Append("token", "", new CookieOptions
            {
                Expires = DateTimeOffset.UtcNow.AddDays(-1),
                MaxAge = TimeSpan.FromDays(7),
                HttpOnly = true,
            })|};
        });
        app.Run();
        """, """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/logout", (HttpContext context) =>
        {
            context.Response.Cookies.Append("token", "", new CookieOptions
            {
                Expires = DateTimeOffset.UtcNow.AddDays(-1),
                HttpOnly = true,
            });
        });
        app.Run();
        """);

    [Fact]
    public Task The_last_attribute_goes_with_its_comma() => Fix("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/logout", (HttpContext context) =>
        {
            {|LOA1007:context.Response.Cookies.Append("token", "", new CookieOptions { Expires = DateTimeOffset.UtcNow.AddDays(-1), MaxAge = TimeSpan.FromDays(7) })|};
        });
        app.Run();
        """, """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/logout", (HttpContext context) =>
        {
            context.Response.Cookies.Append("token", "", new CookieOptions { Expires = DateTimeOffset.UtcNow.AddDays(-1) });
        });
        app.Run();
        """);

    [Fact]
    public Task The_path_base() => Fix("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UsePathBase("/app");
        app.UseAuthentication();
        app.MapPost("/logout", (HttpContext context) => {|LOA1007:context.Response.Cookies.Delete(".AspNetCore.Cookies")|});
        app.Run();
        """, """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UsePathBase("/app");
        app.UseAuthentication();
        app.MapPost("/logout", (HttpContext context) => context.Response.Cookies.Delete(".AspNetCore.Cookies", new CookieOptions { Path = "/app" }));
        app.Run();
        """);

    [Fact]
    public Task Carriage_returns() => Fix(
        "using Microsoft.AspNetCore.Mvc;\r\n\r\npublic class AuthController : Controller\r\n{\r\n    public void Login(string token) => Response.Cookies.Append(\"token\", token, new CookieOptions { Path = \"/auth\" });\r\n\r\n    [HttpPost]\r\n    public void Logout()\r\n    {\r\n        {|LOA1007:Response.Cookies.Delete(\"token\", new CookieOptions\r\n        {\r\n            HttpOnly = true\r\n        })|};\r\n    }\r\n}\r\n",
        "using Microsoft.AspNetCore.Mvc;\r\n\r\npublic class AuthController : Controller\r\n{\r\n    public void Login(string token) => Response.Cookies.Append(\"token\", token, new CookieOptions { Path = \"/auth\" });\r\n\r\n    [HttpPost]\r\n    public void Logout()\r\n    {\r\n        Response.Cookies.Delete(\"token\", new CookieOptions\r\n        {\r\n            HttpOnly = true,\r\n            Path = \"/auth\"\r\n        });\r\n    }\r\n}\r\n");

    // Where the options are not this cookie's own.

    [Fact]
    public Task Not_offered_for_options_of_two_cookies() => NotOffered("""
        using Microsoft.AspNetCore.Mvc;

        public class AuthController : Controller
        {
            public void Login(string token) => Response.Cookies.Append("token", token, new CookieOptions { Path = "/auth" });

            [HttpPost]
            public void Logout()
            {
                var options = new CookieOptions { HttpOnly = true };
                {|LOA1007:Response.Cookies.Delete("token", options)|};
                Response.Cookies.Delete("other", options);
            }
        }
        """);

    [Fact]
    public Task Not_offered_for_options_of_a_method() => NotOffered("""
        using Microsoft.AspNetCore.Mvc;

        public class AuthController : Controller
        {
            public void Login(string token) => Response.Cookies.Append("token", token, new CookieOptions { Path = "/auth" });

            [HttpPost]
            public void Logout() => {|LOA1007:Response.Cookies.Delete("token", Options())|};

            private static CookieOptions Options() => new() { HttpOnly = true };
        }
        """);

    [Fact]
    public Task Not_offered_where_a_statement_sets_the_path() => NotOffered("""
        using Microsoft.AspNetCore.Mvc;

        public class AuthController : Controller
        {
            public void Login(string token) => Response.Cookies.Append("token", token, new CookieOptions { Path = "/auth" });

            [HttpPost]
            public void Logout()
            {
                var options = new CookieOptions { HttpOnly = true };
                options.Path = "/";
                {|LOA1007:Response.Cookies.Delete("token", options)|};
            }
        }
        """);
}
