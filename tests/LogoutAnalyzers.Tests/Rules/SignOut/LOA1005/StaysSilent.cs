using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using LogoutAnalyzers.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1005;

public class StaysSilent
{
    [Fact]
    public Task The_session_is_cleared() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapDefaultControllerRoute();
        app.Run();

        public class AccountController : Controller
        {
            public void Role(string role) => HttpContext.Session.SetString("Role", role);

            public async Task<IActionResult> Logout()
            {
                HttpContext.Session.Clear();
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    // It never clears on one of its paths: a path is not this rule's affair.
    [Fact]
    public Task The_session_is_cleared_on_one_path() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/role", (HttpContext context, string role) => context.Session.SetString("role", role));
        app.MapPost("/logout", async (HttpContext context, bool keepCart) =>
        {
            if (!keepCart) context.Session.Clear();
            await context.SignOutAsync("Cookies");
        });
        app.Run();
        """);

    [Fact]
    public Task A_helper_clears_it() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/role", (HttpContext context, string role) => context.Session.SetString("role", role));
        app.MapPost("/logout", async (HttpContext context, CurrentUser user) =>
        {
            user.Forget();
            await context.SignOutAsync("Cookies");
        });
        app.Run();
        """,
        """
        public class CurrentUser
        {
            private readonly IHttpContextAccessor _accessor;
            public CurrentUser(IHttpContextAccessor accessor) => _accessor = accessor;
            private ISession Store => _accessor.HttpContext!.Session;
            public void Forget() => Store.Clear();
        }
        """);

