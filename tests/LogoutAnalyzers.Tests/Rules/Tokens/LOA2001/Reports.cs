using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Tokens;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using static LogoutAnalyzers.Tests.Rules.Tokens.RefreshTokenPrograms;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2001;

/// <summary>Logouts after which the refresh token still gets access tokens.</summary>
public class Reports
{
    private static Task Reported(params string[] sources) => Verify.AspNetCoreData.Analyzer<TokensAnalyzer>(sources);

    // A property of the user.

    [Fact]
    public Task A_logout_that_only_says_so() => Reported(IdentityApi, IdentityLogin.With("""
        [Authorize]
        [HttpPost("logout")]
        public IActionResult {|LOA2001:Logout|}() => Ok(new { message = "Logged out" });
        """));

    [Fact]
    public Task A_sign_out_of_cookies_that_nobody_has() => Reported(IdentityApi, IdentityLogin.With("""
        [Authorize]
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2001:Logout|}()
        {
            await _signInManager.SignOutAsync();
            return NoContent();
        }
        """));

    [Fact]
    public Task The_cookie_that_carries_it_is_deleted() => Reported(IdentityApi, IdentityLogin.With("""
        [HttpPost("logout")]
        public IActionResult {|LOA2001:Logout|}()
        {
            Response.Cookies.Delete("refreshToken");
            return NoContent();
        }
        """));

    [Fact]
    public Task The_user_is_looked_up_and_only_a_date_is_set() => Reported(IdentityApi, IdentityLogin.With("""
        [Authorize]
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2001:Logout|}()
        {
            var user = await _userManager.GetUserAsync(User);
            if (user is null) return Unauthorized();
            user.LockoutEnd = null;
            await _userManager.UpdateAsync(user);
            return Ok();
        }
        """));

    [Fact]
    public Task The_password_is_checked_by_a_sign_in() => Reported(IdentityApi, """
        using System.Security.Cryptography;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        public class TokenController : ControllerBase
        {
            private readonly UserManager<AppUser> _users;
            private readonly SignInManager<AppUser> _signIn;

            public TokenController(UserManager<AppUser> users, SignInManager<AppUser> signIn) => (_users, _signIn) = (users, signIn);

            [HttpPost("token")]
            public async Task<IActionResult> Token(string name, string password)
            {
                var result = await _signIn.PasswordSignInAsync(name, password, false, false);
                if (!result.Succeeded) return Unauthorized();
                var user = (await _users.FindByNameAsync(name))!;
                user.RefreshToken = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
                await _users.UpdateAsync(user);
                return Ok(user.RefreshToken);
            }
        }

        [ApiController]
        public class SessionController : ControllerBase
        {
            private readonly SignInManager<AppUser> _signIn;

            public SessionController(SignInManager<AppUser> signIn) => _signIn = signIn;

            [HttpPost("signout")]
            public async Task<IActionResult> {|LOA2001:SignOutUser|}()
            {
                await _signIn.SignOutAsync();
                return Ok();
            }
        }
        """);

    [Fact]
    public Task A_user_of_the_applications_own_that_changes_itself() => Reported("""
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddJwtBearer();
        var app = builder.Build();
        app.MapPost("/login", async (Db db, string name) =>
        {
            var member = await db.Members.SingleAsync(m => m.Name == name);
            var token = Guid.NewGuid().ToString("N");
            member.Remember(token);
            await db.SaveChangesAsync();
            return token;
        });
        app.MapPost({|LOA2001:"/logout"|}, () => Results.Ok());
        app.Run();

        public class Member
        {
            public int Id { get; set; }
            public string Name { get; set; } = "";
            public string PasswordHash { get; set; } = "";
            public string? RefreshToken { get; private set; }

            public void Remember(string token)
            {
                if (Guid.NewGuid() != Guid.Empty) RefreshToken = token;
            }
        }

        public class Db : DbContext
        {
            public DbSet<Member> Members => Set<Member>();
        }
        """);

    // A table.

    [Fact]
    public Task Records_and_a_logout_that_only_says_so() => Reported(TableApi, TableLogin.With("""
        [Authorize]
        [HttpPost("logout")]
        public IActionResult {|LOA2001:Logout|}() => Ok();
        """));

