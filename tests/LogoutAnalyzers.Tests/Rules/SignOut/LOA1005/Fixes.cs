using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.SignOut;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1005;

/// <summary>The session is cleared beside the sign-out, in logouts of every shape and layout.</summary>
public class Fixes
{
    /// <summary>The program around: it stores something in the session.</summary>
    private const string App = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddRazorPages();
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
        var app = builder.Build();
        app.UseSession();
        app.MapDefaultControllerRoute();
        app.MapPost("/cart", (HttpContext context, string cart) => context.Session.SetString("cart", cart));
        app.Run();
        """;

    private static Task Fix(string before, string after) => Verify.Fix<SignOutAnalyzer, ClearSession>(before, after, App);

    private static Task NotOffered(string source) => Fix(source, source);

    [Fact]
    public Task After_the_sign_out_of_an_action() => Fix(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop.Controllers
        {
            public class AccountController : Controller
            {
                [HttpPost]
                public async Task<IActionResult> {|LOA1005:Logout|}()
                {
                    // Deletes the cookie.
                    await HttpContext.SignOutAsync("Cookies"); // of this site
                    return RedirectToAction("Index", "Home");
                }
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop.Controllers
        {
            public class AccountController : Controller
            {
                [HttpPost]
                public async Task<IActionResult> Logout()
                {
                    // Deletes the cookie.
                    await HttpContext.SignOutAsync("Cookies"); // of this site
                    HttpContext.Session.Clear();
                    return RedirectToAction("Index", "Home");
                }
            }
        }
        """);

    [Fact]
    public Task Once_after_two_sign_outs_in_a_file_with_tabs() => Fix(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop.Controllers;

        public class AccountController : Controller {
        	public async Task {|LOA1005:Logout|}(bool everywhere) {
        		await HttpContext.SignOutAsync("Cookies");
        		if (everywhere) {
        			await HttpContext.SignOutAsync("Cookies", new AuthenticationProperties());
        		}
        	}
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop.Controllers;

        public class AccountController : Controller {
        	public async Task Logout(bool everywhere) {
        		await HttpContext.SignOutAsync("Cookies");
        		HttpContext.Session.Clear();
        		if (everywhere) {
        			await HttpContext.SignOutAsync("Cookies", new AuthenticationProperties());
        		}
        	}
        }
        """);

    [Fact]
    public Task Before_a_returned_sign_out() => Fix(
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult {|LOA1005:Logout|}()
            {
                // The cookie goes with the response.
                return SignOut("Cookies");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                HttpContext.Session.Clear();
                // The cookie goes with the response.
                return SignOut("Cookies");
            }
        }
        """);

    [Fact]
    public Task On_both_branches() => Fix(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> {|LOA1005:Logout|}(string? next)
            {
                if (next is null)
                {
                    return SignOut("Cookies");
                }
                else
                {
                    await HttpContext.SignOutAsync("Cookies");
                }

                return LocalRedirect(next);
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> Logout(string? next)
            {
                if (next is null)
                {
                    HttpContext.Session.Clear();
                    return SignOut("Cookies");
                }
                else
                {
                    await HttpContext.SignOutAsync("Cookies");
                    HttpContext.Session.Clear();
                }

                return LocalRedirect(next);
            }
        }
        """);

    [Fact]
    public Task An_expression_body() => Fix(
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult {|LOA1005:Logout|}() => SignOut("Cookies");
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout()
            {
                HttpContext.Session.Clear();
                return SignOut("Cookies");
            }
        }
        """);

    [Fact]
    public Task An_expression_body_that_hands_its_task_on() => Fix(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        namespace Shop.Pages;

        public class LogoutModel : PageModel
        {
            public Task {|LOA1005:OnPostAsync|}() => HttpContext.SignOutAsync("Cookies");
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        namespace Shop.Pages;

        public class LogoutModel : PageModel
        {
            public Task OnPostAsync()
            {
                HttpContext.Session.Clear();
                return HttpContext.SignOutAsync("Cookies");
            }
        }
        """);

    [Fact]
    public Task An_awaited_expression_body() => Fix(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            public async Task {|LOA1005:OnPostAsync|}() => await HttpContext.SignOutAsync("Cookies");
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            public async Task OnPostAsync()
            {
                HttpContext.Session.Clear();
                await HttpContext.SignOutAsync("Cookies");
            }
        }
        """);

    [Fact]
    public Task A_lambda_that_has_the_context() => Fix(
        """
        using Microsoft.AspNetCore.Authentication;

        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapPost({|LOA1005:"/logout"|}, async (HttpContext http) =>
                {
                    await http.SignOutAsync("Cookies");
                    return Results.Redirect("/");
                });
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapPost("/logout", async (HttpContext http) =>
                {
                    await http.SignOutAsync("Cookies");
                    http.Session.Clear();
                    return Results.Redirect("/");
                });
            }
        }
        """);

    [Fact]
    public Task A_lambda_that_has_to_ask_for_the_context() => Fix(
        """
        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapPost({|LOA1005:"/logout"|}, () => Results.SignOut(authenticationSchemes: new[] { "Cookies" }));
            }
        }
        """,
        """
        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapPost("/logout", (HttpContext context) =>
                {
                    context.Session.Clear();
                    return Results.SignOut(authenticationSchemes: new[] { "Cookies" });
                });
            }
        }
        """);

    [Fact]
    public Task A_handler_method_that_has_to_ask_for_the_context() => Fix(
        """
        using Microsoft.AspNetCore.Identity;

        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapPost("/logout", EndAsync);

            private static async Task<IResult> {|LOA1005:EndAsync|}(SignInManager<IdentityUser> manager)
            {
                await manager.SignOutAsync();
                return Results.Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Identity;

        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapPost("/logout", EndAsync);

            private static async Task<IResult> EndAsync(HttpContext context, SignInManager<IdentityUser> manager)
            {
                await manager.SignOutAsync();
                context.Session.Clear();
                return Results.Redirect("/");
            }
        }
        """);

    // The helper may read the session, so it is cleared when all is done.
    [Fact]
    public Task Before_the_only_return_where_a_helper_signs_out() => Fix(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> {|LOA1005:Logout|}()
            {
                await EndAsync();

                return Redirect("/");
            }

            private async Task EndAsync()
            {
                await HttpContext.SignOutAsync("Cookies");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> Logout()
            {
                await EndAsync();

                HttpContext.Session.Clear();
                return Redirect("/");
            }

            private async Task EndAsync()
            {
                await HttpContext.SignOutAsync("Cookies");
            }
        }
        """);

    [Fact]
    public Task At_the_end_where_a_helper_signs_out_and_nothing_is_returned() => Fix(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task {|LOA1005:Logout|}()
            {
                await EndAsync();
            }

            private Task EndAsync() => HttpContext.SignOutAsync("Cookies");
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task Logout()
            {
                await EndAsync();
                HttpContext.Session.Clear();
            }

            private Task EndAsync() => HttpContext.SignOutAsync("Cookies");
        }
        """);

    [Fact]
    public Task Under_an_if_without_braces_and_after_a_loop() => Fix(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> {|LOA1005:Logout|}()
            {
                if (User.Identity?.IsAuthenticated == true)
                    await HttpContext.SignOutAsync("Cookies");

                return Redirect("/");
            }

            public async Task<IActionResult> {|LOA1005:SignOff|}(string[] parts)
            {
                foreach (var part in parts)
                {
                    await HttpContext.SignOutAsync("Cookies");
                }

                return Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> Logout()
            {
                if (User.Identity?.IsAuthenticated == true)
                    await HttpContext.SignOutAsync("Cookies");
                HttpContext.Session.Clear();

                return Redirect("/");
            }

            public async Task<IActionResult> SignOff(string[] parts)
            {
                foreach (var part in parts)
                {
                    await HttpContext.SignOutAsync("Cookies");
                }
                HttpContext.Session.Clear();

                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_block_on_one_line_and_line_ends_of_Windows() => Fix(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> {|LOA1005:Logout|}() { await HttpContext.SignOutAsync("Cookies"); return Redirect("/"); }

            public async Task<IActionResult> {|LOA1005:SignOff|}()
            {
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """.Replace("\n", "\r\n"),
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> Logout() { await HttpContext.SignOutAsync("Cookies"); HttpContext.Session.Clear(); return Redirect("/"); }

            public async Task<IActionResult> SignOff()
            {
                await HttpContext.SignOutAsync("Cookies");
                HttpContext.Session.Clear();
                return Redirect("/");
            }
        }
        """.Replace("\n", "\r\n"));

    [Fact]
    public Task Not_where_the_session_is_read_afterwards() => NotOffered("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> {|LOA1005:Logout|}()
            {
                await HttpContext.SignOutAsync("Cookies");
                return LocalRedirect(HttpContext.Session.GetString("home") ?? "/");
            }
        }
        """);

    [Fact]
    public Task Not_where_a_helper_signs_out_and_there_are_several_ways_out() => NotOffered("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> {|LOA1005:Logout|}(string? next)
            {
                await EndAsync();
                if (next is null) return Redirect("/");
                return LocalRedirect(next);
            }

            private Task EndAsync() => HttpContext.SignOutAsync("Cookies");
        }
        """);

    // Every request runs it.
    [Fact]
    public Task Not_in_middleware() => NotOffered("""
        using Microsoft.AspNetCore.Authentication;

        public class LogoutMiddleware
        {
            private readonly RequestDelegate _next;

            public LogoutMiddleware(RequestDelegate next) => _next = next;

            public async Task {|LOA1005:InvokeAsync|}(HttpContext context)
            {
                if (context.Request.Path == "/logout")
                {
                    await context.SignOutAsync("Cookies");
                    return;
                }

                await _next(context);
            }
        }
        """);

    // Clearing would take what may stay, too.
    [Fact]
    public Task Not_where_other_keys_may_stay() => (Verify.AspNetCore with { EditorConfig = "logout_analyzers.session_keys_kept = compare" }).Fix<SignOutAnalyzer, ClearSession>(
        Kept, Kept, App, """public class C : Microsoft.AspNetCore.Mvc.Controller { public void Compare(string id) => HttpContext.Session.SetString("compare", id); }""");

    private const string Kept = """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task {|LOA1005:Logout|}()
            {
                await HttpContext.SignOutAsync("Cookies");
            }
        }
        """;

    [Fact]
    public Task Beside_the_cookie_that_is_the_login() => Verify.AspNetCore.Fix<SignOutAnalyzer, ClearSession>(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDistributedMemoryCache();
        builder.Services.AddSession();
        var app = builder.Build();
        app.UseSession();

        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("login", user));
        app.MapPost("/cart", (HttpContext context, string product) => context.Session.SetString("cart", product));
        app.MapPost({|LOA1005:"/logout"|}, (HttpContext context) =>
        {
            context.Response.Cookies.Delete("login");
            return Results.Redirect("/");
        });

        app.Run();
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDistributedMemoryCache();
        builder.Services.AddSession();
        var app = builder.Build();
        app.UseSession();

        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("login", user));
        app.MapPost("/cart", (HttpContext context, string product) => context.Session.SetString("cart", product));
        app.MapPost("/logout", (HttpContext context) =>
        {
            context.Response.Cookies.Delete("login");
            context.Session.Clear();
            return Results.Redirect("/");
        });

        app.Run();
        """);
}
