using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1004;

/// <summary>Two cookies, and the logout deletes the other one.</summary>
public class AnotherRegisteredScheme
{
    [Fact]
    public Task A_sign_out_of_another_cookie_leaves_the_browser_signed_in() => Proof.Of("LOA1004")
        .Application("""
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthorization();
            builder.Services.AddAuthentication("Members").AddCookie("Members").AddCookie("Kiosk");

            var app = builder.Build();
            app.UseAuthentication();
            app.UseAuthorization();

            app.MapPost("/login", async (HttpContext context, [FromForm] string user, [FromForm] string password) =>
            {
                if (!DemoUser.Knows(user, password)) return Results.Unauthorized();
                await context.SignInAsync("Members", DemoUser.Principal);
                return Results.Redirect("/account");
            }).DisableAntiforgery();

            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();

            app.MapPost("/logout", async (HttpContext context) =>
            {
                await context.SignOutAsync([|"Kiosk"|]);
                return Results.Redirect("/");
            });

            app.Run();
            """)
        .With("DemoUser.cs")
        .Attack(Attacks.StayInTheBrowser)
        .RunAsync();
}
