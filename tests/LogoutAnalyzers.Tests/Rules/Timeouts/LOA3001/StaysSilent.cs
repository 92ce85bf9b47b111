using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3001;

/// <summary>Cookies with a timeout, wherever it is set, and cookies that nobody is signed in with.</summary>
public class StaysSilent
{
    private static Task Analyze(params string[] sources) => Verify.Analyzer<TimeoutsAnalyzer>(sources);

    // Cookie authentication with these options, a login, and whatever else is configured.
    private static Task AnalyzeCookie(string options, string more = "", string properties = "", string types = "") => Analyze($$"""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Options;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie({{options}});
        {{more}}
        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context, bool remember) =>
        {
            await context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password")){{properties}});
        });
        app.Run();
        {{types}}
        """);

    [Fact]
    public Task Set_where_the_cookie_is_added() => AnalyzeCookie("options => options.ExpireTimeSpan = TimeSpan.FromMinutes(20)");

    [Fact]
    public Task Set_among_others() => AnalyzeCookie("options => { options.LoginPath = \"/login\"; options.ExpireTimeSpan = TimeSpan.FromMinutes(30); options.SlidingExpiration = true; }");

    [Fact]
    public Task Set_under_a_condition() => AnalyzeCookie("options => { if (builder.Environment.IsProduction()) options.ExpireTimeSpan = TimeSpan.FromMinutes(30); }");

    [Fact]
    public Task Set_for_the_named_options() => AnalyzeCookie("", "builder.Services.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));");

    [Fact]
    public Task Set_after_all_others() => AnalyzeCookie("", "builder.Services.PostConfigureAll<CookieAuthenticationOptions>(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));");

    [Fact]
    public Task Set_with_a_service() => AnalyzeCookie(
        "",
        "builder.Services.AddOptions<CookieAuthenticationOptions>(\"Cookies\").Configure<Settings>((options, settings) => options.ExpireTimeSpan = settings.Timeout);",
        types: "public class Settings { public TimeSpan Timeout { get; set; } }");

    [Fact]
    public Task Set_by_a_class_of_options() => AnalyzeCookie(
        "",
        "builder.Services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, ShopCookie>();",
        types: """
            public class ShopCookie : IConfigureNamedOptions<CookieAuthenticationOptions>
            {
                public void Configure(CookieAuthenticationOptions options) => Configure(Options.DefaultName, options);

                public void Configure(string name, CookieAuthenticationOptions options) => options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            }
            """);

    [Fact]
    public Task Set_by_a_method() => AnalyzeCookie("Timeouts.Set", types: "public static class Timeouts { public static void Set(CookieAuthenticationOptions options) { options.ExpireTimeSpan = TimeSpan.FromMinutes(30); } }");

    [Fact]
    public Task Bound_to_the_configuration() => AnalyzeCookie("options => builder.Configuration.Bind(\"Cookie\", options)");

    [Fact]
    public Task Bound_to_a_section() => AnalyzeCookie("options => { options.LoginPath = \"/login\"; builder.Configuration.GetSection(\"Cookie\").Bind(options); }");

    [Fact]
    public Task Configured_from_a_section() => AnalyzeCookie("", "builder.Services.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, builder.Configuration.GetSection(\"Cookie\"));");

    [Fact]
    public Task Bound_by_the_options_builder() => AnalyzeCookie("", "builder.Services.AddOptions<CookieAuthenticationOptions>(\"Cookies\").BindConfiguration(\"Cookie\").ValidateOnStart();");

    [Fact]
    public Task An_unknown_delegate() => AnalyzeCookie("Host.Cookie", types: "public static class Host { public static Action<CookieAuthenticationOptions> Cookie { get; set; } }");

    [Fact]
    public Task Options_of_a_host() => Analyze(
        """
        using Microsoft.AspNetCore.Authentication.Cookies;

        public static class ShopAuthentication
        {
            public static IServiceCollection AddShop(this IServiceCollection services, Action<CookieAuthenticationOptions> configure)
            {
                services.AddAuthentication("Shop").AddCookie("Shop", options =>
                {
                    options.LoginPath = "/shop/login";
                    configure(options);
                });
                return services;
            }
        }
        """,
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class LoginController : Controller
        {
            [HttpPost]
            public Task Login() => HttpContext.SignInAsync("Shop", new ClaimsPrincipal(new ClaimsIdentity("password")));
        }
        """);

    [Fact]
    public Task Every_sign_in_says_when_it_ends() => AnalyzeCookie("", properties: ", new AuthenticationProperties { IsPersistent = remember, ExpiresUtc = DateTimeOffset.UtcNow.AddMinutes(20) }");

    [Fact]
    public Task A_local_says_when_it_ends() => Analyze("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context, bool remember) =>
        {
            var properties = new AuthenticationProperties { IsPersistent = remember };
            properties.ExpiresUtc = DateTimeOffset.UtcNow.AddMinutes(remember ? 30 : 10);
            await context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password")), properties);
        });
        app.Run();
        """);

