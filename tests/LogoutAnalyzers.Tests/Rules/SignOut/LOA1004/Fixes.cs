using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.SignOut;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1004;

/// <summary>The scheme that users are signed in with, put in the place of the wrong one or added where none is named.</summary>
public class Fixes
{
    /// <summary>The program around controllers and pages that use Identity.</summary>
    private const string IdentityApp = """
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddRazorPages();
        builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddDefaultTokenProviders();
        var app = builder.Build();
        app.UseAuthentication();
        app.MapRazorPages();
        app.MapDefaultControllerRoute();
        app.Run();
        """;

    /// <summary>The program around controllers that sign in with one of several cookies.</summary>
    private const string ShopApp = """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddAuthentication().AddCookie().AddCookie("Kiosk");
        builder.Build().Run();

        public class LoginController : Controller
        {
            public Task Login() => HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal());
        }
        """;

    private static Task Fix(string before, string after, params string[] others) => Verify.Fix<SignOutAnalyzer, SignOutScheme>(before, after, others);

    private static Task NotOffered(string source, params string[] others) => Fix(source, source, others);

    private static Task FixInIdentityApp(string before, string after) => Fix(before, after, IdentityApp);

    private static Task FixInShopApp(string before, string after) => Fix(before, after, ShopApp);

    [Fact]
    public Task A_task_of_another_scheme() => Fix(
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Shop").AddCookie("Shop").AddCookie("Admin");
        builder.Build().Run();

        public class AccountController : Controller
        {
            public async Task<IActionResult> Login()
            {
                await HttpContext.SignInAsync("Shop", new ClaimsPrincipal());
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync({|LOA1004:"Admin"|}, new AuthenticationProperties { RedirectUri = "/" });
                return Redirect("/");
            }
        }
        """,
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Shop").AddCookie("Shop").AddCookie("Admin");
        builder.Build().Run();

        public class AccountController : Controller
        {
            public async Task<IActionResult> Login()
            {
                await HttpContext.SignInAsync("Shop", new ClaimsPrincipal());
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Shop", new AuthenticationProperties { RedirectUri = "/" });
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_result_of_another_scheme() => Fix(
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Shop").AddCookie("Shop").AddCookie("Admin");
        builder.Build().Run();

        public class AccountController : Controller
        {
            public async Task<IActionResult> Login()
            {
                await HttpContext.SignInAsync("Shop", new ClaimsPrincipal());
                return Redirect("/");
            }

            [HttpPost]
            public IActionResult Logout() => SignOut(new AuthenticationProperties { RedirectUri = "/" }, {|LOA1004:"Admin"|});
        }
        """,
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Shop").AddCookie("Shop").AddCookie("Admin");
        builder.Build().Run();

        public class AccountController : Controller
        {
            public async Task<IActionResult> Login()
            {
                await HttpContext.SignInAsync("Shop", new ClaimsPrincipal());
                return Redirect("/");
            }

            [HttpPost]
            public IActionResult Logout() => SignOut(new AuthenticationProperties { RedirectUri = "/" }, "Shop");
        }
        """);

    [Fact]
    public Task An_array_with_another_scheme() => Fix(
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Shop").AddCookie("Shop").AddCookie("Admin");
        var app = builder.Build();
        app.MapPost("/login", () => Results.SignIn(new ClaimsPrincipal(), authenticationScheme: "Shop"));
        app.MapPost("/logout", () => Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, new[] { {|LOA1004:"Admin"|} }));
        app.Run();
        """,
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Shop").AddCookie("Shop").AddCookie("Admin");
        var app = builder.Build();
        app.MapPost("/login", () => Results.SignIn(new ClaimsPrincipal(), authenticationScheme: "Shop"));
        app.MapPost("/logout", () => Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, new[] { "Shop" }));
        app.Run();
        """);

    [Fact]
    public Task A_result_that_is_created() => Fix(
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Shop").AddCookie("Shop").AddCookie("Admin");
        builder.Build().Run();

        public class AccountController : Controller
        {
            public async Task<IActionResult> Login()
            {
                await HttpContext.SignInAsync("Shop", new ClaimsPrincipal());
                return Redirect("/");
            }

            [HttpPost]
            public IActionResult Logout()
            {
                return new SignOutResult({|LOA1004:"Admin"|}, new AuthenticationProperties { RedirectUri = "/" });
            }
        }
        """,
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Shop").AddCookie("Shop").AddCookie("Admin");
        builder.Build().Run();

