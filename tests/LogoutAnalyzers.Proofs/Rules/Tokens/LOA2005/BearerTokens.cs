using System.Text.Json;
using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Tokens.LOA2005;

/// <summary>The tokens of ASP.NET Core's own bearer scheme: nothing at the server knows them, so only their end ends them.</summary>
public class BearerTokens
{
    private static Proof Application(string options) => Proof.Of("LOA2005")
        .Application($$"""
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication.BearerToken;
            using Microsoft.AspNetCore.Identity;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            UserDatabase.AddTo(builder.Services);
            builder.Services.AddIdentityApiEndpoints<IdentityUser>().AddEntityFrameworkStores<UserDatabase>();
            builder.Services.Configure<BearerTokenOptions>(IdentityConstants.BearerScheme, options =>
            {
                {{options}}
                // As SignalR's clients send it.
                options.Events.OnMessageReceived = context =>
                {
                    context.Token = context.Request.Query["access_token"];
                    return Task.CompletedTask;
                };
            });
            builder.Services.AddAuthorization();

            var app = builder.Build();
            await UserDatabase.AddDemoUserAsync(app.Services);
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapGroup("/api").MapIdentityApi<IdentityUser>();
            app.MapGet("/account", (ClaimsPrincipal user) => "Account of " + user.Identity?.Name).RequireAuthorization();
            app.MapPost("/login", async (SignInManager<IdentityUser> signInManager, [FromForm] string user, [FromForm] string password) =>
            {
                signInManager.AuthenticationScheme = IdentityConstants.ApplicationScheme;
                var result = await signInManager.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
                return result.Succeeded ? Results.Redirect("/account") : Results.Unauthorized();
            }).DisableAntiforgery();

            app.MapPost("/logout", async (UserManager<IdentityUser> users, SignInManager<IdentityUser> signInManager, ClaimsPrincipal principal) =>
            {
                if (await users.GetUserAsync(principal) is { } user) await users.UpdateSecurityStampAsync(user);
                await signInManager.SignOutAsync();
                return Results.Redirect("/");
            });

            app.Run();
            """)
        .With("UserDatabase.cs");

    [Fact]
    public Task An_access_token_of_a_week_opens_the_account_two_hours_after_the_logout() => Application("options.BearerTokenExpiration = [|TimeSpan.FromDays(7)|];").Attack(async site =>
    {
        var (user, thief) = (site.NewBrowser(), site.NewBrowser());
        var token = "?access_token=" + Uri.EscapeDataString(await LogInAsync(user, "accessToken"));
        Assert.True((await thief.GetAsync("/account" + token)).IsSuccess);
        await user.LogInAsync();
        await user.LogOutAsync();
        site.Advance(TimeSpan.FromHours(2));
        return (await thief.GetAsync("/account" + token)).IsSuccess;
    }).RunAsync();

    [Fact]
    public Task A_refresh_token_of_half_a_year_is_exchanged_two_months_later() => Application("options.RefreshTokenExpiration = [|TimeSpan.FromDays(180)|];").Attack(async site =>
    {
        var thief = site.NewBrowser();
        var refreshToken = await LogInAsync(site.NewBrowser(), "refreshToken");
        Assert.True((await thief.PostJsonAsync("/api/refresh", new { refreshToken })).IsSuccess);
        site.Advance(TimeSpan.FromDays(60));
        return (await thief.PostJsonAsync("/api/refresh", new { refreshToken })).IsSuccess;
    }).RunAsync();

    private static async Task<string> LogInAsync(Browser browser, string token)
    {
        var answer = await browser.PostJsonAsync("/api/login", new { email = "demo", password = "Passw0rd!" });
        return JsonDocument.Parse(answer.Body).RootElement.GetProperty(token).GetString()!;
    }
}