    [Fact]
    public Task Every_key_is_removed() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/login", (HttpContext context, string role, int tenant) =>
        {
            context.Session.SetString("role", role);
            context.Session.SetInt32("tenant", tenant);
        });
        app.MapPost("/logout", async (HttpContext context) =>
        {
            context.Session.Remove("role");
            context.Session.SetString("tenant", "");
            await context.SignOutAsync("Cookies");
        });
        app.Run();
        """);

    [Fact]
    public Task Every_key_is_removed_in_a_loop() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/role", (HttpContext context, string role) => context.Session.SetString("role", role));
        app.MapPost("/logout", async (HttpContext context) =>
        {
            foreach (var key in context.Session.Keys.ToList()) context.Session.Remove(key);
            await context.SignOutAsync("Cookies");
        });
        app.Run();
        """);

    // nothing but e-mail addresses and carts are stored, and the logout of a shop removes both by its own extension.
    [Fact]
    public Task Every_key_is_removed_by_an_extension_of_the_application_s_own() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using System.Text.Json;
        public static class SessionJson
        {
            public static void Put(this ISession session, string key, object value) => session.SetString(key, JsonSerializer.Serialize(value));
            public static void Drop(this ISession session, string key) => session.Remove(key);
        }
        """,
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _manager;
            public AccountController(SignInManager<IdentityUser> manager) => _manager = manager;

            public void Add(int id) => HttpContext.Session.Put("cart", new[] { id });

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await _manager.SignOutAsync();
                HttpContext.Session.Drop("cart");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_value_is_overwritten_with_something_the_rule_cannot_judge() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/cart", (HttpContext context, string cart) => context.Session.SetString("cart", cart));
        app.MapPost("/logout", async (HttpContext context) =>
        {
            context.Session.SetString("cart", "[]");
            await context.SignOutAsync("Cookies");
        });
        app.Run();
        """);

    [Fact]
    public Task The_cookie_s_sign_out_event_clears_it() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.Events.OnSigningOut = context =>
        {
            context.HttpContext.Session.Clear();
            return Task.CompletedTask;
        });
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/role", (HttpContext context, string role) => context.Session.SetString("role", role));
        app.MapPost("/logout", async (HttpContext context) => await context.SignOutAsync("Cookies"));
        app.Run();
        """);

    [Fact]
    public Task The_cookie_s_sign_out_event_removes_the_only_key_in_a_method() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.Events = new CookieAuthenticationEvents { OnSigningOut = Cleaner.CleanAsync });
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/role", (HttpContext context, string role) => context.Session.SetString("role", role));
        app.MapPost("/logout", async (HttpContext context) => await context.SignOutAsync("Cookies"));
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication.Cookies;
        public static class Cleaner
        {
            public static Task CleanAsync(CookieSigningOutContext context)
            {
                context.HttpContext.Session.Remove("role");
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_class_of_cookie_events_clears_it() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.EventsType = typeof(ShopEvents));
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/role", (HttpContext context, string role) => context.Session.SetString("role", role));
        app.MapPost("/logout", async (HttpContext context) => await context.SignOutAsync("Cookies"));
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication.Cookies;
        public class ShopEvents : CookieAuthenticationEvents
        {
            public override async Task SigningOut(CookieSigningOutContext context)
            {
                context.HttpContext.Session.Clear();
                await base.SigningOut(context);
            }
        }
        """);

    [Fact]
    public Task A_sign_in_manager_of_the_application_s_own_clears_it() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddSignInManager<ShopSignInManager>();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/role", (HttpContext context, string role) => context.Session.SetString("role", role));
        app.MapPost("/logout", async (SignInManager<IdentityUser> manager) => await manager.SignOutAsync());
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.Extensions.Options;
        public class ShopSignInManager : SignInManager<IdentityUser>
        {
            public ShopSignInManager(UserManager<IdentityUser> users, IHttpContextAccessor accessor, IUserClaimsPrincipalFactory<IdentityUser> factory, IOptions<IdentityOptions> options, ILogger<SignInManager<IdentityUser>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<IdentityUser> confirmation)
                : base(users, accessor, factory, options, logger, schemes, confirmation)
            {
            }

            public override async Task SignOutAsync()
            {
                await base.SignOutAsync();
                Context.Session.Clear();
            }
        }
        """);

    [Fact]
    public Task The_identity_provider_s_answer_removes_what_is_left() => Verify.AspNetCoreWith("Microsoft.AspNetCore.Authentication.OpenIdConnect").Analyzer<SignOutAnalyzer>(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies").AddOpenIdConnect("oidc", options =>
        {
            options.SignInScheme = "Cookies";
            options.Events.OnTokenValidated = context => { context.HttpContext.Session.SetString("id_token", context.ToString()!); return Task.CompletedTask; };
            options.Events.OnSignedOutCallbackRedirect = context => { context.HttpContext.Session.Remove("id_token"); return Task.CompletedTask; };
        });
        var app = builder.Build();
        app.UseSession();
        app.MapDefaultControllerRoute();
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        public class AuthController : Controller
        {
            public async Task Logout()
            {
                await HttpContext.SignOutAsync("oidc");
                await HttpContext.SignOutAsync("Cookies");
            }
        }
        """);

    [Fact]
    public Task An_action_filter_clears_it() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Mvc.Filters;
        public class ClearsSessionAttribute : ActionFilterAttribute
        {
            public override void OnActionExecuted(ActionExecutedContext context) => context.HttpContext.Session.Clear();
        }
        """,
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _manager;
            public AccountController(SignInManager<IdentityUser> manager) => _manager = manager;

            public void Role(string role) => HttpContext.Session.SetString("role", role);

            [HttpPost, ClearsSession]
            public async Task<IActionResult> Logout()
            {
                await _manager.SignOutAsync();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_session_that_nothing_is_stored_in() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews().AddSessionStateTempDataProvider();
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapDefaultControllerRoute();
        app.Run();

        public class AccountController : Controller
        {
            public string? Old() => HttpContext.Session.GetString("old");

            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Cookies");
                TempData["Message"] = "Bye";
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    // HttpContext.Session would throw.
    [Fact]
    public Task A_session_that_is_not_switched_on() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/role", (HttpContext context, string role) => context.Session.SetString("role", role));
        app.MapPost("/logout", async (HttpContext context) => await context.SignOutAsync("Cookies"));
        app.Run();
        """);

    [Fact]
    public Task A_helper_that_nobody_calls() => Verify.Analyzer<SignOutAnalyzer>(
        """
        public static class SessionTexts
        {
            public static void SetText(this ISession session, string key, string value) => session.SetString(key, value);
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/logout", async (HttpContext context) => await context.SignOutAsync("Cookies"));
        app.Run();
        """);

    [Fact]
    public Task All_keys_may_stay() => Verify.Analyzer<SignOutAnalyzer>("logout_analyzers.session_keys_kept = cart | Compare", ["""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/cart", (HttpContext context, string cart) => context.Session.SetString("Cart", cart));
        app.MapPost("/compare", (HttpContext context, string id) => context.Session.SetString(nameof(Compare), id));
        app.MapPost("/logout", async (HttpContext context) => await context.SignOutAsync("Cookies"));
        app.Run();
        class Compare { }
        """]);

    [Fact]
    public Task How_pages_look_and_what_they_say_once() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/language", (HttpContext context, string culture) => context.Session.SetString("UserCulture", culture));
        app.MapPost("/theme", (HttpContext context) => context.Session.SetInt32("DarkTheme", 1));
        app.MapGet("/captcha", (HttpContext context) => context.Session.SetString("CaptchaCode", Guid.NewGuid().ToString()));
        app.MapPost("/save", (HttpContext context) => context.Session.SetString("flash_message", "Saved."));
        app.MapPost("/passkey", (HttpContext context, string options) => context.Session.SetString("fido2.attestationOptions", options));
        app.MapPost("/logout", async (HttpContext context) => await context.SignOutAsync("Cookies"));
        app.Run();
        """);

    [Fact]
    public Task It_leads_to_a_logout_that_clears() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapDefaultControllerRoute();
        app.Run();

        public class AccountController : Controller
        {
            public void Role(string role) => HttpContext.Session.SetString("role", role);

            [HttpPost]
            public async Task<IActionResult> SignOff()
            {
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction(nameof(Logout));
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                HttpContext.Session.Clear();
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task The_login_page_that_it_leads_to_clears() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapDefaultControllerRoute();
        app.Run();

        public class AccountController : Controller
        {
            public IActionResult Login()
            {
                HttpContext.Session.Clear();
                return View();
            }

            public void Role(string role) => HttpContext.Session.SetString("role", role);

            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Login");
            }
        }

        public class KioskController : Controller
        {
            public async Task<IActionResult> SignOff()
            {
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("~/account/login?from=kiosk");
            }
        }
        """);

    [Fact]
    public Task Something_unknown_is_called() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/role", (HttpContext context, string role) => context.Session.SetString("role", role));
        app.MapPost("/logout", async (HttpContext context, IVisit visit) =>
        {
            visit.Leave();
            await context.SignOutAsync("Cookies");
        });
        app.Run();

        public interface IVisit { void Leave(); }
        """);

    [Fact]
    public Task A_method_that_the_user_names_clears_it() => Verify.Analyzer<SignOutAnalyzer>("logout_analyzers.clear_methods = IVisit.Leave", ["""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/role", (HttpContext context, string role) => context.Session.SetString("role", role));
        app.MapPost("/logout", async (HttpContext context, IVisit visit) =>
        {
            visit.Leave();
            await context.SignOutAsync("Cookies");
        });
        app.Run();

        public interface IVisit { void Leave(); }
        public class Visit : IVisit { public void Leave() { } }
        """]);

    // A bearer client has no session cookie; the session is that of the pages.
    [Fact]
    public Task A_logout_that_only_revokes_a_token() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication().AddCookie("Cookies").AddBearerToken("Api");
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/role", (HttpContext context, string role) => context.Session.SetString("role", role));
        app.MapPost("/api/logout", (Tokens tokens, string token) => tokens.Revoke(token));
        app.Run();

        public class Tokens
        {
            private readonly HashSet<string> _revoked = new();
            public void Revoke(string token) => _revoked.Add(token);
        }
        """);

    [Fact]
    public Task Another_kind_of_session() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/save", (Unit unit, string name) => { unit.Session.Set("name", name); unit.Session.SetString("name", name); });
        app.MapPost("/logout", async (HttpContext context) => await context.SignOutAsync("Cookies"));
        app.Run();

        public interface ISession { void Set(string key, object value); void SetString(string key, string value); }
        public class Unit { public ISession Session { get; set; } = null!; }
        """);

    // Nobody is signed out here: another rule's affair, or nothing.
    [Fact]
    public Task A_confirmation_page_and_a_visit_that_is_signed_off() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Mvc;
        public class VisitController : Controller
        {
            public void Choose(int id) => HttpContext.Session.SetInt32("visit", id);
            public IActionResult SignOff(int visitId) => Ok(visitId);
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        namespace Shop.Pages;
        public class LogoutModel : PageModel
        {
            public void OnGet() { }

            public async Task<IActionResult> OnPost([FromServices] SignInManager<IdentityUser> manager)
            {
                HttpContext.Session.Clear();
                await manager.SignOutAsync();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task The_session_is_the_login_and_is_cleared() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        var app = builder.Build();
        app.UseSession();
        app.MapDefaultControllerRoute();
        app.Run();

        public class LogoutController : Controller
        {
            public IActionResult Index()
            {
                HttpContext.Session.Clear();
                return Redirect("/");
            }
        }

        public class LoginController : Controller
        {
            public void Index(string email) => HttpContext.Session.SetString("Email", email);
        }
        """);

    [Fact]
    public Task The_session_is_the_login_and_its_only_key_is_removed() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        var app = builder.Build();
        app.UseSession();
        app.MapDefaultControllerRoute();
        app.Run();

        public class LogoutController : Controller
        {
            public IActionResult Index()
            {
                HttpContext.Session.Remove("Email");
                return Redirect("/");
            }
        }

        public class LoginController : Controller
        {
            public void Index(string email) => HttpContext.Session.SetString("Email", email);
        }
        """);

    // Each of two logins has a logout of its own.
    [Fact]
    public Task The_login_of_somebody_else() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddSession();
        var app = builder.Build();
        app.UseSession();
        app.MapDefaultControllerRoute();
        app.Run();

        public class StaffController : Controller
        {
            public void Login(string name) => HttpContext.Session.SetString("StaffId", name);

            public IActionResult Logout()
            {
                HttpContext.Session.Remove("StaffId");
                return Redirect("/staff");
            }
        }

        public class StudentController : Controller
        {
            public void Login(string name) => HttpContext.Session.SetString("StudentId", name);

            public IActionResult Logout()
            {
                HttpContext.Session.Remove("StudentId");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_cookie_of_its_own_is_the_login_and_the_session_is_emptied() => Verify.Analyzer<SignOutAnalyzer>(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDistributedMemoryCache();
        builder.Services.AddSession();
        var app = builder.Build();
        app.UseSession();

        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("login", user));
        app.MapPost("/cart", (HttpContext context, string product) => context.Session.SetString("cart", product));
        app.MapPost("/logout", (HttpContext context) =>
        {
            context.Session.Clear();
            context.Response.Cookies.Delete("login");
            return Results.Redirect("/");
        });

        app.Run();
        """);

    [Fact]
    public Task The_cookie_of_the_session_is_another_rules() => Verify.Analyzer<SignOutAnalyzer>(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDistributedMemoryCache();
        builder.Services.AddSession();
        var app = builder.Build();
        app.UseSession();

        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("login", user));
        app.MapPost("/cart", (HttpContext context, string product) => context.Session.SetString("cart", product));
        app.MapPost({|LOA1006:"/logout"|}, (HttpContext context) =>
        {
            context.Response.Cookies.Delete("login");
            context.Response.Cookies.Delete(".AspNetCore.Session");
            return Results.Redirect("/");
        });

        app.Run();
        """);

    [Fact]
    public Task A_cookie_of_its_own_is_the_login_and_who_empties_the_session_cannot_be_seen() => Verify.Analyzer<SignOutAnalyzer>(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDistributedMemoryCache();
        builder.Services.AddSession();
        var app = builder.Build();
        app.UseSession();

        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("login", user));
        app.MapPost("/cart", (HttpContext context, string product) => context.Session.SetString("cart", product));
        app.MapPost("/logout", (HttpContext context) =>
        {
            context.Response.Cookies.Delete("login");
            context.RequestServices.GetRequiredService<IVisits>().Finish(context);
            return Results.Redirect("/");
        });

        app.Run();

        public interface IVisits { void Finish(HttpContext context); }
        """);

    [Fact]
    public Task A_token_in_a_cookie_is_the_login_and_the_session_is_emptied() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication.JwtBearer;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDistributedMemoryCache();
        builder.Services.AddSession();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options => options.Events = new JwtBearerEvents
        {
            OnMessageReceived = context =>
            {
                context.Token = context.Request.Cookies["access_token"];
                return Task.CompletedTask;
            },
        });
        var app = builder.Build();
        app.UseSession();
        app.UseAuthentication();

        app.MapPost("/cart", (HttpContext context, string product) => context.Session.SetString("cart", product));
        app.MapPost("/logout", (HttpContext context) =>
        {
            context.Response.Cookies.Delete("access_token");
            context.Session.Remove("cart");
            return Results.Ok();
        });

        app.Run();
        """);
}
