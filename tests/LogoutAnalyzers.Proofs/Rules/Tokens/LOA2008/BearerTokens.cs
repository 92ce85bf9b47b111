using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Tokens.LOA2008;

/// <summary>The framework's own bearer tokens, here in a cookie so that a browser sends them by itself, and a sign-out.</summary>
public class BearerTokens
{
    private const string Flawed = """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.BearerToken;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Options;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        builder.Services.AddAuthentication("BearerToken").AddBearerToken("BearerToken", options => options.Events.OnMessageReceived = context =>
        {
            context.Token = context.Request.Cookies["token"];
            return Task.CompletedTask;
        });

        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();

        app.MapPost("/login", (HttpContext context, IOptionsMonitor<BearerTokenOptions> options, [FromForm] string user, [FromForm] string password) =>
        {
            if (!DemoUser.Knows(user, password)) return Results.Unauthorized();
            var properties = new AuthenticationProperties { ExpiresUtc = DateTimeOffset.UtcNow.AddHours(1) };
            context.Response.Cookies.Append("token", options.Get("BearerToken").BearerTokenProtector.Protect(new AuthenticationTicket(DemoUser.Principal, properties, "BearerToken")));
            return Results.Redirect("/account");
        }).DisableAntiforgery();

        app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();

        app.MapPost([|"/logout"|], async (HttpContext context) =>
        {
            await context.SignOutAsync();
            return Results.Redirect("/");
        });

        app.Run();
        """;

    private const string Sound = """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.BearerToken;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Options;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        builder.Services.AddSingleton<RevokedTokens>();
        builder.Services.AddAuthentication("BearerToken").AddBearerToken("BearerToken", options => options.Events.OnMessageReceived = context =>
        {
            var token = context.Request.Cookies["token"];
            if (token is not null && context.HttpContext.RequestServices.GetRequiredService<RevokedTokens>().Contains(token)) context.Fail("The token was revoked.");
            else context.Token = token;
            return Task.CompletedTask;
        });

        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();

        app.MapPost("/login", (HttpContext context, IOptionsMonitor<BearerTokenOptions> options, [FromForm] string user, [FromForm] string password) =>
        {
            if (!DemoUser.Knows(user, password)) return Results.Unauthorized();
            var properties = new AuthenticationProperties { ExpiresUtc = DateTimeOffset.UtcNow.AddHours(1) };
            context.Response.Cookies.Append("token", options.Get("BearerToken").BearerTokenProtector.Protect(new AuthenticationTicket(DemoUser.Principal, properties, "BearerToken")));
            return Results.Redirect("/account");
        }).DisableAntiforgery();

        app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();

        app.MapPost("/logout", (HttpContext context, RevokedTokens tokens) =>
        {
            if (context.Request.Cookies["token"] is { } token) tokens.Revoke(token);
            context.Response.Cookies.Delete("token");
            return Results.Redirect("/");
        });

        app.Run();

        public class RevokedTokens
        {
            private readonly ConcurrentDictionary<string, byte> _revoked = new();

            public void Revoke(string token) => _revoked.TryAdd(token, 0);

            public bool Contains(string token) => _revoked.ContainsKey(token);
        }
        """;

    [Fact]
    public Task A_token_survives_the_sign_out() => Proof.Of("LOA2008")
        .Application(Flawed)
        .SoundTwin(Sound)
        .With("DemoUser.cs")
        .Attack(Attacks.StayInTheBrowser)
        .Attack(Attacks.ReplayTheCookies)
        .RunAsync();
}
