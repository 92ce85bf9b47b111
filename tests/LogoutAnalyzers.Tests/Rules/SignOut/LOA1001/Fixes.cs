using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.SignOut;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1001;

/// <summary>The call that ends the session, added to logouts of every shape and layout.</summary>
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

    private static Task Fix(string before, string after, params string[] others) => Verify.Fix<SignOutAnalyzer, EndSession>(before, after, others);

    private static Task NotOffered(string source, params string[] others) => Fix(source, source, others);

    private static Task FixInCookieApp(string before, string after) => Fix(before, after, CookieApp);

    private static Task NotOfferedInCookieApp(string source) => NotOffered(source, CookieApp);

    private static Task FixInIdentityApp(string before, string after) => Fix(before, after, IdentityApp);

    // A fix that changes more files than the first.
    private static Task FixFiles(string[] before, string[] after) => Verify.AspNetCore.FixFiles<SignOutAnalyzer, EndSession>(before, after);

    // What the class offers.

    [Fact]
    public Task A_field_of_type_SignInManager() => FixInIdentityApp(
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop.Controllers;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signInManager;

            public AccountController(SignInManager<IdentityUser> signInManager)
            {
                _signInManager = signInManager;
            }

            [HttpPost]
            [ValidateAntiForgeryToken]
            public IActionResult {|LOA1001:Logout|}()
            {
                return RedirectToAction("Index", "Home");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop.Controllers;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signInManager;

            public AccountController(SignInManager<IdentityUser> signInManager)
            {
                _signInManager = signInManager;
            }

            [HttpPost]
            [ValidateAntiForgeryToken]
            public async Task<IActionResult> Logout()
            {
                await _signInManager.SignOutAsync();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_property_and_an_expression_body() => FixInIdentityApp(
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public AccountController(SignInManager<IdentityUser> signIns) => SignIns = signIns;

            private SignInManager<IdentityUser> SignIns { get; }

            [HttpPost]
            public IActionResult {|LOA1001:Logout|}() => RedirectToAction("Index", "Home");
        }
        """,
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public AccountController(SignInManager<IdentityUser> signIns) => SignIns = signIns;

            private SignInManager<IdentityUser> SignIns { get; }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await SignIns.SignOutAsync();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_member_of_a_base_class() => FixInIdentityApp(
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AppSignInManager : SignInManager<IdentityUser>
        {
            public AppSignInManager(UserManager<IdentityUser> users, IHttpContextAccessor accessor, IUserClaimsPrincipalFactory<IdentityUser> claims)
                : base(users, accessor, claims, null!, null!, null!, null!)
            {
            }
        }

        public abstract class IdentityController : Controller
        {
            protected IdentityController(AppSignInManager manager) => Manager = manager;

            protected AppSignInManager Manager { get; }
        }

        public class SessionsController : IdentityController
        {
            public SessionsController(AppSignInManager manager)
                : base(manager)
            {
            }

            [HttpPost]
            public IActionResult {|LOA1001:SignOff|}()
            {
                TempData["Message"] = "Goodbye";
                return RedirectToAction("Index", "Home");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AppSignInManager : SignInManager<IdentityUser>
        {
            public AppSignInManager(UserManager<IdentityUser> users, IHttpContextAccessor accessor, IUserClaimsPrincipalFactory<IdentityUser> claims)
                : base(users, accessor, claims, null!, null!, null!, null!)
            {
            }
        }

        public abstract class IdentityController : Controller
        {
            protected IdentityController(AppSignInManager manager) => Manager = manager;

            protected AppSignInManager Manager { get; }
        }

        public class SessionsController : IdentityController
        {
            public SessionsController(AppSignInManager manager)
                : base(manager)
            {
            }

            [HttpPost]
            public async Task<IActionResult> SignOff()
            {
                await Manager.SignOutAsync();
                TempData["Message"] = "Goodbye";
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_parameter_from_the_services() => FixInIdentityApp(
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult {|LOA1001:Logout|}([FromServices] SignInManager<IdentityUser> manager)
            {
                return Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout([FromServices] SignInManager<IdentityUser> manager)
            {
                await manager.SignOutAsync();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Identity_without_a_SignInManager_at_hand() => FixInIdentityApp(
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult {|LOA1001:Logout|}()
            {
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
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task The_framework_constant_with_its_usings_in_order() => FixInCookieApp(
        """
        using System.Text;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult {|LOA1001:Logout|}()
            {
                return RedirectToAction("Index", Encoding.UTF8.WebName);
            }
        }
        """,
        """
        using System.Text;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                return RedirectToAction("Index", Encoding.UTF8.WebName);
            }
        }
        """);

    [Fact]
    public Task Usings_that_are_there_already() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult {|LOA1001:Logout|}()
            {
                return View("Goodbye");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                return View("Goodbye");
            }
        }
        """);

    [Fact]
    public Task The_literal_where_the_file_writes_the_scheme_as_one() => FixInCookieApp(
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Login(string name)
            {
                await HttpContext.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity(new[] { new Claim("name", name) }, "Cookies")));
                return Redirect("/");
            }

            [HttpPost]
            public IActionResult {|LOA1001:Logout|}()
            {
                return Redirect("/");
            }
        }
        """,
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Login(string name)
            {
                await HttpContext.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity(new[] { new Claim("name", name) }, "Cookies")));
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task The_files_own_constant() => Fix(
        """
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public const string Scheme = "Shop";

            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication(Scheme).AddCookie(Scheme);
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult {|LOA1001:Logout|}()
            {
                return Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public const string Scheme = "Shop";

            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication(Scheme).AddCookie(Scheme);
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync(Startup.Scheme);
                return Redirect("/");
            }
        }
        """);

    // What the body looks like.

    [Fact]
    public Task A_task_from_a_result() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public Task<IActionResult> {|LOA1001:Logout|}(string? to)
            {
                if (to is null)
                {
                    return Task.FromResult<IActionResult>(BadRequest());
                }

                // Where the user came from.
                return Task.FromResult<IActionResult>(LocalRedirect(to));
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(string? to)
            {
                if (to is null)
                {
                    return BadRequest();
                }

                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                // Where the user came from.
                return LocalRedirect(to);
            }
        }
        """);

    [Fact]
    public Task A_void_page_handler() => FixInIdentityApp(
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        using Microsoft.AspNetCore.Identity;

        namespace Shop.Pages
        {
            public class LogoutModel : PageModel
            {
                private readonly SignInManager<IdentityUser> _manager;

                public LogoutModel(SignInManager<IdentityUser> manager)
                {
                    _manager = manager;
                }

                public void {|LOA1001:OnPost|}()
                {
                }
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        using Microsoft.AspNetCore.Identity;

        namespace Shop.Pages
        {
            public class LogoutModel : PageModel
            {
                private readonly SignInManager<IdentityUser> _manager;

                public LogoutModel(SignInManager<IdentityUser> manager)
                {
                    _manager = manager;
                }

                public async Task OnPost()
                {
                    await _manager.SignOutAsync();
                }
            }
        }
        """);

    [Fact]
    public Task An_empty_body_on_one_line() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            public void {|LOA1001:OnPost|}() { }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            public async Task OnPost()
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            }
        }
        """);

    [Fact]
    public Task A_body_on_one_line() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult {|LOA1001:Logout|}() { return Redirect("/"); }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_completed_task() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            public string Message { get; private set; } = "";

            public Task {|LOA1001:OnPostAsync|}()
            {
                Message = "Goodbye";
                return Task.CompletedTask;
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            public string Message { get; private set; } = "";

            public async Task OnPostAsync()
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                Message = "Goodbye";
            }
        }
        """);

    [Fact]
    public Task A_completed_task_as_an_expression() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            public Task {|LOA1001:OnPostAsync|}() => Task.CompletedTask;
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            public async Task OnPostAsync()
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            }
        }
        """);

    [Fact]
    public Task A_value_task() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        [Route("api/[controller]")]
        public class SessionController : ControllerBase
        {
            [HttpPost("logout")]
            public ValueTask<IActionResult> {|LOA1001:Logout|}() => ValueTask.FromResult<IActionResult>(NoContent());
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        [Route("api/[controller]")]
        public class SessionController : ControllerBase
        {
            [HttpPost("logout")]
            public async ValueTask<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                return NoContent();
            }
        }
        """);

    [Fact]
    public Task An_override_that_returns_a_task() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public abstract class AccountControllerBase : Controller
        {
            public abstract Task<IActionResult> Logout();
        }

        public class AccountController : AccountControllerBase
        {
            public override Task<IActionResult> {|LOA1001:Logout|}()
            {
                return Task.FromResult<IActionResult>(Redirect("/"));
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public abstract class AccountControllerBase : Controller
        {
            public abstract Task<IActionResult> Logout();
        }

        public class AccountController : AccountControllerBase
        {
            public override async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_method_that_is_async_already() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> {|LOA1001:Logout|}()
            {
                await Task.Yield();
                return Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                await Task.Yield();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Guards_stay_first() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult {|LOA1001:Logout|}(string? returnUrl)
            {
                if (!ModelState.IsValid)
                {
                    return BadRequest(ModelState);
                }

                // Only to pages of our own.
                var target = Url.IsLocalUrl(returnUrl) ? returnUrl : "/";
                return LocalRedirect(target!);
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(string? returnUrl)
            {
                if (!ModelState.IsValid)
                {
                    return BadRequest(ModelState);
                }

                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                // Only to pages of our own.
                var target = Url.IsLocalUrl(returnUrl) ? returnUrl : "/";
                return LocalRedirect(target!);
            }
        }
        """);

    [Fact]
    public Task Several_exits_are_covered_by_one_call() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult {|LOA1001:Logout|}(string? returnUrl)
            {
                if (returnUrl != null) return LocalRedirect(returnUrl);
                return RedirectToAction("Index");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(string? returnUrl)
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                if (returnUrl != null) return LocalRedirect(returnUrl);
                return RedirectToAction("Index");
            }
        }
        """);

    [Fact]
    public Task Callers_in_the_same_class_await() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult {|LOA1001:Logout|}()
            {
                return RedirectToAction("Index");
            }

            [HttpPost]
            public IActionResult Close(int id)
            {
                ViewData["Closed"] = id;
                return Logout();
            }

            public string Name() => nameof(Logout);
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                return RedirectToAction("Index");
            }

            [HttpPost]
            public async Task<IActionResult> Close(int id)
            {
                ViewData["Closed"] = id;
                return await Logout();
            }

            public string Name() => nameof(Logout);
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
            public IActionResult {|LOA1001:Logout|}()
            {
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
            public IActionResult Logout()
            {
                HttpContext.Session.Clear();
                return Redirect("/");
            }
        }
        """);

    // Minimal APIs.

    [Fact]
    public Task A_literal_redirect_becomes_a_sign_out_result() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost({|LOA1001:"/logout"|}, () => Results.Redirect("/"));
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/logout", () => Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, new[] { "Cookies" }));
        app.Run();
        """);

    [Fact]
    public Task A_literal_redirect_of_TypedResults() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost({|LOA1001:"/logout"|}, () => TypedResults.LocalRedirect("/"));
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return TypedResults.LocalRedirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task A_lambda_without_parameters_gets_the_context() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost({|LOA1001:"/logout"|}, () => Results.Ok());
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync("app");
            return Results.Ok();
        });
        app.Run();
        """);

    [Fact]
    public Task A_lambda_with_a_block_and_parameters() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost({|LOA1001:"/logout"|}, (string? to, ILogger<Program> logger) =>
        {
            logger.LogInformation("Logged out");
            return Results.LocalRedirect(to ?? "/");
        });
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", async (HttpContext context, string? to, ILogger<Program> logger) =>
        {
            await context.SignOutAsync("app");
            logger.LogInformation("Logged out");
            return Results.LocalRedirect(to ?? "/");
        });
        app.Run();
        """);

    [Fact]
    public Task A_lambda_with_the_context() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost({|LOA1001:"/logout"|}, (HttpContext http) => Results.Ok(http.TraceIdentifier));
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", async (HttpContext http) =>
        {
            await http.SignOutAsync("app");
            return Results.Ok(http.TraceIdentifier);
        });
        app.Run();
        """);

    [Fact]
    public Task A_request_delegate() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost({|LOA1001:"/logout"|}, ctx => ctx.Response.WriteAsync("bye"));
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", async ctx =>
        {
            await ctx.SignOutAsync("app");
            await ctx.Response.WriteAsync("bye");
        });
        app.Run();
        """);

    [Fact]
    public Task A_request_delegate_with_a_block() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost({|LOA1001:"/logout"|}, ctx =>
        {
            ctx.Response.Redirect("/");
            return Task.CompletedTask;
        });
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", async ctx =>
        {
            await ctx.SignOutAsync("app");
            ctx.Response.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task A_lambda_with_a_return_type() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost({|LOA1001:"/logout"|}, IResult (string? to) => to is null ? Results.Ok() : Results.LocalRedirect(to));
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", async Task<IResult> (HttpContext context, string? to) =>
        {
            await context.SignOutAsync("app");
            return to is null ? Results.Ok() : Results.LocalRedirect(to);
        });
        app.Run();
        """);

    [Fact]
    public Task A_lambda_that_only_writes_to_the_response() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost({|LOA1001:"/logout"|}, (HttpResponse response) => { response.Headers["X-Bye"] = "1"; });
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", async (HttpContext context, HttpResponse response) =>
        {
            await context.SignOutAsync("app");
            response.Headers["X-Bye"] = "1";
        });
        app.Run();
        """);

    [Fact]
    public Task A_lambda_with_a_parameter_called_context() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost({|LOA1001:"/logout"|}, (string? context) => Results.Ok(context));
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", async (HttpContext httpContext, string? context) =>
        {
            await httpContext.SignOutAsync("app");
            return Results.Ok(context);
        });
        app.Run();
        """);

    [Fact]
    public Task A_lambda_with_an_attribute_and_a_modifier() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost({|LOA1001:"/logout"|}, [Microsoft.AspNetCore.Authorization.Authorize] static () => "bye");
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", [Microsoft.AspNetCore.Authorization.Authorize] static async (HttpContext context) =>
        {
            await context.SignOutAsync("app");
            return "bye";
        });
        app.Run();
        """);

    [Fact]
    public Task A_request_delegate_with_an_answer_of_its_own() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost({|LOA1001:"/logout"|}, (HttpContext context) => Task.FromResult(Results.Ok()));
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync("app");
            return Results.Ok();
        });
        app.Run();
        """);

    [Fact]
    public Task A_handler_mapped_twice() => FixFiles(
        new[]
        {
        """
        public static class Sessions
        {
            public static Task<IResult> Logout() => Task.FromResult(Results.NoContent());
        }
        """,
        """
        using System;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost({|LOA1001:"/logout"|}, Sessions.Logout);
        app.MapPost("/signout", handler: Sessions.Logout);
        app.Run();
        """
        },
        new[]
        {
        """
        using Microsoft.AspNetCore.Authentication;

        public static class Sessions
        {
            public static async Task<IResult> Logout(HttpContext context)
            {
                await context.SignOutAsync("app");
                return Results.NoContent();
            }
        }
        """,
        """
        using System;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", (Delegate)Sessions.Logout);
        app.MapPost("/signout", handler: (Delegate)Sessions.Logout);
        app.Run();
        """
        });

    [Fact]
    public Task A_local_function_with_services() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", Logout);
        app.Run();

        static IResult {|LOA1001:Logout|}(ILogger<Program> logger)
        {
            logger.LogInformation("Logged out");
            return Results.Ok();
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", Logout);
        app.Run();

        static async Task<IResult> Logout(HttpContext context, ILogger<Program> logger)
        {
            await context.SignOutAsync("app");
            logger.LogInformation("Logged out");
            return Results.Ok();
        }
        """);

    [Fact]
    public Task A_local_function_that_would_become_a_request_delegate() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", Logout).RequireAuthorization();
        app.Run();

        static IResult {|LOA1001:Logout|}(HttpContext context)
        {
            context.Response.Headers["X-Bye"] = "1";
            return Results.Ok();
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", (Delegate)Logout).RequireAuthorization();
        app.Run();

        static async Task<IResult> Logout(HttpContext context)
        {
            await context.SignOutAsync("app");
            context.Response.Headers["X-Bye"] = "1";
            return Results.Ok();
        }
        """);

    [Fact]
    public Task A_local_function_without_parameters() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", Logout);
        app.Run();

        IResult {|LOA1001:Logout|}() => Results.Ok();
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", (Delegate)Logout);
        app.Run();

        async Task<IResult> Logout(HttpContext context)
        {
            await context.SignOutAsync("app");
            return Results.Ok();
        }
        """);

    [Fact]
    public Task A_method_group_in_the_same_file() => Fix(
        """
        using Microsoft.AspNetCore.Http.HttpResults;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", Sessions.Logout);
        app.Run();

        public static class Sessions
        {
            public static NoContent {|LOA1001:Logout|}(HttpContext context)
            {
                return TypedResults.NoContent();
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http.HttpResults;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", (Delegate)Sessions.Logout);
        app.Run();

        public static class Sessions
        {
            public static async Task<NoContent> Logout(HttpContext context)
            {
                await context.SignOutAsync("app");
                return TypedResults.NoContent();
            }
        }
        """);

    [Fact]
    public Task A_method_group_in_another_file() => FixFiles(
        new[]
        {
        """
        public static class Sessions
        {
            public static IResult Logout(HttpResponse response)
            {
                response.Headers["X-Bye"] = "1";
                return Results.NoContent();
            }
        }
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost({|LOA1001:"/logout"|}, Sessions.Logout);
        app.Run();
        """
        },
        new[]
        {
        """
        using Microsoft.AspNetCore.Authentication;

        public static class Sessions
        {
            public static async Task<IResult> Logout(HttpContext context, HttpResponse response)
            {
                await context.SignOutAsync("app");
                response.Headers["X-Bye"] = "1";
                return Results.NoContent();
            }
        }
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", Sessions.Logout);
        app.Run();
        """
        });

    [Fact]
    public Task A_method_group_in_another_file_that_would_become_a_request_delegate() => FixFiles(
        new[]
        {
        """
        public static class Sessions
        {
            public static IResult Logout() => Results.NoContent();
        }
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost({|LOA1001:"/logout"|}, Sessions.Logout);
        app.Run();
        """
        },
        new[]
        {
        """
        using Microsoft.AspNetCore.Authentication;

        public static class Sessions
        {
            public static async Task<IResult> Logout(HttpContext context)
            {
                await context.SignOutAsync("app");
                return Results.NoContent();
            }
        }
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", (Delegate)Sessions.Logout);
        app.Run();
        """
        });

    [Fact]
    public Task A_constant_of_the_class() => Fix(
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication().AddCookie("Shop");
        }

        public class AccountController : Controller
        {
            private const string Scheme = "Shop";

            public async Task<IActionResult> Login()
            {
                await HttpContext.SignInAsync(Scheme, new ClaimsPrincipal());
                return Redirect("/");
            }

            [HttpPost]
            public IActionResult {|LOA1001:Logout|}()
            {
                return Redirect("/");
            }
        }
        """,
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication().AddCookie("Shop");
        }

        public class AccountController : Controller
        {
            private const string Scheme = "Shop";

            public async Task<IActionResult> Login()
            {
                await HttpContext.SignInAsync(Scheme, new ClaimsPrincipal());
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync(Scheme);
                return Redirect("/");
            }
        }
        """);

    // Layout.

    [Fact]
    public Task Comments_and_blank_lines_stay() => FixInCookieApp(
        """
        // Copyright (c) Contoso. All rights reserved.
        // Licensed under the MIT License.

        using Microsoft.AspNetCore.Mvc;

        namespace Shop; // the shop

        /// <summary>Accounts.</summary>
        public class AccountController : Controller
        {
            /* the form posts here */
            [HttpPost] // never GET
            public IActionResult {|LOA1001:Logout|}() // see the wiki
            {

                // Back to the start page,
                // where the form to log in is.
                return Redirect("/"); // done

            } // Logout
        }
        """,
        """
        // Copyright (c) Contoso. All rights reserved.
        // Licensed under the MIT License.

        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop; // the shop

        /// <summary>Accounts.</summary>
        public class AccountController : Controller
        {
            /* the form posts here */
            [HttpPost] // never GET
            public async Task<IActionResult> Logout() // see the wiki
            {

                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                // Back to the start page,
                // where the form to log in is.
                return Redirect("/"); // done

            } // Logout
        }
        """);

    [Fact]
    public Task Regions_and_directives() => FixInCookieApp(
        """
        #nullable enable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            #region Logout
            [HttpPost]
            public IActionResult {|LOA1001:Logout|}()
            {
        #if TRACE
                return Redirect("/trace");
        #else
                return Redirect("/");
        #endif
            }
            #endregion
        }
        """,
        """
        #nullable enable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            #region Logout
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        #if TRACE
                return Redirect("/trace");
        #else
                return Redirect("/");
        #endif
            }
            #endregion
        }
        """);

    [Fact]
    public Task An_expression_body_with_a_comment_on_its_own_line() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult {|LOA1001:Logout|}() =>
                // The start page shows the form.
                RedirectToAction(
                    "Index",
                    "Home"); // bye
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                // The start page shows the form.
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                return RedirectToAction(
                    "Index",
                    "Home");
            } // bye
        }
        """);

    [Fact]
    public Task A_switch_expression() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult {|LOA1001:Logout|}(int kind) => kind switch
            {
                1 => Redirect("/"),
                _ => Ok(),
            };
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(int kind)
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                return kind switch
                {
                    1 => Redirect("/"),
                    _ => Ok(),
                };
            }
        }
        """);

    [Fact]
    public Task Comments_in_small_bodies() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult {|LOA1001:Logout|}() { /* the start page */ return Redirect("/"); }

            [HttpPost]
            public void {|LOA1001:SignOff|}() { /* nothing yet */ }

            [HttpPost]
            public void {|LOA1001:LogOff|}()
            {
                // TODO
            }

            [HttpPost]
            public Task {|LOA1001:SignOffAsync|}()
            {
                ViewData["Message"] = "Goodbye";

                return Task.CompletedTask; // done
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                /* the start page */
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                return Redirect("/");
            }

            [HttpPost]
            public async Task SignOff()
            {
                /* nothing yet */
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            }

            [HttpPost]
            public async Task LogOff()
            {
                // TODO
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            }

            [HttpPost]
            public async Task SignOffAsync()
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                ViewData["Message"] = "Goodbye";

                // done
            }
        }
        """);

    [Fact]
    public Task Usings_that_are_only_aliases() => FixInCookieApp(
        """
        #nullable enable
        using Mvc = Microsoft.AspNetCore.Mvc;
        using static System.Math;

        namespace Shop;

        public class AccountController : Mvc.Controller
        {
            [Mvc.HttpPost]
            public Mvc.IActionResult {|LOA1001:Logout|}()
            {
                return Redirect("/" + Max(1, 2));
            }
        }
        """,
        """
        #nullable enable
        using Mvc = Microsoft.AspNetCore.Mvc;
        using static System.Math;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;

        namespace Shop;

        public class AccountController : Mvc.Controller
        {
            [Mvc.HttpPost]
            public async Task<Mvc.IActionResult> Logout()
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                return Redirect("/" + Max(1, 2));
            }
        }
        """);

    [Fact]
    public Task Usings_below_a_file_scoped_namespace() => FixInCookieApp(
        """
        namespace Shop;

        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult {|LOA1001:Logout|}()
            {
                return Redirect("/");
            }
        }
        """,
        """
        namespace Shop;

        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Windows_line_ends() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Mvc;

        namespace Shop
        {
            public class AccountController : Controller
            {
                [HttpPost]
                public IActionResult {|LOA1001:Logout|}() => RedirectToAction("Index");
            }
        }
        """.ReplaceLineEndings("\r\n"),
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop
        {
            public class AccountController : Controller
            {
                [HttpPost]
                public async Task<IActionResult> Logout()
                {
                    await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                    return RedirectToAction("Index");
                }
            }
        }
        """.ReplaceLineEndings("\r\n"));

    [Fact]
    public Task Tabs() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Mvc;

        namespace Shop
        {
        	public class AccountController : Controller
        	{
        		[HttpPost]
        		public IActionResult {|LOA1001:Logout|}() => RedirectToAction("Index");
        	}
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop
        {
        	public class AccountController : Controller
        	{
        		[HttpPost]
        		public async Task<IActionResult> Logout()
        		{
        			await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        			return RedirectToAction("Index");
        		}
        	}
        }
        """);

    [Fact]
    public Task Two_spaces_and_braces_at_the_end_of_the_line() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller {
          private readonly ILogger _logger;

          public AccountController(ILogger<AccountController> logger) {
            _logger = logger;
          }

          [HttpPost]
          public IActionResult {|LOA1001:Logout|}() => RedirectToAction("Index");
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller {
          private readonly ILogger _logger;

          public AccountController(ILogger<AccountController> logger) {
            _logger = logger;
          }

          [HttpPost]
          public async Task<IActionResult> Logout() {
            await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return RedirectToAction("Index");
          }
        }
        """);

    [Fact]
    public Task A_constructor_on_one_line_says_nothing_about_braces() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly ILogger _logger;

            public AccountController(ILogger<AccountController> logger) { _logger = logger; }

            [HttpPost]
            public IActionResult {|LOA1001:Logout|}() => RedirectToAction("Index");

            public IActionResult Index()
            {
                return View();
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly ILogger _logger;

            public AccountController(ILogger<AccountController> logger) { _logger = logger; }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                return RedirectToAction("Index");
            }

            public IActionResult Index()
            {
                return View();
            }
        }
        """);

    [Fact]
    public Task Usings_inside_the_namespace() => FixInCookieApp(
        """
        namespace Shop
        {
            using System.Text;
            using Microsoft.AspNetCore.Mvc;

            public class AccountController : Controller
            {
                [HttpPost]
                public IActionResult {|LOA1001:Logout|}()
                {
                    return Content(Encoding.UTF8.WebName);
                }
            }
        }
        """,
        """
        namespace Shop
        {
            using System.Text;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.Cookies;
            using Microsoft.AspNetCore.Mvc;

            public class AccountController : Controller
            {
                [HttpPost]
                public async Task<IActionResult> Logout()
                {
                    await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                    return Content(Encoding.UTF8.WebName);
                }
            }
        }
        """);

    [Fact]
    public Task A_file_without_usings_below_a_licence_header() => FixInCookieApp(
        """
        // Copyright (c) Contoso. All rights reserved.

        namespace Shop;

        public class AccountController : Microsoft.AspNetCore.Mvc.Controller
        {
            [Microsoft.AspNetCore.Mvc.HttpPost]
            public Microsoft.AspNetCore.Mvc.IActionResult {|LOA1001:Logout|}()
            {
                return Redirect("/");
            }
        }
        """,
        """
        // Copyright (c) Contoso. All rights reserved.

        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;

        namespace Shop;

        public class AccountController : Microsoft.AspNetCore.Mvc.Controller
        {
            [Microsoft.AspNetCore.Mvc.HttpPost]
            public async Task<Microsoft.AspNetCore.Mvc.IActionResult> Logout()
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Several_reports_in_one_file() => FixInCookieApp(
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult {|LOA1001:Logout|}()
            {
                return Redirect("/");
            }

            [HttpPost]
            public IActionResult {|LOA1001:LogoutEverywhere|}() => RedirectToAction("Index");
        }

        public class LogoutController : Controller
        {
            [HttpPost]
            public void {|LOA1001:Index|}()
            {
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> LogoutEverywhere()
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                return RedirectToAction("Index");
            }
        }

        public class LogoutController : Controller
        {
            [HttpPost]
            public async Task Index()
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            }
        }
        """);

    // Where no fix is right.

    [Fact]
    public Task An_override() => NotOfferedInCookieApp(
        """
        using Microsoft.AspNetCore.Mvc;

        public abstract class AccountControllerBase : Controller
        {
            public abstract IActionResult Logout();
        }

        public class AccountController : AccountControllerBase
        {
            public override IActionResult {|LOA1001:Logout|}()
            {
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task An_implementation_of_an_interface() => NotOfferedInCookieApp(
        """
        using Microsoft.AspNetCore.Mvc;

        public interface IAccounts
        {
            IActionResult Logout();
        }

        public class AccountController : Controller, IAccounts
        {
            [HttpPost]
            public IActionResult {|LOA1001:Logout|}()
            {
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_method_that_another_type_calls() => NotOfferedInCookieApp(
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult {|LOA1001:Logout|}()
            {
                return Redirect("/");
            }
        }

        public class Checks
        {
            public bool Redirects(AccountController controller) => controller.Logout() is RedirectResult;
        }
        """);

    [Fact]
    public Task A_method_that_a_property_of_its_type_calls() => NotOfferedInCookieApp(
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private IActionResult Bye => Logout();

            [HttpPost]
            public IActionResult {|LOA1001:Logout|}()
            {
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_method_with_an_out_parameter() => NotOfferedInCookieApp(
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult {|LOA1001:Logout|}(in int id)
            {
                return Redirect("/" + id);
            }
        }
        """);

    [Fact]
    public Task No_registration_is_visible() => NotOffered(
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult {|LOA1001:Logout|}()
            {
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Tokens_that_only_the_application_can_revoke() => NotOffered(
        """
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Bearer").AddJwtBearer();
        }

        public static class JwtBearer
        {
            public static Microsoft.AspNetCore.Authentication.AuthenticationBuilder AddJwtBearer(this Microsoft.AspNetCore.Authentication.AuthenticationBuilder builder) => builder;
        }

        [ApiController]
        public class SessionController : ControllerBase
        {
            [HttpPost("logout")]
            public IActionResult {|LOA1001:Logout|}()
            {
                return Ok();
            }
        }
        """);
}
