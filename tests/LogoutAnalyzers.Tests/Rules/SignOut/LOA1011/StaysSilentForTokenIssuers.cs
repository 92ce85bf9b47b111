using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;
using static LogoutAnalyzers.Tests.Rules.SignOut.LOA1011.TokenIssuers;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1011;

/// <summary>APIs whose tokens are taken back, are soon over, or are nobody's login.</summary>
public sealed class StaysSilentForTokenIssuers
{
    private static Task Data(params string[] sources) => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>(sources);

    private static Task OnUserWith(string member) => Data(Api(OnUser.Unmarked() + "\n\n    " + member), Applications.Bearer);

    private static Task InTableWith(string member, string more = "") => Data(Api(InTable.Unmarked() + "\n\n    " + member, more), Applications.Bearer);

    [Fact]
    public Task A_member_that_takes_it_away() => OnUserWith("""
        [HttpPost("leave")]
            public async Task<IActionResult> Leave(string name)
            {
                var user = await _context.Users.SingleAsync(u => u.Name == name);
                user.RefreshToken = null;
                await _context.SaveChangesAsync();
                return NoContent();
            }
        """);

    [Fact]
    public Task A_member_that_removes_its_record() => InTableWith("""
        [HttpDelete("devices/{id}")]
            public async Task<IActionResult> Forget(int id)
            {
                _context.RefreshTokens.Remove(await _context.RefreshTokens.SingleAsync(t => t.Id == id));
                await _context.SaveChangesAsync();
                return NoContent();
            }
        """);

    [Theory]
    [InlineData("await _context.RefreshTokens.Where(t => t.UserId == id).ExecuteDeleteAsync();")]
    [InlineData("await _context.RefreshTokens.Where(t => t.Id == id).ExecuteUpdateAsync(set => set.SetProperty(t => t.IsUsed, true));")]
    [InlineData("await _context.Database.ExecuteSqlAsync($\"DELETE FROM RefreshTokens WHERE UserId = {id}\");")]
    [InlineData("if (await _context.FindAsync<RefreshToken>(id) is { } stored) _context.Remove(stored);")]
    [InlineData("_context.Entry(await _context.RefreshTokens.SingleAsync(t => t.Id == id)).State = EntityState.Deleted;")]
    public Task A_member_that_deletes_or_ends_rows(string statement) => InTableWith($$"""
        [HttpDelete("devices/{id}")]
            public async Task<IActionResult> Forget(int id)
            {
                {{statement}}
                await _context.SaveChangesAsync();
                return NoContent();
            }
        """);

    [Fact]
    public Task A_member_for_a_role_of_users() => InTableWith("""
        [HttpDelete("devices/{id}")]
            [Microsoft.AspNetCore.Authorization.Authorize(Roles = "Customer,Admin")]
            public Task Forget(int id) => _context.RefreshTokens.Where(t => t.Id == id).ExecuteDeleteAsync();
        """);

    [Fact]
    public Task A_table_of_another_flag() => Data(
        Api(InTable.Unmarked() + """


            [HttpDelete("devices/{id}")]
                public async Task<IActionResult> Forget(int id)
                {
                    var stored = await _context.RefreshTokens.SingleAsync(t => t.Id == id);
                    stored.Terminated = true;
                    await _context.SaveChangesAsync();
                    return NoContent();
                }
            """).Replace("public bool IsUsed { get; set; }", "public bool Terminated { get; set; }"),
        Applications.Bearer);

    [Fact]
    public Task An_endpoint_that_revokes() => InTableWith("""
        [HttpPost("revoke")]
            public async Task<IActionResult> Revoke(string token)
            {
                var stored = await _context.RefreshTokens.SingleAsync(t => t.Token == token);
                stored.IsUsed = true;
                await _context.SaveChangesAsync();
                return NoContent();
            }

            public static void RevokeToken(RefreshToken token) => token.IsUsed = true;
        """);

    [Fact]
    public Task A_helper_that_others_call_too() => InTableWith(
        """
        [HttpPost("quit")]
            public Task Quit(RefreshToken token) => new TokenRepository(_context).DeleteTokenAsync(token);

            [HttpPost("renew")]
            public Task Renew(RefreshToken token) => new TokenRepository(_context).DeleteTokenAsync(token);
        """,
        """
        public class TokenRepository
        {
            private readonly ShopContext _context;

            public TokenRepository(ShopContext context) => _context = context;

            public Task DeleteTokenAsync(RefreshToken token)
            {
                _context.Entry(token).State = EntityState.Deleted;
                return _context.SaveChangesAsync();
            }
        }
        """);

    [Fact]
    public Task A_logout() => OnUserWith("""
        [HttpPost("logout")]
            public async Task<IActionResult> Logout(string name)
            {
                (await _context.Users.SingleAsync(u => u.Name == name)).RefreshToken = null;
                await _context.SaveChangesAsync();
                return NoContent();
            }
        """);

    [Fact]
    public Task A_denylist() => OnUserWith("""
        [HttpPost("quit")]
            public Task Quit(string jti) => Blacklist.AddAsync(_cache, jti);

            private static class Blacklist
            {
                public static Task AddAsync(IDistributedCache cache, string jti) => BlacklistToken(cache, jti);

                private static Task BlacklistToken(IDistributedCache cache, string jti) => cache.SetStringAsync("denied:" + jti, "1");
            }
        """);

