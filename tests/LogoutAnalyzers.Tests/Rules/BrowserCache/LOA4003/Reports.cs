using System.Threading.Tasks;
using LogoutAnalyzers.Rules.BrowserCache;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4003;

/// <summary>Directives that sound like a ban. LOA4001 is switched on, too: nothing is reported twice.</summary>
public sealed class Reports
{
    private static readonly Verification s_core = Verify.AspNetCore with { Advice = "LOA4001" };

    private static Task Analyze(params string[] sources) => s_core.Analyzer<BrowserCacheAnalyzer>(sources);

    private static Task Controller(string attributes, string body, string others = "", string program = "") => Analyze(
        $$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;
        using Microsoft.Net.Http.Headers;

        [Authorize]
        {{attributes}}
        public class OrdersController : Controller
        {
            public IActionResult Index()
            {
                {{body}}
                return View();
            }
        }
        {{others}}
        """,
        $$"""
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        var services = builder.Services;
        var app = builder.Build();
        {{program}}
        app.Run();
        """);

    [Theory]
    [InlineData("[{|LOA4003:ResponseCache(Location = ResponseCacheLocation.None)|}]")]
    [InlineData("[{|LOA4003:ResponseCache(Location = ResponseCacheLocation.None, Duration = 0)|}]")]
    [InlineData("[{|LOA4003:ResponseCache(Duration = 0)|}]")]
    [InlineData("[{|LOA4003:ResponseCache(Duration = 60, Location = ResponseCacheLocation.None)|}]")]
    [InlineData("[{|LOA4003:ResponseCache(NoStore = false, Location = ResponseCacheLocation.None)|}]")]
    public Task Attributes(string attribute) => Controller(attribute, "");

    [Theory]
    [InlineData("{|LOA4003:Response.Headers[\"Cache-Control\"] = \"no-cache\"|};")]
    [InlineData("{|LOA4003:Response.Headers[\"cache-control\"] = \"private\"|};")]
    [InlineData("{|LOA4003:Response.Headers.CacheControl = \"no-cache, must-revalidate\"|};")]
    [InlineData("{|LOA4003:Response.Headers.CacheControl = \"private, max-age=0\"|};")]
    [InlineData("{|LOA4003:Response.Headers.CacheControl = \"public, max-age=0\"|};")]
    [InlineData("{|LOA4003:Response.Headers.Append(\"Cache-Control\", \"must-revalidate\")|};")]
    [InlineData("{|LOA4003:HttpContext.Response.Headers.Add(HeaderNames.CacheControl, \"max-age=0\")|};")]
    [InlineData("{|LOA4003:Response.Headers[HeaderNames.CacheControl] = new[] { \"no-cache\" }|};")]
    [InlineData("{|LOA4003:Response.Headers.CacheControl = Headers.Fresh|};")]
    [InlineData("{|LOA4003:Response.Headers.CacheControl = CacheControlHeaderValue.NoCacheString|};")]
    [InlineData("{|LOA4003:Response.Headers.CacheControl = Headers.Fresh + \", must-revalidate\"|};")]
    [InlineData("if (User.Identity == null) return NotFound(); else {|LOA4003:Response.Headers.CacheControl = Headers.Fresh|};")]
    [InlineData("if (Response.Headers.CacheControl.Count == 0) {|LOA4003:Response.Headers.CacheControl = Headers.Fresh|};")]
    [InlineData("try { {|LOA4003:Response.Headers.CacheControl = Headers.Fresh|}; } finally { Response.Headers.Remove(\"X-Powered-By\"); }")]
    [InlineData("{|LOA4003:this.HttpContext.Response.Headers[\"Cache-Control\"] = new Microsoft.Extensions.Primitives.StringValues(\"no-cache\")|};")]
    [InlineData("{|LOA4003:Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { NoCache = true }|};")]
    [InlineData("{|LOA4003:Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { Private = true, MaxAge = TimeSpan.Zero }|};")]
    [InlineData("{|LOA4003:Response.Headers[\"Pragma\"] = \"no-cache\"|};")]
    [InlineData("{|LOA4003:Response.Headers.Pragma = \"no-cache\"|};")]
    [InlineData("{|LOA4003:Response.Headers[\"Expires\"] = \"0\"|};")]
    [InlineData("{|LOA4003:Response.Headers.Expires = \"-1\"|};")]
    [InlineData("{|LOA4003:Response.Headers[HeaderNames.Expires] = \"0\"|};")]
    [InlineData("Response.Headers[\"Pragma\"] = \"no-cache\"; Response.Headers[\"Expires\"] = \"0\"; {|LOA4003:Response.Headers[\"Cache-Control\"] = \"no-cache\"|};")]
    [InlineData("var headers = Response.Headers; {|LOA4003:headers[\"Cache-Control\"] = \"no-cache\"|};")]
    [InlineData("if (!ModelState.IsValid) return BadRequest(); {|LOA4003:Response.Headers[\"Cache-Control\"] = \"no-cache\"|};")]
    [InlineData("Response.OnStarting(() => { {|LOA4003:Response.Headers[\"Cache-Control\"] = \"no-cache\"|}; return Task.CompletedTask; });")]
    [InlineData("{|LOA4003:Response.Headers[Headers.Name] = \"no-cache\"|};")]
    [InlineData("{|LOA4003:Response.Headers.AppendCommaSeparatedValues(\"Cache-Control\", \"no-cache\", \"must-revalidate\")|};")]
    [InlineData("{|LOA4003:Response.Headers.CacheControl = \"private, no-cache, max-age=60\"|};")]
    [InlineData("{|LOA4003:Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.Zero }|};")]
    [InlineData("var value = new CacheControlHeaderValue(); value.NoCache = true; value.Private = true; {|LOA4003:Response.GetTypedHeaders().CacheControl = value|};")]
    [InlineData("Response.ContentType = Headers.Html; {|LOA4003:Response.Headers.CacheControl = \"no-cache\"|};")]
    public Task Headers(string statement) => Controller("", statement, "public static class Headers { public const string Fresh = \"no-cache\", Name = \"Cache-Control\", Html = \"text/html\"; }");

    [Fact]
    public Task A_header_kept_in_a_field() => Controller("", "", """
        public sealed class FreshMiddleware
        {
            private static readonly CacheControlHeaderValue s_fresh = new() { NoCache = true, MustRevalidate = true, MaxAge = TimeSpan.Zero };
            private readonly RequestDelegate _next;
            public FreshMiddleware(RequestDelegate next) => _next = next;
            public Task InvokeAsync(HttpContext context)
            {
                {|LOA4003:context.Response.GetTypedHeaders().CacheControl = s_fresh|};
                return _next(context);
            }
        }
        """, "app.UseMiddleware<FreshMiddleware>();");

    [Fact]
    public Task A_helper_once_for_all_that_call_it() => Controller("", "Response.NoCaching();", """
        [Authorize]
        public class BillsController : Controller
        {
            public IActionResult Index() { Response.NoCaching(); return View(); }
        }

        public static class Headers
        {
            public static void NoCaching(this HttpResponse response)
            {
                {|LOA4003:response.Headers["Cache-Control"] = "no-cache"|};
                response.Headers["Pragma"] = "no-cache";
            }
        }
        """);

    [Fact]
    public Task Beside_a_record_that_was_modified() => Controller("", "{|LOA4003:Response.Headers.CacheControl = \"private, no-cache\"|}; Orders.Touch(new Order());", """
        public class Order { public DateTime LastModified { get; set; } }
        public static class Orders { public static void Touch(Order order) => order.LastModified = DateTime.UtcNow; }
        """);

    [Fact]
    public Task A_filter_at_the_controller() => Controller("[Fresh]", "", """
        public sealed class FreshAttribute : ActionFilterAttribute
        {
            public override void OnResultExecuting(ResultExecutingContext context) => {|LOA4003:context.HttpContext.Response.Headers.CacheControl = "no-cache"|};
        }
        """);

    [Fact]
    public Task A_filter_for_all() => Controller("", "", """
        public sealed class FreshFilter : IResultFilter
        {
            public void OnResultExecuting(ResultExecutingContext context)
            {
                if (context.HttpContext.User.Identity?.IsAuthenticated == true)
                {
                    {|LOA4003:context.HttpContext.Response.Headers["Cache-Control"] = "no-cache, must-revalidate"|};
                }
            }

            public void OnResultExecuted(ResultExecutedContext context) { }
        }
        """, "services.AddControllersWithViews(options => options.Filters.Add<FreshFilter>());");

    [Theory]
    [InlineData("services.AddControllersWithViews(options => options.Filters.Add({|LOA4003:new ResponseCacheAttribute { Location = ResponseCacheLocation.None, Duration = 0 }|}));")]
    [InlineData("app.Use(async (context, next) => { {|LOA4003:context.Response.Headers[\"Cache-Control\"] = \"no-cache\"|}; await next(context); });")]
    [InlineData("app.Use((context, next) => { if (!context.Response.Headers.ContainsKey(\"Cache-Control\")) {|LOA4003:context.Response.Headers.Append(\"Cache-Control\", \"private\")|}; return next(context); });")]
    [InlineData("if (!app.Environment.IsDevelopment()) { app.UseHsts(); app.Use((context, next) => { {|LOA4003:context.Response.Headers.CacheControl = \"no-cache\"|}; return next(context); }); }")]
    [InlineData("app.Use(async (context, next) => { context.Response.OnStarting(() => { {|LOA4003:context.Response.Headers[\"Cache-Control\"] = \"no-cache\"|}; return Task.CompletedTask; }); await next(context); });")]
    [InlineData("app.UseWhen(context => context.User.Identity!.IsAuthenticated, branch => branch.Use((context, next) => { {|LOA4003:context.Response.Headers.CacheControl = \"no-cache\"|}; return next(context); }));")]
    public Task For_all(string setup) => Controller("", "", "", setup);

    [Fact]
    public Task Middleware() => Controller("", "", """
        public sealed class FreshMiddleware
        {
            private readonly RequestDelegate _next;
            public FreshMiddleware(RequestDelegate next) => _next = next;
            public Task InvokeAsync(HttpContext context)
            {
                {|LOA4003:context.Response.Headers["Cache-Control"] = "no-cache"|};
                return _next(context);
            }
        }
        """, "app.UseMiddleware<FreshMiddleware>();");

    [Fact]
    public Task A_cache_profile() => Controller("[ResponseCache(CacheProfileName = \"Fresh\")]", "", "", """
        services.AddControllersWithViews(options => options.CacheProfiles.Add("Fresh", {|LOA4003:new CacheProfile { Location = ResponseCacheLocation.None, Duration = 0 }|}));
        """);

    [Fact]
    public Task A_base_controller() => Analyze(
        """
        using Microsoft.AspNetCore.Mvc;
        public class OrdersController : SecureController { public IActionResult Index() => View(); }
        public class BillsController : SecureController { public IActionResult Index() => View(); }
        """,
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;

        [Authorize]
        public abstract class SecureController : Controller
        {
            public override void OnActionExecuting(ActionExecutingContext context)
            {
                {|LOA4003:Response.Headers["Cache-Control"] = "no-cache"|};
                base.OnActionExecuting(context);
            }
        }
        """);

