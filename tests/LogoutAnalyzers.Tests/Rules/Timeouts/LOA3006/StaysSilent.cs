using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3006;

/// <summary>Events that leave the validation of the stamp alone, or do it themselves; and cookies that have no stamp.</summary>
public class StaysSilent
{
    private static Task Silent(params string[] sources) => Verify.Analyzer<TimeoutsAnalyzer>(sources);

    [Fact]
    public Task Single_events() => Silent(Reports.With("""
        options.Events.OnRedirectToLogin = context =>
        {
            context.Response.StatusCode = 401;
            return Task.CompletedTask;
        };
        options.Events.OnSigningIn = context => Task.CompletedTask;
        """));

    [Fact]
    public Task New_events_with_the_validator() => Silent(Reports.With("""
        options.Events = new CookieAuthenticationEvents
        {
            OnRedirectToLogin = context => Task.CompletedTask,
            OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync,
        };
        """));

    [Fact]
    public Task The_validator_is_set_afterwards() => Silent(Reports.With("""
        options.Events = new CookieAuthenticationEvents();
        options.Events.OnValidatePrincipal = context => SecurityStampValidator.ValidatePrincipalAsync(context);
        """));

    [Fact]
    public Task A_handler_that_calls_the_validator() => Silent(Reports.With("""
        options.Events.OnValidatePrincipal = async context =>
        {
            context.HttpContext.Items["seen"] = true;
            await SecurityStampValidator.ValidatePrincipalAsync(context);
        };
        """));

    [Fact]
    public Task A_handler_that_asks_for_the_validator() => Silent(Reports.With("""
        options.Events.OnValidatePrincipal = context => context.HttpContext.RequestServices.GetRequiredService<ISecurityStampValidator>().ValidateAsync(context);
        """));

    [Fact]
    public Task A_handler_that_calls_through_a_helper() => Silent(
        Reports.With("options.Events.OnValidatePrincipal = Checks.RunAsync;"),
        """
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        internal static class Checks
        {
            public static async Task RunAsync(CookieValidatePrincipalContext context) => await StampAsync(context);

            private static Task StampAsync(CookieValidatePrincipalContext context) => SecurityStampValidator.ValidateAsync<ISecurityStampValidator>(context);
        }
        """);

    [Fact]
    public Task A_handler_that_keeps_the_one_before() => Silent(Reports.With("""
        var stamp = options.Events.OnValidatePrincipal;
        options.Events.OnValidatePrincipal = async context =>
        {
            await stamp(context);
            context.HttpContext.Items["seen"] = true;
        };
        """));

    [Fact]
    public Task A_handler_that_compares_the_stamp_itself() => Silent(Reports.With("""
        options.Events.OnValidatePrincipal = async context =>
        {
            var manager = context.HttpContext.RequestServices.GetRequiredService<SignInManager<IdentityUser>>();
            if (await manager.ValidateSecurityStampAsync(context.Principal) is null) context.RejectPrincipal();
        };
        """));

    [Fact]
    public Task A_handler_that_looks_for_the_session() => Silent(
        Reports.With("""
        options.Events.OnValidatePrincipal = async context =>
        {
            var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
            if (!sessions.Knows(context.Principal?.FindFirst("sid")?.Value))
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync();
            }
        };
        """),
        "public class Sessions { private readonly HashSet<string> _open = new(); public bool Knows(string? id) => id is not null && _open.Contains(id); }");

    [Fact]
    public Task A_list_of_sessions_that_were_ended() => Silent(
        Reports.With("""
        options.Events.OnValidatePrincipal = context =>
        {
            if (Revoked.Ids.Contains(context.Principal?.FindFirst("sid")?.Value ?? "")) context.RejectPrincipal();
            return Task.CompletedTask;
        };
        """),
        "public static class Revoked { public static HashSet<string> Ids { get; } = new(); }");

    [Fact]
    public Task A_type_of_events_that_calls_the_validator() => Silent(
        Reports.With("options.EventsType = typeof(ShopEvents);"),
        """
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        public class ShopEvents : CookieAuthenticationEvents
        {
            public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
            {
                await base.ValidatePrincipal(context);
                await SecurityStampValidator.ValidatePrincipalAsync(context);
            }
        }
        """);

    [Fact]
    public Task A_type_of_events_that_sets_the_validator() => Silent(
        Reports.With("options.Events = new ShopEvents();"),
        """
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        public class ShopEvents : CookieAuthenticationEvents
        {
            public ShopEvents() => OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        }
        """);

