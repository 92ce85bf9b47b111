using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3005;

/// <summary>Stamps that are validated too rarely, or that no cookie in use ever lives to see validated.</summary>
public class Reports
{
    // Here it is not the question how long a session may stay idle.
    private static readonly Verification s_long = Verify.AspNetCore with { EditorConfig = "logout_analyzers.max_idle_timeout = 365 d" };

    private static Task Reported(params string[] sources) => Verify.Analyzer<TimeoutsAnalyzer>(sources);

    private static Task ReportedOfLongSessions(params string[] sources) => s_long.Analyzer<TimeoutsAnalyzer>(sources);

    [Fact]
    public Task Half_an_hour_and_the_default_interval() => Reported(IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.LoginPath = "/account/login";
            options.ExpireTimeSpan = {|LOA3005:TimeSpan.FromMinutes(30)|};
        });
        """));

    [Fact]
    public Task Sliding_is_said_in_words() => Reported(IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.SlidingExpiration = true;
            options.ExpireTimeSpan = {|LOA3005:new TimeSpan(0, 20, 0)|};
        });
        """));

    [Fact]
    public Task Not_quite_an_hour() => ReportedOfLongSessions(IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = {|LOA3005:TimeSpan.FromMinutes(59)|});
        """));

    [Fact]
    public Task An_interval_of_more_than_half_of_the_life() => Reported(IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(20));
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = {|LOA3005:TimeSpan.FromMinutes(15)|});
        """));

    [Fact]
    public Task A_short_cookie_of_the_default_identity() => Reported(IdentityPrograms.Identity(
        """
        builder.Services.ConfigureApplicationCookie(o => o.ExpireTimeSpan = {|LOA3005:TimeSpan.FromMinutes(15)|});
        """,
        registration: "builder.Services.AddIdentityCore<IdentityUser>().AddSignInManager(); builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();"));

    [Fact]
    public Task The_builder_of_Identity_s_cookies() => Reported(IdentityPrograms.Identity(
        "",
        registration: """
        builder.Services.AddIdentityCore<IdentityUser>().AddSignInManager();
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(options => options.ExpireTimeSpan = {|LOA3005:TimeSpan.FromMinutes(30)|}));
        """));

    [Fact]
    public Task Named_options() => Reported(IdentityPrograms.Identity("""
        builder.Services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, options =>
        {
            options.Cookie.Name = "shop";
            options.ExpireTimeSpan = {|LOA3005:TimeSpan.FromMinutes(25)|};
        });
        """));

    [Fact]
    public Task The_endpoints_of_Identity() => Reported("""
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        builder.Services.AddIdentityApiEndpoints<IdentityUser>();
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = {|LOA3005:TimeSpan.FromMinutes(30)|});
        var app = builder.Build();
        app.MapIdentityApi<IdentityUser>();
        app.MapPost("/logout", (SignInManager<IdentityUser> manager) => manager.SignOutAsync()).RequireAuthorization();
        app.Run();
        """);

    [Fact]
    public Task A_start_up_class() => Reported(
        """
        using Microsoft.AspNetCore.Identity;

        namespace Shop;

        public class Startup
        {
            private static readonly TimeSpan SessionLength = TimeSpan.FromMinutes(30);

            public void ConfigureServices(IServiceCollection services)
            {
                services.AddIdentity<IdentityUser, IdentityRole>(options => options.User.RequireUniqueEmail = true);
                services.ConfigureApplicationCookie(options =>
                {
                    options.ExpireTimeSpan = {|LOA3005:SessionLength|};
                    options.SlidingExpiration = true;
                });
                services.AddControllersWithViews();
            }

            public void Configure(IApplicationBuilder app) => app.UseAuthentication();
        }
        """,
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _manager;

            public AccountController(SignInManager<IdentityUser> manager) => _manager = manager;

            [HttpPost]
            public async Task<IActionResult> Login(string name, string password, bool remember)
            {
                var result = await _manager.PasswordSignInAsync(name, password, remember, lockoutOnFailure: true);
                return result.Succeeded ? RedirectToAction("Index", "Home") : View();
            }
        }
        """);

    [Fact]
    public Task Options_that_a_class_sets() => Reported(
        IdentityPrograms.Identity("builder.Services.ConfigureOptions<CookieSetup>();"),
        """
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.Extensions.Options;

        public class CookieSetup : IConfigureNamedOptions<CookieAuthenticationOptions>
        {
            public void Configure(string? name, CookieAuthenticationOptions options)
            {
                if (name == IdentityConstants.ApplicationScheme) options.ExpireTimeSpan = {|LOA3005:TimeSpan.FromMinutes(30)|};
            }

            public void Configure(CookieAuthenticationOptions options) => Configure(Options.DefaultName, options);
        }
        """);

    [Fact]
    public Task An_interval_in_another_file() => Reported(
        IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
        builder.Services.AddSecurity();
        """),
        """
        using Microsoft.AspNetCore.Identity;

        public static class Security
        {
            public static void AddSecurity(this IServiceCollection services) =>
                services.AddOptions<SecurityStampValidatorOptions>().Configure(options => options.ValidationInterval = {|LOA3005:TimeSpan.FromMinutes(20)|});
        }
        """);

    [Fact]
    public Task A_ticket_store_does_not_know_of_a_changed_password() => Reported(
        IdentityPrograms.Identity("""
        builder.Services.AddSingleton<ITicketStore, Tickets>();
        builder.Services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<ITicketStore>((options, store) =>
        {
            options.SessionStore = store;
            options.ExpireTimeSpan = {|LOA3005:TimeSpan.FromMinutes(30)|};
        });
        """),
        """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;

        public class Tickets : ITicketStore
        {
            private readonly ConcurrentDictionary<string, AuthenticationTicket> _tickets = new();

            public Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = Guid.NewGuid().ToString();
                _tickets[key] = ticket;
                return Task.FromResult(key);
            }

            public Task RenewAsync(string key, AuthenticationTicket ticket)
            {
                if (_tickets.ContainsKey(key)) _tickets[key] = ticket;
                return Task.CompletedTask;
            }

            public Task<AuthenticationTicket?> RetrieveAsync(string key) => Task.FromResult(_tickets.GetValueOrDefault(key));

            public Task RemoveAsync(string key)
            {
                _tickets.TryRemove(key, out _);
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_cookie_made_by_hand_that_validates_the_stamp() => Reported(IdentityPrograms.Identity(
        "",
        registration: """
        builder.Services.AddIdentityCore<IdentityUser>().AddSignInManager();
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, options =>
        {
            options.ExpireTimeSpan = {|LOA3005:TimeSpan.FromMinutes(30)|};
            options.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        });
        """));

    [Fact]
    public Task Twice_a_day() => ReportedOfLongSessions(IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromDays(30));
        builder.Services.Configure<SecurityStampValidatorOptions>(options =>
        {
            // fewer queries
            options.ValidationInterval = {|LOA3005:TimeSpan.FromHours(12)|};
        });
        """));

    [Fact]
    public Task Never() => ReportedOfLongSessions(IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromDays(30);
            options.SlidingExpiration = false;
        });
        builder.Services.PostConfigure<SecurityStampValidatorOptions>(options => options.ValidationInterval = {|LOA3005:TimeSpan.MaxValue|});
        """));

    [Fact]
    public Task A_library_for_applications_that_are_elsewhere() => Reported("""
        using Microsoft.AspNetCore.Identity;

        namespace Shop.Accounts;

        public static class AccountServices
        {
            public static IServiceCollection AddShopAccounts(this IServiceCollection services)
            {
                services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = {|LOA3005:TimeSpan.FromHours(1)|});
                return services;
            }
        }
        """);

    [Fact]
    public Task Options_of_the_validator_that_a_class_sets() => ReportedOfLongSessions(
        IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromDays(7));
        builder.Services.AddSingleton<IConfigureOptions<SecurityStampValidatorOptions>, StampSetup>();
        """),
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.Extensions.Options;

        internal class StampSetup : IConfigureOptions<SecurityStampValidatorOptions>
        {
            public void Configure(SecurityStampValidatorOptions options) => options.ValidationInterval = {|LOA3005:TimeSpan.FromDays(1)|};
        }
        """);

    [Fact]
    public Task The_limit_is_an_option() => (Verify.AspNetCore with { EditorConfig = "logout_analyzers.max_idle_timeout = 12 h\nlogout_analyzers.max_revalidation_interval = 5 min" }).Analyzer<TimeoutsAnalyzer>(IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromHours(12));
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = {|LOA3005:TimeSpan.FromMinutes(10)|});
        """));

    [Fact]
    public Task A_circuit_that_is_looked_at_every_two_hours() => Reported(IdentityPrograms.Provider("protected override TimeSpan RevalidationInterval => {|LOA3005:TimeSpan.FromHours(2)|};"));

    [Fact]
    public Task An_interval_with_an_initializer() => Reported(IdentityPrograms.Provider("protected override TimeSpan RevalidationInterval { get; } = {|LOA3005:new TimeSpan(8, 0, 0)|};"));

    [Fact]
    public Task An_interval_with_a_getter() => Reported(IdentityPrograms.Provider("""
        protected override TimeSpan RevalidationInterval
        {
            get { return {|LOA3005:TimeSpan.FromDays(1)|}; }
        }
        """));

    [Fact]
    public Task The_template_s_provider_in_the_strict_profile() => (Verify.AspNetCore with { EditorConfig = "logout_analyzers.profile = strict" }).Analyzer<TimeoutsAnalyzer>(
        IdentityPrograms.Provider("protected override TimeSpan RevalidationInterval => {|LOA3005:TimeSpan.FromMinutes(30)|};"));

    [Fact]
    public Task An_interval_of_OWIN() => (Verify.AspNet with { EditorConfig = "logout_analyzers.max_idle_timeout = 14 d" }).Analyzer<TimeoutsAnalyzer>(
        IdentityPrograms.Owin("ExpireTimeSpan = TimeSpan.FromDays(14),", "{|LOA3005:TimeSpan.FromHours(2)|}"));

    [Fact]
    public Task A_short_cookie_of_OWIN() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>(
        IdentityPrograms.Owin("ExpireTimeSpan = TimeSpan.FromMinutes(30), SlidingExpiration = true,", "{|LOA3005:TimeSpan.FromMinutes(30)|}"));
}
