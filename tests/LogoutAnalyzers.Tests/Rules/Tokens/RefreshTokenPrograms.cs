namespace LogoutAnalyzers.Tests.Rules.Tokens;

/// <summary>The parts that many applications with refresh tokens have in common.</summary>
internal static class RefreshTokenPrograms
{
    /// <summary>An API with JWTs, whose users are ASP.NET Core Identity's.</summary>
    public const string IdentityApi = """
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDbContext<AppDb>();
        builder.Services.AddIdentity<AppUser, IdentityRole>().AddEntityFrameworkStores<AppDb>();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddControllers();
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers();
        app.Run();

        public class AppUser : IdentityUser
        {
            public string? RefreshToken { get; set; }
            public DateTime RefreshTokenExpiryTime { get; set; }
        }

        public class AppDb : IdentityDbContext<AppUser>
        {
            public AppDb(DbContextOptions<AppDb> options) : base(options) { }
        }
        """;

    /// <summary>An API with JWTs and a table of refresh tokens.</summary>
    public const string TableApi = """
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDbContext<ShopDb>();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddControllers();
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers();
        app.Run();

        public class Customer
        {
            public int Id { get; set; }
            public string Email { get; set; } = "";
            public string PasswordHash { get; set; } = "";
            public List<RefreshToken> RefreshTokens { get; } = new();
        }

        public class RefreshToken
        {
            public int Id { get; set; }
            public int CustomerId { get; set; }
            public string Token { get; set; } = "";
            public DateTime ExpiresAt { get; set; }
            public DateTime? RevokedAt { get; set; }
            public bool IsActive => RevokedAt == null && DateTime.UtcNow < ExpiresAt;
        }

        public class ShopDb : DbContext
        {
            public ShopDb(DbContextOptions<ShopDb> options) : base(options) { }
            public DbSet<Customer> Customers => Set<Customer>();
            public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();
        }
        """;

    /// <summary>The parts of a controller with a login of <see cref="IdentityApi"/>, up to its logout.</summary>
    public const string IdentityLogin = """
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using System.Security.Cryptography;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public record LoginRequest(string Email, string Password);
        public record RefreshRequest(string AccessToken, string RefreshToken);

        [ApiController]
        [Route("api/auth")]
        public class AuthController : ControllerBase
        {
            private readonly UserManager<AppUser> _userManager;
            private readonly SignInManager<AppUser> _signInManager;

            public AuthController(UserManager<AppUser> userManager, SignInManager<AppUser> signInManager)
            {
                _userManager = userManager;
                _signInManager = signInManager;
            }

            [HttpPost("login")]
            public async Task<IActionResult> Login(LoginRequest request)
            {
                var user = await _userManager.FindByEmailAsync(request.Email);
                if (user is null || !await _userManager.CheckPasswordAsync(user, request.Password)) return Unauthorized();
                user.RefreshToken = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
                user.RefreshTokenExpiryTime = DateTime.UtcNow.AddDays(7);
                await _userManager.UpdateAsync(user);
                return Ok(new { accessToken = CreateAccessToken(user), refreshToken = user.RefreshToken });
            }

            [HttpPost("refresh")]
            public async Task<IActionResult> Refresh(RefreshRequest request)
            {
                var user = await _userManager.FindByNameAsync(new JwtSecurityTokenHandler().ReadJwtToken(request.AccessToken).Subject);
                if (user is null || user.RefreshToken != request.RefreshToken || user.RefreshTokenExpiryTime <= DateTime.UtcNow) return Unauthorized();
                return Ok(CreateAccessToken(user));
            }

            private static string CreateAccessToken(AppUser user) =>
                new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(claims: new[] { new Claim(ClaimTypes.NameIdentifier, user.Id) }, expires: DateTime.UtcNow.AddMinutes(15)));

        """;

    /// <summary>The parts of a controller with a login of <see cref="TableApi"/>, up to its logout.</summary>
    public const string TableLogin = """
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        public record LoginRequest(string Email, string Password);
        public record TokenRequest(string RefreshToken);

        [ApiController]
        [Route("auth")]
        public class AuthController : ControllerBase
        {
            private readonly ShopDb _db;

            public AuthController(ShopDb db) => _db = db;

            [HttpPost("login")]
            public async Task<IActionResult> Login(LoginRequest request)
            {
                var customer = await _db.Customers.SingleOrDefaultAsync(c => c.Email == request.Email && c.PasswordHash == request.Password);
                if (customer is null) return Unauthorized();
                var token = new RefreshToken { CustomerId = customer.Id, Token = Guid.NewGuid().ToString("N"), ExpiresAt = DateTime.UtcNow.AddDays(30) };
                _db.RefreshTokens.Add(token);
                await _db.SaveChangesAsync();
                return Ok(new { access = CreateJwt(customer), refresh = token.Token });
            }

            [HttpPost("refresh")]
            public async Task<IActionResult> Refresh(TokenRequest request)
            {
                var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
                if (stored is null || !stored.IsActive) return Unauthorized();
                var customer = await _db.Customers.FindAsync(stored.CustomerId);
                return Ok(CreateJwt(customer!));
            }

            private static string CreateJwt(Customer customer) =>
                new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(claims: new[] { new Claim(ClaimTypes.NameIdentifier, customer.Id.ToString()) }, expires: DateTime.UtcNow.AddMinutes(15)));

        """;

    /// <summary>The class with a member more, indented as it is.</summary>
    public static string With(this string login, string members) => login + "    " + members.Replace("\n", "\n    ") + "\n}\n";
}
