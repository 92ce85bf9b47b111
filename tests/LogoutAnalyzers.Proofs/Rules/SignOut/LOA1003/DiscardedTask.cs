using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1003;

/// <summary><c>_ =</c> silences the compiler, not the flaw.</summary>
public class DiscardedTask
{
    [Fact]
    public Task A_discarded_sign_out_leaves_the_session_in_the_database() => Proof.Of("LOA1003")
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

            app.MapPost("/logout", (HttpContext context) =>
            {
                _ = [|context.SignOutAsync("Cookies")|];
                return Results.Redirect("/");
            });

            app.Run();
            """)
        .With("DemoUser.cs", "SessionDatabase.cs", "StoredSession.cs", "DatabaseTicketStore.cs", "SlowDatabase.cs")
        .Attack(Attacks.StayInTheBrowser)
        .Attack(Attacks.ReplayTheCookies)
        .RunAsync();
}
