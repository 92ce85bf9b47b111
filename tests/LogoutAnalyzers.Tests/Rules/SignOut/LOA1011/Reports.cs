using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1011;

/// <summary>Applications in which sessions begin and never end.</summary>
public sealed class Reports
{
    private static readonly string s_markedLogin = Applications.Login.Replace("HttpContext.SignInAsync", "HttpContext.{|LOA1011:SignInAsync|}");
    private static readonly string s_markedToken = Applications.WeeklyToken.Replace("CheckPasswordAsync", "{|LOA1011:CheckPasswordAsync|}");

    private static Task Analyze(params string[] sources) => Verify.Analyzer<SignOutAnalyzer>(sources);

    private static Task AnalyzeData(params string[] sources) => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>(sources);

    [Fact]
    public Task A_controller() => Analyze(s_markedLogin, Applications.Cookie);

    [Fact]
    public Task A_page() => Analyze(
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LoginModel : PageModel
        {
            public void OnGet()
            {
            }

            public async Task<IActionResult> OnPostAsync(string scheme, string redirectUrl)
            {
                await HttpContext.{|LOA1011:SignInAsync|}(scheme, new ClaimsPrincipal(new ClaimsIdentity(scheme)));
                return LocalRedirect(redirectUrl);
            }
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task An_endpoint() => Analyze("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) =>
        {
            await context.{|LOA1011:SignInAsync|}(new ClaimsPrincipal(new ClaimsIdentity("Cookies")));
            return Results.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task A_returned_sign_in() => Analyze("""
        using System.Security.Claims;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/login", () => Results.{|LOA1011:SignIn|}(new ClaimsPrincipal(new ClaimsIdentity("Cookies")), authenticationScheme: "Cookies"));
        app.Run();
        """);

    [Fact]
    public Task Identity_with_pages_of_its_own() => Analyze(
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signInManager;
            private readonly UserManager<IdentityUser> _userManager;

            public AccountController(SignInManager<IdentityUser> signInManager, UserManager<IdentityUser> userManager)
            {
                _signInManager = signInManager;
                _userManager = userManager;
            }

            [HttpPost]
            public async Task<IActionResult> Create(string name, string password)
            {
                var user = new IdentityUser(name);
                await _userManager.CreateAsync(user, password);
                await _signInManager.SignInAsync(user, isPersistent: false);
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> Login(string name, string password)
            {
                var result = await _signInManager.{|LOA1011:PasswordSignInAsync|}(name, password, true, true);
                return result.Succeeded ? Redirect("/") : View();
            }
        }
        """,
        Applications.Identity);

    [Fact]
    public Task The_endpoints_of_the_identity_api() => Analyze("""
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentityApiEndpoints<IdentityUser>();
        var app = builder.Build();
        app.MapGroup("/account").{|LOA1011:MapIdentityApi|}<IdentityUser>();
        app.Run();
        """);

    [Fact]
    public Task The_clean_up_of_the_external_cookie_is_no_logout() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LoginModel : PageModel
        {
            private readonly SignInManager<IdentityUser> _signInManager;

            public LoginModel(SignInManager<IdentityUser> signInManager) => _signInManager = signInManager;

            public Task OnGetAsync() => HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);

            public async Task<IActionResult> OnPostAsync(string name, string password)
            {
                var result = await _signInManager.{|LOA1011:PasswordSignInAsync|}(name, password, false, true);
                return result.Succeeded ? LocalRedirect("~/") : Page();
            }
        }
        """,
        Applications.Identity);

    [Fact]
    public Task The_sign_in_is_in_a_service() => Analyze(
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        public class AccountService
        {
            private readonly IHttpContextAccessor _accessor;

            public AccountService(IHttpContextAccessor accessor) => _accessor = accessor;

            public async Task<bool> AuthenticateAsync(string user, string password)
            {
                if (password.Length == 0) return false;
                await _accessor.HttpContext!.{|LOA1011:SignInAsync|}("Cookies", new ClaimsPrincipal(new ClaimsIdentity(new[] { new Claim("name", user) }, "Cookies")));
                return true;
            }
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task What_a_store_does_is_no_logout() => Analyze(
        s_markedLogin,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;

        public class SessionCookies : ICookieManager
        {
            public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) => context.Response.Cookies.Append(key, value ?? "", options);

            public void DeleteCookie(HttpContext context, string key, CookieOptions options) => context.Response.Cookies.Delete(key, options);

            public string? GetRequestCookie(HttpContext context, string key) => context.Request.Cookies[key];
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task A_sign_in_whose_package_is_missing() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LoginModel : PageModel
        {
            public Task OnPostAsync() => HttpContext.{|LOA1011:SignInAsync|}({|CS1503:1|});
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task A_startup_class() => Analyze(
        s_markedLogin,
        """
        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddMvc();
                services.AddAuthentication("Cookies").AddCookie();
            }

            public void Configure(IApplicationBuilder app)
            {
                app.UseAuthentication();
            }
        }
        """);

    [Fact]
    public Task A_bearer_token_of_the_framework() => Analyze("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.BearerToken;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(BearerTokenDefaults.AuthenticationScheme).AddBearerToken();
        var app = builder.Build();
        app.MapPost("/login", () => Results.{|LOA1011:SignIn|}(new ClaimsPrincipal(new ClaimsIdentity("Bearer")), authenticationScheme: BearerTokenDefaults.AuthenticationScheme));
        app.Run();
        """);

    [Fact]
    public Task A_token_for_a_week() => AnalyzeData(s_markedToken + "\n}", Applications.Bearer);

    [Fact]
    public Task A_descriptor_and_the_frameworks_hasher() => AnalyzeData(
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.IdentityModel.JsonWebTokens;
        using Microsoft.IdentityModel.Tokens;

        public class Account
        {
            public string Name { get; set; } = "";
            public string Hash { get; set; } = "";
        }

        public interface ITokens
        {
            string Create(Account account);
        }

        public class Tokens : ITokens
        {
            public string Create(Account account)
            {
                var now = DateTime.UtcNow;
                var descriptor = new SecurityTokenDescriptor { Issuer = "shop", Expires = now.AddHours(12) };
                return new JsonWebTokenHandler().CreateToken(descriptor);
            }
        }

        [ApiController]
        [Route("api/login")]
        public class LoginController : ControllerBase
        {
            private readonly IPasswordHasher<Account> _hasher;
            private readonly ITokens _tokens;

            public LoginController(IPasswordHasher<Account> hasher, ITokens tokens)
            {
                _hasher = hasher;
                _tokens = tokens;
            }

            [HttpPost]
            public IActionResult Post(Account account, string password)
            {
                if (_hasher.{|LOA1011:VerifyHashedPassword|}(account, account.Hash, password) == PasswordVerificationResult.Failed) return Unauthorized();
                return Ok(_tokens.Create(account));
            }
        }
        """,
        Applications.Bearer);

    [Fact]
    public Task A_refresh_token_on_the_user() => AnalyzeData(
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AppUser : IdentityUser
        {
            public string? RefreshToken { get; set; }
            public DateTime RefreshTokenExpiryTime { get; set; }
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
                if (user is null || !await _users.{|LOA1011:CheckPasswordAsync|}(user, password)) return Unauthorized();
                user.RefreshToken = Guid.NewGuid().ToString();
                user.RefreshTokenExpiryTime = DateTime.UtcNow.AddDays(7);
                await _users.UpdateAsync(user);
                return Ok(new { user.RefreshToken });
            }

            [HttpPost("refresh")]
            public async Task<IActionResult> Refresh(string name, string token)
            {
                var user = await _users.FindByNameAsync(name);
                if (user is null || user.RefreshToken != token || user.RefreshTokenExpiryTime < DateTime.UtcNow) return Unauthorized();
                user.RefreshToken = Guid.NewGuid().ToString();
                await _users.UpdateAsync(user);
                return Ok(new { user.RefreshToken });
            }
        }
        """,
        Applications.Bearer);

    [Fact]
    public Task A_table_of_refresh_tokens_that_are_only_exchanged() => AnalyzeData(
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        public class RefreshToken
        {
            public int Id { get; set; }
            public string Value { get; set; } = "";
            public DateTime? RevokedAt { get; set; }
        }

        public class Database : DbContext
        {
            public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();
        }

        public class AuthController : ControllerBase
        {
            private readonly Database _database;
            private readonly SignInManager<IdentityUser> _manager;

            public AuthController(Database database, SignInManager<IdentityUser> manager)
            {
                _database = database;
                _manager = manager;
            }

            [HttpPost("login")]
            public async Task<IActionResult> Login(IdentityUser user, string password)
            {
                var result = await _manager.{|LOA1011:CheckPasswordSignInAsync|}(user, password, true);
                if (!result.Succeeded) return Unauthorized();
                return Ok(await IssueAsync());
            }

            [HttpPost("refresh")]
            public async Task<IActionResult> Refresh(string value)
            {
                var stored = await _database.RefreshTokens.SingleAsync(token => token.Value == value);
                if (stored.RevokedAt is not null) return Unauthorized();
                stored.RevokedAt = DateTime.UtcNow;
                return Ok(await IssueAsync());
            }

            private async Task<string> IssueAsync()
            {
                var token = new RefreshToken { Value = Guid.NewGuid().ToString() };
                _database.RefreshTokens.Add(token);
                await _database.SaveChangesAsync();
                return token.Value;
            }
        }
        """,
        Applications.Bearer);

    [Fact]
    public Task The_first_of_several_only() => Analyze(
        s_markedLogin,
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class RegistrationController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Register(string user)
            {
                await HttpContext.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("Cookies")));
                return Redirect("/");
            }
        }
        """,
        Applications.Cookie);

    // System.Web.

    [Fact]
    public Task Forms_authentication() => Verify.AspNet.Analyzer<SignOutAnalyzer>(
        """
        using System.Web.Mvc;
        using System.Web.Security;

        public class MvcApplication : System.Web.HttpApplication
        {
            protected void Application_Start()
            {
            }
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult Login(string user, string password)
            {
                if (!Membership.ValidateUser(user, password)) return View();
                FormsAuthentication.{|LOA1011:SetAuthCookie|}(user, false);
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task An_authorization_server() => Verify.AspNet.Analyzer<SignOutAnalyzer>(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.Owin;
        using Microsoft.Owin.Security.OAuth;
        using Owin;

        public class PasswordProvider : OAuthAuthorizationServerProvider
        {
            public override Task GrantResourceOwnerCredentials(OAuthGrantResourceOwnerCredentialsContext context) => Task.CompletedTask;
        }

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                var options = new {|LOA1011:OAuthAuthorizationServerOptions|}
                {
                    AccessTokenExpireTimeSpan = TimeSpan.FromDays(15),
                    TokenEndpointPath = new PathString("/api/token"),
                    Provider = new PasswordProvider(),
                };
            }
        }
        """);

    // Messages.

    private static Task Message(string text, params string[] sources) => Verify.AspNetCoreData.Message<SignOutAnalyzer>(new DiagnosticResult("LOA1011", DiagnosticSeverity.Warning).WithMessage(text), sources);

    [Fact]
    public Task Message_of_a_cookie() => Message(
        "Users are signed in with the scheme \"Cookies\" here, but nothing in this application signs them out; add a logout that calls HttpContext.SignOutAsync(\"Cookies\")",
        s_markedLogin.Replace("LOA1011", "#0"),
        Applications.Cookie);

    [Fact]
    public Task Message_of_identitys_endpoints() => Message(
        "'MapIdentityApi' lets users log in, but nothing in this application logs them out; add an endpoint that calls SignInManager.SignOutAsync and UserManager.UpdateSecurityStampAsync",
        """
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentityApiEndpoints<IdentityUser>();
        var app = builder.Build();
        app.{|#0:MapIdentityApi|}<IdentityUser>();
        app.Run();
        """);

    [Fact]
    public Task Message_of_a_long_token() => Message(
        "Users get access tokens for 7 days here, but nothing in this application ends them earlier; add a logout that revokes them, or let them live for 60 minutes at most",
        s_markedToken.Replace("LOA1011", "#0") + "\n}",
        Applications.Bearer);

    [Fact]
    public Task Message_of_a_refresh_token() => Message(
        "Users get refresh tokens here, but nothing in this application revokes them; add a logout that does",
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("BearerToken").AddBearerToken();
        var app = builder.Build();
        app.MapPost("/login", () => Results.{|#0:SignIn|}(new ClaimsPrincipal(), authenticationScheme: "BearerToken"));
        app.Run();
        """);

    [Fact]
    public Task Message_under_identity() => Message(
        "Users are signed in here, but nothing in this application signs them out; add a logout that calls SignInManager.SignOutAsync",
        """
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        var app = builder.Build();
        app.MapPost("/login", async (SignInManager<IdentityUser> manager) => await manager.{|#0:PasswordSignInAsync|}("a", "b", true, true));
        app.Run();
        """);

    [Fact]
    public Task Message_of_an_unknown_scheme() => Message(
        "Users are signed in here, but nothing in this application signs them out; add a logout that calls HttpContext.SignOutAsync",
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context, string scheme) => context.{|#0:SignInAsync|}(scheme, new ClaimsPrincipal()));
        app.Run();
        """);
}
