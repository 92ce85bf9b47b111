using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.Timeouts;
using LogoutAnalyzers.Rules.Timeouts;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3006;

/// <summary>The validator, beside what the application's own events do.</summary>
public class Fixes
{
    private static Task Fixed(string before, string after, params string[] others) => Verify.Fix<TimeoutsAnalyzer, ValidateStamp>(before, after, others);

    private static Task FixedOptions(string before, string after) => Fixed(Reports.With(before), Reports.With(after));

    private static Task FixedClass(string options, string before, string after, string? optionsAfter = null) => Verify.AspNetCore.FixFiles<TimeoutsAnalyzer, ValidateStamp>(
        [Reports.With(options), before],
        [Reports.With(optionsAfter ?? options.Replace("{|LOA3006:", "").Replace("|}", "")), after]);

    [Fact]
    public Task New_events_on_several_lines() => FixedOptions(
        """
        {|LOA3006:options.Events|} = new CookieAuthenticationEvents
        {
            // the API has no pages
            OnRedirectToLogin = context =>
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            },
        };
        """,
        """
        options.Events = new CookieAuthenticationEvents
        {
            // the API has no pages
            OnRedirectToLogin = context =>
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            },
            OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync,
        };
        """);

    [Fact]
    public Task New_events_on_one_line() => FixedOptions(
        "{|LOA3006:options.Events|} = new() { OnSigningOut = context => Task.CompletedTask };",
        "options.Events = new() { OnSigningOut = context => Task.CompletedTask, OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync };");

    [Fact]
    public Task New_events_with_nothing_in_them() => FixedOptions(
        "{|LOA3006:options.Events|} = new CookieAuthenticationEvents();",
        "options.Events = new CookieAuthenticationEvents { OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync };");

    [Fact]
    public Task A_handler_that_does_nothing() => FixedOptions(
        "{|LOA3006:options.Events.OnValidatePrincipal|} = _ => Task.CompletedTask;",
        "options.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;");

    [Fact]
    public Task A_handler_that_is_async() => FixedOptions(
        """
        {|LOA3006:options.Events.OnValidatePrincipal|} = async context =>
        {
            // a working day
            if (context.Properties.IssuedUtc < DateTimeOffset.UtcNow.AddHours(-8))
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            }
        };
        """,
        """
        options.Events.OnValidatePrincipal = async context =>
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
            // a working day
            if (context.Properties.IssuedUtc < DateTimeOffset.UtcNow.AddHours(-8))
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            }
        };
        """);

    [Fact]
    public Task A_handler_that_returns_its_task() => FixedOptions(
        """
        {|LOA3006:options.Events.OnValidatePrincipal|} = context =>
        {
            var logger = context.HttpContext.RequestServices.GetRequiredService<ILogger<Program>>();
            logger.LogInformation("{Name} is here", context.Principal?.Identity?.Name);
            return Task.CompletedTask;
        };
        """,
        """
        options.Events.OnValidatePrincipal = async context =>
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
            if (context.Principal is null)
            {
                return;
            }
            var logger = context.HttpContext.RequestServices.GetRequiredService<ILogger<Program>>();
            logger.LogInformation("{Name} is here", context.Principal?.Identity?.Name);
        };
        """);

    [Fact]
    public Task A_handler_that_is_an_expression() => FixedOptions(
        "{|LOA3006:options.Events.OnValidatePrincipal|} = context => context.HttpContext.SignOutAsync();",
        """
        options.Events.OnValidatePrincipal = async context =>
            {
                await SecurityStampValidator.ValidatePrincipalAsync(context);
                await context.HttpContext.SignOutAsync();
            };
        """);

    [Fact]
    public Task A_handler_in_another_file() => FixedClass(
        "{|LOA3006:options.Events.OnValidatePrincipal|} = Visits.Count;",
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication.Cookies;

        public static class Visits
        {
            public static Task Count(CookieValidatePrincipalContext context)
            {
                context.HttpContext.Items["visit"] = true;

                return Task.CompletedTask;
            }
        }
        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        public static class Visits
        {
            public static async Task Count(CookieValidatePrincipalContext context)
            {
                await SecurityStampValidator.ValidatePrincipalAsync(context);
                context.HttpContext.Items["visit"] = true;
            }
        }
        """);

    [Fact]
    public Task An_override() => FixedClass(
        "options.EventsType = typeof(ShopEvents);",
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
        """,
        """
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        public class ShopEvents : CookieAuthenticationEvents
        {
            public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
            {
                await SecurityStampValidator.ValidatePrincipalAsync(context);
                if (context.Principal is null)
                {
                    return;
                }
                if (context.Principal?.FindFirst("tenant") is null) context.RejectPrincipal();
                await base.ValidatePrincipal(context);
            }
        }
        """);

    [Fact]
    public Task A_type_of_events_without_an_override() => FixedClass(
        "{|LOA3006:options.EventsType|} = typeof(ShopEvents);",
        """
        using Microsoft.AspNetCore.Authentication.Cookies;

        public class ShopEvents : CookieAuthenticationEvents
        {
            public override Task SigningIn(CookieSigningInContext context) => Task.CompletedTask;
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        public class ShopEvents : CookieAuthenticationEvents
        {
            public override Task SigningIn(CookieSigningInContext context) => Task.CompletedTask;

            public override Task ValidatePrincipal(CookieValidatePrincipalContext context) => SecurityStampValidator.ValidatePrincipalAsync(context);
        }
        """);

    [Fact]
    public Task Events_of_an_own_class() => FixedClass(
        "{|LOA3006:options.Events|} = new ApiEvents();",
        """
        internal class ApiEvents : Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationEvents
        {
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        internal class ApiEvents : Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationEvents
        {
            public override Task ValidatePrincipal(CookieValidatePrincipalContext context) => SecurityStampValidator.ValidatePrincipalAsync(context);
        }
        """);

    [Fact]
    public Task A_cookie_by_hand() => Fixed(
        Reports.ByHand("{|LOA3006:AddCookie|}(IdentityConstants.ApplicationScheme, options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));"),
        Reports.ByHand("""
        AddCookie(IdentityConstants.ApplicationScheme, options =>
        {
            options.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
        });
        """));

    [Fact]
    public Task A_cookie_by_hand_with_a_block() => Fixed(
        Reports.ByHand("""
        {|LOA3006:AddCookie|}("Identity.Application", o =>
        {
            o.ExpireTimeSpan = TimeSpan.FromMinutes(30); // short
        });
        """),
        Reports.ByHand("""
        AddCookie("Identity.Application", o =>
        {
            o.ExpireTimeSpan = TimeSpan.FromMinutes(30); // short
            o.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        });
        """));

    [Fact]
    public Task A_cookie_by_hand_that_is_configured_elsewhere() => Fixed(
        Reports.ByHand("{|LOA3006:AddCookie|}(IdentityConstants.ApplicationScheme);\nbuilder.Services.ConfigureApplicationCookie(o => o.ExpireTimeSpan = TimeSpan.FromMinutes(30));"),
        Reports.ByHand("AddCookie(IdentityConstants.ApplicationScheme, options => options.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync);\nbuilder.Services.ConfigureApplicationCookie(o => o.ExpireTimeSpan = TimeSpan.FromMinutes(30));"));

    [Fact]
    public Task Not_where_the_class_is_written_on_one_line() => FixedClass(
        "{|LOA3006:options.EventsType|} = typeof(QuietEvents);",
        "public class QuietEvents : Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationEvents { }",
        "public class QuietEvents : Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationEvents { }",
        optionsAfter: "{|LOA3006:options.EventsType|} = typeof(QuietEvents);");
}
