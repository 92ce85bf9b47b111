using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1002;

public class Reports
{
    [Fact]
    public Task A_page_that_signs_out_only_with_a_return_url() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddIdentity<IdentityUser, IdentityRole>();
        }

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
        """);

    [Fact]
    public Task An_early_answer_to_scripts() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                if (Request.Headers["X-Requested-With"] == "XMLHttpRequest")
                {
                    {|LOA1002:return Json(new { redirect = Url.Action("Index", "Home") });|}
                }

                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task An_exception_before_the_sign_out_that_is_swallowed() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public interface IAuditTrail
        {
            Task WriteAsync(string line);
        }

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class AccountController : Controller
        {
            private readonly IAuditTrail _audit;
            private readonly ILogger<AccountController> _logger;

            public AccountController(IAuditTrail audit, ILogger<AccountController> logger)
            {
                _audit = audit;
                _logger = logger;
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                try
                {
                    await _audit.WriteAsync($"{User.Identity?.Name} logs out");
                    await HttpContext.SignOutAsync("Cookies");
                }
                catch (IOException e)
                {
                    _logger.LogWarning(e, "no audit");
                }

                {|LOA1002:return RedirectToAction("Index", "Home");|}
            }
        }
        """);

    [Fact]
    public Task A_catch_that_answers_ok() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public class RefreshToken
        {
            public Guid Id { get; set; }
            public DateTime? RevokedAt { get; set; }
        }

        public class TokenStore
        {
            public Dictionary<Guid, RefreshToken> Tokens { get; } = new();
        }

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication().AddBearerToken();
        }

        [ApiController, Route("api/auth")]
        public class AuthController : ControllerBase
        {
            private readonly TokenStore _store;

            public AuthController(TokenStore store) => _store = store;

            [HttpPost("logout")]
            public IActionResult Logout([FromBody] string token)
            {
                try
                {
                    var id = Guid.Parse(token);
                    _store.Tokens[id].RevokedAt = DateTime.UtcNow;
                    return NoContent();
                }
                catch (FormatException)
                {
                    {|LOA1002:return NoContent();|}
                }
            }
        }
        """);

    [Fact]
    public Task A_switch_over_the_provider_without_a_default() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication().AddCookie("Staff").AddCookie("Customer");
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> LogOff(string portal)
            {
                switch (portal)
                {
                    case "staff":
                        await HttpContext.SignOutAsync("Staff");
                        break;
                    case "customer":
                        await HttpContext.SignOutAsync("Customer");
                        break;
                }

                {|LOA1002:return RedirectToAction("Index", "Home");|}
            }
        }
        """);

    [Fact]
    public Task A_conditional_expression_that_returns_a_redirect() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout(bool everywhere)
            {
                {|LOA1002:return everywhere ? SignOut("Cookies") : Redirect("/");|}
            }
        }
        """);

    [Fact]
    public Task An_expression_body_is_reported_at_its_expression() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout(bool everywhere) => {|LOA1002:everywhere ? SignOut("Cookies") : Redirect("/")|};
        }
        """);

    [Fact]
    public Task An_expression_of_a_lambda() => Verify.Analyzer<SignOutAnalyzer>("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/logout", (string? scheme) => {|LOA1002:scheme is "Cookies" ? Results.SignOut(authenticationSchemes: new[] { scheme }) : Results.LocalRedirect("/")|});
        app.Run();
        """);

    [Fact]
    public Task The_end_of_a_handler_that_returns_nothing() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class SignOutModel : PageModel
        {
            [BindProperty]
            public bool ForgetDevice { get; set; }

            public async Task OnPostAsync()
            {
                if (ForgetDevice)
                {
                    await HttpContext.SignOutAsync("Cookies");
                }
            {|LOA1002:}|}
        }
        """);

    [Fact]
    public Task An_early_return_of_a_void_request_delegate() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapGet("/logout", async context =>
        {
            context.Response.Redirect("/");
            if (context.Request.Query.ContainsKey("soft")) {|LOA1002:return;|}
            await context.SignOutAsync();
        });
        app.Run();
        """);

    [Fact]
    public Task A_lambda_that_depends_on_a_setting() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.Extensions.Options;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.Configure<SsoOptions>(builder.Configuration.GetSection("Sso"));
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/api/logout", async (HttpContext context, IOptions<SsoOptions> options) =>
        {
            if (!options.Value.Enabled)
            {
                await context.SignOutAsync("Cookies");
            }

            {|LOA1002:return Results.Ok();|}
        });
        app.Run();

        public class SsoOptions
        {
            public bool Enabled { get; set; }
        }
        """);

    [Fact]
    public Task A_local_function_that_skips_development() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/logout", LogoutAsync);
        app.Run();

        async Task<IResult> LogoutAsync(HttpContext context)
        {
            if (app.Environment.IsDevelopment()) {|LOA1002:return Results.Redirect("/");|}
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        }
        """);

    [Fact]
    public Task A_claim_that_the_cookie_may_not_hold() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                var sessionId = User.FindFirstValue("sid");
                if (string.IsNullOrEmpty(sessionId))
                {
                    {|LOA1002:return RedirectToAction("Index", "Home");|}
                }

                await HttpContext.SignOutAsync("Cookies");
                return Redirect("https://login.example.com/bye?sid=" + sessionId);
            }
        }
        """);

    [Fact]
    public Task A_session_value_that_a_restart_forgets() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddSession();
                services.AddAuthentication("Cookies").AddCookie();
            }
        }

        public class AccountController : Controller
        {
            public async Task<IActionResult> Logout()
            {
                if (HttpContext.Session.GetString("UserName") is null) {|LOA1002:return RedirectToAction("Login");|}
                HttpContext.Session.Clear();
                await HttpContext.SignOutAsync();
                return RedirectToAction("Login");
            }
        }
        """);

    [Fact]
    public Task Refresh_tokens_that_are_revoked_on_request_only() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Mvc;

        public record LogoutRequest(bool AllDevices);

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication().AddBearerToken();
        }

        [ApiController, Route("api/auth")]
        public class AuthController : ControllerBase
        {
            private readonly ITokenRepository _tokens;

            public AuthController(ITokenRepository tokens) => _tokens = tokens;

            [HttpPost("logout")]
            public async Task<IActionResult> Logout(LogoutRequest request, CancellationToken ct)
            {
                var user = User.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException();
                if (request.AllDevices)
                {
                    await _tokens.RemoveAllAsync(user, ct);
                }

                {|LOA1002:return Ok(new { message = "You are logged out." });|}
            }
        }
        """,
        """
        using System.Collections.Concurrent;

        public interface ITokenRepository
        {
            Task RemoveAllAsync(string user, CancellationToken ct);
        }

        public class TokenRepository : ITokenRepository
        {
            private readonly ConcurrentDictionary<string, List<string>> _tokensByUser = new();

            public Task RemoveAllAsync(string user, CancellationToken ct)
            {
                _tokensByUser.TryRemove(user, out _);
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_helper_that_signs_out_under_a_condition() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class AccountController : Controller
        {
            private readonly LoginService _logins;

            public AccountController(LoginService logins) => _logins = logins;

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await _logins.FinishAsync();
                {|LOA1002:return RedirectToAction("Index", "Home");|}
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        public sealed class LoginService
        {
            private readonly IHttpContextAccessor _accessor;
            private readonly IConfiguration _configuration;

            public LoginService(IHttpContextAccessor accessor, IConfiguration configuration)
            {
                _accessor = accessor;
                _configuration = configuration;
            }

            public async Task FinishAsync()
            {
                if (_configuration["Auth:Mode"] == "Forms")
                    await _accessor.HttpContext!.SignOutAsync("Cookies");
            }
        }
        """);

    [Fact]
    public Task A_kiosk_that_keeps_its_login() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddIdentity<IdentityUser, IdentityRole>();
        }

        public class KioskController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIn;

            public KioskController(SignInManager<IdentityUser> signIn) => _signIn = signIn;

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                if (User.IsInRole("Kiosk"))
                    {|LOA1002:return RedirectToAction("Welcome");|}

                await _signIn.SignOutAsync();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task Two_leaving_paths_are_two_reports() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/account/sign-out", async (HttpContext context, string? mode) =>
        {
            if (mode == "lock") {|LOA1002:return Results.Redirect("/locked");|}
            if (mode == "switch") {|LOA1002:return Results.Redirect("/switch-user");|}
            await context.SignOutAsync();
            return Results.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task The_arm_of_a_switch_expression() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult SignOff(string kind)
            {
                {|LOA1002:return kind switch
                {
                    "full" => SignOut("Cookies"),
                    "soft" => Redirect("/"),
                    _ => BadRequest(),
                };|}
            }
        }
        """);

    [Fact]
    public Task A_short_circuit_that_skips_the_revocation() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Collections.Concurrent;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddBearerToken();
        var app = builder.Build();
        var refreshTokens = new ConcurrentDictionary<string, string>();
        app.MapPost("/auth/logout", (HttpRequest request, bool forget) =>
        {
            var gone = forget && refreshTokens.TryRemove(request.Headers["X-Refresh"].ToString(), out _);
            {|LOA1002:return Results.Ok(gone);|}
        });
        app.Run();
        """);

    [Fact]
    public Task A_session_login_that_is_cleared_for_customers_only() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddSession();
        }

        public class LoginController : Controller
        {
            [HttpPost]
            public IActionResult Index(string user, string role)
            {
                HttpContext.Session.SetString("user", user);
                HttpContext.Session.SetString("role", role);
                return Redirect("/");
            }

            public IActionResult Logout()
            {
                if (HttpContext.Session.GetString("role") == "Customer")
                {
                    HttpContext.Session.Clear();
                    return RedirectToAction("Index", "Home");
                }
                else
                {
                    {|LOA1002:return RedirectToAction("Index", "Admin");|}
                }
            }
        }
        """);

    [Fact]
    public Task A_stamp_that_is_not_renewed_for_users_without_a_password() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentityApiEndpoints<IdentityUser>();
        var app = builder.Build();
        app.MapIdentityApi<IdentityUser>();
        app.MapPost("/logout-everywhere", SignOutEverywhere).RequireAuthorization();
        app.Run();

        static async Task<IResult> SignOutEverywhere(HttpContext http, UserManager<IdentityUser> users)
        {
            var user = await users.GetUserAsync(http.User);
            if (user is null) return TypedResults.Unauthorized();
            if (await users.HasPasswordAsync(user))
            {
                await users.UpdateSecurityStampAsync(user);
            }

            {|LOA1002:return TypedResults.NoContent();|}
        }
        """);

    [Fact]
    public Task A_result_wrapper_with_a_success_on_every_branch() => Verify.Analyzer<SignOutAnalyzer>(
        """
        public class Result
        {
            public bool Succeeded { get; private init; }
            public string? Error { get; private init; }

            public static Result Success() => new() { Succeeded = true };
            public static Result Fail(string error) => new() { Error = error };
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        public interface IAccountService
        {
            Task<Result> FinishAsync(HttpContext context, string? reason);
        }

        public class AccountService : IAccountService
        {
            public async Task<Result> FinishAsync(HttpContext context, string? reason)
            {
                if (reason == "forbidden") return Result.Fail("not now");
                if (reason == "timeout") return Result.Success();
                await context.SignOutAsync("Cookies");
                return Result.Success();
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        [Route("account")]
        public class AccountController : ControllerBase
        {
            private readonly IAccountService _accounts;

            public AccountController(IAccountService accounts) => _accounts = accounts;

            [HttpPost("logout")]
            public async Task<IActionResult> Logout(string? reason)
            {
                var result = await _accounts.FinishAsync(HttpContext, reason);
                if (!result.Succeeded) return BadRequest(result.Error);
                {|LOA1002:return NoContent();|}
            }
        }
        """);

    [Fact]
    public Task A_handler_in_another_file_is_reported_at_the_pattern() => Verify.Analyzer<SignOutAnalyzer>(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapGroup("/account").MapPost({|LOA1002:"/logout"|}, Handlers.Leave);
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        public static class Handlers
        {
            public static async Task<IResult> Leave(HttpContext context, bool keep = false)
            {
                if (keep) return Results.Redirect("/");
                await context.SignOutAsync();
                return Results.Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_user_who_was_impersonated() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddIdentity<IdentityUser, IdentityRole>();
        }

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIn;

            public AccountController(SignInManager<IdentityUser> signIn) => _signIn = signIn;

            [HttpPost]
            public async Task<IActionResult> LogOut()
            {
                if (User.HasClaim("impersonated", "true"))
                {
                    TempData["info"] = "You are back.";
                    {|LOA1002:return RedirectToAction("Index", "Admin");|}
                }

                await _signIn.SignOutAsync();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_loop_over_something_that_is_no_session() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(int attempts)
            {
                while (attempts-- > 0)
                {
                    await HttpContext.SignOutAsync("Cookies");
                }

                {|LOA1002:return Redirect("/");|}
            }
        }
        """);

    [Fact]
    public Task A_catch_all_around_the_service_that_signs_out_second() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddAuthentication("Cookies").AddCookie();
                services.AddHttpClient();
            }
        }

        public class LogoutModel : PageModel
        {
            public async Task<IActionResult> OnPostAsync()
            {
                try
                {
                    var sid = int.Parse(User.FindFirst("number")!.Value);
                    HttpContext.Items["sid"] = sid;
                    await HttpContext.SignOutAsync("Cookies");
                    return RedirectToPage("/Index");
                }
                catch
                {
                    {|LOA1002:return RedirectToPage("/Index");|}
                }
            }
        }
        """);

    [Fact]
    public Task The_message_says_when_the_path_is_taken() => Messages.Verify(
        "LOA1002",
        "'LogOff' leaves here without ending the session when 'soft'; end it on this path too",
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> LogOff(bool soft)
            {
                if (soft) {|#0:return Redirect("/");|}
                await HttpContext.SignOutAsync();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task The_message_says_unless_what() => Messages.Verify(
        "LOA1002",
        "'OnPost' leaves here without ending the session unless 'returnUrl != null'; end it on this path too",
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            public async Task<IActionResult> OnPost(string? returnUrl)
            {
                if (returnUrl != null) await HttpContext.SignOutAsync();
                {|#0:return Redirect(returnUrl ?? "/");|}
            }
        }
        """);

    [Fact]
    public Task The_message_says_that_an_exception_is_caught() => Messages.Verify(
        "LOA1002",
        "'Logout' leaves here without ending the session when an exception is caught; end it on this path too",
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> Logout(string id)
            {
                try
                {
                    HttpContext.Items["id"] = Guid.Parse(id);
                    await HttpContext.SignOutAsync();
                    return Redirect("/");
                }
                catch (FormatException)
                {
                    {|#0:return Redirect("/");|}
                }
            }
        }
        """);

    [Fact]
    public Task The_message_names_the_caught_exception_also_after_the_try() => Messages.Verify(
        "LOA1002",
        "'Logout' leaves here without ending the session when an exception is caught; end it on this path too",
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> Logout(string id)
            {
                try
                {
                    HttpContext.Items["id"] = Guid.Parse(id);
                    await HttpContext.SignOutAsync();
                }
                catch (FormatException)
                {
                }

                {|#0:return Redirect("/");|}
            }
        }
        """);

    [Fact]
    public Task The_message_names_the_condition_of_a_conditional_expression() => Messages.Verify(
        "LOA1002",
        "'/logout' leaves here without ending the session unless 'all'; end it on this path too",
        """
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapPost("/logout", (bool all) => {|#0:all ? Results.SignOut() : Results.Ok()|});
        app.Run();
        """);

    [Fact]
    public Task The_message_speaks_of_the_else_branch() => Messages.Verify(
        "LOA1002",
        "'Logout' leaves here without ending the session unless 'User.IsInRole(\"Admin\")'; end it on this path too",
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> Logout()
            {
                if (User.IsInRole("Admin"))
                {
                    await HttpContext.SignOutAsync();
                    return RedirectToAction("Index", "Admin");
                }
                else
                {
                    {|#0:return RedirectToAction("Index", "Home");|}
                }
            }
        }
        """);

    [Fact]
    public Task An_account_that_is_not_confirmed_stays_signed_in() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Build().Run();

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signInManager;
            private readonly UserManager<IdentityUser> _userManager;

            public AccountController(SignInManager<IdentityUser> signInManager, UserManager<IdentityUser> userManager)
            {
                _signInManager = signInManager;
                _userManager = userManager;
            }

            public async Task<IActionResult> Logout()
            {
                var user = await _userManager.GetUserAsync(User);
                if (user != null && user.EmailConfirmed)
                {
                    await _signInManager.SignOutAsync();
                }
                {|LOA1002:return RedirectToAction("Index");|}
            }
        }
        """);
}
