using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.SignOut;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1002;

/// <summary>The call that ends the session, repeated on the path that leaves without.</summary>
public class Fixes
{
    /// <summary>The program around controllers and pages that sign in with a cookie.</summary>
    private const string CookieApp = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseAuthentication();
        app.MapDefaultControllerRoute();
        app.Run();
        """;

    /// <summary>The program around controllers and pages that use Identity.</summary>
    private const string IdentityApp = """
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddRazorPages();
        builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddDefaultTokenProviders();
        var app = builder.Build();
        app.UseAuthentication();
        app.MapRazorPages();
        app.MapDefaultControllerRoute();
        app.Run();
        """;

    private static Task Fix(string before, string after, params string[] others) => Verify.Fix<SignOutAnalyzer, EndSessionOnPath>(before, after, others);

    private static Task NotOffered(string source, params string[] others) => Fix(source, source, others);

    private static Task FixInCookieApp(string before, string after) => Fix(before, after, CookieApp);

    private static Task NotOfferedInCookieApp(string source) => NotOffered(source, CookieApp);

    private static Task FixInIdentityApp(string before, string after) => Fix(before, after, IdentityApp);

    [Fact]
    public Task The_last_return_of_a_page() => FixInIdentityApp(
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            private readonly SignInManager<IdentityUser> _signInManager;

            public LogoutModel(SignInManager<IdentityUser> signInManager) => _signInManager = signInManager;

            public async Task<IActionResult> OnPost(string? returnUrl = null)
            {
                if (returnUrl != null)
                {
                    await _signInManager.SignOutAsync();
                    return LocalRedirect(returnUrl);
                }

                {|LOA1002:return RedirectToPage();|}
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            private readonly SignInManager<IdentityUser> _signInManager;

            public LogoutModel(SignInManager<IdentityUser> signInManager) => _signInManager = signInManager;

            public async Task<IActionResult> OnPost(string? returnUrl = null)
            {
                if (returnUrl != null)
                {
                    await _signInManager.SignOutAsync();
                    return LocalRedirect(returnUrl);
                }

                await _signInManager.SignOutAsync();
                return RedirectToPage();
            }
        }
        """);

    [Fact]
    public Task A_return_alone_under_an_if() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(bool quick)
            {
                if (quick) {|LOA1002:return Ok();|} // scripts
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
            [HttpPost]
            public async Task<IActionResult> Logout(bool quick)
            {
                if (quick)
                {
                    await HttpContext.SignOutAsync("Cookies");
                    return Ok(); // scripts
                }
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_return_on_the_line_below_an_if_with_an_else() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(bool quick)
            {
                if (quick)
                    // Scripts read the answer.
                    {|LOA1002:return Json(new
                    {
                        ok = 1,
                    });|}
                else
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
            [HttpPost]
            public async Task<IActionResult> Logout(bool quick)
            {
                if (quick)
                {
                    await HttpContext.SignOutAsync("Cookies");
                    // Scripts read the answer.
                    return Json(new
                    {
                        ok = 1,
                    });
                }
                else
                    await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_block_on_one_line() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(bool quick)
            {
                if (quick) { {|LOA1002:return Ok();|} }
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
            [HttpPost]
            public async Task<IActionResult> Logout(bool quick)
            {
                if (quick)
                {
                    await HttpContext.SignOutAsync("Cookies");
                    return Ok();
                }
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_plain_return() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            public async Task OnPostAsync(bool stay)
            {
                if (stay)
                {
                    // Nothing to do.
                    {|LOA1002:return;|}
                }

                await HttpContext.SignOutAsync("Cookies");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            public async Task OnPostAsync(bool stay)
            {
                if (stay)
                {
                    await HttpContext.SignOutAsync("Cookies");
                    // Nothing to do.
                    return;
                }

                await HttpContext.SignOutAsync("Cookies");
            }
        }
        """);

    [Fact]
    public Task A_plain_return_without_braces() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            public async Task OnPostAsync(bool stay)
            {
                if (stay)
                    {|LOA1002:return;|}
                await HttpContext.SignOutAsync("Cookies");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            public async Task OnPostAsync(bool stay)
            {
                if (stay)
                {
                    await HttpContext.SignOutAsync("Cookies");
                    return;
                }
                await HttpContext.SignOutAsync("Cookies");
            }
        }
        """);

    [Fact]
    public Task The_end_of_the_body() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            public string Message { get; private set; } = "";

            public async Task OnPostAsync(bool stay)
            {
                if (!stay)
                {
                    await HttpContext.SignOutAsync("Cookies");
                    Message = "Goodbye";
                }
            {|LOA1002:}|}
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            public string Message { get; private set; } = "";

            public async Task OnPostAsync(bool stay)
            {
                if (!stay)
                {
                    await HttpContext.SignOutAsync("Cookies");
                    Message = "Goodbye";
                }
                await HttpContext.SignOutAsync("Cookies");
            }
        }
        """);

    [Fact]
    public Task A_sign_out_alone_under_its_condition_becomes_unconditional() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(bool stay)
            {
                // Bye.
                if (!stay)
                {
                    await HttpContext.SignOutAsync("Cookies");
                }

                {|LOA1002:return RedirectToAction("Index", "Home");|}
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(bool stay)
            {
                // Bye.
                await HttpContext.SignOutAsync("Cookies");

                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_condition_with_effects_of_its_own_stays() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(string stay)
            {
                if (bool.TryParse(stay, out _))
                {
                    await HttpContext.SignOutAsync("Cookies");
                }

                {|LOA1002:return RedirectToAction("Index", "Home");|}
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(string stay)
            {
                if (bool.TryParse(stay, out _))
                {
                    await HttpContext.SignOutAsync("Cookies");
                }

                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_remark_on_the_condition_stays() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(bool stay)
            {
                if (!stay)
                {
                    // They asked for it.
                    await HttpContext.SignOutAsync("Cookies");
                }
                {|LOA1002:return RedirectToAction("Index", "Home");|}
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(bool stay)
            {
                if (!stay)
                {
                    // They asked for it.
                    await HttpContext.SignOutAsync("Cookies");
                }
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_comment_behind_the_condition() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(bool quick)
            {
                if (quick) // scripts
                    {|LOA1002:return Ok();|}
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
            [HttpPost]
            public async Task<IActionResult> Logout(bool quick)
            {
                if (quick) // scripts
                {
                    await HttpContext.SignOutAsync("Cookies");
                    return Ok();
                }
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_condition_that_names_a_value_stays() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(string? to)
            {
                if (to is { } target)
                {
                    await HttpContext.SignOutAsync("Cookies");
                }

                {|LOA1002:return RedirectToAction("Index", "Home");|}
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(string? to)
            {
                if (to is { } target)
                {
                    await HttpContext.SignOutAsync("Cookies");
                }

                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_swallowed_exception() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public interface IAudit
        {
            Task WriteAsync(string line);
        }

        public class AccountController : Controller
        {
            private readonly IAudit _audit;
            private readonly ILogger<AccountController> _logger;

            public AccountController(IAudit audit, ILogger<AccountController> logger)
            {
                _audit = audit;
                _logger = logger;
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                try
                {
                    await _audit.WriteAsync("logout");
                    await HttpContext.SignOutAsync("Cookies");
                }
                catch (IOException e)
                {
                    _logger.LogWarning(e, "no audit");
                }

                {|LOA1002:return RedirectToAction("Index", "Home");|}
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public interface IAudit
        {
            Task WriteAsync(string line);
        }

        public class AccountController : Controller
        {
            private readonly IAudit _audit;
            private readonly ILogger<AccountController> _logger;

            public AccountController(IAudit audit, ILogger<AccountController> logger)
            {
                _audit = audit;
                _logger = logger;
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                try
                {
                    await _audit.WriteAsync("logout");
                    await HttpContext.SignOutAsync("Cookies");
                }
                catch (IOException e)
                {
                    _logger.LogWarning(e, "no audit");
                }

                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_conditional_expression() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout(bool stay) => {|LOA1002:stay ? Redirect("/") : SignOut(CookieAuthenticationDefaults.AuthenticationScheme)|};
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(bool stay)
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                return stay ? Redirect("/") : SignOut(CookieAuthenticationDefaults.AuthenticationScheme);
            }
        }
        """);

    [Fact]
    public Task A_result_on_the_other_path() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout(string? to)
            {
                if (to is null)
                {
                    return SignOut(new AuthenticationProperties { RedirectUri = "/" }, "Cookies");
                }

                {|LOA1002:return LocalRedirect(to);|}
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(string? to)
            {
                if (to is null)
                {
                    return SignOut(new AuthenticationProperties { RedirectUri = "/" }, "Cookies");
                }

                await HttpContext.SignOutAsync("Cookies");
                return LocalRedirect(to);
            }
        }
        """);

    [Fact]
    public Task A_case_of_a_switch() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(string kind)
            {
                switch (kind)
                {
                    case "soft":
                        {|LOA1002:return Ok();|}
                    case "none": {|LOA1002:return NoContent();|}
                    default:
                        await HttpContext.SignOutAsync("Cookies");
                        return Redirect("/");
                }
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(string kind)
            {
                switch (kind)
                {
                    case "soft":
                        await HttpContext.SignOutAsync("Cookies");
                        return Ok();
                    case "none": await HttpContext.SignOutAsync("Cookies"); return NoContent();
                    default:
                        await HttpContext.SignOutAsync("Cookies");
                        return Redirect("/");
                }
            }
        }
        """);

    [Fact]
    public Task Several_paths_in_one_method() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(string? to, bool quick)
            {
                if (quick)
                {
                    {|LOA1002:return Ok();|}
                }

                if (to != null) {|LOA1002:return LocalRedirect(to);|}

                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> SignOff(bool quick)
            {
                if (quick)
                {
                    {|LOA1002:return Ok();|}
                }

                await HttpContext.SignOutAsync("Cookies").ConfigureAwait(false);
                return Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(string? to, bool quick)
            {
                if (quick)
                {
                    await HttpContext.SignOutAsync("Cookies");
                    return Ok();
                }

                if (to != null)
                {
                    await HttpContext.SignOutAsync("Cookies");
                    return LocalRedirect(to);
                }

                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> SignOff(bool quick)
            {
                if (quick)
                {
                    await HttpContext.SignOutAsync("Cookies");
                    return Ok();
                }

                await HttpContext.SignOutAsync("Cookies").ConfigureAwait(false);
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_call_on_something_that_may_be_null() => FixInIdentityApp(
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _manager;

            public AccountController(SignInManager<IdentityUser> manager)
            {
                _manager = manager;
            }

            [HttpPost]
            public async Task<IActionResult> Logout(bool quick)
            {
                if (quick)
                {
                    {|LOA1002:return Ok();|}
                }

                await (_manager?.SignOutAsync() ?? Task.CompletedTask);
                return Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _manager;

            public AccountController(SignInManager<IdentityUser> manager)
            {
                _manager = manager;
            }

            [HttpPost]
            public async Task<IActionResult> Logout(bool quick)
            {
                if (quick)
                {
                    await _manager.SignOutAsync();
                    return Ok();
                }

                await (_manager?.SignOutAsync() ?? Task.CompletedTask);
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_call_on_a_local_is_not_repeated() => FixInIdentityApp(
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(bool quick)
            {
                if (quick)
                {
                    {|LOA1002:return Ok();|}
                }

                var manager = HttpContext.RequestServices.GetRequiredService<SignInManager<IdentityUser>>();
                await manager.SignOutAsync();
                return Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(bool quick)
            {
                if (quick)
                {
                    await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
                    return Ok();
                }

                var manager = HttpContext.RequestServices.GetRequiredService<SignInManager<IdentityUser>>();
                await manager.SignOutAsync();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_branch_of_a_lambda() => Fix(
        """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", async (HttpContext context, bool quick) =>
        {
            if (quick) {|LOA1002:return Results.Ok();|}
            await context.SignOutAsync("app");
            return Results.Redirect("/");
        });
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", async (HttpContext context, bool quick) =>
        {
            if (quick)
            {
                await context.SignOutAsync("app");
                return Results.Ok();
            }
            await context.SignOutAsync("app");
            return Results.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task A_lambda_that_answers_with_results() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", (bool quick) => {|LOA1002:quick ? Results.Ok() : Results.SignOut(authenticationSchemes: new[] { "app" })|});
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", async (HttpContext context, bool quick) =>
        {
            await context.SignOutAsync("app");
            return quick ? Results.Ok() : Results.SignOut(authenticationSchemes: new[] { "app" });
        });
        app.Run();
        """);

    [Fact]
    public Task A_handler_handed_over_by_name() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", Logout);
        app.Run();

        static IResult Logout(HttpContext context)
        {
            if (context.Request.Query.ContainsKey("quick"))
            {
                {|LOA1002:return Results.Ok();|}
            }

            return Results.SignOut(authenticationSchemes: new[] { "app" });
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", (Delegate)Logout);
        app.Run();

        static async Task<IResult> Logout(HttpContext context)
        {
            if (context.Request.Query.ContainsKey("quick"))
            {
                await context.SignOutAsync("app");
                return Results.Ok();
            }

            return Results.SignOut(authenticationSchemes: new[] { "app" });
        }
        """);

    [Fact]
    public Task The_login_is_the_session() => Fix(
        """
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddSession();
                services.AddControllersWithViews();
            }
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Login(string name)
            {
                HttpContext.Session.SetString("user", name);
                return Redirect("/");
            }

            [HttpPost]
            public IActionResult Logout(bool quick)
            {
                if (quick)
                    {|LOA1002:return Ok();|}
                HttpContext.Session.Clear();
                return Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddSession();
                services.AddControllersWithViews();
            }
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Login(string name)
            {
                HttpContext.Session.SetString("user", name);
                return Redirect("/");
            }

            [HttpPost]
            public IActionResult Logout(bool quick)
            {
                if (quick)
                {
                    HttpContext.Session.Clear();
                    return Ok();
                }
                HttpContext.Session.Clear();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Tabs_Windows_line_ends_and_braces_at_the_end_of_the_line() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller {
        	[HttpPost]
        	public async Task<IActionResult> Logout(bool quick) {
        		if (quick) {|LOA1002:return Ok();|}
        		else {
        			await HttpContext.SignOutAsync("Cookies");
        			return Redirect("/");
        		}
        	}
        }
        """.ReplaceLineEndings("\r\n"),
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller {
        	[HttpPost]
        	public async Task<IActionResult> Logout(bool quick) {
        		if (quick) {
        			await HttpContext.SignOutAsync("Cookies");
        			return Ok();
        		}
        		else {
        			await HttpContext.SignOutAsync("Cookies");
        			return Redirect("/");
        		}
        	}
        }
        """.ReplaceLineEndings("\r\n"));

    [Fact]
    public Task A_return_that_only_some_configurations_compile() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(bool quick)
            {
                if (quick)
                {
        #if TRACE
                    return Ok("traced");
        #else
                    {|LOA1002:return Ok();|}
        #endif
                }

                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(bool quick)
            {
                if (quick)
                {
                    await HttpContext.SignOutAsync("Cookies");
        #if TRACE
                    return Ok("traced");
        #else
                    return Ok();
        #endif
                }

                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task The_path_stands_in_another_file() => NotOffered(
        """
        using Microsoft.AspNetCore.Authentication;

        public static class Sessions
        {
            public static async Task<IResult> Logout(HttpContext context, bool quick)
            {
                if (quick) return Results.Ok();
                await context.SignOutAsync("app");
                return Results.NoContent();
            }
        }
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost({|LOA1002:"/logout"|}, Sessions.Logout);
        app.Run();
        """);

    [Fact]
    public Task A_path_inside_a_lock() => NotOfferedInCookieApp(
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private static readonly object s_lock = new();

            [HttpPost]
            public IActionResult Logout(bool quick)
            {
                lock (s_lock)
                {
                    if (quick) {|LOA1002:return Ok();|}
                    return SignOut("Cookies");
                }
            }
        }
        """);

    [Fact]
    public Task An_override_that_returns_no_task() => NotOfferedInCookieApp(
        """
        using Microsoft.AspNetCore.Mvc;

        public abstract class AccountControllerBase : Controller
        {
            public abstract IActionResult Logout(bool quick);
        }

        public class AccountController : AccountControllerBase
        {
            public override IActionResult Logout(bool quick)
            {
                if (quick) {|LOA1002:return Ok();|}
                return SignOut("Cookies");
            }
        }
        """);
}
