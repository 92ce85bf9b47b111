using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Tokens.LOA2001;

/// <summary>Refresh tokens that the application keeps itself, and logouts that only delete the cookies that carry them.</summary>
public class OwnStore
{
    [Fact]
    public Task A_record_is_accepted_after_the_logout() => Proof.Of("LOA2001")
        .Application("""
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

                [HttpPost("/logout")]
                public IActionResult [|Logout|]()
                {
                    Response.Cookies.Delete("refreshToken");
                    Response.Cookies.Delete("access");
                    return Redirect("/");
                }
            }
            """)
        .With("DemoUser.cs", "AccessTokens.cs")
        .Attack(RefreshAfterTheLogout)
        .RunAsync();

    [Fact]
    public Task A_property_of_the_user_is_accepted_after_the_logout() => Proof.Of("LOA2001")
        .Application("""
            using System.Security.Cryptography;
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.EntityFrameworkCore;

            var builder = WebApplication.CreateBuilder(args);
            var name = Guid.NewGuid().ToString();
            builder.Services.AddDbContext<MemberContext>(options => options.UseInMemoryDatabase(name));
            builder.Services.AddControllers();
            AccessTokens.AddTo(builder.Services);

            var app = builder.Build();
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapControllers();
            app.Run();

            public class Member
            {
                public int Id { get; set; }

                public string Name { get; set; } = "";

                public string? RefreshToken { get; set; }

                public DateTime RefreshTokenExpiryTime { get; set; }
            }

            public class MemberContext : DbContext
            {
                public MemberContext(DbContextOptions<MemberContext> options)
                    : base(options)
                {
                }

                public DbSet<Member> Members => Set<Member>();
            }

            public class AccountController : ControllerBase
            {
                private readonly MemberContext _context;

                public AccountController(MemberContext context)
                {
                    _context = context;
                }

                [HttpPost("/login")]
                public async Task<IActionResult> Login(string user, string password)
                {
                    if (!DemoUser.Knows(user, password)) return Unauthorized();
                    var member = await _context.Members.FirstOrDefaultAsync(candidate => candidate.Name == user);
                    if (member is null)
                    {
                        member = new Member { Name = user };
                        _context.Members.Add(member);
                    }

                    member.RefreshToken = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
                    member.RefreshTokenExpiryTime = DateTime.UtcNow.AddDays(7);
                    await _context.SaveChangesAsync();
                    Response.Cookies.Append("refreshToken", member.RefreshToken, new CookieOptions { HttpOnly = true });
                    AccessTokens.CreateAccessToken(HttpContext, user);
                    return Redirect("/account");
                }

                [HttpPost("/refresh")]
                public async Task<IActionResult> Refresh()
                {
                    var sent = Request.Cookies["refreshToken"];
                    var member = await _context.Members.FirstOrDefaultAsync(candidate => candidate.RefreshToken == sent);
                    if (sent is null || member is null || member.RefreshTokenExpiryTime < DateTime.UtcNow) return Unauthorized();
                    AccessTokens.CreateAccessToken(HttpContext, member.Name);
                    return NoContent();
                }

                [Authorize]
                [HttpGet("/account")]
                public IActionResult Account()
                {
                    return Content("Account of " + User.Identity?.Name);
                }

                [Authorize]
                [HttpPost("/logout")]
                public async Task<IActionResult> [|Logout|]()
                {
                    var member = await _context.Members.FirstOrDefaultAsync(candidate => candidate.Name == User.Identity!.Name);
                    if (member is null) return Unauthorized();
                    Response.Cookies.Delete("refreshToken");
                    Response.Cookies.Delete("access");
                    return Redirect("/");
                }
            }
            """)
        .With("DemoUser.cs", "AccessTokens.cs")
        .Attack(RefreshAfterTheLogout)
        .RunAsync();

    // A thief has copied the cookies; his access token is not needed.
    private static async Task<bool> RefreshAfterTheLogout(Site site)
    {
        var browser = site.NewBrowser();
        await browser.LogInAsync();
        var thief = browser.Copy();
        Assert.True((await thief.PostAsync("/refresh")).IsSuccess);
        await browser.LogOutAsync();
        return (await thief.PostAsync("/refresh")).IsSuccess;
    }
}
