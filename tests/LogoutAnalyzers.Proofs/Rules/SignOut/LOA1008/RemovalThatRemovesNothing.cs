using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1008;

/// <summary>The store keeps the entry at logout: the key in a copied cookie still opens it.</summary>
public class RemovalThatRemovesNothing
{
    [Fact]
    public Task A_copied_cookie_stays_signed_in() => Proof.Of("LOA1008")
        .Application("""
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.Cookies;
            using Microsoft.Extensions.Caching.Distributed;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddDistributedMemoryCache();
            builder.Services.AddSingleton<ITicketStore, TicketStore>();
            builder.Services.AddAuthentication("Cookies").AddCookie();
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

                public Task [|RemoveAsync|](string key) => Task.CompletedTask;

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
            builder.Services.AddAuthentication("Cookies").AddCookie();
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
        .With("DemoUser.cs")
        .Attack(Attacks.ReplayTheCookies)
        .RunAsync();
}
