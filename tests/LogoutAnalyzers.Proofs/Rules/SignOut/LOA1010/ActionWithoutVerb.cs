using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1010;

/// <summary>An action of a controller that says nothing about verbs.</summary>
public class ActionWithoutVerb
{
    [Fact]
    public Task A_link_logs_the_user_out() => Proof.Of("LOA1010")
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

            [ApiController]
            public class AccountController : ControllerBase
            {
                [HttpPost("/login")]
                public async Task<IActionResult> Login([FromForm] string user, [FromForm] string password)
                {
                    if (!DemoUser.Knows(user, password)) return Unauthorized();
                    await HttpContext.SignInAsync("Cookies", DemoUser.Principal);
                    return Redirect("/account");
                }

                [Authorize]
                [HttpGet("/account")]
                public IActionResult Account() => Content("Account of " + User.Identity?.Name);

                [Authorize]
                [Route("/logout")]
                public async Task<IActionResult> [|Logout|]()
                {
                    await HttpContext.SignOutAsync("Cookies");
                    return NoContent();
                }
            }
            """)
        .With("DemoUser.cs")
        .Attack(OtherSite.LinkLogsOut)
        .RunAsync();
}