    [Fact]
    public Task The_action_beside_a_sound_one() => Analyze("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class OrdersController : Controller
        {
            [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
            public IActionResult Index() => View();

            [{|LOA4003:ResponseCache(Location = ResponseCacheLocation.None)|}]
            public IActionResult Details(int id) => View(id);
        }
        """);

    [Fact]
    public Task A_page() => Analyze("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        [Authorize]
        [{|LOA4003:ResponseCache(Duration = 0, Location = ResponseCacheLocation.None)|}]
        public class StatementModel : PageModel { public void OnGet() { } }

        [Authorize]
        public class BillsModel : PageModel
        {
            public void OnGet() => {|LOA4003:Response.Headers.CacheControl = "no-cache"|};
        }
        """);

    [Fact]
    public Task Endpoints() => Analyze("""
        using Microsoft.AspNetCore.Authorization;
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/me", (HttpContext context) =>
        {
            {|LOA4003:context.Response.Headers.CacheControl = "no-cache"|};
            return context.User.Identity!.Name;
        }).RequireAuthorization();
        var group = app.MapGroup("/account").RequireAuthorization();
        group.AddEndpointFilter((context, next) =>
        {
            {|LOA4003:context.HttpContext.Response.Headers.CacheControl = "private"|};
            return next(context);
        });
        group.MapGet("/balance", (HttpContext context) => new { Owner = context.User.Identity!.Name });
        app.MapGet("/orders", Api.Orders).RequireAuthorization();
        app.Run();

        public static class Api
        {
            public static IResult Orders(HttpContext context)
            {
                {|LOA4003:context.Response.Headers["Cache-Control"] = "no-cache"|};
                return Results.Ok(new { Owner = context.User.Identity!.Name });
            }
        }
        """);

    [Fact]
    public Task The_whole_message() => s_core.Message<BrowserCacheAnalyzer>(
        Microsoft.CodeAnalysis.Testing.DiagnosticResult.CompilerWarning("LOA4003").WithMessage("'no-cache' lets the browser keep what OrdersController shows to signed-in users, so the back button shows it again after the logout; send no-store"),
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class OrdersController : Controller
        {
            public IActionResult Index()
            {
                {|#0:Response.Headers["Cache-Control"] = "no-cache"|};
                return View();
            }
        }
        """);

    [Theory]
    [InlineData("[{|#0:ResponseCache(\n    Duration = 0, // never\n    /* no proxy */ Location = ResponseCacheLocation.None)|}]", "", "ResponseCache(Duration = 0, Location = ResponseCacheLocation.None)")]
    [InlineData("", "{|#0:Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue\n{\n    NoCache = true, // ask first\n}|};", "Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { NoCache…")]
    public Task A_message_without_lines_and_comments(string attribute, string statement, string written) => s_core.Message<BrowserCacheAnalyzer>(
        Microsoft.CodeAnalysis.Testing.DiagnosticResult.CompilerWarning("LOA4003").WithMessage($"'{written}' lets the browser keep what OrdersController shows to signed-in users, so the back button shows it again after the logout; send no-store"),
        $$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Net.Http.Headers;

        [Authorize]
        {{attribute}}
        public class OrdersController : Controller
        {
            public IActionResult Index()
            {
                {{statement}}
                return View();
            }
        }
        """);
}
