using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3001;

/// <summary>Cookies that users are signed in with and that keep the framework's 14 days.</summary>
public class Reports
{
    private static Task Analyze(params string[] sources) => Verify.Analyzer<TimeoutsAnalyzer>(sources);

    [Fact]
    public Task A_cookie_without_options() => Analyze("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).{|LOA3001:AddCookie|}();
        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context, string user) =>
        {
            await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(new ClaimsIdentity(new[] { new Claim(ClaimTypes.Name, user) }, "password")));
            return Results.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task A_cookie_with_other_options() => Analyze("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Staff").{|LOA3001:AddCookie|}("Staff", options =>
        {
            options.LoginPath = "/login";
            options.AccessDeniedPath = "/denied";
            options.Cookie.Name = "staff";
            options.Cookie.HttpOnly = true;
            options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        });
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.Run();
        """);

    // The name of the cookie, its age in the browser and sliding say nothing about the session's end.
    [Fact]
    public Task The_age_of_the_cookie_is_no_timeout() => Analyze("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").{|LOA3001:AddCookie|}(options => { options.Cookie.MaxAge = TimeSpan.FromMinutes(20); options.SlidingExpiration = true; });
        var app = builder.Build();
        app.MapPost("/login", () => Results.SignIn(new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.Run();
        """);

    [Fact]
    public Task Identity_in_a_startup_class() => Analyze("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.{|LOA3001:AddIdentity|}<IdentityUser, IdentityRole>(options => options.Password.RequiredLength = 12).AddDefaultTokenProviders();
                services.AddControllersWithViews();
            }

            public void Configure(IApplicationBuilder app)
            {
                app.UseAuthentication();
            }
        }

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signIn;

            public AccountController(SignInManager<IdentityUser> signIn) => _signIn = signIn;

            [HttpPost]
            public async Task<IActionResult> Login(string email, string password)
            {
                var result = await _signIn.PasswordSignInAsync(email, password, false, true);
                return result.Succeeded ? Redirect("/") : View();
            }
        }
        """);

    // What "dotnet new mvc --auth Individual" and "webapp" write.
    [Fact]
    public Task The_template_with_accounts() => Verify.AspNetCoreWith("Microsoft.AspNetCore.Identity.UI").Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|LOA3001:AddDefaultIdentity|}<IdentityUser>(options => options.SignIn.RequireConfirmedAccount = true);
        builder.Services.AddControllersWithViews();
        var app = builder.Build();
        app.MapStaticAssets();
        app.MapControllerRoute(name: "default", pattern: "{controller=Home}/{action=Index}/{id?}").WithStaticAssets();
        app.MapRazorPages();
        app.Run();
        """);

    // What "dotnet new blazor --auth Individual" writes.
    [Fact]
    public Task The_Blazor_template_with_accounts() => Analyze("""
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddAuthentication(options =>
            {
                options.DefaultScheme = IdentityConstants.ApplicationScheme;
                options.DefaultSignInScheme = IdentityConstants.ExternalScheme;
            })
            .{|LOA3001:AddIdentityCookies|}();
        builder.Services.AddIdentityCore<IdentityUser>(options => options.SignIn.RequireConfirmedAccount = true).AddSignInManager().AddDefaultTokenProviders();
        builder.Build().Run();
        """);

    [Fact]
    public Task Endpoints_of_Identity() => Analyze("""
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        builder.Services.{|LOA3001:AddIdentityApiEndpoints|}<IdentityUser>();
        var app = builder.Build();
        app.MapIdentityApi<IdentityUser>();
        app.Run();
        """);

    [Fact]
    public Task Where_the_cookie_of_Identity_is_configured() => Analyze("""
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.{|LOA3001:ConfigureApplicationCookie|}(options =>
        {
            options.LoginPath = "/account/login";
            options.LogoutPath = "/account/logout";
        });
        builder.Services.ConfigureExternalCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(5));
        builder.Build().Run();
        """);

    [Fact]
    public Task Identity_that_another_project_registers() => Analyze("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|LOA3001:ConfigureApplicationCookie|}(options => options.LoginPath = "/account/login");
        builder.Build().Run();
        """);

    [Fact]
    public Task The_second_scheme_has_a_timeout_and_the_first_has_none() => Analyze("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Customers")
            .{|LOA3001:AddCookie|}("Customers", options => options.LoginPath = "/login")
            .AddCookie("Staff", options => options.ExpireTimeSpan = TimeSpan.FromMinutes(15));
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("Customers", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/staff/login", (HttpContext context) => context.SignInAsync("Staff", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.Run();
        """);

    [Fact]
    public Task Two_schemes_without_a_timeout() => Analyze("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Customers")
            .{|LOA3001:AddCookie|}("Customers")
            .{|LOA3001:AddCookie|}("Staff");
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("Customers", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/staff/login", (HttpContext context) => context.SignInAsync("Staff", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.Run();
        """);

    [Fact]
    public Task The_cookie_behind_OpenID_Connect() => Verify.AspNetCoreWith("Microsoft.AspNetCore.Authentication.OpenIdConnect").Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Authentication.OpenIdConnect;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(options =>
            {
                options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                options.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
            })
            .{|LOA3001:AddCookie|}(options => options.Cookie.SameSite = SameSiteMode.None)
            .AddOpenIdConnect(options =>
            {
                options.Authority = "https://login.example";
                options.ClientId = "shop";
            });
        builder.Build().Run();
        """);

    [Fact]
    public Task The_sign_in_scheme_of_a_provider() => Verify.AspNetCoreWith("Microsoft.AspNetCore.Authentication.OpenIdConnect").Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
        builder.Services.AddAuthentication()
            .{|LOA3001:AddCookie|}()
            .AddOpenIdConnect("Partner", options => options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme);
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(10));
        builder.Build().Run();
        """);

    [Fact]
    public Task Microsoft_Identity_Web() => Verify.AspNetCoreWith("Microsoft.AspNetCore.Authentication.OpenIdConnect", "Microsoft.Identity.Web").Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.Identity.Web;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("OpenIdConnect").{|LOA3001:AddMicrosoftIdentityWebApp|}(builder.Configuration.GetSection("AzureAd"));
        builder.Build().Run();
        """);

    [Fact]
    public Task Auth0() => Verify.AspNetCoreWith("Auth0.AspNetCore.Authentication").Analyzer<TimeoutsAnalyzer>("""
        using Auth0.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|LOA3001:AddAuth0WebAppAuthentication|}(options => options.Domain = "shop.example");
        builder.Build().Run();
        """);

    // Who does not tick the box is signed in for 14 days.
    [Fact]
    public Task Only_some_sign_ins_say_when_they_end() => Analyze("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").{|LOA3001:AddCookie|}();
        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context, bool remember) =>
        {
            var properties = new AuthenticationProperties();
            if (remember)
            {
                properties.IsPersistent = true;
                properties.ExpiresUtc = DateTimeOffset.UtcNow.AddHours(12);
            }

            await context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password")), properties);
        });
        app.Run();
        """);

    [Fact]
    public Task A_time_that_may_be_missing() => Analyze("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").{|LOA3001:AddCookie|}();
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context, bool remember) => context.SignInAsync(
            new ClaimsPrincipal(new ClaimsIdentity("password")),
            new AuthenticationProperties { IsPersistent = remember, ExpiresUtc = remember ? DateTimeOffset.UtcNow.AddMinutes(20) : null }));
        app.Run();
        """);

    [Fact]
    public Task A_store_that_keeps_its_entries_as_long_as_the_ticket() => Analyze("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Memory;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").{|LOA3001:AddCookie|}(options => options.SessionStore = new Tickets());
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.Run();

        public class Tickets : ITicketStore
        {
            private readonly MemoryCache _cache = new(new MemoryCacheOptions());

            public Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = Guid.NewGuid().ToString();
                return RenewAsync(key, ticket).ContinueWith(_ => key);
            }

            public Task RenewAsync(string key, AuthenticationTicket ticket)
            {
                _cache.Set(key, ticket, new MemoryCacheEntryOptions { AbsoluteExpiration = ticket.Properties.ExpiresUtc });
                return Task.CompletedTask;
            }

            public Task<AuthenticationTicket> RetrieveAsync(string key) => Task.FromResult(_cache.Get<AuthenticationTicket>(key));

            public Task RemoveAsync(string key)
            {
                _cache.Remove(key);
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_validation_that_looks_only_at_the_user() => Analyze("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<Users>();
        builder.Services.AddAuthentication("Cookies").{|LOA3001:AddCookie|}(options => options.Events.OnValidatePrincipal = context =>
        {
            var users = context.HttpContext.RequestServices.GetRequiredService<Users>();
            if (!users.IsActive(context.Principal.Identity.Name)) context.RejectPrincipal();
            return Task.CompletedTask;
        });
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.Run();

        public class Users
        {
            private readonly HashSet<string> _blocked = new();

            public bool IsActive(string user) => !_blocked.Contains(user);
        }
        """);

    // What dates a token says nothing about the cookie.
    [Fact]
    public Task A_handler_of_tokens_that_dates_them() => Analyze("""
        using System.Security.Claims;
        using System.Text.Encodings.Web;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.Extensions.Options;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").{|LOA3001:AddCookie|}().AddScheme<AuthenticationSchemeOptions, KeyHandler>("Key", null);
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.Run();

        public class KeyHandler : AuthenticationHandler<AuthenticationSchemeOptions>
        {
            public KeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
                : base(options, logger, encoder)
            {
            }

            protected override Task<AuthenticateResult> HandleAuthenticateAsync()
            {
                var ticket = new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity("key")), Scheme.Name);
                ticket.Properties.ExpiresUtc = DateTimeOffset.UtcNow.AddMinutes(5);
                return Task.FromResult(AuthenticateResult.Success(ticket));
            }
        }
        """);

    [Fact]
    public Task A_scheme_that_comes_from_elsewhere_where_there_is_one_cookie() => Analyze("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddAuthentication().{|LOA3001:AddCookie|}("Shop");
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        public class LoginController : Controller
        {
            private readonly IConfiguration _configuration;

            public LoginController(IConfiguration configuration) => _configuration = configuration;

            [HttpPost("/login")]
            public IActionResult Login() => SignIn(new ClaimsPrincipal(new ClaimsIdentity("password")), _configuration["Scheme"]);
        }
        """);

    [Fact]
    public Task Tokens_for_one_part_and_a_cookie_for_the_other() => Verify.AspNetCoreData.Analyzer<TimeoutsAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).{|LOA3001:AddCookie|}().AddJwtBearer();
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.Run();
        """);

    // The login is in another project; this one says what the application uses.
    [Fact]
    public Task The_default_scheme_that_a_library_registers() => Analyze("""
        public static class Registration
        {
            public static IServiceCollection AddShopAuthentication(this IServiceCollection services)
            {
                services.AddAuthentication("Shop").{|LOA3001:AddCookie|}("Shop", options => options.LoginPath = "/login");
                return services;
            }
        }
        """);

    [Fact]
    public Task A_selector_between_tokens_and_a_cookie() => Verify.AspNetCoreData.Analyzer<TimeoutsAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(options => options.DefaultScheme = "Either")
            .AddPolicyScheme("Either", null, options => options.ForwardDefaultSelector = context => context.Request.Headers.ContainsKey("Authorization") ? "Bearer" : "Cookies")
            .{|LOA3001:AddCookie|}("Cookies")
            .AddJwtBearer();
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.Run();
        """);

    [Fact]
    public Task The_message_names_the_scheme_and_the_limit() => Verify.AspNetCore.Message<TimeoutsAnalyzer>(
        new DiagnosticResult("LOA3001", DiagnosticSeverity.Warning).WithMessage("No timeout is set for the cookie of the scheme \"Cookies\", so a session that nobody uses stays open for 14 days; set ExpireTimeSpan to at most 30 minutes (profile 'standard')"),
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").{|#0:AddCookie|}();
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.Run();
        """);

    [Fact]
    public Task The_message_names_the_option_that_set_the_limit() => (Verify.AspNetCoreWith("Microsoft.AspNetCore.Identity.UI") with { EditorConfig = "logout_analyzers.max_idle_timeout = 2 h" }).Message<TimeoutsAnalyzer>(
        new DiagnosticResult("LOA3001", DiagnosticSeverity.Warning).WithMessage("No timeout is set for the cookie of ASP.NET Core Identity, so a session that nobody uses stays open for 14 days; set ExpireTimeSpan to at most 2 hours (option 'logout_analyzers.max_idle_timeout')"),
        """
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|#0:AddDefaultIdentity|}<IdentityUser>();
        builder.Build().Run();
        """);
}
