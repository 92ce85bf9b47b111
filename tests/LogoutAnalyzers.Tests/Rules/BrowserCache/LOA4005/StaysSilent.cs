using System.Threading.Tasks;
using LogoutAnalyzers.Rules.BrowserCache;
using LogoutAnalyzers.Tests.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4005;

/// <summary>Logouts that send the header, or are not those of a browser.</summary>
public class StaysSilent
{
    private static Task Silent(params string[] sources) => (Verify.AspNetCore with { Advice = "LOA4005" }).Analyzer<BrowserCacheAnalyzer>(sources);

    private static Task OnSystemWeb(string source, string others) => (Verify.AspNet with { Advice = "LOA4005" }).Analyzer<BrowserCacheAnalyzer>(source, others);

    private static readonly string s_logOut = Programs.Silent(Programs.LogOut);

    [Fact]
    public Task It_is_off_by_default() => Verify.AspNetCore.Analyzer<BrowserCacheAnalyzer>(Programs.Controller(s_logOut));

    [Theory]
    [InlineData("""Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";""")]
    [InlineData("""Response.Headers["clear-site-data"] = "\"*\"";""")]
    [InlineData("""Response.Headers.Append("Clear-Site-Data", "\"cache\"");""")]
    [InlineData("""Response.Headers.Add("Clear-Site-Data", "\"cache\"");""")]
    [InlineData("""Response.Headers.TryAdd("Clear-Site-Data", "\"cache\"");""")]
    [InlineData("""Response.Headers[Header] = "\"cache\"";""")]
    [InlineData("""if (Request.IsHttps) Response.Headers[Header] = "\"cache\"";""")]
    [InlineData("""Response.OnStarting(() => { Response.Headers[Header] = "\"cache\""; return Task.CompletedTask; });""")]
    [InlineData("""Forget();""")]
    [InlineData("""await ForgetAsync();""")]
    [InlineData("""Response.ClearSiteData();""")]
    [InlineData("""HttpContext.Forget();""")]
    public Task Sent_by_the_action(string statement) => Silent(Programs.Controller(
        $$"""
        private const string Header = "Clear-Site-Data";
        public async Task<IActionResult> Logout()
        {
            {{statement}}
            await HttpContext.SignOutAsync("Cookies");
            return Redirect("/");
        }
        private void Forget() => Response.Headers[Header] = "\"cache\"";
        private Task ForgetAsync() { Forget(); return Task.CompletedTask; }
        """,
        types: """
        public static class BrowserData
        {
            public static void ClearSiteData(this HttpResponse response) => response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
            public static void Forget(this HttpContext context) => context.Response.ClearSiteData();
        }
        """));

    [Fact]
    public Task Sent_by_a_service() => Silent(Programs.Controller(
        """
        private readonly IVisits _visits;
        public AccountController(IVisits visits) => _visits = visits;
        public async Task<IActionResult> Logout()
        {
            await _visits.EndAsync(HttpContext);
            return Redirect("/");
        }
        """,
        types: """
        public interface IVisits { Task EndAsync(HttpContext context); }
        public class Visits : IVisits
        {
            public Task EndAsync(HttpContext context)
            {
                context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
                return context.SignOutAsync("Cookies");
            }
        }
        """));

    [Fact]
    public Task A_service_that_cannot_be_seen() => Silent(Programs.Controller(
        """
        private readonly IVisits _visits;
        public AccountController(IVisits visits) => _visits = visits;
        public async Task<IActionResult> Logout()
        {
            await HttpContext.SignOutAsync("Cookies");
            await _visits.EndAsync(HttpContext);
            return Redirect("/");
        }
        """,
        types: "public interface IVisits { Task EndAsync(HttpContext context); }"));

    private const string Filter = """
        public class ForgetAttribute : ActionFilterAttribute
        {
            public override void OnResultExecuting(ResultExecutingContext context) => context.HttpContext.Response.Headers["Clear-Site-Data"] = "\"*\"";
        }
        """;

    [Fact]
    public Task Sent_by_a_filter_at_the_action() => Silent(Programs.Controller("[Forget]\n" + s_logOut, types: Filter));

    [Fact]
    public Task Sent_by_a_filter_at_the_controller() => Silent(Programs.Controller(s_logOut, attributes: "[Forget]", types: Filter));

