using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Timeouts.LOA3005;

/// <summary>A user whose cookie has been copied changes the password.</summary>
public class StolenCookie
{
    private static string ApplicationWith(string settings) => $$"""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        UserDatabase.AddTo(builder.Services);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddEntityFrameworkStores<UserDatabase>();
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
        """;

    [Fact]
    public Task Renewals_put_off_the_validation_for_ever() => Proof.Of("LOA3005")
        .Application(ApplicationWith("""
            builder.Services.ConfigureApplicationCookie(options =>
            {
                options.ExpireTimeSpan = [|TimeSpan.FromMinutes(30)|];
            });
            """))
        .With("UserDatabase.cs")
        .Attack(StayForTwoDays)
        .RunAsync();

    [Fact]
    public Task An_interval_just_above_half_of_the_life() => Proof.Of("LOA3005")
        .Application(ApplicationWith("""
            builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
            builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = [|TimeSpan.FromMinutes(16)|]);
            """))
        .With("UserDatabase.cs")
        .Attack(StayForTwoDays)
        .RunAsync();

    [Fact]
    public Task Twice_a_day_is_too_late() => Proof.Of("LOA3005")
        .Application(ApplicationWith("""
            builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = [|TimeSpan.FromHours(12)|]);
            """))
        .With("UserDatabase.cs")
        .Attack(ComeBackElevenHoursLater)
        .RunAsync();

    private static async Task<bool> StayForTwoDays(Site site) =>
        await (await ThiefAfterThePasswordHasChanged(site)).StayAsync(site, TimeSpan.FromDays(2), pause: TimeSpan.FromMinutes(15.5));

    private static async Task<bool> ComeBackElevenHoursLater(Site site)
    {
        var thief = await ThiefAfterThePasswordHasChanged(site);
        site.Advance(TimeSpan.FromHours(11));
        return await thief.IsSignedInAsync();
    }

    private static async Task<Browser> ThiefAfterThePasswordHasChanged(Site site)
    {
        var user = site.NewBrowser();
        await user.LogInAsync();
        var thief = user.Copy();
        await ChangePassword(user, "Passw0rd!", "An0ther!");
        await ChangePassword(user, "An0ther!", "Passw0rd!");
        return thief;
    }

    private static async Task ChangePassword(Browser user, string old, string changed)
    {
        var answer = await user.PostFormAsync("/password", ("old", old), ("changed", changed));
        Assert.True(answer.IsSuccess, answer.ToString());
        Assert.True(await user.IsSignedInAsync(), "The user is signed out by his own change.");
    }
}
