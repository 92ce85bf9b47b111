using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Tokens.LOA2003;

/// <summary>Authentication of an application's own, which validates the token and does not listen to the answer.</summary>
public class OwnHandler
{
    private static Proof Application(string middleware) => Proof.Of("LOA2003")
        .Application($$"""
            using System.IdentityModel.Tokens.Jwt;
            using System.Security.Claims;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.IdentityModel.JsonWebTokens;
            using Microsoft.IdentityModel.Tokens;

            var app = WebApplication.CreateBuilder(args).Build();
            app.UseMiddleware<TokenMiddleware>();

            app.MapPost("/login", (HttpContext context, TimeProvider time, [FromForm] string user, [FromForm] string password) =>
            {
                if (!DemoUser.Knows(user, password)) return Results.Unauthorized();
                context.Response.Cookies.Append(DemoTokens.Cookie, DemoTokens.Issue(time));
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
                private readonly TokenValidationParameters _parameters = new() { ValidIssuer = "demo", ValidAudience = "demo", IssuerSigningKey = DemoTokens.Key };

                public TokenMiddleware(RequestDelegate next) => _next = next;

                public async Task InvokeAsync(HttpContext context)
                {
                    if (context.Request.Cookies[DemoTokens.Cookie] is { } token && await IsValidAsync(token))
                    {
                        context.User = new ClaimsPrincipal(new ClaimsIdentity(new JwtSecurityToken(token).Claims, "Token"));
                    }

                    await _next(context);
                }

                private async Task<bool> IsValidAsync(string token)
                {
                    {{middleware}}
                }
            }
            """)
        .With("DemoUser.cs", "DemoTokens.cs")
        .Attack(OldTokens.UseOneOfAnHourAgo);

    [Fact]
    public Task The_result_is_never_read() => Application("""
        await [|new JsonWebTokenHandler().ValidateTokenAsync(token, _parameters)|];
                    return true;
        """).RunAsync();

    [Fact]
    public Task The_exception_is_swallowed() => Application("""
        await Task.Yield();
                    try
                    {
                        new JwtSecurityTokenHandler().ValidateToken(token, _parameters, out _);
                        return true;
                    }
                    catch ([|SecurityTokenExpiredException|])
                    {
                        return true;
                    }
        """).RunAsync();
}
