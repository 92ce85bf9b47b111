using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Timeouts.LOA3002;

/// <summary>Whoever comes two hours after the user has left is the user, until the timeout is within the limit.</summary>
public class LongIdleCookies
{
    private static readonly TimeSpan s_lunch = TimeSpan.FromHours(2);

    [Fact]
    public Task A_cookie_of_fourteen_days() => Proof.Of("LOA3002")
        .Application("""
            using Microsoft.AspNetCore.Authentication;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie("Cookies", options => options.ExpireTimeSpan = [|TimeSpan.FromDays(14)|]);
            builder.Services.AddAuthorization();

            var app = builder.Build();
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapPost("/login", async (HttpContext context) =>
            {
                var form = await context.Request.ReadFormAsync();
                if (!DemoUser.Knows(form["user"], form["password"])) return Results.Unauthorized();
                await context.SignInAsync("Cookies", DemoUser.Principal);
                return Results.Redirect("/account");
            });
            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();
            app.MapPost("/logout", (HttpContext context) => context.SignOutAsync("Cookies"));
            app.Run();
            """)
        .With("DemoUser.cs")
        .Attack(Attacks.ComeBackAfter(s_lunch))
        .RunAsync();

    [Fact]
    public Task A_sign_in_of_a_working_day() => Proof.Of("LOA3002")
        .Application("""
            using Microsoft.AspNetCore.Authentication;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie("Cookies", options => options.ExpireTimeSpan = TimeSpan.FromMinutes(20));
            builder.Services.AddAuthorization();

            var app = builder.Build();
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapPost("/login", async (HttpContext context, TimeProvider clock) =>
            {
                var form = await context.Request.ReadFormAsync();
                if (!DemoUser.Knows(form["user"], form["password"])) return Results.Unauthorized();
                await context.SignInAsync("Cookies", DemoUser.Principal, new AuthenticationProperties { ExpiresUtc = [|clock.GetUtcNow().AddHours(8)|] });
                return Results.Redirect("/account");
            });
            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();
            app.MapPost("/logout", (HttpContext context) => context.SignOutAsync("Cookies"));
            app.Run();
            """)
        .With("DemoUser.cs")
        .Attack(Attacks.ComeBackAfter(s_lunch))
        .RunAsync();

    [Fact]
    public Task A_session_of_four_hours() => Proof.Of("LOA3002")
        .Application("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddDistributedMemoryCache();
            builder.Services.AddSession(options => options.IdleTimeout = [|TimeSpan.FromHours(4)|]);

            var app = builder.Build();
            app.UseSession();
            app.MapPost("/login", async (HttpContext context) =>
            {
                var form = await context.Request.ReadFormAsync();
                if (!DemoUser.Knows(form["user"], form["password"])) return Results.Unauthorized();
                context.Session.SetString("user", form["user"]!);
                return Results.Redirect("/account");
            });
            app.MapGet("/account", (HttpContext context) => context.Session.GetString("user") is { } user ? Results.Text("Account of " + user) : Results.Unauthorized());
            app.MapPost("/logout", (HttpContext context) => context.Session.Clear());
            app.Run();
            """)
        .With("DemoUser.cs")
        .Attack(Attacks.ComeBackAfter(s_lunch))
        .RunAsync();
}
