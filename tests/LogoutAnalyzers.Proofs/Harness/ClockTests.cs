namespace LogoutAnalyzers.Proofs.Harness;

/// <summary>The time that a proof lets pass is the time of everything that ends a session.</summary>
public class ClockTests
{
    private const string Application = """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.BearerToken;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        UserDatabase.AddTo(builder.Services);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddEntityFrameworkStores<UserDatabase>();
        builder.Services.AddAuthentication().AddCookie("Plain", options => options.ExpireTimeSpan = TimeSpan.FromMinutes(20)).AddBearerToken("Bearer", options =>
        {
            options.BearerTokenExpiration = TimeSpan.FromMinutes(20);
            options.Events.OnMessageReceived = context =>
            {
                context.Token = context.Request.Query["token"];
                return Task.CompletedTask;
            };
        });
        builder.Services.AddAuthorization();
        builder.Services.AddDistributedMemoryCache();
        builder.Services.AddSession(options => options.IdleTimeout = TimeSpan.FromMinutes(20));

        var app = builder.Build();
        await UserDatabase.AddDemoUserAsync(app.Services);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseSession();

        app.MapPost("/login", async (HttpContext context, string by) =>
        {
            if (by == "session") context.Session.SetString("user", "demo");
            else await context.SignInAsync(by, DemoUser.Principal, new AuthenticationProperties { IsPersistent = true });
        });
        app.MapPost("/identity", async (SignInManager<IdentityUser> signIn) => { await signIn.PasswordSignInAsync("demo", "Passw0rd!", true, false); });
        app.MapPost("/stamp", async (UserManager<IdentityUser> users) => { await users.UpdateSecurityStampAsync((await users.FindByNameAsync("demo"))!); });
        app.MapGet("/session", (HttpContext context) => context.Session.GetString("user"));
        app.MapGet("/Plain", Name).RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = "Plain" });
        app.MapGet("/Bearer", Name).RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = "Bearer" });
        app.MapGet("/account", Name).RequireAuthorization();
        app.MapGet("/now", (TimeProvider time) => time.GetUtcNow().ToString("O"));
        app.Run();

        static string? Name(HttpContext context) => context.User.Identity?.Name;
        """;

    [Theory]
    [InlineData("/Plain", "Plain")]
    [InlineData("/session", "session")]
    public Task Cookies_and_sessions(string page, string login) => OnSiteAsync(async site =>
    {
        var browser = site.NewBrowser();
        await browser.PostAsync("/login?by=" + login);
        var thief = browser.Copy();
        site.Advance(TimeSpan.FromMinutes(19));
        Assert.Equal("demo", (await thief.GetAsync(page)).Body);
        site.Advance(TimeSpan.FromMinutes(21));
        Assert.Equal("", (await thief.GetAsync(page)).Body);
    });

    [Fact]
    public Task Bearer_tokens() => OnSiteAsync(async site =>
    {
        var answer = await site.NewBrowser().PostAsync("/login?by=Bearer");
        var page = "/Bearer?token=" + System.Text.Json.JsonDocument.Parse(answer.Body).RootElement.GetProperty("accessToken").GetString();
        Assert.Equal("demo", (await site.NewBrowser().GetAsync(page)).Body);
        site.Advance(TimeSpan.FromMinutes(21));
        Assert.Equal(401, (await site.NewBrowser().GetAsync(page)).Status);
    });

    [Fact]
    public Task The_security_stamp() => OnSiteAsync(async site =>
    {
        var browser = site.NewBrowser();
        await browser.PostAsync("/identity");
        await browser.PostAsync("/stamp");
        site.Advance(TimeSpan.FromMinutes(29));
        Assert.True(await browser.IsSignedInAsync());
        site.Advance(TimeSpan.FromMinutes(2));
        Assert.False(await browser.IsSignedInAsync());
    });

    [Fact]
    public Task Services() => OnSiteAsync(async site =>
    {
        site.Advance(TimeSpan.FromDays(400));
        var now = DateTimeOffset.Parse((await site.NewBrowser().GetAsync("/now")).Body, System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(now >= DateTimeOffset.UtcNow.AddDays(399), now.ToString());
    });

    [Fact]
    public Task Browsers_forget_cookies_and_thieves_do_not() => OnSiteAsync(async site =>
    {
        var browser = site.NewBrowser();
        await browser.PostAsync("/login?by=Plain");
        var thief = browser.Copy();
        Assert.Single(browser.Cookies);
        site.Advance(TimeSpan.FromMinutes(21));
        Assert.Empty(browser.Cookies);
        Assert.Single(thief.Cookies);
    });

    private static async Task OnSiteAsync(Func<Site, Task> test)
    {
        var program = ProofProgram.Create([new SourceFile(ProofProgram.MainFile, Application), SourceFile.Shared("UserDatabase.cs"), SourceFile.Shared("DemoUser.cs")]);
        await using var site = await Site.StartAsync((await program.CompileAsync()).Assembly);
        await test(site);
    }
}
