using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Timeouts.LOA3003;

/// <summary>A thief keeps a copied session alive.</summary>
public class PersistentSignIn
{
    private static string ApplicationWith(string properties) => $$"""
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapPost("/login", async (HttpContext context) =>
        {
            await context.SignInAsync("Cookies", DemoUser.Principal, new AuthenticationProperties { {{properties}} });
            return Results.Redirect("/account");
        });
        app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();
        app.MapPost("/logout", () => Results.SignOut(authenticationSchemes: new[] { "Cookies" }));
        app.Run();
        """;

    [Fact]
    public Task It_is_renewed_for_days() => Proof.Of("LOA3003")
        .Application(ApplicationWith("IsPersistent = [|true|]"))
        .With("DemoUser.cs")
        .Attack(Attacks.KeepAliveFor(TimeSpan.FromHours(50), pause: TimeSpan.FromMinutes(20)))
        .RunAsync();

    // Each renewal adds the two hours again.
    [Fact]
    public Task Its_own_time_moves() => Proof.Of("LOA3003")
        .Application(ApplicationWith("IsPersistent = [|true|], ExpiresUtc = DateTimeOffset.UtcNow.AddHours(2)"))
        .With("DemoUser.cs")
        .Attack(Attacks.KeepAliveFor(TimeSpan.FromHours(50), pause: TimeSpan.FromMinutes(50)))
        .RunAsync();

    [Fact]
    public Task It_lasts_a_month() => Proof.Of("LOA3003")
        .Application(ApplicationWith("IsPersistent = true, ExpiresUtc = [|DateTimeOffset.UtcNow.AddDays(30)|]"))
        .With("DemoUser.cs")
        .Attack(Attacks.ComeBackAfter(TimeSpan.FromDays(20)))
        .RunAsync();
}
