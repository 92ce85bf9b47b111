using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1013;

/// <summary>A hub connection in another tab, or a thief's, after the user has logged out.</summary>
public class AfterTheLogout
{
    private const string Start = """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.SignalR;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
        builder.Services.AddSignalR();
        """;

    private const string Middle = """

        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();

        app.MapPost("/login", async (HttpContext context, [FromForm] string user, [FromForm] string password) =>
        {
            if (!DemoUser.Knows(user, password)) return Results.Unauthorized();
            await context.SignInAsync("Cookies", DemoUser.Principal);
            return Results.Redirect("/account");
        }).DisableAntiforgery();

        app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();
        """;

    [Fact]
    public Task The_hub_still_answers_as_the_user() => Proof.Of("LOA1013")
        .Application(Start + Middle + """

            app.MapPost("/logout", async (HttpContext context) =>
            {
                await context.SignOutAsync("Cookies");
                return Results.Redirect("/");
            });

            [|app.MapHub<OrderHub>("/orders", options => options.CloseOnAuthenticationExpiration = true)|];
            app.Run();

            [Authorize]
            public class OrderHub : Hub
            {
                public string WhoAmI() => Context.User!.Identity!.Name!;
            }
            """)
        .SoundTwin(Start + """

            builder.Services.AddSingleton<OpenConnections>();
            """ + Middle + """

            app.MapPost("/logout", async (HttpContext context, OpenConnections connections) =>
            {
                connections.Close(context.User.Identity?.Name);
                await context.SignOutAsync("Cookies");
                return Results.Redirect("/");
            });

            app.MapHub<OrderHub>("/orders", options => options.CloseOnAuthenticationExpiration = true);
            app.Run();

            [Authorize]
            public class OrderHub : Hub
            {
                private readonly OpenConnections _connections;

                public OrderHub(OpenConnections connections) => _connections = connections;

                public override Task OnConnectedAsync()
                {
                    _connections.Add(Context);
                    return base.OnConnectedAsync();
                }

                public override Task OnDisconnectedAsync(Exception? exception)
                {
                    _connections.Remove(Context);
                    return base.OnDisconnectedAsync(exception);
                }

                public string WhoAmI() => Context.User!.Identity!.Name!;
            }

            public class OpenConnections
            {
                private readonly System.Collections.Concurrent.ConcurrentDictionary<string, HubCallerContext> _open = new();

                public void Add(HubCallerContext connection) => _open[connection.ConnectionId] = connection;

                public void Remove(HubCallerContext connection) => _open.TryRemove(connection.ConnectionId, out _);

                public void Close(string? user)
                {
                    foreach (var connection in _open.Values.Where(candidate => candidate.User?.Identity?.Name == user)) connection.Abort();
                }
            }
            """)
        .With("DemoUser.cs")
        .Attack(AskAfterTheLogout)
        .RunAsync();

    private static async Task<bool> AskAfterTheLogout(Site site)
    {
        var browser = site.NewBrowser();
        await browser.LogInAsync();
        using var connection = await HubConnection.OpenAsync(site, browser, "/orders");
        Assert.Equal("demo", await connection.AskAsync("WhoAmI"));
        await browser.LogOutAsync();
        Assert.False(await browser.IsSignedInAsync());
        return await connection.AskAsync("WhoAmI") == "demo";
    }
}
