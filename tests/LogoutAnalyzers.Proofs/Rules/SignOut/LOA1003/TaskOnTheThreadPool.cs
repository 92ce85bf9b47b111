using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1003;

/// <summary>A sign-out handed to the thread pool races with the end of its own request.</summary>
public class TaskOnTheThreadPool
{
    [Fact]
    public Task A_sign_out_on_the_thread_pool_leaves_the_session_in_the_database() => Proof.Of("LOA1003")
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
                    Task.Run(() => [|HttpContext.SignOutAsync("Cookies")|]);
                    return Redirect("/");
                }
            }
            """)
        .With("DemoUser.cs", "SessionDatabase.cs", "StoredSession.cs", "DatabaseTicketStore.cs", "SlowDatabase.cs")
        .Attack(Attacks.StayInTheBrowser)
        .Attack(Attacks.ReplayTheCookies)
        .RunAsync();
}
