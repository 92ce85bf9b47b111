using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1004;

/// <summary>Sign-outs of the right scheme, the clean-up of other cookies, and applications that do not say enough.</summary>
public class StaysSilent
{
    [Fact]
    public Task The_pages_of_the_Identity_template() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddDefaultTokenProviders();
        builder.Services.AddRazorPages();
        var app = builder.Build();
        app.MapRazorPages();
        app.Run();

        public class LoginModel : PageModel
        {
            private readonly SignInManager<IdentityUser> _signInManager;

            public LoginModel(SignInManager<IdentityUser> signInManager) => _signInManager = signInManager;

            public string? ReturnUrl { get; set; }

            public async Task OnGetAsync(string? returnUrl = null)
            {
                // Clear the existing external cookie to ensure a clean login process
                await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
                ReturnUrl = returnUrl;
            }

            public async Task<IActionResult> OnPostAsync(string email, string password)
            {
                var result = await _signInManager.PasswordSignInAsync(email, password, false, lockoutOnFailure: true);
                return result.Succeeded ? LocalRedirect("~/") : Page();
            }
        }

        public class ExternalLoginsModel : PageModel
        {
            public async Task<IActionResult> OnPostLinkLoginAsync(string provider)
            {
                await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
                return new ChallengeResult(provider);
            }
        }

        public class LogoutModel : PageModel
        {
            private readonly SignInManager<IdentityUser> _signInManager;

            public LogoutModel(SignInManager<IdentityUser> signInManager) => _signInManager = signInManager;

