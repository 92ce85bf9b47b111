using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1010;

/// <summary>Logouts that other sites cannot trigger, or that have to answer GET.</summary>
public sealed class StaysSilent
{
    private static readonly Verification s_core = Verify.AspNetCore with { Advice = "LOA1010" };

    private static Task Analyze(params string[] sources) => s_core.Analyzer<SignOutAnalyzer>(sources);

    [Fact]
    public Task An_action_for_post() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            [ValidateAntiForgeryToken]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }

            [HttpDelete("session")]
            public Task EndSession() => HttpContext.SignOutAsync("Cookies");
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task Post_without_a_token_attribute() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        [Route("account")]
        public class AccountController : Controller
        {
            [HttpPost("logout")]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task The_confirmation_page_of_an_identity_server() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class LogoutViewModel
        {
            public string? LogoutId { get; set; }
            public bool ShowLogoutPrompt { get; set; } = true;
        }

        public class AccountController : Controller
        {
            [HttpGet]
            public async Task<IActionResult> Logout(string logoutId)
            {
                var vm = new LogoutViewModel { LogoutId = logoutId, ShowLogoutPrompt = User.Identity?.IsAuthenticated == true };
                if (vm.ShowLogoutPrompt == false) return await Logout(vm);
                return View(vm);
            }

            [HttpPost]
            [ValidateAntiForgeryToken]
            public async Task<IActionResult> Logout(LogoutViewModel model)
            {
                await HttpContext.SignOutAsync("Cookies");
                return View("LoggedOut", model);
            }
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task A_prompt_whose_form_has_another_name() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private bool NeedsPrompt => Request.Query["client"].Count == 0;

            [HttpGet]
            public async Task<IActionResult> Logout()
            {
                if (NeedsPrompt) return View();
                return await LogoutConfirmed();
            }

            [HttpPost]
            public async Task<IActionResult> LogoutConfirmed()
            {
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task A_page_with_a_form() => Analyze(
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            private readonly SignInManager<IdentityUser> _signInManager;

            public LogoutModel(SignInManager<IdentityUser> signInManager) => _signInManager = signInManager;

            public void OnGet()
            {
            }

            public async Task<IActionResult> OnPost(string? returnUrl = null)
            {
                await _signInManager.SignOutAsync();
                return returnUrl is null ? RedirectToPage() : LocalRedirect(returnUrl);
            }
        }
        """,
        Applications.Identity);

    [Fact]
    public Task Front_channel_logout() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpGet("signout-oidc")]
            public async Task<IActionResult> SignOutOidc([FromQuery(Name = "sid")] string sessionId, string iss)
            {
                if (User.FindFirst("sid")?.Value != sessionId) return Ok();
                await HttpContext.SignOutAsync("Cookies");
                return Ok();
            }

            [HttpGet]
            public async Task<IActionResult> FrontChannelLogout()
            {
                var sid = Request.Query["sid"].ToString();
                if (User.FindFirst("sid")?.Value != sid) return Ok();
                await HttpContext.SignOutAsync("Cookies");
                return Ok();
            }
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task The_end_session_endpoint_of_a_provider() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AuthorizationController : Controller
        {
            [HttpGet("~/connect/endsession")]
            public async Task<IActionResult> EndSession([FromQuery] string id_token_hint, [FromQuery] string post_logout_redirect_uri)
            {
                if (string.IsNullOrEmpty(id_token_hint)) return BadRequest();
                await HttpContext.SignOutAsync("Cookies");
                return Redirect(post_logout_redirect_uri);
            }
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task Saml_single_logout() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AuthController : Controller
        {
            [Route("SingleLogout")]
            public async Task<IActionResult> SingleLogout()
            {
                await HttpContext.SignOutAsync("Cookies");
                return Ok();
            }
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task A_strict_cookie_behind_authorization() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public abstract class AppController : Controller
        {
        }

        public class AccountController : AppController
        {
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }
        }
        """,
        Applications.StrictCookie);

    [Fact]
    public Task A_strict_cookie_and_a_group_with_authorization() => Analyze("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.ConfigureApplicationCookie(o => o.Cookie.SameSite = SameSiteMode.Strict);
        var app = builder.Build();
        var account = app.MapGroup("/account");
        account.RequireAuthorization();
        account.MapGet("/logout", async (SignInManager<IdentityUser> manager) => await manager.SignOutAsync());
        app.MapGet("/signout", async (SignInManager<IdentityUser> manager) => await manager.SignOutAsync()).RequireAuthorization();
        app.Run();
        """);

    [Fact]
    public Task A_strict_cookie_and_a_fallback_policy() => Analyze("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        builder.Services.Configure<CookiePolicyOptions>(options => options.MinimumSameSitePolicy = SameSiteMode.Strict);
        builder.Services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);
        var app = builder.Build();
        app.UseCookiePolicy();
        app.MapGet("/logout", async (HttpContext context) => await context.SignOutAsync("Cookies"));
        app.Run();
        """);

    [Fact]
    public Task A_strict_cookie_and_a_global_filter() => Analyze(
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Logout() => SignOut("Cookies");
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc.Authorization;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews(options => options.Filters.Add(new AuthorizeFilter()));
        builder.Services.AddAuthentication("Cookies").AddCookie();
        builder.Services.Configure<CookieAuthenticationOptions>("Cookies", options => options.Cookie = new CookieBuilder { SameSite = SameSiteMode.Strict });
        var app = builder.Build();
        app.MapDefaultControllerRoute();
        app.Run();
        """);

    [Fact]
    public Task A_SameSite_that_configuration_decides() => Analyze("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.Cookie.SameSite = builder.Configuration.GetValue<SameSiteMode>("SameSite"));
        var app = builder.Build();
        app.MapGet("/logout", async (HttpContext context) => await context.SignOutAsync("Cookies")).RequireAuthorization();
        app.Run();
        """);

    [Fact]
    public Task A_token_that_is_checked_on_every_request() => Analyze(
        """
        using Microsoft.AspNetCore.Antiforgery;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly IAntiforgery _antiforgery;

            public AccountController(IAntiforgery antiforgery) => _antiforgery = antiforgery;

            [ValidateAntiForgeryToken]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }

            public async Task<IActionResult> LogOff()
            {
                await _antiforgery.ValidateRequestAsync(HttpContext);
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task The_verb_is_tested_in_the_body() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> Logout()
            {
                if (!HttpMethods.IsPost(Request.Method)) return View();
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task A_selector_of_the_applications_own() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Abstractions;
        using Microsoft.AspNetCore.Mvc.ActionConstraints;

        public sealed class FormPostAttribute : ActionMethodSelectorAttribute
        {
            public override bool IsValidForRequest(RouteContext routeContext, ActionDescriptor action) => routeContext.HttpContext.Request.HasFormContentType;
        }

        public class AccountController : Controller
        {
            [FormPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task A_token_in_a_header() => (Verify.AspNetCoreData with { Advice = "LOA1010" }).Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        public class TokenStore
        {
            public HashSet<string> RevokedTokens { get; } = new();
        }

        [ApiController]
        [Route("api/auth")]
        public class AuthController : ControllerBase
        {
            private readonly TokenStore _store;

            public AuthController(TokenStore store) => _store = store;

            [Authorize]
            [HttpGet("logout")]
            public IActionResult Logout()
            {
                _store.RevokedTokens.Add(User.FindFirst("jti")!.Value);
                return NoContent();
            }
        }
        """,
        Applications.Bearer);

    [Fact]
    public Task A_get_that_only_redirects_to_the_logout() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class HomeController : Controller
        {
            public IActionResult Logout() => RedirectToPage("/Account/Logout");
        }

        public class LogoutModel : PageModel
        {
            public void OnGet()
            {
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
    public Task An_endpoint_for_post() => Analyze("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/logout", async (HttpContext context) => await context.SignOutAsync("Cookies"));
        app.MapMethods("/signout", new[] { "POST" }, () => Results.SignOut(authenticationSchemes: new[] { "Cookies" }));
        app.MapPost("/account/logout", async (HttpContext context) => await context.SignOutAsync("Cookies")).RequireAuthorization().DisableAntiforgery();
        app.MapPost("/api/logout", async (HttpContext context, [FromBody] object empty) => await context.SignOutAsync("Cookies")).DisableAntiforgery();
        app.Run();
        """);

    [Fact]
    public Task A_group_that_somebody_else_protects() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;

        public static class AccountEndpoints
        {
            public static void MapAccount(this RouteGroupBuilder group)
            {
                group.MapPost("/logout", async (HttpContext context) => await context.SignOutAsync("Cookies")).DisableAntiforgery();
            }
        }
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapGroup("/account").RequireAuthorization().MapAccount();
        app.Run();
        """);

    [Fact]
    public Task Ignored_tokens_behind_authorization() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize, IgnoreAntiforgeryToken]
        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task A_page_that_a_convention_protects() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            public async Task<IActionResult> OnGetAsync()
            {
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToPage("/Index");
            }
        }
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRazorPages(options => options.Conventions.AuthorizeFolder("/"));
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies", options => options.Cookie.SameSite = SameSiteMode.Strict);
        var app = builder.Build();
        app.MapRazorPages();
        app.Run();
        """);

    [Fact]
    public Task A_logout_that_ends_nothing_is_for_other_rules() => Analyze(
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpGet]
            public IActionResult {|LOA1001:Logout|}() => Redirect("/");
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task A_page_that_logs_out_at_once_only_where_nobody_has_to_be_asked() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpGet]
            public async Task<IActionResult> Logout(string logoutId)
            {
                if (await MayBeSkipped(logoutId))
                {
                    await HttpContext.SignOutAsync("Cookies");
                    return Redirect("/");
                }

                return View();
            }

            [HttpPost]
            [ValidateAntiForgeryToken]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }

            private static Task<bool> MayBeSkipped(string logoutId) => Task.FromResult(logoutId.Length > 10);
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task A_form_that_deletes_the_session_of_a_SAML_library() => (Verify.AspNetCoreWith("ITfoxtec.Identity.Saml2.MvcCore") with { Advice = "LOA1010" }).Analyzer<SignOutAnalyzer>(
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

            [HttpPost] public async Task<IActionResult> Logout()
            {
                if (!User.Identity!.IsAuthenticated) return Redirect("~/");
                var request = await new Saml2LogoutRequest(_config, User).DeleteSession(HttpContext);
                return new Saml2PostBinding().Bind(request).ToActionResult();
            }
        }
        """);
}
