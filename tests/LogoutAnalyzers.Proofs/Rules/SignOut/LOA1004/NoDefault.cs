using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1004;

/// <summary>Several schemes, none of them the default: a sign-out that names none throws.</summary>
public class NoDefault
{
    [Fact]
    public Task A_sign_out_without_a_scheme_or_a_default_leaves_the_browser_signed_in() => Proof.Of("LOA1004")
        .Application("""
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthorization();
            builder.Services.AddAuthentication(options => options.DefaultAuthenticateScheme = options.DefaultChallengeScheme = "Members").AddCookie("Members").AddCookie("Kiosk");

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
                await [|context.SignOutAsync()|];
                return Results.Redirect("/");
            });

            app.Run();
            """)
        .With("DemoUser.cs")
        .Attack(Attacks.StayInTheBrowserWhateverIsSaid)
        .LogoutFails()
        .RunAsync();
}
