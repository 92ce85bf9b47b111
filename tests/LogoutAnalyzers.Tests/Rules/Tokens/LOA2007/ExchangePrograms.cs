namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2007;

/// <summary>The parts that many applications with an exchange of refresh tokens have in common.</summary>
internal static class ExchangePrograms
{
    /// <summary>A table of refresh tokens, and users that have one in a property.</summary>
    public const string Model = """
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using System.Security.Cryptography;
        using Microsoft.EntityFrameworkCore;

        public class Account
        {
            public int Id { get; set; }
            public string UserName { get; set; } = "";
            public string PasswordHash { get; set; } = "";
            public bool IsActive { get; set; }
            public string? RefreshToken { get; set; }
            public DateTime? RefreshTokenExpiryTime { get; set; }
            public List<RefreshToken> RefreshTokens { get; } = new();
        }

        public class RefreshToken
        {
            public int Id { get; set; }
            public int AccountId { get; set; }
            public Account? Account { get; set; }
            public string Token { get; set; } = "";
            public DateTime CreatedAt { get; set; }
            public DateTime ExpiresAt { get; set; }
            public DateTime? RevokedAt { get; set; }
            public bool IsExpired => DateTime.UtcNow >= ExpiresAt;
            public bool IsActive => RevokedAt == null && !IsExpired;
        }

        public class ShopDb : DbContext
        {
            public ShopDb(DbContextOptions<ShopDb> options) : base(options) { }
            public DbSet<Account> Accounts => Set<Account>();
            public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();
        }

        public record TokenRequest(string AccessToken, string RefreshToken);
        public record TokenResponse(string AccessToken, string RefreshToken, DateTime? RefreshTokenExpiration = null);

        public class Jwt
        {
            public string CreateAccessToken(Account? account) =>
                new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(claims: new[] { new Claim("sub", account!.Id.ToString()) }, expires: DateTime.UtcNow.AddMinutes(15)));

            public RefreshToken CreateRefreshToken(Account? account) =>
                new() { AccountId = account!.Id, Token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64)), CreatedAt = DateTime.UtcNow, ExpiresAt = DateTime.UtcNow.AddDays(7) };
        }
        """;

    private const string Head = """
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.IdentityModel.Tokens;

        [ApiController]
        [Route("auth")]
        public class AuthController : ControllerBase
        {
            private readonly ShopDb _db;
            private readonly Jwt _jwt;

            public AuthController(ShopDb db, Jwt jwt) => (_db, _jwt) = (db, jwt);

        """;

    private const string ServiceHead = """
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.IdentityModel.Tokens;

        public class AuthService
        {
            private readonly ShopDb _db;
            private readonly Jwt _jwt;

            public AuthService(ShopDb db, Jwt jwt) => (_db, _jwt) = (db, jwt);

        """;

    /// <summary>A controller with these members, which has the database and makes tokens.</summary>
    public static string Controller(string members) => Head + "    " + members.Replace("\n", "\n    ") + "\n}\n";

    /// <summary>A service with these members, which has the database and makes tokens.</summary>
    public static string Service(string members) => ServiceHead + "    " + members.Replace("\n", "\n    ") + "\n}\n";
}
