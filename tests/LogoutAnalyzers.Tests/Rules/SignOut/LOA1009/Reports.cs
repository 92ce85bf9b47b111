using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1009;

/// <summary>Logouts after which a copied cookie still works.</summary>
public class Reports
{
    private static readonly Verification Core = Verify.AspNetCore with { Advice = "LOA1009" };
    private static readonly Verification Data = Verify.AspNetCoreData with { Advice = "LOA1009" };

    [Fact]
    public Task A_minimal_API_with_a_plain_cookie() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();

        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task A_minimal_API_that_returns_the_sign_out() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();

        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost({|LOA1009:"/logout"|}, () => Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, new[] { "Cookies" }));
        app.Run();
        """);

    [Fact]
    public Task Cookie_options_without_anything_on_the_server() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options =>
        {
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.ExpireTimeSpan = TimeSpan.FromMinutes(20);
            options.SlidingExpiration = false;
            options.LoginPath = "/login";
            options.SessionStore = null;
            options.Events.OnRedirectToLogin = context => Task.CompletedTask;
        });

        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task A_validation_that_only_signs_out() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.Events.OnValidatePrincipal = async context =>
        {
            if (context.Properties.IssuedUtc < DateTimeOffset.UtcNow.AddHours(-8)) await context.HttpContext.SignOutAsync("Cookies");
        });

        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task A_validation_that_only_renews() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = context =>
            {
                context.ReplacePrincipal(new ClaimsPrincipal(context.Principal!.Identities));
                context.ShouldRenew = true;
                return Task.CompletedTask;
            },
        });

        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task A_ticket_store_that_is_registered_and_not_used() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        builder.Services.AddSingleton<ITicketStore>(_ => null!);
        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task A_ticket_store_on_another_scheme() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies").AddCookie("Kiosk", options => options.SessionStore = Stores.Kiosk);

        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();
        static class Stores { public static readonly ITicketStore Kiosk = null!; }
        """);

    [Fact]
    public Task A_validation_on_another_scheme() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies").AddCookie("Kiosk", options => options.Events.OnValidatePrincipal = context => { context.RejectPrincipal(); return Task.CompletedTask; });

        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task A_store_on_the_external_cookie() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.ConfigureExternalCookie(options => options.SessionStore = Stores.Tickets);
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
            public async Task<IActionResult> {|LOA1009:Logout|}()
            {
                await _signIn.SignOutAsync();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_controller_under_Identity() => Core.Analyzer<SignOutAnalyzer>(
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
            public async Task<IActionResult> {|LOA1009:Logout|}()
            {
                await _signIn.SignOutAsync();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task The_logout_page_of_the_templates() => Core.Analyzer<SignOutAnalyzer>(
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
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        namespace Web.Areas.Identity.Pages.Account
        {
            public class LogoutModel : PageModel
            {
                private readonly SignInManager<IdentityUser> _signInManager;
                private readonly ILogger<LogoutModel> _logger;

                public LogoutModel(SignInManager<IdentityUser> signInManager, ILogger<LogoutModel> logger)
                {
                    _signInManager = signInManager;
                    _logger = logger;
                }

                public async Task<IActionResult> {|LOA1009:OnPost|}(string? returnUrl = null)
                {
                    await _signInManager.SignOutAsync();
                    _logger.LogInformation("User logged out.");
                    return returnUrl != null ? LocalRedirect(returnUrl) : RedirectToPage();
                }
            }
        }
        """);

    [Fact]
    public Task The_stamp_is_rotated_and_sliding_renewals_outlive_its_validation() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.ConfigureApplicationCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(30));
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
            public async Task<IActionResult> {|LOA1009:Logout|}()
            {
                if (await _users.GetUserAsync(User) is { } user) await _users.UpdateSecurityStampAsync(user);
                await _signIn.SignOutAsync();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task The_stamp_is_rotated_and_the_interval_is_too_long_for_the_lifetime() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.ExpireTimeSpan = new TimeSpan(8, 0, 0);
            options.SlidingExpiration = true;
        });
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromHours(5));
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
            public async Task<IActionResult> {|LOA1009:Logout|}()
            {
                var user = await _users.GetUserAsync(User);
                await _users.UpdateSecurityStampAsync(user!);
                await _signIn.SignOutAsync();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task The_stamp_is_rotated_and_its_validation_replaced() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.ConfigureApplicationCookie(options => options.Events = new CookieAuthenticationEvents
        {
            OnRedirectToLogin = context => { context.Response.StatusCode = 401; return Task.CompletedTask; },
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
            public async Task<IActionResult> {|LOA1009:Logout|}()
            {
                var user = await _users.GetUserAsync(User);
                await _users.UpdateSecurityStampAsync(user!);
                await _signIn.SignOutAsync();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task The_session_is_cleared_too() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        builder.Services.AddDistributedMemoryCache();
        builder.Services.AddSession();
        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) =>
        {
            context.Session.Clear();
            await context.SignOutAsync("Cookies");
        });
        app.Run();
        """);

    [Fact]
    public Task The_cookie_is_deleted_by_hand() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();

        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost({|LOA1009:"/logout"|}, (HttpContext context) =>
        {
            context.Response.Cookies.Delete(".AspNetCore.Cookies");
            return Results.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task A_helper_of_the_application_s_own() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();

        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) => await LeaveAsync(context));

        static async Task LeaveAsync(HttpContext context) => await context.SignOutAsync("Cookies");
        app.Run();
        """);

    [Fact]
    public Task Each_logout_is_reported() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();

        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) => await context.SignOutAsync("Cookies"));
        app.MapPost({|LOA1009:"/api/logout"|}, async (HttpContext context) => await context.SignOutAsync("Cookies"));
        app.Run();
        """);

    [Fact]
    public Task One_that_hands_over_is_not_reported_again() => Core.Analyzer<SignOutAnalyzer>(
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

            [HttpGet]
            public Task<IActionResult> SignOutNow() => Logout();

            public AccountController(SignInManager<IdentityUser> signIn, UserManager<IdentityUser> users) => (_signIn, _users) = (signIn, users);

            [HttpPost]
            public async Task<IActionResult> Login(string name, string password)
            {
                var result = await _signIn.PasswordSignInAsync(name, password, false, true);
                return result.Succeeded ? RedirectToAction("Index") : View();
            }

            [HttpPost]
            public async Task<IActionResult> {|LOA1009:Logout|}()
            {
                await _signIn.SignOutAsync();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task Startup_class() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;
        using System.Security.Claims;

        namespace Web
        {
            public class Startup
            {
                public void ConfigureServices(IServiceCollection services)
                {
                    services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
                        .AddCookie(CookieAuthenticationDefaults.AuthenticationScheme, options => options.Cookie.Name = "portal");
                    services.AddControllersWithViews();
                }
            }

            public class AccountController : Controller
            {
                [HttpPost]
                public async Task<IActionResult> Login()
                {
                    await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(new ClaimsIdentity("password")));
                    return Redirect("/");
                }

                [HttpPost]
                public async Task<IActionResult> {|LOA1009:SignOff|}()
                {
                    await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                    return Redirect("/");
                }
            }
        }
        """);

    [Fact]
    public Task A_cookie_beside_an_identity_provider() => (Verify.AspNetCoreWith("Microsoft.AspNetCore.Authentication.OpenIdConnect") with { Advice = "LOA1009" }).Analyzer<SignOutAnalyzer>(
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
        app.MapPost({|LOA1009:"/logout"|}, () => Results.SignOut(null, new[] { "Cookies", "oidc" }));
        app.Run();
        """);

    [Fact]
    public Task A_record_that_nobody_reads() => Data.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();

        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context, UserDb db) =>
        {
            var user = await db.Users.FirstAsync(user => user.Name == context.User.Identity!.Name);
            user.LastLogout = DateTime.UtcNow;
            await db.SaveChangesAsync();
            await context.SignOutAsync("Cookies");
        });
        app.Run();

        class AppUser { public int Id { get; set; } public string Name { get; set; } = ""; public DateTime LastLogout { get; set; } }
        class UserDb : DbContext { public DbSet<AppUser> Users => Set<AppUser>(); }
        """);

    [Fact]
    public Task A_service_is_reported_where_its_callers_only_call_it() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        var app = builder.Build();
        app.MapPost("/logout", async (AccountService accounts) => { await accounts.LogoutAsync(); return Results.Redirect("/"); });
        app.MapPost("/api/logout", async (AccountService accounts) => { await accounts.LogoutAsync(); return Results.NoContent(); });
        app.Run();

        public class AccountService
        {
            private readonly SignInManager<IdentityUser> _manager;

            public AccountService(SignInManager<IdentityUser> manager) => _manager = manager;

            public async Task {|LOA1009:LogoutAsync|}() => await _manager.SignOutAsync();
        }
        """);

    [Fact]
    public Task An_endpoint_is_reported_where_it_does_more_than_call_a_service() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        var app = builder.Build();
        app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context, AccountService accounts) =>
        {
            await accounts.LogoutAsync();
            context.Response.Cookies.Delete("session-hint");
            return Results.Redirect("/");
        });
        app.Run();

        public class AccountService
        {
            private readonly SignInManager<IdentityUser> _manager;

            public AccountService(SignInManager<IdentityUser> manager) => _manager = manager;

            public async Task LogoutAsync() => await _manager.SignOutAsync();
        }
        """);

    [Fact]
    public Task An_event_of_the_sign_out_that_only_counts() => Core.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.Events.OnSigningOut = context =>
        {
            Ended.Count++; Console.WriteLine("signed out");
            return Task.CompletedTask;
        });

        var app = builder.Build();
        app.UseAuthentication();
        
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();

        static class Ended { public static readonly HashSet<string> Seen = new(); public static int Count; }
        """);

    [Fact]
    public Task A_denylist_that_nobody_reads() => Core.Analyzer<SignOutAnalyzer>(
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
        
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost({|LOA1009:"/logout"|}, async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();

        static class Ended { public static readonly HashSet<string> RevokedSessions = new(); }
        """);
}
