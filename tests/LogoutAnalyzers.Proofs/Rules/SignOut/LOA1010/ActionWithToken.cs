using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1010;

/// <summary>An MVC action whose form holds the antiforgery token; nobody asked for it before.</summary>
public class ActionWithToken
{
    [Fact]
    public Task A_link_or_form_of_another_site_logs_the_user_out() => Proof.Of("LOA1010")
        .Application("""
            using Microsoft.AspNetCore.Antiforgery;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
            builder.Services.AddControllersWithViews();

            var app = builder.Build();
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapControllers();
            app.Run();

            public class AccountController : Controller
            {
                private readonly IAntiforgery _antiforgery;

                public AccountController(IAntiforgery antiforgery) => _antiforgery = antiforgery;

                [HttpPost("/login")]
                public async Task<IActionResult> Login(string user, string password)
                {
                    if (!DemoUser.Knows(user, password)) return Unauthorized();
                    await HttpContext.SignInAsync("Cookies", DemoUser.Principal);
                    return Redirect("/account");
                }

                [Authorize]
                [HttpGet("/account")]
                public IActionResult Account() => Content("Account of " + User.Identity?.Name);

                [HttpGet("/form")]
                public IActionResult Form() => Content(_antiforgery.GetAndStoreTokens(HttpContext).RequestToken!);

                [Route("/logout")]
                public async Task<IActionResult> [|Logout|]()
                {
                    await HttpContext.SignOutAsync("Cookies");
                    return Redirect("/");
                }
            }
            """)
        .With("DemoUser.cs")
        .Attack(OtherSite.LinkLogsOut)
        .Attack(OtherSite.FormLogsOut)
        .LogOutBy(static async browser =>
        {
            var form = await browser.GetAsync("/form");
            return await browser.PostFormAsync("/logout", ("__RequestVerificationToken", form.Body));
        })
        .RunAsync();
}
