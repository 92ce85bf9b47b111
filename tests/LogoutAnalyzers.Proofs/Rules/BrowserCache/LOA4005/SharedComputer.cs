using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.BrowserCache.LOA4005;

/// <summary>What the browser has of the site when the user has gone: pages that may be kept, and what scripts have stored.</summary>
[Collection(BrowserCollection.Name)]
public class SharedComputer
{
    [BrowserFact]
    public Task The_next_user_gets_the_page_and_the_draft() => Proof.Of("LOA4005")
        .Application("""
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthorization();
            builder.Services.AddAuthentication("Cookies").AddCookie("Cookies", options => options.LoginPath = "/sign-in");

            var app = builder.Build();
            app.UseAuthentication();
            app.UseAuthorization();

            app.MapPost("/login", async (HttpContext context, [FromForm] string user, [FromForm] string password) =>
            {
                if (!DemoUser.Knows(user, password)) return Results.Unauthorized();
                await context.SignInAsync("Cookies", DemoUser.Principal);
                return Results.Redirect("/account");
            }).DisableAntiforgery();

            app.MapGet("/account", (HttpContext context) => Results.Text(
                $"<p>Account of {context.User.Identity?.Name}</p><script>localStorage.draft = 'A letter of {context.User.Identity?.Name}';</script>", "text/html")).RequireAuthorization();

            app.MapPost([|"/logout"|], async (HttpContext context) =>
            {
                await context.SignOutAsync("Cookies");
                return Results.Redirect("/");
            });

            app.MapGet("/", () => "Goodbye");
            app.MapGet("/sign-in", () => "Please log in");

            app.Run();
            """)
        .With("DemoUser.cs")
        .Attack(Attacks.PressBack("/account", backForwardCache: false))
        .Attack(ReadTheDraft)
        .RunAsync();

    private static async Task<bool> ReadTheDraft(Site site)
    {
        await using var window = await BrowserWindow.OpenAsync(site);
        await window.LogInAsync();
        await window.SubmitAsync("/logout");
        return (await window.RunAsync("localStorage.draft ?? ''")).GetString() == "A letter of demo";
    }
}
