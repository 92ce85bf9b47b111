using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.Timeouts;
using LogoutAnalyzers.Rules.Timeouts;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3001;

/// <summary>The timeout, where the cookie is configured.</summary>
public class Fixes
{
    private static Task Fix(string before, string after) => Verify.Fix<TimeoutsAnalyzer, SetIdleTimeout>(before, after);

    // Cookie authentication with these arguments, and a login.
    private static Task FixCookie(string before, string after, string scheme = "Cookies")
    {
        return Fix(Program("{|LOA3001:AddCookie|}" + before), Program("AddCookie" + after));

        string Program(string call) => $$"""
            using System.Security.Claims;
            using Microsoft.AspNetCore.Authentication;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("{{scheme}}").{{call}};
            var app = builder.Build();
            app.MapPost("/login", (HttpContext context) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password"))));
            app.Run();
            """;
    }

    [Fact]
    public Task No_options() => FixCookie("()", "(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30))");

    [Fact]
    public Task A_scheme() => FixCookie("(\"Staff\")", "(\"Staff\", options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30))", "Staff");

    [Fact]
    public Task A_scheme_with_a_display_name() => FixCookie(
        "(\"Staff\", \"Staff only\", options => { })",
        """
        ("Staff", "Staff only", options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
        })
        """,
        "Staff");

    [Fact]
    public Task One_option() => FixCookie(
        "(options => options.LoginPath = \"/login\")",
        """
        (options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            options.LoginPath = "/login";
        })
        """);

    [Fact]
    public Task Several_options_and_a_comment() => FixCookie(
        """
        (o =>
        {
            // Where guests are sent.
            o.LoginPath = "/login";
            o.Cookie.Name = "shop"; // as ever
        })
        """,
        """
        (o =>
        {
            // Where guests are sent.
            o.LoginPath = "/login";
            o.Cookie.Name = "shop"; // as ever
            o.ExpireTimeSpan = TimeSpan.FromMinutes(30);
        })
        """);

