using System.Threading.Tasks;
using LogoutAnalyzers.Rules.BrowserCache;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4003;

/// <summary>What is strong enough, is for everybody, is about something else, or cannot be told.</summary>
public sealed class StaysSilent
{
    private static readonly Verification s_core = Verify.AspNetCore with { Advice = "LOA4003" };

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
            public IActionResult Index(bool isPrint = false)
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
    [InlineData("[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]")]
    [InlineData("[ResponseCache(NoStore = true)]")]
    [InlineData("[ResponseCache(Duration = 30, Location = ResponseCacheLocation.Client)]")]
    [InlineData("[ResponseCache(CacheProfileName = \"Elsewhere\")]")]
    [InlineData("[ResponseCache]")]
    public Task Attributes(string attribute) => Controller(attribute, "");

    [Theory]
    [InlineData("Response.Headers[\"Cache-Control\"] = \"no-cache, no-store\";")]
    [InlineData("Response.Headers[\"Cache-Control\"] = \"no-store\"; Response.Headers[\"Pragma\"] = \"no-cache\"; Response.Headers[\"Expires\"] = \"0\";")]
    [InlineData("Response.Headers.CacheControl = isPrint ? \"no-store\" : \"no-cache\";")]
    [InlineData("if (isPrint) Response.Headers.CacheControl = \"private\";")]
    [InlineData("switch (isPrint) { case true: Response.Headers.CacheControl = \"private\"; break; }")]
    [InlineData("if (isPrint) { Response.Headers.CacheControl = \"no-store\"; return View(); } Response.Headers.CacheControl = \"no-cache\";")]
    [InlineData("if (isPrint) return View(\"Print\"); Response.Headers.CacheControl = \"no-cache\";")]
    [InlineData("Response.Headers.CacheControl = Headers.Of(\"orders\");")]
    [InlineData("if (User.Identity == null) { Response.Headers.CacheControl = \"no-cache\"; return NotFound(); } Response.Headers.CacheControl = Headers.Of(\"orders\");")]
    [InlineData("if (!User.Identity.IsAuthenticated) { Response.Headers.CacheControl = \"public\"; }")]
    [InlineData("try { } catch (Exception) { Response.Headers.CacheControl = \"no-cache\"; }")]
    [InlineData("foreach (var part in new[] { 1 }) if (part > 0) Response.Headers.CacheControl = \"no-cache\";")]
    [InlineData("Action<HttpResponse> later = response => response.Headers.CacheControl = \"no-cache\";")]
    [InlineData("Response.Headers.CacheControl = $\"private, {Headers.Of(\"orders\")}\";")]
    [InlineData("Response.Headers[\"Cache-Control\"] = \"no-cache\"; Response.Headers[\"Cache-Control\"] = \"no-store\";")]
    [InlineData("Response.Headers.CacheControl = \"no-cache\"; Response.Headers.ETag = \"1\";")]
    [InlineData("if (Request.Headers.IfNoneMatch == \"1\") return StatusCode(304); Response.Headers.CacheControl = \"private\";")]
    [InlineData("Response.Headers.Remove(\"Cache-Control\");")]
    [InlineData("var isFresh = Request.Headers[\"Cache-Control\"] == \"no-cache\";")]
    [InlineData("Response.Cookies.Append(\"theme\", \"dark\", new CookieOptions { Expires = DateTimeOffset.Now.AddDays(1) });")]
    [InlineData("Response.Headers[\"Expires-After\"] = \"no-cache\";")]
    [InlineData("var request = new HttpRequestMessage(); request.Headers.Add(\"Cache-Control\", \"no-cache\");")]
    [InlineData("var message = new HttpRequestMessage(); message.Headers.CacheControl = new System.Net.Http.Headers.CacheControlHeaderValue { NoCache = true };")]
    [InlineData("var http = new HttpClient(); http.DefaultRequestHeaders.CacheControl = new System.Net.Http.Headers.CacheControlHeaderValue { NoCache = true };")]
    public Task Headers(string statement) => Controller("", statement, "public static class Headers { public static string Of(string name) => Environment.GetEnvironmentVariable(name); }");

