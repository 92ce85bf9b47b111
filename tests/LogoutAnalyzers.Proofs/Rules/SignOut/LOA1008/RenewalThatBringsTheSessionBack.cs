using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1008;

/// <summary>A request is under way while the user logs out, and renews the session that was just removed.</summary>
public class RenewalThatBringsTheSessionBack
{
    [Fact]
    public Task A_request_in_flight_brings_the_session_back() => Proof.Of("LOA1008")
        .Application("""
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.Cookies;
            using Microsoft.Extensions.Caching.Distributed;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddDistributedMemoryCache();
            builder.Services.AddSingleton<ITicketStore, TicketStore>();
            builder.Services.AddAuthentication("Cookies").AddCookie(options =>
                // In the second half of its life a cookie is renewed by any request; here by those to the slow page.
                options.Events.OnCheckSlidingExpiration = context =>
                {
                    context.ShouldRenew = context.HttpContext.Request.Path == SlowPage.Path;
                    return Task.CompletedTask;
                });
            builder.Services.AddOptions<CookieAuthenticationOptions>("Cookies").Configure<ITicketStore>((options, store) => options.SessionStore = store);
            builder.Services.AddAuthorization();

            var app = builder.Build();
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapPost("/login", async (HttpContext context) =>
            {
                var form = await context.Request.ReadFormAsync();
                if (!DemoUser.Knows(form["user"], form["password"])) return Results.Unauthorized();
                await context.SignInAsync(DemoUser.Principal);
                return Results.Redirect("/account");
            });
            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();
            app.MapPost("/logout", async (HttpContext context) =>
            {
                await context.SignOutAsync("Cookies");
                return Results.Redirect("/");
            });
            SlowPage.Map(app);
            app.Run();

            public sealed class TicketStore : ITicketStore
            {
                private readonly IDistributedCache _cache;

                public TicketStore(IDistributedCache cache) => _cache = cache;

                public async Task<string> StoreAsync(AuthenticationTicket ticket)
                {
                    var key = Guid.NewGuid().ToString("N");
                    await SetAsync(key, ticket);
                    return key;
                }

                public async Task<AuthenticationTicket?> RetrieveAsync(string key) =>
                    await _cache.GetAsync(key) is { } bytes ? TicketSerializer.Default.Deserialize(bytes) : null;

                public Task [|RenewAsync|](string key, AuthenticationTicket ticket) => SetAsync(key, ticket);

                public Task RemoveAsync(string key) => _cache.RemoveAsync(key);

                private Task SetAsync(string key, AuthenticationTicket ticket) =>
                    _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket), new DistributedCacheEntryOptions { AbsoluteExpiration = ticket.Properties.ExpiresUtc });
            }
            """)
        .SoundTwin("""
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.Cookies;
            using Microsoft.Extensions.Caching.Distributed;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddDistributedMemoryCache();
            builder.Services.AddSingleton<ITicketStore, TicketStore>();
            builder.Services.AddAuthentication("Cookies").AddCookie(options =>
                // In the second half of its life a cookie is renewed by any request; here by those to the slow page.
                options.Events.OnCheckSlidingExpiration = context =>
                {
                    context.ShouldRenew = context.HttpContext.Request.Path == SlowPage.Path;
                    return Task.CompletedTask;
                });
            builder.Services.AddOptions<CookieAuthenticationOptions>("Cookies").Configure<ITicketStore>((options, store) => options.SessionStore = store);
            builder.Services.AddAuthorization();

            var app = builder.Build();
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapPost("/login", async (HttpContext context) =>
            {
                var form = await context.Request.ReadFormAsync();
                if (!DemoUser.Knows(form["user"], form["password"])) return Results.Unauthorized();
                await context.SignInAsync(DemoUser.Principal);
                return Results.Redirect("/account");
            });
            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();
            app.MapPost("/logout", async (HttpContext context) =>
            {
                await context.SignOutAsync("Cookies");
                return Results.Redirect("/");
            });
            SlowPage.Map(app);
            app.Run();

            public sealed class TicketStore : ITicketStore
            {
                private readonly IDistributedCache _cache;

                public TicketStore(IDistributedCache cache) => _cache = cache;

                public async Task<string> StoreAsync(AuthenticationTicket ticket)
                {
                    var key = Guid.NewGuid().ToString("N");
                    await SetAsync(key, ticket);
                    return key;
                }

                public async Task<AuthenticationTicket?> RetrieveAsync(string key) =>
                    await _cache.GetAsync(key) is { } bytes ? TicketSerializer.Default.Deserialize(bytes) : null;

                public async Task RenewAsync(string key, AuthenticationTicket ticket)
                {
                    if (await _cache.GetAsync(key) is not null) await SetAsync(key, ticket);
                }

                public Task RemoveAsync(string key) => _cache.RemoveAsync(key);

                private Task SetAsync(string key, AuthenticationTicket ticket) =>
                    _cache.SetAsync(key, TicketSerializer.Default.Serialize(ticket), new DistributedCacheEntryOptions { AbsoluteExpiration = ticket.Properties.ExpiresUtc });
            }
            """)
        .With("DemoUser.cs", "SlowPage.cs")
        .Attack(Attacks.ReplayAfterARequestInFlight)
        .RunAsync();
}
