using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1002;

/// <summary>A logout that catches whatever happens before the sign-out, and goes on as if nothing had.</summary>
public class SwallowedException
{
    [Fact]
    public Task An_exception_that_is_swallowed_before_the_sign_out_leaves_the_browser_signed_in() => Proof.Of("LOA1002")
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
                private readonly ILogger<AccountController> _logger;

                public AccountController(ILogger<AccountController> logger)
                {
                    _logger = logger;
                }

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
                public async Task<IActionResult> Logout(string? device)
                {
                    try
                    {
                        var number = device is null ? 0 : int.Parse(device);
                        _logger.LogInformation("Logout on device {Number}", number);
                        await HttpContext.SignOutAsync("Cookies");
                    }
                    catch (Exception error)
                    {
                        _logger.LogWarning(error, "Logout");
                    }

                    [|return Redirect("/");|]
                }
            }
            """)
        .With("DemoUser.cs")
        .Attack(Attacks.StayInTheBrowserAfter("/logout?device=my-phone"))
        .RunAsync();
}
