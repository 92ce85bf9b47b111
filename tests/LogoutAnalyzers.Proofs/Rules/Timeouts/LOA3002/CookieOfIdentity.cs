using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Timeouts.LOA3002;

/// <summary>
/// The cookie of Identity, shortened: whoever comes late is refused, and so is the thief who keeps a stolen cookie alive after the user has
/// changed the password. Without the shorter interval that the fix sets, the latter would not be.
/// </summary>
public class CookieOfIdentity
{
    private const string Application = """
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        UserDatabase.AddTo(builder.Services);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddEntityFrameworkStores<UserDatabase>();
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.LoginPath = "/login";
            options.ExpireTimeSpan = [|TimeSpan.FromDays(5)|];
        });
        builder.Services.AddAuthorization();

        var app = builder.Build();
        await UserDatabase.AddDemoUserAsync(app.Services);
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapPost("/login", async (HttpContext context, SignInManager<IdentityUser> manager) =>
        {
            var form = await context.Request.ReadFormAsync();
            var result = await manager.PasswordSignInAsync(form["user"]!, form["password"]!, isPersistent: false, lockoutOnFailure: false);
            return result.Succeeded ? Results.Redirect("/account") : Results.Unauthorized();
        });
        app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();
        app.MapPost("/sign-out-everywhere", async (HttpContext context, UserManager<IdentityUser> users) =>
        {
            if (await users.GetUserAsync(context.User) is { } user) await users.UpdateSecurityStampAsync(user);
        }).RequireAuthorization();
        app.MapPost("/logout", (SignInManager<IdentityUser> manager) => manager.SignOutAsync());
        app.Run();
        """;

    [Fact]
    public Task A_session_is_open_for_days_and_afterwards_not_even_by_keeping_it_alive() => Proof.Of("LOA3002")
        .Application(Application)
        .With("UserDatabase.cs")
        .Attack(Attacks.ComeBackAfter(TimeSpan.FromHours(2)))
        .Attack(async site => await Attacks.ComeBackAfter(TimeSpan.FromHours(2))(site) || await KeepAliveAfterSignOutEverywhere(site))
        .RunAsync();

    // Just after half of the new life: each visit renews the cookie, and restarts the interval.
    private static async Task<bool> KeepAliveAfterSignOutEverywhere(Site site)
    {
        var browser = site.NewBrowser();
        await browser.LogInAsync();
        var thief = browser.Copy();
        await browser.PostAsync("/sign-out-everywhere");
        return await thief.StayAsync(site, TimeSpan.FromDays(1), TimeSpan.FromMinutes(16));
    }
}
