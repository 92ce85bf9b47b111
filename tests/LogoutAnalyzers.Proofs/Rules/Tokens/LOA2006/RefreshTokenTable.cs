using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Tokens.LOA2006;

/// <summary>The logout ends the refresh token in memory; the next request reads it from the database.</summary>
public class RefreshTokenTable
{
    private static string ApplicationWith(string logout) => """
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

            public DateTime ExpiresAt { get; set; }

            public DateTime? RevokedAt { get; set; }
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

            public AccountController(TokenContext context)
            {
                _context = context;
            }

            [HttpPost("/login")]
            public async Task<IActionResult> Login(string user, string password)
            {
                if (!DemoUser.Knows(user, password)) return Unauthorized();
                var token = new RefreshToken { UserName = user, Token = Guid.NewGuid().ToString("N"), ExpiresAt = DateTime.UtcNow.AddDays(14) };
                _context.RefreshTokens.Add(token);
                await _context.SaveChangesAsync();
                Response.Cookies.Append("refreshToken", token.Token, new CookieOptions { HttpOnly = true });
                AccessTokens.CreateAccessToken(HttpContext, user);
                return Redirect("/account");
            }

            [HttpPost("/refresh")]
            public async Task<IActionResult> Refresh()
            {
                var sent = Request.Cookies["refreshToken"];
                var stored = await _context.RefreshTokens.FirstOrDefaultAsync(token => token.Token == sent);
                if (stored is null || stored.RevokedAt is not null || stored.ExpiresAt < DateTime.UtcNow) return Unauthorized();
                AccessTokens.CreateAccessToken(HttpContext, stored.UserName);
                return NoContent();
            }

            [Authorize]
            [HttpGet("/account")]
            public IActionResult Account()
            {
                return Content("Account of " + User.Identity?.Name);
            }

        """ + logout + """

        }
        """;

    [Fact]
    public Task A_date_that_is_not_saved() => Proof.Of("LOA2006")
        .Application(ApplicationWith("""
                [HttpPost("/logout")]
                public async Task<IActionResult> [|Logout|]()
                {
                    var sent = Request.Cookies["refreshToken"];
                    var stored = await _context.RefreshTokens.FirstOrDefaultAsync(token => token.Token == sent);
                    if (stored is null) return Redirect("/");
                    stored.RevokedAt = DateTime.UtcNow;
                    Response.Cookies.Delete("refreshToken");
                    Response.Cookies.Delete("access");
                    return Redirect("/");
                }
            """))
        .With("DemoUser.cs", "AccessTokens.cs")
        .Attack(RefreshAfterTheLogout)
        .RunAsync();

    [Fact]
    public Task A_removal_that_is_not_saved() => Proof.Of("LOA2006")
        .Application(ApplicationWith("""
                [HttpPost("/logout")]
                public async Task<IActionResult> [|Logout|]()
                {
                    var sent = Request.Cookies["refreshToken"];
                    var stored = await _context.RefreshTokens.FirstOrDefaultAsync(token => token.Token == sent);
                    if (stored is null) return Redirect("/");
                    _context.RefreshTokens.Remove(stored);
                    Response.Cookies.Delete("refreshToken");
                    Response.Cookies.Delete("access");
                    return Redirect("/");
                }
            """))
        .With("DemoUser.cs", "AccessTokens.cs")
        .Attack(RefreshAfterTheLogout)
        .RunAsync();

    [Fact]
    public Task A_record_that_nothing_tracks() => Proof.Of("LOA2006")
        .Application(ApplicationWith("""
                [HttpPost("/logout")]
                public async Task<IActionResult> [|Logout|]()
                {
                    var sent = Request.Cookies["refreshToken"];
                    var stored = await _context.RefreshTokens.AsNoTracking().FirstOrDefaultAsync(token => token.Token == sent);
                    if (stored is null) return Redirect("/");
                    stored.RevokedAt = DateTime.UtcNow;
                    await _context.SaveChangesAsync();
                    Response.Cookies.Delete("refreshToken");
                    Response.Cookies.Delete("access");
                    return Redirect("/");
                }
            """))
        .With("DemoUser.cs", "AccessTokens.cs")
        .Attack(RefreshAfterTheLogout)
        .RunAsync();

    private static async Task<bool> RefreshAfterTheLogout(Site site)
    {
        var browser = site.NewBrowser();
        await browser.LogInAsync();
        var thief = browser.Copy();
        await browser.LogOutAsync();
        return (await thief.PostAsync("/refresh")).IsSuccess;
    }
}
