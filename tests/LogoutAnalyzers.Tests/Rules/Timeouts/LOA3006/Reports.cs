using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3006;

/// <summary>Cookies of Identity that lost the validation of the security stamp.</summary>
public class Reports
{
    /// <summary>An application with accounts, its cookie configured as given.</summary>
    internal static string With(string options, string types = "") => IdentityPrograms.Identity(
        $$"""
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            {{options}}
        });
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(15));
        """,
        types);

    /// <summary>An application that puts Identity together by itself.</summary>
    internal static string ByHand(string cookie, string types = "") => IdentityPrograms.Identity(
        "builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(15));",
        types,
        registration: $$"""
        builder.Services.AddIdentityCore<IdentityUser>().AddSignInManager();
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).{{cookie}}
        """);

    private static Task Reported(params string[] sources) => Verify.Analyzer<TimeoutsAnalyzer>(sources);

    [Fact]
    public Task New_events_for_the_sake_of_a_status_code() => Reported(With("""
        {|LOA3006:options.Events|} = new CookieAuthenticationEvents
        {
            OnRedirectToLogin = context =>
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            },
        };
        """));

    [Fact]
    public Task New_events_with_nothing_in_them() => Reported(With("{|LOA3006:options.Events|} = new CookieAuthenticationEvents();"));

    [Fact]
    public Task New_events_without_their_type() => Reported(With("{|LOA3006:options.Events|} = new() { OnSigningOut = context => Task.CompletedTask };"));

    [Fact]
    public Task A_handler_that_only_logs() => Reported(With("""
        {|LOA3006:options.Events.OnValidatePrincipal|} = context =>
        {
            var logger = context.HttpContext.RequestServices.GetRequiredService<ILogger<Program>>();
            logger.LogInformation("{Name} is here", context.Principal?.Identity?.Name);
            return Task.CompletedTask;
        };
        """));

    [Fact]
    public Task A_handler_that_looks_at_the_clock_only() => Reported(With("""
        {|LOA3006:options.Events.OnValidatePrincipal|} = async context =>
        {
            if (context.Properties.IssuedUtc is { } issued && DateTimeOffset.UtcNow - issued > TimeSpan.FromHours(8))
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            }
        };
        """));

    [Fact]
    public Task A_handler_that_looks_at_the_tenant_only() => Reported(
        With("""
        {|LOA3006:options.Events.OnValidatePrincipal|} = context =>
        {
            var tenants = context.HttpContext.RequestServices.GetRequiredService<ITenantContext>();
            if (context.Principal?.FindFirst("tenant")?.Value != tenants.Current) context.RejectPrincipal();
            return Task.CompletedTask;
        };
        """),
        "public interface ITenantContext { string? Current { get; } }");

    [Fact]
    public Task A_handler_that_signs_out_and_refuses_nobody() => Reported(With("""
        {|LOA3006:options.Events.OnValidatePrincipal|} = async context =>
        {
            var users = context.HttpContext.RequestServices.GetRequiredService<UserManager<IdentityUser>>();
            if (await users.GetUserAsync(context.Principal!) is null) await context.HttpContext.SignOutAsync();
        };
        """));

    [Fact]
    public Task A_handler_that_brings_the_claims_up_to_date() => Reported(With("""
        {|LOA3006:options.Events.OnValidatePrincipal|} = async context =>
        {
            var manager = context.HttpContext.RequestServices.GetRequiredService<SignInManager<IdentityUser>>();
            var user = await manager.UserManager.GetUserAsync(context.Principal!);
            if (user is null) return;
            context.ReplacePrincipal(await manager.CreateUserPrincipalAsync(user));
            context.ShouldRenew = true;
        };
        """));

    [Fact]
    public Task A_handler_inside_new_events() => Reported(With("""
        options.Events = new CookieAuthenticationEvents
        {
            OnRedirectToLogin = context => Task.CompletedTask,
            {|LOA3006:OnValidatePrincipal|} = context => Task.CompletedTask,
        };
        """));

