using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;
using static LogoutAnalyzers.Tests.Rules.SignOut.LOA1011.TokenIssuers;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1011;

/// <summary>APIs that hand out tokens which nothing takes back.</summary>
public sealed class ReportsOfTokenIssuers
{
    private static Task Data(params string[] sources) => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>(sources);

    [Fact]
    public Task A_token_on_the_user_after_a_check_of_its_own() => Data(Api(OnUser), Applications.Bearer);

    [Fact]
    public Task A_table_from_which_exchanged_tokens_are_removed() => Data(Api(InTable), Applications.Bearer);

    [Fact]
    public Task A_helper_that_only_the_exchange_calls() => Data(
        Api(
            InTable.Replace("_context.RefreshTokens.Remove(stored);", "await new TokenRepository(_context).DeleteTokenAsync(stored);"),
            """
            public class TokenRepository
            {
                private readonly ShopContext _context;

                public TokenRepository(ShopContext context) => _context = context;

                public Task DeleteTokenAsync(RefreshToken token)
                {
                    _context.RefreshTokens.Remove(token);
                    return _context.SaveChangesAsync();
                }
            }
            """),
        Applications.Bearer);

    [Fact]
    public Task A_clean_up_of_old_tokens() => Data(
        Api(InTable, """
            public static class CleanUp
            {
                public static void RemoveExpiredTokens(ShopContext context) => context.Users.Where(user => user.Id == 0).ToList();
            }
            """),
        Applications.Bearer);

    [Theory]
    [InlineData("await context.RefreshTokens.Where(t => t.ExpiresAt < DateTime.UtcNow || t.IsUsed).ExecuteDeleteAsync();")]
    [InlineData("var over = await context.RefreshTokens.Where(t => t.ExpiresAt < DateTime.UtcNow).ToListAsync(); context.RemoveRange(over);")]
    [InlineData("await context.Database.ExecuteSqlAsync($\"DELETE FROM RefreshTokens WHERE ExpiresAt < {DateTime.UtcNow}\");")]
    public Task A_clean_up_by_date(string statement) => Data(
        Api(InTable, $$"""
            public static class Nightly
            {
                public static async Task RunAsync(ShopContext context)
                {
                    {{statement}}
                }
            }
            """),
        Applications.Bearer);

    [Fact]
    public Task What_only_an_administrator_may_do() => Data(
        Api(InTable, """
            [ApiController]
            [Microsoft.AspNetCore.Authorization.Authorize(Roles = "Support")]
            public class UsersController : ControllerBase
            {
                [HttpPost("users/{id}/block")]
                public Task Block(int id, [FromServices] ShopContext context) => context.RefreshTokens.Where(t => t.UserId == id).ExecuteDeleteAsync();
            }
            """),
        Applications.Bearer);

    [Fact]
    public Task A_record_that_the_exchange_revokes_by_its_own_method() => Data(
        Api(InTable.Replace("_context.RefreshTokens.Remove(stored);", "stored.Revoke();")).Replace("public bool IsUsed { get; set; }", "public bool IsUsed { get; set; }\n    public void Revoke() => IsUsed = true;"),
        Applications.Bearer);

    [Fact]
    public Task A_helper_of_the_exchange_that_calls_itself() => Data(
        Api(InTable.Replace("_context.RefreshTokens.Remove(stored);", "RevokeTokens(stored, 3);") + """


                private void RevokeTokens(RefreshToken token, int depth)
                {
                    token.IsUsed = true;
                    if (depth > 0 && _context.RefreshTokens.SingleOrDefault(t => t.Id == token.Id + 1) is { } next) RevokeTokens(next, depth - 1);
                }
            """),
        Applications.Bearer);

    [Fact]
    public Task What_a_client_is_told_of_a_token() => Data(
        Api(InTable, """
            public class TokenDto { public bool IsRevoked { get; set; } }

            public static class Mapping
            {
                public static TokenDto Of(RefreshToken token)
                {
                    var dto = new TokenDto();
                    dto.IsRevoked = token.IsUsed;
                    return dto;
                }
            }
            """),
        Applications.Bearer);

    [Fact]
    public Task A_login_that_clears_the_token_of_the_last_one() => Data(Api(OnUser.Replace("user.{|LOA1011:RefreshToken|} = Random();", "user.{|LOA1011:RefreshToken|} = Random();\n        if (name.Length == 0) user.RefreshToken = null;")), Applications.Bearer);

    [Fact]
    public Task An_entry_of_the_cache() => Data(
        Api("""
            [HttpPost("login")]
                public async Task<IActionResult> Login(string name, string password)
                {
                    var user = await _context.Users.SingleOrDefaultAsync(u => u.Name == name);
                    if (user is null || user.PasswordHash != Hashing.Of(password)) return Unauthorized();
                    var refresh = Random();
                    await _cache.{|LOA1011:SetStringAsync|}("refresh:" + refresh, user.Name);
                    return Ok(new { AccessToken = Jwt(user, DateTime.UtcNow.AddMinutes(15)), Refresh = refresh });
                }
            """),
        Applications.Bearer);

    [Fact]
    public Task A_token_of_Identity() => Data(
        """
        using System.Security.Cryptography;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        [Route("api/auth")]
        public class AuthController : ControllerBase
        {
            private readonly UserManager<IdentityUser> _users;

            public AuthController(UserManager<IdentityUser> users) => _users = users;

            [HttpPost("login")]
            public async Task<IActionResult> Login(string name, string password)
            {
                var user = await _users.FindByNameAsync(name);
                if (user is null || !await _users.{|LOA1011:CheckPasswordAsync|}(user, password)) return Unauthorized();
                var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
                await _users.SetAuthenticationTokenAsync(user, "Shop", "RefreshToken", token);
                return Ok(token);
            }
        }
        """,
        Applications.Bearer);

