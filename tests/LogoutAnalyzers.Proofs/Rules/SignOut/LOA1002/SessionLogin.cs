using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1002;

/// <summary>An application without an authentication scheme: the login is a value in the session, and one path forgets to clear it.</summary>
public class SessionLogin
{
    [Fact]
    public Task A_return_before_the_session_is_cleared_leaves_the_user_logged_in() => Proof.Of("LOA1002")
        .Application("""
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddDistributedMemoryCache();
            builder.Services.AddSession();

            var app = builder.Build();
            app.UseSession();

            app.MapPost("/login", (HttpContext context, [FromForm] string user, [FromForm] string password) =>
            {
                if (!DemoUser.Knows(user, password)) return Results.Unauthorized();
                context.Session.SetString("user", user);
                return Results.Redirect("/account");
            }).DisableAntiforgery();

            app.MapGet("/account", (HttpContext context) => context.Session.GetString("user") is { } user ? Results.Text("Account of " + user) : Results.Redirect("/login"));

            app.MapPost("/logout", (HttpContext context, bool? keepBasket) =>
            {
                if (keepBasket == true) [|return Results.Redirect("/basket");|]
                context.Session.Clear();
                return Results.Redirect("/");
            });

            app.Run();
            """)
        .With("DemoUser.cs")
        .Attack(Attacks.StayInTheBrowserAfter("/logout?keepBasket=true"))
        .RunAsync();
}
