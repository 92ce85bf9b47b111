using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1012;

/// <summary>A user whose password was stolen changes it, through a hash that is written directly; the thief is signed in already.</summary>
public class PasswordHash
{
    [Fact]
    public Task A_thief_keeps_his_session_after_the_password_has_changed() => Proof.Of("LOA1012")
        .Application("""
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Identity;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            UserDatabase.AddTo(builder.Services);
            builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddEntityFrameworkStores<UserDatabase>();
            builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero);
            builder.Services.AddControllers();

            var app = builder.Build();
            await UserDatabase.AddDemoUserAsync(app.Services);
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapControllers();
            app.Run();

            public class AccountController : Controller
            {
                private readonly UserManager<IdentityUser> _users;
                private readonly SignInManager<IdentityUser> _signInManager;

                public AccountController(UserManager<IdentityUser> users, SignInManager<IdentityUser> signInManager)
                {
                    _users = users;
                    _signInManager = signInManager;
                }

                [HttpPost("/login")]
                public async Task<IActionResult> Login(string user, string password)
                {
                    var result = await _signInManager.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
                    return result.Succeeded ? Redirect("/account") : Unauthorized();
                }

                [Authorize]
                [HttpGet("/account")]
                public IActionResult Account()
                {
                    return Content("Account of " + User.Identity?.Name);
                }

                [Authorize]
                [HttpPost("/password")]
                public async Task<IActionResult> ChangePassword(string password)
                {
                    var user = await _users.GetUserAsync(User);
                    if (user is null)
                    {
                        return Challenge();
                    }

                    [|user.PasswordHash = _users.PasswordHasher.HashPassword(user, password)|];
                    await _users.UpdateAsync(user);
                    return Redirect("/account");
                }

                [HttpPost("/logout")]
                public async Task<IActionResult> Logout()
                {
                    await _signInManager.SignOutAsync();
                    return Redirect("/");
                }
            }
            """)
        .With("UserDatabase.cs")
        .Attack(StayOnTheOtherDevice)
        .RunAsync();

    // The user himself stays signed in, before the fix and after it.
    private static async Task<bool> StayOnTheOtherDevice(Site site)
    {
        var (user, thief) = (site.NewBrowser(), site.NewBrowser());
        await user.LogInAsync();
        await thief.LogInAsync();
        var changed = await user.PostFormAsync("/password", ("password", "Passw0rd!"));
        Assert.True(changed.IsSuccess, changed.ToString());
        Assert.True(await user.IsSignedInAsync(), "The user is signed out by his own change.");
        return await thief.IsSignedInAsync();
    }
}