    [Theory]
    [InlineData("builder.Services.Configure<MvcOptions>(options => options.Filters.Add(new ForgetAttribute()));")]
    [InlineData("builder.Services.Configure<MvcOptions>(options => options.Filters.Add<ForgetAttribute>());")]
    [InlineData("builder.Services.Configure<MvcOptions>(options => options.Filters.Add(typeof(ForgetAttribute)));")]
    public Task Sent_by_a_filter_for_all(string registration) => Silent(Programs.Controller(s_logOut, registration, types: Filter));

    [Fact]
    public Task Sent_by_a_filter_from_the_services() => Silent(Programs.Controller(
        "[ServiceFilter(typeof(Forgetting))]\n" + s_logOut,
        types: """
        public class Forgetting : IActionFilter
        {
            public void OnActionExecuting(ActionExecutingContext context) => context.HttpContext.Response.Headers["Clear-Site-Data"] = "\"cache\"";
            public void OnActionExecuted(ActionExecutedContext context) { }
        }
        """));

    [Theory]
    [InlineData("""app.Use(async (context, next) => { if (context.Request.Path == "/bye") context.Response.Headers["Clear-Site-Data"] = "\"cache\""; await next(context); });""")]
    [InlineData("""app.Use((context, next) => { context.Response.OnStarting(() => { context.Response.Headers["Clear-Site-Data"] = "\"cache\""; return Task.CompletedTask; }); return next(context); });""")]
    [InlineData("""app.UseMiddleware<Forgetting>();""")]
    [InlineData("""app.MapWhen(context => context.Request.Path.StartsWithSegments("/bye"), branch => branch.Run(context => { Headers.Forget(context); return Task.CompletedTask; }));""")]
    [InlineData("""app.MapGet("/goodbye", (HttpContext context) => { context.Response.Headers["Clear-Site-Data"] = "\"cache\""; return "Goodbye"; });""")]
    public Task Sent_by_what_runs_around_it(string code) => Silent(Programs.Controller(s_logOut, endpoints: code, types: """
        public class Forgetting
        {
            private readonly RequestDelegate _next;
            public Forgetting(RequestDelegate next) => _next = next;
            public Task InvokeAsync(HttpContext context)
            {
                Headers.Forget(context);
                return _next(context);
            }
        }
        public static class Headers
        {
            public static void Forget(HttpContext context) => context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        }
        """));

    [Theory]
    [InlineData("""options => options.Events.OnSigningOut = context => { context.HttpContext.Response.Headers["Clear-Site-Data"] = "\"cache\""; return Task.CompletedTask; }""")]
    [InlineData("""options => options.Events = new CookieAuthenticationEvents { OnSigningOut = Forget }""")]
    public Task Sent_when_the_cookie_is_signed_out(string options) => Silent(Programs.Controller(
        s_logOut,
        $"builder.Services.Configure<CookieAuthenticationOptions>(\"Cookies\", {options});\nstatic Task Forget(CookieSigningOutContext context) {{ context.Response.Headers[\"Clear-Site-Data\"] = \"\\\"cache\\\"\"; return Task.CompletedTask; }}"));

    [Fact]
    public Task Sent_by_the_server() => (Verify.AspNetCore with
    {
        Advice = "LOA4005",
        Files = [("web.config", """<configuration><location path="account/logout"><system.webServer><httpProtocol><customHeaders><add name="Clear-Site-Data" value="&quot;*&quot;" /></customHeaders></httpProtocol></system.webServer></location></configuration>""")],
    }).Analyzer<BrowserCacheAnalyzer>(Programs.Controller(s_logOut));

    [Fact]
    public Task An_endpoint_filter() => Silent(Programs.Cookies("""
        app.MapPost("/logout", () => Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, new[] { "Cookies" }))
            .AddEndpointFilter((context, next) => { context.HttpContext.Response.Headers["Clear-Site-Data"] = "\"cache\""; return next(context); });
        """));

    [Fact]
    public Task A_logout_that_leads_to_another_one() => Silent(Programs.Controller("""
        [HttpPost]
        public async Task<IActionResult> Logout()
        {
            Response.Headers["Clear-Site-Data"] = "\"cache\"";
            await HttpContext.SignOutAsync("Cookies");
            return Redirect("/");
        }
        public IActionResult SignOff() => RedirectToAction("Logout");
        public Task<IActionResult> LogOff() => Logout();
        """));