    [Fact]
    public Task Brace_on_the_line_of_the_lambda() => Fix(
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        public class Startup {
            public void ConfigureServices(IServiceCollection services) {
                services.AddAuthentication("Cookies").{|LOA3001:AddCookie|}(options => {
                    options.LoginPath = "/login";
                });
            }

            public void Configure(IApplicationBuilder app) {
                app.Run(context => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password"))));
            }
        }
        """,
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        public class Startup {
            public void ConfigureServices(IServiceCollection services) {
                services.AddAuthentication("Cookies").AddCookie(options => {
                    options.LoginPath = "/login";
                    options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
                });
            }

            public void Configure(IApplicationBuilder app) {
                app.Run(context => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password"))));
            }
        }
        """);

    [Fact]
    public Task A_name_that_is_taken() => Fix(
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        public static class Registration
        {
            public static void AddShop(this IServiceCollection services, IConfiguration options)
            {
                services.AddAuthentication("Cookies").{|LOA3001:AddCookie|}();
            }

            public static Task LogIn(HttpContext context) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password")));
        }
        """,
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        public static class Registration
        {
            public static void AddShop(this IServiceCollection services, IConfiguration options)
            {
                services.AddAuthentication("Cookies").AddCookie(cookieOptions => cookieOptions.ExpireTimeSpan = TimeSpan.FromMinutes(30));
            }

            public static Task LogIn(HttpContext context) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password")));
        }
        """);

    // Without the second line the shorter cookie would never be checked again after a change of the password.
    [Fact]
    public Task Identity() => Fix(
        """
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|LOA3001:AddIdentity|}<IdentityUser, IdentityRole>().AddDefaultTokenProviders();
        builder.Services.AddControllersWithViews();
        builder.Build().Run();
        """,
        """
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddDefaultTokenProviders();

        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
        // Sessions that are renewed more often than this would never be checked again.
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(15));

        builder.Services.AddControllersWithViews();
        builder.Build().Run();
        """);

    [Fact]
    public Task Identity_in_a_startup_class() => Fix(
        """
        using Microsoft.AspNetCore.Identity;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services
                    .{|LOA3001:AddIdentity|}<IdentityUser, IdentityRole>(options => options.Password.RequiredLength = 12)
                    .AddDefaultTokenProviders();

                services.AddControllersWithViews();
            }

            public void Configure(IApplicationBuilder app) => app.UseAuthentication();
        }
        """,
        """
        using Microsoft.AspNetCore.Identity;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services
                    .AddIdentity<IdentityUser, IdentityRole>(options => options.Password.RequiredLength = 12)
                    .AddDefaultTokenProviders();

                services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
                // Sessions that are renewed more often than this would never be checked again.
                services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(15));

                services.AddControllersWithViews();
            }

            public void Configure(IApplicationBuilder app) => app.UseAuthentication();
        }
        """);

    [Fact]
    public Task Where_the_cookie_of_Identity_is_configured() => Fix(
        """
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.{|LOA3001:ConfigureApplicationCookie|}(options =>
        {
            options.LoginPath = "/login";
        });
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(20));
        builder.Build().Run();
        """,
        """
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.LoginPath = "/login";
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
        });
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(15));
        builder.Build().Run();
        """);

    // Nothing is renewed, so the stamp is checked as before.
    [Fact]
    public Task Identity_without_sliding() => Fix(
        """
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.{|LOA3001:ConfigureApplicationCookie|}(options => options.SlidingExpiration = false);
        builder.Build().Run();
        """,
        """
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
            options.SlidingExpiration = false;
        });
        builder.Build().Run();
        """);

    [Fact]
    public Task The_cookies_of_Identity_for_Blazor() => Fix(
        """
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(options =>
            {
                options.DefaultScheme = IdentityConstants.ApplicationScheme;
                options.DefaultSignInScheme = IdentityConstants.ExternalScheme;
            })
            .{|LOA3001:AddIdentityCookies|}();
        builder.Services.AddIdentityCore<IdentityUser>().AddSignInManager();
        builder.Build().Run();
        """,
        """
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(options =>
            {
                options.DefaultScheme = IdentityConstants.ApplicationScheme;
                options.DefaultSignInScheme = IdentityConstants.ExternalScheme;
            })
            .AddIdentityCookies();

        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
        // Sessions that are renewed more often than this would never be checked again.
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(15));

        builder.Services.AddIdentityCore<IdentityUser>().AddSignInManager();
        builder.Build().Run();
        """);

    [Fact]
    public Task The_cookie_of_a_library() => Verify.AspNetCoreWith("Microsoft.AspNetCore.Authentication.OpenIdConnect", "Microsoft.Identity.Web").Fix<TimeoutsAnalyzer, SetIdleTimeout>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.Identity.Web;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("OpenIdConnect").{|LOA3001:AddMicrosoftIdentityWebApp|}(builder.Configuration.GetSection("AzureAd"));
        builder.Build().Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Identity.Web;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("OpenIdConnect").AddMicrosoftIdentityWebApp(builder.Configuration.GetSection("AzureAd"));

        builder.Services.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));

        builder.Build().Run();
        """);

    [Fact]
    public Task Two_cookies() => Fix(
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Customers")
            .{|LOA3001:AddCookie|}("Customers")
            .{|LOA3001:AddCookie|}("Staff", options => options.LoginPath = "/staff");
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("Customers", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/staff/login", (HttpContext context) => context.SignInAsync("Staff", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.Run();
        """,
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Customers")
            .AddCookie("Customers", options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30))
            .AddCookie("Staff", options =>
            {
                options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
                options.LoginPath = "/staff";
            });
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("Customers", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/staff/login", (HttpContext context) => context.SignInAsync("Staff", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.Run();
        """);

    [Fact]
    public Task The_limit_of_the_user_s() => (Verify.AspNetCore with { EditorConfig = "logout_analyzers.max_idle_timeout = 2 h" }).Fix<TimeoutsAnalyzer, SetIdleTimeout>(
        """
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|LOA3001:AddIdentity|}<IdentityUser, IdentityRole>();

        builder.Build().Run();
        """,
        """
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();

        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(120));

        builder.Build().Run();
        """);

    [Fact]
    public Task No_fix_for_options_that_a_method_sets() => Fix(
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").{|LOA3001:AddCookie|}(Shop.Cookie);
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.Run();

        public static class Shop
        {
            public static void Cookie(CookieAuthenticationOptions options) => options.LoginPath = "/login";
        }
        """,
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").{|LOA3001:AddCookie|}(Shop.Cookie);
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.Run();

        public static class Shop
        {
            public static void Cookie(CookieAuthenticationOptions options) => options.LoginPath = "/login";
        }
        """);
}