    [Fact]
    public Task A_base_of_the_events_that_calls_the_validator() => Silent(
        Reports.With("options.EventsType = typeof(ShopEvents);"),
        """
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        public class StampEvents : CookieAuthenticationEvents
        {
            public override Task ValidatePrincipal(CookieValidatePrincipalContext context) => SecurityStampValidator.ValidatePrincipalAsync(context);
        }

        public class ShopEvents : StampEvents
        {
            public override Task RedirectToLogin(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task Events_for_developers_only() => Silent(Reports.With("if (builder.Environment.IsDevelopment()) options.Events.OnValidatePrincipal = context => Task.CompletedTask;"));

    [Fact]
    public Task Events_that_are_switched_off() => Silent(Reports.With("""
        const bool LogsVisits = false;
        if (LogsVisits)
        {
            options.Events = new CookieAuthenticationEvents();
        }
        """));

    [Fact]
    public Task Events_from_elsewhere() => Silent(
        Reports.With("options.Events = Host.Events;"),
        "public static class Host { public static Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationEvents Events { get; set; } = null!; }");

    [Fact]
    public Task Options_from_elsewhere() => Silent(IdentityPrograms.Identity(
        "builder.Services.ConfigureApplicationCookie(Host.Cookie);",
        "public static class Host { public static Action<CookieAuthenticationOptions> Cookie { get; set; } = null!; }"));

    [Fact]
    public Task Before_Identity_sets_its_own() => Silent(IdentityPrograms.Identity(
        "builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(15));",
        registration: """
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            options.Events = new CookieAuthenticationEvents { OnRedirectToLogin = context => Task.CompletedTask };
        });
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        """));

    [Fact]
    public Task Options_without_a_name_are_those_of_no_scheme() => Silent(Reports.With("").Replace("var app =", """
        builder.Services.Configure<CookieAuthenticationOptions>(options => options.Events = new CookieAuthenticationEvents());
        var app =
        """));

    [Fact]
    public Task Another_cookie_beside_Identity_s() => Silent(
        Reports.With("").Replace("var app =", """
        builder.Services.AddAuthentication().AddCookie("Preview", options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            options.EventsType = typeof(PreviewEvents);
        });
        var app =
        """),
        """
        using Microsoft.AspNetCore.Authentication.Cookies;

        public class PreviewEvents : CookieAuthenticationEvents
        {
            public override Task ValidatePrincipal(CookieValidatePrincipalContext context) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task The_external_cookie() => Silent(Reports.With("").Replace("var app =", """
        builder.Services.ConfigureExternalCookie(options => options.Events = new CookieAuthenticationEvents());
        var app =
        """));

    [Fact]
    public Task A_plain_cookie_has_no_stamp() => Silent("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            options.Events = new CookieAuthenticationEvents { OnRedirectToLogin = context => Task.CompletedTask };
        });
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("Cookies", new ClaimsPrincipal()));
        app.Run();
        """);

    [Fact]
    public Task A_shared_cookie_of_another_application() => Silent("""
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Identity.Application").AddCookie("Identity.Application", options =>
        {
            options.Cookie.Name = ".AspNet.SharedCookie";
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
        });
        var app = builder.Build();
        app.MapGet("/", (HttpContext context) => context.User.Identity?.Name).RequireAuthorization();
        app.MapPost("/logout", (HttpContext context) => context.SignOutAsync("Identity.Application"));
        app.Run();
        """);

    [Fact]
    public Task An_API_that_signs_nobody_in_with_the_cookie() => Silent("""
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.AddAuthentication("Bearer").AddBearerToken("Bearer");
        builder.Services.ConfigureApplicationCookie(options => options.Events = new CookieAuthenticationEvents
        {
            OnRedirectToLogin = context => { context.Response.StatusCode = 401; return Task.CompletedTask; },
        });
        var app = builder.Build();
        app.MapPost("/token", async (UserManager<IdentityUser> users, string name, string password) =>
            await users.FindByNameAsync(name) is { } user && await users.CheckPasswordAsync(user, password) ? Results.Ok() : Results.Unauthorized());
        app.Run();
        """);

    [Fact]
    public Task A_cookie_by_hand_with_the_validator() => Silent(Reports.ByHand("""
        AddCookie(IdentityConstants.ApplicationScheme, options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            options.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        });
        """));

    [Fact]
    public Task A_cookie_by_hand_whose_events_are_set_elsewhere() => Silent(
        Reports.ByHand("AddCookie(IdentityConstants.ApplicationScheme, options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));").Replace("var app =", "builder.Services.AddShopEvents();\nvar app ="),
        """
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        internal static class ShopEvents
        {
            public static void AddShopEvents(this IServiceCollection services) =>
                services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).PostConfigure(options => options.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync);
        }
        """);

    [Fact]
    public Task Classes_that_only_look_like_it() => Silent(
        Reports.With("").Replace("var app =", "new ShopOptions().Events = new ShopEvents();\nvar app ="),
        "public class ShopEvents { public Func<Task>? OnValidatePrincipal { get; set; } } public class ShopOptions { public ShopEvents? Events { get; set; } }");
}
