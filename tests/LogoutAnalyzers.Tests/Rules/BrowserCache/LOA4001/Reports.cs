using System.Threading.Tasks;
using LogoutAnalyzers.Rules.BrowserCache;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4001;

/// <summary>Pages and data of signed-in users that a browser may keep.</summary>
public sealed class Reports
{
    private static readonly Verification s_core = Verify.AspNetCore with { Advice = "LOA4001" };

    private static Task Analyze(params string[] sources) => s_core.Analyzer<BrowserCacheAnalyzer>(sources);

    [Fact]
    public Task A_controller_with_the_attribute() => Analyze(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class {|LOA4001:OrdersController|} : Controller
        {
            public IActionResult Index() => View();
            public IActionResult Details(int id) => View(id);
        }
        """);

    [Fact]
    public Task An_action_with_the_attribute() => Analyze(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        public class {|LOA4001:HomeController|} : Controller
        {
            public IActionResult Index() => View();

            [Authorize(Roles = "Admin")]
            public async Task<IActionResult> Report(int id)
            {
                if (id == 0) return NotFound();
                await Task.Yield();
                return View(id);
            }
        }
        """);

    [Fact]
    public Task A_base_class_in_another_file() => Analyze(
        """
        public class {|LOA4001:AccountsController|} : SecureController
        {
            public Microsoft.AspNetCore.Mvc.IActionResult Index() => View();
        }
        """,
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public abstract class SecureController : Controller { }
        """);

    [Fact]
    public Task An_attribute_of_its_own() => Analyze(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        public class {|LOA4001:StaffController|} : StaffOnlyController
        {
            public IActionResult Index() => View();
        }

        public sealed class StaffAttribute : AuthorizeAttribute { public StaffAttribute() => Policy = "Staff"; }

        [Staff]
        public abstract class StaffOnlyController : Controller { }
        """);