    [Fact]
    public Task A_redirect_to_the_provider_s_logout() => Silent(Programs.Controller("public IActionResult Logout() => Redirect(\"https://login.example.com/oauth2/logout?client_id=shop\");"));

    [Fact]
    public Task A_page_that_only_asks() => Silent(Programs.Controller("[HttpGet] public IActionResult Logout() => View();"));

    [Fact]
    public Task A_logout_that_does_nothing_is_another_rule_s() => Silent(Programs.Controller("[HttpPost] public IActionResult Logout() => Redirect(\"/\");"));

    [Fact]
    public Task An_API_for_bearer_tokens() => Silent("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddAuthentication("BearerToken").AddBearerToken("BearerToken");
        builder.Services.AddSingleton<Tokens>();
        var app = builder.Build();
        app.MapPost("/logout", async (Tokens tokens, HttpContext context) =>
        {
            await tokens.RevokeAsync(context.Request.Headers.Authorization);
            return Results.NoContent();
        });
        app.Run();

        public class Tokens
        {
            private readonly HashSet<string> _revoked = new();
            public Task RevokeAsync(string token) { _revoked.Add(token); return Task.CompletedTask; }
        }
        """);

    [Fact]
    public Task A_hub() => Silent(Programs.Cookies("", types: """
        public class ChatHub : Microsoft.AspNetCore.SignalR.Hub
        {
            public async Task Logout()
            {
                Context.Abort();
                await Microsoft.AspNetCore.SignalR.GetHttpContextExtensions.GetHttpContext(Context).SignOutAsync("Cookies");
            }
        }
        """));

    [Fact]
    public Task An_application_without_a_logout() => Silent(Programs.Cookies("""app.MapGet("/", () => "Hello");"""));

    [Theory]
    [InlineData("""Response.AppendHeader("Clear-Site-Data", "\"cache\"");""")]
    [InlineData("""Response.AddHeader("Clear-Site-Data", "\"cache\"");""")]
    [InlineData("""Response.Headers["Clear-Site-Data"] = "\"cache\"";""")]
    [InlineData("""Response.Headers.Add("Clear-Site-Data", "\"*\"");""")]
    [InlineData("""Response.Headers.Set("Clear-Site-Data", "\"*\"");""")]
    [InlineData("""System.Web.HttpContext.Current.Response.AppendHeader("Clear-Site-Data", "\"cache\"");""")]
    public Task A_web_form(string statement) => OnSystemWeb(
        $$"""
        using System;
        using System.Web.Security;
        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                {{statement}}
                FormsAuthentication.SignOut();
                Response.Redirect("~/Default.aspx");
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Theory]
    [InlineData("void Application_EndRequest(object sender, EventArgs e) { if (Request.Path.EndsWith(\"Logout.aspx\")) Response.AppendHeader(\"Clear-Site-Data\", \"\\\"cache\\\"\"); }")]
    [InlineData("void Application_BeginRequest() { Forget(); } void Forget() { Response.AppendHeader(\"Clear-Site-Data\", \"\\\"cache\\\"\"); }")]
    public Task Global_asax(string members) => OnSystemWeb(
        $$"""
        using System;
        using System.Web.Security;
        public class Global : System.Web.HttpApplication
        {
            {{members}}
        }
        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                Response.Redirect("~/Default.aspx");
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task A_base_page() => OnSystemWeb(
        """
        using System;
        using System.Web.Security;
        public class LeavingPage : System.Web.UI.Page
        {
            protected override void OnPreRender(EventArgs e)
            {
                Response.AppendHeader("Clear-Site-Data", "\"cache\"");
                base.OnPreRender(e);
            }
        }
        public partial class Logout : LeavingPage
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task A_filter_of_MVC_5() => OnSystemWeb(
        """
        using System.Web.Mvc;
        using System.Web.Security;
        public class ForgetAttribute : ActionFilterAttribute
        {
            public override void OnResultExecuting(ResultExecutingContext filterContext)
            {
                filterContext.HttpContext.Response.AppendHeader("Clear-Site-Data", "\"cache\"");
            }
        }
        public class AccountController : Controller
        {
            [HttpPost, Forget]
            public ActionResult LogOff()
            {
                FormsAuthentication.SignOut();
                return RedirectToAction("Index", "Home");
            }
        }
        """, SystemWebPrograms.FormsLogin);
}