    [Fact]
    public Task Anonymous_endpoints() => Analyze("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        var app = WebApplication.CreateBuilder(args).Build();
        app.Use((context, next) => { context.Response.Headers.CacheControl = "no-cache"; return next(context); });
        app.MapGet("/", (HttpContext context) => { context.Response.Headers.CacheControl = "no-cache"; return Results.Ok(new { Time = DateTime.Now }); });
        app.Run();

        [ResponseCache(Location = ResponseCacheLocation.None)]
        public class HomeController : Controller
        {
            public IActionResult Index() => View();
            [Authorize] public IActionResult Go() => RedirectToAction("Index");
        }

        [Authorize]
        public class ShopController : Controller
        {
            [AllowAnonymous, ResponseCache(Location = ResponseCacheLocation.None)]
            public IActionResult Index() => View();

            [HttpPost, ResponseCache(Location = ResponseCacheLocation.None)]
            public IActionResult Order() => View();
        }
        """);

    [Theory]
    [InlineData("Tag(\"1\"); Response.Headers.CacheControl = \"private, no-cache\";")]
    [InlineData("this.Tagged(\"1\");")]
    [InlineData("Response.Headers.CacheControl = \"private, no-cache\"; return this.Answer(\"1\");")]
    public Task An_ETag_by_a_helper(string statement) => Analyze($$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class OrdersController : Controller
        {
            public IActionResult Index()
            {
                {{statement}}
                return View();
            }

            private void Tag(string version) => Response.Headers.ETag = version;
        }

        public static class Versions
        {
            public static void Tagged(this ControllerBase controller, string version)
            {
                controller.Response.Headers.ETag = version;
                controller.Response.Headers.CacheControl = "private, no-cache";
            }

            public static IActionResult Answer(this ControllerBase controller, string version) => controller.Request.Headers.IfNoneMatch == version ? controller.StatusCode(304) : controller.Ok(version);
        }
        """);

    [Theory]
    [InlineData("app.UseMiddleware<Tags>();")]
    [InlineData("app.Use(async (context, next) => { context.Response.Headers[\"ETag\"] = \"1\"; await next(context); });")]
    public Task An_ETag_by_middleware(string setup) => Controller("", "Response.Headers.CacheControl = \"private, no-cache\";", setup.Contains("<Tags>") ? """
        public sealed class Tags
        {
            private readonly RequestDelegate _next;
            public Tags(RequestDelegate next) => _next = next;
            public async Task InvokeAsync(HttpContext context)
            {
                var (original, buffer) = (context.Response.Body, new MemoryStream());
                context.Response.Body = buffer;
                await _next(context);
                Tag(context, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(buffer.ToArray())));
                await original.WriteAsync(buffer.ToArray());
            }
            private static void Tag(HttpContext context, string hash) => context.Response.Headers[HeaderNames.ETag] = hash;
        }
        """ : "", setup);

    [Theory]
    [InlineData("Response.ContentType = System.Net.Mime.MediaTypeNames.Text.EventStream;")]
    [InlineData("Response.Headers.ContentType = Streams.Type;")]
    [InlineData("Response.Headers[\"Content-Type\"] = Streams.Type;")]
    [InlineData("Response.Headers.Append(\"Content-Type\", Streams.Type);")]
    [InlineData("Response.ContentType = Type;")]
    public Task Event_streams_by_a_constant(string statement) => Analyze(
        $$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Authorize, Route("chat")]
        public class ChatController : ControllerBase
        {
            private const string Type = "text/event-stream; charset=utf-8";

            [HttpGet]
            public async Task Stream(CancellationToken cancellationToken)
            {
                {{statement}}
                Response.Headers.CacheControl = "no-cache";
                await Response.WriteAsync("data: " + User.Identity!.Name, cancellationToken);
            }
        }
        """,
        """
        public static class Streams { public const string Type = "text/event-stream"; }
        """);

    [Theory]
    [InlineData("app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = context => context.Context.Response.Headers[\"Cache-Control\"] = \"no-cache\" });")]
    [InlineData("app.MapFallbackToFile(\"index.html\", new StaticFileOptions { OnPrepareResponse = context => context.Context.Response.Headers.CacheControl = \"no-cache\" });")]
    [InlineData("app.Use(async (context, next) => { if (context.Request.Path == \"/index.html\") context.Response.Headers.CacheControl = \"no-cache\"; await next(context); });")]
    [InlineData("app.Use(async (context, next) => { if (!context.Request.Path.StartsWithSegments(\"/api\")) { await next(context); return; } context.Response.Headers.CacheControl = \"no-cache\"; await next(context); });")]
    [InlineData("app.Use(async (context, next) => { await next(context); context.Response.Headers.CacheControl = \"no-cache\"; });")]
    [InlineData("app.UseWhen(context => context.Request.Path.StartsWithSegments(\"/api\"), branch => branch.Use((context, next) => { context.Response.Headers.CacheControl = \"no-cache\"; return next(context); }));")]
    [InlineData("app.Map(\"/files\", branch => branch.Use((context, next) => { context.Response.Headers.CacheControl = \"private\"; return next(context); }));")]
    [InlineData("app.UseExceptionHandler(errors => errors.Run(context => { context.Response.Headers.CacheControl = \"no-cache\"; return Task.CompletedTask; }));")]
    [InlineData("app.Use((context, next) => { context.Response.Headers.CacheControl = \"no-cache\"; return next(context); }); app.Use((context, next) => { context.Response.Headers.CacheControl = \"no-store\"; return next(context); });")]
    [InlineData("services.AddControllersWithViews(options => options.Filters.Add(new ResponseCacheAttribute { NoStore = true, Location = ResponseCacheLocation.None }));")]
    [InlineData("services.AddAuthentication(\"Cookies\").AddCookie(\"Cookies\", options => options.Events.OnRedirectToLogin = context => { context.Response.Headers.CacheControl = \"no-cache\"; return Task.CompletedTask; });")]
    [InlineData("services.AddHttpClient(\"shop\", client => client.DefaultRequestHeaders.Add(\"Cache-Control\", \"no-cache\"));")]
    [InlineData("if (app.Environment.IsDevelopment()) app.Use((context, next) => { context.Response.Headers.CacheControl = \"no-cache\"; return next(context); });")]
    public Task For_others(string setup) => Controller("", "", "", setup);

    [Fact]
    public Task Filters_for_errors() => Controller("[Failing]", "", """
        public sealed class FailingAttribute : ExceptionFilterAttribute
        {
            public override void OnException(ExceptionContext context) => context.HttpContext.Response.Headers.CacheControl = "no-cache";
        }
        """);

    [Fact]
    public Task A_helper_that_nobody_calls_and_one_of_the_same_name() => Controller("", "Clock.Fresh();", """
        public static class Clock { public static void Fresh() { } }

