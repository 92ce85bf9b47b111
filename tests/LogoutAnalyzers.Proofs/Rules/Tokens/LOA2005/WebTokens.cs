using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Tokens.LOA2005;

/// <summary>JSON web tokens that were copied, and are good for as long as they say themselves.</summary>
public class WebTokens
{
    private static Proof Application(string issue, string parameters) => Proof.Of("LOA2005")
        .Application($$"""
            using System.IdentityModel.Tokens.Jwt;
            using System.Security.Claims;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.IdentityModel.Tokens;

            var app = WebApplication.CreateBuilder(args).Build();
            app.UseMiddleware<TokenMiddleware>();

            app.MapPost("/login", (HttpContext context, TimeProvider time, [FromForm] string user, [FromForm] string password) =>
            {
                if (!DemoUser.Knows(user, password)) return Results.Unauthorized();
                {{issue}}
                return Results.Redirect("/account");
            }).DisableAntiforgery();

            app.MapGet("/account", (HttpContext context) => context.User.Identity!.IsAuthenticated ? Results.Ok("Account of " + context.User.Identity.Name) : Results.Unauthorized());

            app.MapPost("/logout", (HttpContext context) =>
            {
                context.Response.Cookies.Delete(DemoTokens.Cookie);
                return Results.Redirect("/");
            });

            app.Run();

            public class TokenMiddleware
            {
                private readonly RequestDelegate _next;
                private readonly TokenValidationParameters _parameters = new() { ValidIssuer = "demo", ValidAudience = "demo", IssuerSigningKey = DemoTokens.Key, {{parameters}} };

                public TokenMiddleware(RequestDelegate next) => _next = next;

                public async Task InvokeAsync(HttpContext context)
                {
                    if (context.Request.Cookies[DemoTokens.Cookie] is { } token)
                    {
                        try
                        {
                            context.User = new JwtSecurityTokenHandler().ValidateToken(token, _parameters, out _);
                        }
                        catch (SecurityTokenException)
                        {
                            context.User = new ClaimsPrincipal(new ClaimsIdentity());
                        }
                    }

                    await _next(context);
                }
            }
            """)
        .With("DemoUser.cs", "DemoTokens.cs");

    [Fact]
    public Task A_token_of_a_week_opens_the_account_the_next_day() => Application(
        """
        var token = new JwtSecurityToken(
                    "demo",
                    "demo",
                    new[] { new Claim(ClaimTypes.Name, user) },
                    expires: [|time.GetUtcNow().UtcDateTime.AddDays(7)|],
                    signingCredentials: new SigningCredentials(DemoTokens.Key, SecurityAlgorithms.HmacSha256));
                context.Response.Cookies.Append(DemoTokens.Cookie, new JwtSecurityTokenHandler().WriteToken(token));
        """,
        "ClockSkew = TimeSpan.Zero").Attack(OldTokens.UseOneOfADayAgo).RunAsync();

    [Fact]
    public Task A_token_of_a_quarter_of_an_hour_opens_the_account_an_hour_later() => Application(
        "context.Response.Cookies.Append(DemoTokens.Cookie, DemoTokens.Issue(time));",
        "ClockSkew = [|TimeSpan.FromHours(2)|]").Attack(OldTokens.UseOneOfAnHourAgo).RunAsync();
}
