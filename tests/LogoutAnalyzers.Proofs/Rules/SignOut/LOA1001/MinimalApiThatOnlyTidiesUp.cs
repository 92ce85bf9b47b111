using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1001;

/// <summary>An endpoint of a minimal API that tidies up, but leaves the login: with a session in a database, a stolen cookie works on, too.</summary>
public class MinimalApiThatOnlyTidiesUp
{
    [Fact]
    public Task An_endpoint_that_only_tidies_up_leaves_the_session_alive() => Proof.Of("LOA1001")
        .Application("""
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthorization();
            builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
            SessionDatabase.AddTo(builder.Services, "Cookies");

            var app = builder.Build();
            SlowDatabase.Use(app);
            app.UseAuthentication();
            app.UseAuthorization();

            app.MapPost("/login", async (HttpContext context, [FromForm] string user, [FromForm] string password) =>
            {
                if (!DemoUser.Knows(user, password)) return Results.Unauthorized();
                await context.SignInAsync("Cookies", DemoUser.Principal);
                return Results.Redirect("/account");
            }).DisableAntiforgery();

            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();

            app.MapPost([|"/logout"|], (HttpContext context) =>
            {
                context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
                return Results.Redirect("/");
            });

            app.Run();
            """)
        .With("DemoUser.cs", "SessionDatabase.cs", "StoredSession.cs", "DatabaseTicketStore.cs", "SlowDatabase.cs")
        .Attack(Attacks.StayInTheBrowser)
        .Attack(Attacks.ReplayTheCookies)
        .RunAsync();
}
