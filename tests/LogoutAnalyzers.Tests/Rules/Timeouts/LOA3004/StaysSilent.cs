using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3004;

/// <summary>Times that the client cannot change, and times that end no session, on ASP.NET Core.</summary>
public class StaysSilent
{
    [Fact]
    public Task A_cookie_under_data_protection() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.DataProtection;
        public class IdleMiddleware
        {
            private readonly RequestDelegate _next;
            private readonly IDataProtector _protector;

            public IdleMiddleware(RequestDelegate next, IDataProtectionProvider provider) => (_next, _protector) = (next, provider.CreateProtector("seen"));

            public async Task InvokeAsync(HttpContext context)
            {
                var cookie = context.Request.Cookies["seen"];
                if (cookie != null)
                {
                    var seen = DateTime.Parse(_protector.Unprotect(cookie));
                    if (DateTime.UtcNow - seen > TimeSpan.FromMinutes(20))
                    {
                        await context.SignOutAsync();
                        return;
                    }
                }
                await _next(context);
            }
        }
        """);

    [Fact]
    public Task The_session_state_of_the_server() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var app = WebApplication.CreateBuilder(args).Build();
        app.Use(async (context, next) =>
        {
            var last = context.Session.GetString("LastActivity");
            if (last != null && DateTime.Parse(last).AddMinutes(20) < DateTime.UtcNow)
            {
                context.Session.Clear();
                await context.SignOutAsync();
                context.Response.Redirect("/login");
                return;
            }
            context.Session.SetString("LastActivity", DateTime.UtcNow.ToString("O"));
            await next();
        });
        app.Run();
        """);

    [Fact]
    public Task A_claim_of_the_authenticated_user() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Authentication.Cookies;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(20);
            options.Events.OnValidatePrincipal = context =>
            {
                var login = context.Principal!.FindFirst("login_time")!.Value;
                if (DateTime.UtcNow > DateTime.Parse(login).AddHours(12)) context.RejectPrincipal();
                return Task.CompletedTask;
            };
        });
        var app = builder.Build();
        app.MapGet("/token", (HttpContext context) =>
        {
            var exp = long.Parse(context.User.FindFirst("exp")!.Value);
            return DateTimeOffset.FromUnixTimeSeconds(exp) < DateTimeOffset.UtcNow ? Results.Unauthorized() : Results.Ok();
        });
        app.Run();
        """);

    [Fact]
    public Task A_token_that_is_validated_first() => Verify.AspNetCoreData.Analyzer<TimeoutsAnalyzer>("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.IdentityModel.Tokens;
        public class JwtMiddleware
        {
            private readonly RequestDelegate _next;
            private readonly TokenValidationParameters _parameters;

            public JwtMiddleware(RequestDelegate next, TokenValidationParameters parameters) => (_next, _parameters) = (next, parameters);

            public async Task InvokeAsync(HttpContext context)
            {
                var token = context.Request.Headers["Authorization"].ToString().Replace("Bearer ", "");
                new JwtSecurityTokenHandler().ValidateToken(token, _parameters, out var validated);
                if (validated.ValidTo < DateTime.UtcNow.AddMinutes(1))
                {
                    context.Response.StatusCode = 401;
                    return;
                }
                await _next(context);
            }
        }
        """);

    [Fact]
    public Task A_token_of_a_request_that_bearer_authentication_has_let_through() => Verify.AspNetCoreData.Analyzer<TimeoutsAnalyzer>("""
        using System.IdentityModel.Tokens.Jwt;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Bearer").AddJwtBearer();
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(async (context, next) =>
        {
            var token = context.Request.Headers.Authorization.ToString().Replace("Bearer ", "");
            if (token.Length > 0 && new JwtSecurityTokenHandler().ReadJwtToken(token).ValidTo < DateTime.UtcNow)
            {
                context.Response.StatusCode = 401;
                return;
            }
            await next();
        });
        app.Run();
        """);

    [Fact]
    public Task A_token_that_an_authorized_action_reads() => Verify.AspNetCoreData.Analyzer<TimeoutsAnalyzer>("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        [Authorize]
        public class AccountController : Controller
        {
            public IActionResult Index()
            {
                var token = new JwtSecurityTokenHandler().ReadJwtToken(Request.Cookies["api_token"]);
                if (token.ValidTo < DateTime.UtcNow) return Challenge();
                return View();
            }
        }
        """);

    [Fact]
    public Task The_expiry_of_a_token_for_its_entry_in_a_denylist() => Verify.AspNetCoreData.Analyzer<TimeoutsAnalyzer>("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Caching.Memory;
        public class TokensController : ControllerBase
        {
            private readonly IMemoryCache _cache;

            public TokensController(IMemoryCache cache) => _cache = cache;

            [HttpPost("logout")]
            public IActionResult Logout()
            {
                var token = new JwtSecurityTokenHandler().ReadJwtToken(Request.Headers["Authorization"].ToString().Substring(7));
                var left = token.ValidTo - DateTime.UtcNow;
                if (left > TimeSpan.Zero) _cache.Set("denied:" + token.Id, true, left);
                return NoContent();
            }
        }
        """);

    [Fact]
    public Task A_token_that_is_exchanged_only_when_it_is_over() => Verify.AspNetCoreData.Analyzer<TimeoutsAnalyzer>("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.AspNetCore.Mvc;
        public record RefreshRequest(string AccessToken, string RefreshToken);
        [Route("auth")]
        public class AuthController : ControllerBase
        {
            [HttpPost("refresh")]
            public IActionResult Refresh([FromBody] RefreshRequest request)
            {
                var token = new JwtSecurityTokenHandler().ReadJwtToken(request.AccessToken);
                if (token.ValidTo > DateTime.UtcNow) return Unauthorized("The token has not expired yet.");
                return Ok();
            }
        }
        """);

    [Fact]
    public Task A_token_that_another_server_has_answered_with() => Verify.AspNetCoreData.Analyzer<TimeoutsAnalyzer>("""
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        public class LoginModel
        {
            public string User { get; set; } = "";
            public string Password { get; set; } = "";
            public bool RememberMe { get; set; }
        }
        public class LoginController : Controller
        {
            private readonly HttpClient _api;

            public LoginController(HttpClient api) => _api = api;

            [HttpPost]
            public async Task<IActionResult> Login(LoginModel model)
            {
                var response = await _api.PostAsJsonAsync("token", model);
                var token = await response.Content.ReadAsStringAsync();
                var jwt = new JwtSecurityTokenHandler().ReadJwtToken(token);
                if (jwt.ValidTo < DateTime.UtcNow) return Unauthorized();
                await HttpContext.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(jwt.Claims, "Cookies")), new AuthenticationProperties { ExpiresUtc = jwt.ValidTo, IsPersistent = model.RememberMe });
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_choice_between_two_lifetimes() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        public class SignInController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Index(string user, bool rememberMe, string duration)
            {
                var minutes = duration switch { "long" => 30, "short" => 5, _ => 15 };
                await HttpContext.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(new[] { new Claim("sub", user) }, "Cookies")), new AuthenticationProperties
                {
                    ExpiresUtc = rememberMe ? DateTimeOffset.UtcNow.AddMinutes(30) : DateTimeOffset.UtcNow.AddMinutes(minutes),
                });
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_lifetime_that_the_server_bounds() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using System.ComponentModel.DataAnnotations;
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", async (HttpContext context, string user, int minutes) =>
        {
            var until = DateTimeOffset.UtcNow.AddMinutes(Math.Clamp(minutes, 1, 60));
            await context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(new[] { new Claim("sub", user) }, "Cookies")), new AuthenticationProperties { ExpiresUtc = until });
        });
        app.MapPost("/kiosk/login", async (HttpContext context, string user, int minutes) =>
        {
            if (minutes > 60) return Results.BadRequest();
            await context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(new[] { new Claim("sub", user) }, "Cookies")), new AuthenticationProperties { ExpiresUtc = DateTimeOffset.UtcNow.AddMinutes(minutes) });
            return Results.Ok();
        });
        app.MapPost("/desk/login", async (HttpContext context, DeskLogin login) =>
        {
            await context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(new[] { new Claim("sub", login.User) }, "Cookies")), new AuthenticationProperties { ExpiresUtc = DateTimeOffset.UtcNow.AddMinutes(login.Minutes) });
        });
        app.Run();
        public class DeskLogin
        {
            public string User { get; set; } = "";

            [Range(1, 60)]
            public int Minutes { get; set; }
        }
        """);

    [Fact]
    public Task A_record_of_the_server_under_the_key_of_the_cookie() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Caching.Memory;
        public class UserSession
        {
            public string User { get; set; } = "";
            public DateTime LastSeen { get; set; }
            public bool IsOver => LastSeen.AddMinutes(20) < DateTime.UtcNow;
        }
        public class AccountController : Controller
        {
            private readonly IMemoryCache _cache;
            private readonly Dictionary<string, UserSession> _sessions = new();

            public AccountController(IMemoryCache cache) => _cache = cache;

            public IActionResult Index()
            {
                var id = Request.Cookies["sid"];
                var session = _cache.Get<UserSession>("session:" + id);
                if (session == null || session.LastSeen.AddMinutes(20) < DateTime.UtcNow) return RedirectToAction("Login");
                return View(session);
            }

            public IActionResult Details()
            {
                if (!_sessions.TryGetValue(Request.Cookies["sid"] ?? "", out var session) || session.IsOver) return RedirectToAction("Login");
                return View(session);
            }

            public IActionResult Login() => View();
        }
        """);

    [Fact]
    public Task A_cookie_with_a_keyed_hash() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using System.Security.Cryptography;
        using System.Text;
        var key = RandomNumberGenerator.GetBytes(32);
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/account", (HttpRequest request) =>
        {
            var parts = (request.Cookies["session"] ?? "").Split('.');
            if (parts.Length != 3) return Results.Unauthorized();
            var expected = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(parts[0] + "." + parts[1]));
            if (!CryptographicOperations.FixedTimeEquals(expected, Convert.FromBase64String(parts[2]))) return Results.Unauthorized();
            return DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[1])) < DateTimeOffset.UtcNow ? Results.Unauthorized() : Results.Ok(parts[0]);
        });
        app.Run();
        """);

    [Fact]
    public Task A_cookie_that_a_helper_decrypts() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using System.Security.Cryptography;
        public interface ICookieCipher
        {
            string Decrypt(string value);
        }
        public class AgeMiddleware
        {
            private readonly RequestDelegate _next;
            private readonly ICookieCipher _cipher;

            public AgeMiddleware(RequestDelegate next, ICookieCipher cipher) => (_next, _cipher) = (next, cipher);

            public Task InvokeAsync(HttpContext context)
            {
                var login = _cipher.Decrypt(context.Request.Cookies["login"]!);
                if (DateTime.Parse(login).AddHours(8) < DateTime.UtcNow)
                {
                    context.Response.Redirect("/login");
                    return Task.CompletedTask;
                }
                return _next(context);
            }
        }
        """);

    [Fact]
    public Task A_date_of_the_business() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;
        public class Booking
        {
            public DateTime CheckIn { get; set; }
            public DateTime CheckOut { get; set; }
        }
        [Route("bookings")]
        public class BookingsController : Controller
        {
            [HttpPost]
            public IActionResult Create(Booking booking)
            {
                if (booking.CheckIn < DateTime.UtcNow) return BadRequest("The date is in the past.");
                if (booking.CheckOut < DateTime.UtcNow.AddDays(1)) return RedirectToAction("Index");
                return Ok();
            }

            [HttpGet]
            public IActionResult Index(DateTime? from)
            {
                if (from < DateTime.Today.AddYears(-1)) return StatusCode(403);
                return View();
            }
        }
        """);

    [Fact]
    public Task A_header_of_the_cache() => Verify.Analyzer<TimeoutsAnalyzer>("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/feed", (HttpContext context) =>
        {
            if (DateTime.TryParse(context.Request.Headers["If-Modified-Since"], out var since) && since.AddMinutes(5) > DateTime.UtcNow) return Results.StatusCode(304);
            return Results.Ok();
        });
        app.Run();
        """);

    [Fact]
    public Task A_lock_out_in_a_cookie() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;
        public class LoginController : Controller
        {
            [HttpPost]
            public IActionResult Index(string user)
            {
                var until = Request.Cookies["locked_until"];
                if (until != null && DateTime.Parse(until) > DateTime.UtcNow) return Unauthorized("Too many attempts.");
                var last = Request.Cookies["last_attempt"];
                if (last != null && DateTime.UtcNow - DateTime.Parse(last) < TimeSpan.FromSeconds(30)) return StatusCode(403);
                return Ok();
            }
        }
        """);

    [Fact]
    public Task A_message_of_another_server() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using System.Security.Cryptography;
        using System.Text;
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/hooks/payments", async (HttpRequest request) =>
        {
            var sent = long.Parse(request.Headers["X-Timestamp"]!);
            if (DateTimeOffset.UtcNow.ToUnixTimeSeconds() - sent > 300) return Results.Unauthorized();
            var body = await new StreamReader(request.Body).ReadToEndAsync();
            return Signatures.Match(sent + "." + body, request.Headers["X-Signature"]!) ? Results.Ok() : Results.Unauthorized();
        });
        app.MapPost("/partner/orders", (HttpRequest request) =>
        {
            var sent = DateTimeOffset.FromUnixTimeSeconds(long.Parse(request.Headers["X-Auth-Timestamp"]!));
            return (DateTimeOffset.UtcNow - sent).Duration() > TimeSpan.FromMinutes(5) ? Results.Unauthorized() : Results.Ok();
        });
        app.Run();
        public static class Signatures
        {
            public static bool Match(string text, string signature) => Convert.ToHexString(HMACSHA256.HashData(new byte[32], Encoding.UTF8.GetBytes(text))) == signature;
        }
        """);

    [Fact]
    public Task A_link_that_is_over() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        public class ResetPasswordModel : PageModel
        {
            [FromQuery]
            public string? Token { get; set; }

            [FromQuery]
            public DateTime Expires { get; set; }

            public IActionResult OnGet()
            {
                if (Expires < DateTime.UtcNow) return RedirectToPage("/Account/Login");
                return Page();
            }
        }
        public class FilesController : Controller
        {
            public IActionResult Download(long expires)
            {
                if (expires < DateTimeOffset.UtcNow.ToUnixTimeSeconds()) return Unauthorized("This link has expired.");
                return Ok();
            }
        }
        """);

    [Fact]
    public Task Tokens_of_a_provider_that_are_renewed() => Verify.Analyzer<TimeoutsAnalyzer>("""
        public class ProviderTokens
        {
            public string? Access { get; set; }
            public DateTime ExpiresAt { get; set; }
        }
        public interface IProvider
        {
            Task<ProviderTokens> RefreshAsync(ProviderTokens tokens);
        }
        public static class Preparation
        {
            public static async Task<ProviderTokens?> PrepareAsync(HttpRequest request, HttpResponse response, IProvider provider)
            {
                if (!request.Cookies.ContainsKey("provider_token")) return null;
                var tokens = new ProviderTokens { Access = request.Cookies["provider_token"], ExpiresAt = DateTime.Parse(request.Cookies["provider_expires_at"]!) };
                if (tokens.ExpiresAt < DateTime.UtcNow)
                {
                    tokens = await provider.RefreshAsync(tokens);
                    response.Cookies.Append("provider_expires_at", tokens.ExpiresAt.ToString("O"));
                }
                return tokens;
            }
        }
        """);

    [Fact]
    public Task A_key_for_a_program_whose_owner_says_how_long_it_lasts() => Verify.AspNetCoreData.Analyzer<TimeoutsAnalyzer>("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        public record CreateApiKey(string Name, DateTime ExpiresAt);
        [Authorize]
        [Route("api-keys")]
        public class ProgramsController : ControllerBase
        {
            [HttpPost]
            public IActionResult CreateKey([FromBody] CreateApiKey request)
            {
                var token = new JwtSecurityToken(issuer: "shop", expires: request.ExpiresAt);
                return Ok(new JwtSecurityTokenHandler().WriteToken(token));
            }
        }
        """);

    [Fact]
    public Task A_time_that_only_decides_what_is_shown() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;
        public class HomeController : Controller
        {
            public IActionResult Index()
            {
                var visit = Request.Cookies["last_visit"];
                if (visit != null && DateTime.Parse(visit) < DateTime.UtcNow.AddDays(-7)) ViewBag.Message = "Welcome back!";
                if (Request.Cookies["banner_closed"] is { } closed && DateTime.Parse(closed).AddDays(30) < DateTime.UtcNow) Response.Cookies.Delete("banner_closed");
                if (!User.Identity!.IsAuthenticated) return RedirectToAction("Login", "Account");
                return View();
            }
        }
        """);

    [Fact]
    public Task A_state_that_a_service_keeps() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;
        public class ActivityTracker
        {
            public DateTime LastSeen { get; set; }
        }
        public class PingController : ControllerBase
        {
            [HttpPost("/ping")]
            public IActionResult Ping([FromServices] ActivityTracker tracker)
            {
                if (tracker.LastSeen.AddMinutes(20) < DateTime.UtcNow) return Unauthorized();
                tracker.LastSeen = DateTime.UtcNow;
                return NoContent();
            }
        }
        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapGet("/alive", (ActivityTracker tracker) => tracker.LastSeen.AddMinutes(20) < DateTime.UtcNow ? Results.Unauthorized() : Results.Ok());
        }
        """);

    [Fact]
    public Task The_time_of_the_server_behind_a_cookie_that_only_has_to_be_there() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var app = WebApplication.CreateBuilder(args).Build();
        app.Use(async (context, next) =>
        {
            var result = await context.AuthenticateAsync("Cookies");
            if (context.Request.Cookies["session"] == null || result.Properties?.ExpiresUtc < DateTimeOffset.UtcNow)
            {
                await context.SignOutAsync("Cookies");
                context.Response.Redirect("/login");
                return;
            }
            await next();
        });
        app.Run();
        """);

    [Fact]
    public Task A_token_that_is_exchanged_for_a_new_one() => Verify.AspNetCoreData.Analyzer<TimeoutsAnalyzer>("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;
        [ApiController, Route("auth")]
        public class AuthController : ControllerBase
        {
            private readonly ShopDb _db;

            public AuthController(ShopDb db) => _db = db;

            [HttpPost("refresh")]
            public async Task<IActionResult> Refresh([FromBody] RefreshRequest request)
            {
                var stored = await _db.Tokens.SingleOrDefaultAsync(token => token.Value == request.RefreshToken);
                if (stored == null || stored.Revoked || stored.Expires < DateTime.UtcNow) return Unauthorized();
                var jwt = new JwtSecurityTokenHandler().ReadJwtToken(request.AccessToken);
                if (jwt.ValidTo > DateTime.UtcNow) return BadRequest("This token has not expired yet.");
                stored.Revoked = true;
                await _db.SaveChangesAsync();
                Response.Cookies.Append("refreshToken", stored.Value, new CookieOptions { HttpOnly = true, Expires = stored.Expires });
                return Ok(new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(expires: DateTime.UtcNow.AddMinutes(15))));
            }
        }

        public class RefreshRequest
        {
            public string AccessToken { get; set; }

            public string RefreshToken { get; set; }
        }

        public class StoredToken
        {
            public int Id { get; set; }

            public string Value { get; set; }

            public DateTime Expires { get; set; }

            public bool Revoked { get; set; }
        }

        public class ShopDb : DbContext
        {
            public DbSet<StoredToken> Tokens { get; set; }
        }
        """);

    [Fact]
    public Task A_token_that_somebody_signed_in_gives_out() => Verify.AspNetCoreData.Analyzer<TimeoutsAnalyzer>("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.IdentityModel.Tokens;
        [ApiController, Authorize, Route("tokens")]
        public class TokensController : ControllerBase
        {
            [HttpPost]
            public IActionResult Create(NewToken request) => Ok(new JwtSecurityTokenHandler().CreateEncodedJwt(new SecurityTokenDescriptor { Expires = request.ExpiresAt }));
        }

        public class NewToken
        {
            public DateTime ExpiresAt { get; set; }
        }
        """);

    [Fact]
    public Task A_signed_link() => Verify.Analyzer<TimeoutsAnalyzer>("""
        using System.Security.Cryptography;
        using System.Text;
        using Microsoft.AspNetCore.Mvc;
        [ApiController, Route("files")]
        public class FilesController : ControllerBase
        {
            [HttpGet("{name}")]
            public IActionResult Get(string name, long exp, string sig)
            {
                if (sig != Sign(name + exp)) return Unauthorized();
                if (DateTimeOffset.FromUnixTimeSeconds(exp) < DateTimeOffset.UtcNow) return Unauthorized();
                return Ok(name);
            }

            private static string Sign(string text) => Convert.ToBase64String(HMACSHA256.HashData(new byte[32], Encoding.UTF8.GetBytes(text)));
        }
        """);
}
