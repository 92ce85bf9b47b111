using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Tokens;
using Xunit;
using static LogoutAnalyzers.Tests.Rules.Tokens.LOA2008.BearerPrograms;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2008;

/// <summary>Logouts that end more than they sign out, or may; sign-outs of cookies; other rules' affairs.</summary>
public class StaysSilent
{
    private const string SignOut = "public async Task<IActionResult> Logout() { await HttpContext.SignOutAsync(); return Ok(); }";

    private static Task Silent(params string[] sources) => Verify.AspNetCoreData.Analyzer<TokensAnalyzer>(sources);

    // The token is ended.

    [Fact]
    public Task The_token_is_put_on_a_denylist() => Silent(JwtApi, Controller(
        """
        public async Task<IActionResult> Logout()
            {
                await _cache.SetStringAsync("revoked:" + User.FindFirstValue("jti"), "1");
                await HttpContext.SignOutAsync();
                return NoContent();
            }
        """,
        "private readonly IDistributedCache _cache; public AuthController(IDistributedCache cache) => _cache = cache;"));

    [Fact]
    public Task The_token_is_revoked_by_a_service() => Silent(JwtApi, Controller(
        "public async Task<IActionResult> Logout() { await _tokens.RevokeAsync(User); await HttpContext.SignOutAsync(); return Ok(); }",
        "private readonly ITokenRevocation _tokens; public AuthController(ITokenRevocation tokens) => _tokens = tokens;",
        "public interface ITokenRevocation { Task RevokeAsync(ClaimsPrincipal user); }"));

    [Fact]
    public Task The_stamp_that_tokens_are_compared_with_changes() => Silent(IdentityApi, Controller(
        """
        public async Task<IActionResult> Logout()
            {
                if (await _users.GetUserAsync(User) is { } user) await _users.UpdateSecurityStampAsync(user);
                await _signInManager.SignOutAsync();
                return Ok();
            }
        """,
        """
        private readonly UserManager<IdentityUser> _users;
            private readonly SignInManager<IdentityUser> _signInManager;
            public AuthController(UserManager<IdentityUser> users, SignInManager<IdentityUser> signInManager) => (_users, _signInManager) = (users, signInManager);
        """));

    [Fact]
    public Task The_last_logout_of_the_user_is_kept() => Silent(JwtApi, Controller(
        """
        public async Task<IActionResult> Logout()
            {
                _ends.Of[User.Identity!.Name!] = DateTimeOffset.UtcNow;
                _ends.Sessions.Remove(User.Identity!.Name!);
                await HttpContext.SignOutAsync();
                return Ok();
            }
        """,
        "private readonly Ends _ends; public AuthController(Ends ends) => _ends = ends;",
        "public class Ends { public Dictionary<string, DateTimeOffset> Of { get; } = new(); public HashSet<string> Sessions { get; } = new(); }"));

    [Fact]
    public Task The_cookie_that_carries_the_token_is_deleted() => Silent(JwtApi, Controller("public async Task<IActionResult> Logout() { Response.Cookies.Delete(\"access_token\"); await HttpContext.SignOutAsync(); return Ok(); }"));

    [Fact]
    public Task The_session_that_holds_the_token_is_cleared() => Silent(
        JwtApi.Replace("builder.Services.AddControllers();", "builder.Services.AddControllers(); builder.Services.AddSession();", System.StringComparison.Ordinal),
        Controller("public async Task<IActionResult> Logout() { HttpContext.Session.Clear(); await HttpContext.SignOutAsync(); return Ok(); }"));

    [Fact]
    public Task Another_server_is_told() => Silent(JwtApi, Controller(
        "public async Task<IActionResult> Logout() { await _client.PostAsync(\"https://id.example.com/revoke\", null); await HttpContext.SignOutAsync(); return Ok(); }",
        "private readonly HttpClient _client; public AuthController(HttpClient client) => _client = client;"));

    [Fact]
    public Task A_filter_revokes() => Silent(JwtApi, Controller(
        "[Revokes] " + SignOut,
        types: """
            public class RevokesAttribute : Microsoft.AspNetCore.Mvc.Filters.ActionFilterAttribute
            {
                public override async Task OnActionExecutionAsync(Microsoft.AspNetCore.Mvc.Filters.ActionExecutingContext context, Microsoft.AspNetCore.Mvc.Filters.ActionExecutionDelegate next)
                {
                    var cache = context.HttpContext.RequestServices.GetRequiredService<IDistributedCache>();
                    await cache.SetStringAsync("revoked:" + context.HttpContext.User.FindFirstValue("jti"), "1");
                    await next();
                }
            }
            """));

    [Fact]
    public Task The_sign_out_is_the_application_s_own() => Silent(IdentityApi, Controller(
        "public async Task Logout() => await _signInManager.SignOutAsync();",
        "private readonly SignInManager<IdentityUser> _signInManager; public AuthController(SignInManager<IdentityUser> signInManager) => _signInManager = signInManager;",
        """
        public class TokenSignInManager : SignInManager<IdentityUser>
        {
            public TokenSignInManager(UserManager<IdentityUser> users, IHttpContextAccessor accessor, IUserClaimsPrincipalFactory<IdentityUser> factory, Microsoft.Extensions.Options.IOptions<IdentityOptions> options, ILogger<SignInManager<IdentityUser>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<IdentityUser> confirmation)
                : base(users, accessor, factory, options, logger, schemes, confirmation) { }

            public override async Task SignOutAsync()
            {
                if (await UserManager.GetUserAsync(Context.User) is { } user) await UserManager.UpdateSecurityStampAsync(user);
            }
        }
        """));

