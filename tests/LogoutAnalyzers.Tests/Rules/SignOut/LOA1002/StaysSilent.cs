using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1002;

public class StaysSilent
{
    [Fact]
    public Task Nobody_is_signed_in() => Verify.Analyzer<SignOutAnalyzer>("""
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
                if (!User.Identity!.IsAuthenticated) return RedirectToAction("Login");
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }

            [HttpPost]
            public IActionResult LogOff()
            {
                if (!(this.User?.Identity?.IsAuthenticated ?? false))
                {
                    return this.RedirectToAction("Index");
                }

                return new SignOutResult(new[] { "Cookies", "oidc" });
            }

            [HttpPost]
            public async Task<IActionResult> SignOff()
            {
                var isSignedIn = User.Identity is { IsAuthenticated: true };
                if (isSignedIn)
                {
                    await HttpContext.SignOutAsync();
                }

                return View("Bye");
            }

            [HttpPost]
            public async Task<IActionResult> Leave_Logout()
            {
                var signedIn = User.Identity?.IsAuthenticated ?? false;
                if (!signedIn) return LocalRedirect("/");
                await HttpContext.SignOutAsync();
                return LocalRedirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> SignMeOut()
            {
                if (HttpContext.User.Identity is not { IsAuthenticated: true }) return LocalRedirect("/");
                await HttpContext.SignOutAsync();
                return LocalRedirect("/");
            }
        }
        """);

    [Fact]
    public Task Nobody_has_a_name() => Verify.Analyzer<SignOutAnalyzer>("""
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
                if (string.IsNullOrEmpty(User.Identity?.Name))
                    return RedirectToAction("Login");
                await HttpContext.SignOutAsync();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task The_sign_in_manager_knows_nobody() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddIdentity<IdentityUser, IdentityRole>();
        }

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIn;
            private readonly UserManager<IdentityUser> _users;

            public AccountController(SignInManager<IdentityUser> signIn, UserManager<IdentityUser> users)
            {
                _signIn = signIn;
                _users = users;
            }

            [HttpPost]
            public async Task<IActionResult> Logout(string? returnUrl)
            {
                if (!_signIn.IsSignedIn(User)) return RedirectToAction("Login");
                await _signIn.SignOutAsync();
                return Url.IsLocalUrl(returnUrl) ? Redirect(returnUrl) : RedirectToAction("Index", "Home");
            }

            [HttpPost]
            public async Task<IActionResult> LogoutEverywhere()
            {
                var user = await _users.GetUserAsync(User);
                if (user == null) return RedirectToAction("Login");
                await _users.UpdateSecurityStampAsync(user);
                return RedirectToAction("Login");
            }
        }
        """);

