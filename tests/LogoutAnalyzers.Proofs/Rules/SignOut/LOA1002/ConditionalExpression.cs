using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1002;

/// <summary>A logout that decides in one expression between a redirect and the sign-out.</summary>
public class ConditionalExpression
{
    [Fact]
    public Task A_branch_of_an_expression_without_the_sign_out_leaves_the_browser_signed_in() => Proof.Of("LOA1002")
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
                public IActionResult Logout(bool keepBasket)
                {
                    [|return keepBasket ? Redirect("/") : SignOut(new AuthenticationProperties { RedirectUri = "/" }, "Cookies");|]
                }
            }
            """)
        .With("DemoUser.cs")
        .Attack(Attacks.StayInTheBrowserAfter("/logout?keepBasket=true"))
        .RunAsync();
}