    [Fact]
    public Task Short_access_tokens_alone() => Data(
        Api("""
            [HttpPost("login")]
                public async Task<IActionResult> Login(string name, string password)
                {
                    var user = await _context.Users.SingleOrDefaultAsync(u => u.Name == name);
                    return user is null || user.PasswordHash != Hashing.Of(password) ? Unauthorized() : Ok(Jwt(user, DateTime.UtcNow.AddMinutes(30)));
                }
            """),
        Applications.Bearer);

    [Fact]
    public Task A_long_token_for_no_user() => Data(
        Api("""
            [HttpPost("devices")]
                public IActionResult Register(string serial) => Ok(Jwt(new AppUser { Name = serial }, DateTime.UtcNow.AddDays(30)));
            """),
        Applications.Bearer);

    [Fact]
    public Task A_token_to_reset_the_password() => Data(
        Api("""
            [HttpPost("forgot")]
                public IActionResult ForgotPassword(string name) => Ok(ResetPasswordToken(name));

                private static string ResetPasswordToken(string name) => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken("shop", "shop", new[] { new Claim("sub", name) }, expires: DateTime.UtcNow.AddDays(1)));
            """),
        Applications.Bearer);

    [Fact]
    public Task Refresh_tokens_of_a_provider() => Data(
        """
        using Microsoft.EntityFrameworkCore;

        public class Connection
        {
            public int Id { get; set; }
            public string? GoogleRefreshToken { get; set; }
        }

        public class ShopContext : DbContext
        {
            public DbSet<Connection> Connections => Set<Connection>();
        }

        public class GoogleService
        {
            private readonly ShopContext _context;

            public GoogleService(ShopContext context) => _context = context;

            public async Task Save(Connection connection, string refreshToken)
            {
                connection.GoogleRefreshToken = refreshToken;
                await _context.SaveChangesAsync();
            }
        }
        """,
        Applications.Bearer);

    [Fact]
    public Task Tokens_of_a_seed() => Data(
        Api("", """
            public static class DatabaseSeeder
            {
                public static void Fill(ShopContext context) => context.RefreshTokens.Add(new RefreshToken { UserId = 1, Token = "demo", ExpiresAt = DateTime.UtcNow.AddDays(1) });
            }
            """),
        Applications.Bearer);

    [Fact]
    public Task A_library_that_issues_and_keeps_but_does_not_exchange() => Data(Api(OnUser.Unmarked().Split("[HttpPost(\"refresh\")]")[0]));

    // Whoever uses it decides.
    [Fact]
    public Task A_library_with_a_repository() => Data("""
        using Microsoft.EntityFrameworkCore;

        public class RefreshToken
        {
            public int Id { get; set; }
            public int UserId { get; set; }
            public string Token { get; set; } = "";
            public bool IsRevoked { get; set; }
        }

        public class ShopContext : DbContext
        {
            public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();
        }

        public class RefreshTokenRepository
        {
            private readonly ShopContext _context;

            public RefreshTokenRepository(ShopContext context) => _context = context;

            public async Task<RefreshToken> Add(RefreshToken token)
            {
                await _context.RefreshTokens.AddAsync(token);
                await _context.SaveChangesAsync();
                return token;
            }

            public Task<RefreshToken?> Get(string token) => _context.RefreshTokens.FirstOrDefaultAsync(t => t.Token == token);
        }
        """);

    [Fact]
    public Task A_login_page_that_begins_with_an_empty_session() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public IActionResult Login()
            {
                HttpContext.Session.Clear();
                return View();
            }

            [HttpPost]
            public async Task<IActionResult> Login(string name)
            {
                await HttpContext.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity(new[] { new Claim("name", name) }, "Cookies")));
                return Redirect("/");
            }
        }
        """,
        Applications.Cookie);

    [Fact]
    public Task A_server_of_OpenIddict_that_revokes() => Verify.AspNetCoreWith("OpenIddict.Abstractions").Analyzer<SignOutAnalyzer>("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddOpenIddict().AddServer(options => options.AllowPasswordFlow().AllowRefreshTokenFlow().SetRevocationEndpointUris("/connect/revocation"));
        var app = builder.Build();
        app.Run();

        public static class OpenIddictExtensions
        {
            public static T SetRevocationEndpointUris<T>(this T builder, string uri) => builder;
        }
        """);

    // It has endpoints for both by itself.
    [Fact]
    public Task IdentityServer() => Verify.AspNetCoreWith("Duende.IdentityServer").Analyzer<SignOutAnalyzer>(
        """
        using Duende.IdentityServer.Models;

        var app = WebApplication.CreateBuilder(args).Build();
        app.Run();

        public static class Config
        {
            public static Client Spa => new Client { ClientId = "spa", AllowOfflineAccess = true };
        }
        """);

    [Fact]
    public Task A_client_that_keeps_the_tokens_of_its_server() => Data(
        """
        using Microsoft.AspNetCore.Mvc;

        public class TokenAnswer { public string RefreshToken { get; set; } = ""; }

        public class UserSession { public string? RefreshToken { get; set; } }

        public class AccountController : Controller
        {
            private readonly HttpClient _client;

            public AccountController(HttpClient client) => _client = client;

            [HttpPost]
            public async Task<IActionResult> Enter(UserSession session, string name, string password)
            {
                var answer = await _client.PostAsJsonAsync("/token", new { name, password });
                session.RefreshToken = (await answer.Content.ReadFromJsonAsync<TokenAnswer>())!.RefreshToken;
                return Redirect("/");
            }
        }
        """,
        Applications.Bearer);
}
