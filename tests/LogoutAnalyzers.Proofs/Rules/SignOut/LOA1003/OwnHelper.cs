using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1003;

/// <summary>The task of a helper of the application's own, which has something else to do first: with a self-contained cookie, the response is sent without deleting it.</summary>
public class OwnHelper
{
    [Fact]
    public Task A_dropped_helper_that_waits_first_leaves_the_browser_signed_in() => Proof.Of("LOA1003")
        .Application("""
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
            builder.Services.AddControllers();

            var app = builder.Build();
            SlowDatabase.Use(app);
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapControllers();
            app.Run();

            public class AccountController : Controller
            {
                [HttpPost("/login")]
                public async Task<IActionResult> Login(string user, string password)
                {
                    if (!DemoUser.Knows(user, password)) return Unauthorized();
                    await HttpContext.SignInAsync("Cookies", DemoUser.Principal);
                    return Redirect("/account");
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
                    [|SignOutEverywhereAsync()|];
                    return Redirect("/");
                }

                private async Task SignOutEverywhereAsync()
                {
                    await SlowDatabase.RoundTripAsync(HttpContext);
                    await HttpContext.SignOutAsync("Cookies");
                }
            }
            """)
        .With("DemoUser.cs", "SlowDatabase.cs")
        .Attack(Attacks.StayInTheBrowser)
        .RunAsync();
}