    [Fact]
    public Task The_token_is_looked_up_and_left() => Reported(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2001:Logout|}(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return NotFound();
            return NoContent();
        }
        """));

    [Fact]
    public Task Another_record_of_the_customer_is_removed() => Reported(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2001:Logout|}(int cartId)
        {
            var cart = await _db.Set<Cart>().FindAsync(cartId);
            if (cart is not null) _db.Remove(cart);
            await _db.SaveChangesAsync();
            return NoContent();
        }
        """), "public class Cart { public int Id { get; set; } }");

    [Fact]
    public Task Tokens_in_a_collection_of_the_user() => Reported(TableApi, """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        public class TokenService
        {
            private readonly ShopDb _db;

            public TokenService(ShopDb db) => _db = db;

            public async Task<string> IssueAsync(Customer customer)
            {
                customer.RefreshTokens.Add(Generate());
                await _db.SaveChangesAsync();
                return customer.RefreshTokens[^1].Token;
            }

            private static RefreshToken Generate() => new() { Token = Guid.NewGuid().ToString(), ExpiresAt = DateTime.UtcNow.AddDays(7) };
        }

        [ApiController]
        public class LogoutController : ControllerBase
        {
            [HttpPost("logout")]
            public IActionResult {|LOA2001:Post|}()
            {
                Response.Cookies.Delete("refresh-token");
                Response.Cookies.Delete("access-token");
                return Ok();
            }
        }
        """);

    [Fact]
    public Task A_session_of_the_applications_own_holds_its_hash() => Reported("""
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
        app.MapPost({|LOA2001:"/logout"|}, (HttpContext context) => context.Response.Cookies.Delete("session"));
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

    // Services.

    [Fact]
    public Task A_service_that_only_logs_is_reported_once() => Reported(TableApi, """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        public interface IAuthService
        {
            Task<string> LoginAsync(string email);
            Task<bool> LogoutAsync(int customerId);
        }

        public class AuthService : IAuthService
        {
            private readonly ShopDb _db;
            private readonly ILogger<AuthService> _logger;

            public AuthService(ShopDb db, ILogger<AuthService> logger) => (_db, _logger) = (db, logger);

            public async Task<string> LoginAsync(string email)
            {
                var customer = await _db.Customers.SingleAsync(c => c.Email == email);
                var token = new RefreshToken { Token = Guid.NewGuid().ToString(), CustomerId = customer.Id };
                _db.RefreshTokens.Add(token);
                await _db.SaveChangesAsync();
                return token.Token;
            }

            public Task<bool> {|LOA2001:LogoutAsync|}(int customerId)
            {
                _logger.LogInformation("Customer {Id} logged out", customerId);
                return Task.FromResult(true);
            }
        }

        [ApiController]
        public class AccountController : ControllerBase
        {
            private readonly IAuthService _auth;

            public AccountController(IAuthService auth) => _auth = auth;

            [HttpPost("login")]
            public async Task<IActionResult> Login(string email) => Ok(await _auth.LoginAsync(email));

            [HttpPost("logout/{id}")]
            public async Task<IActionResult> Logout(int id) => Ok(await _auth.LogoutAsync(id));
        }
        """);

    [Fact]
    public Task A_handler_of_a_message() => Reported(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public Task<IActionResult> Logout([FromServices] MediatR.IMediator mediator) => Send(mediator);

        private async Task<IActionResult> Send(MediatR.IMediator mediator)
        {
            await mediator.Send(new LogoutCommand());
            return NoContent();
        }
        """), """
        using MediatR;

        public record LogoutCommand : IRequest<bool>;

        public class LogoutCommandHandler : IRequestHandler<LogoutCommand, bool>
        {
            public Task<bool> {|LOA2001:Handle|}(LogoutCommand command, CancellationToken cancellationToken) => Task.FromResult(true);
        }
        """);

    // Identity's tokens, caches, endpoints.

    [Fact]
    public Task A_token_of_Identity() => Reported("""
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
                var token = await _users.GenerateUserTokenAsync(user, "App", "RefreshToken");
                await _users.SetAuthenticationTokenAsync(user, "App", "RefreshToken", token);
                return Ok(CreateToken(user) + token);
            }

            [HttpPost("logout")]
            public IActionResult {|LOA2001:Logout|}() => NoContent();

            private static string CreateToken(IdentityUser user) => user.Id;
        }
        """);

    [Fact]
    public Task An_entry_of_a_cache() => Reported("""
        using Microsoft.Extensions.Caching.Distributed;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddJwtBearer();
        var app = builder.Build();
        app.MapPost("/login", async (IDistributedCache cache, string user) =>
        {
            var token = Guid.NewGuid().ToString("N");
            await cache.SetStringAsync($"refresh:{token}", user);
            return Tokens.CreateAccessToken(user) + token;
        });
        app.MapPost({|LOA2001:"/logout"|}, () => Results.NoContent());
        app.Run();

        public static class Tokens
        {
            public static string CreateAccessToken(string user) => user;
        }
        """);

    [Fact]
    public Task MapIdentityApi_and_a_logout_that_signs_out() => Verify.Analyzer<TokensAnalyzer>("""
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentityApiEndpoints<IdentityUser>();
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.MapIdentityApi<IdentityUser>();
        app.MapPost({|LOA2001:"/logout"|}, async (SignInManager<IdentityUser> signInManager) =>
        {
            await signInManager.SignOutAsync();
            return Results.Ok();
        }).RequireAuthorization();
        app.Run();
        """);

    [Fact]
    public Task MapIdentityApi_in_a_group() => Verify.Analyzer<TokensAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddIdentityApiEndpoints<IdentityUser>();
        var app = builder.Build();
        app.MapGroup("/account").MapIdentityApi<IdentityUser>();
        app.MapControllers();
        app.Run();

        [ApiController]
        [Authorize]
        public class AccountController : ControllerBase
        {
            private readonly SignInManager<IdentityUser> _signInManager;

            public AccountController(SignInManager<IdentityUser> signInManager) => _signInManager = signInManager;

            [HttpPost("account/logout")]
            public async Task<IActionResult> {|LOA2001:Logout|}()
            {
                await _signInManager.SignOutAsync();
                return Ok();
            }
        }
        """);

    // Token servers.

    [Fact]
    public Task OpenIddict_with_the_refresh_flow() => Verify.AspNetCoreWith("OpenIddict.Abstractions").Analyzer<TokensAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using OpenIddict.Server.AspNetCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.AddOpenIddict().AddServer(options => options
            .AllowAuthorizationCodeFlow()
            .AllowRefreshTokenFlow()
            .SetEndSessionEndpointUris("connect/logout"));
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        public class LoginController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIn;

            public LoginController(SignInManager<IdentityUser> signIn) => _signIn = signIn;

            [HttpPost("login")]
            public async Task<IActionResult> Login(string name, string password)
            {
                var result = await _signIn.PasswordSignInAsync(name, password, false, true);
                return result.Succeeded ? Redirect("/") : View();
            }
        }

        public class AuthorizationController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIn;

            public AuthorizationController(SignInManager<IdentityUser> signIn) => _signIn = signIn;

            [HttpPost("~/connect/logout")]
            public async Task<IActionResult> {|LOA2001:Logout|}()
            {
                await _signIn.SignOutAsync();
                return SignOut(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
            }
        }
        """);

    [Fact]
    public Task IdentityServer_with_offline_access() => Verify.AspNetCoreWith("Duende.IdentityServer").Analyzer<TokensAnalyzer>("""
        using System.Security.Claims;
        using Duende.IdentityServer.Models;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public static class Config
        {
            public static IEnumerable<Client> Clients => new[] { new Client { ClientId = "app", AllowOfflineAccess = true } };
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Login(string name)
            {
                await HttpContext.SignInAsync("idsrv", new ClaimsPrincipal(new ClaimsIdentity(new[] { new Claim("sub", name) }, "pwd")));
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> {|LOA2001:Logout|}()
            {
                await HttpContext.SignOutAsync("idsrv");
                return Redirect("/");
            }
        }
        """);

    // SQL.

    [Fact]
    public Task A_row_that_SQL_writes() => Reported("""
        using System.Data;
        using Dapper;
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        public class AuthController : ControllerBase
        {
            private const string Insert = "INSERT INTO dbo.RefreshTokens (Token, UserId) VALUES (@token, @user)";

            private readonly IDbConnection _connection;

            public AuthController(IDbConnection connection) => _connection = connection;

            [HttpPost("login")]
            public async Task<IActionResult> Login(int user)
            {
                var token = Guid.NewGuid().ToString("N");
                await _connection.ExecuteAsync(Insert, new { token, user });
                return Ok(token);
            }

            [HttpPost("logout")]
            public IActionResult {|LOA2001:Logout|}()
            {
                Response.Cookies.Delete("refresh");
                return NoContent();
            }
        }
        """);

    // System.Web.

    [Fact]
    public Task Web_API_2_with_a_table() => Verify.AspNet.Analyzer<TokensAnalyzer>("""
        using System;
        using System.Collections.Generic;
        using System.Data.Entity;
        using System.Web.Http;

        public class RefreshToken
        {
            public string Id { get; set; }
            public string Subject { get; set; }
            public DateTime ExpiresUtc { get; set; }
        }

        public class AuthContext : DbContext
        {
            public DbSet<RefreshToken> RefreshTokens { get; set; }
        }

        public class TokenController : ApiController
        {
            private readonly AuthContext _context = new AuthContext();

            [HttpPost]
            public string Issue(string user)
            {
                var token = new RefreshToken { Id = Guid.NewGuid().ToString("n"), Subject = user, ExpiresUtc = DateTime.UtcNow.AddDays(14) };
                _context.RefreshTokens.Add(token);
                _context.SaveChanges();
                return token.Id;
            }

            [HttpPost]
            public IHttpActionResult {|LOA2001:Logout|}()
            {
                return Ok();
            }
        }
        """);

    // Beside cookies.

    [Fact]
    public Task The_logout_of_the_API_beside_pages_with_cookies() => Reported(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public IActionResult {|LOA2001:Logout|}(TokenRequest request)
        {
            Response.Cookies.Delete("refreshToken");
            return Ok();
        }
        """), """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class BackOfficeController : Controller
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

    // Messages.

    [Fact]
    public Task The_message_names_the_property() => Verify.AspNetCoreData.Message<TokensAnalyzer>(
        new DiagnosticResult("LOA2001", DiagnosticSeverity.Warning).WithMessage("'Logout' leaves the refresh token in 'AppUser.RefreshToken' usable, so whoever has it gets new access tokens after the logout; clear it there and save"),
        IdentityApi,
        IdentityLogin.With("""
            [HttpPost("logout")]
            public IActionResult {|#0:Logout|}() => Ok();
            """));

    [Fact]
    public Task The_message_names_the_table() => Verify.AspNetCoreData.Message<TokensAnalyzer>(
        new DiagnosticResult("LOA2001", DiagnosticSeverity.Warning).WithMessage("'Logout' leaves the refresh token's record 'RefreshToken' usable, so whoever has it gets new access tokens after the logout; revoke or remove it and save"),
        TableApi,
        TableLogin.With("""
            [HttpPost("logout")]
            public IActionResult {|#0:Logout|}() => Ok();
            """));

    [Fact]
    public Task The_message_names_the_security_stamp() => Verify.AspNetCore.Message<TokensAnalyzer>(
        new DiagnosticResult("LOA2001", DiagnosticSeverity.Warning).WithMessage("'/logout' leaves the refresh token of 'MapIdentityApi' usable, so whoever has it gets new access tokens after the logout; call UserManager.UpdateSecurityStampAsync, which the refresh compares"),
        """
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentityApiEndpoints<IdentityUser>();
        var app = builder.Build();
        app.MapIdentityApi<IdentityUser>();
        app.MapPost({|#0:"/logout"|}, (SignInManager<IdentityUser> signInManager) => signInManager.SignOutAsync());
        app.Run();
        """);

    [Fact]
    public Task When_the_token_was_seen_is_no_end_of_it() => Reported(TableApi.Replace("public DateTime? RevokedAt { get; set; }", "public DateTime? RevokedAt { get; set; }\n    public DateTime? LastUsedAt { get; set; }"), TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2001:Logout|}(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return NoContent();
            stored.LastUsedAt = DateTime.UtcNow;
            await _db.SaveChangesAsync();
            return NoContent();
        }
        """));

    [Fact]
    public Task The_message_names_the_token_of_Identity() => Verify.AspNetCoreData.Message<TokensAnalyzer>(
        new DiagnosticResult("LOA2001", DiagnosticSeverity.Warning).WithMessage("'Logout' leaves the user's token \"RefreshToken\" usable, so whoever has it gets new access tokens after the logout; call UserManager.RemoveAuthenticationTokenAsync"),
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddJwtBearer();
        builder.Services.AddControllers();
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        [ApiController]
        public class AuthController : ControllerBase
        {
            private readonly UserManager<IdentityUser> _users;

            public AuthController(UserManager<IdentityUser> users) => _users = users;

            [HttpPost("login")]
            public async Task<IActionResult> Login(string name)
            {
                var user = (await _users.FindByNameAsync(name))!;
                var token = await _users.GenerateUserTokenAsync(user, "App", "RefreshToken");
                await _users.SetAuthenticationTokenAsync(user, "App", "RefreshToken", token);
                return Ok(CreateToken(user) + token);
            }

            [HttpPost("logout")]
            public IActionResult {|#0:Logout|}() => NoContent();

            private static string CreateToken(IdentityUser user) => user.Id;
        }
        """);
}
