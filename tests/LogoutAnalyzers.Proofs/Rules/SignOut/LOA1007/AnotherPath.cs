using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1007;

/// <summary>The cookie is deleted under another path than it was set with, so it stays in the browser.</summary>
public class AnotherPath
{
    [Fact]
    public Task A_token_of_a_part_of_the_site() => Proof.Of("LOA1007")
        .Application("""
            using System.Security.Cryptography;

            var app = WebApplication.CreateBuilder(args).Build();
            var key = RandomNumberGenerator.GetBytes(32);

            app.MapPost("/login", (HttpContext context) =>
            {
                var signature = Convert.ToHexString(HMACSHA256.HashData(key, "demo"u8));
                context.Response.Cookies.Append("token", "demo." + signature, new CookieOptions { HttpOnly = true, Path = Paths.Account });
                return Results.Redirect(Paths.Account);
            });
            app.MapGet(Paths.Account, (HttpContext context) =>
            {
                var expected = "demo." + Convert.ToHexString(HMACSHA256.HashData(key, "demo"u8));
                return context.Request.Cookies["token"] == expected ? Results.Text("Account of demo") : Results.Redirect("/login");
            });
            app.MapPost("/logout", (HttpContext context) =>
            {
                [|context.Response.Cookies.Delete("token")|];
                return Results.Redirect("/");
            });
            app.Run();

            public static class Paths
            {
                public const string Account = "/account";
            }
            """)
        .Attack(Attacks.StayInTheBrowser)
        .RunAsync();

    [Fact]
    public Task An_authentication_cookie_with_a_path() => Proof.Of("LOA1007")
        .Application("""
            using Microsoft.AspNetCore.Authentication;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthorization();
            builder.Services.AddAuthentication("Cookies").AddCookie(options =>
            {
                options.Cookie.Name = "members";
                options.Cookie.Path = "/account";
            });

            var app = builder.Build();
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapPost("/login", async (HttpContext context) =>
            {
                await context.SignInAsync("Cookies", DemoUser.Principal);
                return Results.Redirect("/account");
            });
            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();
            app.MapPost("/logout", (HttpContext context) =>
            {
                [|context.Response.Cookies.Append("members", "", new CookieOptions { Expires = DateTimeOffset.UtcNow.AddDays(-1) })|];
                return Results.Redirect("/");
            });
            app.Run();
            """)
        .With("DemoUser.cs")
        .Attack(Attacks.StayInTheBrowser)
        .RunAsync();
}
