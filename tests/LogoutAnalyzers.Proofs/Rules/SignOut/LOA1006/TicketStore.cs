using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1006;

/// <summary>The tickets are in a database, and the logout deletes only the cookie that has their key.</summary>
public class TicketStore
{
    [Fact]
    public Task A_ticket_survives_the_deletion_of_its_cookie() => Proof.Of("LOA1006")
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
                public IActionResult [|Logout|]()
                {
                    Response.Cookies.Delete(".AspNetCore.Cookies");
                    return Redirect("/");
                }
            }
            """)
        .With("DemoUser.cs", "SessionDatabase.cs", "StoredSession.cs", "DatabaseTicketStore.cs", "SlowDatabase.cs")
        .Attack(Attacks.ReplayTheCookies)
        .RunAsync();

    [Fact]
    public Task A_ticket_survives_the_deletion_of_every_cookie() => Proof.Of("LOA1006")
        .Application("""
            using Microsoft.AspNetCore.Authentication;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthorization();
            builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
            SessionDatabase.AddTo(builder.Services, "Cookies");

            var app = builder.Build();
            SlowDatabase.Use(app);
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapPost("/login", async (HttpContext context) =>
            {
                await context.SignInAsync("Cookies", DemoUser.Principal);
                return Results.Redirect("/account");
            });
            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();
            app.MapPost([|"/logout"|], (HttpContext context) =>
            {
                foreach (var name in context.Request.Cookies.Keys)
                {
                    context.Response.Cookies.Delete(name);
                }

                return Results.Redirect("/");
            });
            app.Run();
            """)
        .With("DemoUser.cs", "SessionDatabase.cs", "StoredSession.cs", "DatabaseTicketStore.cs", "SlowDatabase.cs")
        .Attack(Attacks.ReplayTheCookies)
        .RunAsync();
}
