using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Tokens;
using Xunit;
using static LogoutAnalyzers.Tests.Rules.Tokens.RefreshTokenPrograms;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2001;

/// <summary>Logouts that end the refresh token, may do so out of sight, or have nothing to do with one.</summary>
public class StaysSilent
{
    private static Task Silent(params string[] sources) => Verify.AspNetCoreData.Analyzer<TokensAnalyzer>(sources);

    // A property of the user.

    [Fact]
    public Task The_property_is_cleared() => Silent(IdentityApi, IdentityLogin.With("""
        [Authorize]
        [HttpPost("logout")]
        public async Task<IActionResult> Logout()
        {
            var user = await _userManager.GetUserAsync(User);
            if (user is null) return Unauthorized();
            user.RefreshToken = null;
            await _userManager.UpdateAsync(user);
            return NoContent();
        }
        """));

    [Fact]
    public Task It_expires_now() => Silent(IdentityApi, IdentityLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout()
        {
            if (await _userManager.GetUserAsync(User) is { } user)
            {
                user.RefreshTokenExpiryTime = DateTime.UtcNow;
                await _userManager.UpdateAsync(user);
            }

            return NoContent();
        }
        """));

    [Fact]
    public Task The_stamp_is_rotated() => Silent(IdentityApi, IdentityLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout()
        {
            var user = await _userManager.GetUserAsync(User);
            await _userManager.UpdateSecurityStampAsync(user!);
            return NoContent();
        }
        """));

    [Fact]
    public Task The_user_does_it() => Silent(IdentityApi, IdentityLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout()
        {
            var user = await _userManager.GetUserAsync(User);
            if (user is null) return Unauthorized();
            Tokens.Forget(user);
            await _userManager.UpdateAsync(user);
            return NoContent();
        }
        """), """
        public static class Tokens
        {
            public static void Forget(AppUser user) => user.RefreshToken = string.Empty;
        }
        """);

    [Fact]
    public Task The_token_is_replaced() => Silent(IdentityApi, IdentityLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout()
        {
            var user = await _userManager.GetUserAsync(User);
            if (user is null) return Unauthorized();
            user.RefreshToken = Guid.NewGuid().ToString();
            await _userManager.UpdateAsync(user);
            return NoContent();
        }
        """));

    // A table.

    [Fact]
    public Task The_record_is_revoked() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return NoContent();
            stored.RevokedAt = DateTime.UtcNow;
            await _db.SaveChangesAsync();
            return NoContent();
        }
        """));

    [Theory]
    [InlineData("stored.RevokedAt ??= DateTime.UtcNow;")]
    [InlineData("(stored.RevokedAt, stored.ExpiresAt) = (DateTime.UtcNow, DateTime.UtcNow);")]
    [InlineData("_db.Entry(stored).State = EntityState.Deleted;")]
    public Task The_record_is_ended_in_another_way(string statement) => Silent(TableApi, TableLogin.With($$"""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return NoContent();
            {{statement}}
            await _db.SaveChangesAsync();
            return NoContent();
        }
        """));

    // Whatever the exchange asks, the logout may set.
    [Theory]
    [InlineData("Invalid")]
    [InlineData("IsTerminated")]
    [InlineData("Cancelled")]
    [InlineData("Disabled")]
    [InlineData("Consumed")]
    public Task A_flag_of_another_name_is_set(string flag) => Silent(TableApi.Replace("public DateTime? RevokedAt { get; set; }", $"public DateTime? RevokedAt {{ get; set; }}\n    public bool {flag} {{ get; set; }}"), TableLogin.With($$"""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return NoContent();
            stored.{{flag}} = true;
            await _db.SaveChangesAsync();
            return NoContent();
        }
        """));

    [Fact]
    public Task All_records_of_the_customer_are_removed() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout()
        {
            var id = int.Parse(User.FindFirstValue(ClaimTypes.NameIdentifier)!);
            _db.RefreshTokens.RemoveRange(_db.RefreshTokens.Where(t => t.CustomerId == id));
            await _db.SaveChangesAsync();
            return NoContent();
        }
        """));

    [Fact]
    public Task They_are_deleted_by_a_query() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request)
        {
            await _db.RefreshTokens.Where(t => t.Token == request.RefreshToken).ExecuteDeleteAsync();
            return NoContent();
        }
        """));

    [Fact]
    public Task SQL_of_the_applications_own() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request)
        {
            await _db.Database.ExecuteSqlInterpolatedAsync($"UPDATE RefreshTokens SET RevokedAt = GETUTCDATE() WHERE Token = {request.RefreshToken}");
            return NoContent();
        }
        """));

    [Fact]
    public Task A_repository_without_an_implementation_here() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request, [FromServices] ITokens tokens)
        {
            await tokens.HandleAsync(request.RefreshToken);
            return NoContent();
        }
        """), """
        public interface ITokens
        {
            Task HandleAsync(string token);
        }
        """);

    [Fact]
    public Task A_repository_that_is_called_after_what_it_does() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request, [FromServices] IRefreshTokenRepository tokens)
        {
            await tokens.RevokeAsync(request.RefreshToken);
            return NoContent();
        }
        """), """
        public interface IRefreshTokenRepository
        {
            Task RevokeAsync(string token);
        }
        """);

    [Fact]
    public Task A_service_that_revokes() => Silent(TableApi, """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        public class TokenService
        {
            private readonly ShopDb _db;

            public TokenService(ShopDb db) => _db = db;

            public async Task<string> IssueAsync(Customer customer)
            {
                var token = new RefreshToken { CustomerId = customer.Id, Token = Guid.NewGuid().ToString() };
                _db.RefreshTokens.Add(token);
                await _db.SaveChangesAsync();
                return token.Token;
            }

            public async Task LogoutAsync(string token)
            {
                var stored = await Find(token);
                if (stored is null) return;
                Revoke(stored);
                await _db.SaveChangesAsync();
            }

            private Task<RefreshToken?> Find(string token) => _db.RefreshTokens.SingleOrDefaultAsync(t => t.Token == token);

            private static void Revoke(RefreshToken token) => token.RevokedAt = DateTime.UtcNow;
        }

        [ApiController]
        public class AuthController : ControllerBase
        {
            private readonly TokenService _tokens;

            public AuthController(TokenService tokens) => _tokens = tokens;

            [HttpPost("logout")]
            public async Task<IActionResult> Logout([FromBody] string token)
            {
                await _tokens.LogoutAsync(token);
                Response.Cookies.Delete("refreshToken");
                return Ok();
            }
        }
        """);

    [Fact]
    public Task An_event_that_somebody_may_act_on() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout([FromServices] MediatR.IPublisher publisher)
        {
            await publisher.Publish(new UserLoggedOutEvent(User.Identity!.Name!));
            return NoContent();
        }
        """), """
        public record UserLoggedOutEvent(string Name) : MediatR.INotification;
        """);

    [Fact]
    public Task A_list_of_revoked_tokens() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public IActionResult Logout(TokenRequest request)
        {
            RevokedTokens.All.Add(request.RefreshToken);
            return NoContent();
        }
        """), """
        public static class RevokedTokens
        {
            public static readonly HashSet<string> RevokedTokenIds = new();
            public static HashSet<string> All => RevokedTokenIds;
        }
        """);

    [Fact]
    public Task The_session_goes_that_the_token_belongs_to() => Silent("""
        using System.Security.Cryptography;
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddJwtBearer();
        var app = builder.Build();
        app.MapPost("/login", async (Db db, int user) =>
        {
            var token = RandomNumberGenerator.GetBytes(32);
            db.Sessions.Add(new DeviceSession { UserId = user, RefreshTokenHash = Convert.ToHexString(SHA256.HashData(token)) });
            await db.SaveChangesAsync();
            return Convert.ToHexString(token);
        });
        app.MapPost("/logout", async (Db db, int session) =>
        {
            var stored = await db.Sessions.FindAsync(session);
            if (stored is null) return Results.NotFound();
            db.Sessions.Remove(stored);
            await db.SaveChangesAsync();
            return Results.NoContent();
        });
        app.Run();

        public class DeviceSession
        {
            public int Id { get; set; }
            public int UserId { get; set; }
            public string RefreshTokenHash { get; set; } = "";
        }

        public class Db : DbContext
        {
            public DbSet<DeviceSession> Sessions => Set<DeviceSession>();
        }
        """);

    // Identity's tokens, caches, endpoints.

    [Fact]
    public Task The_token_of_Identity_is_removed() => Silent("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        public class AuthController : ControllerBase
        {
            private readonly UserManager<IdentityUser> _users;

            public AuthController(UserManager<IdentityUser> users) => _users = users;

            [HttpPost("login")]
            public async Task<IActionResult> Login(string name)
            {
                var user = (await _users.FindByNameAsync(name))!;
                await _users.SetAuthenticationTokenAsync(user, "App", "RefreshToken", Guid.NewGuid().ToString());
                return Ok(CreateToken(user));
            }

            [HttpPost("logout")]
            public async Task<IActionResult> Logout()
            {
                var user = await _users.GetUserAsync(User);
                await _users.RemoveAuthenticationTokenAsync(user!, "App", "RefreshToken");
                return NoContent();
            }

            private static string CreateToken(IdentityUser user) => user.Id;
        }
        """);

    [Fact]
    public Task The_entry_is_removed_from_the_cache() => Silent("""
        using Microsoft.Extensions.Caching.Distributed;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/login", async (IDistributedCache cache, string user) =>
        {
            var token = Guid.NewGuid().ToString("N");
            await cache.SetStringAsync("refresh:" + token, user);
            return Tokens.CreateAccessToken(user) + token;
        });
        app.MapPost("/logout", async (IDistributedCache cache, string token) => await cache.RemoveAsync("refresh:" + token));
        app.Run();

        public static class Tokens
        {
            public static string CreateAccessToken(string user) => user;
        }
        """);

    [Fact]
    public Task MapIdentityApi_and_a_rotated_stamp() => Verify.Analyzer<TokensAnalyzer>("""
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentityApiEndpoints<IdentityUser>();
        var app = builder.Build();
        app.MapIdentityApi<IdentityUser>();
        app.MapPost("/logout", async (SignInManager<IdentityUser> signInManager, UserManager<IdentityUser> users, HttpContext context) =>
        {
            var user = await users.GetUserAsync(context.User);
            if (user is null) return Results.Unauthorized();
            await users.UpdateSecurityStampAsync(user);
            await signInManager.SignOutAsync();
            return Results.Ok();
        });
        app.Run();
        """);

    // LOA1001 is about this one.
    [Fact]
    public Task MapIdentityApi_and_a_logout_that_does_nothing() => Verify.Analyzer<TokensAnalyzer>("""
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentityApiEndpoints<IdentityUser>();
        var app = builder.Build();
        app.MapIdentityApi<IdentityUser>();
        app.MapPost("/logout", () => Results.Ok());
        app.Run();
        """);

    [Fact]
    public Task OpenIddict_whose_tokens_are_revoked() => Verify.AspNetCoreWith("OpenIddict.Abstractions").Analyzer<TokensAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using OpenIddict.Abstractions;
        using OpenIddict.Server.AspNetCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.AddOpenIddict().AddServer(options => options.AllowAuthorizationCodeFlow().AllowRefreshTokenFlow());
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        public class AuthorizationController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIn;
            private readonly IOpenIddictTokenManager _tokens;

            public AuthorizationController(SignInManager<IdentityUser> signIn, IOpenIddictTokenManager tokens) => (_signIn, _tokens) = (signIn, tokens);

            [HttpPost("~/connect/logout")]
            public async Task<IActionResult> Logout()
            {
                await _tokens.RevokeBySubjectAsync(_signIn.UserManager.GetUserId(User)!);
                await _signIn.SignOutAsync();
                return SignOut(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
            }
        }
        """);

    [Fact]
    public Task OpenIddict_without_the_refresh_flow() => Verify.AspNetCoreWith("OpenIddict.Abstractions").Analyzer<TokensAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.AddOpenIddict().AddServer(options => options.AllowAuthorizationCodeFlow());
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        public class AuthorizationController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIn;

            public AuthorizationController(SignInManager<IdentityUser> signIn) => _signIn = signIn;

            [HttpPost("~/connect/logout")]
            public async Task<IActionResult> Logout()
            {
                await _signIn.SignOutAsync();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task IdentityServer_that_ends_grants_with_the_session() => Verify.AspNetCoreWith("Duende.IdentityServer").Analyzer<TokensAnalyzer>("""
        using Duende.IdentityServer.Models;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public static class Config
        {
            public static IEnumerable<Client> Clients => new[] { new Client { ClientId = "app", AllowOfflineAccess = true, CoordinateLifetimeWithUserSession = true } };
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("idsrv");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_row_that_SQL_deletes() => Silent("""
        using System.Data;
        using Dapper;
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        public class AuthController : ControllerBase
        {
            private readonly IDbConnection _connection;

            public AuthController(IDbConnection connection) => _connection = connection;

            [HttpPost("login")]
            public async Task<IActionResult> Login(int user)
            {
                var token = Guid.NewGuid().ToString("N");
                await _connection.ExecuteAsync("INSERT INTO refresh_tokens (token, user_id) VALUES (@token, @user)", new { token, user });
                return Ok(token);
            }

            [HttpPost("logout")]
            public async Task<IActionResult> Logout(string token)
            {
                await _connection.ExecuteAsync("DELETE FROM refresh_tokens WHERE token = @token", new { token });
                return NoContent();
            }
        }
        """);

    // No refresh tokens, or none of the application's own.

    [Fact]
    public Task Access_tokens_only() => Silent("""
        using System.IdentityModel.Tokens.Jwt;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddJwtBearer();
        var app = builder.Build();
        app.MapPost("/login", () => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(expires: DateTime.UtcNow.AddMinutes(15))));
        app.MapPost("/logout", () => Results.Ok());
        app.Run();
        """);

    [Fact]
    public Task Refresh_tokens_that_nothing_keeps() => Silent("""
        using System.IdentityModel.Tokens.Jwt;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddJwtBearer();
        var app = builder.Build();
        app.MapPost("/login", (string user) =>
        {
            var handler = new JwtSecurityTokenHandler();
            var response = new LoginResponse { User = user };
            response.AccessToken = handler.WriteToken(new JwtSecurityToken(expires: DateTime.UtcNow.AddMinutes(15)));
            response.RefreshToken = handler.WriteToken(new JwtSecurityToken(expires: DateTime.UtcNow.AddDays(7)));
            return response;
        });
        app.MapPost("/logout", () => Results.Ok());
        app.Run();

        public class LoginResponse
        {
            public string User { get; set; } = "";
            public string AccessToken { get; set; } = "";
            public string RefreshToken { get; set; } = "";
        }
        """);

    [Fact]
    public Task The_token_of_another_service() => Silent("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Listener : IdentityUser
        {
            public string? SpotifyRefreshToken { get; set; }
        }

        public class ConnectController : Controller
        {
            private readonly UserManager<Listener> _users;
            private readonly SignInManager<Listener> _signIn;

            public ConnectController(UserManager<Listener> users, SignInManager<Listener> signIn) => (_users, _signIn) = (users, signIn);

            [HttpPost]
            public async Task<IActionResult> Callback(string token)
            {
                var user = (await _users.GetUserAsync(User))!;
                user.SpotifyRefreshToken = token;
                await _users.UpdateAsync(user);
                return Redirect("/" + Guid.NewGuid());
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await _signIn.SignOutAsync();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_token_that_the_backend_has_given() => Silent("""
        using Microsoft.EntityFrameworkCore;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/connect", async (HttpClient client, Db db) =>
        {
            var answer = await client.GetFromJsonAsync<Answer>("https://api.example.com/token");
            var account = await db.Accounts.FirstAsync();
            account.RefreshToken = answer!.RefreshToken;
            await db.SaveChangesAsync();
        });
        app.MapPost("/logout", () => Results.Redirect("/"));
        app.Run();

        public class Account
        {
            public int Id { get; set; }
            public string RefreshToken { get; set; } = "";
        }

        public record Answer(string RefreshToken);

        public class Db : DbContext
        {
            public DbSet<Account> Accounts => Set<Account>();
        }
        """);

    // The provider's tokens, which a front end keeps for its user.
    [Fact]
    public Task Tokens_that_are_only_read_here() => Silent("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
        var app = builder.Build();
        app.MapPost("/callback", async (HttpContext context, Db db) =>
        {
            var access = await context.GetTokenAsync("access_token");
            var subject = new JwtSecurityTokenHandler().ReadJwtToken(access).Subject;
            db.UserTokens.Add(new UserToken { Subject = subject, RefreshToken = (await context.GetTokenAsync("refresh_token"))! });
            await db.SaveChangesAsync();
        });
        app.MapPost("/logout", (HttpContext context) => context.SignOutAsync("Cookies"));
        app.Run();

        public class UserToken
        {
            public int Id { get; set; }
            public string Subject { get; set; } = "";
            public string RefreshToken { get; set; } = "";
        }

        public class Db : DbContext
        {
            public DbSet<UserToken> UserTokens => Set<UserToken>();
        }
        """);

    // Beside cookies.

    [Fact]
    public Task The_pages_logout_beside_an_API_with_tokens() => Silent(TableApi, TableLogin.With("""
        [HttpPost("revoke")]
        public async Task<IActionResult> Revoke(TokenRequest request)
        {
            await _db.RefreshTokens.Where(t => t.Token == request.RefreshToken).ExecuteDeleteAsync();
            return NoContent();
        }
        """), """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Login(string name)
            {
                await HttpContext.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity(new[] { new Claim("name", name) }, "Cookies")));
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task The_logout_of_pages_whose_login_is_a_providers() => Verify.AspNetCoreWith("Microsoft.AspNetCore.Authentication.OpenIdConnect").Analyzer<TokensAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRazorPages();
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies").AddOpenIdConnect();
        var app = builder.Build();
        app.MapRazorPages();
        app.Run();

        public class AppUser : IdentityUser { public string? RefreshToken { get; set; } }

        public class DeviceTokens
        {
            private readonly UserManager<AppUser> _users;

            public DeviceTokens(UserManager<AppUser> users) => _users = users;

            public async Task<string> IssueAsync(AppUser user)
            {
                user.RefreshToken = Guid.NewGuid().ToString("N");
                await _users.UpdateAsync(user);
                return user.RefreshToken;
            }
        }

        public class LogoutModel : PageModel
        {
            public async Task<IActionResult> OnPostAsync()
            {
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToPage("/Index");
            }
        }
        """);

    [Fact]
    public Task A_service_with_nothing_to_do_that_says_so() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public Task Logout([FromServices] SessionService sessions) => sessions.LogoutAsync();
        """), """
        public class SessionService
        {
            public Task LogoutAsync()
            {
                // Nothing to do here: the client calls /auth/revoke first.
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_logout_that_is_not_there_yet() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public IActionResult Logout() => throw new NotImplementedException();
        """));

    [Fact]
    public Task A_filter_revokes() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        [RevokesTokens]
        public IActionResult Logout() => NoContent();
        """), """
        using Microsoft.AspNetCore.Mvc.Filters;

        public class RevokesTokensAttribute : ActionFilterAttribute
        {
            public override void OnActionExecuting(ActionExecutingContext context)
            {
                var db = context.HttpContext.RequestServices.GetRequiredService<ShopDb>();
                foreach (var token in db.RefreshTokens) token.RevokedAt = DateTime.UtcNow;
                db.SaveChanges();
            }
        }
        """);

    [Fact]
    public Task A_method_of_the_options() => (Verify.AspNetCoreData with { EditorConfig = "logout_analyzers.revoke_methods = TokenVault.Shred" }).Analyzer<TokensAnalyzer>(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public IActionResult Logout(TokenRequest request)
        {
            TokenVault.Shred(request.RefreshToken);
            return NoContent();
        }
        """), """
        public static class TokenVault
        {
            public static void Shred(string token) => Console.WriteLine(token.Length);
        }
        """);
}
