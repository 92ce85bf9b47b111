using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1010;

/// <summary>Logouts that a page of another site can trigger.</summary>
public sealed class Reports
{
    private static readonly Verification s_core = Verify.AspNetCore with { Advice = "LOA1010" };

    private static Task Analyze(params string[] sources) => s_core.Analyzer<SignOutAnalyzer>(sources);

    // Actions.

    [Fact]
    public Task An_action_without_a_verb() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> {|LOA1010:Logout|}()
            {
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task An_action_that_says_get() => Analyze(
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        [Route("account")]
        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signInManager;

            public AccountController(SignInManager<IdentityUser> signInManager) => _signInManager = signInManager;

            [HttpGet("logout")]
            public async Task<IActionResult> {|LOA1010:SignOutUser|}()
            {
                await _signInManager.SignOutAsync();
                return Redirect("~/");
            }
        }
        """,
        Applications.Identity);

    [Fact]
    public Task An_action_with_only_a_route() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        [Route("api/session")]
        public class SessionController : ControllerBase
        {
            [Route("logout")]
            public async Task {|LOA1010:Logout|}() => await HttpContext.SignOutAsync("Cookies");
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task Both_verbs() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpGet, HttpPost]
            public async Task<IActionResult> {|LOA1010:Logout|}()
            {
                await HttpContext.SignOutAsync("Cookies");
                return View("LoggedOut");
            }

            [AcceptVerbs("GET", "POST")]
            public async Task<IActionResult> {|LOA1010:LogOff|}()
            {
                await HttpContext.SignOutAsync("Cookies");
                return View("LoggedOut");
            }
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task The_only_action_of_a_logout_controller() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class LogoutController : Controller
        {
            public async Task<IActionResult> {|LOA1010:Index|}()
            {
                HttpContext.Session.Clear();
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task A_returned_result() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AuthController : Controller
        {
            public IActionResult {|LOA1010:Logout|}() => SignOut(new AuthenticationProperties { RedirectUri = "/" }, "Cookies");
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task The_providers_session_goes_too() => (Verify.AspNetCoreWith("Microsoft.AspNetCore.Authentication.OpenIdConnect") with { Advice = "LOA1010" }).Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpGet]
            public IActionResult {|LOA1010:SignOutOfAll|}() => SignOut("Cookies", "OpenIdConnect");
        }
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies").AddOpenIdConnect("OpenIdConnect", options => options.SignInScheme = "Cookies");
        var app = builder.Build();
        app.MapDefaultControllerRoute();
        app.Run();
        """);

