using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.SignOut;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1010;

/// <summary>Logouts that take POST only afterwards.</summary>
public class Fixes
{
    private static readonly Verification s_core = Verify.AspNetCore with { Advice = "LOA1010" };

    private static Task Fix(string before, string after, params string[] others) => s_core.Fix<SignOutAnalyzer, AcceptOnlyPost>(before, after, others);

    private static Task NotOffered(string source, params string[] others) => Fix(source, source, others);

    [Fact]
    public Task An_action_without_attributes() => Fix(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            // Bye.
            public async Task<IActionResult> {|LOA1010:Logout|}()
            {
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            // Bye.
            [HttpPost]
            [ValidateAntiForgeryToken]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task An_action_that_says_get() => Fix(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop
        {
            public class AccountController : Controller
            {
                /// <summary>Ends the visit.</summary>
                [Authorize]
                [HttpGet("~/logout", Name = "logout")] // from the menu
                public IActionResult {|LOA1010:Leave|}() => SignOut("Cookies");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop
        {
            public class AccountController : Controller
            {
                /// <summary>Ends the visit.</summary>
                [Authorize]
                [HttpPost("~/logout", Name = "logout")] // from the menu
                [ValidateAntiForgeryToken]
                public IActionResult Leave() => SignOut("Cookies");
            }
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task Tabs_and_braces_at_the_end_of_lines() => Fix(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        public class AccountController : Controller {
        	[Route("logout")]
        	public async Task<IActionResult> {|LOA1010:Logout|}() {
        		await HttpContext.SignOutAsync("Cookies");
        		return Redirect("/");
        	}
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        public class AccountController : Controller {
        	[Route("logout")]
        	[HttpPost]
        	[ValidateAntiForgeryToken]
        	public async Task<IActionResult> Logout() {
        		await HttpContext.SignOutAsync("Cookies");
        		return Redirect("/");
        	}
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task Windows_line_ends() => Fix(
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpGet]
            public IActionResult {|LOA1010:Logout|}() => SignOut("Cookies");
        }
        """.ReplaceLineEndings("\r\n"),
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            [ValidateAntiForgeryToken]
            public IActionResult Logout() => SignOut("Cookies");
        }
        """.ReplaceLineEndings("\r\n"),
        Applications.Cookie);

    [Fact]
    public Task Attributes_on_one_line() => Fix(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpGet, Authorize] public IActionResult {|LOA1010:Logout|}() => SignOut("Cookies");
        }
        """,
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost, Authorize] [ValidateAntiForgeryToken] public IActionResult Logout() => SignOut("Cookies");
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task Both_verbs() => Fix(
        """
        using Microsoft.AspNetCore.Mvc;

        [AutoValidateAntiforgeryToken]
        public class AccountController : Controller
        {
            [HttpGet, HttpPost]
            public IActionResult {|LOA1010:Logout|}() => SignOut("Cookies");

            [HttpGet]
            // the form of the menu
            [HttpPost]
            public IActionResult {|LOA1010:LogOff|}() => SignOut("Cookies");

            [AcceptVerbs("GET", "POST")]
            public IActionResult {|LOA1010:Signoff|}() => SignOut("Cookies");

            [HttpGet("a"), HttpPost("b")]
            public IActionResult {|LOA1010:SignUserOut|}() => SignOut("Cookies");
        }
        """.Replace("SignUserOut", "UserSignout"),
        """
        using Microsoft.AspNetCore.Mvc;

        [AutoValidateAntiforgeryToken]
        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout() => SignOut("Cookies");

            // the form of the menu
            [HttpPost]
            public IActionResult LogOff() => SignOut("Cookies");

            [HttpPost]
            public IActionResult Signoff() => SignOut("Cookies");

            [HttpPost("a"), HttpPost("b")]
            public IActionResult UserSignout() => SignOut("Cookies");
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task An_api_has_no_forms() => Fix(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        [Route("api/auth")]
        public class AuthController : ControllerBase
        {
            [HttpGet("logout")]
            public Task {|LOA1010:Logout|}() => HttpContext.SignOutAsync("Cookies");
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        [Route("api/auth")]
        public class AuthController : ControllerBase
        {
            [HttpPost("logout")]
            public Task Logout() => HttpContext.SignOutAsync("Cookies");
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task Where_the_filter_for_tokens_is_not_registered() => Fix(
        """
        using Microsoft.AspNetCore.Mvc;

        public class AuthController : Controller
        {
            [HttpGet("logout")]
            public IActionResult {|LOA1010:Logout|}() => SignOut("Cookies");
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;

        public class AuthController : Controller
        {
            [HttpPost("logout")]
            public IActionResult Logout() => SignOut("Cookies");
        }
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapControllers();
        app.Run();
        """);

    [Fact]
    public Task An_ignored_token() => Fix(
        """
        using Microsoft.AspNetCore.Mvc;

        [AutoValidateAntiforgeryToken]
        public class AccountController : Controller
        {
            [HttpPost]
            [IgnoreAntiforgeryToken]
            public IActionResult {|LOA1010:Logout|}() => SignOut("Cookies");
        }

        public class KioskController : Controller
        {
            [HttpPost]
            [IgnoreAntiforgeryToken]
            public IActionResult {|LOA1010:Logout|}() => SignOut("Cookies");
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;

        [AutoValidateAntiforgeryToken]
        public class AccountController : Controller
        {
            [HttpPost]
            [ValidateAntiForgeryToken]
            public IActionResult Logout() => SignOut("Cookies");
        }

        public class KioskController : Controller
        {
            [HttpPost]
            [ValidateAntiForgeryToken]
            public IActionResult Logout() => SignOut("Cookies");
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task A_qualified_attribute() => Fix(
        """
        public class AccountController : Microsoft.AspNetCore.Mvc.Controller
        {
            [Microsoft.AspNetCore.Mvc.HttpGet]
            public Microsoft.AspNetCore.Mvc.IActionResult {|LOA1010:Logout|}() => SignOut("Cookies");
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Microsoft.AspNetCore.Mvc.Controller
        {
            [Microsoft.AspNetCore.Mvc.HttpPost]
            [ValidateAntiForgeryToken]
            public Microsoft.AspNetCore.Mvc.IActionResult Logout() => SignOut("Cookies");
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task A_page_handler() => Fix(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            public async Task<IActionResult> {|LOA1010:OnGetAsync|}()
            {
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToPage("/Index");
            }
        }

        public class MenuModel : PageModel
        {
            public IActionResult {|LOA1010:OnGetLogout|}() => SignOut("Cookies");
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            public async Task<IActionResult> OnPostAsync()
            {
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToPage("/Index");
            }
        }

        public class MenuModel : PageModel
        {
            public IActionResult OnPostLogout() => SignOut("Cookies");
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task Endpoints_of_a_minimal_api() => Fix(
        """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapGet({|LOA1010:"/logout"|}, async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        var account = app.MapGroup("/account");
        account.Map({|LOA1010:"/logout"|}, (HttpContext context) => context.SignOutAsync("Cookies")).WithName("leave");
        account.MapGet("/signout", Logout);
        app.Run();

        static IResult {|LOA1010:Logout|}() => Results.SignOut(authenticationSchemes: new[] { "Cookies" });
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        var account = app.MapGroup("/account");
        account.MapPost("/logout", (HttpContext context) => context.SignOutAsync("Cookies")).WithName("leave");
        account.MapPost("/signout", Logout);
        app.Run();

        static IResult Logout() => Results.SignOut(authenticationSchemes: new[] { "Cookies" });
        """);

    [Fact]
    public Task Endpoints_in_a_class() => Fix(
        """
        using Microsoft.AspNetCore.Authentication;

        internal static class AccountEndpoints
        {
            public static void MapAccount(this IEndpointRouteBuilder endpoints)
            {
                endpoints.MapGet("/logout", LogoutAsync);
            }

            private static async Task<IResult> {|LOA1010:LogoutAsync|}(HttpContext context)
            {
                await context.SignOutAsync("Cookies");
                return Results.Ok();
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        internal static class AccountEndpoints
        {
            public static void MapAccount(this IEndpointRouteBuilder endpoints)
            {
                endpoints.MapPost("/logout", LogoutAsync);
            }

            private static async Task<IResult> LogoutAsync(HttpContext context)
            {
                await context.SignOutAsync("Cookies");
                return Results.Ok();
            }
        }
        """,
        Applications.Cookie);

    // Where the author has to say what should happen instead.

    [Fact]
    public Task Not_where_the_application_redirects_to_the_logout() => NotOffered(
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult ChangePassword() => RedirectToAction(nameof(Logout));

            public IActionResult {|LOA1010:Logout|}() => SignOut("Cookies");
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task Not_for_a_list_of_verbs() => NotOffered("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapMethods({|LOA1010:"/logout"|}, new[] { "GET", "POST" }, () => Results.SignOut());
        app.Run();
        """);

    [Fact]
    public Task Not_for_an_endpoint_or_a_page_without_tokens() => NotOffered(
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        [IgnoreAntiforgeryToken]
        public class LogoutModel : PageModel
        {
            public IActionResult {|LOA1010:OnPost|}() => SignOut("Cookies");
        }
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost({|LOA1010:"/logout"|}, () => Results.SignOut(authenticationSchemes: new[] { "Cookies" })).DisableAntiforgery();
        app.Run();
        """);

    [Fact]
    public Task Not_for_a_handler_that_somebody_calls() => NotOffered(
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class IndexModel : PageModel
        {
            public IActionResult OnPostAccept() => OnGetLogout();

            public IActionResult {|LOA1010:OnGetLogout|}() => SignOut("Cookies");
        }
        """,
        Applications.Cookie);
}
