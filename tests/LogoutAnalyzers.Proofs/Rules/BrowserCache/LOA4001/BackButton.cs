using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.BrowserCache.LOA4001;

/// <summary>Somebody else sits down at the browser after the logout, and presses Back.</summary>
[Collection(BrowserCollection.Name)]
public class BackButton
{
    private static string ApplicationWith(string page, string classes = "") => $$"""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddAuthorization();
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies", options => options.LoginPath = "/sign-in");
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapControllers();
        {{page}}
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

    private static Task Prove(Proof proof) => proof.With("DemoUser.cs").Attack(Attacks.PressBack("/account")).Attack(Attacks.PressBack("/account", backForwardCache: false)).RunAsync();

    [BrowserFact]
    public Task Shows_the_page_of_a_controller() => Prove(Proof.Of("LOA4001").Application(ApplicationWith("", """
        [Authorize]
        public class [|AccountController|] : Controller
        {
            [HttpGet("/account")]
            public IActionResult Account() => Content("<p>Account of " + User.Identity?.Name + "</p>", "text/html");
        }
        """)));

    [BrowserFact]
    public Task Shows_the_page_of_an_application_with_a_filter_of_its_own() => Prove(Proof.Of("LOA4001").Application(ApplicationWith("", """
        [Authorize]
        public class [|AccountController|] : Controller
        {
            [HttpGet("/account")]
            public IActionResult Account() => Content("<p>Account of " + User.Identity?.Name + "</p>", "text/html");
        }

        public sealed class NoCacheAttribute : ResultFilterAttribute
        {
            public override void OnResultExecuting(ResultExecutingContext context) => context.HttpContext.Response.Headers.CacheControl = "no-store";
        }
        """)));

    [BrowserFact]
    public Task Shows_the_page_of_a_minimal_api() => Prove(Proof.Of("LOA4001")
        .Application(ApplicationWith("""app.[|MapGet|]("/account", (HttpContext context) => Results.Text("<p>Account of " + context.User.Identity?.Name + "</p>", "text/html")).RequireAuthorization();"""))
        .SoundTwin(ApplicationWith("""
            app.MapGet("/account", (HttpContext context) => Results.Text("<p>Account of " + context.User.Identity?.Name + "</p>", "text/html")).RequireAuthorization()
                .AddEndpointFilter((context, next) =>
                {
                    context.HttpContext.Response.Headers.CacheControl = "no-store";
                    return next(context);
                });
            """)));
}
