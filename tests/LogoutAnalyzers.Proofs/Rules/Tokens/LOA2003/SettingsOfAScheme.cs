using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.Tokens.LOA2003;

/// <summary>A bearer scheme that does not look at the end of its tokens.</summary>
public class SettingsOfAScheme
{
    private static Proof Application(string settings, string expires = "true") => Proof.Of("LOA2003")
        .Application($$"""
            using Microsoft.AspNetCore.Authentication.JwtBearer;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.IdentityModel.Tokens;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthorization();
            builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
            {
                options.TokenValidationParameters = new TokenValidationParameters
                {
                    ValidIssuer = "demo",
                    ValidAudience = "demo",
                    IssuerSigningKey = DemoTokens.Key,
                    {{settings}}
                };
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

            app.MapPost("/login", (HttpContext context, TimeProvider time, [FromForm] string user, [FromForm] string password, [FromForm] string? device) =>
            {
                if (!DemoUser.Knows(user, password)) return Results.Unauthorized();
                context.Response.Cookies.Append(DemoTokens.Cookie, DemoTokens.Issue(time, {{expires}}));
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
        .With("DemoUser.cs", "DemoTokens.cs");

    [Fact]
    public Task The_lifetime_is_not_validated() => Application("ValidateLifetime = [|false|],").Attack(OldTokens.UseOneOfAnHourAgo).RunAsync();

    // Devices in the shop were given tokens without an end.
    [Fact]
    public Task An_expiry_is_not_required() => Application("RequireExpirationTime = [|false|],", """device != "kiosk" """).Attack(OldTokens.UseOneOfAYearAgo).RunAsync();

    [Fact]
    public Task The_validator_accepts_every_token() => Application("LifetimeValidator = [|(notBefore, expires, token, parameters) => true|],").Attack(OldTokens.UseOneOfAnHourAgo).RunAsync();
}
