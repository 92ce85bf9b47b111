using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.BrowserCache.LOA4002;

/// <summary>A cache on the server hands what one user was shown to whoever asks next.</summary>
public class PageOfAnotherUser
{
    private static string Application(string caching, string mapping, string services = "") => $$"""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddResponseCaching();
        builder.Services.AddOutputCache();
        builder.Services.AddAuthorization();
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies", options => options.LoginPath = "/sign-in");
        var app = builder.Build();
        {{caching}}
        app.MapControllers();
        {{mapping}}
        app.MapGet("/account", (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return Results.Text("Account of " + context.User.Identity?.Name);
        }).RequireAuthorization();
        app.MapPost("/login", async (HttpContext context) =>
        {
            string user = context.Request.Form["user"]!;
            if (!DemoUser.Knows(user, context.Request.Form["password"]!)) return Results.Unauthorized();
            await context.SignInAsync("Cookies", DemoUser.Named(user));
            return Results.Redirect("/account");
        });
        app.MapPost("/logout", () => Results.SignOut(new AuthenticationProperties { RedirectUri = "/bye" }, new[] { "Cookies" }));
        app.MapGet("/bye", () => "Goodbye");
        app.MapGet("/sign-in", () => "Please log in");
        app.Run();

        {{services}}
        """;

    private const string After = "app.UseAuthentication(); app.UseAuthorization(); app.UseResponseCaching();";
    private const string Before = "app.UseResponseCaching(); app.UseAuthentication(); app.UseAuthorization();";

    private static Proof Prove(string application) => Proof.Of("LOA4002").Application(application).With("DemoUser.cs").Attack(Attacks.GetThePageOfAnotherUser("/orders"));

    private static string Controller(string attribute) => $$"""
        [Authorize]
        public class OrdersController : Controller
        {
            [HttpGet("/orders"){{attribute}}]
            public IActionResult Orders() => Content("Orders of " + User.Identity?.Name);
        }
        """;

    [Fact]
    public Task Comes_from_the_response_cache() => Prove(Application(After, "", Controller(", [|ResponseCache(Duration = 60)|]"))).RunAsync();

    [Fact]
    public Task Comes_from_the_response_cache_to_strangers() => Prove(Application(Before, "", Controller(", [|ResponseCache(Duration = 60)|]"))).Attack(GetThePageOfTheUser).RunAsync();

    [Fact]
    public Task Comes_from_a_header_written_by_hand() => Prove(Application(After, """
        app.MapGet("/orders", (HttpContext context) =>
        {
            [|context.Response.Headers.CacheControl = "public, max-age=60"|];
            return Results.Text("Orders of " + context.User.Identity?.Name);
        }).RequireAuthorization();
        """)).RunAsync();

    [Fact]
    public Task Comes_from_the_output_cache() => Prove(Application("app.UseAuthentication(); app.UseAuthorization(); app.UseOutputCache();", """
        app.MapGet("/orders", (HttpContext context) => Results.Text("Orders of " + context.User.Identity?.Name)).RequireAuthorization().[|CacheOutput|](policy => policy.AddPolicy<KeepAll>(), excludeDefaultPolicy: true);
        """, """
        public sealed class KeepAll : Microsoft.AspNetCore.OutputCaching.IOutputCachePolicy
        {
            public ValueTask CacheRequestAsync(Microsoft.AspNetCore.OutputCaching.OutputCacheContext context, CancellationToken cancellation)
            {
                context.EnableOutputCaching = true;
                context.AllowCacheLookup = true;
                context.AllowCacheStorage = true;
                context.ResponseExpirationTimeSpan = TimeSpan.FromMinutes(1);
                return ValueTask.CompletedTask;
            }

            public ValueTask ServeFromCacheAsync(Microsoft.AspNetCore.OutputCaching.OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

            public ValueTask ServeResponseAsync(Microsoft.AspNetCore.OutputCaching.OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;
        }
        """)).RunAsync();

    private static async Task<bool> GetThePageOfTheUser(Site site)
    {
        var browser = site.NewBrowser();
        await browser.LogInAsync();
        await browser.GetAsync("/orders");
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        return (await site.NewBrowser().GetAsync("/orders")).Body.Contains("demo", StringComparison.Ordinal);
    }
}
