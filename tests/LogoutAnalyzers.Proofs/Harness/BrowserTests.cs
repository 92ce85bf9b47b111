namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>The attacks on what browsers and servers keep, against applications that only differ in what they say about caches.</summary>
[Collection(BrowserCollection.Name)]
public class BrowserTests
{
    private static string ApplicationWith(string page) => $$"""
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies", options => options.LoginPath = "/sign-in");
        builder.Services.AddResponseCaching();
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseResponseCaching();
        app.MapPost("/login", async (HttpContext context) =>
        {
            await context.SignInAsync("Cookies", DemoUser.Named(context.Request.Form["user"]));
            return Results.Redirect("/account");
        });
        app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();
        app.MapGet("/page", (HttpContext context) =>
        {
            {{page}}
            return Results.Text("<p>Orders of " + context.User.Identity?.Name + "</p>", "text/html");
        }).RequireAuthorization();
        app.MapPost("/logout", () => Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, new[] { "Cookies" }));
        app.MapGet("/", () => "Goodbye");
        app.MapGet("/sign-in", () => "Please log in");
        app.Run();
        """;

    [BrowserTheory]
    [InlineData("")]
    [InlineData("""context.Response.Headers.CacheControl = "no-cache";""")]
    public Task Back_shows_a_page(string page) => AttackAsync(true, page, Attacks.PressBack("/page"));

    [BrowserTheory]
    [InlineData("")]
    [InlineData("""context.Response.Headers.CacheControl = "no-cache";""")]
    public Task Back_shows_a_page_from_the_HTTP_cache(string page) => AttackAsync(true, page, Attacks.PressBack("/page", backForwardCache: false));

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Back_does_not_show_what_must_not_be_stored(bool backForwardCache) =>
        AttackAsync(false, """context.Response.Headers.CacheControl = "no-store";""", Attacks.PressBack("/page", backForwardCache));

    [Fact]
    public Task A_page_from_the_response_cache() => AttackAsync(true, """context.Response.Headers.CacheControl = "public, max-age=60";""", Attacks.GetThePageOfAnotherUser("/page"));

    [Fact]
    public Task A_page_that_is_in_no_cache() => AttackAsync(false, "", Attacks.GetThePageOfAnotherUser("/page"));

    private static async Task AttackAsync(bool works, string page, Attack attack)
    {
        var (assembly, _) = await ProofProgram.Create([new SourceFile(ProofProgram.MainFile, ApplicationWith(page)), SourceFile.Shared("DemoUser.cs")]).CompileAsync();
        await using var site = await Site.StartAsync(assembly);
        Assert.Equal(works, await attack(site));
    }
}
