using System.Threading.Tasks;
using LogoutAnalyzers.Rules.BrowserCache;
using LogoutAnalyzers.Tests.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4005;

/// <summary>Logouts that leave what the browser has of the site.</summary>
public class Reports
{
    private static Task Reported(params string[] sources) => (Verify.AspNetCore with { Advice = "LOA4005" }).Analyzer<BrowserCacheAnalyzer>(sources);

    private static Task OnSystemWeb(string source, string others) => (Verify.AspNet with { Advice = "LOA4005" }).Analyzer<BrowserCacheAnalyzer>(source, others);

    [Fact]
    public Task The_message() => (Verify.AspNetCore with { Advice = "LOA4005" }).Message<BrowserCacheAnalyzer>(
        new DiagnosticResult("LOA4005", DiagnosticSeverity.Info).WithMessage("'Logout' ends the session and leaves what the browser has cached and stored of this site; send the header Clear-Site-Data"),
        Programs.Controller(Programs.LogOut).Replace("LOA4005:", "#0:"));

    [Fact]
    public Task An_action() => Reported(Programs.Controller(Programs.LogOut));

    [Theory]
    [InlineData("""app.MapPost({|LOA4005:"/logout"|}, () => Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, new[] { "Cookies" }));""")]
    [InlineData("""app.MapPost({|LOA4005:"/logout"|}, async (HttpContext context) => { await context.SignOutAsync(); return Results.NoContent(); });""")]
    [InlineData("""app.MapPost({|LOA4005:"/logout"|}, async (HttpContext context) => { await context.SignOutAsync("Cookies"); return Results.Redirect("/"); });""")]
    [InlineData("""app.MapPost({|LOA4005:"/logout"|}, async (HttpContext context) => { context.Response.Headers.CacheControl = "no-store"; await context.SignOutAsync(); });""")]
    [InlineData("""app.MapPost({|LOA4005:"/logout"|}, async (HttpContext context) => { if (context.Request.Headers.ContainsKey("Clear-Site-Data")) return; await context.SignOutAsync(); });""")]
    [InlineData("""app.MapGroup("/account").MapPost({|LOA4005:"/sign-out"|}, async (HttpContext context) => { context.Response.Headers.Remove("Clear-Site-Data"); await context.SignOutAsync(); });""")]
    public Task An_endpoint(string endpoint) => Reported(Programs.Cookies(endpoint));

    [Fact]
    public Task A_page_handler() => Reported(Programs.Cookies("", types: """
        public class LogoutModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
        {
            public async Task<IActionResult> {|LOA4005:OnPost|}()
            {
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToPage("/Index");
            }
        }
        """));

    [Fact]
    public Task An_action_that_only_calls_a_service() => Reported(Programs.Controller(
        """
        private readonly Visits _visits;
        public AccountController(Visits visits) => _visits = visits;
        [HttpPost]
        public async Task<IActionResult> {|LOA4005:Logout|}()
        {
            await _visits.EndAsync(HttpContext);
            return Redirect("/");
        }
        """,
        types: "public class Visits { public Task EndAsync(HttpContext context) => context.SignOutAsync(\"Cookies\"); }"));

    [Fact]
    public Task The_one_of_two_that_does_not_send_it() => Reported(Programs.Controller($$"""
        {{Programs.LogOut}}
        [HttpPost]
        public async Task<IActionResult> LogoutEverywhere()
        {
            Response.Headers["Clear-Site-Data"] = "\"cache\"";
            await HttpContext.SignOutAsync("Cookies");
            return Redirect("/");
        }
        """));

    [Fact]
    public Task The_one_of_two_whose_helper_does_not_send_it() => Reported(Programs.Controller($$"""
        {{Programs.LogOut}}
        [HttpPost]
        public async Task<IActionResult> LogoutEverywhere()
        {
            Forget();
            await HttpContext.SignOutAsync("Cookies");
            return Redirect("/");
        }
        private void Forget() => Response.Headers.Append("Clear-Site-Data", "\"cache\"");
        """));

