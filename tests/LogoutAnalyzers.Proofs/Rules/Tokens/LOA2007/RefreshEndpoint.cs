using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Tokens.LOA2007;

/// <summary>A table of refresh tokens with a time and a flag, which the logout sets; and an exchange that looks at them, or does not.</summary>
public class RefreshEndpoint
{
    private const string Checked = """
                var sent = Request.Cookies["refreshToken"];
                var stored = await _context.RefreshTokens.FirstOrDefaultAsync(token => token.Token == sent);
                if (stored is null || stored.RevokedAt is not null || stored.ExpiresAt <= _time.GetUtcNow()) return Unauthorized();
                AccessTokens.CreateAccessToken(HttpContext, stored.UserName);
                return NoContent();
        """;

    [Fact]
    public Task A_token_that_the_logout_has_revoked() => ProofOf("""
                var sent = Request.Cookies["refreshToken"];
                var stored = await _context.RefreshTokens.FirstOrDefaultAsync(token => token.Token == sent);
                if (stored is null || stored.ExpiresAt <= _time.GetUtcNow()) return Unauthorized();
                AccessTokens.CreateAccessToken(HttpContext, stored.UserName);
                return NoContent();
        """).Attack(RefreshAfterTheLogout).RunAsync();

    [Fact]
    public Task A_token_that_has_expired() => ProofOf("""
                var sent = Request.Cookies["refreshToken"];
                var stored = await _context.RefreshTokens.FirstOrDefaultAsync(token => token.Token == sent && token.RevokedAt == null);
                if (stored is null) return Unauthorized();
                AccessTokens.CreateAccessToken(HttpContext, stored.UserName);
                return NoContent();
        """).Attack(RefreshAfterAYear).RunAsync();

    [Fact]
    public Task A_token_that_is_both() => ProofOf("""
                var sent = Request.Cookies["refreshToken"];
                var stored = await _context.RefreshTokens.FirstOrDefaultAsync(token => token.Token == sent);
                if (stored is null) return Unauthorized();
                AccessTokens.CreateAccessToken(HttpContext, stored.UserName);
                return NoContent();
        """).Attack(RefreshAfterTheLogout).Attack(RefreshAfterAYear).RunAsync();

    private static async Task<bool> RefreshAfterTheLogout(Site site)
    {
        var browser = site.NewBrowser();
        await browser.LogInAsync();
        var thief = browser.Copy();
        await browser.LogOutAsync();
        return (await thief.PostAsync("/refresh")).IsSuccess && await thief.IsSignedInAsync();
    }

    private static async Task<bool> RefreshAfterAYear(Site site)
    {
        var browser = site.NewBrowser();
        await browser.LogInAsync();
        site.Advance(TimeSpan.FromDays(365));
        return (await browser.PostAsync("/refresh")).IsSuccess;
    }

    private static Proof ProofOf(string exchange) => Proof.Of("LOA2007")
        .Application(Application("[|Refresh|]", exchange))
        .SoundTwin(Application("Refresh", Checked))
        .With("DemoUser.cs", "AccessTokens.cs");

    private static string Application(string name, string exchange) => """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        var name = Guid.NewGuid().ToString();
        builder.Services.AddDbContext<TokenContext>(options => options.UseInMemoryDatabase(name));
        builder.Services.AddControllers();
        AccessTokens.AddTo(builder.Services);

        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers();
        app.Run();

        public class RefreshToken
        {
            public int Id { get; set; }

            public string UserName { get; set; } = "";

            public string Token { get; set; } = "";

            public DateTimeOffset ExpiresAt { get; set; }

            public DateTimeOffset? RevokedAt { get; set; }
        }

        public class TokenContext : DbContext
        {
            public TokenContext(DbContextOptions<TokenContext> options)
                : base(options)
            {
            }

            public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();
        }

        public class AccountController : ControllerBase
        {
            private readonly TokenContext _context;
            private readonly TimeProvider _time;

            public AccountController(TokenContext context, TimeProvider time)
            {
                _context = context;
                _time = time;
            }

            [HttpPost("/login")]
            public async Task<IActionResult> Login(string user, string password)
            {
                if (!DemoUser.Knows(user, password)) return Unauthorized();
                var token = new RefreshToken { UserName = user, Token = Guid.NewGuid().ToString("N"), ExpiresAt = _time.GetUtcNow().AddDays(14) };
                _context.RefreshTokens.Add(token);
                await _context.SaveChangesAsync();
                Response.Cookies.Append("refreshToken", token.Token, new CookieOptions { HttpOnly = true });
                AccessTokens.CreateAccessToken(HttpContext, user);
                return Redirect("/account");
            }

            [HttpPost("/refresh")]
            public async Task<IActionResult> 
        """.TrimEnd() + " " + name + "()\n    {\n" + exchange + """

            }

            [Authorize]
            [HttpGet("/account")]
            public IActionResult Account()
            {
                return Content("Account of " + User.Identity?.Name);
            }

            [HttpPost("/logout")]
            public async Task<IActionResult> Logout()
            {
                var sent = Request.Cookies["refreshToken"];
                var stored = await _context.RefreshTokens.FirstOrDefaultAsync(token => token.Token == sent);
                if (stored is not null) stored.RevokedAt = _time.GetUtcNow();
                await _context.SaveChangesAsync();
                Response.Cookies.Delete("refreshToken");
                Response.Cookies.Delete("access");
                return Redirect("/");
            }
        }
        """;
}
