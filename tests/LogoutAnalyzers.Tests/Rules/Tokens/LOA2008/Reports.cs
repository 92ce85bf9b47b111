using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Tokens;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using static LogoutAnalyzers.Tests.Rules.Tokens.LOA2008.BearerPrograms;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2008;

/// <summary>Logouts that sign out where there is nothing but tokens.</summary>
public class Reports
{
    private const string BearerTokens = "builder.Services.AddAuthentication(BearerTokenDefaults.AuthenticationScheme).AddBearerToken();";
    private const string SignsIn = "app.MapPost(\"/login\", () => Results.SignIn(new ClaimsPrincipal(new ClaimsIdentity(\"password\")), authenticationScheme: BearerTokenDefaults.AuthenticationScheme));";

    private static Task Reported(params string[] sources) => Verify.AspNetCoreData.Analyzer<TokensAnalyzer>(sources);

    private static Task ReportedOnSystemWeb(string source) => Verify.AspNet.Analyzer<TokensAnalyzer>(source, OwinTokens);

    private static Task Message(string message, params string[] sources) => Verify.AspNetCoreData.Message<TokensAnalyzer>(new DiagnosticResult("LOA2008", DiagnosticSeverity.Warning).WithMessage(message), sources);

    // The framework's bearer tokens.

    [Fact]
    public Task The_default_scheme_is_signed_out() => Reported(Minimal(BearerTokens, SignsIn + """app.MapPost({|LOA2008:"/logout"|}, async (HttpContext context) => { await context.SignOutAsync(); return Results.Ok(); });"""));

    [Fact]
    public Task The_bearer_scheme_is_signed_out_by_its_name() => Reported(Minimal(BearerTokens, SignsIn + """app.MapPost({|LOA2008:"/logout"|}, (HttpContext context) => context.SignOutAsync(BearerTokenDefaults.AuthenticationScheme));"""));

    [Fact]
    public Task A_result_signs_out() => Reported(Minimal(BearerTokens, SignsIn + """app.MapPost({|LOA2008:"/logout"|}, () => Results.SignOut());"""));

    [Fact]
    public Task A_cookie_that_is_not_registered_is_signed_out() => Reported(Minimal(BearerTokens, SignsIn + """app.MapPost({|LOA2008:"/logout"|}, () => Results.SignOut(authenticationSchemes: new[] { "Cookies" }));"""));

    [Fact]
    public Task Two_bearer_schemes_are_signed_out() => Reported(Minimal(
        "builder.Services.AddAuthentication(\"Web\").AddBearerToken(\"Web\").AddBearerToken(\"Mobile\");",
        """app.MapPost({|LOA2008:"/logout"|}, async (HttpContext context) => { await context.SignOutAsync("Web"); await context.SignOutAsync("Mobile"); });"""));

    // JWTs.

    [Fact]
    public Task An_action_of_an_API_with_JWTs() => Reported(JwtApi, Controller("""
        public async Task<IActionResult> {|LOA2008:Logout|}()
            {
                await HttpContext.SignOutAsync();
                return NoContent();
            }
        """));

    [Fact]
    public Task An_action_that_names_the_JWT_scheme() => Reported(JwtApi, Controller("""
        public async Task<IActionResult> {|LOA2008:LogoutAsync|}()
            {
                await HttpContext.SignOutAsync(JwtBearerDefaults.AuthenticationScheme);
                return Ok(new { message = "Logged out" });
            }
        """));

    [Fact]
    public Task An_action_that_names_a_cookie() => Reported(JwtApi, Controller("""
        public async Task<IActionResult> {|LOA2008:Logout|}()
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                return Ok();
            }
        """));

    [Fact]
    public Task An_action_that_returns_SignOut() => Reported(JwtApi, Controller("public IActionResult {|LOA2008:Logout|}() => SignOut();"));

    [Fact]
    public Task An_action_that_signs_out_who_is_signed_in_and_logs_it() => Reported(JwtApi, Controller(
        """
        public async Task<IActionResult> {|LOA2008:Logout|}()
            {
                if (User.Identity?.IsAuthenticated == true)
                {
                    await HttpContext.SignOutAsync();
                    _logger.LogInformation("{User} logged out", User.Identity.Name);
                }

                return Ok();
            }
        """,
        "private readonly ILogger<AuthController> _logger; public AuthController(ILogger<AuthController> logger) => _logger = logger;"));

    [Fact]
    public Task A_service_of_the_application_signs_out() => Reported(
        JwtApi.Replace("builder.Services.AddControllers();", "builder.Services.AddControllers(); builder.Services.AddHttpContextAccessor(); builder.Services.AddScoped<IAuthService, AuthService>();", System.StringComparison.Ordinal),
        Controller(
            "public async Task<IActionResult> Logout() { await _auth.LogoutAsync(); return Ok(); }",
            "private readonly IAuthService _auth; public AuthController(IAuthService auth) => _auth = auth;",
            """
            public interface IAuthService { Task LogoutAsync(); }
            public class AuthService : IAuthService
            {
                private readonly IHttpContextAccessor _accessor;
                public AuthService(IHttpContextAccessor accessor) => _accessor = accessor;
                public async Task {|LOA2008:LogoutAsync|}() => await _accessor.HttpContext!.SignOutAsync();
            }
            """));

