using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1011;

/// <summary>An API that hands out refresh tokens and takes them back only for the next one.</summary>
public class RefreshTokens
{
    private static string Application(string record, string logout) => $$"""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        var name = Guid.NewGuid().ToString();
        builder.Services.AddDbContext<TokenContext>(options => options.UseInMemoryDatabase(name));
        builder.Services.AddAuthorization();
        AccessTokens.AddTo(builder.Services);

        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();

        app.MapPost("/login", async (HttpContext context, TokenContext tokens, [FromForm] string user, [FromForm] string password) =>
        {
            if (!DemoUser.Knows(user, password)) return Results.Unauthorized();
            var token = new {{record}} { UserName = user, Token = Guid.NewGuid().ToString("N"), ExpiresAt = DateTime.UtcNow.AddDays(14) };
            tokens.RefreshTokens.Add(token);
            await tokens.SaveChangesAsync();
            context.Response.Cookies.Append("refresh", token.Token);
            AccessTokens.CreateAccessToken(context, user);
            return Results.Redirect("/account");
        }).DisableAntiforgery();

        app.MapPost("/refresh", async (HttpContext context, TokenContext tokens) =>
        {
            var sent = context.Request.Cookies["refresh"];
            var old = await tokens.RefreshTokens.FirstOrDefaultAsync(token => token.Token == sent);
            if (old is null || old.ExpiresAt < DateTime.UtcNow) return Results.Unauthorized();
            tokens.RefreshTokens.Remove(old);
            var next = new RefreshToken { UserName = old.UserName, Token = Guid.NewGuid().ToString("N"), ExpiresAt = old.ExpiresAt };
            tokens.RefreshTokens.Add(next);
            await tokens.SaveChangesAsync();
            context.Response.Cookies.Append("refresh", next.Token);
            AccessTokens.CreateAccessToken(context, next.UserName);
            return Results.NoContent();
        });

        app.MapGet("/", () => "Welcome");
        app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();
        {{logout}}
        app.Run();

        public class RefreshToken
        {
            public int Id { get; set; }

            public string UserName { get; set; } = "";

            public string Token { get; set; } = "";

            public DateTime ExpiresAt { get; set; }
        }

        public class TokenContext : DbContext
        {
            public TokenContext(DbContextOptions<TokenContext> options)
                : base(options)
            {
            }

            public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();
        }
        """;

    // The user tries to leave; somebody has a copy of the refresh token.
    private static async Task<bool> RefreshAfterEveryAddress(Site site)
    {
        var browser = site.NewBrowser();
        await browser.LogInAsync();
        var thief = browser.Copy();
        await NoWayOut.TryAsync(browser);
        return (await thief.PostAsync("/refresh")).IsSuccess && await thief.IsSignedInAsync();
    }

    [Fact]
    public Task Nobody_can_take_them_back() => Proof.Of("LOA1011")
        .Application(Application("[|RefreshToken|]", ""))
        .SoundTwin(Application("RefreshToken", """
            app.MapPost("/logout", async (HttpContext context, TokenContext tokens) =>
            {
                var sent = context.Request.Cookies["refresh"];
                tokens.RefreshTokens.RemoveRange(await tokens.RefreshTokens.Where(token => token.Token == sent).ToListAsync());
                await tokens.SaveChangesAsync();
                context.Response.Cookies.Delete("refresh");
                context.Response.Cookies.Delete(AccessTokens.Cookie);
                return Results.Ok();
            });
            """))
        .With("DemoUser.cs", "AccessTokens.cs")
        .Attack(RefreshAfterEveryAddress)
        .LogOutBy(NoWayOut.Leave)
        .RunAsync();
}
