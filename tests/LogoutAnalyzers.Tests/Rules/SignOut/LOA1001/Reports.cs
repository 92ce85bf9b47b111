using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1001;

public class Reports
{
    [Fact]
    public Task An_action_that_only_redirects() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapDefaultControllerRoute();
        app.Run();

        public class AccountController : Controller
        {
            public IActionResult {|LOA1001:Logout|}() => RedirectToAction("Index", "Home");
        }
        """);

    [Fact]
    public Task A_Razor_page_that_logs_the_logout_and_forgets_the_call() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddDefaultTokenProviders();
        builder.Services.AddRazorPages();
        var app = builder.Build();
        app.MapRazorPages();
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        namespace Shop.Areas.Identity.Pages.Account;

        public class LogoutModel : PageModel
        {
            private readonly SignInManager<IdentityUser> _signInManager;
            private readonly ILogger<LogoutModel> _logger;

            public LogoutModel(SignInManager<IdentityUser> signInManager, ILogger<LogoutModel> logger)
            {
                _signInManager = signInManager;
                _logger = logger;
            }

            public void OnGet()
            {
            }

            public IActionResult {|LOA1001:OnPost|}(string? returnUrl = null)
            {
                _logger.LogInformation("User logged out.");
                if (returnUrl != null)
                {
                    return LocalRedirect(returnUrl);
                }

                return RedirectToPage();
            }
        }
        """);

    [Fact]
    public Task A_handler_of_another_page_with_a_logout_name() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddAuthentication("Cookies").AddCookie(o => o.LoginPath = "/Login");
                services.AddRazorPages();
            }
        }

        namespace Intranet.Pages
        {
            public class IndexModel : PageModel
            {
                [TempData]
                public string? Status { get; set; }

                public void OnGet() => Status ??= "Welcome";

                public IActionResult {|LOA1001:OnPostSignOut|}()
                {
                    Status = "See you soon!";
                    return RedirectToPage("/Goodbye");
                }
            }
        }
        """);

    [Fact]
    public Task A_logout_page_whose_only_handler_shows_a_message() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddAuthentication("Cookies").AddCookie();
                services.AddRazorPages();
            }
        }

        public class LogoutModel : PageModel
        {
            public string Message { get; private set; } = "";

            public void {|LOA1001:OnGet|}() => Message = "You have been logged out.";
        }
        """);

    [Fact]
    public Task A_post_action_that_only_shows_the_goodbye_page() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;
        using System.Security.Claims;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddControllersWithViews();
                services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
            }
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Login(string name)
            {
                var identity = new ClaimsIdentity(new[] { new Claim(ClaimTypes.Name, name) }, CookieAuthenticationDefaults.AuthenticationScheme);
                await HttpContext.SignInAsync(new ClaimsPrincipal(identity));
                return RedirectToAction("Index", "Home");
            }

            [HttpPost, ValidateAntiForgeryToken]
            public IActionResult {|LOA1001:LogOff|}()
            {
                ViewData["Title"] = "Goodbye";
                return View("LoggedOut");
            }
        }
        """);

    [Fact]
    public Task An_endpoint_of_the_account_group_of_a_Blazor_application() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(options =>
        {
            options.DefaultScheme = IdentityConstants.ApplicationScheme;
            options.DefaultSignInScheme = IdentityConstants.ExternalScheme;
        }).AddIdentityCookies();
        builder.Services.AddIdentityCore<ApplicationUser>().AddSignInManager();
        var app = builder.Build();
        app.MapAdditionalIdentityEndpoints();
        app.Run();

        public class ApplicationUser : IdentityUser
        {
        }

        internal static class IdentityEndpoints
        {
            public static IEndpointConventionBuilder MapAdditionalIdentityEndpoints(this IEndpointRouteBuilder endpoints)
            {
                var accountGroup = endpoints.MapGroup("/Account");
                accountGroup.MapPost({|LOA1001:"/Logout"|}, (ClaimsPrincipal user, SignInManager<ApplicationUser> signInManager, [FromForm] string returnUrl) =>
                {
                    return TypedResults.LocalRedirect($"~/{returnUrl}");
                });
                return accountGroup;
            }
        }
        """);

    [Fact]
    public Task A_local_function_that_answers_ok() => Verify.Analyzer<SignOutAnalyzer>("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/auth/logout", Leave);
        app.Run();

        static IResult {|LOA1001:Leave|}(ILogger<Program> logger)
        {
            logger.LogDebug("left");
            return Results.Ok(new { message = "Logged out" });
        }
        """);

    [Fact]
    public Task A_method_group_in_another_file_is_reported_at_the_pattern() => Verify.Analyzer<SignOutAnalyzer>(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost({|LOA1001:"/signout"|}, Handlers.Leave).RequireAuthorization();
        app.Run();
        """,
        """
        public static class Handlers
        {
            public static IResult Leave(HttpContext context)
            {
                context.Response.Headers.Remove("X-User");
                return Results.NoContent();
            }
        }
        """);

    [Fact]
    public Task A_method_group_in_the_same_file_is_reported_at_its_name() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Http.HttpResults;

        public static class AuthEndpoints
        {
            public static void AddAuth(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();

            public static void MapAuth(this IEndpointRouteBuilder routes)
            {
                var auth = routes.MapGroup("api/auth").WithTags("Auth");
                auth.MapPost("login", () => TypedResults.Ok());
                auth.MapDelete("logout", HandleAsync);
            }

            private static Task<NoContent> {|LOA1001:HandleAsync|}(CancellationToken cancellationToken) => Task.FromResult(TypedResults.NoContent());
        }
        """);

    [Fact]
    public Task An_endpoint_of_a_logout_group() => Verify.Analyzer<SignOutAnalyzer>("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        builder.Services.AddAuthorization();
        var app = builder.Build();
        var logout = app.MapGroup("/logout").RequireAuthorization();
        logout.MapPost({|LOA1001:"/"|}, (HttpContext context) => Results.Redirect("/"));
        app.Run();
        """);

    [Fact]
    public Task A_request_delegate_that_writes_the_redirect_itself() => Verify.Analyzer<SignOutAnalyzer>("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseAuthentication();
        app.MapMethods({|LOA1001:"/user/log-out"|}, new[] { "GET", "POST" }, async context =>
        {
            context.User = new System.Security.Claims.ClaimsPrincipal();
            context.Response.Redirect("/");
            await context.Response.CompleteAsync();
        });
        app.Run();
        """);

    [Fact]
    public Task A_session_that_is_the_login_and_stays() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddDistributedMemoryCache();
        builder.Services.AddSession();
        var app = builder.Build();
        app.UseSession();
        app.MapDefaultControllerRoute();
        app.Run();

        public class LoginController : Controller
        {
            [HttpPost]
            public IActionResult Index(string user, string password)
            {
                HttpContext.Session.SetString("user", user);
                return RedirectToAction("Index", "Home");
            }

            public IActionResult {|LOA1001:LogOut|}()
            {
                TempData["Message"] = "Goodbye, " + HttpContext.Session.GetString("user");
                return RedirectToAction(nameof(Index));
            }
        }
        """);

    [Fact]
    public Task A_session_login_of_which_only_the_cart_is_forgotten() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddSession(o => o.IdleTimeout = TimeSpan.FromMinutes(20));
                services.AddControllersWithViews();
            }
        }

        public class UserController : Controller
        {
            [HttpPost]
            public IActionResult Login(int customerId)
            {
                HttpContext.Session.SetInt32("CustomerId", customerId);
                return Redirect("/");
            }

            public IActionResult {|LOA1001:Logout|}()
            {
                HttpContext.Session.Remove("Cart");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Clearing_the_session_does_not_end_a_cookie_login() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
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

        public class AccessController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Login(string mail)
            {
                HttpContext.Session.SetString("mail", mail);
                await HttpContext.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity(new[] { new Claim(ClaimTypes.Email, mail) }, "Cookies")));
                return RedirectToAction("Index", "Home");
            }

            public IActionResult {|LOA1001:Logout|}()
            {
                HttpContext.Session.Clear();
                return RedirectToAction("Login");
            }
        }
        """);

    [Fact]
    public Task A_bearer_API_that_asks_the_client_to_forget_its_token() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddBearerToken();
        builder.Services.AddSingleton<RefreshTokens>();
        builder.Services.AddControllers();
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        public class RefreshTokens
        {
            private readonly Dictionary<string, (string User, DateTimeOffset Expires)> _byToken = new();

            public void Store(string token, string user) => _byToken[token] = (user, DateTimeOffset.UtcNow.AddDays(14));

            public bool IsValid(string token) => _byToken.TryGetValue(token, out var entry) && entry.Expires > DateTimeOffset.UtcNow;
        }

        [ApiController, Route("api/[controller]")]
        public class TokenController : ControllerBase
        {
            private readonly RefreshTokens _tokens;

            public TokenController(RefreshTokens tokens) => _tokens = tokens;

            [Authorize, HttpPost("logout")]
            public ActionResult<string> {|LOA1001:Logout|}([FromBody] string refreshToken)
            {
                if (!_tokens.IsValid(refreshToken)) return BadRequest();
                return Ok("Please delete the token on the client.");
            }
        }
        """);

    [Fact]
    public Task A_service_whose_only_implementation_writes_an_audit_record() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddScoped<IAuthService, AuthService>();
                services.AddAuthentication("Cookies").AddCookie();
            }
        }

        [ApiController]
        [Route("[controller]/[action]")]
        public class AuthController : ControllerBase
        {
            private readonly IAuthService _auth;

            public AuthController(IAuthService auth) => _auth = auth;

            [HttpPost]
            public async Task<IActionResult> {|LOA1001:Logout|}(CancellationToken ct)
            {
                var name = User.Identity?.Name ?? "anonymous";
                await _auth.LeaveAsync(name, ct);
                Response.Headers.CacheControl = "no-store";
                return NoContent();
            }
        }
        """,
        """
        public interface IAuthService
        {
            Task LeaveAsync(string user, CancellationToken ct);
        }

        public class AuthService : IAuthService
        {
            private readonly List<string> _audit = new();

            public Task LeaveAsync(string user, CancellationToken ct)
            {
                _audit.Add($"{DateTime.UtcNow:o} {user} left");
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_mediator_whose_handler_does_nothing() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddAuthentication("Cookies").AddCookie();
                services.AddScoped<IDispatcher, Dispatcher>();
            }
        }

        public class AccountController : Controller
        {
            private readonly IDispatcher _dispatcher;

            public AccountController(IDispatcher dispatcher) => _dispatcher = dispatcher;

            [HttpPost]
            public async Task<IActionResult> {|LOA1001:SignOff|}()
            {
                await _dispatcher.SendAsync(new LeaveCommand(User.Identity!.Name!));
                return RedirectToAction("Index", "Home");
            }
        }
        """,
        """
        public record LeaveCommand(string UserName);

        public interface IDispatcher
        {
            Task SendAsync(LeaveCommand command);
        }

        public sealed class Dispatcher : IDispatcher
        {
            private readonly ILogger<Dispatcher> _logger;

            public Dispatcher(ILogger<Dispatcher> logger) => _logger = logger;

            public Task SendAsync(LeaveCommand command)
            {
                _logger.LogInformation("{User} leaves", command.UserName);
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task An_override_of_the_sign_in_manager_that_signs_nobody_out() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.Extensions.Options;

        public class AppSignInManager : SignInManager<IdentityUser>
        {
            public AppSignInManager(UserManager<IdentityUser> users, IHttpContextAccessor accessor, IUserClaimsPrincipalFactory<IdentityUser> factory,
                IOptions<IdentityOptions> options, ILogger<SignInManager<IdentityUser>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<IdentityUser> confirmation)
                : base(users, accessor, factory, options, logger, schemes, confirmation)
            {
            }

            public override Task SignOutAsync()
            {
                Logger.LogInformation("signed out");
                return Task.CompletedTask;
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) =>
                services.AddIdentity<IdentityUser, IdentityRole>().AddSignInManager<AppSignInManager>();
        }

        public class AccountController : Controller
        {
            private readonly AppSignInManager _signIn;

            public AccountController(AppSignInManager signIn) => _signIn = signIn;

            [HttpPost]
            public async Task<IActionResult> {|LOA1001:Logout|}()
            {
                await _signIn.SignOutAsync();
                TempData["flash"] = "Signed out";
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task Deleting_the_cookie_of_a_preference() => Verify.Analyzer<SignOutAnalyzer>("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapGet({|LOA1001:"/logoff"|}, (HttpResponse response) =>
        {
            response.Cookies.Delete("theme");
            response.Cookies.Append("culture", "", new CookieOptions { MaxAge = TimeSpan.Zero });
            return Results.Redirect("~/");
        });
        app.Run();
        """);

    [Fact]
    public Task Deleting_the_cookie_of_the_consent_banner() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie(o => o.Cookie.Name = "shop");
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult {|LOA1001:Logout|}()
            {
                Response.Cookies.Delete("cookie-consent");
                Response.Cookies.Delete("accessibility-mode");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Deleting_the_cookie_of_the_cart() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie(o => o.Cookie.Name = "shop");
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult {|LOA1001:Logout|}()
            {
                Response.Cookies.Delete("cart_id");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_presence_flag_that_is_lowered() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class ChatUser : IdentityUser
        {
            public bool IsOnline { get; set; }
            public DateTime? LastSeen { get; set; }
        }

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddIdentity<ChatUser, IdentityRole>();
        }

        public class ChatController : Controller
        {
            private readonly UserManager<ChatUser> _users;

            public ChatController(UserManager<ChatUser> users) => _users = users;

            [HttpPost]
            public async Task<IActionResult> {|LOA1001:LogOut|}()
            {
                var user = await _users.GetUserAsync(User);
                if (user != null)
                {
                    user.IsOnline = false;
                    user.LastSeen = DateTime.UtcNow;
                    await _users.UpdateAsync(user);
                }

                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task Evicting_the_cached_menu_of_everybody() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Caching.Memory;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddMemoryCache();
                services.AddAuthentication("Cookies").AddCookie();
            }
        }

        public class AccountController : Controller
        {
            private readonly IMemoryCache _cache;

            public AccountController(IMemoryCache cache) => _cache = cache;

            [HttpPost]
            public IActionResult {|LOA1001:Logout|}()
            {
                _cache.Remove("main-menu");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_session_record_in_the_distributed_cache_that_is_only_read() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Text.Json;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Caching.Distributed;

        public record Visitor(string Name, DateTimeOffset Since);

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddDistributedMemoryCache();
                services.AddAuthentication("ref").AddCookie("ref");
            }
        }

        [ApiController, Route("api/session")]
        public class SessionController : ControllerBase
        {
            private readonly IDistributedCache _cache;

            public SessionController(IDistributedCache cache) => _cache = cache;

            [HttpDelete("end-session")]
            public async Task<ActionResult<Visitor>> {|LOA1001:Finish|}([FromHeader(Name = "X-Session")] string id)
            {
                var json = await _cache.GetStringAsync("session:" + id);
                if (json is null) return NotFound();
                return JsonSerializer.Deserialize<Visitor>(json)!;
            }
        }
        """);

    [Fact]
    public Task A_sign_out_in_a_lambda_that_nobody_calls() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class HomeController : Controller
        {
            [HttpPost("account/logout")]
            public async Task<IActionResult> {|LOA1001:Bye|}()
            {
                Func<Task> signOut = () => HttpContext.SignOutAsync("Cookies");
                await Task.Yield();
                return signOut is null ? NotFound() : Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_sign_out_that_was_switched_off_for_debugging() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost({|LOA1001:"/logout"|}, async (HttpContext context) =>
        {
            const bool reallySignOut = false;
            if (reallySignOut)
                await context.SignOutAsync();
            return Results.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task A_default_action_of_a_logout_controller() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddControllersWithViews();
                services.AddAuthentication("Cookies").AddCookie();
            }
        }

        namespace Portal.Controllers
        {
            [Authorize]
            public class LogoutController : Controller
            {
                private readonly ILogger<LogoutController> _logger;

                public LogoutController(ILogger<LogoutController> logger) => _logger = logger;

                public IActionResult {|LOA1001:Index|}()
                {
                    try
                    {
                        _logger.LogInformation("{Name} is leaving", User.Identity?.Name);
                    }
                    catch (Exception e)
                    {
                        _logger.LogError(e, "Could not say goodbye");
                    }

                    return Redirect("~/");
                }
            }
        }
        """);

    [Fact]
    public Task An_action_that_has_its_logout_name_from_an_attribute() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public static class Routes
        {
            public const string Logout = "account/logout";
        }

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class UsersController : Controller
        {
            [HttpPost, ActionName("log-off")]
            public IActionResult {|LOA1001:Bye|}() => LocalRedirect("/");

            [HttpGet(Routes.Logout)]
            public RedirectResult {|LOA1001:GoAway|}() => new RedirectResult("/");
        }
        """);

    [Fact]
    public Task A_ticket_store_that_is_asked_and_not_told() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();
        }

        public class AccountController : Controller
        {
            private readonly ITicketStore _tickets;

            public AccountController(ITicketStore tickets) => _tickets = tickets;

            [HttpPost]
            public async Task<IActionResult> {|LOA1001:LogoutEverywhere|}(string key)
            {
                var ticket = await _tickets.RetrieveAsync(key);
                if (ticket == null) return NotFound();
                await _tickets.RenewAsync(key, ticket);
                return Ok();
            }
        }
        """);

    [Fact]
    public Task An_asynchronous_action_that_waits_for_nothing_useful() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Identity;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddIdentity<IdentityUser, IdentityRole>();
        }

        [Route("api/account")]
        public class AccountApi : ControllerBase
        {
            private readonly UserManager<IdentityUser> _users;

            public AccountApi(UserManager<IdentityUser> users) => _users = users;

            [HttpPost("sign-out")]
            public async Task<IActionResult> {|LOA1001:LeaveAsync|}()
            {
                var user = await _users.GetUserAsync(User);
                if (user is null) return Unauthorized();
                user.PhoneNumber = user.PhoneNumber?.Trim();
                var result = await _users.UpdateAsync(user);
                return result.Succeeded ? Ok() : Problem(result.Errors.First().Description);
            }
        }
        """);

    [Fact]
    public Task The_message_names_the_sign_in_manager_under_Identity() => Messages.Verify(
        "LOA1001",
        "'Logout' never calls SignInManager.SignOutAsync, so the user stays signed in after logging out; call SignInManager.SignOutAsync",
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddIdentity<IdentityUser, IdentityRole>();
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult {|#0:Logout|}() => RedirectToAction("Index", "Home");
        }
        """);

    [Fact]
    public Task The_message_names_the_scheme_that_is_signed_in() => Messages.Verify(
        "LOA1001",
        "'/logout' never calls HttpContext.SignOutAsync(\"backoffice\"), so the user stays signed in after logging out; sign out the scheme \"backoffice\"",
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("backoffice").AddCookie("backoffice").AddCookie("shop");
        var app = builder.Build();
        app.MapPost("/login", (HttpContext http) => http.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("pwd"))));
        app.MapPost({|#0:"/logout"|}, () => Results.Redirect("/"));
        app.Run();
        """);

    [Fact]
    public Task The_message_says_that_the_session_is_the_login() => Messages.Verify(
        "LOA1001",
        "'Logout' never calls HttpContext.Session.Clear, so the user stays signed in after logging out; clear the session, which is the login here",
        """
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddSession();
        }

        public class HomeController : Controller
        {
            public IActionResult Login(string name)
            {
                HttpContext.Session.SetString("name", name);
                return Redirect("/");
            }

            public IActionResult {|#0:Logout|}() => RedirectToAction("Login");
        }
        """);

    [Fact]
    public Task The_message_speaks_of_tokens_where_there_are_no_cookies() => Messages.Verify(
        "LOA1001",
        "'Logout' neither revokes nor denylists a token, so the user stays signed in after logging out; revoke the tokens that were issued to this client",
        """
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("BearerToken").AddBearerToken();
        }

        [ApiController, Route("api/auth")]
        public class AuthController : ControllerBase
        {
            [HttpPost("logout")]
            public IActionResult {|#0:Logout|}() => Ok(new { success = true });
        }
        """);

    [Fact]
    public Task The_message_stays_general_where_no_registration_is_visible() => Messages.Verify(
        "LOA1001",
        "'Logout' never calls HttpContext.SignOutAsync, so the user stays signed in after logging out; sign out the scheme that the user is signed in with",
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult {|#0:Logout|}() => Redirect("/");
        }
        """);
}
