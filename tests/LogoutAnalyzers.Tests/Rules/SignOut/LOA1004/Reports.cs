using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1004;

/// <summary>Sign-outs that reach a scheme nobody is signed in with, or that throw.</summary>
public class Reports
{
    [Fact]
    public Task A_sign_out_of_the_external_cookie_of_two() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public static class Schemes
        {
            public const string Main = "Main";
            public const string Partner = "Partner";
        }

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) =>
                services.AddAuthentication(Schemes.Main).AddCookie(Schemes.Main).AddCookie(Schemes.Partner);
        }

        [Route("account")]
        public class AccountController : Controller
        {
            [HttpPost("login")]
            public async Task<IActionResult> Login(string user)
            {
                await HttpContext.SignInAsync(Schemes.Main, new ClaimsPrincipal(new ClaimsIdentity(new[] { new Claim("sub", user) }, "pwd")));
                return LocalRedirect("/");
            }

            [HttpPost("logout")]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync({|LOA1004:Schemes.Partner|});
                return LocalRedirect("/");
            }
        }
        """);

    [Fact]
    public Task A_scheme_in_the_wrong_letter_case() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCookie("Cookies");
        var app = builder.Build();
        app.MapPost("/login", async (HttpContext http) =>
            await http.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("password"))));
        app.MapPost("/logout", async (HttpContext http) =>
        {
            await http.SignOutAsync({|LOA1004:"cookies"|});
            return Results.LocalRedirect("/");
        });
        app.Run();
        """);

    [Fact]
    public Task A_scheme_less_sign_out_under_Identity() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddIdentity<Member, IdentityRole<int>>(o => o.User.RequireUniqueEmail = true);
                services.AddControllersWithViews();
            }
        }

        public class Member : IdentityUser<int>
        {
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await {|LOA1004:HttpContext.SignOutAsync()|};
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_returned_sign_out_under_the_cookies_of_Identity() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(o =>
        {
            o.DefaultScheme = IdentityConstants.ApplicationScheme;
            o.DefaultSignInScheme = IdentityConstants.ExternalScheme;
        }).AddIdentityCookies();
        builder.Build().Run();

        public class LogOutPageModel : PageModel
        {
            public IActionResult OnPost() => {|LOA1004:SignOut(new AuthenticationProperties { RedirectUri = "/" })|};
        }
        """);

    [Fact]
    public Task A_sign_out_result_of_the_bearer_tokens_of_the_Identity_API() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentityApiEndpoints<IdentityUser>();
        var app = builder.Build();
        app.MapGroup("/account").MapIdentityApi<IdentityUser>();
        app.MapPost("/account/logout", () => {|LOA1004:Results.SignOut()|}).RequireAuthorization();
        app.Run();
        """);

    [Fact]
    public Task A_sign_out_of_the_OAuth_provider_that_cannot() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddAuthentication(options =>
                    {
                        options.DefaultScheme = "Cookies";
                        options.DefaultChallengeScheme = "GitHub";
                    })
                    .AddCookie("Cookies")
                    .AddOAuth("GitHub", options =>
                    {
                        options.SignInScheme = "Cookies";
                        options.AuthorizationEndpoint = "https://github.com/login/oauth/authorize";
                        options.TokenEndpoint = "https://github.com/login/oauth/access_token";
                    });
            }
        }

        public class SessionController : Controller
        {
            [HttpGet("~/signout")]
            public async Task Leave() => await HttpContext.SignOutAsync({|LOA1004:"GitHub"|});
        }
        """);

    [Fact]
    public Task No_scheme_and_no_default_among_several() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddAuthentication().AddCookie("Customers").AddCookie("Staff");
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        public class StaffController : Controller
        {
            [HttpPost("/staff/login")]
            public async Task<IActionResult> Login(string name)
            {
                await HttpContext.SignInAsync("Staff", new ClaimsPrincipal(new ClaimsIdentity("pwd")));
                return Redirect("/staff");
            }

            [HttpPost("/staff/logout")]
            public async Task<IActionResult> Logout()
            {
                await {|LOA1004:HttpContext.SignOutAsync()|};
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task The_default_sign_in_scheme_leads_elsewhere() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddRazorPages();
                services.AddAuthentication(options =>
                {
                    options.DefaultScheme = "app";
                    options.DefaultSignInScheme = "pending";
                })
                .AddCookie("app", options => options.LoginPath = "/signin")
                .AddCookie("pending", options => options.ExpireTimeSpan = TimeSpan.FromMinutes(5));
            }
        }

        public class SignInModel : PageModel
        {
            public async Task<IActionResult> OnPostAsync(string user)
            {
                await HttpContext.SignInAsync("app", new ClaimsPrincipal(new ClaimsIdentity(new[] { new Claim("sub", user) }, "pwd")));
                return LocalRedirect("/");
            }
        }

        public class SignOutModel : PageModel
        {
            public async Task<IActionResult> OnPostAsync()
            {
                await {|LOA1004:HttpContext.SignOutAsync(new AuthenticationProperties { RedirectUri = "/" })|};
                return LocalRedirect("/");
            }
        }
        """);

    [Fact]
    public Task The_group_of_account_endpoints_of_the_Blazor_template() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(options =>
            {
                options.DefaultScheme = IdentityConstants.ApplicationScheme;
                options.DefaultSignInScheme = IdentityConstants.ExternalScheme;
            })
            .AddIdentityCookies();
        builder.Services.AddIdentityCore<IdentityUser>().AddSignInManager().AddDefaultTokenProviders();
        var app = builder.Build();
        var account = app.MapGroup("/Account");
        account.MapPost("/Logout", ([FromForm] string returnUrl) => {|LOA1004:TypedResults.SignOut(new() { RedirectUri = returnUrl })|});
        app.Run();
        """);

    [Fact]
    public Task The_application_cookie_alone_and_the_answer_of_Identity_API_endpoints() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentityApiEndpoints<IdentityUser>();
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.MapIdentityApi<IdentityUser>();
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await {|LOA1004:context.SignOutAsync()|};
            return Results.NoContent();
        });
        app.Run();
        """);

    [Fact]
    public Task A_helper_of_the_class_that_is_handed_the_scheme() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("web").AddCookie("web").AddCookie("kiosk");
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Login()
            {
                await HttpContext.SignInAsync("web", new ClaimsPrincipal(new ClaimsIdentity("pwd")));
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await EndAsync({|LOA1004:"kiosk"|});
                return Redirect("/");
            }

            private async Task EndAsync(string scheme)
            {
                await HttpContext.SignOutAsync(scheme);
                Response.Headers["X-Ended"] = scheme;
            }
        }
        """);

    [Fact]
    public Task A_service_that_hands_the_scheme_on() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public interface ISessions
        {
            Task StartAsync(ClaimsPrincipal user);

            Task EndAsync(string scheme, string? returnUrl);
        }

        public class Sessions : ISessions
        {
            private readonly IHttpContextAccessor _accessor;

            public Sessions(IHttpContextAccessor accessor) => _accessor = accessor;

            public Task StartAsync(ClaimsPrincipal user) => _accessor.HttpContext!.SignInAsync("Portal", user);

            public Task EndAsync(string scheme, string? returnUrl) => _accessor.HttpContext!.EndAsync(returnUrl, scheme);
        }

        public static class ContextExtensions
        {
            public static Task EndAsync(this HttpContext context, string? returnUrl, string scheme = "Portal") =>
                context.SignOutAsync(scheme, new AuthenticationProperties { RedirectUri = returnUrl });
        }
        """, """
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication().AddCookie("Portal");
        }

        public class AccountController : Controller
        {
            private readonly ISessions _sessions;

            public AccountController(ISessions sessions) => _sessions = sessions;

            [HttpPost]
            public async Task<IActionResult> Logout(string? returnUrl)
            {
                await _sessions.EndAsync({|LOA1004:"portal"|}, returnUrl);
                return LocalRedirect(returnUrl ?? "/");
            }
        }
        """);

    [Fact]
    public Task Constants_of_other_files() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) =>
                services.AddAuthentication(AuthSchemes.Main).AddCookie(AuthSchemes.Main).AddCookie(AuthSchemes.Guests);
        }

        [Route("api/session")]
        public class SessionController : ControllerBase
        {
            [HttpPost]
            public Task SignIn(string user) => HttpContext.SignInAsync(AuthSchemes.Main, new ClaimsPrincipal(new ClaimsIdentity(user)));

            [HttpDelete("logout")]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync({|LOA1004:AuthSchemes.Guests|});
                return NoContent();
            }
        }
        """, """
        public static class AuthSchemes
        {
            private const string Prefix = "shop";

            public const string Main = $"{Prefix}.main";

            public static readonly string Guests = nameof(Guests);
        }
        """);

    [Fact]
    public Task Lists_and_initializers_of_results() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication().AddCookie("A").AddCookie("B");
        }

        public class AccountController : Controller
        {
            public IActionResult Login() => SignIn(new ClaimsPrincipal(new ClaimsIdentity("pwd")), "A");

            [HttpPost]
            public IActionResult Logout() => new SignOutResult(new List<string> { {|LOA1004:"B"|} });

            [HttpPost]
            public IActionResult LogOff() => new SignOutResult { AuthenticationSchemes = new[] { {|LOA1004:"B"|} }, Properties = new AuthenticationProperties() };

            [HttpPost]
            public IActionResult SignOff() => new SignOutResult { AuthenticationSchemes = { {|LOA1004:"B"|} } };

            [HttpPost]
            public IActionResult SignOutNow()
            {
                var scheme = "B";
                return SignOut(new AuthenticationProperties { RedirectUri = "/" }, {|LOA1004:scheme|});
            }
        }
        """);

    [Fact]
    public Task An_unregistered_scheme_beside_the_right_one() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        var app = builder.Build();
        app.MapDefaultControllerRoute();
        app.Run();

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Login()
            {
                await HttpContext.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("pwd")));
                return Redirect("/");
            }

            [HttpPost]
            public IActionResult Logout() => SignOut(new AuthenticationProperties { RedirectUri = "/" }, CookieAuthenticationDefaults.AuthenticationScheme, {|LOA1004:"OpenIdConnect"|});
        }
        """);

    [Fact]
    public Task A_JWT_bearer_scheme_of_an_application_with_cookies() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Authentication.JwtBearer;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
            .AddJwtBearer()
            .AddCookie(CookieAuthenticationDefaults.AuthenticationScheme);
        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) =>
        {
            await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(new ClaimsIdentity("pwd")));
            return Results.Ok();
        });
        app.MapPost("/logout", async (HttpContext context) =>
        {
            await context.SignOutAsync({|LOA1004:JwtBearerDefaults.AuthenticationScheme|});
            return Results.Ok();
        });
        app.MapPost("/api/logout", async (HttpContext context) =>
        {
            await {|LOA1004:context.SignOutAsync()|};
            return Results.Ok();
        });
        app.Run();
        """);

    [Fact]
    public Task A_policy_scheme_that_forwards_to_another_cookie() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(options => options.DefaultScheme = "any")
            .AddPolicyScheme("any", "Any", options =>
            {
                options.ForwardDefault = "members";
                options.ForwardSignOut = "guests";
            })
            .AddCookie("members")
            .AddCookie("guests");
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("members", new ClaimsPrincipal(new ClaimsIdentity("pwd"))));
        app.MapPost("/logout", () => {|LOA1004:Results.SignOut(new AuthenticationProperties { RedirectUri = "/" })|});
        app.Run();
        """);

    [Fact]
    public Task Defaults_of_options_that_are_configured_apart() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public static class Registration
        {
            public static IServiceCollection AddLogin(this IServiceCollection services)
            {
                services.AddAuthentication().AddWebCookies();
                services.PostConfigure<AuthenticationOptions>(options => options.DefaultSignOutScheme = "tablet");
                return services;
            }

            private static AuthenticationBuilder AddWebCookies(this AuthenticationBuilder builder) => builder.AddCookie("web").AddCookie("tablet");
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Login()
            {
                await HttpContext.SignInAsync("web", new ClaimsPrincipal(new ClaimsIdentity("pwd")));
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await {|LOA1004:HttpContext.SignOutAsync()|};
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task The_wrong_cookie_on_one_of_two_branches() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("main").AddCookie("main").AddCookie("pending");
        }

        public class AccountController : Controller
        {
            public async Task<IActionResult> Login()
            {
                await HttpContext.SignInAsync("main", new ClaimsPrincipal(new ClaimsIdentity("pwd")));
                return Redirect("/");
            }

            public async Task<IActionResult> Logout(bool external)
            {
                if (external)
                    await HttpContext.SignOutAsync({|LOA1004:"pending"|});
                else
                    await HttpContext.SignOutAsync("main");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task The_wrong_cookie_before_an_early_return() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("main").AddCookie("main").AddCookie("kiosk");
        }

        public class AccountController : Controller
        {
            public async Task<IActionResult> Login()
            {
                await HttpContext.SignInAsync("main", new ClaimsPrincipal(new ClaimsIdentity("pwd")));
                return Redirect("/");
            }

            public async Task<IActionResult> Logout(string terminal)
            {
                if (terminal.Length > 0)
                {
                    await HttpContext.SignOutAsync({|LOA1004:"kiosk"|});
                    return Redirect("/kiosk/" + terminal);
                }

                await HttpContext.SignOutAsync("main");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_deleted_account_stays_signed_in() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddIdentity<IdentityUser, IdentityRole>();
                services.AddRazorPages();
            }
        }

        public class DeletePersonalDataModel : PageModel
        {
            private readonly UserManager<IdentityUser> _users;

            public DeletePersonalDataModel(UserManager<IdentityUser> users) => _users = users;

            public async Task<IActionResult> OnPostAsync()
            {
                var user = await _users.GetUserAsync(User);
                if (user is null) return NotFound();
                await _users.DeleteAsync(user);
                await {|LOA1004:HttpContext.SignOutAsync()|};
                return Redirect("~/");
            }
        }
        """);

    [Fact]
    public Task A_middleware_that_throws_out_who_is_locked() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        var app = builder.Build();
        app.UseAuthentication();
        app.Use(async (context, next) =>
        {
            var users = context.RequestServices.GetRequiredService<UserManager<IdentityUser>>();
            if (await users.GetUserAsync(context.User) is { } user && await users.IsLockedOutAsync(user))
            {
                await {|LOA1004:context.SignOutAsync()|};
                context.Response.Redirect("/locked");
                return;
            }

            await next(context);
        });
        app.Run();
        """);

    [Fact]
    public Task A_service_that_logs_out() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.AddScoped<AccountService>();
        var app = builder.Build();
        app.MapPost("/logout", async (AccountService accounts) =>
        {
            await accounts.LogoutAsync();
            return Results.Redirect("/");
        });
        app.Run();

        public class AccountService
        {
            private readonly IHttpContextAccessor _accessor;
            private readonly IAuthenticationService _authentication;
            private readonly ILogger<AccountService> _logger;

            public AccountService(IHttpContextAccessor accessor, IAuthenticationService authentication, ILogger<AccountService> logger)
            {
                _accessor = accessor;
                _authentication = authentication;
                _logger = logger;
            }

            public async Task LogoutAsync()
            {
                await {|LOA1004:_authentication.SignOutAsync(_accessor.HttpContext!, null, null)|};
                _logger.LogInformation("Signed out");
            }
        }
        """);

    [Fact]
    public Task The_external_cookie_alone_in_a_logout() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddIdentity<IdentityUser, IdentityRole>();
        }

        public class LogoutModel : PageModel
        {
            public async Task<IActionResult> OnPost(string? returnUrl)
            {
                await HttpContext.SignOutAsync({|LOA1004:IdentityConstants.ExternalScheme|});
                return returnUrl is null ? RedirectToPage() : LocalRedirect(returnUrl);
            }
        }
        """);

    [Fact]
    public Task The_manager_of_Identity_whose_cookie_is_not_registered() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
        builder.Services.AddIdentityCore<IdentityUser>().AddSignInManager();
        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context, UserManager<IdentityUser> users, string name, string password) =>
        {
            var user = await users.FindByNameAsync(name);
            if (user is null || !await users.CheckPasswordAsync(user, password)) return Results.Unauthorized();
            await context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("pwd")));
            return Results.Ok();
        });
        app.MapPost("/logout", async (SignInManager<IdentityUser> manager) =>
        {
            await {|LOA1004:manager.SignOutAsync()|};
            return Results.Ok();
        });
        app.Run();
        """);

    [Fact]
    public Task A_scheme_whose_handler_only_reads_a_key() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using System.Text.Encodings.Web;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Options;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies")
                .AddCookie("Cookies")
                .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>("ApiKey", null);
        }

        public class ApiKeyHandler : AuthenticationHandler<AuthenticationSchemeOptions>
        {
            public ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : base(options, logger, encoder)
            {
            }

            protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Login()
            {
                await HttpContext.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("pwd")));
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync({|LOA1004:"ApiKey"|});
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task An_unregistered_scheme_outside_a_logout() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddIdentity<IdentityUser, IdentityRole>();
                services.ConfigureApplicationCookie(options => options.EventsType = typeof(RevocationEvents));
            }
        }

        public class RevocationEvents : CookieAuthenticationEvents
        {
            public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
            {
                if (context.Principal?.HasClaim("revoked", "true") != true) return;
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync({|LOA1004:CookieAuthenticationDefaults.AuthenticationScheme|});
            }
        }
        """);

    [Fact]
    public Task Two_schemes_of_which_users_have_neither() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("A").AddCookie("A").AddCookie("B").AddCookie("C");
        var app = builder.Build();
        app.MapPost("/login", () => Results.SignIn(new ClaimsPrincipal(new ClaimsIdentity("pwd")), authenticationScheme: "A"));
        app.MapPost("/logout", () => Results.SignOut(authenticationSchemes: new[] { {|LOA1004:"B"|}, {|LOA1004:"C"|} }));
        app.Run();
        """);

    [Fact]
    public Task A_logout_of_an_application_whose_sign_in_is_elsewhere() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie("Cookies");
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync({|LOA1004:"cookies"|});
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task The_message_of_a_scheme_that_is_not_registered() => Messages.Verify(
        "LOA1004",
        "The scheme \"cookies\" is not registered, so this sign-out throws and the user stays signed in; sign out \"Cookies\"",
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCookie("Cookies");
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("pwd"))));
        app.MapPost("/logout", (HttpContext context) => context.SignOutAsync({|#0:"cookies"|}));
        app.Run();
        """);

    [Fact]
    public Task The_message_of_a_scheme_that_is_too_much() => Messages.Verify(
        "LOA1004",
        "The scheme \"oidc\" is not registered, so this sign-out throws and the user stays signed in; leave it out",
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie("Cookies");
        }

        public class AccountController : Controller
        {
            public Task Login() => HttpContext.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("pwd")));

            public IActionResult Logout() => SignOut("Cookies", {|#0:"oidc"|});
        }
        """);

    [Fact]
    public Task The_message_of_a_scheme_that_cannot_sign_out() => Messages.Verify(
        "LOA1004",
        "The scheme \"GitHub\" cannot sign out, so this sign-out throws and the user stays signed in; sign out \"Cookies\"",
        """
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies").AddOAuth("GitHub", options => options.ClientId = "shop");
        var app = builder.Build();
        app.MapPost("/logout", (HttpContext context) => context.SignOutAsync({|#0:"GitHub"|}));
        app.Run();
        """);

    [Fact]
    public Task The_message_of_a_default_that_is_missing() => Messages.Verify(
        "LOA1004",
        "This sign-out names no scheme and none is the default, so it throws and the user stays signed in; sign out \"A\" or \"B\"",
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCookie("A").AddCookie("B");
        var app = builder.Build();
        app.MapPost("/login/a", (HttpContext context) => context.SignInAsync("A", new ClaimsPrincipal(new ClaimsIdentity("pwd"))));
        app.MapPost("/login/b", (HttpContext context) => context.SignInAsync("B", new ClaimsPrincipal(new ClaimsIdentity("pwd"))));
        app.MapPost("/logout", (HttpContext context) => {|#0:context.SignOutAsync()|});
        app.Run();
        """);

    [Fact]
    public Task The_message_names_both_schemes_of_a_wrong_sign_out() => Messages.Verify(
        "LOA1004",
        "This signs out \"shop\", but users are signed in with \"backoffice\"; sign out \"backoffice\"",
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication().AddCookie("backoffice").AddCookie("shop");
        }

        public class AccountController : Controller
        {
            public Task Login() => HttpContext.SignInAsync("backoffice", new ClaimsPrincipal(new ClaimsIdentity("pwd")));

            public Task Logout() => HttpContext.SignOutAsync({|#0:"shop"|});
        }
        """);

    [Fact]
    public Task The_message_says_what_a_scheme_less_sign_out_under_Identity_reaches() => Messages.Verify(
        "LOA1004",
        "A sign-out without a scheme signs out \"Identity.External\" here, but users are signed in with \"Identity.Application\"; sign out IdentityConstants.ApplicationScheme or call SignInManager.SignOutAsync",
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddIdentity<IdentityUser, IdentityRole>();
        }

        public class LogoutModel : PageModel
        {
            public async Task OnPostAsync() => await {|#0:HttpContext.SignOutAsync()|};
        }
        """);
}
