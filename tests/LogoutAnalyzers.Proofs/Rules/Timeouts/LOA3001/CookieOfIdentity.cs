using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Timeouts.LOA3001;

/// <summary>
/// The same under Identity. The fix shortens the interval of the security stamp, too: with 30 minutes for both, a thief who keeps the
/// copied cookie in use would stay signed in after a change of the password.
/// </summary>
public class CookieOfIdentity
{
    private const string Application = """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        UserDatabase.AddTo(builder.Services);
        builder.Services.[|AddIdentity|]<IdentityUser, IdentityRole>().AddEntityFrameworkStores<UserDatabase>().AddDefaultTokenProviders();
        builder.Services.AddControllers();

        var app = builder.Build();
        await UserDatabase.AddDemoUserAsync(app.Services);
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers();
        app.Run();

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIn;
            private readonly UserManager<IdentityUser> _users;

            public AccountController(SignInManager<IdentityUser> signIn, UserManager<IdentityUser> users)
            {
                _signIn = signIn;
                _users = users;
            }

            [HttpPost("/login")]
            public async Task<IActionResult> Login(string user, string password)
            {
                var result = await _signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: false);
                return result.Succeeded ? Redirect("/account") : Unauthorized();
            }

            [Authorize]
            [HttpGet("/account")]
            public IActionResult Account() => Content("Account of " + User.Identity?.Name);

            [Authorize]
            [HttpPost("/password")]
            public async Task<IActionResult> ChangePassword()
            {
                var user = (await _users.GetUserAsync(User))!;
                await _users.UpdateSecurityStampAsync(user);
                await _signIn.RefreshSignInAsync(user);
                return Ok();
            }

            [HttpPost("/logout")]
            public async Task<IActionResult> Logout()
            {
                await _signIn.SignOutAsync();
                return Redirect("/");
            }
        }
        """;

    [Fact]
    public Task A_session_that_nobody_uses_stays_open() => Proof.Of("LOA3001")
        .Application(Application)
        .With("UserDatabase.cs")
        .Attack(Attacks.ComeBackAfter(TimeSpan.FromHours(2)))
        .RunAsync();
}
