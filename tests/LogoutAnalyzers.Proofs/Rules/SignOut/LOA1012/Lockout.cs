using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1012;

/// <summary>An administrator locks a user out, who is signed in.</summary>
public class Lockout
{
    [Fact]
    public Task A_user_who_is_locked_out_goes_on() => Proof.Of("LOA1012")
        .Application("""
            using Microsoft.AspNetCore.Identity;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            UserDatabase.AddTo(builder.Services);
            builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddEntityFrameworkStores<UserDatabase>();
            builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero);
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

            app.MapPost("/admin/lock", async (UserManager<IdentityUser> users, string name) =>
            {
                var user = await users.FindByNameAsync(name);
                if (user is null) return Results.NotFound();
                var result = await [|users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue)|];
                return result.Succeeded ? Results.NoContent() : Results.BadRequest();
            });

            app.MapPost("/admin/unlock", async (UserManager<IdentityUser> users, string name) =>
            {
                var user = await users.FindByNameAsync(name);
                await users.SetLockoutEndDateAsync(user!, null);
                return Results.NoContent();
            });

            app.MapPost("/logout", async (SignInManager<IdentityUser> signInManager) =>
            {
                await signInManager.SignOutAsync();
                return Results.Redirect("/");
            });

            app.Run();
            """)
        .With("UserDatabase.cs")
        .Attack(GoOnAfterTheLockout)
        .RunAsync();

    private static async Task<bool> GoOnAfterTheLockout(Site site)
    {
        var (user, admin) = (site.NewBrowser(), site.NewBrowser());
        await user.LogInAsync();
        Assert.Equal(204, (await admin.PostAsync("/admin/lock?name=demo")).Status);
        var refused = await site.NewBrowser().PostFormAsync("/login", ("user", "demo"), ("password", "Passw0rd!"));
        Assert.Equal(401, refused.Status);
        var goesOn = await user.IsSignedInAsync();
        await admin.PostAsync("/admin/unlock?name=demo");
        return goesOn;
    }
}
