using System.Text.Json;
using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Tokens.LOA2001;

/// <summary>The endpoints of MapIdentityApi, whose refresh compares the security stamp, and a logout that only signs out.</summary>
public class IdentityApi
{
    [Fact]
    public Task A_stolen_refresh_token_survives_the_sign_out() => Proof.Of("LOA2001")
        .Application("""
            using Microsoft.AspNetCore.Identity;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            UserDatabase.AddTo(builder.Services);
            builder.Services.AddIdentityApiEndpoints<IdentityUser>().AddEntityFrameworkStores<UserDatabase>();
            builder.Services.AddAuthorization();

            var app = builder.Build();
            await UserDatabase.AddDemoUserAsync(app.Services);
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapGroup("/api").MapIdentityApi<IdentityUser>();

            app.MapPost("/login", async (SignInManager<IdentityUser> signInManager, [FromForm] string user, [FromForm] string password) =>
            {
                signInManager.AuthenticationScheme = IdentityConstants.ApplicationScheme;
                var result = await signInManager.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
                return result.Succeeded ? Results.Redirect("/account") : Results.Unauthorized();
            }).DisableAntiforgery();

            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();

            app.MapPost([|"/logout"|], async (SignInManager<IdentityUser> signInManager) =>
            {
                await signInManager.SignOutAsync();
                return Results.Redirect("/");
            });

            app.Run();
            """)
        .With("UserDatabase.cs")
        .Attack(RefreshAfterTheLogout)
        .RunAsync();

    // The tokens that an app of the same user got are copied; then the user logs out.
    private static async Task<bool> RefreshAfterTheLogout(Site site)
    {
        var (user, thief) = (site.NewBrowser(), site.NewBrowser());
        await user.LogInAsync();
        var tokens = await user.PostJsonAsync("/api/login", new { email = "demo", password = "Passw0rd!" });
        var refreshToken = JsonDocument.Parse(tokens.Body).RootElement.GetProperty("refreshToken").GetString();
        Assert.Equal(200, (await thief.PostJsonAsync("/api/refresh", new { refreshToken })).Status);
        await user.LogOutAsync();
        return (await thief.PostJsonAsync("/api/refresh", new { refreshToken })).IsSuccess;
    }
}
