using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1006;

/// <summary>Logouts that delete a cookie and leave what the server keeps for it.</summary>
public class Reports
{
    /// <summary>Cookie authentication whose tickets are in a store.</summary>
    private const string StoreApp = """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddSingleton<ITicketStore, RedisTicketStore>();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        builder.Services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<ITicketStore>((options, store) => options.SessionStore = store);
        var app = builder.Build();
        app.UseAuthentication();
        app.MapDefaultControllerRoute();
        app.Run();
        """;

    private const string TicketStore = """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;

        public class RedisTicketStore : ITicketStore
        {
            private readonly IDistributedCache _cache;

            public RedisTicketStore(IDistributedCache cache) => _cache = cache;

            public async Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = Guid.NewGuid().ToString();
                await _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket));
                return key;
            }

            public async Task RenewAsync(string key, AuthenticationTicket ticket)
            {
                if (await _cache.GetAsync(key) is null) return;
                await _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket));
            }

            public async Task<AuthenticationTicket?> RetrieveAsync(string key) => await _cache.GetAsync(key) is { } bytes ? TicketSerializer.Default.Deserialize(bytes) : null;

            public Task RemoveAsync(string key) => _cache.RemoveAsync(key);
        }
        """;

    private static Task Reported(params string[] sources) => Verify.Analyzer<SignOutAnalyzer>(sources);

    private static Task ReportedWithData(params string[] sources) => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>(sources);

    // A ticket store.

    [Fact]
    public Task A_ticket_store_whose_cookie_is_deleted_by_hand() => Reported("""
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult {|LOA1006:Logout|}()
            {
                Response.Cookies.Delete(".AspNetCore.Cookies");
                return RedirectToAction("Index", "Home");
            }
        }
        """, StoreApp, TicketStore);

    [Fact]
    public Task A_ticket_store_and_a_cookie_name_of_its_own() => Reported("""
        using Microsoft.AspNetCore.Authentication.Cookies;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Members").AddCookie("Members", options =>
        {
            options.Cookie.Name = "club";
            options.SessionStore = new RedisTicketStore(null!);
        });
        var app = builder.Build();
        app.MapPost({|LOA1006:"/logout"|}, (HttpContext context) =>
        {
            context.Response.Cookies.Append("club", "", new CookieOptions { Expires = DateTimeOffset.UtcNow.AddDays(-1) });
            return Results.Redirect("/");
        });
        app.Run();
        """, TicketStore);

    [Fact]
    public Task Every_cookie_of_the_request_is_deleted() => Reported("""
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult {|LOA1006:SignOff|}()
            {
                foreach (var cookie in Request.Cookies.Keys)
                {
                    Response.Cookies.Delete(cookie);
                }

                return RedirectToAction("Index", "Home");
            }
        }
        """, StoreApp, TicketStore);