    [Fact]
    public Task A_handler_that_signs_out() => Silent(
        Minimal("builder.Services.AddAuthentication(\"Bearer\").AddJwtBearer();", """app.MapPost("/logout", (HttpContext context) => context.SignOutAsync());"""),
        """
        using Microsoft.AspNetCore.Authentication;
        public abstract class RevokingHandler : IAuthenticationSignOutHandler
        {
            public abstract Task InitializeAsync(AuthenticationScheme scheme, HttpContext context);
            public abstract Task<AuthenticateResult> AuthenticateAsync();
            public abstract Task ChallengeAsync(AuthenticationProperties? properties);
            public abstract Task ForbidAsync(AuthenticationProperties? properties);
            public abstract Task SignOutAsync(AuthenticationProperties? properties);
        }
        """);

    // Somebody may have a cookie.

    [Fact]
    public Task A_cookie_scheme_beside_the_tokens() => Silent(JwtApi.Replace(".AddJwtBearer()", ".AddJwtBearer().AddCookie()", System.StringComparison.Ordinal), Controller(SignOut));

    [Fact]
    public Task A_cookie_scheme_that_is_registered_in_another_file() => Silent(JwtApi, Controller(SignOut), "public static class Web { public static void Add(IServiceCollection services) => services.AddAuthentication().AddCookie(\"Web\"); }");

    [Fact]
    public Task Identity_signs_in_by_password() => Silent(IdentityApi, Controller(
        "public async Task Logout() => await _signInManager.SignOutAsync();",
        """
        private readonly SignInManager<IdentityUser> _signInManager;
            public AuthController(SignInManager<IdentityUser> signInManager) => _signInManager = signInManager;

            [HttpPost("login")]
            public async Task<bool> Login(string name, string password) => (await _signInManager.PasswordSignInAsync(name, password, false, true)).Succeeded;
        """));

    [Fact]
    public Task A_sign_in_whose_scheme_is_not_known() => Silent(JwtApi, Controller(SignOut, "[HttpPost(\"login\")] public Task Login(string scheme) => HttpContext.SignInAsync(scheme, new ClaimsPrincipal(new ClaimsIdentity(\"password\")));"));

    [Fact]
    public Task Identity_alone() => Silent(Minimal("builder.Services.AddIdentity<IdentityUser, IdentityRole>();", """app.MapPost("/logout", (SignInManager<IdentityUser> manager) => manager.SignOutAsync());"""));

    [Fact]
    public Task A_provider_s_sign_in_beside_the_tokens() => Silent(JwtApi.Replace(".AddJwtBearer()", ".AddJwtBearer().AddOAuth(\"GitHub\", options => { })", System.StringComparison.Ordinal), Controller(SignOut));

    [Fact]
    public Task A_scheme_of_the_application_s_own() => Silent(JwtApi.Replace(".AddJwtBearer()", ".AddJwtBearer().AddPolicyScheme(\"Any\", null, options => options.ForwardDefaultSelector = context => null)", System.StringComparison.Ordinal), Controller(SignOut));

    [Fact]
    public Task A_scheme_whose_name_comes_from_configuration() => Silent(JwtApi.Replace(".AddJwtBearer()", ".AddJwtBearer(builder.Configuration[\"Scheme\"]!, options => { })", System.StringComparison.Ordinal), Controller(SignOut));

    [Fact]
    public Task No_scheme_is_seen() => Silent(Controller(SignOut), "public class Program { public static void Main(string[] args) => WebApplication.CreateBuilder(args).Build().Run(); }");

    // Other rules, or no logout.

    [Fact]
    public Task A_refresh_token_is_left_which_is_another_rule_s() => Silent(Minimal(
        "builder.Services.AddIdentityApiEndpoints<IdentityUser>();",
        """app.MapIdentityApi<IdentityUser>(); app.MapPost({|LOA2001:"/logout"|}, (SignInManager<IdentityUser> manager) => manager.SignOutAsync());"""));

    [Fact]
    public Task A_logout_that_does_not_sign_out() => Silent(JwtApi, Controller("public IActionResult Logout() => Ok();"));

    [Fact]
    public Task A_sign_out_before_a_login() => Silent(JwtApi, Controller("public IActionResult Logout() { HttpContext.Response.Cookies.Delete(\"token\"); return Ok(); }", "[HttpPost(\"login\")] public async Task<string> Login() { await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme); return \"token\"; }"));

    [Theory]
    [InlineData("app.UseCookieAuthentication(new Microsoft.Owin.Security.Cookies.CookieAuthenticationOptions { AuthenticationType = \"ApplicationCookie\" });")]
    [InlineData("app.{|CS1061:ConfigureAuth|}();")]
    public Task A_sign_out_of_OWIN_that_may_reach_more(string registration) => Verify.AspNet.Analyzer<TokensAnalyzer>(
        """
        using System.Net.Http;
        using System.Web.Http;
        public class SecurityController : ApiController
        {
            [HttpPost]
            public void Logoff() { Request.GetOwinContext().Authentication.SignOut(); }
        }
        """,
        OwinTokens.Replace("app.UseOAuthBearerAuthentication", registration + " app.UseOAuthBearerAuthentication", System.StringComparison.Ordinal));
}