        public sealed class Writer
        {
            public void Fresh(HttpResponse response) => response.Headers["Cache-Control"] = "no-cache";
        }
        """);

    [Fact]
    public Task A_helper_beside_the_action() => Analyze("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class OrdersController : Controller
        {
            public IActionResult Index() => View();
            [HttpPost] public IActionResult Add() { Fresh(); return View(); }
            private void Fresh() => Response.Headers.CacheControl = "no-cache";
        }
        """);

    [Fact]
    public Task Event_streams() => Analyze("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/events", async (HttpContext context) =>
        {
            context.Response.Headers.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-cache";
            await context.Response.WriteAsync("data: " + context.User.Identity!.Name);
        }).RequireAuthorization();
        app.MapGet("/news", async (HttpContext context) =>
        {
            Events.Begin(context.Response);
            await context.Response.WriteAsync("data: " + context.User.Identity!.Name);
        }).RequireAuthorization();
        app.Run();

        public static class Events
        {
            public static void Begin(HttpResponse response)
            {
                response.ContentType = "text/event-stream";
                response.Headers["Cache-Control"] = "no-cache";
            }
        }
        """);

    [Fact]
    public Task Pages_with_an_antiforgery_token() => (s_core with
    {
        Files = [("Views/Orders/Index.cshtml", "<form method=\"post\" asp-action=\"Pay\"><button>Pay</button></form>")],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        [ResponseCache(Location = ResponseCacheLocation.None)]
        public class OrdersController : Controller
        {
            public IActionResult Index() => View();
        }
        """);

    [Theory]
    [InlineData("@await Component.InvokeAsync(\"UserMenu\")")]
    [InlineData("<vc:user-menu />")]
    [InlineData("<vc:menu-of-another-project />")]
    public Task Pages_with_an_antiforgery_token_in_a_view_component(string component) => (s_core with
    {
        Files =
        [
            ("Views/Orders/Index.cshtml", "<h1>Orders</h1>"), ("Views/_ViewStart.cshtml", "@{ Layout = \"_Layout\"; }"), ("Views/Shared/_Layout.cshtml", "<header>" + component + "</header>@RenderBody()"),
            ("Views/Shared/Components/UserMenu/Default.cshtml", "<form asp-controller=\"Account\" asp-action=\"Logout\" method=\"post\"><button>Log out</button></form>"),
        ],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        [ResponseCache(Location = ResponseCacheLocation.None)]
        public class OrdersController : Controller
        {
            public IActionResult Index() => View();
        }
        """);

    [Fact]
    public Task No_store_in_web_config() => (s_core with
    {
        Files = [("web.config", "<configuration><system.webServer><httpProtocol><customHeaders><add name=\"Cache-Control\" value=\"no-store\" /></customHeaders></httpProtocol></system.webServer></configuration>")],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        [ResponseCache(Location = ResponseCacheLocation.None)]
        public class OrdersController : Controller
        {
            public IActionResult Index() => View();
        }
        """);

    [Fact]
    public Task A_method_of_the_options() => (s_core with { EditorConfig = "logout_analyzers.no_store_methods = Headers.Protect" }).Analyzer<BrowserCacheAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        [ResponseCache(Location = ResponseCacheLocation.None)]
        public class OrdersController : Controller
        {
            public IActionResult Index() { Headers.Protect(Response); return View(); }
        }

        public static class Headers { public static void Protect(HttpResponse response) => Elsewhere?.Invoke(response); public static Action<HttpResponse> Elsewhere; }
        """);

    [Fact]
    public Task Half_typed_code() => (s_core with { }).Analyzer<BrowserCacheAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class OrdersController : Controller
        {
            public IActionResult Index()
            {
                Response.Headers["Cache-Control"] = {|CS1525:;|}
                return View();
            }
        }
        """);
}
