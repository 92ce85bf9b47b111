using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1003;

/// <summary>A sign-out result that an endpoint of a minimal API creates and does not return never runs.</summary>
public class ResultOfAnEndpoint
{
    [Fact]
    public Task A_sign_out_result_that_is_not_returned_leaves_the_browser_signed_in() => Proof.Of("LOA1003")
        .Application("""
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthorization();
            builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");

            var app = builder.Build();
            app.UseAuthentication();
            app.UseAuthorization();

            app.MapPost("/login", async (HttpContext context, [FromForm] string user, [FromForm] string password) =>
            {
                if (!DemoUser.Knows(user, password)) return Results.Unauthorized();
                await context.SignInAsync("Cookies", DemoUser.Principal);
                return Results.Redirect("/account");
            }).DisableAntiforgery();

            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();

            app.MapPost("/logout", () =>
            {
                [|Results.SignOut()|];
                return Results.Redirect("/");
            });

            app.Run();
            """)
        .With("DemoUser.cs")
        .Attack(Attacks.StayInTheBrowser)
        .RunAsync();
}
