namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1011;

/// <summary>Programs that hand out tokens of their own.</summary>
internal static class TokenIssuers
{
    /// <summary>The data of an API: users, and refresh tokens in a table.</summary>
    private const string Data = """
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using System.Security.Cryptography;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.Caching.Distributed;

        public class AppUser
        {
            public int Id { get; set; }
            public string Name { get; set; } = "";
            public string PasswordHash { get; set; } = "";
            public string? RefreshToken { get; set; }
            public DateTime? RefreshTokenExpiryTime { get; set; }
        }

        public class RefreshToken
        {
            public int Id { get; set; }
            public int UserId { get; set; }
            public string Token { get; set; } = "";
            public DateTime ExpiresAt { get; set; }
            public bool IsUsed { get; set; }
        }

        public class ShopContext : DbContext
        {
            public DbSet<AppUser> Users => Set<AppUser>();
            public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();
        }

        public static class Hashing
        {
            public static string Of(string password) => Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(password)));
        }

        """;

    /// <summary>An endpoint of a controller, with what it needs.</summary>
    public static string Api(string members, string more = "") => Data + $$"""
        [ApiController]
        [Route("api/auth")]
        public class AuthController : ControllerBase
        {
            private readonly ShopContext _context;
            private readonly IDistributedCache _cache;

            public AuthController(ShopContext context, IDistributedCache cache) => (_context, _cache) = (context, cache);

            {{members}}

            private static string Random() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

            private static string Jwt(AppUser user, DateTime expires) => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken("shop", "shop", new[] { new Claim("sub", user.Name) }, expires: expires));
        }

        {{more}}
        """;

    /// <summary>A login that compares a hash by itself, keeps a refresh token with the user, and an exchange; the first is marked.</summary>
    public const string OnUser = """
        [HttpPost("login")]
            public async Task<IActionResult> Login(string name, string password)
            {
                var user = await _context.Users.SingleOrDefaultAsync(u => u.Name == name);
                if (user is null || user.PasswordHash != Hashing.Of(password)) return Unauthorized();
                user.{|LOA1011:RefreshToken|} = Random();
                user.RefreshTokenExpiryTime = DateTime.UtcNow.AddDays(7);
                await _context.SaveChangesAsync();
                return Ok(new { AccessToken = Jwt(user, DateTime.UtcNow.AddMinutes(15)), user.RefreshToken });
            }

            [HttpPost("refresh")]
            public async Task<IActionResult> Refresh(string token)
            {
                var user = await _context.Users.SingleOrDefaultAsync(u => u.RefreshToken == token);
                if (user is null || user.RefreshTokenExpiryTime < DateTime.UtcNow) return Unauthorized();
                user.RefreshToken = Random();
                await _context.SaveChangesAsync();
                return Ok(new { AccessToken = Jwt(user, DateTime.UtcNow.AddMinutes(15)), user.RefreshToken });
            }
        """;

    /// <summary>The same with records of their own, each of which is removed when it is exchanged.</summary>
    public const string InTable = """
        [HttpPost("login")]
            public async Task<IActionResult> Login(string name, string password)
            {
                var user = await _context.Users.SingleOrDefaultAsync(u => u.Name == name);
                if (user is null || user.PasswordHash != Hashing.Of(password)) return Unauthorized();
                return Ok(await Issue(user));
            }

            [HttpPost("refresh")]
            public async Task<IActionResult> Refresh(string token)
            {
                var stored = await _context.RefreshTokens.SingleOrDefaultAsync(t => t.Token == token);
                if (stored is null || stored.ExpiresAt < DateTime.UtcNow) return Unauthorized();
                _context.RefreshTokens.Remove(stored);
                return Ok(await Issue(await _context.Users.SingleAsync(u => u.Id == stored.UserId)));
            }

            private async Task<string> Issue(AppUser user)
            {
                var token = new {|LOA1011:RefreshToken|} { UserId = user.Id, Token = Random(), ExpiresAt = DateTime.UtcNow.AddDays(7) };
                _context.RefreshTokens.Add(token);
                await _context.SaveChangesAsync();
                return Jwt(user, DateTime.UtcNow.AddMinutes(15)) + "." + token.Token;
            }
        """;

    /// <summary>Without the mark.</summary>
    public static string Unmarked(this string source) => source.Replace("{|LOA1011:", "").Replace("|}", "");
}
