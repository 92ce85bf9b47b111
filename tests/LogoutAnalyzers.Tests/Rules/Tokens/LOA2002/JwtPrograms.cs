namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2002;

/// <summary>An API with JSON web tokens that live for two hours.</summary>
internal static class JwtPrograms
{
    public static readonly Verification s_strict = Verify.AspNetCoreData with { Advice = "LOA2002" };

    /// <summary>The program, with statements for the options of JWT bearer.</summary>
    public static string Program(string options = "") => $$"""
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDbContext<ShopDb>();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.TokenValidationParameters.ValidateIssuer = false;
            {{options}}
        });
        builder.Services.AddControllers();
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers();
        app.Run();

        public class Account
        {
            public int Id { get; set; }
            public string UserName { get; set; } = "";
            public DateTime? LastLogout { get; set; }
        }

        public class RefreshToken
        {
            public int Id { get; set; }
            public int AccountId { get; set; }
            public string Token { get; set; } = "";
            public DateTime ExpiresAt { get; set; }
            public DateTime? RevokedAt { get; set; }
        }

        public class RevokedToken
        {
            public int Id { get; set; }
            public string Jti { get; set; } = "";
        }

        public class ShopDb : DbContext
        {
            public ShopDb(DbContextOptions<ShopDb> options) : base(options) { }
            public DbSet<Account> Accounts => Set<Account>();
            public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();
            public DbSet<RevokedToken> RevokedTokens => Set<RevokedToken>();
        }

        public record TokenRequest(string RefreshToken);
        """;

    /// <summary>A controller with a login and this member.</summary>
    /// <param name="refreshes">Whether the login issues a refresh token, too.</param>
    public static string Controller(string logout, bool refreshes = true) => $$"""
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        [ApiController]
        [Route("auth")]
        public class AuthController : ControllerBase
        {
            private readonly ShopDb _db;

            public AuthController(ShopDb db) => _db = db;

            [HttpPost("login")]
            public async Task<IActionResult> Login(string name)
            {
                var account = await _db.Accounts.SingleAsync(a => a.UserName == name);
                {{(refreshes ? "_db.RefreshTokens.Add(new RefreshToken { AccountId = account.Id, Token = Guid.NewGuid().ToString(), ExpiresAt = DateTime.UtcNow.AddDays(14) });" : "")}}
                await _db.SaveChangesAsync();
                return Ok(CreateAccessToken(account));
            }

            private static string CreateAccessToken(Account account)
            {
                var claims = new[] { new Claim("sub", account.Id.ToString()), new Claim(JwtRegisteredClaimNames.Jti, Guid.NewGuid().ToString()) };
                return new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(claims: claims, expires: DateTime.UtcNow.AddHours(2)));
            }

            {{logout}}
        }
        """;
}
