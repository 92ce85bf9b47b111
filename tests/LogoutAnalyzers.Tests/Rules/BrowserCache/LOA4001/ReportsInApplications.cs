using System.Threading.Tasks;
using LogoutAnalyzers.Rules.BrowserCache;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4001;

/// <summary>The shapes of larger applications.</summary>
public sealed class ReportsInApplications
{
    private static readonly Verification s_core = Verify.AspNetCore with { Advice = "LOA4001" };

    private static Task Analyze(params string[] sources) => s_core.Analyzer<BrowserCacheAnalyzer>(sources);

    [Fact]
    public Task Results_of_many_kinds() => Analyze("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        public record Order(int Id, string Owner);
        public interface IOrders { Task<Order?> FindAsync(int id); Task<List<Order>> AllAsync(string? owner); }

        [Authorize]
        public class {|LOA4001:OneController|} : Controller
        {
            private readonly IOrders _orders;
            public OneController(IOrders orders) => _orders = orders;

            public async Task<IActionResult> Show(int id)
            {
                try
                {
                    var order = await _orders.FindAsync(id);
                    return order is null ? NotFound() : View("Show", order);
                }
                catch (InvalidOperationException)
                {
                    return StatusCode(500);
                }
            }
        }

        [ApiController, Route("[controller]"), Authorize]
        public class {|LOA4001:TwoController|} : ControllerBase
        {
            private readonly IOrders _orders;
            public TwoController(IOrders orders) => _orders = orders;

            [HttpGet("{id}")]
            public async Task<ActionResult<Order>> Get(int id) => await _orders.FindAsync(id) is { } order ? order : NotFound();
        }

        [ApiController, Route("[controller]"), Authorize]
        public class {|LOA4001:ThreeController|} : ControllerBase
        {
            private readonly IOrders _orders;
            public ThreeController(IOrders orders) => _orders = orders;

            [HttpGet]
            public Task<List<Order>> All() => _orders.AllAsync(User.Identity!.Name);
        }

        [Authorize]
        public class {|LOA4001:FourController|} : Controller
        {
            [HttpGet("export")]
            public IActionResult Export()
            {
                var bytes = System.Text.Encoding.UTF8.GetBytes(User.Identity!.Name!);
                return new FileContentResult(bytes, "text/csv");
            }
        }

        [Authorize]
        public class {|LOA4001:FiveController|} : Controller
        {
            public Task<IActionResult> Index() => Task.FromResult<IActionResult>(View());
        }
        """);

    [Fact]
    public Task A_helper_that_only_others_call() => Analyze(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class CardsController : Controller
        {
            public IActionResult Index()
            {
                Response.DisableCaching();
                return View();
            }
        }

        [Authorize]
        public class {|LOA4001:OrdersController|} : Controller
        {
            public IActionResult Index() => View();
        }
        """,
        """
        public static class ResponseExtensions
        {
            public static void DisableCaching(this HttpResponse response)
            {
                response.Headers["Cache-Control"] = "no-cache, no-store, must-revalidate";
                response.Headers["Pragma"] = "no-cache";
                response.Headers["Expires"] = "0";
            }
        }
        """);

    [Fact]
    public Task A_service_filter_that_others_use() => Analyze(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<KeepNothing>();
        builder.Services.AddControllersWithViews();
        builder.Build().Run();

        public class KeepNothing : IResultFilter
        {
            public void OnResultExecuting(ResultExecutingContext context) => context.HttpContext.Response.Headers.CacheControl = "no-store";
            public void OnResultExecuted(ResultExecutedContext context) { }
        }

        [Authorize, ServiceFilter(typeof(KeepNothing))]
        public class CardsController : Controller
        {
            public IActionResult Index() => View();
        }

        [Authorize]
        public class {|LOA4001:OrdersController|} : Controller
        {
            public IActionResult Index() => View();
        }
        """);

    [Fact]
    public Task Conventions_of_pages() => Analyze(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRazorPages();
        var app = builder.Build();
        app.MapRazorPages().RequireAuthorization();
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class {|LOA4001:IndexModel|} : PageModel
        {
            public async Task<IActionResult> OnGetAsync(int id)
            {
                await Task.Yield();
                return id == 0 ? NotFound() : Page();
            }
        }

        [AllowAnonymous]
        public class AboutModel : PageModel
        {
            public void OnGet() { }
        }

        public class GoModel : PageModel
        {
            public IActionResult OnGet() => RedirectToPage("/Index");
        }
        """);

    [Fact]
    public Task A_partial_controller_is_reported_once() => Analyze(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public partial class {|LOA4001:OrdersController|} : Controller
        {
            public IActionResult Index() => View();
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;

        public partial class OrdersController
        {
            public IActionResult Details(int id) => View(id);
        }
        """);

    [Fact]
    public Task A_page_that_posts_to_elsewhere() => (s_core with
    {
        Files = [("Views/Orders/Index.cshtml", "<h1>@User.Identity.Name</h1>\n<a asp-controller=\"Account\" asp-action=\"Logout\">Log out</a>"), ("Views/_ViewStart.cshtml", "@{ Layout = null; }")],
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
    public Task Only_a_meta_tag() => (s_core with
    {
        Files = [("Views/Orders/Index.cshtml", "<head>{|LOA4004:<meta http-equiv=\"Cache-Control\" content=\"no-store\">|}</head>")],
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
    public Task Endpoints_with_a_gate_or_a_request_delegate() => Analyze("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.{|LOA4001:MapGet|}("/a", (HttpContext context) =>
        {
            if (context.User.Identity?.IsAuthenticated != true) return Results.Unauthorized();
            return Results.Json(new { context.User.Identity.Name });
        });
        app.{|LOA4001:MapGet|}("/b", async context => await context.Response.WriteAsync("Hello " + context.User.Identity!.Name)).RequireAuthorization();
        app.{|LOA4001:MapMethods|}("/c", new[] { "GET", "HEAD" }, (HttpContext context) => context.User.Identity!.Name).RequireAuthorization();
        app.MapMethods("/d", new[] { "PUT" }, (HttpContext context) => context.User.Identity!.Name).RequireAuthorization();
        app.Run();
        """);
}
