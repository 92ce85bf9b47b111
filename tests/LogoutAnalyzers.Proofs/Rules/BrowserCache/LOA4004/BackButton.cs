using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.BrowserCache.LOA4004;

/// <summary>Somebody else sits down at the browser after the logout, and presses Back to a page that asks in META tags not to be kept.</summary>
[Collection(BrowserCollection.Name)]
public class BackButton
{
    private const string Page = """
        <!DOCTYPE html>
        <html>
        <head>
            <title>Account</title>
            [|<meta http-equiv="Cache-Control" content="no-cache, no-store, must-revalidate" />|]
            <meta http-equiv="Pragma" content="no-cache" />
            <meta http-equiv="Expires" content="0" />
        </head>
        <body>
            <p>Account of @User.Identity?.Name</p>
        </body>
        </html>
        """;

    [BrowserFact]
    public Task Shows_the_view() => Proof.Of("LOA4004")
        .Application("""
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Mvc;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddControllersWithViews();
            builder.Services.Configure<MvcViewOptions>(options => options.ViewEngines.Insert(0, new FileViews()));
            builder.Services.AddAuthentication("Cookies").AddCookie("Cookies", options => options.LoginPath = "/sign-in");

            var app = builder.Build();
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapControllers();

            app.MapPost("/login", async (HttpContext context, [FromForm] string user, [FromForm] string password) =>
            {
                if (!DemoUser.Knows(user, password)) return Results.Unauthorized();
                await context.SignInAsync("Cookies", DemoUser.Principal);
                return Results.Redirect("/account");
            }).DisableAntiforgery();
            app.MapPost("/logout", () => Results.SignOut(new AuthenticationProperties { RedirectUri = "/bye" }, new[] { "Cookies" }));
            app.MapGet("/bye", () => "Goodbye");
            app.MapGet("/sign-in", () => "Please log in");

            app.Run();

            public class ProfileController : Controller
            {
                [Authorize]
                [HttpGet("/account")]
                public IActionResult Show() => View();
            }
            """)
        .Page("Views/Profile/Show.cshtml", Page)
        .With("DemoUser.cs", "FileViews.cs")
        .Attack(Attacks.PressBack("/account"))
        .Attack(Attacks.PressBack("/account", backForwardCache: false))
        .RunAsync();
}
