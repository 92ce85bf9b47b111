using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1001;

/// <summary>An MVC action that only redirects, in an application with ASP.NET Core Identity.</summary>
public class ActionUnderIdentity
{
    [Fact]
    public Task An_action_that_only_redirects_leaves_the_browser_signed_in() => Proof.Of("LOA1001")
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
                public IActionResult [|Logout|]()
                {
                    return Redirect("/");
                }
            }
            """)
        .With("UserDatabase.cs")
        .Attack(Attacks.StayInTheBrowser)
        .RunAsync();
}
