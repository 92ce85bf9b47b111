using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1003;

/// <summary>A sign-out result that an action creates and does not return never runs.</summary>
public class ResultOfAnAction
{
    [Fact]
    public Task A_sign_out_result_that_is_not_returned_leaves_the_browser_signed_in() => Proof.Of("LOA1003")
        .Application("""
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
            builder.Services.AddControllers();

            var app = builder.Build();
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
                    [|SignOut("Cookies")|];
                    return Redirect("/");
                }
            }
            """)
        .With("DemoUser.cs")
        .Attack(Attacks.StayInTheBrowser)
        .RunAsync();
}
