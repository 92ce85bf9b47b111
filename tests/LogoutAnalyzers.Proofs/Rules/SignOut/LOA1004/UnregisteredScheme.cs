using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1004;

/// <summary>Schemes are compared letter by letter: one that is written otherwise is not registered, and the logout throws.</summary>
public class UnregisteredScheme
{
    [Fact]
    public Task A_sign_out_in_another_letter_case_leaves_the_browser_signed_in() => Proof.Of("LOA1004")
        .Application("""
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthorization();
            builder.Services.AddAuthentication("Members").AddCookie("Members");

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
                await context.SignOutAsync([|"members"|]);
                return Results.Redirect("/");
            });

            app.Run();
            """)
        .With("DemoUser.cs")
        .Attack(Attacks.StayInTheBrowserWhateverIsSaid)
        .LogoutFails()
        .RunAsync();
}
