using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1006;

/// <summary>Logouts that end what the server keeps, those with nothing to end there, and those of which nobody can tell.</summary>
public class StaysSilent
{
    private const string StoreApp = """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.SessionStore = new Tickets());
        var app = builder.Build();
        app.UseAuthentication();
        app.MapDefaultControllerRoute();
        app.Run();

        public class Tickets : ITicketStore
        {
            private readonly Dictionary<string, AuthenticationTicket> _tickets = new();

            public Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = Guid.NewGuid().ToString();
                _tickets[key] = ticket;
                return Task.FromResult(key);
            }

            public Task RenewAsync(string key, AuthenticationTicket ticket)
            {
                if (_tickets.ContainsKey(key)) _tickets[key] = ticket;
                return Task.CompletedTask;
            }

            public Task<AuthenticationTicket?> RetrieveAsync(string key) => Task.FromResult(_tickets.TryGetValue(key, out var ticket) ? ticket : null);

            public Task RemoveAsync(string key)
            {
                _tickets.Remove(key);
                return Task.CompletedTask;
            }
        }
        """;

    private static Task Silent(params string[] sources) => Verify.Analyzer<SignOutAnalyzer>(sources);

    private static Task SilentWithData(params string[] sources) => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>(sources);

    [Fact]
    public Task Nothing_but_the_cookie_holds_the_login() => Silent("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseAuthentication();
        app.MapPost("/logout", (HttpContext context) =>
        {
            context.Response.Cookies.Delete(".AspNetCore.Cookies");
            return Results.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task Cleaning_up_beside_a_sign_out() => Silent("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Cookies");
                foreach (var cookie in Request.Cookies.Keys) Response.Cookies.Delete(cookie);
                return RedirectToAction("Index");
            }
        }
        """, StoreApp);

    [Fact]
    public Task A_returned_sign_out() => Silent("""
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout()
            {
                Response.Cookies.Delete(".AspNetCore.Cookies");
                return SignOut("Cookies");
            }
        }
        """, StoreApp);

    [Fact]
    public Task Another_cookie_than_that_of_the_store() => Silent("""
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout()
            {
                Response.Cookies.Delete("access_token");
                return RedirectToAction("Index");
            }
        }
        """, StoreApp);

    [Fact]
    public Task Who_ends_the_session_cannot_be_seen() => Silent("""
        using Microsoft.AspNetCore.Mvc;

        public interface IMembers
        {
            Task LeaveAsync(string? name);
        }

        public class AccountController : Controller
        {
            private readonly IMembers _members;

            public AccountController(IMembers members) => _members = members;

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await _members.LeaveAsync(User.Identity?.Name);
                Response.Cookies.Delete(".AspNetCore.Cookies");
                return RedirectToAction("Index");
            }
        }
        """, StoreApp);

    [Fact]
    public Task The_session_is_cleared() => Silent("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context, string user) => context.Session.SetString("user", user));
        app.MapPost("/logout", (HttpContext context) =>
        {
            context.Session.Clear();
            context.Response.Cookies.Delete(".AspNetCore.Session");
        });
        app.Run();
        """);

    [Fact]
    public Task A_session_in_which_nothing_is_stored() => Silent("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/logout", (HttpContext context) =>
        {
            context.Response.Cookies.Delete(".AspNetCore.Cookies");
            context.Response.Cookies.Delete(".AspNetCore.Session");
        });
        app.Run();
        """);

    [Fact]
    public Task Not_a_logout() => Silent("""
        using Microsoft.AspNetCore.Mvc;

        public class HomeController : Controller
        {
            public IActionResult Reset()
            {
                Response.Cookies.Delete(".AspNetCore.Cookies");
                return View();
            }
        }
        """, StoreApp);

    [Fact]
    public Task The_entry_of_the_dictionary_is_removed() => Silent("""
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
                Response.Cookies.Append("sid", sid);
                return Ok();
            }

            [HttpPost("logout")]
            public IActionResult Logout()
            {
                if (Request.Cookies["sid"] is { } sid) s_sessions.TryRemove(sid, out _);
                Response.Cookies.Delete("sid");
                return Ok();
            }
        }
        """);

    [Fact]
    public Task The_cache_entry_is_removed() => Silent("""
        using Microsoft.Extensions.Caching.Distributed;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", async (HttpContext context, IDistributedCache cache, string user) =>
        {
            var token = Guid.NewGuid().ToString();
            await cache.SetStringAsync(token, user);
            context.Response.Cookies.Append("token", token);
        });
        app.MapPost("/logout", async (HttpContext context, IDistributedCache cache) =>
        {
            if (context.Request.Cookies["token"] is not { } token) return;
            await cache.RemoveAsync(token);
            context.Response.Cookies.Delete("token");
        });
        app.Run();
        """);

    [Fact]
    public Task The_refresh_token_is_revoked() => SilentWithData("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        namespace Api;

        public class RefreshToken
        {
            public string Token { get; set; } = "";
            public DateTime? RevokedAt { get; set; }
        }

        public class AppDb : DbContext
        {
            public DbSet<RefreshToken> RefreshTokens { get; set; } = null!;
        }

        public class AuthController : Controller
        {
            private readonly AppDb _db;

            public AuthController(AppDb db) => _db = db;

            [HttpPost]
            public async Task<IActionResult> Login()
            {
                var refresh = new RefreshToken { Token = Guid.NewGuid().ToString("N") };
                _db.RefreshTokens.Add(refresh);
                await _db.SaveChangesAsync();
                Response.Cookies.Append("refreshToken", refresh.Token);
                return Ok();
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                var value = Request.Cookies["refreshToken"];
                var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == value);
                if (stored is not null)
                {
                    stored.RevokedAt = DateTime.UtcNow;
                    await _db.SaveChangesAsync();
                }

                Response.Cookies.Delete("refreshToken");
                return Ok();
            }
        }
        """);

    [Fact]
    public Task The_access_token_cookie_beside_stored_refresh_tokens() => SilentWithData("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AppUser : IdentityUser
        {
            public string? RefreshToken { get; set; }
        }

        public class AuthController : Controller
        {
            private readonly UserManager<AppUser> _users;

            public AuthController(UserManager<AppUser> users) => _users = users;

            [HttpPost]
            public async Task<IActionResult> Login(AppUser user, string jwt)
            {
                user.RefreshToken = Guid.NewGuid().ToString("N");
                await _users.UpdateAsync(user);
                Response.Cookies.Append("jwt", jwt);
                return Ok();
            }

            [HttpPost]
            public IActionResult Logout()
            {
                Response.Cookies.Delete("jwt");
                return Ok();
            }
        }
        """);

    [Fact]
    public Task A_self_contained_token() => Silent("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Mvc;

        public interface IJwtFactory
        {
            string Create(ClaimsPrincipal user);
        }

        public class AuthController : Controller
        {
            private readonly IJwtFactory _factory;

            public AuthController(IJwtFactory factory) => _factory = factory;

            [HttpPost]
            public IActionResult Login()
            {
                var token = _factory.Create(User);
                Response.Cookies.Append("jwt", token);
                return Ok(new { token });
            }

            [HttpPost]
            public IActionResult Logout()
            {
                Response.Cookies.Delete("jwt");
                return Ok();
            }
        }
        """);

    [Fact]
    public Task A_refresh_token_that_only_answers_carry() => Silent("""
        using Microsoft.AspNetCore.Mvc;

        public class LoginResponse
        {
            public string RefreshToken { get; set; } = "";
        }

        public class AuthController : Controller
        {
            [HttpPost]
            public LoginResponse Login(string jwt)
            {
                var response = new LoginResponse();
                response.RefreshToken = jwt;
                Response.Cookies.Append("refreshToken", jwt);
                return response;
            }

            [HttpPost]
            public IActionResult Logout()
            {
                Response.Cookies.Delete("refreshToken");
                return Ok();
            }
        }
        """);

    [Fact]
    public Task A_user_that_is_registered_and_remembered_by_name() => SilentWithData("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        public class Member
        {
            public int Id { get; set; }
            public string Name { get; set; } = "";
        }

        public class ClubContext : DbContext
        {
            public DbSet<Member> Members => Set<Member>();
        }

        public class MembersController : Controller
        {
            private readonly ClubContext _context;

            public MembersController(ClubContext context) => _context = context;

            [HttpPost]
            public async Task<IActionResult> Register(string name)
            {
                var member = new Member { Name = name };
                _context.Members.Add(member);
                await _context.SaveChangesAsync();
                Response.Cookies.Append("user", member.Id.ToString());
                return Ok();
            }

            [HttpPost]
            public IActionResult Logout()
            {
                Response.Cookies.Delete("user");
                return Ok();
            }
        }
        """);

    [Fact]
    public Task A_setting_says_which_cookie() => Silent("""
        using Microsoft.AspNetCore.Mvc;

        public class AuthSettings
        {
            public string CookieName { get; set; } = "";
        }

        public class AuthController : Controller
        {
            private readonly AuthSettings _settings;

            public AuthController(AuthSettings settings) => _settings = settings;

            [HttpPost]
            public IActionResult Logout()
            {
                Response.Cookies.Delete(_settings.CookieName);
                return Ok();
            }
        }
        """, StoreApp);

    [Fact]
    public Task The_denylist_has_it() => Silent("""
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;

        public class SessionController : Controller
        {
            private static readonly ConcurrentDictionary<string, string> s_tokens = new();
            private static readonly HashSet<string> s_revokedTokens = new();

            [HttpPost("login")]
            public IActionResult Login(string user)
            {
                var token = Guid.NewGuid().ToString("N");
                s_tokens[token] = user;
                Response.Cookies.Append("token", token);
                return Ok();
            }

            [HttpPost("logout")]
            public IActionResult Logout()
            {
                s_revokedTokens.Add(Request.Cookies["token"]!);
                Response.Cookies.Delete("token");
                return Ok();
            }
        }
        """);

    [Fact]
    public Task A_command_ends_the_session() => SilentWithData("""
        using MediatR;
        using Microsoft.AspNetCore.Mvc;

        public record LogoutCommand(string Token) : IRequest;

        public class SessionController : Controller
        {
            private readonly ISender _sender;
            private static readonly Dictionary<string, string> s_sessions = new();

            public SessionController(ISender sender) => _sender = sender;

            [HttpPost("login")]
            public void Login(string user)
            {
                var sid = Guid.NewGuid().ToString("N");
                s_sessions[sid] = user;
                Response.Cookies.Append("sid", sid);
            }

            [HttpPost("logout")]
            public async Task Logout()
            {
                await _sender.Send(new LogoutCommand(Request.Cookies["sid"]!));
                Response.Cookies.Delete("sid");
            }
        }
        """);
}