    // Nobody reads the cookie that comes with it.
    [Fact]
    public Task A_sign_in_that_checks_the_password_for_a_token() => Data(
        """
        using System.Security.Cryptography;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AppUser : IdentityUser
        {
            public string? RefreshToken { get; set; }
        }

        [ApiController]
        [Route("api/auth")]
        public class AuthController : ControllerBase
        {
            private readonly UserManager<AppUser> _users;
            private readonly SignInManager<AppUser> _manager;

            public AuthController(UserManager<AppUser> users, SignInManager<AppUser> manager) => (_users, _manager) = (users, manager);

            [HttpPost("login")]
            public async Task<IActionResult> Login(string name, string password)
            {
                var result = await _manager.{|LOA1011:PasswordSignInAsync|}(name, password, false, true);
                if (!result.Succeeded) return Unauthorized();
                var user = await _users.FindByNameAsync(name);
                user!.RefreshToken = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
                await _users.UpdateAsync(user);
                return Ok(user.RefreshToken);
            }
        }
        """,
        Applications.Bearer);

    [Fact]
    public Task A_long_token_after_a_check_of_its_own() => Data(
        """
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.IdentityModel.Tokens;

        public record User(string Name, string Password);

        public interface IUserService { string? Authenticate(string name, string password); }

        public class UserService : IUserService
        {
            private readonly List<User> _users = new();

            public string? Authenticate(string name, string password)
            {
                var user = _users.SingleOrDefault(u => u.Name == name && u.Password == password);
                return user is null ? null : GenerateJwt(user.Name);
            }

            private static string GenerateJwt(string name)
            {
                var handler = new JwtSecurityTokenHandler();
                var descriptor = new SecurityTokenDescriptor
                {
                    Subject = new ClaimsIdentity(new[] { new Claim("id", name) }),
                    {|LOA1011:Expires|} = DateTime.UtcNow.AddDays(7),
                };
                return handler.WriteToken(handler.CreateToken(descriptor));
            }
        }

        [ApiController]
        [Route("users")]
        public class UsersController : ControllerBase
        {
            private readonly IUserService _users;

            public UsersController(IUserService users) => _users = users;

            [HttpPost("authenticate")]
            public IActionResult Authenticate(string name, string password) => Ok(_users.Authenticate(name, password));
        }
        """,
        Applications.Bearer);

    [Fact]
    public Task A_long_token_beside_a_short_one_after_a_check_of_Identity() => Data(
        """
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        [Route("api/auth")]
        public class AuthController : ControllerBase
        {
            private readonly UserManager<IdentityUser> _users;

            public AuthController(UserManager<IdentityUser> users) => _users = users;

            [HttpPost("login")]
            public async Task<IActionResult> Login(string name, string password)
            {
                var user = await _users.FindByNameAsync(name);
                if (user is null || !await _users.{|LOA1011:CheckPasswordAsync|}(user, password)) return Unauthorized();
                return Ok(new { refresh = Refresh(user), access = Access(user) });
            }

            private static string Refresh(IdentityUser user) => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(claims: new[] { new Claim("sub", user.Id) }, expires: DateTime.UtcNow.AddDays(30)));

            private static string Access(IdentityUser user) => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(claims: new[] { new Claim("sub", user.Id) }, expires: DateTime.UtcNow.AddMinutes(5)));
        }
        """,
        Applications.Bearer);

    [Fact]
    public Task Endpoints() => Data("""
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using System.Security.Cryptography;
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Bearer").AddJwtBearer();
        var app = builder.Build();
        app.MapPost("/login", async (ShopContext context, string name, string secret) =>
        {
            if (!await Passwords.AreRight(name, secret)) return Results.Unauthorized();
            var token = new {|LOA1011:RefreshToken|} { User = name, Token = Convert.ToHexString(RandomNumberGenerator.GetBytes(32)), Expires = DateTime.UtcNow.AddDays(1) };
            context.RefreshTokens.Add(token);
            await context.SaveChangesAsync();
            return Results.Ok(token.Token);
        });
        app.MapPost("/refresh", async (ShopContext context, string token) =>
        {
            var old = await context.RefreshTokens.SingleAsync(t => t.Token == token);
            context.RefreshTokens.Remove(old);
            var next = new RefreshToken { User = old.User, Token = Convert.ToHexString(RandomNumberGenerator.GetBytes(32)), Expires = old.Expires };
            context.RefreshTokens.Add(next);
            await context.SaveChangesAsync();
            return Results.Ok(next.Token);
        });
        app.Run();

        public static class Passwords
        {
            public static Task<bool> AreRight(string name, string secret) => Task.FromResult(name.Length == secret.Length);
        }

        public class RefreshToken
        {
            public int Id { get; set; }
            public string User { get; set; } = "";
            public string Token { get; set; } = "";
            public DateTime Expires { get; set; }
        }

        public class ShopContext : DbContext
        {
            public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();
        }
        """);

    [Fact]
    public Task A_server_of_OpenIddict() => Verify.AspNetCoreWith("OpenIddict.Abstractions").Analyzer<SignOutAnalyzer>("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddOpenIddict().AddServer(options => options.AllowPasswordFlow().{|LOA1011:AllowRefreshTokenFlow|}());
        var app = builder.Build();
        app.Run();
        """);

    // The project that starts the application is another one; whoever issues, keeps and exchanges the tokens is the one to end them.
    [Fact]
    public Task A_library_that_issues_keeps_and_exchanges_them() => Data(Api(OnUser));
}
