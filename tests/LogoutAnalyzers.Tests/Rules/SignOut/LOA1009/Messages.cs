using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1009;

/// <summary>What the reports say.</summary>
public class Messages
{
    [Fact]
    public Task A_cookie() => Check(
        "'/logout' deletes the browser's cookie of the scheme \"Cookies\", but a copy of it stays signed in until it expires; keep the sessions on the server, in a SessionStore",
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();

        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost({|#0:"/logout"|}, async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task A_stamp_that_is_never_due() => Check(
        "'Logout' deletes the browser's cookie of the scheme \"Identity.Application\", but a copy of it stays signed in until it expires, although the security stamp is rotated: each sliding renewal puts off its validation until it is never due; keep the sessions on the server, in a SessionStore",
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIn;
            private readonly UserManager<IdentityUser> _users;

            public AccountController(SignInManager<IdentityUser> signIn, UserManager<IdentityUser> users) => (_signIn, _users) = (signIn, users);

            [HttpPost]
            public async Task<IActionResult> Login(string name, string password)
            {
                var result = await _signIn.PasswordSignInAsync(name, password, false, true);
                return result.Succeeded ? RedirectToAction("Index") : View();
            }

            [HttpPost]
            public async Task<IActionResult> {|#0:Logout|}()
            {
                if (await _users.GetUserAsync(User) is { } user)
                {
                    await _users.UpdateSecurityStampAsync(user);
                }
                await _signIn.SignOutAsync();
                return RedirectToAction("Index", "Home");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>(options => options.Password.RequiredLength = 12)
            .AddDefaultTokenProviders();
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(20));
        builder.Services.AddControllersWithViews();
        var app = builder.Build();
        app.MapControllers();
        app.Run();
        """);

    [Fact]
    public Task A_stamp_that_nobody_validates() => Check(
        "'Logout' deletes the browser's cookie of the scheme \"Identity.Application\", but a copy of it stays signed in until it expires, although the security stamp is rotated: nothing validates it; keep the sessions on the server, in a SessionStore",
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIn;
            private readonly UserManager<IdentityUser> _users;

            public AccountController(SignInManager<IdentityUser> signIn, UserManager<IdentityUser> users) => (_signIn, _users) = (signIn, users);

            [HttpPost]
            public async Task<IActionResult> Login(string name, string password)
            {
                var result = await _signIn.PasswordSignInAsync(name, password, false, true);
                return result.Succeeded ? RedirectToAction("Index") : View();
            }

            [HttpPost]
            public async Task<IActionResult> {|#0:Logout|}()
            {
                if (await _users.GetUserAsync(User) is { } user)
                {
                    await _users.UpdateSecurityStampAsync(user);
                }
                await _signIn.SignOutAsync();
                return RedirectToAction("Index", "Home");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Authentication.Cookies;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>(options => options.Password.RequiredLength = 12)
            .AddDefaultTokenProviders();
        builder.Services.ConfigureApplicationCookie(options => options.Events = new CookieAuthenticationEvents());
        builder.Services.AddControllersWithViews();
        var app = builder.Build();
        app.MapControllers();
        app.Run();
        """);

    [Fact]
    public Task A_ticket_of_forms_authentication() => (Verify.AspNet with { Advice = "LOA1009" }).Message<SignOutAnalyzer>(
        new DiagnosticResult("LOA1009", DiagnosticSeverity.Info).WithMessage("'LogOff' deletes the browser's cookie of forms authentication, but a copy of it stays signed in until it expires; check each ticket against a record on the server that the logout removes"),
        """
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult Login(string name)
            {
                FormsAuthentication.SetAuthCookie(name, false);
                return Redirect("/");
            }

            [HttpPost]
            public ActionResult {|#0:LogOff|}()
            {
                FormsAuthentication.SignOut();
                return Redirect("/");
            }
        }
        """);

    private static Task Check(string message, params string[] sources) =>
        (Verify.AspNetCore with { Advice = "LOA1009" }).Message<SignOutAnalyzer>(new DiagnosticResult("LOA1009", DiagnosticSeverity.Info).WithMessage(message), sources);
}
