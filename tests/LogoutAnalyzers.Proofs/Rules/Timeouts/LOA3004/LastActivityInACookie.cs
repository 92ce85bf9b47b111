using System.Globalization;
using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Timeouts.LOA3004;

/// <summary>The idle timeout is counted from a cookie: whoever has copied the session writes another time into it.</summary>
public class LastActivityInACookie
{
    [Fact]
    public Task A_copied_session_never_ends() => Proof.Of("LOA3004")
        .Application("""
            using System.Globalization;
            using Microsoft.AspNetCore.Authentication;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromHours(12));
            builder.Services.AddAuthorization();

            var app = builder.Build();
            app.UseAuthentication();
            app.UseAuthorization();
            app.Use(async (context, next) =>
            {
                if (context.User.Identity is { IsAuthenticated: true })
                {
                    var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
                    if (long.TryParse(context.Request.Cookies["seen"], CultureInfo.InvariantCulture, out var seen)
                        && [|now - DateTimeOffset.FromUnixTimeSeconds(seen) > TimeSpan.FromMinutes(15)|])
                    {
                        await context.SignOutAsync();
                        context.Response.Redirect("/login");
                        return;
                    }
                    context.Response.Cookies.Append("seen", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
                }
                await next();
            });
            app.MapPost("/login", async (HttpContext context) =>
            {
                var form = await context.Request.ReadFormAsync();
                if (!DemoUser.Knows(form["user"], form["password"])) return Results.Unauthorized();
                await context.SignInAsync(DemoUser.Principal);
                return Results.Redirect("/account");
            });
            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();
            app.MapPost("/logout", async (HttpContext context) =>
            {
                await context.SignOutAsync();
                return Results.Redirect("/");
            });
            app.Run();
            """)
        .SoundTwin("""
            using Microsoft.AspNetCore.Authentication;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(15));
            builder.Services.AddAuthorization();

            var app = builder.Build();
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapPost("/login", async (HttpContext context) =>
            {
                var form = await context.Request.ReadFormAsync();
                if (!DemoUser.Knows(form["user"], form["password"])) return Results.Unauthorized();
                await context.SignInAsync(DemoUser.Principal);
                return Results.Redirect("/account");
            });
            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();
            app.MapPost("/logout", async (HttpContext context) =>
            {
                await context.SignOutAsync();
                return Results.Redirect("/");
            });
            app.Run();
            """)
        .With("DemoUser.cs")
        .Attack(WriteALaterTime)
        .RunAsync();

    private static async Task<bool> WriteALaterTime(Site site)
    {
        var browser = site.NewBrowser();
        await browser.LogInAsync();
        var thief = browser.Copy();
        site.Advance(TimeSpan.FromHours(5));
        // The timeout does its work for those who leave the cookie alone.
        if (await thief.Copy().IsSignedInAsync()) throw new InvalidOperationException("The session has no idle timeout.");
        if (thief.Cookies.Any(static cookie => cookie.Name == "seen")) thief.Rewrite("seen", static _ => new DateTimeOffset(2076, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        return await thief.IsSignedInAsync();
    }
}
