using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Timeouts.LOA3001;

/// <summary>A user walks away; hours and days later the session is still open.</summary>
public class CookieWithoutOptions
{
    [Fact]
    public Task A_session_that_nobody_uses_stays_open() => Proof.Of("LOA3001")
        .Application("""
            using Microsoft.AspNetCore.Authentication;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthorization();
            builder.Services.AddAuthentication("Cookies").[|AddCookie|]();
            var app = builder.Build();
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapPost("/login", async (HttpContext context) =>
            {
                await context.SignInAsync("Cookies", DemoUser.Principal);
                return Results.Redirect("/account");
            });
            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();
            app.MapPost("/logout", () => Results.SignOut(authenticationSchemes: new[] { "Cookies" }));
            app.Run();
            """)
        .With("DemoUser.cs")
        .Attack(Attacks.ComeBackAfter(TimeSpan.FromHours(2)))
        .Attack(Attacks.ComeBackAfter(TimeSpan.FromDays(13)))
        .RunAsync();
}