    [Fact]
    public Task A_helper_deletes_the_cookie() => Reported("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            public IActionResult {|LOA1006:OnPost|}()
            {
                Forget(Response);
                return RedirectToPage("/Index");
            }

            private static void Forget(HttpResponse response) => response.Cookies.Delete(".AspNetCore.Cookies");
        }
        """, StoreApp, TicketStore);

    [Fact]
    public Task A_store_under_Identity() => Reported("""
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = "shop.auth";
            options.SessionStore = new RedisTicketStore(null!);
        });
        var app = builder.Build();
        app.MapPost({|LOA1006:"/account/logout"|}, (HttpContext context) =>
        {
            context.Response.Cookies.Delete("shop.auth");
            return Results.Redirect("/");
        });
        app.Run();
        """, TicketStore);

    // The session.

    [Fact]
    public Task The_cookie_of_the_session_that_is_the_login() => Reported("""
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddSession();
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Login(string user)
            {
                HttpContext.Session.SetString("user", user);
                return RedirectToAction("Index");
            }

            [HttpPost]
            public IActionResult {|LOA1006:Logout|}()
            {
                Response.Cookies.Delete(".AspNetCore.Session");
                return RedirectToAction("Index");
            }
        }
        """);

    [Fact]
    public Task The_session_has_a_cookie_name_in_a_constant() => Reported("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession(options => options.Cookie.Name = Names.Session);
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/login", (HttpContext context, string user) => context.Session.SetString("user", user));
        app.MapPost({|LOA1006:"/logout"|}, (HttpContext context) => context.Response.Cookies.Delete(Names.Session));
        app.Run();

        public static class Names
        {
            public const string Session = "terminal";
        }
        """);

    // A store of the application's own.

    [Fact]
    public Task A_dictionary_of_sessions() => Reported("""
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;

        public class SessionController : Controller
        {
            private static readonly ConcurrentDictionary<string, string> s_sessions = new();

            [HttpPost("login")]
            public IActionResult Login(string user)
            {
                var sid = Guid.NewGuid().ToString("N");
                s_sessions[sid] = user;
                Response.Cookies.Append("sid", sid, new CookieOptions { HttpOnly = true });
                return Ok();
            }

            [HttpPost("logout")]
            public IActionResult {|LOA1006:Logout|}()
            {
                Response.Cookies.Delete("sid");
                return Ok();
            }
        }
        """);

    [Fact]
    public Task An_entry_in_the_cache() => Reported("""
        using Microsoft.Extensions.Caching.Distributed;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", async (HttpContext context, IDistributedCache cache, string user) =>
        {
            var id = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
            var key = "login:" + id;
            await cache.SetStringAsync(key, user);
            context.Response.Cookies.Append("auth", id);
        });
        app.MapPost({|LOA1006:"/logout"|}, (HttpContext context) =>
        {
            context.Response.Cookies.Append("auth", string.Empty, new CookieOptions { MaxAge = TimeSpan.Zero });
        });
        app.Run();
        """);

    [Fact]
    public Task A_service_that_creates_the_session() => Reported("""
        using Microsoft.Extensions.Caching.Memory;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, ISessions sessions, string user) =>
        {
            var session = sessions.Create(user);
            context.Response.Cookies.Append("SessionId", session);
        });
        app.MapPost({|LOA1006:"/logout"|}, (HttpContext context) => context.Response.Cookies.Delete("SessionId"));
        app.Run();

        public interface ISessions
        {
            string Create(string user);
        }

        public class MemorySessions : ISessions
        {
            private readonly IMemoryCache _cache;

            public MemorySessions(IMemoryCache cache) => _cache = cache;

            public string Create(string user)
            {
                var id = Guid.NewGuid().ToString();
                _cache.Set(id, user, TimeSpan.FromHours(8));
                return id;
            }
        }
        """);

    [Fact]
    public Task A_record_of_the_session() => ReportedWithData("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        public class UserSession
        {
            public Guid Id { get; set; }
            public string User { get; set; } = "";
            public DateTime ExpiresAt { get; set; }
        }

        public class ShopContext : DbContext
        {
            public DbSet<UserSession> Sessions => Set<UserSession>();
        }

        public class LoginController : Controller
        {
            private readonly ShopContext _context;

            public LoginController(ShopContext context) => _context = context;

            [HttpPost]
            public async Task<IActionResult> Login(string user)
            {
                var session = new UserSession { Id = Guid.NewGuid(), User = user, ExpiresAt = DateTime.UtcNow.AddHours(8) };
                _context.Sessions.Add(session);
                await _context.SaveChangesAsync();
                Response.Cookies.Append("session", session.Id.ToString());
                return Ok();
            }

            [HttpPost]
            public IActionResult {|LOA1006:Logout|}()
            {
                Response.Cookies.Delete("session");
                return Ok();
            }
        }
        """);

    [Fact]
    public Task A_repository_whose_body_is_elsewhere() => Reported("""
        using Microsoft.AspNetCore.Mvc;

        public interface ITokenRepository
        {
            Task SaveAsync(string user, string token);
        }

        public class TokenController : Controller
        {
            private readonly ITokenRepository _tokens;

            public TokenController(ITokenRepository tokens) => _tokens = tokens;

            [HttpPost]
            public async Task<IActionResult> Login(string user)
            {
                var token = Guid.NewGuid().ToString("N");
                await _tokens.SaveAsync(user, token);
                Response.Cookies.Append("auth_token", token);
                return Ok();
            }

            [HttpPost]
            public IActionResult {|LOA1006:Logout|}()
            {
                Response.Cookies.Delete("auth_token");
                return Ok();
            }
        }
        """);

    // Through a service.

    private const string SessionService = """
        using System.Collections.Concurrent;

        public class LoginService
        {
            private static readonly ConcurrentDictionary<string, string> s_sessions = new();
            private readonly IHttpContextAccessor _accessor;

            public LoginService(IHttpContextAccessor accessor) => _accessor = accessor;

            public void Login(string user)
            {
                var sid = Guid.NewGuid().ToString("N");
                s_sessions[sid] = user;
                _accessor.HttpContext!.Response.Cookies.Append("sid", sid);
            }

            public void {|LOA1006:Logout|}()
            {
                _accessor.HttpContext!.Response.Cookies.Delete("sid");
            }
        }
        """;

    [Fact]
    public Task A_service_that_the_endpoint_hands_over_to() => Reported("""
        using Microsoft.AspNetCore.Mvc;

        public class SessionController : Controller
        {
            private readonly LoginService _logins;

            public SessionController(LoginService logins) => _logins = logins;

            [HttpPost]
            public IActionResult Logout()
            {
                _logins.Logout();
                return Ok();
            }
        }
        """, SessionService);

    // Refresh tokens.

    [Fact]
    public Task A_refresh_token_of_the_user() => ReportedWithData("""
        using Microsoft.AspNetCore.Identity;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/auth/login", async (HttpContext context, TokenService tokens, AppUser user) =>
            context.Response.Cookies.Append("refreshToken", await tokens.IssueAsync(user), new CookieOptions { HttpOnly = true }));
        app.MapPost({|LOA1006:"/auth/logout"|}, (HttpContext context) =>
        {
            if (!context.Request.Cookies.ContainsKey("refreshToken"))
                return Results.NoContent();

            var options = new CookieOptions
            {
                Expires = DateTimeOffset.UtcNow.AddDays(-1),
                HttpOnly = true,
            };
            context.Response.Cookies.Append("refreshToken", string.Empty, options);
            return Results.NoContent();
        });
        app.Run();

        public class AppUser : IdentityUser
        {
            public string? RefreshToken { get; set; }
        }

        public class TokenService
        {
            private readonly UserManager<AppUser> _users;

            public TokenService(UserManager<AppUser> users) => _users = users;

            public async Task<string> IssueAsync(AppUser user)
            {
                var token = Guid.NewGuid().ToString("N");
                user.RefreshToken = token;
                await _users.UpdateAsync(user);
                return token;
            }
        }
        """);

    [Fact]
    public Task Records_of_refresh_tokens() => ReportedWithData("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        namespace Api;

        public class RefreshToken
        {
            public int Id { get; set; }
            public string Token { get; set; } = "";
            public string UserId { get; set; } = "";
        }

        public class AppDb : DbContext
        {
            public DbSet<RefreshToken> RefreshTokens { get; set; } = null!;
        }

        [ApiController]
        [Route("auth")]
        public class AuthController : ControllerBase
        {
            private readonly AppDb _db;

            public AuthController(AppDb db) => _db = db;

            [HttpPost("login")]
            public async Task<IActionResult> Login(string user)
            {
                var refresh = new RefreshToken { Token = Guid.NewGuid().ToString("N"), UserId = user };
                _db.RefreshTokens.Add(refresh);
                await _db.SaveChangesAsync();
                SetRefreshCookie(refresh.Token);
                return Ok();
            }

            [HttpPost("logout")]
            public IActionResult {|LOA1006:Logout|}()
            {
                Response.Cookies.Delete("refresh_token");
                return Ok(new { message = "Logged out" });
            }

            private void SetRefreshCookie(string token) => Response.Cookies.Append("refresh_token", token, new CookieOptions { HttpOnly = true });
        }
        """);

    [Fact]
    public Task The_token_is_looked_up_and_left() => ReportedWithData("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        namespace Api;

        public class LoginToken
        {
            public string Value { get; set; } = "";
        }

        public class AppDb : DbContext
        {
            public DbSet<LoginToken> Tokens { get; set; } = null!;
        }

        public class AuthController : Controller
        {
            private readonly AppDb _db;

            public AuthController(AppDb db) => _db = db;

            [HttpPost]
            public async Task<IActionResult> Login()
            {
                var token = new LoginToken { Value = Guid.NewGuid().ToString("N") };
                await _db.AddAsync(token);
                await _db.SaveChangesAsync();
                Response.Cookies.Append("login", token.Value);
                return Ok();
            }

            [HttpPost]
            public async Task<IActionResult> {|LOA1006:Logout|}()
            {
                var value = Request.Cookies["login"];
                var token = await _db.Tokens.FirstOrDefaultAsync(t => t.Value == value);
                if (token is null) return NotFound();
                Response.Cookies.Delete("login");
                return Ok();
            }
        }
        """);

    // The messages.

    private static Task Says(string message, params string[] sources) =>
        Verify.AspNetCore.Message<SignOutAnalyzer>(new DiagnosticResult("LOA1006", DiagnosticSeverity.Warning).WithMessage(message), sources);

    [Fact]
    public Task The_message_about_a_ticket_store() => Says(
        "'Logout' only deletes the cookie '.AspNetCore.Cookies', while its ticket in the SessionStore lives on, so a copy of the cookie still works; sign out the scheme \"Cookies\"",
        """
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public void {|#0:Logout|}() => Response.Cookies.Delete(".AspNetCore.Cookies");
        }
        """, StoreApp, TicketStore);

    [Fact]
    public Task The_message_about_the_session() => Says(
        "'/logout' only deletes the cookie '.AspNetCore.Session', while the data in HttpContext.Session lives on, so a copy of the cookie still works; call HttpContext.Session.Clear",
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Session.SetString("user", user));
        app.MapPost({|#0:"/logout"|}, (HttpContext context) => context.Response.Cookies.Delete(".AspNetCore.Session"));
        app.Run();
        """);

    [Fact]
    public Task The_message_about_a_store_of_its_own() => Says(
        "'/logout' only deletes the cookie 'sid', while its entry in 'Sessions' lives on, so a copy of the cookie still works; remove or revoke it there too",
        """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", (HttpContext context, string user) =>
        {
            var id = Guid.NewGuid().ToString();
            Logins.Sessions.Add(id, user);
            context.Response.Cookies.Append("sid", id);
        });
        app.MapPost({|#0:"/logout"|}, (HttpContext context) => context.Response.Cookies.Delete("sid"));
        app.Run();

        public static class Logins
        {
            public static readonly Dictionary<string, string> Sessions = new();
        }
        """);
}