    [Fact]
    public Task Properties_from_elsewhere() => AnalyzeCookie("", properties: ", Sessions.Properties(remember)", types: "public static class Sessions { public static AuthenticationProperties Properties(bool remember) => new() { ExpiresUtc = DateTimeOffset.UtcNow.AddMinutes(20) }; }");

    [Fact]
    public Task Dated_while_signing_in() => AnalyzeCookie("options => options.Events.OnSigningIn = context => { context.Properties.ExpiresUtc = DateTimeOffset.UtcNow.AddMinutes(20); return Task.CompletedTask; }");

    [Fact]
    public Task Dated_by_the_answer_of_a_provider() => Verify.AspNetCoreWith("Microsoft.AspNetCore.Authentication.OpenIdConnect").Analyzer<TimeoutsAnalyzer>("""
        #nullable enable
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie().AddOpenIdConnect(options =>
        {
            options.Authority = "https://login.example";
            options.Events.OnTicketReceived = context =>
            {
                context.Properties!.ExpiresUtc = DateTimeOffset.UtcNow.AddMinutes(20);
                return Task.CompletedTask;
            };
        });
        builder.Build().Run();
        """);

    [Fact]
    public Task A_validation_with_a_timeout_of_its_own() => AnalyzeCookie("""
        options => options.Events.OnValidatePrincipal = context =>
        {
            if (DateTimeOffset.UtcNow - context.Properties.IssuedUtc > TimeSpan.FromMinutes(20)) context.RejectPrincipal();
            return Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_store_that_forgets_what_is_not_used() => AnalyzeCookie(
        "options => options.SessionStore = new Tickets()",
        types: """
            public class Tickets : ITicketStore
            {
                private readonly Microsoft.Extensions.Caching.Memory.MemoryCache _cache = new(new Microsoft.Extensions.Caching.Memory.MemoryCacheOptions());

                public async Task<string> StoreAsync(AuthenticationTicket ticket)
                {
                    var key = Guid.NewGuid().ToString();
                    await RenewAsync(key, ticket);
                    return key;
                }

                public Task RenewAsync(string key, AuthenticationTicket ticket)
                {
                    using var entry = _cache.CreateEntry(key);
                    entry.Value = ticket;
                    entry.SlidingExpiration = TimeSpan.FromMinutes(30);
                    return Task.CompletedTask;
                }

                public Task<AuthenticationTicket> RetrieveAsync(string key) => Task.FromResult(_cache.TryGetValue((object)key, out var ticket) ? (AuthenticationTicket)ticket : null);

                public Task RemoveAsync(string key)
                {
                    _cache.Remove(key);
                    return Task.CompletedTask;
                }
            }
            """);

    [Fact]
    public Task Identity_with_a_timeout() => Analyze("""
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(10));
        builder.Build().Run();
        """);

    [Fact]
    public Task Identity_s_cookies_one_by_one() => Analyze("""
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddIdentityCookies(cookies => cookies.ApplicationCookie.Configure(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30)));
        builder.Services.AddIdentityCore<IdentityUser>().AddSignInManager();
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(10));
        builder.Build().Run();
        """);

    [Fact]
    public Task Identity_in_a_library_whose_application_configures_it() => Analyze("""
        using Microsoft.AspNetCore.Identity;

        public static class Infrastructure
        {
            public static IServiceCollection AddInfrastructure(this IServiceCollection services)
            {
                services.AddIdentity<IdentityUser, IdentityRole>().AddDefaultTokenProviders();
                return services;
            }
        }
        """);

    [Fact]
    public Task Identity_for_an_API_with_tokens() => Verify.AspNetCoreData.Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.AddAuthentication(options =>
        {
            options.DefaultAuthenticateScheme = JwtBearerDefaults.AuthenticationScheme;
            options.DefaultChallengeScheme = JwtBearerDefaults.AuthenticationScheme;
        }).AddJwtBearer();
        builder.Services.AddControllers();
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        [ApiController]
        public class TokenController : ControllerBase
        {
            private readonly SignInManager<IdentityUser> _signIn;

            public TokenController(SignInManager<IdentityUser> signIn) => _signIn = signIn;

            [HttpPost("/token")]
            public async Task<IActionResult> Token(string user, string password)
            {
                var result = await _signIn.PasswordSignInAsync(user, password, false, true);
                return result.Succeeded ? Ok(new { token = "…" }) : Unauthorized();
            }
        }
        """);

    [Fact]
    public Task Identity_beside_tokens_that_are_the_default() => Verify.AspNetCoreData.Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Bearer").AddJwtBearer();
        builder.Services.AddIdentityApiEndpoints<IdentityUser>();
        builder.Build().Run();
        """);

    [Fact]
    public Task A_cookie_beside_Identity_that_nobody_is_signed_in_with() => Analyze("""
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCookie(options => options.LoginPath = "/login");
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(10));
        var app = builder.Build();
        app.MapPost("/login", (SignInManager<IdentityUser> manager, string user, string password) => manager.PasswordSignInAsync(user, password, false, true));
        app.Run();
        """);

    [Fact]
    public Task A_scheme_of_old_that_is_only_registered() => Analyze("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("New")
            .AddCookie("Old")
            .AddCookie("New", options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("New", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.Run();
        """);

    [Fact]
    public Task An_application_without_a_login() => Analyze("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        builder.Build().Run();
        """);

    [Fact]
    public Task A_cookie_for_tests() => Verify.AspNetCoreWith("xunit.core").Analyzer<TimeoutsAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        public static class TestHost
        {
            public static void Add(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie();

            public static Task LogIn(HttpContext context) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("test")));
        }
        """);

    [Fact]
    public Task The_cookie_that_a_provider_s_answer_waits_in() => Analyze("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Shop")
            .AddCookie("Shop", options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30))
            .AddCookie("ExternalLogin");
        var app = builder.Build();
        app.MapPost("/callback", (HttpContext context) => context.SignInAsync("ExternalLogin", new ClaimsPrincipal(new ClaimsIdentity("provider"))));
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("Shop", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.Run();
        """);

    [Fact]
    public Task The_session_ends_with_the_token_of_the_provider() => Verify.AspNetCoreWith("Microsoft.AspNetCore.Authentication.OpenIdConnect").Analyzer<TimeoutsAnalyzer>("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie().AddOpenIdConnect(options =>
        {
            options.Authority = "https://login.example";
            options.UseTokenLifetime = true;
        });
        builder.Build().Run();
        """);

    // It does so by default.
    [Fact]
    public Task The_session_ends_with_the_token_of_a_federation() => Verify.AspNetCoreWith("Microsoft.AspNetCore.Authentication.WsFederation").Analyzer<TimeoutsAnalyzer>("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie().AddWsFederation(options => options.Wtrealm = "https://shop.example");
        builder.Build().Run();
        """);

    [Fact]
    public Task Microsoft_Identity_Web_with_options_for_the_cookie() => Verify.AspNetCoreWith("Microsoft.AspNetCore.Authentication.OpenIdConnect", "Microsoft.Identity.Web").Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.Identity.Web;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("OpenIdConnect").AddMicrosoftIdentityWebApp(
            options => builder.Configuration.Bind("AzureAd", options),
            cookie => { cookie.ExpireTimeSpan = TimeSpan.FromMinutes(30); });
        builder.Build().Run();
        """);

    [Fact]
    public Task The_session_state_has_a_timeout_by_default() => Analyze("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDistributedMemoryCache();
        builder.Services.AddSession();
        var app = builder.Build();
        app.UseSession();
        app.Run();
        """);

    [Fact]
    public Task Tokens_alone() => Verify.AspNetCoreData.Analyzer<TimeoutsAnalyzer>("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Bearer").AddJwtBearer();
        builder.Build().Run();
        """);

    [Fact]
    public Task A_limit_of_the_user_s_that_the_default_keeps() => (Verify.AspNetCoreWith("Microsoft.AspNetCore.Identity.UI") with { EditorConfig = "logout_analyzers.max_idle_timeout = 14 d" }).Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDefaultIdentity<IdentityUser>();
        builder.Build().Run();
        """);

    [Fact]
    public Task Middleware_that_ends_idle_sessions() => AnalyzeCookie(
        "",
        """
        builder.Services.AddSession();
        """,
        types: """
            public class IdleTimeout
            {
                private readonly RequestDelegate _next;

                public IdleTimeout(RequestDelegate next) => _next = next;

                public async Task InvokeAsync(HttpContext context)
                {
                    var last = context.Session.GetString("last");
                    if (last != null && DateTime.UtcNow - new DateTime(long.Parse(last)) > TimeSpan.FromMinutes(20))
                    {
                        await context.SignOutAsync();
                        context.Response.Redirect("/login");
                        return;
                    }
                    context.Session.SetString("last", DateTime.UtcNow.Ticks.ToString());
                    await _next(context);
                }
            }
            """);

    [Theory]
    [InlineData("pending2fa")]
    [InlineData("TwoFactor.Pending")]
    public Task The_cookie_between_two_factors(string scheme) => Analyze($$"""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app", options => options.ExpireTimeSpan = TimeSpan.FromMinutes(20)).AddCookie("{{scheme}}");
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("{{scheme}}", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/code", (HttpContext context) => context.SignInAsync("app", new ClaimsPrincipal(new ClaimsIdentity("code"))));
        app.Run();
        """);
}
