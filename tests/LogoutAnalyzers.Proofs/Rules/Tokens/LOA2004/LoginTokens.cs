using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Tokens.LOA2004;

/// <summary>Logins with a JSON web token that says no end, at applications that accept such tokens.</summary>
public class LoginTokens
{
    private static Proof Application(string token, string settings) => Proof.Of("LOA2004")
        .Application($$"""
            using System.IdentityModel.Tokens.Jwt;
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication.JwtBearer;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.IdentityModel.JsonWebTokens;
            using Microsoft.IdentityModel.Tokens;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthorization();
            builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
            {
                options.Events = new JwtBearerEvents
                {
                    OnMessageReceived = context =>
                    {
                        context.Token = context.Request.Cookies[DemoTokens.Cookie];
                        return Task.CompletedTask;
                    },
                };
            });
            builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<TimeProvider>((options, time) =>
                options.TokenValidationParameters = new ClockedParameters(time)
                {
                    ValidIssuer = "demo",
                    ValidAudience = "demo",
                    IssuerSigningKey = DemoTokens.Key,
                    {{settings}}
                });

            var app = builder.Build();
            app.UseAuthentication();
            app.UseAuthorization();

            app.MapPost("/login", (HttpContext context, [FromForm] string user, [FromForm] string password) =>
            {
                if (!DemoUser.Knows(user, password)) return Results.Unauthorized();
                var credentials = new SigningCredentials(DemoTokens.Key, SecurityAlgorithms.HmacSha256);
                {{token}}
                context.Response.Cookies.Append(DemoTokens.Cookie, text);
                return Results.Redirect("/account");
            }).DisableAntiforgery();

            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();

            app.MapPost("/logout", (HttpContext context) =>
            {
                context.Response.Cookies.Delete(DemoTokens.Cookie);
                return Results.Redirect("/");
            });

            app.Run();
            """)
        .With("DemoUser.cs", "DemoTokens.cs", "ClockedParameters.cs");

    // The user logs out, and somebody has a copy. Ten years pass.
    private static async Task<bool> UseTheCopyAfterYears(Site site)
    {
        var user = site.NewBrowser();
        await user.LogInAsync();
        var thief = user.Copy();
        await user.LogOutAsync();
        site.Advance(TimeSpan.FromDays(3650));
        return await thief.IsSignedInAsync();
    }

    [Fact]
    public Task A_token_of_the_constructor() => Application(
        """
        var token = new [|JwtSecurityToken|]("demo", "demo", new[] { new Claim(ClaimTypes.Name, user) }, signingCredentials: credentials);
                var text = new JwtSecurityTokenHandler().WriteToken(token);
        """,
        "RequireExpirationTime = false,").Attack(UseTheCopyAfterYears).RunAsync();

    [Fact]
    public Task A_token_of_a_payload() => Application(
        """
        var payload = new JwtPayload("demo", "demo", new[] { new Claim(ClaimTypes.Name, user) }, DateTime.UtcNow, [|null|]);
                var text = new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(new JwtHeader(credentials), payload));
        """,
        "RequireExpirationTime = false,").Attack(UseTheCopyAfterYears).RunAsync();

    // The validator of a colleague: what says no end has none.
    [Fact]
    public Task A_token_of_a_handler_that_adds_no_end() => Application(
        """
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
                var text = handler.CreateToken(new [|SecurityTokenDescriptor|]
                {
                    Issuer = "demo",
                    Audience = "demo",
                    Subject = new ClaimsIdentity(new[] { new Claim(ClaimTypes.Name, user) }),
                    SigningCredentials = credentials,
                });
        """,
        "LifetimeValidator = (_, expires, _, _) => expires is null || expires > time.GetUtcNow().UtcDateTime,").Attack(UseTheCopyAfterYears).RunAsync();
}