    [Fact]
    public Task A_helper_of_the_controller_signs_out() => Reported(JwtApi, Controller(
        "public async Task<IActionResult> {|LOA2008:Logout|}() { await EndAsync(); return Ok(); }",
        "private async Task EndAsync() => await HttpContext.SignOutAsync();"));

    // Users that are Identity's, and tokens.

    [Fact]
    public Task SignInManager_signs_out_a_cookie_that_nobody_has() => Reported(IdentityApi, Controller(
        """
        public async Task<IActionResult> {|LOA2008:Logout|}()
            {
                await _signInManager.SignOutAsync();
                return Ok("Logged out");
            }
        """,
        """
        private readonly SignInManager<IdentityUser> _signInManager;
            public AuthController(SignInManager<IdentityUser> signInManager) => _signInManager = signInManager;

            [HttpPost("check")]
            public async Task<bool> Check(IdentityUser user, string password) => (await _signInManager.CheckPasswordSignInAsync(user, password, true)).Succeeded;
        """));

    [Fact]
    public Task Bearer_tokens_beside_the_cookies_of_Identity() => Reported(Minimal(
        "builder.Services.AddIdentity<IdentityUser, IdentityRole>(); " + BearerTokens,
        SignsIn + """app.MapPost({|LOA2008:"/logout"|}, (SignInManager<IdentityUser> signInManager) => signInManager.SignOutAsync());"""));

    [Fact]
    public Task The_cookie_of_Identity_is_named() => Reported(IdentityApi, Controller("public async Task {|LOA2008:Logout|}() => await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);"));

    [Fact]
    public Task An_own_interface_is_called_like_the_framework_s() => Reported(JwtApi, Controller(
        "public async Task<IActionResult> {|LOA2008:Logout|}() { await HttpContext.SignOutAsync(); return Ok(); }",
        types: "public interface IUserStore { } public class AuthenticationService : Shop.IAuthenticationService { } namespace Shop { public interface IAuthenticationService { } }"));

    [Fact]
    public Task An_own_SignInManager_that_leaves_the_sign_out_alone() => Reported(IdentityApi, Controller(
        "public async Task {|LOA2008:Logout|}() => await _signInManager.SignOutAsync();",
        "private readonly SignInManager<IdentityUser> _signInManager; public AuthController(SignInManager<IdentityUser> signInManager) => _signInManager = signInManager;",
        """
        public class ShopSignInManager : SignInManager<IdentityUser>
        {
            public ShopSignInManager(UserManager<IdentityUser> users, IHttpContextAccessor accessor, IUserClaimsPrincipalFactory<IdentityUser> factory, Microsoft.Extensions.Options.IOptions<IdentityOptions> options, ILogger<SignInManager<IdentityUser>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<IdentityUser> confirmation)
                : base(users, accessor, factory, options, logger, schemes, confirmation) { }

            public override Task<bool> CanSignInAsync(IdentityUser user) => Task.FromResult(user.EmailConfirmed);
        }
        """));

    // OWIN.

    [Fact]
    public Task Cookies_are_signed_out_of_OWIN() => ReportedOnSystemWeb("""
        using System.Net.Http;
        using System.Web.Http;
        using Microsoft.AspNet.Identity;
        public class SecurityController : ApiController
        {
            [Authorize]
            public void {|LOA2008:Logoff|}()
            {
                Request.GetOwinContext().Authentication.SignOut();
                Request.GetOwinContext().Authentication.SignOut(DefaultAuthenticationTypes.ApplicationCookie);
                Request.GetOwinContext().Authentication.SignOut(DefaultAuthenticationTypes.ExternalBearer);
            }
        }
        """);

    [Fact]
    public Task The_bearer_type_is_signed_out_of_OWIN() => ReportedOnSystemWeb("""
        using System.Net.Http;
        using System.Web.Http;
        using Microsoft.Owin.Security.OAuth;
        public class AccountController : ApiController
        {
            [HttpPost]
            public IHttpActionResult {|LOA2008:Logout|}()
            {
                Request.GetOwinContext().Authentication.SignOut(OAuthDefaults.AuthenticationType);
                return Ok();
            }
        }
        """);

    // Messages.

    [Fact]
    public Task The_message_of_a_sign_out_that_does_nothing() => Message(
        "'/logout' only signs out, which ends no bearer token, so the caller's token stays valid; revoke it or put it on a denylist that is asked at each request",
        Minimal(BearerTokens, """app.MapPost({|#0:"/logout"|}, (HttpContext context) => context.SignOutAsync());"""));

    [Fact]
    public Task The_message_of_a_sign_out_that_fails() => Message(
        "'Logout' only signs out, which fails because bearer schemes cannot sign out, so the caller's token stays valid; revoke it or put it on a denylist that is asked at each request",
        Controller("public async Task {|#0:Logout|}() => await HttpContext.SignOutAsync();"), JwtApi);
}