    [Fact]
    public Task A_failed_authentication_owes_nothing() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/logout", async (HttpContext context) =>
        {
            var result = await context.AuthenticateAsync("Cookies");
            if (!result.Succeeded) return Results.Redirect("/");
            await context.SignOutAsync("Cookies", result.Properties);
            return Results.Redirect("/");
        });
        app.MapPost("/signout", async (HttpContext context) =>
        {
            var result = await context.AuthenticateAsync("Cookies");
            if (result.Principal is null) return Results.Redirect("/");
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task A_form_with_errors_is_shown_again() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public record LeaveForm(string Reason);

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(LeaveForm form)
            {
                if (!ModelState.IsValid) return View(form);
                await HttpContext.SignOutAsync();
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> LogOff(LeaveForm form)
            {
                if (form.Reason.Length > 200)
                {
                    ModelState.AddModelError(nameof(form.Reason), "Too long");
                    return View(form);
                }

                await HttpContext.SignOutAsync();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_question_that_has_to_be_answered_first() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class AccountController : Controller
        {
            public async Task<IActionResult> Logout(bool confirmed = false)
            {
                if (!confirmed) return View("ConfirmLogout");
                await HttpContext.SignOutAsync();
                return View("LoggedOut");
            }
        }
        """);

    [Fact]
    public Task A_user_who_presses_cancel() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class LogoutModel : PageModel
        {
            public async Task<IActionResult> OnPostAsync(string button, string? returnUrl)
            {
                if (button == "cancel") return LocalRedirect(returnUrl ?? "/");
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToPage("/LoggedOut");
            }
        }
        """);

    [Fact]
    public Task A_request_without_the_cookie_of_the_token() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Collections.Concurrent;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddBearerToken();
        var app = builder.Build();
        var refreshTokens = new ConcurrentDictionary<string, string>();
        app.MapPost("/auth/logout", (HttpContext http) =>
        {
            if (!http.Request.Cookies.TryGetValue("refreshToken", out var value)) return Results.NoContent();
            refreshTokens.TryRemove(value, out _);
            http.Response.Cookies.Delete("refreshToken");
            return Results.NoContent();
        });
        app.MapDelete("/auth/logout", (HttpRequest request) =>
        {
            var value = request.Cookies["rt"];
            if (value is null) return Results.Ok();
            refreshTokens.TryRemove(value, out _);
            return Results.Ok();
        });
        app.MapPost("/auth/sign-out", (HttpRequest request) =>
        {
            var bearer = request.Headers.Authorization.ToString().Replace("Bearer ", "");
            if (string.IsNullOrWhiteSpace(bearer)) return Results.Ok();
            refreshTokens.TryRemove(bearer, out _);
            return Results.Ok();
        });
        app.Run();
        """);

    [Fact]
    public Task A_token_that_is_not_known() => Verify.Analyzer<SignOutAnalyzer>(
        """
        public class RefreshToken
        {
            public string Value { get; set; } = "";
            public DateTime Expires { get; set; }
            public DateTime? RevokedAt { get; set; }
            public bool IsRevoked => RevokedAt != null;
            public bool IsActive => !IsRevoked && Expires > DateTime.UtcNow;
        }

        public interface ITokenStore
        {
            Task<RefreshToken?> FindAsync(string value);
            Task SaveAsync();
        }

        public class TokenStore : ITokenStore
        {
            private readonly List<RefreshToken> _all = new();

            public Task<RefreshToken?> FindAsync(string value) => Task.FromResult(_all.FirstOrDefault(t => t.Value == value));

            public Task SaveAsync() => Task.CompletedTask;
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication().AddBearerToken();
        }

        [ApiController, Route("api/auth")]
        public class AuthController : ControllerBase
        {
            private readonly ITokenStore _store;

            public AuthController(ITokenStore store) => _store = store;

            [HttpPost("logout")]
            public async Task<IActionResult> Logout([FromBody] string refreshToken)
            {
                var stored = await _store.FindAsync(refreshToken);
                if (stored is null) return NoContent();
                stored.RevokedAt = DateTime.UtcNow;
                await _store.SaveAsync();
                return NoContent();
            }

            [HttpPost("signout")]
            public async Task<IActionResult> Leave([FromBody] string refreshToken)
            {
                if (await _store.FindAsync(refreshToken) is { } stored)
                {
                    stored.RevokedAt = DateTime.UtcNow;
                    await _store.SaveAsync();
                }

                return Ok();
            }
        }
        """);

    [Fact]
    public Task A_token_that_was_revoked_before() => Verify.Analyzer<SignOutAnalyzer>(
        """
        public class RefreshToken
        {
            public string Value { get; set; } = "";
            public DateTime Expires { get; set; }
            public DateTime? RevokedAt { get; set; }
            public bool IsRevoked => RevokedAt != null;
            public bool IsActive => !IsRevoked && Expires > DateTime.UtcNow;
        }

        public interface ITokenStore
        {
            Task<RefreshToken?> FindAsync(string value);
            Task SaveAsync();
        }

        public class TokenStore : ITokenStore
        {
            private readonly List<RefreshToken> _all = new();

            public Task<RefreshToken?> FindAsync(string value) => Task.FromResult(_all.FirstOrDefault(t => t.Value == value));

            public Task SaveAsync() => Task.CompletedTask;
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication().AddBearerToken();
        }

        [ApiController, Route("api/auth")]
        public class AuthController : ControllerBase
        {
            private readonly ITokenStore _store;

            public AuthController(ITokenStore store) => _store = store;

            [HttpPost("logout")]
            public async Task<IActionResult> Logout([FromBody] string refreshToken)
            {
                var stored = await _store.FindAsync(refreshToken) ?? throw new KeyNotFoundException();
                if (stored.IsRevoked) return NoContent();
                stored.RevokedAt = DateTime.UtcNow;
                await _store.SaveAsync();
                return NoContent();
            }

            [HttpPost("logoff")]
            public async Task<IActionResult> LogOff([FromBody] string refreshToken)
            {
                var stored = await _store.FindAsync(refreshToken);
                if (stored is { IsActive: true })
                {
                    stored.RevokedAt = DateTime.UtcNow;
                    await _store.SaveAsync();
                }

                return NoContent();
            }

            [HttpPost("signout")]
            public async Task<IActionResult> Leave([FromBody] string refreshToken)
            {
                var stored = await _store.FindAsync(refreshToken);
                if (stored == null || stored.RevokedAt.HasValue || stored.Expires < DateTime.UtcNow) return Ok();
                stored.RevokedAt = DateTime.UtcNow;
                await _store.SaveAsync();
                return Ok();
            }
        }
        """);

    [Fact]
    public Task A_finally_that_signs_out() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public interface IBasket
        {
            Task ParkAsync(string user);
        }

        public class AccountController : Controller
        {
            private readonly IBasket _basket;

            public AccountController(IBasket basket) => _basket = basket;

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                try
                {
                    if (User.Identity?.Name is not { } name) return Redirect("/");
                    await _basket.ParkAsync(name);
                }
                catch (TimeoutException)
                {
                    return Redirect("/?basket=lost");
                }
                finally
                {
                    await HttpContext.SignOutAsync();
                }

                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Only_the_sign_out_itself_can_throw() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class AccountController : Controller
        {
            private readonly ILogger<AccountController> _logger;

            public AccountController(ILogger<AccountController> logger) => _logger = logger;

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                try
                {
                    _logger.LogInformation("{Name} logs out", User.Identity?.Name);
                    await HttpContext.SignOutAsync("Cookies");
                }
                catch (Exception e)
                {
                    _logger.LogError(e, "The store did not answer");
                }

                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_catch_that_fails_or_signs_out_too() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public interface ICarts
        {
            void Merge(string? user);
        }

        public class AccountController : Controller
        {
            private readonly ICarts _carts;

            public AccountController(ICarts carts) => _carts = carts;

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                try
                {
                    _carts.Merge(User.Identity!.Name);
                    await HttpContext.SignOutAsync();
                }
                catch (InvalidOperationException e)
                {
                    return StatusCode(500, e.Message);
                }
                catch (TimeoutException) when (User.Identity!.Name is not null)
                {
                    await HttpContext.SignOutAsync();
                }
                catch
                {
                    throw;
                }

                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> LogOff()
            {
                try
                {
                    _carts.Merge(User.Identity!.Name);
                }
                catch (Exception)
                {
                    TempData["warning"] = "Your cart was not saved.";
                }

                await HttpContext.SignOutAsync();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Branches_that_differ_only_in_how() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie().AddCookie("partner");
        }

        public class AccountController : Controller
        {
            public async Task<IActionResult> Logout(string? provider)
            {
                if (provider == "partner") return SignOut(new AuthenticationProperties { RedirectUri = "/" }, "Cookies", "partner");
                await HttpContext.SignOutAsync("Cookies");
                return provider switch
                {
                    "a" => Redirect("/a"),
                    "b" => Redirect("/b"),
                    _ => LocalRedirect("/"),
                };
            }

            public IActionResult LogOff(bool all) => all ? SignOut("Cookies", "partner") : SignOut("Cookies");

            public async Task<IActionResult> SignOff(int kind)
            {
                switch (kind)
                {
                    case 0:
                        await HttpContext.SignOutAsync("Cookies");
                        break;
                    case 1:
                        goto case 0;
                    default:
                        throw new ArgumentOutOfRangeException(nameof(kind));
                }

                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Answers_that_say_the_logout_failed() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Antiforgery;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        builder.Services.AddAntiforgery();
        var app = builder.Build();
        app.MapPost("/logout", async (HttpContext context, IAntiforgery antiforgery, string? sid) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest();
            if (sid == "unknown") return Results.NotFound();
            if (sid == "other") return TypedResults.Forbid();
            if (sid == "busy") return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            if (sid == "odd") return Results.Json(new { success = false }, statusCode: 200);
            if (sid == "gone") return Results.Problem(statusCode: 410);
            await context.SignOutAsync();
            return Results.Ok();
        });
        app.MapPost("/signout", async context =>
        {
            if (context.Request.Headers.Origin.Count == 0)
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return;
            }

            await context.SignOutAsync();
        });
        app.Run();
        """);

    [Fact]
    public Task A_service_that_reports_failure_in_its_result() => Verify.Analyzer<SignOutAnalyzer>(
        """
        public class Result
        {
            private Result(bool succeeded, string? error) => (Succeeded, Error) = (succeeded, error);

            public bool Succeeded { get; }
            public string? Error { get; }

            public static Result Success() => new(true, null);
            public static Result Failure(string error) => new(false, error);
        }

        public interface IAccountService
        {
            Task<Result> LeaveAsync(HttpContext context, string? id);
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        public class AccountService : IAccountService
        {
            public async Task<Result> LeaveAsync(HttpContext context, string? id)
            {
                if (string.IsNullOrWhiteSpace(id)) return Result.Failure("no id");
                await context.SignOutAsync("Cookies");
                return Result.Success();
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class AccountController : Controller
        {
            private readonly IAccountService _accounts;

            public AccountController(IAccountService accounts) => _accounts = accounts;

            [HttpPost]
            public async Task<IActionResult> Logout(string? id)
            {
                var result = await _accounts.LeaveAsync(HttpContext, id);
                return result.Succeeded ? RedirectToAction("Index", "Home") : BadRequest(result.Error);
            }
        }
        """);

    [Fact]
    public Task A_service_that_answers_no() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication().AddBearerToken();
        }

        public class Logins
        {
            private readonly Dictionary<string, string> _refreshTokens = new();

            public bool End(string token)
            {
                if (!_refreshTokens.ContainsKey(token)) return false;
                _refreshTokens.Remove(token);
                return true;
            }
        }

        [ApiController, Route("api/login")]
        public class LoginController : ControllerBase
        {
            private readonly Logins _logins;

            public LoginController(Logins logins) => _logins = logins;

            [HttpDelete("logout")]
            public IActionResult Logout(string token) => _logins.End(token) ? NoContent() : NotFound();

            [HttpPost("signoff")]
            public IActionResult Leave(string token)
            {
                if (!_logins.End(token)) return NotFound(new { message = "unknown token" });
                return Ok();
            }
        }
        """);

    [Fact]
    public Task All_the_tokens_of_a_user_in_a_loop() => Verify.Analyzer<SignOutAnalyzer>(
        """
        public class RefreshToken
        {
            public string Owner { get; set; } = "";
            public bool IsRevoked { get; set; }
        }

        public class Db
        {
            public List<RefreshToken> RefreshTokens { get; } = new();
            public Task SaveChangesAsync() => Task.CompletedTask;
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication().AddBearerToken();
        }

        [ApiController, Route("api/auth")]
        public class AuthController : ControllerBase
        {
            private readonly Db _db;

            public AuthController(Db db) => _db = db;

            [HttpPost("logout")]
            public async Task<IActionResult> Logout()
            {
                var tokens = _db.RefreshTokens.Where(t => t.Owner == User.Identity!.Name && !t.IsRevoked).ToList();
                foreach (var token in tokens)
                {
                    token.IsRevoked = true;
                }

                await _db.SaveChangesAsync();
                return NoContent();
            }

            [HttpPost("logoff")]
            public async Task<IActionResult> LogOff()
            {
                var tokens = _db.RefreshTokens.Where(t => t.Owner == User.Identity!.Name).ToList();
                if (!tokens.Any()) return NoContent();
                tokens.ForEach(t => t.IsRevoked = true);
                await _db.SaveChangesAsync();
                return NoContent();
            }

            [HttpPost("signout")]
            public IActionResult Leave()
            {
                var sessions = _db.RefreshTokens.Where(t => t.Owner == User.Identity!.Name).ToArray();
                if (sessions.Length == 0) return Ok();
                for (var i = 0; i < sessions.Length; i++) _db.RefreshTokens.Remove(sessions[i]);
                return Ok();
            }
        }
        """);

    [Fact]
    public Task An_administrator_who_logs_others_out() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddIdentity<IdentityUser, IdentityRole>();
        }

        public class UsersController : Controller
        {
            private readonly UserManager<IdentityUser> _users;

            public UsersController(UserManager<IdentityUser> users) => _users = users;

            [HttpPost]
            public async Task<IActionResult> LogoutUser(string id)
            {
                if (id == _users.GetUserId(User)) return BadRequest("Use the logout button.");
                var account = await _users.FindByIdAsync(id);
                if (account is null)
                {
                    TempData["error"] = "No such user";
                    return RedirectToAction("Index");
                }

                var result = await _users.UpdateSecurityStampAsync(account);
                if (!result.Succeeded)
                {
                    foreach (var error in result.Errors) ModelState.AddModelError("", error.Description);
                    return View("Details", account);
                }

                return RedirectToAction("Index");
            }
        }
        """);

    [Fact]
    public Task Another_device_that_is_not_in_the_list() => Verify.Analyzer<SignOutAnalyzer>(
        """
        public record DeviceSession(Guid Id, string User);

        public class DeviceSessions
        {
            private readonly List<DeviceSession> _sessions = new();

            public DeviceSession? Find(Guid id, string user) => _sessions.Find(s => s.Id == id && s.User == user);

            public void Remove(DeviceSession session) => _sessions.Remove(session);
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        [Route("devices")]
        public class DevicesController : Controller
        {
            private readonly DeviceSessions _devices;

            public DevicesController(DeviceSessions devices) => _devices = devices;

            [HttpPost("{id:guid}/logout")]
            public IActionResult SignOutDevice(Guid id)
            {
                var device = _devices.Find(id, User.Identity!.Name!);
                if (device is null) return RedirectToAction("Index");
                _devices.Remove(device);
                return RedirectToAction("Index");
            }
        }
        """);

    [Fact]
    public Task An_impersonation_that_goes_back_to_the_first_user() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddIdentity<IdentityUser, IdentityRole>();
        }

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIn;
            private readonly UserManager<IdentityUser> _users;

            public AccountController(SignInManager<IdentityUser> signIn, UserManager<IdentityUser> users)
            {
                _signIn = signIn;
                _users = users;
            }

            [HttpPost]
            public async Task<IActionResult> LogOut()
            {
                if (User.FindFirst("impersonator")?.Value is { } id && await _users.FindByIdAsync(id) is { } first)
                {
                    await _signIn.SignInAsync(first, isPersistent: false);
                    return RedirectToAction("Index", "Admin");
                }

                await _signIn.SignOutAsync();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_retry_that_gives_up_with_the_exception() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication().AddBearerToken();
        }

        public interface ISessions
        {
            Task RevokeSessionAsync(string id);
        }

        public class AuthController : ControllerBase
        {
            private readonly ISessions _sessions;

            public AuthController(ISessions sessions) => _sessions = sessions;

            [HttpPost("logout/{id}")]
            public async Task<IActionResult> Logout(string id)
            {
                for (var attempt = 0; ; attempt++)
                {
                    try
                    {
                        await _sessions.RevokeSessionAsync(id);
                        return NoContent();
                    }
                    catch (IOException) when (attempt < 3)
                    {
                        await Task.Delay(100);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task Something_unknown_on_the_other_path() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public interface ISsoGateway
        {
            Task<string> FinishAsync(string user);
        }

        public class AccountController : Controller
        {
            private readonly ISsoGateway _gateway;

            public AccountController(ISsoGateway gateway) => _gateway = gateway;

            [HttpPost]
            public async Task<IActionResult> Logout(bool sso)
            {
                if (sso) return Redirect(await _gateway.FinishAsync(User.Identity!.Name!));
                await HttpContext.SignOutAsync();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_redirect_to_the_provider_on_the_other_path() => Verify.Analyzer<SignOutAnalyzer>("""
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
                if (User.HasClaim("idp", "corporate")) return Redirect("https://login.example.com/oauth2/v2.0/logout?post_logout_redirect_uri=https%3A%2F%2Fshop.example.com");
                if (User.HasClaim("idp", "staff")) return RedirectToAction("Logout", "Staff");
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task The_page_of_an_identity_server_that_may_ask_the_upstream_provider() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("idsrv").AddCookie("idsrv");
        }

        public interface IInteraction
        {
            Task<string> CreateLogoutContextAsync();
        }

        [AllowAnonymous]
        public class Index : PageModel
        {
        }

        namespace Idp.Pages.Logout
        {
            public class IndexModel : PageModel
            {
                private readonly IInteraction _interaction;

                [BindProperty]
                public string? LogoutId { get; set; }

                public IndexModel(IInteraction interaction) => _interaction = interaction;

                public async Task<IActionResult> OnGet(string? logoutId)
                {
                    LogoutId = logoutId;
                    var showPrompt = User.Identity?.IsAuthenticated == true;
                    if (showPrompt == false) return await OnPost();
                    return Page();
                }

                public async Task<IActionResult> OnPost()
                {
                    if (User.Identity?.IsAuthenticated == true)
                    {
                        LogoutId ??= await _interaction.CreateLogoutContextAsync();
                        await HttpContext.SignOutAsync();
                        var idp = User.FindFirst("idp")?.Value;
                        if (idp != null && idp != "local")
                        {
                            var url = Url.Page("/Account/Logout/Loggedout", new { logoutId = LogoutId });
                            return SignOut(new AuthenticationProperties { RedirectUri = url }, idp);
                        }
                    }

                    return RedirectToPage("/Account/Logout/LoggedOut", new { logoutId = LogoutId });
                }
            }
        }
        """);

    [Fact]
    public Task A_handler_that_is_asked_whether_it_can_sign_out() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout([FromServices] IAuthenticationHandlerProvider handlers)
            {
                if (await handlers.GetHandlerAsync(HttpContext, "Cookies") is IAuthenticationSignOutHandler handler)
                    await handler.SignOutAsync(null);
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Local_and_remote_where_the_local_one_always_happens() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.Extensions.Options;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        var account = app.MapGroup("account");
        account.MapPost("logout", LogoutAsync);
        app.Run();

        static async Task<IResult> LogoutAsync(HttpContext context, IConfiguration configuration, ILoggerFactory loggers)
        {
            var logger = loggers.CreateLogger("Auth");
            using (logger.BeginScope("logout"))
            {
                await context.SignOutAsync("Cookies");
            }

            if (configuration.GetValue<bool>("Sso:Enabled"))
            {
                logger.LogInformation("also at the provider");
                return Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, new[] { "Cookies" });
            }

            if (context.Request.Query.TryGetValue("returnUrl", out var url) && url.Count == 1)
                return Results.LocalRedirect(url.ToString());
            return Results.Redirect("/");
        }
        """);

    [Fact]
    public Task A_session_login_whose_user_is_gone() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddSession();
        }

        public record Employee(int Id, string Name);

        public class Employees
        {
            private readonly Dictionary<int, Employee> _all = new();

            public Employee? Current(ISession session) => session.GetInt32("employee") is int id ? _all.GetValueOrDefault(id) : null;
        }

        public class EmployeeController : Controller
        {
            private readonly Employees _employees;

            public EmployeeController(Employees employees) => _employees = employees;

            public IActionResult Logout()
            {
                var employee = _employees.Current(HttpContext.Session);
                if (employee is null)
                {
                    return RedirectToAction("Login");
                }

                HttpContext.Session.Clear();
                TempData["bye"] = employee.Name;
                return RedirectToAction("Login");
            }
        }
        """);

    [Fact]
    public Task The_template_that_reloads_the_page() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddIdentity<IdentityUser, IdentityRole>();
        }

        [AllowAnonymous]
        public class LogoutModel : PageModel
        {
            private readonly SignInManager<IdentityUser> _signIn;
            private readonly ILogger<LogoutModel> _logger;

            public LogoutModel(SignInManager<IdentityUser> signIn, ILogger<LogoutModel> logger)
            {
                _signIn = signIn;
                _logger = logger;
            }

            public async Task<IActionResult> OnPost(string? returnUrl = null)
            {
                await _signIn.SignOutAsync();
                _logger.LogInformation("User logged out.");
                if (returnUrl != null)
                {
                    return LocalRedirect(returnUrl);
                }
                else
                {
                    // The browser needs a new request so that the identity of the user is updated.
                    return RedirectToPage();
                }
            }
        }
        """);

    [Fact]
    public Task Any_of_several_implementations_does_it_in_its_way() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using System.Collections.Concurrent;

        public interface ILoginStyle
        {
            Task FinishAsync(HttpContext context);
        }

        public sealed class CookieStyle : ILoginStyle
        {
            public Task FinishAsync(HttpContext context) => context.SignOutAsync("Cookies");
        }

        public sealed class TokenStyle : ILoginStyle
        {
            private readonly ConcurrentDictionary<string, DateTime> _revokedTokens = new();

            public Task FinishAsync(HttpContext context)
            {
                _revokedTokens.TryAdd(context.Request.Headers.Authorization.ToString(), DateTime.UtcNow);
                return Task.CompletedTask;
            }
        }

        public sealed class FakeStyle : ILoginStyle
        {
            public Task FinishAsync(HttpContext context) => Task.CompletedTask;
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class AccountController : Controller
        {
            private readonly ILoginStyle _style;

            public AccountController(ILoginStyle style) => _style = style;

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await _style.FinishAsync(HttpContext);
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_cookie_deleted_on_the_path_of_the_cookie() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication().AddBearerToken();
        }

        [ApiController, Route("api/auth")]
        public class AuthController : ControllerBase
        {
            [HttpPost("logout")]
            public IActionResult Logout(bool mobile)
            {
                Response.Cookies.Delete("access_token");
                if (mobile) return Ok(new { ok = true });
                Response.Cookies.Delete("refresh_token", new CookieOptions { Path = "/api/auth" });
                return NoContent();
            }
        }
        """);

    [Fact]
    public Task A_cancelled_request() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout(CancellationToken cancellationToken)
            {
                if (cancellationToken.IsCancellationRequested) return new EmptyResult();
                await HttpContext.SignOutAsync();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_front_channel_logout_of_another_session() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapDefaultControllerRoute();
        app.Run();

        public class ChannelController : Controller
        {
            public async Task<IActionResult> FrontChannelLogout(string sid)
            {
                if (User.Identity!.IsAuthenticated)
                {
                    var currentSid = User.FindFirst("sid")?.Value ?? "";
                    if (string.Equals(currentSid, sid, StringComparison.Ordinal))
                    {
                        await HttpContext.SignOutAsync("Cookies");
                    }
                }
                return NoContent();
            }

            public async Task<IActionResult> SignOutOfProvider(string returnUrl)
            {
                var result = await HttpContext.AuthenticateAsync();
                if (result is not { Succeeded: true })
                {
                    return Redirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
                }
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task The_token_is_another_users() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        public class RefreshToken
        {
            public string Value { get; set; } = "";
            public string UserName { get; set; } = "";
            public DateTime? RevokedAt { get; set; }
        }

        public class TokenRepository
        {
            private readonly List<RefreshToken> _tokens = new();
            public Task<RefreshToken?> FindAsync(string value) => Task.FromResult(_tokens.Find(token => token.Value == value));
            public void Revoke(RefreshToken token) => token.RevokedAt = DateTime.UtcNow;
        }

        [ApiController]
        [Route("auth")]
        public class AuthController : ControllerBase
        {
            private readonly TokenRepository _tokens;

            public AuthController(TokenRepository tokens) => _tokens = tokens;

            [Authorize]
            [HttpPost("logout")]
            public async Task<IActionResult> Logout(string refreshToken)
            {
                var token = await _tokens.FindAsync(refreshToken);
                if (token is null || token.UserName != User.Identity!.Name) return NoContent();
                _tokens.Revoke(token);
                return NoContent();
            }
        }
        """);
}
