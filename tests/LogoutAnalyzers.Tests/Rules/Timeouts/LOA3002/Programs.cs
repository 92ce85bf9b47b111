namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3002;

/// <summary>Programs that sign users in, and differ in what a test is about.</summary>
internal static class Programs
{
    /// <summary>A login with a cookie of the scheme "Cookies".</summary>
    /// <param name="services">Statements that register services.</param>
    /// <param name="types">Declarations at the end of the file.</param>
    public static string CookieApp(string services, string types = "") => $$"""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Options;

        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();

        app.MapPost("/login", (HttpContext context) => context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/logout", (HttpContext context) => context.SignOutAsync("Cookies"));
        app.Run();
        {{types}}
        """;

    /// <summary>A login with cookies that live twenty minutes unless the sign-in says something else.</summary>
    /// <param name="login">The statements of the login, with the user in <c>user</c>.</param>
    /// <param name="cookie">Further options of the cookie.</param>
    public static string SignInApp(string login, string cookie = "") => $$"""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(20);
            {{cookie}}
        });
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        public record LoginModel(string Name, string Password, bool RememberMe);

        public class AccountController : Controller
        {
            [HttpPost("/login")]
            public async Task<IActionResult> Login(LoginModel model)
            {
                var user = new ClaimsPrincipal(new ClaimsIdentity(new[] { new Claim(ClaimTypes.Name, model.Name) }, "password"));
                {{login}}
                return LocalRedirect("/");
            }

            [HttpPost("/logout")]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync();
                return LocalRedirect("/");
            }
        }
        """;

    /// <summary>A login with ASP.NET Core Identity.</summary>
    public static string IdentityApp(string services) => $$"""
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        {{services}}
        var app = builder.Build();

        app.MapPost("/login", (SignInManager<IdentityUser> manager, string name, string password) => manager.PasswordSignInAsync(name, password, false, true));
        app.MapPost("/logout", (SignInManager<IdentityUser> manager) => manager.SignOutAsync());
        app.Run();
        """;

    /// <summary>A start-up with OWIN's cookies, in an application that signs in with them.</summary>
    public static string OwinApp(string configuration, string types = "") => $$"""
        using System;
        using System.Security.Claims;
        using System.Threading.Tasks;
        using System.Web;
        using System.Web.Mvc;
        using Microsoft.AspNet.Identity;
        using Microsoft.Owin;
        using Microsoft.Owin.Security;
        using Microsoft.Owin.Security.Cookies;
        using Microsoft.Owin.Security.OpenIdConnect;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                {{configuration}}
            }
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult Login(string name)
            {
                HttpContext.GetOwinContext().Authentication.SignIn(new ClaimsIdentity(DefaultAuthenticationTypes.ApplicationCookie));
                return Redirect("/");
            }

            [HttpPost]
            public ActionResult Logout()
            {
                HttpContext.GetOwinContext().Authentication.SignOut(DefaultAuthenticationTypes.ApplicationCookie);
                return Redirect("/");
            }
        }

        {{types}}
        """;

    /// <summary>A login with forms authentication whose ticket is made by hand.</summary>
    public static string TicketApp(string ticket) => $$"""
        using System;
        using System.Web;
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            private const int Hours = 8;

            [HttpPost]
            public ActionResult Login(string name, bool rememberMe)
            {
                {{ticket}}
                Response.Cookies.Add(new HttpCookie(FormsAuthentication.FormsCookieName, FormsAuthentication.Encrypt(ticket)) { HttpOnly = true, Secure = true });
                return Redirect("/");
            }

            [HttpPost]
            public ActionResult Logout()
            {
                FormsAuthentication.SignOut();
                return Redirect("/");
            }
        }
        """;
}
