using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1009;

/// <summary>Signing out through Identity deletes the browser's cookie and nothing else.</summary>
public class CookieOfIdentity
{
    [Fact]
    public Task A_copied_cookie_stays_signed_in() => Proof.Of("LOA1009")
        .Application("""
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Identity;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            UserDatabase.AddTo(builder.Services);
            builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddEntityFrameworkStores<UserDatabase>();
            builder.Services.AddControllers();

            var app = builder.Build();
            await UserDatabase.AddDemoUserAsync(app.Services);
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapControllers();
            app.Run();

            public class AccountController : Controller
            {
                private readonly SignInManager<IdentityUser> _signInManager;

                public AccountController(SignInManager<IdentityUser> signInManager) => _signInManager = signInManager;

                [HttpPost("/login")]
                public async Task<IActionResult> Login(string user, string password)
                {
                    var result = await _signInManager.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: false);
                    return result.Succeeded ? Redirect("/account") : Unauthorized();
                }

                [Authorize]
                [HttpGet("/account")]
                public IActionResult Account() => Content("Account of " + User.Identity?.Name);

                [HttpPost("/logout")]
                public async Task<IActionResult> [|Logout|]()
                {
                    await _signInManager.SignOutAsync();
                    return Redirect("/");
                }
            }
            """)
        .With("UserDatabase.cs")
        .Attack(Attacks.ReplayTheCookies)
        .RunAsync();
}
