using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.BrowserCache;
using LogoutAnalyzers.Rules.BrowserCache;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4003;

/// <summary>Setups, parts of classes, tokens and hooks, as whole applications have them.</summary>
public sealed class ReportsInApplications
{
    [Fact]
    public Task A_filter_by_its_type_and_parts_of_classes() => Verify.Analyzer<BrowserCacheAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers(options => options.Filters.Add(typeof(Fresh)));
        var app = builder.Build();
        app.MapAll();
        app.Run();

        public class Fresh : IAsyncResultFilter
        {
            public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
            {
                {|LOA4003:context.HttpContext.Response.Headers.TryAdd("Cache-Control", "no-cache")|};
                await next();
            }
        }

        [Authorize]
        public partial class OrdersController : Controller { public IActionResult Index() => View(); }

        [Authorize]
        public partial class BillsController : Controller { public IActionResult Index() => View(); }

        [ResponseCache(NoStore = true)]
        public partial class BillsController { public IActionResult More() => View(); }

        public static class Api
        {
            public static void MapAll(this IEndpointRouteBuilder app)
            {
                app.MapGet("/a", (HttpContext context) =>
                {
                    {|LOA4003:context.Response.Headers.CacheControl = "no-cache"|};
                    return Results.Ok(new { context.User.Identity.Name });
                }).RequireAuthorization();
            }

            public static void Loop(HttpResponse response) { response.Headers.CacheControl = "no-cache"; Loop(response); Other(response); }
            public static void Other(HttpResponse response) => Loop(response);
        }
        """);

    [Fact]
    public Task An_api_for_tokens_is_cached_but_not_gone_back_to() => Verify.AspNetCoreData.Analyzer<BrowserCacheAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        var app = builder.Build();
        app.Run();

        [ApiController, Authorize, Route("orders")]
        public class OrdersController : ControllerBase
        {
            [HttpGet, ResponseCache(Location = ResponseCacheLocation.None)] public object All() => new { User.Identity.Name };
            [HttpGet("one"), {|LOA4002:ResponseCache(Duration = 60)|}] public object One() => new { User.Identity.Name };
        }
        """);

    [Fact]
    public Task A_hook_but_not_the_one_for_errors() => Verify.AspNet.Analyzer<BrowserCacheAnalyzer>("""
        using System;
        using System.Web;
        using System.Web.Mvc;

        [Authorize]
        public class OrdersController : Controller
        {
            public ActionResult Index() { return View(); }
            protected override void OnActionExecuting(ActionExecutingContext filterContext) => {|LOA4003:Response.Cache.SetCacheability(HttpCacheability.NoCache)|};
            protected override void OnException(ExceptionContext filterContext) { Response.Cache.SetCacheability(HttpCacheability.Public); }
        }

        public class Module : IHttpModule
        {
            public void Init(HttpApplication app) { app.PreSendRequestHeaders += (s, e) => HttpContext.Current.Response.Headers.Remove("Server"); }
            public void Dispose() { }
        }
        """);

    [Fact]
    public Task Without_a_fix_where_a_statement_stands_alone() => Verify.AspNet.Fix<BrowserCacheAnalyzer, StrengthenDirective>(Source, Source);

    private const string Source = """
        using System.Web;
        using System.Web.Mvc;

        [Authorize]
        public class OrdersController : Controller
        {
            public ActionResult Index()
            {
                if (User.Identity.IsAuthenticated) {|LOA4003:Response.Cache.SetCacheability(HttpCacheability.NoCache)|};
                return View();
            }
        }
        """;

    [Fact]
    public Task But_not_middleware_for_some_addresses() => Verify.Analyzer<BrowserCacheAnalyzer>("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        var app = WebApplication.CreateBuilder(args).Build();
        app.Use(async (context, next) =>
        {
            var path = context.Request.Path;
            if (path.StartsWithSegments("/images"))
            {
                context.Response.Headers.CacheControl = "public, max-age=86400";
            }
            else if (path.StartsWithSegments("/api"))
            {
                context.Response.Headers.CacheControl = "no-cache";
            }
            await next();
        });
        app.Run();

        public class HomeController : Controller
        {
            [ResponseCache(Duration = 60)] public IActionResult Index() => View();
            [Authorize] public IActionResult Profile() => View();
        }
        """);
}