    [Fact]
    public Task An_api_controller_with_objects() => Analyze(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Route("api/orders"), Authorize]
        public class {|LOA4001:OrdersController|} : ControllerBase
        {
            [HttpGet] public ActionResult<IEnumerable<string>> All() => new List<string> { User.Identity!.Name! };
            [HttpPost] public IActionResult Add(string name) => Ok(name);
        }
        """);

    [Fact]
    public Task A_file() => Analyze(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class {|LOA4001:InvoicesController|} : Controller
        {
            [HttpGet("invoices/{id}")]
            public FileResult Download(int id) => File(new byte[] { 1 }, "application/pdf");
        }
        """);

    [Fact]
    public Task The_fallback_policy() => Analyze(
        """
        using Microsoft.AspNetCore.Authorization;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        var app = builder.Build();
        app.MapDefaultControllerRoute();
        app.{|LOA4001:MapGet|}("/me", (HttpContext context) => context.User.Identity!.Name);
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Mvc;
        public class {|LOA4001:PatientsController|} : Controller
        {
            public IActionResult Index() => View();
        }
        """);

    [Fact]
    public Task A_global_filter() => Analyze(
        """
        using Microsoft.AspNetCore.Mvc.Authorization;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews(options => options.Filters.Add(new AuthorizeFilter()));
        var app = builder.Build();
        app.MapDefaultControllerRoute();
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Mvc;
        public class {|LOA4001:PatientsController|} : Controller
        {
            public IActionResult Index() => View();
        }
        """);

    [Fact]
    public Task Mapped_controllers_that_need_authorization() => Analyze(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        var app = builder.Build();
        app.MapControllers().RequireAuthorization();
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Mvc;
        public class {|LOA4001:PatientsController|} : Controller
        {
            [HttpGet("patients")] public IActionResult Index() => View();
        }
        """);

    [Fact]
    public Task A_razor_page() => Analyze(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        [Authorize]
        public class {|LOA4001:StatementModel|} : PageModel
        {
            public string? Name { get; private set; }
            public void OnGet() => Name = User.Identity?.Name;
        }
        """);

    [Fact]
    public Task A_minimal_api() => Analyze("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.{|LOA4001:MapGet|}("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();
        app.MapPost("/orders", (string name) => Results.Ok(name)).RequireAuthorization();
        app.MapGet("/go", () => Results.Redirect("/")).RequireAuthorization();
        app.MapGet("/public", () => DateTime.Now.ToString());
        app.Run();
        """);

    [Fact]
    public Task A_group_of_a_minimal_api() => Analyze(
        """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapOrders();
        app.Run();
        """,
        """
        public record Order(int Id);
        public static class OrderEndpoints
        {
            public static void MapOrders(this IEndpointRouteBuilder app)
            {
                var orders = app.MapGroup("/orders").RequireAuthorization();
                orders.{|LOA4001:MapGet|}("/", All);
                orders.{|LOA4001:MapGet|}("/{id}", (int id) => id == 0 ? Results.NotFound() : Results.Ok(new Order(id)));
                orders.MapDelete("/{id}", (int id) => Results.NoContent());
            }

            private static async Task<IReadOnlyList<Order>> All()
            {
                await Task.Yield();
                return new[] { new Order(1) };
            }
        }
        """);

    [Fact]
    public Task An_attribute_at_the_lambda() => Analyze("""
        using Microsoft.AspNetCore.Authorization;
        var app = WebApplication.CreateBuilder(args).Build();
        app.{|LOA4001:MapGet|}("/profile", [Authorize] (HttpContext context) => new { context.User.Identity!.Name });
        app.Run();
        """);

    [Fact]
    public Task A_gate_by_the_session() => Analyze(
        """
        using Microsoft.AspNetCore.Mvc;

        public class {|LOA4001:DashboardController|} : Controller
        {
            public IActionResult Index()
            {
                if (HttpContext.Session.GetString("user") == null)
                {
                    return RedirectToAction("Login", "Account");
                }
                return View();
            }
        }
        """);

    [Fact]
    public Task A_gate_by_the_session_through_a_local() => Analyze(
        """
        using Microsoft.AspNetCore.Mvc;

        public class {|LOA4001:DashboardController|} : Controller
        {
            public IActionResult Index()
            {
                var userId = HttpContext.Session.GetInt32("UserId");
                if (userId is null) return Redirect("/login");
                return View(userId);
            }
        }
        """);

    [Fact]
    public Task A_gate_that_lets_in() => Analyze(
        """
        using Microsoft.AspNetCore.Mvc;

        public class {|LOA4001:DashboardController|} : Controller
        {
            public IActionResult Index()
            {
                if (User.Identity!.IsAuthenticated)
                {
                    return View();
                }
                return RedirectToAction("Login", "Account");
            }
        }
        """);

    [Fact]
    public Task A_gate_in_the_base_controller() => Analyze(
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;

        public class OrdersController : MembersController
        {
            public IActionResult Index() => View();
        }

        public abstract class {|LOA4001:MembersController|} : Controller
        {
            public override void OnActionExecuting(ActionExecutingContext context)
            {
                if (string.IsNullOrEmpty(HttpContext.Session.GetString("user"))) context.Result = new RedirectToActionResult("Login", "Account", null);
                base.OnActionExecuting(context);
            }
        }
        """);

    [Fact]
    public Task A_gate_for_many_is_reported_once() => s_core.Message<BrowserCacheAnalyzer>(
        new DiagnosticResult("LOA4001", DiagnosticSeverity.Info).WithMessage("What 'MembersController' guards shows data to signed-in users and lets the browser keep it, so the back button shows it again after the logout; add [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]"),
        """
        using Microsoft.AspNetCore.Mvc;
        public class OrdersController : MembersController
        {
            public IActionResult Index() => View();
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;
        [ResponseCache(NoStore = true)]
        public class CardsController : MembersController
        {
            public IActionResult Index() => View();
        }
        public class BillsController : MembersController
        {
            public IActionResult Index() => View();
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;
        public abstract class {|#0:MembersController|} : Controller
        {
            public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
            {
                if (!User.Identity!.IsAuthenticated)
                {
                    context.Result = RedirectToAction("Login", "Account");
                    return;
                }
                await next();
            }
        }
        """);

    [Fact]
    public Task A_gate_in_a_filter() => Analyze(
        """
        using Microsoft.AspNetCore.Mvc;

        [SignedIn]
        public class {|LOA4001:OrdersController|} : Controller
        {
            public IActionResult Index() => View();
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;

        public sealed class SignedInAttribute : ActionFilterAttribute
        {
            public override void OnActionExecuting(ActionExecutingContext context)
            {
                if (context.HttpContext.Session.GetString("user") == null)
                {
                    context.Result = new RedirectResult("/Account/Login");
                }
            }
        }
        """);

    [Fact]
    public Task One_action_forgets_what_the_others_say() => Analyze(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class {|LOA4001:OrdersController|} : Controller
        {
            [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
            public IActionResult Index() => View();

            public IActionResult Details(int id) => View(id);
        }
        """);

    [Fact]
    public Task What_static_files_say_does_not_count() => Analyze(
        """
        var app = WebApplication.CreateBuilder(args).Build();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers["Cache-Control"] = "no-store" });
        app.{|LOA4001:MapGet|}("/account", (HttpContext context) => context.User.Identity!.Name).RequireAuthorization();
        app.Run();
        """);

    [Fact]
    public Task Middleware_that_is_too_late_does_not_count() => Analyze(
        """
        var app = WebApplication.CreateBuilder(args).Build();
        app.Use(async (context, next) =>
        {
            await next(context);
            context.Response.Headers.CacheControl = "no-store";
        });
        app.{|LOA4001:MapGet|}("/account", (HttpContext context) => context.User.Identity!.Name).RequireAuthorization();
        app.Run();
        """);

    [Theory]
    [InlineData("app.UseMiddleware<Failures>();")]
    [InlineData("app.Use(async (context, next) => { try { await next(context); } catch (Exception) { context.Response.Headers.CacheControl = \"no-store\"; throw; } });")]
    [InlineData("app.UseExceptionHandler(errors => errors.Run(context => { context.Response.Headers.CacheControl = \"no-store\"; return Task.CompletedTask; }));")]
    [InlineData("builder.Services.AddAuthentication(\"Cookies\").AddCookie(\"Cookies\", options => options.Events.OnRedirectToLogin = context => { context.Response.Headers.CacheControl = \"no-store\"; return Task.CompletedTask; });")]
    [InlineData("builder.Services.AddAuthentication(\"Cookies\").AddCookie(\"Cookies\", options => options.Events.OnRedirectToLogin = Events.ToLogin);")]
    [InlineData("app.MapHealthChecks(\"/health\", new Microsoft.AspNetCore.Diagnostics.HealthChecks.HealthCheckOptions { ResponseWriter = Events.WriteAsync });")]
    [InlineData("app.MapHealthChecks(\"/health\", new Microsoft.AspNetCore.Diagnostics.HealthChecks.HealthCheckOptions { ResponseWriter = (context, report) => { context.Response.Headers.CacheControl = \"no-store\"; return Task.CompletedTask; } });")]
    public Task What_errors_logins_and_health_checks_say_does_not_count(string setup) => Analyze(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class {|LOA4001:OrdersController|} : Controller
        {
            public IActionResult Index() => View();
        }
        """,
        $$"""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Diagnostics.HealthChecks;
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.Use(async (context, next) => { if (context.Request.Path == "/alive") await context.Response.WriteAsync("yes"); else await next(context); });
        {{setup}}
        app.Run();

        public static class Events
        {
            public static Task ToLogin(RedirectContext<CookieAuthenticationOptions> context)
            {
                context.Response.Headers.CacheControl = "no-store";
                return Task.CompletedTask;
            }

            public static Task WriteAsync(HttpContext context, HealthReport report)
            {
                context.Response.Headers.CacheControl = "no-store";
                return context.Response.WriteAsync(report.Status.ToString());
            }
        }

        public class Failures
        {
            private readonly RequestDelegate _next;
            public Failures(RequestDelegate next) => _next = next;

            public async Task InvokeAsync(HttpContext context)
            {
                try
                {
                    await _next(context);
                }
                catch (Exception exception)
                {
                    await Answer(context, exception);
                }
            }

            private static Task Answer(HttpContext context, Exception exception)
            {
                context.Response.Headers.CacheControl = "no-store";
                return context.Response.WriteAsync(exception.Message);
            }
        }
        """);

    [Theory]
    [InlineData("if (!app.Environment.IsDevelopment()) app.Use((context, next) => { if (context.Response.Headers.ContainsKey(\"Cache-Control\")) context.Items[\"header\"] = \"no-store\"; return next(context); });")]
    [InlineData("builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithExposedHeaders(\"Cache-Control\"))); Console.WriteLine(\"no-store\");")]
    [InlineData("foreach (var name in new[] { \"a\", \"b\" }) if (name == \"Cache-Control\") Console.WriteLine(\"no-store\");")]
    [InlineData("app.Use((context, next) => { var sent = context.Response.Headers.CacheControl; if (sent.ToString().Contains(\"no-store\")) Console.WriteLine(sent); return next(context); });")]
    [InlineData("app.Use((context, next) => { const string name = \"Cache-Control\"; if (context.Request.Headers[name] == \"no-store\") Console.WriteLine(); return next(context); });")]
    public Task A_look_at_the_header_does_not_count(string setup) => Analyze(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class {|LOA4001:OrdersController|} : Controller
        {
            public IActionResult Index() => View();
        }
        """,
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        {{setup}}
        app.Run();
        """);

    [Fact]
    public Task Settings_without_no_store_do_not_count() => (s_core with { Files = [("appsettings.json", "{ \"Headers\": { \"Cache-Control\": \"no-cache\" } }"), ("appsettings.Development.json", "{ \"Headers\": { \"Cache-Control\": \"no-store\" } }")] }).Analyzer<BrowserCacheAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class {|LOA4001:OrdersController|} : Controller
        {
            public IActionResult Index() => View();
        }
        """);

    [Fact]
    public Task Another_controllers_header_does_not_count() => Analyze(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class {|LOA4001:OrdersController|} : Controller
        {
            public IActionResult Index() => View();
        }

        [Authorize]
        public class CardsController : Controller
        {
            public IActionResult Index()
            {
                Response.Headers["Cache-Control"] = "no-store";
                return View();
            }
        }
        """);

    [Fact]
    public Task Another_endpoints_handler_does_not_count() => Analyze("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/a", Show).RequireAuthorization();
        app.{|LOA4001:MapGet|}("/b", (HttpContext context) => context.User.Identity!.Name).RequireAuthorization();
        app.Run();

        string Show(HttpContext context)
        {
            context.Response.Headers.CacheControl = "no-store";
            return context.User.Identity!.Name!;
        }
        """);

    [Fact]
    public Task What_developers_have_does_not_count() => Analyze(
        """
        using Microsoft.AspNetCore.Mvc;
        var app = WebApplication.CreateBuilder(args).Build();
        if (app.Environment.IsDevelopment())
        {
            app.Use((context, next) =>
            {
                context.Response.Headers.CacheControl = "no-store";
                return next(context);
            });
        }
        app.{|LOA4001:MapGet|}("/b", (HttpContext context) => context.User.Identity!.Name).RequireAuthorization();
        app.Run();
        """);

    [Fact]
    public Task Cookies_beside_tokens() => Analyze("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie().AddBearerToken("Api");
        var app = builder.Build();
        app.MapGet("/a", (HttpContext context) => context.User.Identity!.Name).RequireAuthorization("Api");
        app.{|LOA4001:MapGet|}("/b", (HttpContext context) => context.User.Identity!.Name).RequireAuthorization();
        app.Run();
        """);

    [Fact]
    public Task What_is_asked_of_another_server_does_not_count() => Analyze(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class {|LOA4001:RatesController|} : Controller
        {
            private readonly HttpClient _client = new();

            public async Task<IActionResult> Index()
            {
                var request = new HttpRequestMessage(HttpMethod.Get, "https://rates.example");
                request.Headers.Add("Cache-Control", "no-store");
                request.Headers.CacheControl = new System.Net.Http.Headers.CacheControlHeaderValue { NoStore = true };
                using var answer = await _client.SendAsync(request);
                return View();
            }
        }
        """);

    [Fact]
    public Task A_view_in_sight_without_a_token() => (s_core with
    {
        Files = [("Views/Orders/Index.cshtml", "<h1>Orders</h1><form method=\"get\"><input name=\"q\"></form>"), ("Views/Shared/_Layout.cshtml", "<html><body>@RenderBody()</body></html>"), ("Views/_ViewStart.cshtml", "@{ Layout = \"_Layout\"; }")],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class {|LOA4001:OrdersController|} : Controller
        {
            public IActionResult Index() => View();
        }
        """);

    [Fact]
    public Task A_form_that_asks_for_no_token() => (s_core with
    {
        Files = [("Views/Orders/Index.cshtml", "@Html.BeginForm(\"Find\", \"Orders\", FormMethod.Get)\n<form method=\"post\" action=\"/pay\"></form><form asp-action=\"Go\" asp-antiforgery=\"false\"></form>")],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class {|LOA4001:OrdersController|} : Controller
        {
            public IActionResult Index() => View();
        }
        """);

    [Fact]
    public Task Json_beside_pages_with_tokens() => (s_core with
    {
        Files = [("Views/Orders/Index.cshtml", "<form asp-action=\"Pay\"></form>")],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class {|LOA4001:OrdersController|} : Controller
        {
            public IActionResult Index() => View();
            public IActionResult List() => Json(new[] { User.Identity!.Name });
        }
        """);

    [Fact]
    public Task The_message() => s_core.Message<BrowserCacheAnalyzer>(
        new DiagnosticResult("LOA4001", DiagnosticSeverity.Info).WithMessage("Controller 'OrdersController' shows data to signed-in users and lets the browser keep it, so the back button shows it again after the logout; add [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]"),
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class {|#0:OrdersController|} : Controller
        {
            public IActionResult Index() => View();
        }
        """);
}
