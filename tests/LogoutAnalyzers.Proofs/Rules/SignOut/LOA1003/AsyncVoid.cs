using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1003;

/// <summary>Nobody can wait for <c>async void</c>: the framework answers when it first waits. Without the catch, the exception would end the process.</summary>
public class AsyncVoid
{
    [Fact]
    public Task An_async_void_logout_leaves_the_session_in_the_database() => Proof.Of("LOA1003")
        .Application("""
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
            SessionDatabase.AddTo(builder.Services, "Cookies");
            builder.Services.AddControllers();

            var app = builder.Build();
            SlowDatabase.Use(app);
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
                public async void Logout()
                {
                    try
                    {
                        await [|HttpContext.SignOutAsync("Cookies")|];
                    }
                    catch (Exception error)
                    {
                        _logger.LogError(error, "Logout");
                    }
                }
            }
            """)
        .With("DemoUser.cs", "SessionDatabase.cs", "StoredSession.cs", "DatabaseTicketStore.cs", "SlowDatabase.cs")
        .Attack(Attacks.StayInTheBrowser)
        .Attack(Attacks.ReplayTheCookies)
        .RunAsync();
}
