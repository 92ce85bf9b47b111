using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1001;

/// <summary>An application without an authentication scheme: the login is a value in the session.</summary>
public class SessionLogin
{
    [Fact]
    public Task A_logout_that_leaves_the_session_leaves_the_user_logged_in() => Proof.Of("LOA1001")
        .Application("""
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddDistributedMemoryCache();
            builder.Services.AddSession();
            builder.Services.AddControllers();

            var app = builder.Build();
            app.UseSession();
            app.MapControllers();
            app.Run();

            public class AccountController : Controller
            {
                [HttpPost("/login")]
                public IActionResult Login(string user, string password)
                {
                    if (!DemoUser.Knows(user, password)) return Unauthorized();
                    HttpContext.Session.SetString("user", user);
                    return Redirect("/account");
                }

                [HttpGet("/account")]
                public IActionResult Account()
                {
                    var user = HttpContext.Session.GetString("user");
                    return user is null ? Redirect("/login") : Content("Account of " + user);
                }

                [HttpPost("/logout")]
                public IActionResult [|Logout|]()
                {
                    return Redirect("/");
                }
            }
            """)
        .With("DemoUser.cs")
        .Attack(Attacks.StayInTheBrowser)
        .Attack(Attacks.ReplayTheCookies)
        .RunAsync();
}
