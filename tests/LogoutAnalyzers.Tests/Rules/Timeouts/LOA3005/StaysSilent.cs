using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3005;

/// <summary>Stamps that are validated in time, elsewhere, or not at all by intention.</summary>
public class StaysSilent
{
    // Here it is not the question how long a session may stay idle.
    private static readonly Verification s_long = Verify.AspNetCore with { EditorConfig = "logout_analyzers.max_idle_timeout = 365 d" };

    private static Task Silent(params string[] sources) => Verify.Analyzer<TimeoutsAnalyzer>(sources);

    private static Task SilentOfLongSessions(params string[] sources) => s_long.Analyzer<TimeoutsAnalyzer>(sources);

    [Fact]
    public Task Half_of_the_life() => Silent(IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(15));
        """));

    [Fact]
    public Task An_hour_and_the_default_interval() => SilentOfLongSessions(IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromHours(1));
        """));

    [Fact]
    public Task At_each_request() => Silent(IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(10));
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero);
        """));

    [Fact]
    public Task The_interval_is_set_where_the_cookie_is_not() => SilentOfLongSessions(IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromDays(10));
        builder.Services.AddSingleton<IConfigureOptions<SecurityStampValidatorOptions>>(new ConfigureOptions<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(5)));
        """));

    [Fact]
    public Task A_cookie_that_does_not_slide() => Silent(IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            options.SlidingExpiration = false;
        });
        """));

    [Fact]
    public Task A_cookie_that_ends_before_a_long_interval_does() => Silent(IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            options.SlidingExpiration = false;
        });
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromHours(2));
        """));

    [Fact]
    public Task Whether_it_slides_is_not_known() => Silent(IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            options.SlidingExpiration = args.Length > 0;
        });
        """));

    [Fact]
    public Task How_long_it_lives_is_not_known() => Silent(IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(double.Parse(args[0])));
        """));

    [Fact]
    public Task The_interval_is_not_known() => Silent(IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(int.Parse(args[0])));
        """));

    [Fact]
    public Task Options_that_somebody_else_sets() => Silent(IdentityPrograms.Identity(
        """
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
        builder.Services.Configure<SecurityStampValidatorOptions>(Host.Stamp);
        """,
        "public static class Host { public static Action<SecurityStampValidatorOptions> Stamp { get; set; } = null!; }"));

    [Fact]
    public Task Code_decides_when_it_is_renewed() => Silent(IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            options.Events.OnCheckSlidingExpiration = context =>
            {
                context.ShouldRenew = context.ShouldRenew && !context.Request.Path.StartsWithSegments("/poll");
                return Task.CompletedTask;
            };
        });
        """));

    [Fact]
    public Task Code_looks_the_user_up_at_each_request() => Silent(IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(20);
            options.Events.OnValidatePrincipal = async context =>
            {
                var users = context.HttpContext.RequestServices.GetRequiredService<UserManager<IdentityUser>>();
                var user = context.Principal is null ? null : await users.GetUserAsync(context.Principal);
                if (user is null || context.Principal!.FindFirst("stamp")?.Value != user.SecurityStamp) context.RejectPrincipal();
            };
        });
        """));

    [Fact]
    public Task A_validator_of_the_application_s_own() => Silent(
        IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(20));
        builder.Services.AddScoped<ISecurityStampValidator, EveryRequestValidator>();
        """),
        """
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        public class EveryRequestValidator : ISecurityStampValidator
        {
            private readonly SignInManager<IdentityUser> _manager;

            public EveryRequestValidator(SignInManager<IdentityUser> manager) => _manager = manager;

            public async Task ValidateAsync(CookieValidatePrincipalContext context)
            {
                if (await _manager.ValidateSecurityStampAsync(context.Principal) is null) context.RejectPrincipal();
            }
        }
        """);

    [Fact]
    public Task A_plain_cookie_has_no_stamp() => Silent("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(20));
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("Cookies", new ClaimsPrincipal()));
        app.Run();
        """);

    [Fact]
    public Task Another_cookie_beside_Identity_s() => SilentOfLongSessions(IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromHours(2));
        builder.Services.ConfigureExternalCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(5));
        builder.Services.AddAuthentication().AddCookie("Preview", options => options.ExpireTimeSpan = TimeSpan.FromMinutes(20));
        """));

    [Fact]
    public Task An_API_that_signs_nobody_in_with_the_cookie() => Silent("""
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.AddAuthentication("Bearer").AddBearerToken("Bearer");
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromDays(1));
        var app = builder.Build();
        app.MapPost("/token", async (UserManager<IdentityUser> users, string name, string password) =>
            await users.FindByNameAsync(name) is { } user && await users.CheckPasswordAsync(user, password) ? Results.Ok() : Results.Unauthorized());
        app.Run();
        """);

    [Fact]
    public Task An_interval_of_something_else() => Silent(
        IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => { options.ExpireTimeSpan = TimeSpan.FromMinutes(20); options.SlidingExpiration = false; });
        builder.Services.Configure<LicenceOptions>(options => options.ValidationInterval = TimeSpan.FromDays(7));
        """),
        "public class LicenceOptions { public TimeSpan ValidationInterval { get; set; } }");

    [Fact]
    public Task Reading_the_interval() => SilentOfLongSessions(IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromDays(1));
        builder.Services.PostConfigure<SecurityStampValidatorOptions>(options => { if (options.ValidationInterval > TimeSpan.FromDays(1)) throw new InvalidOperationException(); });
        """));

    [Fact]
    public Task The_template_s_provider() => Silent(IdentityPrograms.Provider("protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(30);"));

    [Fact]
    public Task A_provider_whose_interval_is_handed_in() => Silent("""
        using Microsoft.AspNetCore.Components.Authorization;
        using Microsoft.AspNetCore.Components.Server;

        public class Provider : RevalidatingServerAuthenticationStateProvider
        {
            public Provider(ILoggerFactory loggers, TimeSpan interval)
                : base(loggers) => RevalidationInterval = interval;

            protected override TimeSpan RevalidationInterval { get; }

            protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) => Task.FromResult(true);
        }
        """);

    [Fact]
    public Task A_provider_that_only_looks_like_it() => Silent("""
        public abstract class RevalidatingServerAuthenticationStateProvider
        {
            protected abstract TimeSpan RevalidationInterval { get; }
        }

        public class Licences : RevalidatingServerAuthenticationStateProvider
        {
            protected override TimeSpan RevalidationInterval => TimeSpan.FromDays(1);
        }
        """);

    [Fact]
    public Task The_template_of_MVC_5() => (Verify.AspNet with { EditorConfig = "logout_analyzers.max_idle_timeout = 14 d" }).Analyzer<TimeoutsAnalyzer>(
        IdentityPrograms.Owin("ExpireTimeSpan = TimeSpan.FromDays(14),", "TimeSpan.FromMinutes(30)"));

    [Fact]
    public Task A_short_interval_of_OWIN() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>(
        IdentityPrograms.Owin("ExpireTimeSpan = TimeSpan.FromMinutes(30),", "TimeSpan.FromMinutes(Minutes)", "private const int Minutes = 15;"));

    [Fact]
    public Task A_cookie_of_OWIN_that_does_not_slide() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>(
        IdentityPrograms.Owin("ExpireTimeSpan = TimeSpan.FromMinutes(30), SlidingExpiration = false,", "TimeSpan.FromMinutes(30)"));

    [Fact]
    public Task The_relaxed_profile() => (Verify.AspNetCore with { EditorConfig = "logout_analyzers.profile = relaxed\nlogout_analyzers.max_idle_timeout = 8 h" }).Analyzer<TimeoutsAnalyzer>(IdentityPrograms.Identity("""
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromHours(8));
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromHours(1));
        """));
}
