using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using LogoutAnalyzers.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1005;

public class Reports
{
    [Fact]
    public Task A_role_that_the_login_stores() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddSession();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.UseAuthentication();
        app.MapDefaultControllerRoute();
        app.Run();

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Login(string name, string role)
            {
                HttpContext.Session.SetString("Role", role);
                await HttpContext.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity(new[] { new Claim(ClaimTypes.Name, name) }, "Cookies")));
                return RedirectToAction("Index", "Home");
            }

            public async Task<IActionResult> {|LOA1005:Logout|}()
            {
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    // Microsoft's own sample of storing objects: the key is an argument of the application's extension method.
    [Fact]
    public Task A_cart_that_an_extension_method_stores_as_JSON() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddSession(options => options.IdleTimeout = TimeSpan.FromMinutes(10));
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        var app = builder.Build();
        app.UseSession();
        app.MapDefaultControllerRoute();
        app.Run();
        """,
        """
        using System.Text.Json;
        namespace Shop;
        public static class SessionExtensions
        {
            public static void Set<T>(this ISession session, string key, T value) => session.SetString(key, JsonSerializer.Serialize(value));
            public static T? Get<T>(this ISession session, string key) => session.GetString(key) is { } json ? JsonSerializer.Deserialize<T>(json) : default;
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;
        namespace Shop;
        public class CartController : Controller
        {
            public IActionResult Add(int id)
            {
                var cart = HttpContext.Session.Get<List<int>>("Cart") ?? new List<int>();
                cart.Add(id);
                HttpContext.Session.Set("Cart", cart);
                return Ok();
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        namespace Shop;
        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signInManager;
            private readonly ILogger<AccountController> _logger;
            public AccountController(SignInManager<IdentityUser> signInManager, ILogger<AccountController> logger)
            {
                _signInManager = signInManager;
                _logger = logger;
            }

            [HttpPost]
            public async Task<IActionResult> {|LOA1005:Logout|}()
            {
                await _signInManager.SignOutAsync();
                _logger.LogInformation("User logged out.");
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_basket_service_that_reaches_the_session_through_an_accessor() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Text.Json;
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<Basket>();
        builder.Services.AddSession();
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        var app = builder.Build();
        app.UseSession();
        app.MapPost({|LOA1005:"/logout"|}, async (SignInManager<IdentityUser> manager) =>
        {
            await manager.SignOutAsync();
            return Results.Redirect("/");
        });
        app.Run();

        public class Basket
        {
            private const string Key = "basket";
            private readonly IHttpContextAccessor _accessor;
            public Basket(IHttpContextAccessor accessor) => _accessor = accessor;
            private ISession Session => _accessor.HttpContext!.Session;
            public void Save(List<int> lines) => Session.SetString(Key, JsonSerializer.Serialize(lines));
            public void Empty() => Session.Remove(Key);
        }
        """);

    [Fact]
    public Task A_session_that_a_constructor_keeps_in_a_field() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        var app = builder.Build();
        app.UseSession();
        app.MapPost({|LOA1005:"/logout"|}, (SignInManager<IdentityUser> manager) => manager.SignOutAsync());
        app.Run();

        public class Wizard
        {
            private readonly ISession _store;
            public Wizard(IHttpContextAccessor accessor) => _store = accessor.HttpContext!.Session;
            public void Keep(byte[] application) => _store.Set("application", application);
        }
        """);

    [Fact]
    public Task A_returned_sign_out_result() => Verify.Analyzer<SignOutAnalyzer>("""
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
            public IActionResult Choose(int tenant)
            {
                HttpContext.Session.SetInt32("tenant", tenant);
                return Ok();
            }

            public IActionResult {|LOA1005:SignOff|}() => SignOut("Cookies");
        }
        """);

    [Fact]
    public Task A_deleted_session_cookie_leaves_the_data_on_the_server() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/pay", (HttpContext context, string card) => context.Session.SetString("card", card));
        app.MapPost({|LOA1005:"/logout"|}, async (HttpContext context) =>
        {
            context.Response.Cookies.Delete(".AspNetCore.Session");
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task One_of_two_keys_is_removed() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/choose", (HttpContext context, int tenant, string role) =>
        {
            context.Session.SetInt32("tenant", tenant);
            context.Session.SetString("role", role);
        });
        app.MapPost({|LOA1005:"/logout"|}, async (HttpContext context) =>
        {
            context.Session.Remove("tenant");
            await context.SignOutAsync("Cookies");
            return Results.Redirect("/");
        });
        app.Run();
        """);

    // Keys differ by case.
    [Fact]
    public Task A_key_that_is_removed_by_a_misspelt_name() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/choose", (HttpContext context, int tenant) => context.Session.SetInt32("TenantId", tenant));
        app.MapPost({|LOA1005:"/logout"|}, async (HttpContext context) =>
        {
            context.Session.Remove("tenantId");
            await context.SignOutAsync("Cookies");
        });
        app.Run();
        """);

    [Fact]
    public Task The_session_is_the_login_and_only_the_login_is_removed() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddSession();
        var app = builder.Build();
        app.UseSession();
        app.MapDefaultControllerRoute();
        app.Run();

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Login(string user)
            {
                HttpContext.Session.SetString("user", user);
                HttpContext.Session.SetString("permissions", "orders,invoices");
                return Redirect("/");
            }

            public IActionResult {|LOA1005:Logout|}()
            {
                HttpContext.Session.Remove("user");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Tokens_that_the_provider_s_answer_puts_there() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication.OAuth;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies").AddOAuth("GitHub", options =>
        {
            options.SignInScheme = "Cookies";
            options.Events = new OAuthEvents
            {
                OnCreatingTicket = context =>
                {
                    context.HttpContext.Session.SetString("access_token", context.AccessToken!);
                    return Task.CompletedTask;
                },
            };
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
            public async Task {|LOA1005:SingleLogout|}(string sid, string iss)
            {
                await HttpContext.SignOutAsync("Cookies");
            }
        }
        """);

    [Fact]
    public Task A_page_handler_that_signs_out_through_a_helper_of_its_own() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRazorPages();
        builder.Services.AddSession();
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        var app = builder.Build();
        app.UseSession();
        app.MapRazorPages();
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        namespace Shop.Pages;
        public class LogoutModel : PageModel
        {
            private readonly SignInManager<IdentityUser> _manager;
            public LogoutModel(SignInManager<IdentityUser> manager) => _manager = manager;

            public async Task<IActionResult> {|LOA1005:OnPostAsync|}()
            {
                await EndAsync();
                return RedirectToPage("/Index");
            }

            private Task EndAsync() => _manager.SignOutAsync();
        }

        public class CheckoutModel : PageModel
        {
            public void OnPost(string address) => HttpContext.Session.SetString("address", address);
        }
        """);

    [Fact]
    public Task The_keys_are_constants_of_another_file() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/a", (HttpContext context, string a) => context.Session.SetString(Keys.Address, a));
        app.MapPost("/b", (HttpContext context, string b) => context.Session.SetString(Keys.Branch, b));
        app.MapPost({|LOA1005:"/logout"|}, async (HttpContext context) =>
        {
            context.Session.Remove(Keys.Branch);
            await context.SignOutAsync("Cookies");
        });
        app.Run();
        """,
        """
        public static class Keys
        {
            public const string Address = "address";
            public static readonly string Branch = "branch";
        }
        """);

    [Fact]
    public Task A_key_for_each_product() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/cart/{product}", (HttpContext context, string product, string quantity) => context.Session.SetString("cart-" + product, quantity));
        app.MapPost({|LOA1005:"/logout"|}, async (HttpContext context) => await context.SignOutAsync("Cookies"));
        app.Run();
        """);

    [Fact]
    public Task A_service_that_is_called_through_its_interface() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddScoped<IStore, Store>();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/profile", (IStore store, string profile) => store.Put("profile", profile));
        app.MapPost({|LOA1005:"/logout"|}, async (HttpContext context) => await context.SignOutAsync("Cookies"));
        app.Run();
        """,
        """
        public interface IStore { void Put(string key, string value); }
        public class Store : IStore
        {
            private readonly IHttpContextAccessor _accessor;
            public Store(IHttpContextAccessor accessor) => _accessor = accessor;
            public void Put(string key, string value) => _accessor.HttpContext?.Session.SetString(key, value);
        }
        """);

    [Fact]
    public Task What_the_logout_itself_stores_is_not_what_it_leaves() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/choose", (HttpContext context, int tenant) => context.Session.SetInt32("tenant", tenant));
        app.MapPost({|LOA1005:"/logout"|}, async (HttpContext context) =>
        {
            await context.SignOutAsync("Cookies");
            context.Session.SetString("farewell", "See you");
        });
        app.Run();
        """);

    [Fact]
    public Task Another_logout_clears_the_session() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/choose", (HttpContext context, int tenant) => context.Session.SetInt32("tenant", tenant));
        app.MapPost("/admin/logout", async (HttpContext context) =>
        {
            context.Session.Clear();
            await context.SignOutAsync("Cookies");
        });
        app.MapPost({|LOA1005:"/logout"|}, async (HttpContext context) => await context.SignOutAsync("Cookies"));
        app.Run();
        """);

    [Fact]
    public Task Only_some_of_the_stored_keys_may_stay() => Verify.Analyzer<SignOutAnalyzer>("logout_analyzers.session_keys_kept = cart, compare", ["""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/cart", (HttpContext context, string cart) => context.Session.SetString("Cart", cart));
        app.MapPost("/address", (HttpContext context, string address) => context.Session.SetString("address", address));
        app.MapPost({|LOA1005:"/logout"|}, async (HttpContext context) => await context.SignOutAsync("Cookies"));
        app.Run();
        """]);

    // The controllers of a module: its host switches the session on.
    [Fact]
    public Task A_library_with_controllers() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        namespace Shop.Accounts;
        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _manager;
            public AccountController(SignInManager<IdentityUser> manager) => _manager = manager;

            [HttpPost]
            public IActionResult Address(string address)
            {
                HttpContext.Session.SetString("address", address);
                return Ok();
            }

            [HttpPost]
            public async Task<IActionResult> {|LOA1005:Logout|}()
            {
                await _manager.SignOutAsync();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_handler_of_a_remote_sign_out_does_not_run_for_the_local_one() => Verify.AspNetCoreWith("Microsoft.AspNetCore.Authentication.OpenIdConnect").Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication.OpenIdConnect;
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
            public IActionResult Logout() => SignOut("Cookies", "oidc");

            public async Task {|LOA1005:SingleLogout|}(string sid, string iss)
            {
                await HttpContext.SignOutAsync("Cookies");
            }
        }
        """);

    [Fact]
    public Task Middleware_that_tests_for_its_path() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.UseMiddleware<LogoutMiddleware>();
        app.MapPost("/role", (HttpContext context, string role) => context.Session.SetString("role", role));
        app.Run();

        public class LogoutMiddleware
        {
            private readonly RequestDelegate _next;
            public LogoutMiddleware(RequestDelegate next) => _next = next;

            public async Task {|LOA1005:InvokeAsync|}(HttpContext context)
            {
                if (context.Request.Path == "/logout")
                {
                    await context.SignOutAsync("Cookies");
                    return;
                }

                await _next(context);
            }
        }
        """);

    // The action hands the logout to a service, which has no session of its own to answer for.
    [Fact]
    public Task An_action_whose_service_signs_out() => Verify.Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<IAuthService, AuthService>();
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapDefaultControllerRoute();
        app.MapPost("/role", (HttpContext context, string role) => context.Session.SetString("role", role));
        app.Run();

        public interface IAuthService { Task LogoutAsync(); }
        public class AuthService : IAuthService
        {
            private readonly IHttpContextAccessor _accessor;
            public AuthService(IHttpContextAccessor accessor) => _accessor = accessor;
            public Task LogoutAsync() => _accessor.HttpContext!.SignOutAsync("Cookies");
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;
        public class AccountController : Controller
        {
            private readonly IAuthService _auth;
            public AccountController(IAuthService auth) => _auth = auth;

            [HttpPost]
            public async Task<IActionResult> {|LOA1005:Logout|}()
            {
                await _auth.LogoutAsync();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_front_channel_logout_that_leaves_the_tokens() => Verify.AspNetCoreWith("Microsoft.AspNetCore.Authentication.OpenIdConnect").Analyzer<SignOutAnalyzer>(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Authentication.OpenIdConnect;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddSession();
                services.AddAuthentication(options => options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme)
                    .AddCookie()
                    .AddOpenIdConnect("AD FS", o =>
                    {
                        o.Events = new OpenIdConnectEvents()
                        {
                            OnTokenResponseReceived = context =>
                            {
                                context.HttpContext.Session.SetString("id_token", context.TokenEndpointResponse.IdToken);
                                return Task.CompletedTask;
                            },
                            OnSignedOutCallbackRedirect = context =>
                            {
                                context.HttpContext.Session.Remove("id_token");
                                return Task.CompletedTask;
                            },
                        };
                    });
            }

            public void Configure(IApplicationBuilder app)
            {
                app.UseSession();
                app.UseAuthentication();
            }
        }

        public class AccountController : Controller
        {
            [Authorize]
            public async Task Logout()
            {
                await HttpContext.SignOutAsync("AD FS");
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            }

            public async Task {|LOA1005:SingleLogout|}(string sid, string iss)
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            }
        }
        """);

    [Fact]
    public Task A_cookie_of_its_own_is_the_login() => Verify.Analyzer<SignOutAnalyzer>(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDistributedMemoryCache();
        builder.Services.AddSession();
        var app = builder.Build();
        app.UseSession();

        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("login", user));
        app.MapPost("/cart", (HttpContext context, string product) => context.Session.SetString("cart", product));
        app.MapPost({|LOA1005:"/logout"|}, (HttpContext context) =>
        {
            context.Response.Cookies.Delete("login");
            return Results.Redirect("/");
        });

        app.Run();
        """);

    [Fact]
    public Task A_cookie_of_its_own_is_the_login_and_a_helper_deletes_it() => Verify.Analyzer<SignOutAnalyzer>(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDistributedMemoryCache();
        builder.Services.AddSession();
        var app = builder.Build();
        app.UseSession();

        app.MapPost("/login", (HttpContext context, string user) => context.Response.Cookies.Append("login", user));
        app.MapPost("/cart", (HttpContext context, string product) => context.Session.SetString("cart", product));
        app.MapPost({|LOA1005:"/logout"|}, (HttpContext context) =>
        {
            LoginCookie.Drop(context.Response);
            return Results.Redirect("/");
        });

        app.Run();

        static class LoginCookie
        {
            public static void Drop(HttpResponse response) => response.Cookies.Append("login", "", new CookieOptions { Expires = DateTimeOffset.UnixEpoch });
        }
        """);

    [Fact]
    public Task A_token_in_a_cookie_is_the_login() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>(
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
        app.MapPost({|LOA1005:"/logout"|}, (HttpContext context) =>
        {
            context.Response.Cookies.Delete("access_token");
            return Results.Ok();
        });

        app.Run();
        """);
}
