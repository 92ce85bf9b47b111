using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1013;

/// <summary>A hub connection whose token has expired.</summary>
public class AfterTheExpiry
{
    [Fact]
    public Task The_hub_answers_although_the_token_has_expired() => Proof.Of("LOA1013")
        .Application("""
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.BearerToken;
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.AspNetCore.SignalR;
            using Microsoft.Extensions.Options;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthorization();
            builder.Services.AddAuthentication("BearerToken").AddBearerToken("BearerToken", options => options.Events.OnMessageReceived = context =>
            {
                context.Token = context.Request.Cookies["token"];
                return Task.CompletedTask;
            });
            builder.Services.AddSignalR();

            var app = builder.Build();
            app.UseAuthentication();
            app.UseAuthorization();

            app.MapPost("/login", (HttpContext context, IOptionsMonitor<BearerTokenOptions> options, [FromForm] string user, [FromForm] string password, [FromForm] int? seconds) =>
            {
                if (!DemoUser.Knows(user, password)) return Results.Unauthorized();
                var properties = new AuthenticationProperties { ExpiresUtc = DateTimeOffset.UtcNow.AddSeconds(seconds ?? 3600) };
                context.Response.Cookies.Append("token", options.Get("BearerToken").BearerTokenProtector.Protect(new AuthenticationTicket(DemoUser.Principal, properties, "BearerToken")));
                return Results.Redirect("/account");
            }).DisableAntiforgery();

            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();

            app.MapPost("/logout", (HttpContext context) =>
            {
                context.Response.Cookies.Delete("token");
                return Results.Redirect("/");
            });

            [|app.MapHub<OrderHub>("/orders")|];
            app.MapHub<ClockHub>("/clock", options => options.CloseOnAuthenticationExpiration = true);
            app.Run();

            [Authorize]
            public class OrderHub : Hub
            {
                public string WhoAmI() => Context.User!.Identity!.Name!;
            }

            [Authorize]
            public class ClockHub : Hub
            {
            }
            """)
        .With("DemoUser.cs")
        .Attack(AskAfterTheExpiry)
        .RunAsync();

    // The server looks at all connections once a second, and closes those that have expired. Two connections that came later, one after the
    // other, and were closed show that it has looked at the first one since then.
    private static async Task<bool> AskAfterTheExpiry(Site site)
    {
        using var connection = await OpenForSecondsAsync(site, "/orders");
        for (var i = 0; i < 2; i++)
        {
            using var clock = await OpenForSecondsAsync(site, "/clock");
            await clock.WaitForEndAsync();
        }
        return await connection.AskAsync("WhoAmI") == "demo";
    }

    // A slow machine needs longer than the token lasts: then with one that lasts longer.
    private static async Task<HubConnection> OpenForSecondsAsync(Site site, string path)
    {
        for (var seconds = 2; ; seconds *= 2)
        {
            var browser = site.NewBrowser();
            var answer = await browser.PostFormAsync("/login", ("user", "demo"), ("password", "Passw0rd!"), ("seconds", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            Assert.True(answer.IsSuccess, answer.ToString());
            try
            {
                return await HubConnection.OpenAsync(site, browser, path);
            }
            catch (System.Net.WebSockets.WebSocketException) when (seconds < 60)
            {
            }
        }
    }
}
