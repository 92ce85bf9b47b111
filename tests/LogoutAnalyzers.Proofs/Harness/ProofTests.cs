using Xunit.Sdk;

namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>A proof that cannot fail proves nothing: each of its steps is shown to fail where it must.</summary>
public class ProofTests
{
    private static string ApplicationWith(string logout) => $$"""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapPost("/login", async (HttpContext context) =>
        {
            await context.SignInAsync("Cookies", DemoUser.Principal);
            return Results.Redirect("/account");
        });
        app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();
        {{logout}}
        app.Run();
        """;

    private const string Flawed = """app.MapPost([|"/logout"|], () => Results.Redirect("/"));""";

    [Fact]
    public Task A_report_that_is_missing() => FailsAsync<EqualException>(
        """app.MapPost([|"/logout"|], () => Results.SignOut(authenticationSchemes: new[] { "Cookies" }));""", Attacks.StayInTheBrowser, "/logout");

    [Fact]
    public Task A_report_in_another_place() => FailsAsync<EqualException>(
        """app.MapPost("/logout", () => [|Results.Redirect("/")|]);""", Attacks.StayInTheBrowser, "Results.Redirect");

    [Fact]
    public Task An_attack_that_does_not_work() => FailsAsync<TrueException>(Flawed, static _ => Task.FromResult(false), "does not work");

    [Fact]
    public Task An_attack_that_the_fix_does_not_stop() => FailsAsync<TrueException>(Flawed, Attacks.ReplayTheCookies, "still works after the fix");

    [Fact]
    public Task A_program_that_does_not_compile() => FailsAsync<InvalidOperationException>("app.MapPost(", Attacks.StayInTheBrowser, "CS1026");

    [Fact]
    public Task A_program_that_ends() => FailsAsync<InvalidOperationException>(Flawed + "return;", Attacks.StayInTheBrowser, "ended before it listened");

    [Fact]
    public Task A_program_that_throws() => FailsAsync<FormatException>(Flawed + """int.Parse("x");""", Attacks.StayInTheBrowser, "'x'");

    [Fact]
    public Task A_logout_that_says_that_it_failed() => FailsAsync<InvalidOperationException>(
        Flawed + """
        app.Use((context, next) =>
        {
            if (context.Request.Path != "/logout") return next(context);
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        """,
        Attacks.StayInTheBrowser,
        "says that it failed: 500");

    private static async Task FailsAsync<T>(string logout, Attack attack, string message)
        where T : Exception
    {
        var proof = Proof.Of("LOA1001").Application(ApplicationWith(logout)).With("DemoUser.cs").Attack(attack);
        var failure = await Assert.ThrowsAsync<T>(proof.RunAsync);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }
}
