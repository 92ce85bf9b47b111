using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.BrowserCache.LOA4003;

/// <summary>The page says no-cache, and Back shows it after the logout.</summary>
[Collection(BrowserCollection.Name)]
public class BackButton
{
    private static string ApplicationWith(string setup, string classes = "") => $$"""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddAuthorization();
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies", options => options.LoginPath = "/sign-in");
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        {{setup}}
        app.MapControllers();
        app.MapPost("/login", async (HttpContext context) =>
        {
            if (!DemoUser.Knows(context.Request.Form["user"], context.Request.Form["password"])) return Results.Unauthorized();
            await context.SignInAsync("Cookies", DemoUser.Principal);
            return Results.Redirect("/account");
        });
        app.MapPost("/logout", () => Results.SignOut(new AuthenticationProperties { RedirectUri = "/bye" }, new[] { "Cookies" }));
        app.MapGet("/bye", () => "Goodbye");
        app.MapGet("/sign-in", () => "Please log in");
        app.Run();

        {{classes}}
        """;

    private static string Controller(string attribute, string statement = "") => $$"""
        [Authorize]
        public class AccountController : Controller
        {
            [HttpGet("/account"){{attribute}}]
            public IActionResult Account()
            {
                {{statement}}
                return Content("<p>Account of " + User.Identity?.Name + "</p>", "text/html");
            }
        }
        """;

    private static Task Prove(string application) => Proof.Of("LOA4003").Application(application).With("DemoUser.cs").Attack(Attacks.PressBack("/account")).Attack(Attacks.PressBack("/account", backForwardCache: false)).RunAsync();

    [BrowserFact]
    public Task Shows_the_page_of_a_controller() => Prove(ApplicationWith("", Controller(", [|ResponseCache(Duration = 0, Location = ResponseCacheLocation.None)|]")));

    [BrowserFact]
    public Task Shows_what_is_to_be_asked_for_again() => Prove(ApplicationWith("", Controller("", """[|Response.Headers.CacheControl = "no-cache, must-revalidate, max-age=0"|];""")));

    [BrowserFact]
    public Task Shows_what_is_private() => Prove(ApplicationWith("", Controller("", """[|Response.Headers.Append("Cache-Control", "private")|];""")));

    [BrowserFact]
    public Task Shows_what_only_old_browsers_are_told() => Prove(ApplicationWith("", Controller("", """[|Response.Headers["Pragma"] = "no-cache"|];""")));

    [BrowserFact]
    public Task Shows_pages_behind_middleware() => Prove(ApplicationWith("""
        app.Use((context, next) =>
        {
            [|context.Response.GetTypedHeaders().CacheControl = new Microsoft.Net.Http.Headers.CacheControlHeaderValue { NoCache = true, MustRevalidate = true }|];
            return next(context);
        });
        """, Controller("")));
}
