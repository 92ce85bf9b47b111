using System.Threading.Tasks;
using LogoutAnalyzers.Rules.BrowserCache;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4001;

/// <summary>What is public, what says no-store in one of the many ways, what the framework does by itself.</summary>
public sealed class StaysSilent
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

    [Fact]
    public Task Anonymous_controllers() => Analyze("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        public class HomeController : Controller
        {
            public IActionResult Index() => View();
            [Authorize] public IActionResult Go() => RedirectToAction("Index");
        }

        [Authorize]
        public class ShopController : Controller
        {
            [AllowAnonymous] public IActionResult Index() => View();
            [HttpPost] public IActionResult Order() => View();
        }
        """);

    [Theory]
    [InlineData("[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]")]
    [InlineData("[ResponseCache(NoStore = true)]")]
    [InlineData("[ResponseCache(Duration = 0, NoStore = true, Location = ResponseCacheLocation.None)]")]
    [InlineData("[ResponseCache(Duration = 60, Location = ResponseCacheLocation.Client)]")]
    [InlineData("[ResponseCache(CacheProfileName = \"Elsewhere\")]")]
    public Task Attributes(string attribute) => Controller(attribute, "");

    [Theory]
    [InlineData("Response.Headers[\"Cache-Control\"] = \"no-store\";")]
    [InlineData("Response.Headers[\"cache-control\"] = \"no-cache, no-store, must-revalidate\";")]
    [InlineData("Response.Headers.CacheControl = \"no-store\";")]
    [InlineData("Response.Headers.Append(\"Cache-Control\", \"no-store\");")]
    [InlineData("Response.Headers.Add(HeaderNames.CacheControl, \"no-store\");")]
    [InlineData("HttpContext.Response.Headers[HeaderNames.CacheControl] = new[] { \"no-cache\", \"no-store\" };")]
    [InlineData("Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { NoStore = true };")]
    [InlineData("var value = new CacheControlHeaderValue(); value.NoStore = true; Response.GetTypedHeaders().CacheControl = value;")]
    [InlineData("Response.Headers.CacheControl = Headers.NoCaching;")]
    [InlineData("Response.NoCache();")]
    [InlineData("Headers.Secure(HttpContext);")]
    [InlineData("Response.OnStarting(() => { Response.Headers[\"Cache-Control\"] = \"no-store\"; return Task.CompletedTask; });")]
    [InlineData("Response.Headers.AppendCommaSeparatedValues(\"Cache-Control\", \"no-cache\", \"no-store\", \"must-revalidate\");")]
    [InlineData("Response.Headers[Headers.Name] = Headers.NoCaching;")]
    [InlineData("Response.Headers.Append(Headers.Name, Headers.NoCaching);")]
    [InlineData("Response.Headers[Headers.Same] = Headers.NoCaching;")]
    [InlineData("Response.Headers[Headers.Called] = Headers.NoCaching;")]
    [InlineData("const string name = \"Cache-Control\"; Response.Headers[name] = \"no-store\";")]
    [InlineData("(Response.Headers.CacheControl, Response.Headers.Pragma) = (\"no-store\", \"no-cache\");")]
    [InlineData("(Response.Headers[\"Cache-Control\"], Response.Headers[\"Pragma\"]) = (\"no-store\", \"no-cache\");")]
    [InlineData("foreach (var (name, value) in new[] { (\"X-Frame-Options\", \"DENY\"), (\"Cache-Control\", \"no-store\") }) Response.Headers[name] = value;")]
    [InlineData("var header = new[] { \"Cache-Control\", \"no-store\" }; Response.Headers[header[0]] = header[1];")]
    public Task Headers(string statement) => Controller("", statement, """
        public static class Headers
        {
            public const string NoCaching = "no-store";
            public const string Name = "Cache-Control";
            public static readonly string Same = HeaderNames.CacheControl;
            public static string Called => "cache-control";
            public static void NoCache(this HttpResponse response) => response.Headers["Cache-Control"] = "no-cache, no-store";
            public static void Secure(HttpContext context) => Protect(context);
            private static void Protect(HttpContext context) => context.Response.Headers["Cache-Control"] = "no-store";
        }
        """);

    [Theory]
    [InlineData("[NoKeeping]")]
    [InlineData("[Quiet]")]
    [InlineData("[Silent]")]
    [InlineData("[Header(\"Cache-Control\", \"no-store\")]")]
    [InlineData("[ServiceFilter(typeof(KeepNothing))]")]
    [InlineData("[TypeFilter(typeof(KeepNothing))]")]
    public Task Filters_of_its_own(string attribute) => Controller(attribute, "", """
        public sealed class NoKeepingAttribute : ActionFilterAttribute
        {
            public override void OnResultExecuting(ResultExecutingContext context) => context.HttpContext.Response.Headers["Cache-Control"] = "no-store";
        }

        public sealed class QuietAttribute : ResponseCacheAttribute
        {
            public QuietAttribute() { NoStore = true; Location = ResponseCacheLocation.None; }
        }

        public sealed class SilentAttribute : ResponseCacheAttribute
        {
            public SilentAttribute() => (Duration, Location, NoStore) = (0, ResponseCacheLocation.None, true);
        }

        public sealed class HeaderAttribute : ResultFilterAttribute
        {
            private readonly string _name, _value;
            public HeaderAttribute(string name, string value) => (_name, _value) = (name, value);
            public override void OnResultExecuting(ResultExecutingContext context) => context.HttpContext.Response.Headers[_name] = _value;
        }

        public sealed class KeepNothing : IResultFilter
        {
            public void OnResultExecuting(ResultExecutingContext context) => context.HttpContext.Response.Headers.CacheControl = "no-store";
            public void OnResultExecuted(ResultExecutedContext context) { }
        }
        """);

    [Theory]
    [InlineData("services.AddControllersWithViews(options => options.Filters.Add(new ResponseCacheAttribute { NoStore = true, Location = ResponseCacheLocation.None }));")]
    [InlineData("services.AddControllersWithViews(options => options.Filters.Add<KeepNothing>());")]
    [InlineData("services.AddControllersWithViews(options => options.Filters.Add(typeof(KeepNothing)));")]
    [InlineData("app.Use(async (context, next) => { context.Response.Headers[\"Cache-Control\"] = \"no-store\"; await next(context); });")]
    [InlineData("app.Use(async (context, next) => { context.Response.OnStarting(() => { context.Response.Headers[\"Cache-Control\"] = \"no-store\"; return Task.CompletedTask; }); await next(context); });")]
    [InlineData("app.UseMiddleware<NoKeepingMiddleware>();")]
    [InlineData("app.UseSecurityHeaders();")]
    [InlineData("app.UseWhen(context => context.User.Identity!.IsAuthenticated, branch => branch.Use((context, next) => { context.Response.Headers.CacheControl = \"no-store\"; return next(context); }));")]
    public Task For_all(string setup) => Controller("", "", """
        public sealed class KeepNothing : IResultFilter
        {
            public void OnResultExecuting(ResultExecutingContext context) => context.HttpContext.Response.Headers.CacheControl = "no-store";
            public void OnResultExecuted(ResultExecutedContext context) { }
        }

        public sealed class NoKeepingMiddleware
        {
            private readonly RequestDelegate _next;
            public NoKeepingMiddleware(RequestDelegate next) => _next = next;
            public Task InvokeAsync(HttpContext context)
            {
                context.Response.Headers["Cache-Control"] = "no-store";
                return _next(context);
            }
        }

        public static class SecurityHeaders
        {
            public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(async (context, next) =>
            {
                context.Response.Headers["Cache-Control"] = "no-store";
                await next(context);
            });
        }
        """, setup);

    [Fact]
    public Task A_cache_profile_for_all() => Controller("", "", "public static class Profiles { public const string Never = nameof(Never); }", """
        services.AddControllersWithViews(options =>
        {
            options.CacheProfiles.Add(Profiles.Never, new CacheProfile { NoStore = true, Location = ResponseCacheLocation.None });
            options.Filters.Add(new ResponseCacheAttribute { CacheProfileName = Profiles.Never });
        });
        """);

    [Fact]
    public Task A_name_from_a_static_class() => Analyze(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class OrdersController : Controller { public IActionResult Index() => View(); }
        """,
        """
        using static Microsoft.Net.Http.Headers.HeaderNames;

        public static class Protection
        {
            public static IApplicationBuilder UseNoStore(this IApplicationBuilder app) => app.Use(async (context, next) =>
            {
                context.Response.Headers[CacheControl] = "no-store";
                await next(context);
            });
        }
        """);

    [Fact]
    public Task A_list_of_headers() => Controller("", "", """
        public sealed class HeadersMiddleware
        {
            private static readonly (string Name, string Value)[] s_headers = { ("X-Frame-Options", "DENY"), ("Cache-Control", "no-store") };
            private readonly RequestDelegate _next;
            public HeadersMiddleware(RequestDelegate next) => _next = next;
            public Task InvokeAsync(HttpContext context)
            {
                foreach (var (name, value) in s_headers) context.Response.Headers[name] = value;
                return _next(context);
            }
        }
        """, "app.UseMiddleware<HeadersMiddleware>();");

    [Theory]
    [InlineData("{ \"Headers\": { \"X-Frame-Options\": \"DENY\", \"Cache-Control\": \"no-store\" } }")]
    [InlineData("{ \"Headers\": [ { \"Name\": \"Cache-Control\", \"Value\": \"no-cache, no-store\" } ] }")]
    public Task Headers_from_a_settings_file(string json) => (s_core with { Files = [("appsettings.json", json)] }).Analyzer<BrowserCacheAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        var app = WebApplication.CreateBuilder(args).Build();
        app.Use((context, next) =>
        {
            foreach (var header in app.Configuration.GetSection("Headers").GetChildren()) context.Response.Headers[header.Key] = header.Value;
            return next(context);
        });
        app.Run();

        [Authorize]
        public class OrdersController : Controller { public IActionResult Index() => View(); }
        """);

    [Fact]
    public Task A_cache_profile() => Controller("[ResponseCache(CacheProfileName = \"Never\")]", "", "", "services.AddControllersWithViews(options => options.CacheProfiles.Add(\"Never\", new CacheProfile { NoStore = true, Location = ResponseCacheLocation.None }));");

    [Fact]
    public Task A_base_controller() => Analyze(
        """
        using Microsoft.AspNetCore.Mvc;
        public class OrdersController : SecureController
        {
            public IActionResult Index() => View();
        }
        public class BillsController : HeaderController
        {
            public IActionResult Index() => View();
        }
        """,
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;

        [Authorize]
        [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
        public abstract class SecureController : Controller { }

        [Authorize]
        public abstract class HeaderController : Controller
        {
            public override void OnActionExecuted(ActionExecutedContext context) => Response.Headers["Cache-Control"] = "no-store";
        }
        """);

    [Fact]
    public Task Answers_without_data() => Analyze("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class TasksController : Controller
        {
            public IActionResult Start() => NoContent();
            public IActionResult Go(string url) => LocalRedirect(url);
            public IActionResult Status() => StatusCode(202);
            public IActionResult Ping() => Ok();
            public IActionResult Alive() => Content("alive");
            public bool Exists() => true;
            public void Touch() { }
            public async Task Events()
            {
                Response.ContentType = "text/event-stream";
                await Response.WriteAsync("data: " + User.Identity!.Name);
            }
        }
        """);

    [Fact]
    public Task Login_and_error_pages() => Analyze("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class AccountController : Controller
        {
            public IActionResult Logout() => View();
            public IActionResult LoggedOut() => RedirectToAction("Login");
            public IActionResult AccessDenied() => View();
            public IActionResult Error() => View();
        }

        public class SessionController : Controller
        {
            public IActionResult Login()
            {
                if (User.Identity!.IsAuthenticated) return RedirectToAction("Index", "Home");
                return View();
            }

            public IActionResult Index()
            {
                if (User.Identity!.IsAuthenticated) ViewData["Name"] = User.Identity.Name;
                return View();
            }
        }
        """);

    [Fact]
    public Task Pages_that_ask_to_log_in() => Analyze("""
        using Microsoft.AspNetCore.Mvc;

        public class HomeController : Controller
        {
            public IActionResult Index()
            {
                if (HttpContext.Session.GetString("user") != null) return RedirectToAction("Dashboard");
                return View("Login");
            }

            public IActionResult Shop()
            {
                if (!User.Identity!.IsAuthenticated) ViewData["Message"] = "Please login";
                return View();
            }

            public IActionResult Buy()
            {
                if (!User.Identity!.IsAuthenticated)
                {
                    ModelState.AddModelError("", "Login to buy");
                    return View();
                }
                return View("Buy");
            }

            public IActionResult News()
            {
                if (HttpContext.Session.GetString("user") == null) Console.WriteLine("Nobody is logged in, no login");
                return View();
            }

            public IActionResult Theme()
            {
                if (Request.Cookies["theme"] == null) return RedirectToAction("Index");
                return View();
            }
        }
        """);

    [Fact]
    public Task A_gate_of_one_branch() => Analyze("""
        using Microsoft.AspNetCore.Mvc;

        public class ShopController : Controller
        {
            public IActionResult Index(int id)
            {
                if (id > 10)
                {
                    if (HttpContext.Session.GetString("user") == null) return RedirectToAction("Login", "Account");
                }
                return View();
            }

            public IActionResult Show(int id)
            {
                if (id == 0) return View();
                if (HttpContext.Session.GetString("user") == null) return RedirectToAction("Login", "Account");
                return RedirectToAction("Index");
            }

            public IActionResult Basket()
            {
                if (HttpContext.Session.GetString("basket") == null) return RedirectToAction("Index");
                return View();
            }
        }
        """);

    [Fact]
    public Task A_form_that_is_posted_back() => Analyze("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        [Authorize]
        public class OrdersController : Controller
        {
            [HttpGet] public IActionResult Edit(int id) => View(id);
            [HttpPost] public IActionResult Edit(string name) => RedirectToAction("Edit");
        }

        [Authorize]
        public class ProfileModel : PageModel
        {
            public void OnGet() { }
            public IActionResult OnPost() => RedirectToPage();
        }
        """);

    [Theory]
    [InlineData("<form asp-action=\"Pay\"><button>Pay</button></form>", "")]
    [InlineData("<form method=\"post\"><button>Pay</button></form>", "")]
    [InlineData("@using (Html.BeginForm(\"Pay\", \"Orders\")) { }", "")]
    [InlineData("@Html.AntiForgeryToken()", "")]
    [InlineData("<p>Orders</p>", "<form asp-controller=\"Account\" asp-action=\"Logout\" method=\"post\"><button>Log out</button></form>")]
    [InlineData("<p>Orders</p>", "<partial name=\"_LoginPartial\" />")]
    [InlineData("<p>Orders</p>", "@await Html.PartialAsync(\"_LoginPartial\")")]
    public Task Views_with_a_token(string view, string layout) => (s_core with
    {
        Files =
        [
            ("Views/Orders/Index.cshtml", view), ("Views/_ViewStart.cshtml", "@{ Layout = \"_Layout\"; }"), ("Views/Shared/_Layout.cshtml", "<body>" + layout + "@RenderBody()</body>"),
            ("Views/Shared/_LoginPartial.cshtml", "@if (User.Identity.IsAuthenticated) { <form asp-area=\"Identity\" asp-page=\"/Account/Logout\" method=\"post\"></form> }"),
        ],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class OrdersController : Controller
        {
            public IActionResult Index() => View();
        }
        """);

    [Fact]
    public Task A_view_out_of_sight_in_a_layout_with_a_token() => (s_core with
    {
        Files = [("Views/_ViewStart.cshtml", "@{\n    Layout = \"_Layout\";\n}"), ("Views/Shared/_Layout.cshtml", "<form method=\"post\" asp-page=\"/Logout\"></form>")],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class OrdersController : Controller
        {
            public IActionResult Index() => View();
        }
        """);

    [Fact]
    public Task A_view_that_sets_the_header() => (s_core with
    {
        Files = [("Views/Orders/Index.cshtml", "@{ Context.Response.Headers[\"Cache-Control\"] = \"no-store\"; }<p>x</p>")],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class OrdersController : Controller
        {
            public IActionResult Index() => View();
        }
        """);

    [Theory]
    [InlineData("app.MapGet(\"/a\", (HttpContext context) => { context.Response.Headers.CacheControl = \"no-store\"; return context.User.Identity!.Name; }).RequireAuthorization();")]
    [InlineData("app.MapGet(\"/a\", (HttpContext context) => context.User.Identity!.Name).RequireAuthorization().AddEndpointFilter<NoKeeping>();")]
    [InlineData("var g = app.MapGroup(\"/g\").RequireAuthorization().AddEndpointFilter(async (context, next) => { context.HttpContext.Response.Headers.CacheControl = \"no-store\"; return await next(context); }); g.MapGet(\"/a\", (HttpContext context) => context.User.Identity!.Name);")]
    [InlineData("app.MapGet(\"/a\", (HttpContext context) => context.User.Identity!.Name).RequireAuthorization().WithNoStore();")]
    [InlineData("app.MapGet(\"/a\", () => Results.NoContent()).RequireAuthorization();")]
    [InlineData("app.MapGet(\"/a\", () => \"pong\").RequireAuthorization();")]
    [InlineData("app.MapGet(\"/a\", (HttpContext context) => context.User.Identity!.Name).RequireAuthorization().AllowAnonymous();")]
    [InlineData("app.MapGet(\"/account/logout\", (HttpContext context) => context.User.Identity!.Name).RequireAuthorization();")]
    [InlineData("app.MapGet(\"/a\", (HttpContext context) => context.User.Identity!.Name);")]
    [InlineData("app.MapPost(\"/a\", (HttpContext context) => context.User.Identity!.Name).RequireAuthorization();")]
    [InlineData("app.MapGet(\"/a\", () => Results.Redirect(\"/\")).RequireAuthorization();")]
    public Task Minimal_apis(string mapping) => Analyze($$"""
        var app = WebApplication.CreateBuilder(args).Build();
        {{mapping}}
        app.Run();

        public sealed class NoKeeping : IEndpointFilter
        {
            public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
            {
                context.HttpContext.Response.Headers.CacheControl = "no-store";
                return next(context);
            }
        }

        public static class Conventions
        {
            public static TBuilder WithNoStore<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilter<TBuilder, NoKeeping>();
        }
        """);

    [Fact]
    public Task A_method_that_the_options_name() => (s_core with { EditorConfig = "logout_analyzers.no_store_methods = Shop.Web.Protect" }).Analyzer<BrowserCacheAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class OrdersController : Controller
        {
            public IActionResult Index()
            {
                Shop.Web.Protect(HttpContext);
                return View();
            }
        }

        namespace Shop
        {
            public static class Web { public static void Protect(HttpContext context) { } }
        }
        """);

    [Fact]
    public Task A_header_of_web_config() => (s_core with
    {
        Files = [("web.config", "<configuration><system.webServer><httpProtocol><customHeaders><add name=\"Cache-Control\" value=\"no-store\" /></customHeaders></httpProtocol></system.webServer></configuration>")],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class OrdersController : Controller
        {
            public IActionResult Index() => View();
        }
        """);

    [Fact]
    public Task What_only_tokens_open() => Analyze(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddAuthentication(Microsoft.AspNetCore.Identity.IdentityConstants.BearerScheme).AddBearerToken(Microsoft.AspNetCore.Identity.IdentityConstants.BearerScheme);
        var app = builder.Build();
        app.MapControllers();
        app.MapGet("/me", (HttpContext context) => context.User.Identity!.Name).RequireAuthorization();
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Route("orders"), Authorize]
        public class OrdersController : ControllerBase
        {
            [HttpGet] public ActionResult<string> All() => User.Identity!.Name!;
        }
        """);

    [Fact]
    public Task A_scheme_of_tokens() => Controller("[Authorize(AuthenticationSchemes = \"Bearer\")]", "");

    [Fact]
    public Task Handlers_and_functions_that_set_the_header() => Analyze("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/a", Show).RequireAuthorization();
        app.MapGet("/b", Endpoints.Show).RequireAuthorization();
        app.Run();

        string Show(HttpContext context)
        {
            context.Response.Headers.CacheControl = "no-store";
            return context.User.Identity!.Name!;
        }

        public static class Endpoints
        {
            public static string Show(HttpContext context)
            {
                context.Response.Headers.CacheControl = "no-store";
                return context.User.Identity!.Name!;
            }
        }
        """);

    [Fact]
    public Task Filters_that_set_the_header_behind_the_action() => Controller("[Quiet]", "", """
        public sealed class QuietAttribute : ActionFilterAttribute
        {
            public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
            {
                await next();
                context.HttpContext.Response.Headers.CacheControl = "no-store";
            }
        }
        """);

    [Fact]
    public Task Odd_code() => Analyze(
        $$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        public class DeepController : Controller
        {
            public IActionResult Index(int n)
            {
                if (HttpContext.Session.GetString("a") == null{{string.Concat(System.Linq.Enumerable.Repeat(" || n == 1", 1500))}}) return RedirectToAction("Login");
                return View();
            }

            [Authorize]
            public IActionResult Choose(int n) => {{string.Concat(System.Linq.Enumerable.Repeat("n == 1 ? NotFound() : ", 150))}}NoContent();
        }

        public static class Outer
        {
            [Authorize]
            public class InnerController : Controller
            {
                public IActionResult Index() => View();
            }
        }

        [Authorize]
        internal class HiddenController : Controller
        {
            public IActionResult Index() => View();
        }

        [Authorize]
        public abstract class AloneController : Controller
        {
            public IActionResult Index() => View();
        }

        [Authorize]
        public class NothingController : Controller
        {
            private IActionResult Index() => View();
            [NonAction] public IActionResult Other() => View();
            public static IActionResult Third() => new ViewResult();
        }
        """,
        """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet(handler: (HttpContext context) => context.User.Identity!.Name, pattern: "/x").RequireAuthorization();
        var pattern = "/y" + args.Length;
        app.MapGet(pattern, (HttpContext context) => context.User.Identity!.Name).RequireAuthorization();
        app.Run();
        """);

    [Fact]
    public Task Half_typed_code() => (s_core).Analyzer<BrowserCacheAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class OrdersController : {|CS0246:Missing|}
        {
            public IActionResult Index() => {|CS0103:View|}();
        }

        [Authorize({|CS1026:]|}
        public class BillsController : Controller
        {
        }
        """);
}
