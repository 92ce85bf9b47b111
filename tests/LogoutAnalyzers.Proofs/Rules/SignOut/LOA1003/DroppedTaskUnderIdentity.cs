using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1003;

/// <summary>A dropped task with a self-contained cookie: the audit record of <c>OnSigningOut</c> takes a moment, and the response is sent without deleting the cookie.</summary>
public class DroppedTaskUnderIdentity
{
    [Fact]
    public Task A_dropped_sign_out_leaves_the_cookie_when_its_event_is_asynchronous() => Proof.Of("LOA1003")
        .Application("""
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Identity;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            UserDatabase.AddTo(builder.Services);
            builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddEntityFrameworkStores<UserDatabase>();
            builder.Services.ConfigureApplicationCookie(options => options.Events.OnSigningOut = async signingOut =>
            {
                await SlowDatabase.RoundTripAsync(signingOut.HttpContext);
            });
            builder.Services.AddControllers();

            var app = builder.Build();
            await UserDatabase.AddDemoUserAsync(app.Services);
            SlowDatabase.Use(app);
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
                public IActionResult Logout()
                {
                    [|_signInManager.SignOutAsync()|];
                    return Redirect("/");
                }
            }
            """)
        .With("UserDatabase.cs", "SlowDatabase.cs")
        .Attack(Attacks.StayInTheBrowser)
        .RunAsync();
}
