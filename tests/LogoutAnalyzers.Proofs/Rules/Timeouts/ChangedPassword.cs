using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Timeouts;

/// <summary>An application with accounts, and a thief who has copied a user's cookie before the user changed the password.</summary>
internal static class ChangedPassword
{
    /// <param name="settings">How its cookie is configured.</param>
    /// <param name="registration">How Identity is registered.</param>
    /// <param name="types">Types of its own.</param>
    public static string ApplicationWith(string settings, string registration = "AddIdentity<IdentityUser, IdentityRole>()", string types = "") => $$"""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        UserDatabase.AddTo(builder.Services);
        builder.Services.{{registration}}.AddEntityFrameworkStores<UserDatabase>();
        {{settings}}
        builder.Services.AddAuthorization();

        var app = builder.Build();
        await UserDatabase.AddDemoUserAsync(app.Services);
        app.UseAuthentication();
        app.UseAuthorization();

        app.MapPost("/login", async (SignInManager<IdentityUser> signInManager, [FromForm] string user, [FromForm] string password) =>
        {
            var result = await signInManager.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
            return result.Succeeded ? Results.Redirect("/account") : Results.Unauthorized();
        }).DisableAntiforgery();

        app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();

        app.MapPost("/password", async (HttpContext context, UserManager<IdentityUser> users, SignInManager<IdentityUser> signInManager, [FromForm] string old, [FromForm] string changed) =>
        {
            var user = await users.GetUserAsync(context.User);
            if (user is null || !(await users.ChangePasswordAsync(user, old, changed)).Succeeded) return Results.BadRequest();
            await signInManager.RefreshSignInAsync(user);
            return Results.Redirect("/account");
        }).DisableAntiforgery().RequireAuthorization();

        app.MapPost("/logout", async (SignInManager<IdentityUser> signInManager) =>
        {
            await signInManager.SignOutAsync();
            return Results.Redirect("/");
        });

        app.Run();

        {{types}}
        """;

    /// <summary>The thief's browser.</summary>
    public static async Task<Browser> ThiefAsync(Site site)
    {
        var user = site.NewBrowser();
        await user.LogInAsync();
        var thief = user.Copy();
        await ChangePasswordAsync(user, "Passw0rd!", "An0ther!");
        await ChangePasswordAsync(user, "An0ther!", "Passw0rd!");
        return thief;
    }

    private static async Task ChangePasswordAsync(Browser user, string old, string changed)
    {
        var answer = await user.PostFormAsync("/password", ("old", old), ("changed", changed));
        Assert.True(answer.IsSuccess, answer.ToString());
        Assert.True(await user.IsSignedInAsync(), "The user is signed out by his own change.");
    }
}