    [Fact]
    public Task Authorization_is_no_help_under_a_lax_cookie() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class AccountController : Controller
        {
            [HttpGet]
            public async Task<IActionResult> {|LOA1010:Logout|}()
            {
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task A_strict_cookie_is_no_help_without_authorization() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class AccountController : Controller
        {
            [AllowAnonymous]
            public async Task<IActionResult> {|LOA1010:Logout|}()
            {
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }
        }
        """,
        Applications.StrictCookie);

    [Fact]
    public Task The_sign_out_is_in_a_service() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public interface IAccounts
        {
            Task LeaveAsync();
        }

        public class Accounts : IAccounts
        {
            private readonly IHttpContextAccessor _accessor;

            public Accounts(IHttpContextAccessor accessor) => _accessor = accessor;

            public Task LeaveAsync() => _accessor.HttpContext!.SignOutAsync("Cookies");
        }

        public class AccountController : Controller
        {
            private readonly IAccounts _accounts;

            public AccountController(IAccounts accounts) => _accounts = accounts;

            public async Task<IActionResult> {|LOA1010:Logout|}()
            {
                await _accounts.LeaveAsync();
                return Redirect("/");
            }
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task An_old_address_calls_the_action_that_takes_post() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }

            public Task<IActionResult> {|LOA1010:LogOff|}() => Logout();
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task The_session_is_the_login() => Analyze(
        """
        using Microsoft.AspNetCore.Mvc;

        public class UserController : Controller
        {
            public IActionResult {|LOA1010:Logout|}()
            {
                HttpContext.Session.Clear();
                return RedirectToAction("Login");
            }

            public IActionResult Login() => View();
        }
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddSession();
        var app = builder.Build();
        app.UseSession();
        app.MapDefaultControllerRoute();
        app.Run();
        """);

    [Fact]
    public Task A_token_in_a_cookie() => (Verify.AspNetCoreData with { Advice = "LOA1010" }).Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        [Route("api/auth")]
        public class AuthController : ControllerBase
        {
            [HttpGet("logout")]
            public IActionResult {|LOA1010:Logout|}()
            {
                Response.Cookies.Delete("access_token");
                return Ok();
            }
        }
        """,
        Applications.Bearer);

    [Fact]
    public Task Where_no_registration_is_visible() => Analyze("""
        using Microsoft.AspNetCore.Mvc;

        public interface IAuthService
        {
            Task LogoutAsync();
        }

        public class AccountController : Controller
        {
            private readonly IAuthService _auth;

            public AccountController(IAuthService auth) => _auth = auth;

            public async Task<IActionResult> {|LOA1010:Logout|}()
            {
                await _auth.LogoutAsync();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    // Pages.

    [Fact]
    public Task A_page_that_logs_out_when_it_is_visited() => Analyze(
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
        """,
        Applications.Cookie);

    [Fact]
    public Task A_named_handler() => Analyze(
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class IndexModel : PageModel
        {
            public void OnGet()
            {
            }

            public IActionResult {|LOA1010:OnGetLogout|}() => SignOut("Cookies");
        }
        """,
        Applications.Cookie);

    // Minimal APIs.

    [Fact]
    public Task A_mapped_lambda() => Analyze("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapGet({|LOA1010:"/logout"|}, async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task A_mapped_method_for_every_verb() => Analyze("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.Map("/logout", Logout);
        app.MapMethods({|LOA1010:"/signout"|}, new[] { "GET", "POST" }, () => Results.SignOut(authenticationSchemes: new[] { "Cookies" }));
        app.Run();

        static Task {|LOA1010:Logout|}(HttpContext context) => context.SignOutAsync("Cookies");
        """);

    [Fact]
    public Task An_endpoint_of_a_group() => Analyze("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        builder.Services.AddAuthorization();
        var app = builder.Build();
        var account = app.MapGroup("/account").RequireAuthorization();
        account.MapGet({|LOA1010:"/logout"|}, () => Results.SignOut(authenticationSchemes: new[] { "Cookies" }));
        app.Run();
        """);

    // Forms without a token.

    [Fact]
    public Task An_endpoint_that_switches_the_token_off() => Analyze("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost({|LOA1010:"/logout"|}, async (HttpContext context) => await context.SignOutAsync("Cookies")).DisableAntiforgery();
        app.Run();
        """);

    [Fact]
    public Task An_action_that_ignores_the_token() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        [AutoValidateAntiforgeryToken]
        public class AccountController : Controller
        {
            [HttpPost, IgnoreAntiforgeryToken]
            public async Task<IActionResult> {|LOA1010:Logout|}()
            {
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """,
        Applications.StrictCookie);

    [Fact]
    public Task A_page_that_ignores_the_token() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        [IgnoreAntiforgeryToken]
        public class LogoutModel : PageModel
        {
            public async Task<IActionResult> {|LOA1010:OnPostAsync|}()
            {
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToPage("/Index");
            }
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task Authorization_is_no_help_where_the_cookie_travels_everywhere() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize, IgnoreAntiforgeryToken]
        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> {|LOA1010:Logout|}()
            {
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """,
        Applications.NoneCookie);

    // Messages.

    private static Task Message(string text, params string[] sources) => s_core.Message<SignOutAnalyzer>(new DiagnosticResult("LOA1010", DiagnosticSeverity.Info).WithMessage(text), sources);

    [Fact]
    public Task Message_of_a_get() => Message(
        "'/logout' ends the session on a GET request, so a link or redirect on any other site logs the user out; accept only POST",
        """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet({|#0:"/logout"|}, () => Results.SignOut());
        app.Run();
        """);

    [Fact]
    public Task Message_of_a_form_from_anybody() => Message(
        "'/logout' accepts a form without an antiforgery token from anybody, so any other site can log the user out; validate the token",
        """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost({|#0:"/logout"|}, () => Results.SignOut()).DisableAntiforgery();
        app.Run();
        """);

    [Fact]
    public Task Message_of_a_form_with_a_cookie_that_travels() => Message(
        "'Logout' accepts a form without an antiforgery token, and the cookie is sent with it from any other site, which can so log the user out; validate the token",
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [Authorize, IgnoreAntiforgeryToken, HttpPost]
            public IActionResult {|#0:Logout|}() => SignOut("Cookies");
        }
        """,
        Applications.NoneCookie);

    [Fact]
    public Task An_action_that_signs_out_beside_one_of_the_same_name_that_takes_a_form() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpGet]
            public async Task<IActionResult> {|LOA1010:Logout|}()
            {
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }

            [HttpPost]
            [ValidateAntiForgeryToken]
            public async Task<IActionResult> Logout(string returnUrl)
            {
                await HttpContext.SignOutAsync("Cookies");
                return LocalRedirect(returnUrl);
            }
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task A_page_that_signs_out_when_it_opens_beside_its_form() => Analyze(
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

            public async Task<IActionResult> OnPostAsync()
            {
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToPage("/Index");
            }
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task An_action_that_deletes_the_session_of_a_SAML_library() => (Verify.AspNetCoreWith("ITfoxtec.Identity.Saml2.MvcCore") with { Advice = "LOA1010" }).Analyzer<SignOutAnalyzer>(
        """
        using ITfoxtec.Identity.Saml2;
        using ITfoxtec.Identity.Saml2.MvcCore;
        using Microsoft.AspNetCore.Mvc;

        public class AuthController : Controller
        {
            private readonly Saml2Configuration _config;

            public AuthController(Saml2Configuration config) => _config = config;

            [HttpPost]
            public async Task<IActionResult> AssertionConsumerService()
            {
                await new Saml2AuthnResponse(_config).CreateSession(HttpContext);
                return Redirect("~/");
            }

            public async Task<IActionResult> {|LOA1010:Logout|}()
            {
                if (!User.Identity!.IsAuthenticated) return Redirect("~/");
                var request = await new Saml2LogoutRequest(_config, User).DeleteSession(HttpContext);
                return new Saml2PostBinding().Bind(request).ToActionResult();
            }
        }
        """);
}