        public class AccountController : Controller
        {
            public async Task<IActionResult> Login()
            {
                await HttpContext.SignInAsync("Shop", new ClaimsPrincipal());
                return Redirect("/");
            }

            [HttpPost]
            public IActionResult Logout()
            {
                return new SignOutResult("Shop", new AuthenticationProperties { RedirectUri = "/" });
            }
        }
        """);

    [Fact]
    public Task The_default_scheme_of_Identity_through_the_manager() => FixInIdentityApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signInManager;

            public AccountController(SignInManager<IdentityUser> signInManager)
            {
                _signInManager = signInManager;
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await {|LOA1004:HttpContext.SignOutAsync()|};
                return Redirect("/");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signInManager;

            public AccountController(SignInManager<IdentityUser> signInManager)
            {
                _signInManager = signInManager;
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await _signInManager.SignOutAsync();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task The_default_scheme_of_Identity_in_a_result() => FixInIdentityApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout() => {|LOA1004:SignOut(new AuthenticationProperties { RedirectUri = "/" })|};
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout() => SignOut(new AuthenticationProperties { RedirectUri = "/" }, IdentityConstants.ApplicationScheme);
        }
        """);

    [Fact]
    public Task Two_sign_outs_of_which_none_reaches_the_user() => Fix(
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Shop").AddCookie("Shop").AddCookie("Admin").AddCookie("Support");
        builder.Build().Run();

        public class AccountController : Controller
        {
            public async Task<IActionResult> Login()
            {
                await HttpContext.SignInAsync("Shop", new ClaimsPrincipal());
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync({|LOA1004:"Admin"|});
                await HttpContext.SignOutAsync({|LOA1004:"Support"|});
                return Redirect("/");
            }
        }
        """,
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Shop").AddCookie("Shop").AddCookie("Admin").AddCookie("Support");
        builder.Build().Run();

        public class AccountController : Controller
        {
            public async Task<IActionResult> Login()
            {
                await HttpContext.SignInAsync("Shop", new ClaimsPrincipal());
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Shop");
                await HttpContext.SignOutAsync("Support");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task The_first_of_several() => Verify.AspNetCore.FixFiles<SignOutAnalyzer, SignOutScheme>([SeveralUsers("{|LOA1004:HttpContext.SignOutAsync()|}")], [SeveralUsers("HttpContext.SignOutAsync(\"Customers\")")], index: 0);

    [Fact]
    public Task The_second_of_several() => Verify.AspNetCore.FixFiles<SignOutAnalyzer, SignOutScheme>([SeveralUsers("{|LOA1004:HttpContext.SignOutAsync()|}")], [SeveralUsers("HttpContext.SignOutAsync(\"Staff\")")], index: 1);

    private static string SeveralUsers(string signOut) => $$"""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication().AddCookie("Customers").AddCookie("Staff");
        }

        public class AccountController : Controller
        {
            public Task Login() => HttpContext.SignInAsync("Customers", new ClaimsPrincipal());

            public Task LoginOfStaff() => HttpContext.SignInAsync("Staff", new ClaimsPrincipal());

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await {{signOut}};
                return Redirect("/");
            }
        }
        """;

    [Fact]
    public Task The_constant_of_the_framework_with_its_using() => FixInShopApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        public class LogoutController : Controller
        {
        	[HttpPost]
        	public Task Index() => HttpContext.SignOutAsync({|LOA1004:"Kiosk"|}); // the terminal
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        public class LogoutController : Controller
        {
        	[HttpPost]
        	public Task Index() => HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme); // the terminal
        }
        """);

    [Fact]
    public Task The_letter_case() => Fix(
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCookie("Portal").AddCookie("Admin");
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("Portal", new ClaimsPrincipal()));
        app.MapPost("/admin", (HttpContext context) => context.SignInAsync("Admin", new ClaimsPrincipal()));
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync({|LOA1004:"admin"|});
            return Results.Ok();
        });
        app.Run();
        """,
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCookie("Portal").AddCookie("Admin");
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("Portal", new ClaimsPrincipal()));
        app.MapPost("/admin", (HttpContext context) => context.SignInAsync("Admin", new ClaimsPrincipal()));
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync("Admin");
            return Results.Ok();
        });
        app.Run();
        """);

    [Fact]
    public Task A_result_of_a_minimal_API() => FixInIdentityApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;

        public static class Endpoints
        {
            public static void Map(IEndpointRouteBuilder app)
            {
                app.MapPost("/logout", () => {|LOA1004:Results.SignOut()|});
                app.MapPost("/account/logout", () => {|LOA1004:TypedResults.SignOut(new AuthenticationProperties { RedirectUri = "/" })|});
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;

        public static class Endpoints
        {
            public static void Map(IEndpointRouteBuilder app)
            {
                app.MapPost("/logout", () => Results.SignOut(authenticationSchemes: new[] { IdentityConstants.ApplicationScheme }));
                app.MapPost("/account/logout", () => TypedResults.SignOut(new AuthenticationProperties { RedirectUri = "/" }, authenticationSchemes: new[] { IdentityConstants.ApplicationScheme }));
            }
        }
        """);

    [Fact]
    public Task The_manager_of_a_handler() => FixInIdentityApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;

        public static class Endpoints
        {
            public static void Map(IEndpointRouteBuilder app)
            {
                app.MapPost("/logout", async (HttpContext context, SignInManager<IdentityUser> manager) =>
                {
                    await {|LOA1004:context.SignOutAsync()|};
                    return Results.LocalRedirect("/");
                });
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;

        public static class Endpoints
        {
            public static void Map(IEndpointRouteBuilder app)
            {
                app.MapPost("/logout", async (HttpContext context, SignInManager<IdentityUser> manager) =>
                {
                    await manager.SignOutAsync();
                    return Results.LocalRedirect("/");
                });
            }
        }
        """);

    [Fact]
    public Task The_manager_in_place_of_a_named_scheme() => FixInIdentityApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            private readonly SignInManager<IdentityUser> manager;

            public LogoutModel(SignInManager<IdentityUser> manager) => this.manager = manager;

            public async Task OnPostAsync()
            {
                // Forget the user.
                await HttpContext.SignOutAsync({|LOA1004:CookieAuthenticationDefaults.AuthenticationScheme|});
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            private readonly SignInManager<IdentityUser> manager;

            public LogoutModel(SignInManager<IdentityUser> manager) => this.manager = manager;

            public async Task OnPostAsync()
            {
                // Forget the user.
                await manager.SignOutAsync();
            }
        }
        """);

    [Fact]
    public Task Properties_that_the_manager_does_not_take() => FixInIdentityApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _manager;

            public AccountController(SignInManager<IdentityUser> manager) => _manager = manager;

            [HttpPost]
            public Task Logout() => {|LOA1004:HttpContext.SignOutAsync(new AuthenticationProperties { RedirectUri = "/" })|};
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _manager;

            public AccountController(SignInManager<IdentityUser> manager) => _manager = manager;

            [HttpPost]
            public Task Logout() => HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme, new AuthenticationProperties { RedirectUri = "/" });
        }
        """);

    [Fact]
    public Task The_service_and_the_extension_method_called_as_a_static_one() => FixInIdentityApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly IAuthenticationService _service;

            public AccountController(IAuthenticationService service) => _service = service;

            [HttpPost]
            public Task Logout() => {|LOA1004:_service.SignOutAsync(HttpContext, null, null)|};

            [HttpPost]
            public Task LogOff() => {|LOA1004:AuthenticationHttpContextExtensions.SignOutAsync(HttpContext)|};

            [HttpPost]
            public Task SignOff() => {|LOA1004:HttpContext.SignOutAsync(scheme: null)|};
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly IAuthenticationService _service;

            public AccountController(IAuthenticationService service) => _service = service;

            [HttpPost]
            public Task Logout() => _service.SignOutAsync(HttpContext, IdentityConstants.ApplicationScheme, null);

            [HttpPost]
            public Task LogOff() => AuthenticationHttpContextExtensions.SignOutAsync(HttpContext, IdentityConstants.ApplicationScheme);

            [HttpPost]
            public Task SignOff() => HttpContext.SignOutAsync(scheme: IdentityConstants.ApplicationScheme);
        }
        """);

    [Fact]
    public Task The_argument_of_a_helper() => FixInShopApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class LogoutController : Controller
        {
            private const string Main = CookieAuthenticationDefaults.AuthenticationScheme;
            private const string Terminal = "Kiosk";

            [HttpPost]
            public async Task<IActionResult> Index()
            {
                await EndAsync({|LOA1004:Terminal|}, "/");
                return Redirect("/");
            }

            private Task EndAsync(string scheme, string url) => HttpContext.SignOutAsync(scheme, new AuthenticationProperties { RedirectUri = url });
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class LogoutController : Controller
        {
            private const string Main = CookieAuthenticationDefaults.AuthenticationScheme;
            private const string Terminal = "Kiosk";

            [HttpPost]
            public async Task<IActionResult> Index()
            {
                await EndAsync(CookieAuthenticationDefaults.AuthenticationScheme, "/");
                return Redirect("/");
            }

            private Task EndAsync(string scheme, string url) => HttpContext.SignOutAsync(scheme, new AuthenticationProperties { RedirectUri = url });
        }
        """);

    [Fact]
    public Task Lists_and_initializers() => FixInShopApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout() => new SignOutResult(new List<string> { {|LOA1004:"Kiosk"|} }, new AuthenticationProperties { RedirectUri = "Kiosk" });

            [HttpPost]
            public IActionResult LogOff() => new SignOutResult { AuthenticationSchemes = new[] { {|LOA1004:"Kiosk"|} } };
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout() => new SignOutResult(new List<string> { CookieAuthenticationDefaults.AuthenticationScheme }, new AuthenticationProperties { RedirectUri = "Kiosk" });

            [HttpPost]
            public IActionResult LogOff() => new SignOutResult { AuthenticationSchemes = new[] { CookieAuthenticationDefaults.AuthenticationScheme } };
        }
        """);

    [Fact]
    public Task Windows_line_ends_stay() => FixInIdentityApp(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await {|LOA1004:HttpContext.SignOutAsync()|};
                return Redirect("/");
            }
        }
        """.Replace("\n", "\r\n"),
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
                return Redirect("/");
            }
        }
        """.Replace("\n", "\r\n"));

    [Fact]
    public Task None_where_the_right_scheme_is_beside_it() => NotOffered(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout() => SignOut(CookieAuthenticationDefaults.AuthenticationScheme, {|LOA1004:"OpenIdConnect"|});

            [HttpPost]
            public async Task<IActionResult> LogOff()
            {
                await HttpContext.SignOutAsync({|LOA1004:"OpenIdConnect"|});
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                return Redirect("/");
            }
        }
        """,
        ShopApp);

    [Fact]
    public Task None_for_a_default_value_of_a_helper() => NotOffered(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class LogoutController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Index()
            {
                await {|LOA1004:EndAsync()|};
                return Redirect("/");
            }

            private Task EndAsync(string scheme = "Kiosk") => HttpContext.SignOutAsync(scheme);
        }
        """,
        ShopApp);
}
