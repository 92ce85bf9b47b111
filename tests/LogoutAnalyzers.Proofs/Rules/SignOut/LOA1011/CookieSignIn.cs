using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1011;

/// <summary>A minimal API that signs in with a cookie.</summary>
public class CookieSignIn
{
    private static string Application(string signIn, string logout) => $$"""
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
            await context.{{signIn}}("Cookies", DemoUser.Principal);
            return Results.Redirect("/account");
        }).DisableAntiforgery();

        app.MapGet("/", () => Results.Ok());
        app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();
        {{logout}}
        app.Run();
        """;

    [Fact]
    public Task Nobody_can_leave() => Proof.Of("LOA1011")
        .Application(Application("[|SignInAsync|]", ""))
        .SoundTwin(Application("SignInAsync", """app.MapPost("/logout", async (HttpContext context) => { await context.SignOutAsync("Cookies"); return Results.Ok(); });"""))
        .With("DemoUser.cs")
        .Attack(NoWayOut.SessionCannotBeEnded)
        .LogOutBy(NoWayOut.Leave)
        .RunAsync();
}
