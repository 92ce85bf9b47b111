using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Tokens.LOA2009;

/// <summary>A refresh that switches the validation of the lifetime off in the parameters that the bearer scheme validates with.</summary>
public class Refresh
{
    [Fact]
    public Task One_refresh_opens_the_door_to_every_old_token() => Proof.Of("LOA2009")
        .Application("""
            using System.IdentityModel.Tokens.Jwt;
            using Microsoft.AspNetCore.Authentication.JwtBearer;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.IdentityModel.Tokens;

            var builder = WebApplication.CreateBuilder(args);
            var parameters = new TokenValidationParameters { ValidIssuer = "demo", ValidAudience = "demo", IssuerSigningKey = DemoTokens.Key };
            builder.Services.AddSingleton(parameters);
            builder.Services.AddScoped<TokenService>();
            builder.Services.AddAuthorization();
            builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
            {
                options.TokenValidationParameters = parameters;
                options.Events = new JwtBearerEvents
                {
                    OnMessageReceived = context =>
                    {
                        context.Token = context.Request.Cookies[DemoTokens.Cookie];
                        return Task.CompletedTask;
                    },
                };
            });

            var app = builder.Build();
            app.UseAuthentication();
            app.UseAuthorization();

            app.MapPost("/login", (HttpContext context, TimeProvider time, [FromForm] string user, [FromForm] string password) =>
            {
                if (!DemoUser.Knows(user, password)) return Results.Unauthorized();
                context.Response.Cookies.Append(DemoTokens.Cookie, DemoTokens.Issue(time));
                context.Response.Cookies.Append("refresh_token", TokenService.RefreshToken);
                return Results.Redirect("/account");
            }).DisableAntiforgery();

            app.MapPost("/refresh", (HttpContext context, TokenService tokens) =>
            {
                var (token, refreshToken) = (context.Request.Cookies[DemoTokens.Cookie], context.Request.Cookies["refresh_token"]);
                if (token is null || refreshToken is null || tokens.Refresh(token, refreshToken) is not { } issued) return Results.Unauthorized();
                context.Response.Cookies.Append(DemoTokens.Cookie, issued);
                return Results.NoContent();
            });

            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();

            app.MapPost("/logout", (HttpContext context) =>
            {
                context.Response.Cookies.Delete(DemoTokens.Cookie);
                context.Response.Cookies.Delete("refresh_token");
                return Results.Redirect("/");
            });

            app.Run();

            public class TokenService
            {
                private readonly TokenValidationParameters _parameters;
                private readonly TimeProvider _time;

                public TokenService(TokenValidationParameters parameters, TimeProvider time)
                {
                    _parameters = parameters;
                    _time = time;
                }

                public static string RefreshToken { get; } = Guid.NewGuid().ToString();

                public string? Refresh(string token, string refreshToken)
                {
                    [|_parameters.ValidateLifetime = false|];
                    var principal = new JwtSecurityTokenHandler().ValidateToken(token, _parameters, out _);
                    return principal.Identity?.Name == "demo" && refreshToken == RefreshToken ? DemoTokens.Issue(_time) : null;
                }
            }
            """)
        .With("DemoUser.cs", "DemoTokens.cs")
        .Attack(UseAnOldTokenAfterARefresh)
        .RunAsync();

    private static async Task<bool> UseAnOldTokenAfterARefresh(Site site)
    {
        Assert.False(await OldTokens.UseOneOfAnHourAgo(site), "The old token works without the refresh.");
        var user = site.NewBrowser();
        await user.LogInAsync();
        Assert.Equal(204, (await user.PostAsync("/refresh")).Status);
        return await OldTokens.UseOneOfAnHourAgo(site);
    }
}
