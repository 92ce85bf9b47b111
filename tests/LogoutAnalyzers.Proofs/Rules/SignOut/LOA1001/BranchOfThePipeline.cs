using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1001;

/// <summary>A branch of the middleware pipeline that only answers.</summary>
public class BranchOfThePipeline
{
    [Fact]
    public Task A_branch_that_only_redirects_leaves_the_browser_signed_in() => Proof.Of("LOA1001")
        .Application("""
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthorization();
            builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");

            var app = builder.Build();
            app.UseAuthentication();
            app.UseAuthorization();

            app.Map([|"/logout"|], branch => branch.Run(async context =>
            {
                context.Response.Redirect("/");
                await context.Response.StartAsync();
            }));

            app.MapPost("/login", async (HttpContext context, [FromForm] string user, [FromForm] string password) =>
            {
                if (!DemoUser.Knows(user, password)) return Results.Unauthorized();
                await context.SignInAsync("Cookies", DemoUser.Principal);
                return Results.Redirect("/account");
            }).DisableAntiforgery();

            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();

            app.Run();
            """)
        .With("DemoUser.cs")
        .Attack(Attacks.StayInTheBrowser)
        .RunAsync();
}
