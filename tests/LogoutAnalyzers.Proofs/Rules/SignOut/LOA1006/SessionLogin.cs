using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1006;

/// <summary>The login is a value in the session, and the logout deletes only the cookie that has the session's key.</summary>
public class SessionLogin
{
    [Fact]
    public Task A_session_survives_the_deletion_of_its_cookie() => Proof.Of("LOA1006")
        .Application("""
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddDistributedMemoryCache();
            builder.Services.AddSession(options => options.Cookie.Name = "terminal");
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
                    Response.Cookies.Delete("terminal");
                    return Redirect("/");
                }
            }
            """)
        .With("DemoUser.cs")
        .Attack(Attacks.ReplayTheCookies)
        .RunAsync();
}
