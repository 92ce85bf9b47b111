using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1004;

/// <summary>Under ASP.NET Core Identity, a sign-out without a scheme reaches the cookie of external logins, not that of the user.</summary>
public class NoSchemeUnderIdentity
{
    [Fact]
    public Task A_sign_out_without_a_scheme_leaves_the_browser_signed_in_under_Identity() => Proof.Of("LOA1004")
        .Application("""
            using Microsoft.AspNetCore.Authentication;
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

                public AccountController(SignInManager<IdentityUser> signInManager)
                {
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

                [HttpPost("/logout")]
                public async Task<IActionResult> Logout()
                {
                    await [|HttpContext.SignOutAsync()|];
                    return Redirect("/");
                }
            }
            """)
        .With("UserDatabase.cs")
        .Attack(Attacks.StayInTheBrowser)
        .RunAsync();
}
