using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1009;

/// <summary>A request is answered while the user logs out, and its answer renews the cookie. The store that the fix writes does not bring the session back.</summary>
public class RequestInFlight
{
    [Fact]
    public Task A_request_in_flight_does_not_bring_the_session_back() => Proof.Of("LOA1009")
        .Application("""
            using Microsoft.AspNetCore.Authentication;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie(options =>
                // In the second half of its life a cookie is renewed by any request; here by those to the slow page.
                options.Events.OnCheckSlidingExpiration = context =>
                {
                    context.ShouldRenew = context.HttpContext.Request.Path == SlowPage.Path;
                    return Task.CompletedTask;
                });
            builder.Services.AddAuthorization();

            var app = builder.Build();
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapPost("/login", async (HttpContext context) =>
            {
                var form = await context.Request.ReadFormAsync();
                if (!DemoUser.Knows(form["user"], form["password"])) return Results.Unauthorized();
                await context.SignInAsync("Cookies", DemoUser.Principal);
                return Results.Redirect("/account");
            });
            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();
            app.MapPost([|"/logout"|], async (HttpContext context) =>
            {
                await context.SignOutAsync("Cookies");
                return Results.Redirect("/");
            });
            SlowPage.Map(app);
            app.Run();
            """)
        .With("DemoUser.cs", "SlowPage.cs")
        .Attack(Attacks.ReplayTheCookies)
        .Attack(Attacks.SignInAgainByARequestInFlight)
        .RunAsync();
}
