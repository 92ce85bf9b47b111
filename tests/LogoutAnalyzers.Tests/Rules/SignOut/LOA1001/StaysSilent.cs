using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1001;

public class StaysSilent
{
    [Fact]
    public Task The_logout_page_of_the_Identity_templates() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.AddRazorPages();
        var app = builder.Build();
        app.MapRazorPages();
        app.Run();
        """,
        """
        #nullable disable
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        namespace Web.Areas.Identity.Pages.Account
        {
            public class LogoutModel : PageModel
            {
                private readonly SignInManager<IdentityUser> _manager;

                public LogoutModel(SignInManager<IdentityUser> manager) => _manager = manager;

                public void OnGet() { }

                public async Task<IActionResult> OnPost(string returnUrl = null)
                {
                    await _manager.SignOutAsync();
                    return returnUrl != null ? LocalRedirect(returnUrl) : RedirectToPage();
                }
            }
        }
        """);

    [Fact]
    public Task The_endpoint_of_the_Blazor_template() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(o =>
        {
            o.DefaultScheme = IdentityConstants.ApplicationScheme;
            o.DefaultSignInScheme = IdentityConstants.ExternalScheme;
        }).AddIdentityCookies();
        builder.Services.AddIdentityCore<IdentityUser>().AddSignInManager();
        var app = builder.Build();
        var account = app.MapGroup("/Account");
        account.MapPost("/Logout", async (ClaimsPrincipal user, [FromServices] SignInManager<IdentityUser> manager, [FromForm] string returnUrl) =>
        {
            await manager.SignOutAsync();
            return TypedResults.LocalRedirect($"~/{returnUrl}");
        });
        app.Run();
        """);

    [Fact]
    public Task The_interactive_logout_of_an_identity_server() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("idp").AddCookie("idp").AddCookie("idp.external");
        }

        public class AccountController : Controller
        {
            private readonly ILogoutInteraction _interaction;

            public AccountController(ILogoutInteraction interaction) => _interaction = interaction;

            [HttpGet]
            public async Task<IActionResult> Logout(string logoutId)
            {
                var vm = await DescribeAsync(logoutId);
                if (!vm.AskFirst)
                {
                    return await Logout(vm);
                }

                return View(vm);
            }

            [HttpPost, ValidateAntiForgeryToken]
            public async Task<IActionResult> Logout(LogoutInput input)
            {
                var vm = new LoggedOutVm { ExternalScheme = User?.FindFirst("idp")?.Value };
                if (User?.Identity!.IsAuthenticated == true)
                {
                    await HttpContext.SignOutAsync();
                    await _interaction.RaiseAsync(User.Identity.Name!);
                }

                if (vm.ExternalScheme != null)
                {
                    var url = Url.Action("Logout", new { logoutId = input.LogoutId });
                    return SignOut(new AuthenticationProperties { RedirectUri = url }, vm.ExternalScheme);
                }

                return View("LoggedOut", vm);
            }

            private async Task<LogoutVm> DescribeAsync(string logoutId)
            {
                var vm = new LogoutVm { LogoutId = logoutId, AskFirst = true };
                if (User?.Identity?.IsAuthenticated != true || !await _interaction.NeedsPromptAsync(logoutId)) vm.AskFirst = false;
                return vm;
            }
        }
        """,
        """
        public class LogoutInput
        {
            public string? LogoutId { get; set; }
        }

        public class LogoutVm : LogoutInput
        {
            public bool AskFirst { get; set; }
        }

        public class LoggedOutVm
        {
            public string? ExternalScheme { get; set; }
        }

        public interface ILogoutInteraction
        {
            Task<bool> NeedsPromptAsync(string logoutId);
            Task RaiseAsync(string name);
        }
        """);

    [Fact]
    public Task A_result_that_signs_out_of_the_cookie_and_the_provider() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Options;
        using System.Text.Encodings.Web;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) =>
                services.AddAuthentication(o =>
                {
                    o.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                    o.DefaultChallengeScheme = "oidc";
                })
                .AddCookie()
                .AddScheme<AuthenticationSchemeOptions, CorporateLogin>("oidc", o => { });
        }

        public class CorporateLogin : SignOutAuthenticationHandler<AuthenticationSchemeOptions>
        {
            public CorporateLogin(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : base(options, logger, encoder)
            {
            }

            protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());

            protected override Task HandleSignOutAsync(AuthenticationProperties? properties)
            {
                Response.Redirect("https://login.example.com/leave?back=" + Uri.EscapeDataString(properties?.RedirectUri ?? "/"));
                return Task.CompletedTask;
            }
        }

        public class AccountController : Controller
        {
            [HttpGet]
            public IActionResult SignOut(string page) =>
                SignOut(new AuthenticationProperties { RedirectUri = Url.Action(nameof(SignedOut)) }, CookieAuthenticationDefaults.AuthenticationScheme, "oidc");

            [HttpGet]
            public IActionResult SignedOut() => User.Identity?.IsAuthenticated == true ? RedirectToAction("Index", "Home") : View();
        }
        """);

    [Fact]
    public Task The_logout_of_a_backend_for_frontend() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(o => o.DefaultScheme = "cookie")
            .AddCookie("cookie", o => o.Cookie.Name = "__Host-bff")
            .AddRemoteScheme<RemoteAuthenticationOptions, Handler>("oidc", "Corporate", o => o.SignInScheme = "cookie");
        var app = builder.Build();
        app.MapGet("/bff/logout", async (HttpContext context, string sid, string? returnUrl) =>
        {
            if (context.User.FindFirst("sid")?.Value != sid) return Results.BadRequest("session id does not match");
            var properties = new AuthenticationProperties { RedirectUri = returnUrl ?? "/" };
            await context.SignOutAsync("cookie");
            await context.SignOutAsync("oidc", properties);
            return Results.Empty;
        });
        app.Run();

        public class Handler : RemoteAuthenticationHandler<RemoteAuthenticationOptions>
        {
            public Handler(Microsoft.Extensions.Options.IOptionsMonitor<RemoteAuthenticationOptions> options, ILoggerFactory logger, System.Text.Encodings.Web.UrlEncoder encoder)
                : base(options, logger, encoder)
            {
            }

            protected override Task<HandleRequestResult> HandleRemoteAuthenticateAsync() => Task.FromResult(HandleRequestResult.Handle());
        }
        """);

    [Fact]
    public Task A_scheme_named_after_a_member_of_an_enumeration() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public enum LoginMethod { None, Basic, Forms }

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddAuthentication()
                    .AddCookie(LoginMethod.Forms.ToString(), o => o.Cookie.Name = "IndexerAuth")
                    .AddCookie(LoginMethod.None.ToString());
            }
        }

        [ApiExplorerSettings(IgnoreApi = true)]
        public class AuthenticationController : Controller
        {
            private readonly ILoginService _service;

            public AuthenticationController(ILoginService service) => _service = service;

            [HttpPost("login")]
            public async Task<IActionResult> Login([FromForm] string username)
            {
                await HttpContext.SignInAsync(LoginMethod.Forms.ToString(), new ClaimsPrincipal(new ClaimsIdentity(new[] { new Claim("user", username) }, "Cookies", "user", "identifier")));
                return Redirect("/");
            }

            [HttpGet("logout")]
            public async Task<IActionResult> Logout()
            {
                _service.Logout(HttpContext);
                await HttpContext.SignOutAsync(LoginMethod.Forms.ToString());
                return Redirect("/");
            }
        }
        """,
        """
        public interface ILoginService
        {
            void Logout(HttpContext context);
        }

        public class LoginService : ILoginService
        {
            private readonly ILogger<LoginService> _log;

            public LoginService(ILogger<LoginService> log) => _log = log;

            public void Logout(HttpContext context)
            {
                if (context.User?.Identity?.Name is { } name) LogLogout(name);
            }

            private void LogLogout(string name) => _log.LogInformation("Auth-Logout '{Name}'", name);
        }
        """);

    [Fact]
    public Task A_media_server_that_deletes_the_device_of_the_access_token() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Route("Sessions"), ApiController]
        public class SessionController : ControllerBase
        {
            private readonly ISessionManager _sessionManager;

            public SessionController(ISessionManager sessionManager) => _sessionManager = sessionManager;

            [HttpPost("Logout")]
            [Authorize]
            [ProducesResponseType(StatusCodes.Status204NoContent)]
            public async Task<ActionResult> ReportSessionEnded()
            {
                await _sessionManager.Logout(User.FindFirst("Token")!.Value).ConfigureAwait(false);
                return NoContent();
            }
        }
        """,
        """
        public interface ISessionManager
        {
            Task Logout(string accessToken);
        }

        public interface IDeviceManager
        {
            IReadOnlyList<Device> Find(string accessToken);
            Task DeleteDevice(Device device);
        }

        public record Device(string DeviceId, string AccessToken);

        public sealed class SessionManager : ISessionManager
        {
            private readonly IDeviceManager _devices;

            public SessionManager(IDeviceManager devices) => _devices = devices;

            public async Task Logout(string accessToken)
            {
                ArgumentException.ThrowIfNullOrEmpty(accessToken);
                var existing = _devices.Find(accessToken);
                if (existing.Count > 0)
                {
                    await _devices.DeleteDevice(existing[0]).ConfigureAwait(false);
                }
            }
        }
        """);

    [Fact]
    public Task An_API_that_revokes_the_refresh_token_it_keeps_with_the_user() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddAuthentication("BearerToken").AddBearerToken();
                services.AddScoped<IUserService, UserService>();
            }
        }

        [ApiController, Route("[controller]")]
        public class UsersController : ControllerBase
        {
            private readonly IUserService _users;

            public UsersController(IUserService users) => _users = users;

            [HttpPost("logout")]
            public IActionResult Revoke([FromBody] string? body)
            {
                var token = body ?? Request.Cookies["refreshToken"];
                if (string.IsNullOrEmpty(token)) return BadRequest(new { message = "Token is required" });
                _users.Retire(token, HttpContext.Connection.RemoteIpAddress?.ToString());
                return Ok(new { message = "Token revoked" });
            }
        }
        """,
        """
        public class RefreshToken
        {
            public string Token { get; set; } = "";
            public DateTime? Revoked { get; set; }
            public string? RevokedByIp { get; set; }
            public bool IsActive => Revoked == null;
        }

        public class User
        {
            public List<RefreshToken> RefreshTokens { get; } = new();
        }

        public class Store
        {
            public List<User> Users { get; } = new();
            public void SaveChanges() { }
        }

        public interface IUserService
        {
            void Retire(string token, string? ip);
        }

        public class UserService : IUserService
        {
            private readonly Store _store;

            public UserService(Store store) => _store = store;

            public void Retire(string token, string? ip)
            {
                var user = _store.Users.SingleOrDefault(u => u.RefreshTokens.Any(t => t.Token == token)) ?? throw new InvalidOperationException("Invalid token");
                var refreshToken = user.RefreshTokens.Single(t => t.Token == token);
                if (!refreshToken.IsActive) throw new InvalidOperationException("Invalid token");
                Mark(refreshToken, ip);
                _store.SaveChanges();
            }

            private static void Mark(RefreshToken token, string? ip)
            {
                token.Revoked = DateTime.UtcNow;
                token.RevokedByIp = ip;
            }
        }
        """);

    [Fact]
    public Task A_mediator_whose_handlers_are_in_another_project() => Verify.Analyzer<SignOutAnalyzer>("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddBearerToken();
        var app = builder.Build();
        var group = app.MapGroup("api/v2/auth");
        group.MapGet("logout", async (IMediator mediator, HttpContext context) =>
            (await mediator.InvokeAsync<Outcome>(new LogoutMessage(context))).ToHttpResult());
        group.MapPost("sign-out", (IMediator mediator, CancellationToken ct) => mediator.InvokeAsync<Outcome>(new LeaveMessage(), ct));
        app.Run();

        public record LogoutMessage(HttpContext Context);

        public record LeaveMessage;

        public record Outcome(bool Ok)
        {
            public IResult ToHttpResult() => Ok ? Results.Ok() : Results.Problem();
        }

        public interface IMediator
        {
            Task<T> InvokeAsync<T>(object message, CancellationToken ct = default);
        }
        """);

    [Fact]
    public Task A_mediator_whose_handler_is_found_by_its_interface() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddAuthentication("Cookies").AddCookie();
                services.AddScoped<ISender, Sender>().AddScoped<IHandler<EndCommand>, EndHandler>();
            }
        }

        public class AccountController : Controller
        {
            private readonly ISender _sender;

            public AccountController(ISender sender) => _sender = sender;

            public async Task<IActionResult> Logout()
            {
                await _sender.Send(new EndCommand());
                return Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        public interface ICommand { }

        public sealed record EndCommand : ICommand;

        public interface IHandler<in T> where T : ICommand
        {
            Task Handle(T command);
        }

        public interface ISender
        {
            Task Send<T>(T command) where T : ICommand;
        }

        public sealed class Sender : ISender
        {
            private readonly IServiceProvider _services;

            public Sender(IServiceProvider services) => _services = services;

            public Task Send<T>(T command) where T : ICommand => _services.GetRequiredService<IHandler<T>>().Handle(command);
        }

        public sealed class EndHandler : IHandler<EndCommand>
        {
            private readonly IHttpContextAccessor _accessor;

            public EndHandler(IHttpContextAccessor accessor) => _accessor = accessor;

            public Task Handle(EndCommand command) => _accessor.HttpContext!.SignOutAsync("Cookies");
        }
        """);

    [Fact]
    public Task A_session_login_that_is_cleared() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddSession();
        }

        public class AdminController : Controller
        {
            [HttpPost]
            public IActionResult Login(string user, string password)
            {
                if (password.Length == 0) return View();
                HttpContext.Session.SetString("AdminId", user);
                return RedirectToAction("Index");
            }

            public IActionResult Logout()
            {
                HttpContext.Session.Clear();
                return RedirectToAction("Login");
            }
        }

        public class StudentController : Controller
        {
            public IActionResult Logout()
            {
                HttpContext.Session.Remove("StudentId");
                HttpContext.Session.Remove("StudentName");
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_session_login_that_is_overwritten_with_nothing() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddSession();
        }

        public class StaffController : Controller
        {
            public IActionResult Index() => string.IsNullOrEmpty(HttpContext.Session.GetString("staff")) ? RedirectToAction("Login") : View();

            [HttpPost]
            public IActionResult Login(string name)
            {
                HttpContext.Session.SetString("staff", name);
                return RedirectToAction("Index");
            }

            public IActionResult Logout()
            {
                HttpContext.Session.SetString("staff", string.Empty);
                return RedirectToAction("Login");
            }
        }
        """);

    [Fact]
    public Task A_session_login_behind_a_property_of_the_base_controller() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using System.Text.Json;
        using Microsoft.AspNetCore.Mvc;

        public record Customer(int Id, string Name);

        public abstract class ShopController : Controller
        {
            protected Customer? CurrentCustomer
            {
                get => HttpContext.Session.GetString("customer") is { } json ? JsonSerializer.Deserialize<Customer>(json) : null;
                set
                {
                    if (value is null) HttpContext.Session.Remove("customer");
                    else HttpContext.Session.SetString("customer", JsonSerializer.Serialize(value));
                }
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddSession();
        }

        public class CustomersController : ShopController
        {
            [HttpPost]
            public IActionResult Login(int id, string name)
            {
                CurrentCustomer = new Customer(id, name);
                return RedirectToAction("Index", "Products");
            }

            public IActionResult Logout()
            {
                CurrentCustomer = null;
                return RedirectToAction("Index", "Products");
            }
        }
        """);

    [Fact]
    public Task A_session_record_removed_from_the_distributed_cache() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.Extensions.Caching.Distributed;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddStackedCache();
        var app = builder.Build();
        app.Use(async (context, next) =>
        {
            var cache = context.RequestServices.GetRequiredService<IDistributedCache>();
            if (context.Request.Headers["X-Session"].FirstOrDefault() is { } id && await cache.GetStringAsync("s:" + id) is { } user)
                context.Items["user"] = user;
            await next(context);
        });
        app.MapDelete("/api/logout", async (HttpRequest request, IDistributedCache cache, CancellationToken ct) =>
        {
            await cache.RemoveAsync("s:" + request.Headers["X-Session"], ct);
            return TypedResults.NoContent();
        });
        app.Run();

        public static class CacheSetup
        {
            public static IServiceCollection AddStackedCache(this IServiceCollection services) => services.AddDistributedMemoryCache();
        }
        """);

    [Fact]
    public Task A_ticket_that_is_removed_from_its_store() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        [Route("logout/back-channel")]
        public class BackChannelLogoutController : Controller
        {
            private readonly ITicketStore _store;

            public BackChannelLogoutController(ITicketStore store) => _store = store;

            [HttpPost]
            public async Task<IActionResult> Index([FromForm] string logoutRequest)
            {
                var ticket = System.Xml.Linq.XDocument.Parse(logoutRequest).Root?.Value;
                if (string.IsNullOrWhiteSpace(ticket)) return BadRequest();
                await _store.RemoveAsync(ticket);
                return Ok();
            }
        }
        """);

    [Fact]
    public Task The_back_channel_of_an_identity_provider() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class LogoutSessionManager
        {
            private readonly List<(string? Subject, string? SessionId)> _loggedOut = new();

            public void Add(string? subject, string? sessionId) => _loggedOut.Add((subject, sessionId));
        }

        public class BackchannelLogoutController : Controller
        {
            private readonly LogoutSessionManager _sessions;

            public BackchannelLogoutController(LogoutSessionManager sessions) => _sessions = sessions;

            [HttpPost]
            public async Task<IActionResult> Logout(string logoutToken)
            {
                Response.Headers.CacheControl = "no-cache, no-store";
                try
                {
                    var user = await ReadAsync(logoutToken);
                    _sessions.Add(user.FindFirstValue("sub"), user.FindFirstValue("sid"));
                    return Ok();
                }
                catch (Exception)
                {
                }

                return BadRequest();
            }

            private static Task<ClaimsPrincipal> ReadAsync(string token) =>
                token.Length == 0 ? throw new FormatException("Invalid logout token") : Task.FromResult(new ClaimsPrincipal());
        }
        """);

    [Fact]
    public Task A_new_security_stamp_for_all_devices() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddIdentity<IdentityUser, IdentityRole>();
        }

        public class DevicesController : Controller
        {
            private readonly UserManager<IdentityUser> _users;

            public DevicesController(UserManager<IdentityUser> users) => _users = users;

            [HttpPost]
            public async Task<IActionResult> SignOutEverywhere()
            {
                var user = await _users.GetUserAsync(User) ?? throw new InvalidOperationException();
                var result = await _users.UpdateSecurityStampAsync(user);
                return result.Succeeded ? RedirectToAction("Index") : View("Error");
            }

            [HttpPost("users/{id}/logout")]
            public async Task<IActionResult> LogoutOther(string id)
            {
                if (await _users.FindByIdAsync(id) is not { } user) return NotFound();
                await _users.UpdateSecurityStampAsync(user);
                return NoContent();
            }
        }
        """);

    [Fact]
    public Task A_token_put_on_a_denylist() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Collections.Concurrent;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("BearerToken").AddBearerToken();
        builder.Services.AddSingleton<Denylist>();
        var app = builder.Build();
        app.MapPost("/api/logout", (HttpContext http, Denylist denylist) =>
        {
            var id = http.User.FindFirst("jti")?.Value;
            if (id is null) return Results.Unauthorized();
            denylist.Put(id, DateTimeOffset.UtcNow.AddHours(1));
            return Results.Ok();
        });
        app.Run();

        public sealed class Denylist
        {
            private readonly ConcurrentDictionary<string, DateTimeOffset> _revoked = new();

            public void Put(string id, DateTimeOffset until) => _revoked.TryAdd(id, until);

            public bool Holds(string id) => _revoked.ContainsKey(id);
        }
        """);

    [Fact]
    public Task A_token_put_on_a_denylist_by_an_indexer() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("BearerToken").AddBearerToken();
        }

        [ApiController, Route("api/token")]
        public class TokenController : ControllerBase
        {
            internal static readonly ConcurrentDictionary<string, DateTime> RevokedTokens = new();

            [HttpPost("logout")]
            public IActionResult Logout([FromHeader] string authorization)
            {
                RevokedTokens[authorization.Substring("Bearer ".Length)] = DateTime.UtcNow;
                return Ok();
            }
        }
        """);

    [Fact]
    public Task A_cookie_that_carries_the_token_is_deleted() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("BearerToken").AddBearerToken();
        }

        [Route("api/[controller]")]
        public class AuthController : ControllerBase
        {
            private const string AccessToken = "X-Access-Token";

            [HttpPost("logout")]
            public IActionResult Logout()
            {
                Response.Cookies.Delete(AccessToken, new CookieOptions { Path = "/", HttpOnly = true, Secure = true });
                return Ok();
            }

            [HttpPost("v1/logout")]
            public IActionResult LogoutOld()
            {
                Response.Cookies.Append("jwt", "", new CookieOptions { Expires = DateTimeOffset.UnixEpoch });
                return Ok();
            }
        }
        """);

    [Fact]
    public Task A_service_that_cannot_be_seen() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public interface IIdentityGateway
        {
            ValueTask FinishAsync(string user);
        }

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class AccountController : Controller
        {
            private readonly IIdentityGateway _gateway;
            private readonly Func<HttpContext, Task> _leave;
            public event Action<string>? LoggedOut;

            public AccountController(IIdentityGateway gateway, Func<HttpContext, Task> leave)
            {
                _gateway = gateway;
                _leave = leave;
            }

            public async Task<IActionResult> Logout()
            {
                await _gateway.FinishAsync(User.Identity!.Name!);
                return Redirect("/");
            }

            public async Task<IActionResult> LogOff()
            {
                await _leave(HttpContext);
                return Redirect("/");
            }

            public IActionResult SignOff()
            {
                LoggedOut?.Invoke(User.Identity!.Name!);
                return Redirect("/");
            }

            public IActionResult LogUserOut([FromServices] IServiceProvider services)
            {
                dynamic session = services.GetService(Type.GetType("Legacy.Session, Legacy")!)!;
                session.Abandon();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_gateway_that_asks_the_identity_API_to_log_out() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Net.Http.Headers;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            private readonly IHttpClientFactory _clients;

            public LogoutModel(IHttpClientFactory clients) => _clients = clients;

            public async Task OnPostAsync()
            {
                var client = _clients.CreateClient("identity");
                client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Request.Headers.Authorization);
                using var response = await client.PostAsync("auth/session/finish", content: null);
                response.EnsureSuccessStatusCode();
            }
        }
        """);

    [Fact]
    public Task A_redirect_to_where_the_logout_is() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class HomeController : Controller
        {
            private readonly IConfiguration _configuration;

            public HomeController(IConfiguration configuration) => _configuration = configuration;

            public IActionResult Logout() => Redirect($"{_configuration["Auth:Authority"]}/connect/endsession?id_token_hint={Request.Query["hint"]}");

            public IActionResult LogOff() => RedirectToAction("SignOut", "Account", new { area = "MicrosoftIdentity" });

            public IActionResult SignUserOut()
            {
                var target = Url.Content("~/MicrosoftIdentity/Account/SignOut");
                return LocalRedirect(target);
            }
        }

        public class LogoutModel : PageModel
        {
            public IActionResult OnGet() => RedirectToPage("/Account/Logout", new { area = "Identity" });
        }
        """);

    [Fact]
    public Task A_confirmation_page_with_its_post_action() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class AccountController : Controller
        {
            [HttpGet]
            public IActionResult Logout() => View();

            [HttpPost, ActionName("Logout"), ValidateAntiForgeryToken]
            public async Task<IActionResult> LogoutPost()
            {
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task Members_that_are_only_about_logging_out() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public record LogoutRecord(string User, DateTime At);

        public class AccountController : Controller
        {
            private static readonly List<LogoutRecord> s_records = new();

            public string LogoutUrl => Url.Action("Leave") ?? "/";

            public IActionResult LoggedOut() => View();

            public IActionResult SignedOut() => View();

            public IActionResult LogoutSuccess() => Content("See you");

            public IActionResult SignOutCallback() => Redirect("/");

            [HttpGet("logout-history")]
            public IEnumerable<LogoutRecord> History() => s_records.OrderBy(r => r.At);

            [HttpPost]
            public IActionResult LogLogout([FromBody] LogoutRecord record)
            {
                s_records.Add(record);
                return Accepted();
            }

            [NonAction]
            public void Logout() => s_records.Add(new LogoutRecord("?", DateTime.Now));

            protected IActionResult SignOutCore() => Redirect("/");

            public static string LogoutLabel() => "Log out";
        }

        internal class LogoutController : Controller
        {
            public IActionResult Index() => Redirect("/");
        }

        public class LogoutService
        {
            public int Count { get; private set; }

            public void Register() => Count++;
        }
        """);

    [Fact]
    public Task Settings_and_lists_about_logging_out() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapControllers();
        app.MapGet("/settings/auto-logout-timeout", (IConfiguration configuration) => configuration.GetValue<int>("AutoLogout"));
        app.Run();

        [ApiController, Route("api/lookups")]
        public class LookupsController : ControllerBase
        {
            [HttpGet("reasons")]
            public IEnumerable<string> GetLogoutReasons() => new[] { "End of shift", "Break" };

            [HttpGet("info")]
            public object GetLogoutInfo() => new { warnAfterMinutes = 10 };

            [HttpPut("timeout/{minutes:int}")]
            public IActionResult SetLogoutTimeout(int minutes) => minutes > 0 ? NoContent() : BadRequest();

            [HttpGet("warning")]
            public string LogoutWarning() => "You will be logged out in a minute.";
        }
        """);

    [Fact]
    public Task A_logout_inherited_from_a_base_controller() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public abstract class AuthControllerBase : Controller
        {
            protected abstract string Scheme { get; }

            [HttpPost]
            public virtual async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync(Scheme);
                return Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication().AddCookie("shop").AddCookie("admin");
        }

        public class AdminAuthController : AuthControllerBase
        {
            protected override string Scheme => "admin";

            public override async Task<IActionResult> Logout()
            {
                var result = await base.Logout();
                TempData["bye"] = true;
                return result;
            }
        }
        """);

    [Fact]
    public Task Own_helpers_under_any_name_in_several_files() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;

        public static class HttpContextExtensions
        {
            public static Task ForgetVisitorAsync(this HttpContext context) =>
                Task.WhenAll(context.SignOutAsync("visitor"), context.SignOutAsync("visitor.remember"));
        }
        """,
        """
        public interface IVisitorService
        {
            Task<bool> LeaveAsync();
        }

        public sealed class VisitorService : IVisitorService
        {
            private readonly IHttpContextAccessor _accessor;

            public VisitorService(IHttpContextAccessor accessor) => _accessor = accessor;

            public async Task<bool> LeaveAsync()
            {
                if (_accessor.HttpContext is not { } context) return false;
                await context.ForgetVisitorAsync();
                return true;
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;

        public partial class AccountController : Controller
        {
            private readonly IVisitorService _visitors;

            public AccountController(IVisitorService visitors) => _visitors = visitors;

            public async Task<IActionResult> Logout() => await _visitors.LeaveAsync() ? Redirect("/") : StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("visitor").AddCookie("visitor").AddCookie("visitor.remember");
        }
        """);

    [Fact]
    public Task A_logout_that_is_not_written_yet() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/v2/logout", () => Results.StatusCode(StatusCodes.Status501NotImplemented));
        app.Run();

        public class AccountController : Controller
        {
            public IActionResult Logout() => throw new NotImplementedException();

            [HttpPost]
            public Task<IActionResult> LogOffAsync() => Task.FromException<IActionResult>(new NotSupportedException());
        }
        """);

    [Fact]
    public Task A_browser_that_is_asked_for_other_credentials() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Authorization;

        public class AccountController : Controller
        {
            // The browser forgets the Basic credentials when they are refused.
            [AllowAnonymous]
            public IActionResult Logout()
            {
                Response.Headers.WWWAuthenticate = "Basic realm=\"logged out\"";
                return Unauthorized();
            }

            [AllowAnonymous]
            public void LogOff() => Response.StatusCode = 401;
        }
        """);

    [Fact]
    public Task A_filter_of_the_application_that_signs_out() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc.Filters;

        public sealed class EndsVisitAttribute : ActionFilterAttribute
        {
            public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
            {
                await context.HttpContext.SignOutAsync("Cookies");
                await next();
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class KioskController : Controller
        {
            [HttpPost, EndsVisit]
            public IActionResult Logout() => RedirectToAction("Welcome");
        }
        """);

    [Fact]
    public Task An_endpoint_filter_that_signs_out() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/logout", () => Results.Redirect("/"))
            .AddEndpointFilter(async (context, next) =>
            {
                await context.HttpContext.SignOutAsync();
                return await next(context);
            });
        app.Run();
        """);

    [Fact]
    public Task A_sign_out_result_that_is_kept_in_a_field() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class AccountController : Controller
        {
            private static readonly SignOutResult s_signOut = new("Cookies");

            [HttpPost]
            public SignOutResult Logout() => s_signOut;

            [HttpPost]
            public SignOutResult LogOff() => new("Cookies");
        }
        """);

    [Fact]
    public Task Every_scheme_of_the_application_in_a_loop() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication().AddCookie("a").AddCookie("b");
        }

        public class AccountController : Controller
        {
            private readonly IAuthenticationSchemeProvider _schemes;
            private readonly IAuthenticationService _authentication;

            public AccountController(IAuthenticationSchemeProvider schemes, IAuthenticationService authentication)
            {
                _schemes = schemes;
                _authentication = authentication;
            }

            public async Task<IActionResult> Logout()
            {
                foreach (var scheme in await _schemes.GetAllSchemesAsync())
                {
                    await _authentication.SignOutAsync(HttpContext, scheme.Name, new AuthenticationProperties());
                }

                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_wrapper_that_runs_what_it_is_given() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddIdentity<IdentityUser, IdentityRole>();
        }

        public abstract class ApiController : ControllerBase
        {
            protected async Task<IActionResult> ExecuteAsync(Func<Task> work)
            {
                try
                {
                    await work();
                    return Ok(new { isSuccess = true });
                }
                catch (InvalidOperationException e)
                {
                    return UnprocessableEntity(e.Message);
                }
            }
        }

        [Route("account")]
        public class AccountController : ApiController
        {
            private readonly SignInManager<IdentityUser> _signIn;

            public AccountController(SignInManager<IdentityUser> signIn) => _signIn = signIn;

            [HttpPost("logout")]
            public Task<IActionResult> Logout() => ExecuteAsync(async () =>
            {
                await Task.Delay(50);
                await _signIn.SignOutAsync();
            });

            [HttpPost("logoff")]
            public Task<IActionResult> LogOff() => ExecuteAsync(_signIn.SignOutAsync);

            [HttpPost("signout")]
            public async Task<IActionResult> Leave()
            {
                Func<Task> leave = () => _signIn.SignOutAsync();
                await leave();
                return Ok();
            }
        }
        """);

    [Fact]
    public Task An_impersonation_that_ends_with_the_cookie_of_the_original_user() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddIdentity<IdentityUser, IdentityRole>();
        }

        public class ImpersonationController : Controller
        {
            private readonly UserManager<IdentityUser> _users;
            private readonly SignInManager<IdentityUser> _signIn;

            public ImpersonationController(UserManager<IdentityUser> users, SignInManager<IdentityUser> signIn)
            {
                _users = users;
                _signIn = signIn;
            }

            [HttpPost]
            public async Task<IActionResult> LogoutImpersonated()
            {
                var original = await _users.FindByIdAsync(User.FindFirstValue("OriginalUserId")!);
                if (original is null) return Forbid();
                await _signIn.SignInAsync(original, isPersistent: false);
                return RedirectToAction("Users", "Admin");
            }
        }
        """);

    [Fact]
    public Task The_end_of_a_quiz_session() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class Quiz
        {
            public int Score { get; set; }
            public DateTime? FinishedOn { get; set; }
        }

        public class QuizStore
        {
            private readonly Dictionary<int, Quiz> _quizzes = new();

            public Quiz? Get(int id) => _quizzes.GetValueOrDefault(id);
        }

        [ApiController, Route("api/quizzes")]
        public class QuizController : ControllerBase
        {
            private readonly QuizStore _store;

            public QuizController(QuizStore store) => _store = store;

            [HttpPost("{id:int}/end-session")]
            public ActionResult<int> EndSession(int id)
            {
                if (_store.Get(id) is not { } quiz) return NotFound();
                quiz.FinishedOn = DateTime.UtcNow;
                return quiz.Score;
            }
        }
        """);

    [Fact]
    public Task The_sign_off_of_a_time_sheet() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class TimeSheet
        {
            public int Id { get; set; }
            public string? ApprovedBy { get; set; }
            public DateTime? ApprovedOn { get; set; }
        }

        public class TimeSheetsController : Controller
        {
            private static readonly List<TimeSheet> s_sheets = new();

            [HttpPost]
            public IActionResult SignOff(int id)
            {
                var sheet = s_sheets.Single(s => s.Id == id);
                sheet.ApprovedBy = User.Identity!.Name;
                sheet.ApprovedOn = DateTime.Now;
                return RedirectToAction("Details", new { id });
            }
        }
        """);

    [Fact]
    public Task A_visitor_who_signs_out_at_the_reception() => Verify.Analyzer<SignOutAnalyzer>("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        builder.Services.AddSingleton<VisitorBook>();
        var app = builder.Build();
        app.MapPost("/visits/{visitId:guid}/sign-out", (Guid visitId, VisitorBook book) =>
        {
            var visit = book.Visits.FirstOrDefault(v => v.Id == visitId);
            if (visit is null) return Results.NotFound();
            visit.Left = DateTimeOffset.Now;
            return Results.Ok(visit);
        });
        app.Run();

        public class Visit
        {
            public Guid Id { get; init; }
            public DateTimeOffset? Left { get; set; }
        }

        public class VisitorBook
        {
            public List<Visit> Visits { get; } = new();
        }
        """);

    [Fact]
    public Task A_default_scheme_that_leads_a_scheme_less_sign_out_to_the_right_cookie() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddIdentity<IdentityUser, IdentityRole>();
                services.AddAuthentication(o => o.DefaultSignOutScheme = IdentityConstants.ApplicationScheme);
            }
        }

        public class AccountController : Controller
        {
            public Task<IActionResult> Logout() => Leave(Redirect("/"));

            private async Task<IActionResult> Leave(IActionResult result)
            {
                await HttpContext.SignOutAsync();
                return result;
            }
        }
        """);

    [Fact]
    public Task A_policy_scheme_that_forwards_the_sign_out() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("smart")
            .AddPolicyScheme("smart", "Cookie or bearer", o => o.ForwardDefaultSelector = c => c.Request.Headers.ContainsKey("Authorization") ? "BearerToken" : "web")
            .AddCookie("web")
            .AddBearerToken();
        var app = builder.Build();
        app.MapPost("/login", (HttpContext http) => http.SignInAsync("web", new ClaimsPrincipal(new ClaimsIdentity("pwd"))));
        app.MapPost("/logout", (HttpContext http) => http.SignOutAsync());
        app.Run();
        """);

    [Fact]
    public Task A_session_entity_that_is_closed_in_a_repository() => Verify.Analyzer<SignOutAnalyzer>(
        """
        public class LoginSession
        {
            public Guid Id { get; set; }
            public bool IsActive { get; set; } = true;
            public DateTime? LogoutTime { get; set; }
        }

        public interface IRepository<T>
        {
            Task<T?> FindAsync(Guid id);
            Task SaveAsync();
        }

        public class MemoryRepository<T> : IRepository<T>
        {
            private readonly Dictionary<Guid, T> _items = new();

            public Task<T?> FindAsync(Guid id) => Task.FromResult(_items.GetValueOrDefault(id));

            public Task SaveAsync() => Task.CompletedTask;
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Route("api/auth")]
        public class AuthController : ControllerBase
        {
            private readonly IRepository<LoginSession> _sessions;

            public AuthController(IRepository<LoginSession> sessions) => _sessions = sessions;

            [HttpPost("logout/{sessionId:guid}")]
            public async Task<IActionResult> Logout(Guid sessionId)
            {
                var session = await _sessions.FindAsync(sessionId);
                if (session is null) return NotFound();
                session.IsActive = false;
                session.LogoutTime = DateTime.UtcNow;
                await _sessions.SaveAsync();
                return NoContent();
            }
        }
        """);

    [Fact]
    public Task A_service_that_only_forwards_to_another_logout_action() => Verify.Analyzer<SignOutAnalyzer>("""
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
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }

            [HttpGet("bye/signout")]
            public Task<IActionResult> Bye() => Logout();
        }
        """);

    [Fact]
    public Task A_sign_out_that_is_created_and_dropped_is_reported_by_the_more_specific_rule_only() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout()
            {
                {|LOA1003:SignOut("Cookies")|};
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_scheme_whose_registration_does_not_compile() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie().{|CS1061:AddOpenIdConnect|}("oidc", options => { });
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("Cookies", context.User));
        app.MapDefaultControllerRoute();
        app.Run();

        public class HomeController : Controller
        {
            public IActionResult Logout() => SignOut("oidc");
        }
        """);
}
