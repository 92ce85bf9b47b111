using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Tokens.LOA2002;

/// <summary>A JSON web token of two hours, in a cookie so that a browser sends it by itself, and a logout that deletes the cookie.</summary>
public class LongLivedToken
{
    private static string Application(string pattern, string events, string logout, string types = "") => """
        using System.Collections.Concurrent;
        using System.IdentityModel.Tokens.Jwt;
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.IdentityModel.Tokens;

        var key = new SymmetricSecurityKey(new byte[32]);
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.TokenValidationParameters = new TokenValidationParameters { ValidIssuer = "demo", ValidAudience = "demo", IssuerSigningKey = key };
            options.Events = new JwtBearerEvents
            {
                OnMessageReceived = context =>
                {
                    context.Token = context.Request.Cookies["access_token"];
                    return Task.CompletedTask;
                },

        """ + events + """

            };
        });

        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();

        app.MapPost("/login", (HttpContext context, [FromForm] string user, [FromForm] string password) =>
        {
            if (!DemoUser.Knows(user, password)) return Results.Unauthorized();
            var claims = new[] { new Claim(JwtRegisteredClaimNames.Jti, Guid.NewGuid().ToString()), new Claim(ClaimTypes.Name, user) };
            var token = new JwtSecurityToken("demo", "demo", claims, expires: DateTime.UtcNow.AddHours(2), signingCredentials: new SigningCredentials(key, SecurityAlgorithms.HmacSha256));
            context.Response.Cookies.Append("access_token", new JwtSecurityTokenHandler().WriteToken(token), new CookieOptions { HttpOnly = true });
            return Results.Redirect("/account");
        }).DisableAntiforgery();

        app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();

        app.MapPost(
        """.TrimEnd() + pattern + ", (HttpContext context) =>\n{\n" + logout + """

            context.Response.Cookies.Delete("access_token");
            return Results.Redirect("/");
        }).RequireAuthorization();

        app.Run();

        """ + types;

    private const string DenyList = """
        public static class DenyList
        {
            private static readonly ConcurrentDictionary<string, byte> s_ids = new();

            public static void Add(string id) => s_ids.TryAdd(id, 0);

            public static bool Contains(string id) => s_ids.ContainsKey(id);
        }
        """;

    private const string Asks = """
                OnTokenValidated = context =>
                {
                    if (DenyList.Contains(context.SecurityToken.Id)) context.Fail("The token was ended by a logout.");
                    return Task.CompletedTask;
                },
        """;

    private const string Writes = """
            DenyList.Add(context.User.FindFirstValue(JwtRegisteredClaimNames.Jti)!);
        """;

    [Fact]
    public Task The_cookie_is_deleted_and_the_token_lives_on() => Proof.Of("LOA2002")
        .Application(Application("[|\"/logout\"|]", "", ""))
        .SoundTwin(Application("\"/logout\"", Asks, Writes, DenyList))
        .With("DemoUser.cs")
        .Attack(Attacks.ReplayTheCookies)
        .RunAsync();

    [Fact]
    public Task A_denylist_that_nobody_reads() => Proof.Of("LOA2002")
        .Application(Application("[|\"/logout\"|]", "", Writes, DenyList))
        .SoundTwin(Application("\"/logout\"", Asks, Writes, DenyList))
        .With("DemoUser.cs")
        .Attack(Attacks.ReplayTheCookies)
        .RunAsync();
}
