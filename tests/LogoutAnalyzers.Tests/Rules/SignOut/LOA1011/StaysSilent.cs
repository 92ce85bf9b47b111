using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1011;

/// <summary>Applications that have a logout, or may have one out of sight, and code that starts no session of a user.</summary>
public sealed class StaysSilent
{
    private static Task Analyze(params string[] sources) => Verify.Analyzer<SignOutAnalyzer>(sources);

    private static Task AnalyzeData(params string[] sources) => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>(sources);

    private static Task WithLogin(string source) => Analyze(Applications.Login, source, Applications.Cookie);

    [Fact]
    public Task A_logout() => WithLogin("""
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
        }
        """);

    [Fact]
    public Task A_logout_under_another_name() => WithLogin("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class DoorController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Leave()
            {
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_middleware_that_signs_out() => WithLogin("""
        using Microsoft.AspNetCore.Authentication;

        public class IdleMiddleware
        {
            private readonly RequestDelegate _next;

            public IdleMiddleware(RequestDelegate next) => _next = next;

            public async Task Invoke(HttpContext context)
            {
                if (context.Request.Path == "/bye") await context.SignOutAsync("Cookies");
                await _next(context);
            }
        }
        """);

    [Fact]
    public Task A_cookie_that_is_deleted_by_hand() => WithLogin("""
        using Microsoft.AspNetCore.Mvc;

        public class DoorController : Controller
        {
            [HttpPost]
            public IActionResult Leave()
            {
                Response.Cookies.Delete(".AspNetCore.Cookies");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_view_that_links_to_a_logout() => WithLogin("""
        public class Menu
        {
            public string Html => "<a href=\"" + Target + "\">Bye</a>";

            private const string Target = "/account/logout";
        }
        """);

    [Fact]
    public Task A_session_list_of_the_user() => WithLogin("""
        using Microsoft.AspNetCore.Mvc;

        public interface IDevices
        {
            Task TerminateSessionsAsync(string user);
        }
        """);

    [Fact]
    public Task The_pages_of_identity() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddDefaultUI();
        var app = builder.Build();
        app.MapPost("/login", async (SignInManager<IdentityUser> manager) => await manager.PasswordSignInAsync("a", "b", true, true));
        app.Run();

        public static class Extensions
        {
            public static IdentityBuilder AddDefaultUI(this IdentityBuilder builder) => builder;
        }
        """);

    [Fact]
    public Task A_remote_scheme() => Verify.AspNetCoreWith("Microsoft.AspNetCore.Authentication.OpenIdConnect").Analyzer<SignOutAnalyzer>(
        Applications.Login,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies").AddOpenIdConnect("oidc", options => options.SignInScheme = "Cookies");
        var app = builder.Build();
        app.MapDefaultControllerRoute();
        app.Run();
        """);

    [Fact]
    public Task A_library() => Analyze(Applications.Login);

    [Fact]
    public Task A_library_that_registers() => Analyze(
        Applications.Login,
        """
        public static class ServiceCollectionExtensions
        {
            public static IServiceCollection AddAccounts(this IServiceCollection services)
            {
                services.AddAuthentication("Cookies").AddCookie();
                return services;
            }
        }
        """);

    [Fact]
    public Task The_identity_api_with_a_logout_beside_it() => Analyze("""
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentityApiEndpoints<IdentityUser>();
        var app = builder.Build();
        app.MapIdentityApi<IdentityUser>();
        app.MapPost("/logout", async (SignInManager<IdentityUser> manager, UserManager<IdentityUser> users, HttpContext context) =>
        {
            if (await users.GetUserAsync(context.User) is { } user) await users.UpdateSecurityStampAsync(user);
            await manager.SignOutAsync();
        }).RequireAuthorization();
        app.Run();
        """);

    [Fact]
    public Task A_sign_in_for_development() => Analyze("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        if (app.Environment.IsDevelopment())
        {
            app.MapGet("/become/{name}", (HttpContext context, string name) => context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity(name))));
        }
        app.Run();
        """);

    [Fact]
    public Task A_cookie_that_is_renewed() => Analyze("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.Events.OnValidatePrincipal = async context =>
            await context.HttpContext.SignInAsync("Cookies", context.Principal!));
        var app = builder.Build();
        app.Run();
        """);

    [Fact]
    public Task The_cookie_of_an_external_provider() => Analyze("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCookie(IdentityConstants.ExternalScheme);
        var app = builder.Build();
        app.MapPost("/external", (HttpContext context) => context.SignInAsync(IdentityConstants.ExternalScheme, new ClaimsPrincipal()));
        app.Run();
        """);

    [Fact]
    public Task A_sign_in_that_only_checks_the_password() => AnalyzeData("""
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.AddAuthentication("Bearer").AddJwtBearer();
        var app = builder.Build();
        app.MapPost("/api/authenticate", async (SignInManager<IdentityUser> manager, string name, string password) =>
        {
            var result = await manager.PasswordSignInAsync(name, password, false, true);
            return result.Succeeded ? Results.Ok("token") : Results.Unauthorized();
        });
        app.Run();
        """);

    [Fact]
    public Task A_token_that_is_soon_over() => AnalyzeData(Applications.WeeklyToken.Replace("AddDays(7)", "AddMinutes(15)") + "\n}", Applications.Bearer);

    [Fact]
    public Task A_token_whose_life_is_configured() => AnalyzeData(Applications.WeeklyToken.Replace("AddDays(7)", "AddDays(s_days)") + "\n    private static readonly int s_days = int.Parse(Environment.GetEnvironmentVariable(\"DAYS\")!);\n}", Applications.Bearer);

    [Fact]
    public Task A_token_that_can_be_revoked() => AnalyzeData(
        Applications.WeeklyToken + """

            [HttpPost("revoke")]
            public IActionResult RevokeToken(string token)
            {
                Revocations.Ids.Add(token);
                return NoContent();
            }
        }

        public static class Revocations
        {
            public static HashSet<string> Ids { get; } = new();
        }
        """,
        Applications.Bearer);

    [Fact]
    public Task A_token_for_a_machine() => AnalyzeData(
        """
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        [Route("connect/token")]
        public class TokenController : ControllerBase
        {
            [HttpPost]
            public IActionResult Post(string clientId, string clientSecret)
            {
                if (clientSecret != "secret") return Unauthorized();
                var token = new JwtSecurityToken(audience: clientId, expires: DateTime.UtcNow.AddDays(30));
                return Ok(new JwtSecurityTokenHandler().WriteToken(token));
            }
        }
        """,
        Applications.Bearer);

    [Fact]
    public Task A_refresh_token_that_a_member_takes_away() => AnalyzeData(
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AppUser : IdentityUser
        {
            public string? RefreshToken { get; set; }
        }

        [ApiController]
        [Route("api/token")]
        public class TokenController : ControllerBase
        {
            private readonly UserManager<AppUser> _users;

            public TokenController(UserManager<AppUser> users) => _users = users;

            [HttpPost]
            public async Task<IActionResult> Get(string name, string password)
            {
                var user = await _users.FindByNameAsync(name);
                if (user is null || !await _users.CheckPasswordAsync(user, password)) return Unauthorized();
                user.RefreshToken = Guid.NewGuid().ToString();
                await _users.UpdateAsync(user);
                return Ok(new { user.RefreshToken });
            }

            [HttpDelete]
            public async Task<IActionResult> Forget()
            {
                var user = await _users.GetUserAsync(User);
                if (user is null) return Unauthorized();
                user.RefreshToken = null;
                await _users.UpdateAsync(user);
                return NoContent();
            }
        }
        """,
        Applications.Bearer);

    [Fact]
    public Task Components_that_are_not_compiled_here() => Analyze(
        Applications.Login,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddServerSideBlazor();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapDefaultControllerRoute();
        app.MapBlazorHub();
        app.Run();
        """);

    [Fact]
    public Task Web_forms_whose_markup_may_hold_the_control() => Verify.AspNet.Analyzer<SignOutAnalyzer>("""
        using System;
        using System.Web.Security;
        using System.Web.UI;

        public class Global : System.Web.HttpApplication
        {
            protected void Application_Start(object sender, EventArgs e)
            {
            }
        }

        public class Login : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
            }

            protected void Ok_Click(object sender, EventArgs e) => FormsAuthentication.RedirectFromLoginPage("demo", false);
        }
        """);

    [Fact]
    public Task An_authorization_server_for_clients() => Verify.AspNet.Analyzer<SignOutAnalyzer>("""
        using System;
        using Microsoft.Owin.Security.OAuth;
        using Owin;

        public class ClientProvider : OAuthAuthorizationServerProvider
        {
        }

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                var options = new OAuthAuthorizationServerOptions { AccessTokenExpireTimeSpan = TimeSpan.FromDays(15), Provider = new ClientProvider() };
            }
        }
        """);

    [Theory]
    [InlineData("DoorController.Leave")]
    [InlineData("M:Shop.DoorController.Leave")]
    [InlineData("IDoors.ShutAsync")]
    public Task A_method_that_the_options_name(string method) => (Verify.AspNetCore with { EditorConfig = "logout_analyzers.sign_out_methods = " + method }).Analyzer<SignOutAnalyzer>(Applications.Login, """
        using Microsoft.AspNetCore.Mvc;

        namespace Shop
        {
            public interface IDoors { Task ShutAsync(); }

            public class DoorController : Controller
            {
                private readonly IDoors _doors;

                public DoorController(IDoors doors) => _doors = doors;

                [HttpPost]
                public async Task<IActionResult> Leave()
                {
                    await _doors.ShutAsync();
                    return Redirect("/");
                }
            }
        }
        """, Applications.Cookie);
}
