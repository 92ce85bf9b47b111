using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1002;

/// <summary>A logout that goes straight to the page asked for, past the sign-out.</summary>
public class EarlyReturn
{
    [Fact]
    public Task A_return_before_the_sign_out_leaves_the_browser_signed_in() => Proof.Of("LOA1002")
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
                public async Task<IActionResult> Logout(string? returnUrl)
                {
                    if (Url.IsLocalUrl(returnUrl))
                    {
                        [|return LocalRedirect(returnUrl);|]
                    }

                    await HttpContext.SignOutAsync("Cookies");
                    return Redirect("/");
                }
            }
            """)
        .With("DemoUser.cs")
        .Attack(Attacks.StayInTheBrowserAfter("/logout?returnUrl=/"))
        .RunAsync();
}
