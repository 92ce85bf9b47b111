using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1009;

/// <summary>Logouts that the server remembers, and those about which nothing can be said.</summary>
public class StaysSilent
{
    private static readonly Verification Core = Verify.AspNetCore with { Advice = "LOA1009" };
    private static readonly Verification Data = Verify.AspNetCoreData with { Advice = "LOA1009" };

    [Fact]
    public Task A_session_store() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.SessionStore = Stores.Tickets);

        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();
        static class Stores { public static readonly ITicketStore Tickets = null!; }
        """);

    [Fact]
    public Task A_session_store_from_the_services() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        builder.Services.AddOptions<CookieAuthenticationOptions>("Cookies").Configure<ITicketStore>((options, store) => options.SessionStore = store);
        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task A_session_store_by_PostConfigure() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        builder.Services.PostConfigure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, options => options.SessionStore = Stores.Tickets);
        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();
        static class Stores { public static readonly ITicketStore Tickets = null!; }
        """);

    [Fact]
    public Task A_session_store_for_all_schemes() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        builder.Services.ConfigureAll<CookieAuthenticationOptions>(options => options.SessionStore = Stores.Tickets);
        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();
        static class Stores { public static readonly ITicketStore Tickets = null!; }
        """);

    [Fact]
    public Task A_session_store_in_some_environments() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options =>
        {
            if (builder.Environment.IsProduction()) options.SessionStore = Stores.Tickets;
        });

        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();
        static class Stores { public static readonly ITicketStore Tickets = null!; }
        """);

    [Fact]
    public Task A_class_of_options() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;
        using Microsoft.Extensions.Options;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        builder.Services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, StoreOptions>();
        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();

        class StoreOptions : IConfigureNamedOptions<CookieAuthenticationOptions>
        {
            private readonly ITicketStore _store;

            public StoreOptions(ITicketStore store) => _store = store;

            public void Configure(CookieAuthenticationOptions options) => Configure("Cookies", options);

            public void Configure(string? name, CookieAuthenticationOptions options) => options.SessionStore = _store;
        }
        """);

    [Fact]
    public Task A_class_of_options_that_comes_last() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;
        using Microsoft.Extensions.Options;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        builder.Services.AddSingleton<IPostConfigureOptions<CookieAuthenticationOptions>, StoreOptions>();
        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();

        class StoreOptions : IPostConfigureOptions<CookieAuthenticationOptions>
        {
            private readonly ITicketStore _store;

            public StoreOptions(ITicketStore store) => _store = store;

            public void PostConfigure(string? name, CookieAuthenticationOptions options)
            {
                if (name == "Cookies") options.SessionStore = _store;
            }
        }
        """);

    [Fact]
    public Task A_session_store_under_Identity() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.ConfigureApplicationCookie(options => options.SessionStore = Stores.Tickets);
        builder.Services.AddControllersWithViews();
        var app = builder.Build();
        app.MapControllers();
        app.Run();
        static class Stores { public static readonly ITicketStore Tickets = null!; }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIn;
            private readonly UserManager<IdentityUser> _users;

            public AccountController(SignInManager<IdentityUser> signIn, UserManager<IdentityUser> users) => (_signIn, _users) = (signIn, users);

            [HttpPost]
            public async Task<IActionResult> Login(string name, string password)
            {
                var result = await _signIn.PasswordSignInAsync(name, password, false, true);
                return result.Succeeded ? RedirectToAction("Index") : View();
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await _signIn.SignOutAsync();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_session_store_through_the_builders_of_Identity() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentityCore<IdentityUser>().AddSignInManager();
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(options => options.SessionStore = Stores.Tickets));
        builder.Services.AddControllersWithViews();
        var app = builder.Build();
        app.MapControllers();
        app.Run();
        static class Stores { public static readonly ITicketStore Tickets = null!; }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIn;
            private readonly UserManager<IdentityUser> _users;

            public AccountController(SignInManager<IdentityUser> signIn, UserManager<IdentityUser> users) => (_signIn, _users) = (signIn, users);

            [HttpPost]
            public async Task<IActionResult> Login(string name, string password)
            {
                var result = await _signIn.PasswordSignInAsync(name, password, false, true);
                return result.Succeeded ? RedirectToAction("Index") : View();
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await _signIn.SignOutAsync();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_validation_that_rejects() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.Events.OnValidatePrincipal = async context =>
        {
            if (!Sessions.IsOpen(context.Principal!.FindFirstValue("sid")!))
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync("Cookies");
            }
        });

        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();
        static class Sessions { public static bool IsOpen(string id) => id.Length > 0; }
        """);

    [Fact]
    public Task A_validation_that_replaces_by_nobody() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.Events.OnValidatePrincipal = context =>
        {
            if (context.Properties.IssuedUtc < Logouts.LastOf(context.Principal!)) context.ReplacePrincipal(null);
            return Task.CompletedTask;
        });

        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();
        static class Logouts { public static DateTimeOffset LastOf(ClaimsPrincipal user) => default; }
        """);

    [Fact]
    public Task A_validation_in_a_method() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.Events.OnValidatePrincipal = Validation.RunAsync);

        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();

        static class Validation
        {
            public static Task RunAsync(CookieValidatePrincipalContext context)
            {
                if (context.Principal!.FindFirst("sid") is null) Refuse(context);
                return Task.CompletedTask;
            }

            private static void Refuse(CookieValidatePrincipalContext context) => context.RejectPrincipal();
        }
        """);

    [Fact]
    public Task A_class_of_events() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;
        using Microsoft.Extensions.Caching.Memory;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.EventsType = typeof(DenylistEvents));
        builder.Services.AddScoped<DenylistEvents>();
        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();

        class DenylistEvents : CookieAuthenticationEvents
        {
            private readonly IMemoryCache _denied;

            public DenylistEvents(IMemoryCache denied) => _denied = denied;

            public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
            {
                if (_denied.TryGetValue(context.Principal!.Identity!.Name!, out _))
                {
                    context.RejectPrincipal();
                    await context.HttpContext.SignOutAsync("Cookies");
                }
                await base.ValidatePrincipal(context);
            }
        }
        """);

    [Fact]
    public Task A_validation_out_of_sight() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.Events.OnValidatePrincipal = context => context.HttpContext.RequestServices.GetRequiredService<ISessionValidator>().ValidateAsync(context));

        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();

        public interface ISessionValidator { Task ValidateAsync(CookieValidatePrincipalContext context); }
        """);

    [Fact]
    public Task Options_handed_over_by_a_host() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(HostOptions.Cookies);

        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();
        static class HostOptions { public static Action<CookieAuthenticationOptions> Cookies { get; set; } = null!; }
        """);

    [Fact]
    public Task The_stamp_is_rotated() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();

        builder.Services.AddControllersWithViews();
        var app = builder.Build();
        app.MapControllers();
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIn;
            private readonly UserManager<IdentityUser> _users;

            public AccountController(SignInManager<IdentityUser> signIn, UserManager<IdentityUser> users) => (_signIn, _users) = (signIn, users);

            [HttpPost]
            public async Task<IActionResult> Login(string name, string password)
            {
                var result = await _signIn.PasswordSignInAsync(name, password, false, true);
                return result.Succeeded ? RedirectToAction("Index") : View();
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                if (await _users.GetUserAsync(User) is { } user)
                {
                    await _users.UpdateSecurityStampAsync(user);
                }
                await _signIn.SignOutAsync();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task The_stamp_is_rotated_and_validated_in_time() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(15));
        builder.Services.AddControllersWithViews();
        var app = builder.Build();
        app.MapControllers();
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIn;
            private readonly UserManager<IdentityUser> _users;

            public AccountController(SignInManager<IdentityUser> signIn, UserManager<IdentityUser> users) => (_signIn, _users) = (signIn, users);

            [HttpPost]
            public async Task<IActionResult> Login(string name, string password)
            {
                var result = await _signIn.PasswordSignInAsync(name, password, false, true);
                return result.Succeeded ? RedirectToAction("Index") : View();
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                if (await _users.GetUserAsync(User) is { } user)
                {
                    await _users.UpdateSecurityStampAsync(user);
                }
                await _signIn.SignOutAsync();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task The_stamp_is_rotated_and_the_cookie_does_not_slide() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(20);
            options.SlidingExpiration = false;
        });
        builder.Services.AddControllersWithViews();
        var app = builder.Build();
        app.MapControllers();
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIn;
            private readonly UserManager<IdentityUser> _users;

            public AccountController(SignInManager<IdentityUser> signIn, UserManager<IdentityUser> users) => (_signIn, _users) = (signIn, users);

            [HttpPost]
            public async Task<IActionResult> Login(string name, string password)
            {
                var result = await _signIn.PasswordSignInAsync(name, password, false, true);
                return result.Succeeded ? RedirectToAction("Index") : View();
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                if (await _users.GetUserAsync(User) is { } user)
                {
                    await _users.UpdateSecurityStampAsync(user);
                }
                await _signIn.SignOutAsync();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task The_stamp_is_rotated_and_validated_among_other_things() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.ConfigureApplicationCookie(options => options.Events.OnValidatePrincipal = async context =>
        {
            Console.WriteLine(context.Principal?.Identity?.Name);
            await SecurityStampValidator.ValidatePrincipalAsync(context);
        });
        builder.Services.AddControllersWithViews();
        var app = builder.Build();
        app.MapControllers();
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIn;
            private readonly UserManager<IdentityUser> _users;

            public AccountController(SignInManager<IdentityUser> signIn, UserManager<IdentityUser> users) => (_signIn, _users) = (signIn, users);

            [HttpPost]
            public async Task<IActionResult> Login(string name, string password)
            {
                var result = await _signIn.PasswordSignInAsync(name, password, false, true);
                return result.Succeeded ? RedirectToAction("Index") : View();
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                if (await _users.GetUserAsync(User) is { } user)
                {
                    await _users.UpdateSecurityStampAsync(user);
                }
                await _signIn.SignOutAsync();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task Bearer_tokens_only() => Data.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Bearer").AddJwtBearer();
        var app = builder.Build();
        app.MapPost("/logout", (Tokens tokens, HttpContext context) => { tokens.Revoke(context.User.FindFirst("jti")!.Value); return Results.NoContent(); });
        app.Run();

        class Tokens { private readonly HashSet<string> _revoked = new(); public void Revoke(string id) => _revoked.Add(id); }
        """);

    [Fact]
    public Task A_login_in_the_session() => Core.Analyzer<SignOutAnalyzer>(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDistributedMemoryCache();
        builder.Services.AddSession();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/logout", (HttpContext context) => { context.Session.Clear(); return Results.Redirect("/"); });
        app.Run();
        """);

    [Fact]
    public Task A_registration_that_cannot_be_seen() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapPost("/logout", async (HttpContext context) => await context.SignOutAsync("Cookies"));
        app.Run();
        """);

    [Fact]
    public Task A_logout_that_ends_nothing_is_another_rule_s() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();

        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost({|LOA1001:"/logout"|}, () => Results.Redirect("/"));
        app.Run();
        """);

    [Fact]
    public Task A_session_that_middleware_checks() => Data.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();

        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.UseMiddleware<SessionCheck>();
        app.MapPost("/logout", async (HttpContext context, SessionDb db) =>
        {
            await db.Sessions.Where(session => session.Id == context.User.FindFirst("sid")!.Value).ExecuteDeleteAsync();
            await context.SignOutAsync("Cookies");
        });
        app.Run();

        class UserSession { public string Id { get; set; } = ""; }
        class SessionDb : DbContext { public DbSet<UserSession> Sessions => Set<UserSession>(); }

        class SessionCheck
        {
            private readonly RequestDelegate _next;

            public SessionCheck(RequestDelegate next) => _next = next;

            public async Task InvokeAsync(HttpContext context, SessionDb db)
            {
                var id = context.User.FindFirst("sid")?.Value;
                if (id is not null && !await db.Sessions.AnyAsync(session => session.Id == id))
                {
                    context.Response.StatusCode = 401;
                    return;
                }
                await _next(context);
            }
        }
        """);

    [Fact]
    public Task A_session_that_inline_middleware_checks() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;
        using System.Collections.Concurrent;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var sessions = new ConcurrentDictionary<string, UserSession>();
        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.Use(async (context, next) =>
        {
            if (context.User.FindFirst("sid") is { } sid && !sessions.ContainsKey(sid.Value))
            {
                context.Response.StatusCode = 401;
                return;
            }
            await next(context);
        });
        app.MapPost("/logout", async (HttpContext context) =>
        {
            sessions.TryRemove(context.User.FindFirst("sid")!.Value, out _);
            await context.SignOutAsync("Cookies");
        });
        app.Run();
        record UserSession(string User);
        """);

    [Fact]
    public Task A_service_that_may_end_the_session_out_of_sight() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();

        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/logout", async (HttpContext context, ISessions sessions) =>
        {
            await sessions.CloseAsync(context.User);
            await context.SignOutAsync("Cookies");
        });
        app.Run();
        public interface ISessions { Task CloseAsync(ClaimsPrincipal user); }
        """);

    [Fact]
    public Task A_filter_that_may_end_the_session() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();

        builder.Services.AddControllersWithViews();
        var app = builder.Build();
        app.MapControllers();
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIn;
            private readonly UserManager<IdentityUser> _users;

            public AccountController(SignInManager<IdentityUser> signIn, UserManager<IdentityUser> users) => (_signIn, _users) = (signIn, users);

            [HttpPost]
            public async Task<IActionResult> Login(string name, string password)
            {
                var result = await _signIn.PasswordSignInAsync(name, password, false, true);
                return result.Succeeded ? RedirectToAction("Index") : View();
            }

            [HttpPost, ServiceFilter(typeof(object))]
            public async Task<IActionResult> Logout()
            {
                await _signIn.SignOutAsync();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task Sessions_kept_by_IdentityServer() => (Verify.AspNetCoreWith("Duende.IdentityServer") with { Advice = "LOA1009" }).Analyzer<SignOutAnalyzer>(
        """
        using Duende.IdentityServer;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.AddIdentityServer().AddServerSideSessions();
        builder.Services.AddControllersWithViews();
        var app = builder.Build();
        app.MapControllers();
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIn;
            private readonly UserManager<IdentityUser> _users;

            public AccountController(SignInManager<IdentityUser> signIn, UserManager<IdentityUser> users) => (_signIn, _users) = (signIn, users);

            [HttpPost]
            public async Task<IActionResult> Login(string name, string password)
            {
                var result = await _signIn.PasswordSignInAsync(name, password, false, true);
                return result.Succeeded ? RedirectToAction("Index") : View();
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await _signIn.SignOutAsync();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_sign_out_of_the_provider_alone() => (Verify.AspNetCoreWith("Microsoft.AspNetCore.Authentication.OpenIdConnect") with { Advice = "LOA1009" }).Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(options =>
        {
            options.DefaultScheme = "Cookies";
            options.DefaultChallengeScheme = "oidc";
        }).AddCookie("Cookies").AddOpenIdConnect("oidc", options => { });
        var app = builder.Build();
        app.MapPost("/logout", () => Results.SignOut(null, new[] { "oidc" }));
        app.Run();
        """);

    [Fact]
    public Task A_scheme_whose_name_varies() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCookie(builder.Configuration["Scheme"]!);

        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync(builder.Configuration["Scheme"], new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/logout", async (HttpContext context) => await context.SignOutAsync(builder.Configuration["Scheme"]));
        app.Run();
        """);

    [Fact]
    public Task A_result_that_is_not_returned_is_another_rule_s() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/logout", () => { {|LOA1003:Results.SignOut()|}; return Results.Redirect("/"); });
        app.Run();
        """);

    [Fact]
    public Task A_hub_where_a_sign_out_ends_nothing() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.SignalR;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapHub<ChatHub>("/chat");
        app.Run();

        public class ChatHub : Hub
        {
            public async Task {|LOA1001:Logout|}() => await Context.GetHttpContext()!.SignOutAsync("Cookies");
        }
        """);

    [Fact]
    public Task A_denylist_that_the_event_of_the_sign_out_writes() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.Events.OnSigningOut = context =>
        {
            Ended.RevokedSessions.Add(context.HttpContext.User.FindFirst("sid")!.Value);
            return Task.CompletedTask;
        });

        var app = builder.Build();
        app.UseAuthentication();
        app.Use(async (context, next) =>
        {
            if (context.User.FindFirst("sid") is { } sid && Ended.RevokedSessions.Contains(sid.Value)) context.Response.StatusCode = 401;
            else await next(context);
        });
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();

        static class Ended { public static readonly HashSet<string> RevokedSessions = new(); }
        """);

    [Fact]
    public Task A_denylist_that_the_SignInManager_writes() => Data.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
        using Microsoft.Extensions.Options;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDbContext<IdentityDbContext>();
        builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddEntityFrameworkStores<IdentityDbContext>().AddSignInManager<ShopSignInManager>();

        var app = builder.Build();
        app.UseAuthentication();
        app.UseMiddleware<EndedSessions>();
        app.MapPost("/login", async (SignInManager<IdentityUser> manager) => await manager.PasswordSignInAsync("a", "b", false, true));
        app.MapPost("/logout", async (SignInManager<IdentityUser> manager) =>
        {
            await manager.SignOutAsync();
            return Results.Redirect("/");
        });
        app.Run();

        public class ShopSignInManager : SignInManager<IdentityUser>
        {
            public ShopSignInManager(UserManager<IdentityUser> users, IHttpContextAccessor accessor, IUserClaimsPrincipalFactory<IdentityUser> factory, IOptions<IdentityOptions> options, ILogger<SignInManager<IdentityUser>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<IdentityUser> confirmation)
                : base(users, accessor, factory, options, logger, schemes, confirmation)
            {
            }

            public override async Task SignOutAsync()
            {
                EndedSessions.Revoked.Add(Context.User.FindFirst("sid")!.Value);
                await base.SignOutAsync();
            }
        }

        public class EndedSessions
        {
            public static readonly HashSet<string> Revoked = new();

            private readonly RequestDelegate _next;

            public EndedSessions(RequestDelegate next) => _next = next;

            public Task InvokeAsync(HttpContext context)
            {
                if (context.User.FindFirst("sid") is { } sid && Revoked.Contains(sid.Value))
                {
                    context.Response.StatusCode = 401;
                    return Task.CompletedTask;
                }

                return _next(context);
            }
        }
        """);

    [Fact]
    public Task An_event_of_the_sign_out_that_cannot_be_seen() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.Events.OnSigningOut = context =>
        {
            context.HttpContext.RequestServices.GetRequiredService<IEndings>().Note(context.HttpContext.User.Identity!.Name!);
            return Task.CompletedTask;
        });

        var app = builder.Build();
        app.UseAuthentication();
        
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();

        public interface IEndings { void Note(string user); }
        """);
}