    [Fact]
    public Task A_handler_that_is_a_method() => Reported(
        With("{|LOA3006:options.Events.OnValidatePrincipal|} = Visits.Count;"),
        """
        using Microsoft.AspNetCore.Authentication.Cookies;

        public static class Visits
        {
            public static Task Count(CookieValidatePrincipalContext context)
            {
                context.HttpContext.Items["visit"] = true;
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_type_of_events_that_validates_nothing() => Reported(
        With("{|LOA3006:options.EventsType|} = typeof(ShopEvents);"),
        """
        using Microsoft.AspNetCore.Authentication.Cookies;

        public class ShopEvents : CookieAuthenticationEvents
        {
            public override Task SigningIn(CookieSigningInContext context)
            {
                context.Properties.Items["at"] = DateTimeOffset.UtcNow.ToString("O");
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_type_of_events_that_validates_something_else() => Reported(
        With("options.EventsType = typeof(ShopEvents);"),
        """
        using Microsoft.AspNetCore.Authentication.Cookies;

        public class ShopEvents : CookieAuthenticationEvents
        {
            public override async Task {|LOA3006:ValidatePrincipal|}(CookieValidatePrincipalContext context)
            {
                if (context.Principal?.FindFirst("tenant") is null) context.RejectPrincipal();
                await base.ValidatePrincipal(context);
            }
        }
        """);

    [Fact]
    public Task Events_of_an_own_class() => Reported(
        With("{|LOA3006:options.Events|} = new ApiEvents();"),
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;

        public class ApiEvents : CookieAuthenticationEvents
        {
            public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
            {
                context.Response.StatusCode = 401;
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task Named_options() => Reported(IdentityPrograms.Identity("""
        builder.Services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            {|LOA3006:options.Events|} = new CookieAuthenticationEvents { OnRedirectToAccessDenied = context => Task.CompletedTask };
        });
        """));

    [Fact]
    public Task Before_Identity_but_by_type() => Reported(
        IdentityPrograms.Identity(
            "",
            registration: """
            builder.Services.ConfigureApplicationCookie(options =>
            {
                options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
                {|LOA3006:options.EventsType|} = typeof(QuietEvents);
            });
            builder.Services.AddIdentity<IdentityUser, IdentityRole>();
            """),
        "public class QuietEvents : Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationEvents { }");

    [Fact]
    public Task A_method_for_the_options() => Reported(
        IdentityPrograms.Identity("builder.Services.ConfigureApplicationCookie(ShopCookie.Configure);"),
        """
        using Microsoft.AspNetCore.Authentication.Cookies;

        internal static class ShopCookie
        {
            public static void Configure(CookieAuthenticationOptions options)
            {
                options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
                {|LOA3006:options.Events|} = new CookieAuthenticationEvents { OnRedirectToLogin = context => Task.CompletedTask };
            }
        }
        """);

    [Fact]
    public Task The_endpoints_of_Identity() => Reported("""
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        builder.Services.AddIdentityApiEndpoints<IdentityUser>();
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            {|LOA3006:options.Events|} = new CookieAuthenticationEvents
            {
                OnRedirectToLogin = context => { context.Response.StatusCode = 401; return Task.CompletedTask; }
            };
        });
        var app = builder.Build();
        app.MapIdentityApi<IdentityUser>();
        app.MapPost("/logout", (SignInManager<IdentityUser> manager) => manager.SignOutAsync()).RequireAuthorization();
        app.Run();
        """);

    [Fact]
    public Task The_default_identity_in_a_start_up_class() => Reported(
        """
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Identity;

        namespace Shop
        {
            public class Startup
            {
                public void ConfigureServices(IServiceCollection services)
                {
                    services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie.Configure(options =>
                    {
                        options.ExpireTimeSpan = TimeSpan.FromMinutes(20);
                        {|LOA3006:options.Events|} = new CookieAuthenticationEvents()
                        {
                            OnRedirectToLogin = ctx =>
                            {
                                if (ctx.Request.Path.StartsWithSegments("/api") && ctx.Response.StatusCode == StatusCodes.Status200OK) ctx.Response.StatusCode = 401;
                                else ctx.Response.Redirect(ctx.RedirectUri);
                                return Task.FromResult(0);
                            }
                        };
                    }));
                    services.AddIdentityCore<IdentityUser>().AddSignInManager();
                }
            }
        }
        """);

    [Fact]
    public Task A_cookie_by_hand() => Reported(ByHand("{|LOA3006:AddCookie|}(IdentityConstants.ApplicationScheme, options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));"));

    [Fact]
    public Task A_cookie_by_hand_with_an_event() => Reported(ByHand("""
        {|LOA3006:AddCookie|}("Identity.Application", o =>
        {
            o.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            o.Events.OnRedirectToLogin = context => Task.CompletedTask;
        });
        """));

    [Fact]
    public Task A_cookie_by_hand_with_events() => Reported(ByHand("""
        AddCookie(IdentityConstants.ApplicationScheme, o =>
        {
            o.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            {|LOA3006:o.Events|} = new CookieAuthenticationEvents { OnRedirectToLogin = context => Task.CompletedTask };
        });
        """));
}