    [Fact]
    public Task A_filter_that_stands_elsewhere() => Reported(Programs.Controller(
        $$"""
        {{Programs.LogOut}}
        [HttpPost, Forget]
        public async Task<IActionResult> LogoutEverywhere()
        {
            await HttpContext.SignOutAsync("Cookies");
            return Redirect("/");
        }
        """,
        types: "public class ForgetAttribute : ActionFilterAttribute { public override void OnActionExecuting(ActionExecutingContext context) => context.HttpContext.Response.Headers[\"Clear-Site-Data\"] = \"\\\"*\\\"\"; }"));

    [Fact]
    public Task A_remark_sends_nothing() => Reported(Programs.Controller("// TODO: Clear-Site-Data\n" + Programs.LogOut));

    [Fact]
    public Task A_session_that_is_the_login() => Reported("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddControllersWithViews();
        var app = builder.Build();
        app.UseSession();
        app.MapControllers();
        app.Run();

        public class AccountController : Microsoft.AspNetCore.Mvc.Controller
        {
            public Microsoft.AspNetCore.Mvc.IActionResult Login(string name)
            {
                HttpContext.Session.SetString("User", name);
                return Redirect("/");
            }

            public Microsoft.AspNetCore.Mvc.IActionResult {|LOA4005:Logout|}()
            {
                HttpContext.Session.Clear();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Signing_out_at_the_provider_too() => Reported(Programs.Controller(
        """public IActionResult {|LOA4005:Logout|}() => SignOut(new AuthenticationProperties { RedirectUri = "/" }, "Cookies", "Shop");""",
        """builder.Services.AddAuthentication().AddOAuth("Shop", options => { });"""));

    [Fact]
    public Task Middleware() => Reported(Programs.Cookies("""
        app.Use(async (context, next) =>
        {
            if (context.Request.Path == {|LOA4005:"/logout"|})
            {
                await context.SignOutAsync("Cookies");
                context.Response.Redirect("/");
                return;
            }
            await next(context);
        });
        """));

    [Fact]
    public Task A_web_form() => OnSystemWeb(
        """
        using System;
        using System.Web.Security;
        public partial class Logout : System.Web.UI.Page
        {
            protected void {|LOA4005:Page_Load|}(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                Session.Abandon();
                Response.Redirect("~/Default.aspx");
            }
        }
        """, SystemWebPrograms.FormsLoginWithSession);

    [Fact]
    public Task An_action_of_MVC_5() => OnSystemWeb(
        """
        using System.Web.Mvc;
        using System.Web.Security;
        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult {|LOA4005:LogOff|}()
            {
                FormsAuthentication.SignOut();
                Response.Cache.SetNoStore();
                return RedirectToAction("Index", "Home");
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task A_logout_of_OWIN() => OnSystemWeb(
        """
        using System.Web;
        using System.Web.Mvc;
        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult {|LOA4005:LogOff|}()
            {
                HttpContext.GetOwinContext().Authentication.SignOut("ApplicationCookie");
                return RedirectToAction("Index", "Home");
            }
        }
        """, SystemWebPrograms.OwinIdentity);

    [Fact]
    public Task A_handler() => OnSystemWeb(
        """
        using System.Web;
        using System.Web.Security;
        public class LogoutHandler : IHttpHandler
        {
            public bool IsReusable { get { return true; } }

            public void {|LOA4005:ProcessRequest|}(HttpContext context)
            {
                FormsAuthentication.SignOut();
                context.Response.Redirect("~/");
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task The_page_of_the_template() => (Verify.AspNetCoreData with { Advice = "LOA4005" }).Analyzer<BrowserCacheAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.AddRazorPages();
        var app = builder.Build();
        app.MapRazorPages();
        app.Run();

        public class LogoutModel : PageModel
        {
            private readonly SignInManager<IdentityUser> _signInManager;
            private readonly ILogger<LogoutModel> _logger;

            public LogoutModel(SignInManager<IdentityUser> signInManager, ILogger<LogoutModel> logger)
            {
                _signInManager = signInManager;
                _logger = logger;
            }

            public async Task<IActionResult> {|LOA4005:OnPost|}(string returnUrl = null!)
            {
                await _signInManager.SignOutAsync();
                _logger.LogInformation("User logged out.");
                if (returnUrl != null)
                {
                    return LocalRedirect(returnUrl);
                }
                else
                {
                    return RedirectToPage();
                }
            }
        }
        """);
}