            public async Task<IActionResult> OnPost(string? returnUrl = null)
            {
                await _signInManager.SignOutAsync();
                return returnUrl is null ? RedirectToPage() : LocalRedirect(returnUrl);
            }
        }
        """);

    [Fact]
    public Task The_external_cookie_cleared_beside_the_manager() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddIdentity<IdentityUser, IdentityRole>();
        }

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signInManager;

            public AccountController(SignInManager<IdentityUser> signInManager) => _signInManager = signInManager;

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
                await HttpContext.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
                await HttpContext.SignOutAsync();
                await _signInManager.SignOutAsync();
                return RedirectToAction("Index", "Home");
            }

            [HttpPost]
            public async Task<IActionResult> LogOff()
            {
                try
                {
                    await _signInManager.SignOutAsync();
                }
                finally
                {
                    await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
                }

                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_cookie_for_the_answer_of_a_provider() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddAuthentication("Main")
                    .AddCookie("Main")
                    .AddCookie("Handover", options => options.ExpireTimeSpan = TimeSpan.FromMinutes(5))
                    .AddOAuth("GitHub", options => options.SignInScheme = "Handover");
            }
        }

        public class ExternalController : Controller
        {
            public IActionResult Start() => Challenge(new AuthenticationProperties { RedirectUri = "/external/finish" }, "GitHub");

            public async Task<IActionResult> Finish()
            {
                var result = await HttpContext.AuthenticateAsync("Handover");
                if (result.Principal is null) return Unauthorized();
                await HttpContext.SignInAsync("Main", new ClaimsPrincipal(new ClaimsIdentity(result.Principal.Claims, "external")));
                await HttpContext.SignOutAsync("Handover");
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Main");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_default_sign_in_scheme_that_carries_the_answer_of_a_provider() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddAuthentication(options =>
                    {
                        options.DefaultScheme = "App";
                        options.DefaultSignInScheme = "Temp";
                    })
                    .AddCookie("App")
                    .AddCookie("Temp")
                    .AddOAuth("Strava", options => options.ClientId = "1");
            }
        }

        public class LoginController : Controller
        {
            public async Task<IActionResult> Answer()
            {
                var answer = await HttpContext.AuthenticateAsync("Temp");
                await HttpContext.SignInAsync("App", answer.Principal!);
                await HttpContext.SignOutAsync("Temp");
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("App");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_second_factor_of_its_own() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddIdentity<IdentityUser, IdentityRole>();
        }

        public class TwoFactorController : Controller
        {
            private readonly SignInManager<IdentityUser> _manager;

            public TwoFactorController(SignInManager<IdentityUser> manager) => _manager = manager;

            [HttpPost]
            public async Task<IActionResult> Cancel()
            {
                await HttpContext.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
                return RedirectToAction("Index", "Home");
            }

            [HttpPost]
            public async Task<IActionResult> Forget()
            {
                await HttpContext.SignOutAsync(IdentityConstants.TwoFactorRememberMeScheme);
                await _manager.ForgetTwoFactorClientAsync();
                return RedirectToAction("Index");
            }
        }
        """);

    [Fact]
    public Task A_scheme_for_each_kind_of_user() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Customer").AddCookie("Customer").AddCookie("Staff");
        }

        public class CustomerController : Controller
        {
            public Task Login() => HttpContext.SignInAsync("Customer", new ClaimsPrincipal(new ClaimsIdentity("pwd")));

            public Task Logout() => HttpContext.SignOutAsync("Customer");
        }

        public class StaffController : Controller
        {
            public Task Login() => HttpContext.SignInAsync("Staff", new ClaimsPrincipal(new ClaimsIdentity("pwd")));

            public Task Logout() => HttpContext.SignOutAsync("Staff");

            public IActionResult LogoutEverywhere() => SignOut("Customer", "Staff");
        }
        """);

    [Fact]
    public Task Every_scheme_of_a_list() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("A").AddCookie("A").AddCookie("B");
        }

        public class AccountController : Controller
        {
            private static readonly string[] s_schemes = { "A", "B" };

            public Task Login() => HttpContext.SignInAsync("A", new ClaimsPrincipal(new ClaimsIdentity("pwd")));

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                foreach (var scheme in s_schemes) await HttpContext.SignOutAsync(scheme);
                return Redirect("/");
            }

            [HttpPost]
            public IActionResult LogOff() => SignOut(s_schemes);

            [HttpPost]
            public IActionResult SignOff(string[] schemes) => SignOut(new AuthenticationProperties(), schemes);
        }
        """);

    [Fact]
    public Task A_second_cookie_that_is_deleted_on_the_way() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("A").AddCookie("A").AddCookie("preview");
        var app = builder.Build();
        app.MapPost("/login", () => Results.SignIn(new ClaimsPrincipal(new ClaimsIdentity("pwd")), authenticationScheme: "A"));
        app.MapPost("/logout", () => Results.SignOut(authenticationSchemes: new[] { "A", "preview" }));
        app.MapPost("/signout", async (HttpContext context) =>
        {
            await context.SignOutAsync("preview");
            await context.SignOutAsync("A");
            return Results.NoContent();
        });
        app.MapPost("/preview/end", async (HttpContext context) =>
        {
            await context.SignOutAsync("preview");
            return Results.NoContent();
        });
        app.Run();
        """);

    [Fact]
    public Task The_server_of_OpenID_Connect_signs_out_by_a_scheme_of_its_library() => Verify.AspNetCoreWith("OpenIddict.Abstractions").Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddIdentity<IdentityUser, IdentityRole>();
                services.AddOpenIddict().AddServer(options => options.UseAspNetCore());
            }
        }

        public class AuthorizationController : Controller
        {
            private readonly SignInManager<IdentityUser> _manager;

            public AuthorizationController(SignInManager<IdentityUser> manager) => _manager = manager;

            [HttpPost("~/connect/logout")]
            public async Task<IActionResult> Logout()
            {
                await _manager.SignOutAsync();
                return SignOut(new AuthenticationProperties { RedirectUri = "/" }, OpenIddict.Server.AspNetCore.OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
            }
        }
        """);

    [Fact]
    public Task An_identity_server_has_a_service_of_its_own() => Verify.AspNetCoreWith("Duende.IdentityServer").Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddIdentity<IdentityUser, IdentityRole>();
                services.AddIdentityServer();
            }
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_policy_scheme_that_forwards_to_the_right_cookie() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("any")
            .AddPolicyScheme("any", "Any", options => options.ForwardDefault = "members")
            .AddCookie("members")
            .AddCookie("guests");
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("pwd"))));
        app.MapPost("/logout", () => Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }));
        app.MapPost("/signout", (HttpContext context) => context.SignOutAsync("members"));
        app.Run();
        """);

    [Fact]
    public Task A_policy_scheme_that_chooses_by_the_request() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("any")
            .AddPolicyScheme("any", "Any", options => options.ForwardDefaultSelector = context => context.Request.Path.StartsWithSegments("/api") ? "token" : "web")
            .AddCookie("web")
            .AddBearerToken("token");
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("web", new ClaimsPrincipal(new ClaimsIdentity("pwd"))));
        app.MapPost("/logout", (HttpContext context) => context.SignOutAsync());
        app.Run();
        """);

    [Fact]
    public Task A_cookie_that_hands_its_sign_out_to_another() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("old")
            .AddCookie("old", options => options.ForwardSignOut = "new")
            .AddCookie("new");
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("new", new ClaimsPrincipal(new ClaimsIdentity("pwd"))));
        app.MapPost("/logout", (HttpContext context) => context.SignOutAsync());
        app.Run();
        """);

    [Fact]
    public Task Defaults_that_lead_Identity_to_its_own_cookie() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddIdentity<IdentityUser, IdentityRole>();
                services.Configure<AuthenticationOptions>(options => options.DefaultSignOutScheme = IdentityConstants.ApplicationScheme);
            }
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Schemes_and_defaults_from_configuration() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCookie("A").AddCookie("B");
        builder.Services.Configure<AuthenticationOptions>(builder.Configuration.GetSection("Authentication"));
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("A", new ClaimsPrincipal(new ClaimsIdentity("pwd"))));
        app.MapPost("/logout", (HttpContext context) => context.SignOutAsync());
        app.MapPost("/signout", (HttpContext context, IConfiguration configuration) => context.SignOutAsync(configuration["Scheme"]));
        app.Run();
        """);

    [Fact]
    public Task A_default_that_depends_on_the_environment() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        var authentication = builder.Services.AddAuthentication(options =>
        {
            if (builder.Environment.IsDevelopment()) options.DefaultScheme = "dev";
            else options.DefaultScheme = "web";
        });
        authentication.AddCookie("web").AddCookie("dev");
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("web", new ClaimsPrincipal(new ClaimsIdentity("pwd"))));
        app.MapPost("/logout", (HttpContext context) => context.SignOutAsync());
        app.Run();
        """);

    [Fact]
    public Task Cookies_of_which_one_is_registered() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        var authentication = builder.Services.AddAuthentication();
        if (builder.Configuration["Mode"] == "staff") authentication.AddCookie("staff");
        else authentication.AddCookie("customers");
        var app = builder.Build();
        app.MapPost("/login/staff", (HttpContext context) => context.SignInAsync("staff", new ClaimsPrincipal(new ClaimsIdentity("pwd"))));
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("customers", new ClaimsPrincipal(new ClaimsIdentity("pwd"))));
        app.MapPost("/logout", (HttpContext context) => context.SignOutAsync());
        app.Run();
        """);

    [Fact]
    public Task The_users_of_another_project() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        // Identity is registered in another project; this one adds a provider.
        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication().AddOAuth("GitHub", options => options.SignInScheme = IdentityConstants.ExternalScheme);
        }

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _manager;

            public AccountController(SignInManager<IdentityUser> manager) => _manager = manager;

            public async Task<IActionResult> Login(string name, string password)
            {
                await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
                await _manager.PasswordSignInAsync(name, password, true, true);
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
                await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Registrations_of_a_library() => Verify.AspNetCoreWith("Sustainsys.Saml2.AspNetCore2", "Okta.AspNetCore").Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie().AddSaml2(options => { });
        builder.Build().Run();

        public class AccountController : Controller
        {
            public Task Login() => HttpContext.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("pwd")));

            public IActionResult Logout() => SignOut(CookieAuthenticationDefaults.AuthenticationScheme, "Saml2");
        }
        """);

    [Fact]
    public Task An_API_whose_users_are_kept_by_Identity() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddIdentity<IdentityUser, IdentityRole>();
                services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
            }
        }

        [ApiController, Route("api/auth")]
        public class AuthController : ControllerBase
        {
            private readonly UserManager<IdentityUser> _users;

            public AuthController(UserManager<IdentityUser> users) => _users = users;

            [HttpPost("logout")]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync();
                return Ok();
            }
        }
        """);

    [Fact]
    public Task Bearer_tokens_alone() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.BearerToken;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(BearerTokenDefaults.AuthenticationScheme).AddBearerToken();
        var app = builder.Build();
        app.MapPost("/login", () => Results.SignIn(new ClaimsPrincipal(new ClaimsIdentity("pwd")), authenticationScheme: BearerTokenDefaults.AuthenticationScheme));
        app.MapPost("/logout", () => Results.SignOut(authenticationSchemes: new[] { "Cookies" }));
        app.Run();
        """);

    [Fact]
    public Task Bearer_tokens_beside_cookies_of_Identity_that_nobody_is_signed_in_with() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication.BearerToken;
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.AddAuthentication(BearerTokenDefaults.AuthenticationScheme).AddBearerToken();
        var app = builder.Build();
        app.MapPost("/login", () => Results.SignIn(new ClaimsPrincipal(new ClaimsIdentity("pwd")), authenticationScheme: BearerTokenDefaults.AuthenticationScheme));
        app.MapPost("/logout", (SignInManager<IdentityUser> signInManager) => signInManager.SignOutAsync());
        app.Run();
        """);

    [Fact]
    public Task A_sign_in_with_a_scheme_that_is_not_known() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("A").AddCookie("A").AddCookie("B");
        }

        public class AccountController : Controller
        {
            public Task Login(string tenant) => HttpContext.SignInAsync(tenant == "b" ? "B" : "A", new ClaimsPrincipal(new ClaimsIdentity("pwd")));

            public Task Logout() => HttpContext.SignOutAsync("B");
        }
        """);

    [Fact]
    public Task A_clean_start_of_the_login_page() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddIdentity<IdentityUser, IdentityRole>();
        }

        public class LoginModel : PageModel
        {
            public async Task OnGetAsync() => await HttpContext.SignOutAsync();
        }

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _manager;

            public AccountController(SignInManager<IdentityUser> manager) => _manager = manager;

            [HttpPost]
            public async Task<IActionResult> Become(string name)
            {
                await HttpContext.SignOutAsync();
                await _manager.SignInAsync(new IdentityUser(name), isPersistent: false);
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_library_that_logs_out_first() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using MediatR;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddIdentity<IdentityUser, IdentityRole>();
        }

        public interface IIdentityGateway
        {
            Task SignOutAsync();
        }

        public record LogoutCommand : IRequest;

        public class AccountController : Controller
        {
            private readonly IIdentityGateway _identity;
            private readonly IMediator _mediator;

            public AccountController(IIdentityGateway identity, IMediator mediator)
            {
                _identity = identity;
                _mediator = mediator;
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await _identity.SignOutAsync();
                await HttpContext.SignOutAsync();
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> LogOff()
            {
                await _mediator.Send(new LogoutCommand());
                await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_cookie_deleted_by_hand_beside_it() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddIdentity<IdentityUser, IdentityRole>();
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync();
                Response.Cookies.Delete(".AspNetCore.Identity.Application");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_helper_that_is_handed_the_right_scheme_and_others() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("web").AddCookie("web").AddCookie("kiosk");
        }

        public class AccountController : Controller
        {
            public Task Login() => HttpContext.SignInAsync("web", new ClaimsPrincipal(new ClaimsIdentity("pwd")));

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await EndAsync("kiosk");
                await EndAsync("web");
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> LogOff()
            {
                await EndAllAsync("web", "kiosk");
                return Redirect("/");
            }

            private Task EndAsync(string scheme) => HttpContext.SignOutAsync(scheme);

            private async Task EndAllAsync(params string[] schemes)
            {
                foreach (var scheme in schemes) await HttpContext.SignOutAsync(scheme);
            }
        }
        """);

    [Fact]
    public Task A_handler_of_its_own_that_signs_out() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using System.Text.Encodings.Web;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Options;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie("Cookies").AddScheme<AuthenticationSchemeOptions, GateHandler>("Gate", null);
        }

        public class GateHandler : SignOutAuthenticationHandler<AuthenticationSchemeOptions>
        {
            public GateHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : base(options, logger, encoder)
            {
            }

            protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());

            protected override Task HandleSignOutAsync(AuthenticationProperties? properties) => Context.SignOutAsync("Cookies", properties);
        }

        public class AccountController : Controller
        {
            public Task Login() => HttpContext.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity("pwd")));

            [HttpPost]
            public IActionResult Logout() => SignOut("Gate");
        }
        """);

    [Fact]
    public Task Checks_of_test_doubles() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Linq.Expressions;
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("A").AddCookie("A");

            public Task Login(HttpContext context) => context.SignInAsync("A", new ClaimsPrincipal());
        }

        public class LogoutTests
        {
            public void Does_not_sign_out_others(IAuthenticationService service, Mock<IAuthenticationService> mock, HttpContext context)
            {
                service.DidNotReceive().SignOutAsync(context, "External", null);
                mock.Verify(authentication => authentication.SignOutAsync(context, "External", null));
            }
        }

        public static class Substitutes
        {
            public static T DidNotReceive<T>(this T substitute) => substitute;
        }

        public class Mock<T>
        {
            public void Verify(Expression<Func<T, Task>> call)
            {
            }
        }
        """);

    [Fact]
    public Task Methods_of_the_same_name() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication("A").AddCookie("A");
        }

        public class Reception
        {
            public void SignOut(string visitor)
            {
            }

            public Task SignOutAsync(string visitor) => Task.CompletedTask;
        }

        public class VisitorsController : Controller
        {
            private readonly Reception _reception = new();

            public Task Login() => HttpContext.SignInAsync("A", new ClaimsPrincipal(new ClaimsIdentity("pwd")));

            public async Task<IActionResult> Leave(string visitor)
            {
                _reception.SignOut("badge");
                await _reception.SignOutAsync(visitor);
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task The_only_scheme_is_no_default_where_that_is_switched_off() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", true);
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCookie("A");
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("A", new ClaimsPrincipal(new ClaimsIdentity("pwd"))));
        app.MapPost("/logout", (HttpContext context) => context.SignOutAsync());
        app.Run();
        """);

    [Fact]
    public Task The_only_scheme_is_the_default() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCookie("A");
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("A", new ClaimsPrincipal(new ClaimsIdentity("pwd"))));
        app.MapPost("/logout", (HttpContext context) => context.SignOutAsync());
        app.Run();
        """);

    [Fact]
    public Task A_sign_out_at_the_provider() => Verify.AspNetCoreWith("Microsoft.AspNetCore.Authentication.OpenIdConnect").Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Authentication.OpenIdConnect;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddAuthentication(options =>
                {
                    options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                    options.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
                })
                .AddCookie()
                .AddOpenIdConnect(options => options.ClientId = "shop");
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout() => SignOut(CookieAuthenticationDefaults.AuthenticationScheme, OpenIdConnectDefaults.AuthenticationScheme);

            [HttpPost]
            public async Task LogOff()
            {
                await HttpContext.SignOutAsync(OpenIdConnectDefaults.AuthenticationScheme);
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            }
        }
        """);

    [Fact]
    public Task A_sign_in_without_a_scheme_under_Identity_and_a_sign_out_without_one() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddIdentity<IdentityUser, IdentityRole>();
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public async Task<IActionResult> Login(string name)
            {
                await HttpContext.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(new[] { new Claim(ClaimTypes.Name, name) }, "pwd")));
                return Redirect("/");
            }

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_login_endpoint_that_clears_what_was_there() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        var app = builder.Build();
        app.MapGet("/login", async (HttpContext context) =>
        {
            await context.SignOutAsync();
            return Results.Content("<form method=post></form>", "text/html");
        });
        app.MapPost("/enter", async (HttpContext context, SignInManager<IdentityUser> manager, string name, string password) =>
        {
            await context.SignOutAsync();
            var result = await manager.PasswordSignInAsync(name, password, isPersistent: false, lockoutOnFailure: true);
            return result.Succeeded ? Results.Ok() : Results.Unauthorized();
        });
        app.Run();
        """);

    [Fact]
    public Task Nothing_is_registered_here() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public Task Login() => HttpContext.SignInAsync("A", new ClaimsPrincipal(new ClaimsIdentity("pwd")));

            public Task Logout() => HttpContext.SignOutAsync("B");
        }
        """);
}
