using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Timeouts.LOA3004;

/// <summary>The end of a token is read from its payload, and the signature is never looked at: an old token is renewed in a text editor.</summary>
public class TokenThatIsOnlyRead
{
    [Fact]
    public Task An_expired_token_is_made_valid_again() => Proof.Of("LOA3004")
        .Application("""
            using System.Security.Cryptography;
            using System.Text;
            using System.Text.Json;

            var key = RandomNumberGenerator.GetBytes(32);
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapPost("/login", async (HttpContext context, TimeProvider clock) =>
            {
                var form = await context.Request.ReadFormAsync();
                if (!DemoUser.Knows(form["user"], form["password"])) return Results.Unauthorized();
                var payload = Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(new { sub = "demo", exp = clock.GetUtcNow().AddMinutes(15).ToUnixTimeSeconds() }));
                context.Response.Cookies.Append("token", payload + "." + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(payload))));
                return Results.Redirect("/account");
            });
            app.MapGet("/account", (HttpRequest request, TimeProvider clock) =>
            {
                if (request.Cookies["token"] is not { } token) return Results.Unauthorized();
                var payload = JsonDocument.Parse(Convert.FromBase64String(token.Split('.')[0])).RootElement;
                if ([|payload.GetProperty("exp").GetInt64() < clock.GetUtcNow().ToUnixTimeSeconds()|]) return Results.Unauthorized();
                return Results.Text("Account of " + payload.GetProperty("sub").GetString());
            });
            app.MapPost("/logout", (HttpResponse response) =>
            {
                response.Cookies.Delete("token");
                return Results.Redirect("/");
            });
            app.Run();
            """)
        .SoundTwin("""
            using System.Security.Cryptography;
            using System.Text;
            using System.Text.Json;

            var key = RandomNumberGenerator.GetBytes(32);
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapPost("/login", async (HttpContext context, TimeProvider clock) =>
            {
                var form = await context.Request.ReadFormAsync();
                if (!DemoUser.Knows(form["user"], form["password"])) return Results.Unauthorized();
                var payload = Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(new { sub = "demo", exp = clock.GetUtcNow().AddMinutes(15).ToUnixTimeSeconds() }));
                context.Response.Cookies.Append("token", payload + "." + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(payload))));
                return Results.Redirect("/account");
            });
            app.MapGet("/account", (HttpRequest request, TimeProvider clock) =>
            {
                if (request.Cookies["token"] is not { } token || token.Split('.') is not [var text, var signature]) return Results.Unauthorized();
                var expected = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
                if (!CryptographicOperations.FixedTimeEquals(expected, Convert.FromBase64String(signature))) return Results.Unauthorized();
                var payload = JsonDocument.Parse(Convert.FromBase64String(text)).RootElement;
                if (payload.GetProperty("exp").GetInt64() < clock.GetUtcNow().ToUnixTimeSeconds()) return Results.Unauthorized();
                return Results.Text("Account of " + payload.GetProperty("sub").GetString());
            });
            app.MapPost("/logout", (HttpResponse response) =>
            {
                response.Cookies.Delete("token");
                return Results.Redirect("/");
            });
            app.Run();
            """)
        .With("DemoUser.cs")
        .Attack(WriteALaterExpiry)
        .RunAsync();

    private static async Task<bool> WriteALaterExpiry(Site site)
    {
        var browser = site.NewBrowser();
        await browser.LogInAsync();
        var thief = browser.Copy();
        site.Advance(TimeSpan.FromDays(30));
        if (await thief.Copy().IsSignedInAsync()) throw new InvalidOperationException("The token has no end.");
        thief.Rewrite("token", static token =>
        {
            var parts = Uri.UnescapeDataString(token).Split('.');
            var payload = JsonNode.Parse(Convert.FromBase64String(parts[0]))!;
            payload["exp"] = new DateTimeOffset(2076, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
            return Uri.EscapeDataString(Convert.ToBase64String(Encoding.UTF8.GetBytes(payload.ToJsonString())) + "." + parts[1]);
        });
        return await thief.IsSignedInAsync();
    }
}
