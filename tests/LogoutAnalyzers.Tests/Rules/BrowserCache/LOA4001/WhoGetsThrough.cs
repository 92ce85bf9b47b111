using System.Threading.Tasks;
using LogoutAnalyzers.Rules.BrowserCache;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4001;

/// <summary>Routes, conventions, groups and policies that ask for a signed-in user, and for whom they do.</summary>
public sealed class WhoGetsThrough
{
    private static readonly Verification s_core = Verify.AspNetCore with { Advice = "LOA4001" };
    private static readonly Verification s_data = Verify.AspNetCoreData with { Advice = "LOA4001" };

    private static Task Analyze(params string[] sources) => s_core.Analyzer<BrowserCacheAnalyzer>(sources);

    private const string Controllers = """
        using Microsoft.AspNetCore.Mvc;

        [Area("Admin")]
        public class UsersController : Controller { public IActionResult Index() => View(new[] { 1 }); }

        public class HomeController : Controller
        {
            public IActionResult Index() => View();
            [ResponseCache(Duration = 300)] public IActionResult Catalog() => View(new[] { 1 });
        }
        """;

    [Theory]
    [InlineData("app.MapAreaControllerRoute(\"admin\", \"Admin\", \"admin/{controller}/{action}\").RequireAuthorization(); app.MapDefaultControllerRoute();")]
    [InlineData("app.MapControllerRoute(\"office\", \"office/{controller}/{action}\").RequireAuthorization(); app.MapControllerRoute(\"default\", \"{controller=Home}/{action=Index}\");")]
    public Task A_route_of_some_controllers(string routes) => Analyze(Controllers, $$"""
        var app = WebApplication.CreateBuilder(args).Build();
        {{routes}}
        app.Run();
        """);

    [Theory]
    [InlineData("app.MapDefaultControllerRoute().RequireAuthorization();")]
    [InlineData("app.MapControllerRoute(\"default\", \"{controller=Home}/{action=Index}\").RequireAuthorization();")]
    [InlineData("app.MapControllers().RequireAuthorization(); app.MapControllerRoute(\"default\", \"{controller=Home}/{action=Index}\");")]
    public Task A_route_of_all_controllers(string routes) => Analyze(
        """
        using Microsoft.AspNetCore.Mvc;

        public class {|LOA4001:OrdersController|} : Controller { public IActionResult Index() => View(); }
        """,
        $$"""
        var app = WebApplication.CreateBuilder(args).Build();
        {{routes}}
        app.Run();
        """);

    [Theory]
    [InlineData("services.AddControllersWithViews(options => options.Conventions.Add(new AuthorizeAreas()));")]
    [InlineData("services.AddRazorPages(options => options.Conventions.AddFolderApplicationModelConvention(\"/Admin\", model => model.Filters.Add(new AuthorizeFilter(\"Admin\"))));")]
    public Task A_filter_that_a_convention_adds(string registration) => Analyze(Controllers, $$"""
        using Microsoft.AspNetCore.Mvc.ApplicationModels;
        using Microsoft.AspNetCore.Mvc.Authorization;
        var builder = WebApplication.CreateBuilder(args);
        var services = builder.Services;
        {{registration}}
        builder.Build().Run();

        public class AuthorizeAreas : IControllerModelConvention
        {
            public void Apply(ControllerModel controller)
            {
                if (controller.RouteValues.TryGetValue("area", out var area) && area == "Admin") controller.Filters.Add(new AuthorizeFilter("Admin"));
            }
        }
        """);

    [Theory]
    [InlineData("options.Filters.Add(new AuthorizeFilter());")]
    [InlineData("options.Filters.Add<AuthorizeFilter>();")]
    [InlineData("var policy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build(); options.Filters.Add(new AuthorizeFilter(policy));")]
    public Task A_filter_of_all(string filter) => Analyze(
        """
        using Microsoft.AspNetCore.Mvc;

        public class {|LOA4001:OrdersController|} : Controller { public IActionResult Index() => View(); }
        """,
        $$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc.Authorization;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews(options => { {{filter}} });
        builder.Build().Run();
        """);

    [Fact]
    public Task A_group_that_is_handed_over() => Analyze(
        """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGroup("/api/orders").RequireAuthorization().MapOrders();
        var notes = app.MapGroup("/api/notes").RequireAuthorization();
        NoteEndpoints.Map(notes);
        Mine(app.MapGroup("/api/me").RequireAuthorization());
        app.Run();

        static void Mine(RouteGroupBuilder group) => group.{|LOA4001:MapGet|}("/", (HttpContext context) => new { context.User.Identity!.Name });
        """,
        """
        public static class OrderEndpoints
        {
            public static RouteGroupBuilder MapOrders(this RouteGroupBuilder group)
            {
                group.{|LOA4001:MapGet|}("/", (HttpContext context) => new[] { context.User.Identity!.Name });
                group.MapGroup("/open").{|LOA4001:MapGet|}("/{id}", (int id) => new { id });
                group.MapGet("/help", () => new { Text = "Help" }).AllowAnonymous();
                return group;
            }
        }

        public static class NoteEndpoints
        {
            public static void Map(IEndpointRouteBuilder endpoints) => endpoints.{|LOA4001:MapGet|}("/", (HttpContext context) => new[] { context.User.Identity!.Name });
        }
        """);

    [Fact]
    public Task A_public_group_that_is_handed_over() => Analyze(
        """
        using Microsoft.AspNetCore.Authorization;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        var app = builder.Build();
        app.MapGroup("/public").AllowAnonymous().MapCatalog();
        app.Run();
        """,
        """
        public static class CatalogEndpoints
        {
            public static void MapCatalog(this RouteGroupBuilder group)
            {
                group.MapGet("/categories", () => new[] { "Books" });
                group.MapGet("/products", (HttpResponse response) =>
                {
                    response.Headers.CacheControl = "public, max-age=300";
                    return new[] { "A book" };
                });
            }
        }
        """);

    [Theory]
    [InlineData("AddEndpointFilter<NoStoreFilter>()")]
    [InlineData("AddEndpointFilter(new NoStoreFilter())")]
    [InlineData("AsPrivateApi()")]
    [InlineData("WithNoCache()")]
    public Task A_group_that_forbids_to_keep_its_answers(string convention) => Analyze(
        $$"""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGroup("/orders").RequireAuthorization().{{convention}}.MapOrders();
        app.Run();
        """,
        """
        public static class OrderEndpoints
        {
            public static void MapOrders(this RouteGroupBuilder group) => group.MapGet("/", (HttpContext context) => new { context.User.Identity!.Name });
        }
        """,
        """
        public static class Conventions
        {
            public static RouteGroupBuilder AsPrivateApi(this RouteGroupBuilder group) { group.AddEndpointFilter<NoStoreFilter>(); return group; }
            public static RouteGroupBuilder WithNoCache(this RouteGroupBuilder group) => group;
        }

        public class NoStoreFilter : IEndpointFilter
        {
            public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
            {
                context.HttpContext.Response.Headers.CacheControl = "no-store";
                return next(context);
            }
        }
        """);

    [Fact]
    public Task A_group_that_two_calls_hand_over() => Analyze(
        """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGroup("/v1").RequireAuthorization().MapCatalog();
        app.MapGroup("/v2").MapCatalog();
        app.Run();
        """,
        """
        public static class CatalogEndpoints
        {
            public static void MapCatalog(this RouteGroupBuilder group) => group.MapGet("/products", () => new[] { "A book" });
        }
        """);

    [Fact]
    public Task Names_the_endpoint_by_its_groups() => s_core.Message<BrowserCacheAnalyzer>(
        new DiagnosticResult("LOA4001", DiagnosticSeverity.Info).WithMessage("Endpoint '/api/orders' shows data to signed-in users and lets the browser keep it, so the back button shows it again after the logout; set the header Cache-Control to no-store"),
        """
        var app = WebApplication.CreateBuilder(args).Build();
        var api = app.MapGroup("/api/");
        api.MapGroup("orders").RequireAuthorization().{|#0:MapGet|}("/", (HttpContext context) => new { context.User.Identity!.Name });
        app.Run();
        """);

    [Fact]
    public Task Names_the_action_beside_public_ones() => s_core.Message<BrowserCacheAnalyzer>(
        new DiagnosticResult("LOA4001", DiagnosticSeverity.Info).WithMessage("Action 'HomeController.Dashboard' shows data to signed-in users and lets the browser keep it, so the back button shows it again after the logout; add [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]"),
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        public class {|#0:HomeController|} : Controller
        {
            public IActionResult Index() => View();
            [Authorize] public IActionResult Dashboard() => View(User.Identity!.Name);
        }
        """);

    [Theory]
    [InlineData("[Authorize(\"Api\")]")]
    [InlineData("[Authorize(Policy = \"Api\")]")]
    [InlineData("[Authorize(AuthenticationSchemes = \"Bearer\")]")]
    [InlineData("[Authorize(AuthenticationSchemes = \"OpenIddict.Validation.AspNetCore\")]")]
    [InlineData("[ApiAuthorize]")]
    public Task Controllers_of_token_callers(string attribute) => s_data.Analyzer<BrowserCacheAnalyzer>(
        $$"""
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        public sealed class ApiAuthorizeAttribute : AuthorizeAttribute
        {
            public ApiAuthorizeAttribute() { AuthenticationSchemes = JwtBearerDefaults.AuthenticationScheme; }
        }

        {{attribute}}
        public class OrdersController : ControllerBase
        {
            [HttpGet] public IActionResult Get() => Ok(new { User.Identity!.Name });
        }
        """,
        CookiesAndTokens);

    [Theory]
    [InlineData("[Authorize]")]
    [InlineData("[Authorize(\"Office\")]")]
    [InlineData("[Authorize(Policy = \"Both\")]")]
    [InlineData("[Authorize(AuthenticationSchemes = \"Cookies,Bearer\")]")]
    public Task Controllers_of_browsers(string attribute) => s_data.Analyzer<BrowserCacheAnalyzer>(
        $$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        {{attribute}}
        public class {|LOA4001:OrdersController|} : ControllerBase
        {
            [HttpGet] public IActionResult Get() => Ok(new { User.Identity!.Name });
        }
        """,
        CookiesAndTokens);

    [Theory]
    [InlineData("RequireAuthorization(\"Api\")")]
    [InlineData("RequireAuthorization(policy => policy.AddAuthenticationSchemes(JwtBearerDefaults.AuthenticationScheme).RequireAuthenticatedUser())")]
    [InlineData("RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = JwtBearerDefaults.AuthenticationScheme })")]
    public Task Endpoints_of_token_callers(string convention) => s_data.Analyzer<BrowserCacheAnalyzer>(CookiesAndTokens.Replace("app.Run();", $$"""
        app.MapGet("/me", (HttpContext context) => new { context.User.Identity!.Name }).{{convention}};
        app.MapGet("/you", [Authorize(AuthenticationSchemes = JwtBearerDefaults.AuthenticationScheme)] (HttpContext context) => new { context.User.Identity!.Name });
        app.Run();
        """));

    [Fact]
    public Task A_handler_of_its_own_for_keys() => Analyze(
        """
        using System.Text.Encodings.Web;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.Extensions.Options;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("ApiKey").AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>("ApiKey", options => { });
        builder.Build().Run();

        public class ApiKeyHandler : AuthenticationHandler<AuthenticationSchemeOptions>
        {
            public ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : base(options, logger, encoder) { }
            protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
                Task.FromResult(Request.Headers.TryGetValue("X-Api-Key", out var key) && key == "secret" ? AuthenticateResult.Success(new AuthenticationTicket(new(), "ApiKey")) : AuthenticateResult.NoResult());
        }
        """,
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class StockController : ControllerBase
        {
            [HttpGet] public IActionResult Get() { Response.Headers.CacheControl = "no-cache"; return Ok(new { Items = 1 }); }
        }
        """);

    [Fact]
    public Task Windows_accounts() => Analyze(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Server.IISIntegration;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(IISDefaults.AuthenticationScheme);
        builder.Services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);
        var app = builder.Build();
        app.MapGet("/me", (HttpContext context) => new { context.User.Identity!.Name });
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Mvc;

        public class OrdersController : Controller { public IActionResult Index() => View(); }
        """);

    private const string CookiesAndTokens = """
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Authorization;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie().AddJwtBearer();
        builder.Services.AddAuthorization(options =>
        {
            options.AddPolicy("Api", policy => policy.AddAuthenticationSchemes(JwtBearerDefaults.AuthenticationScheme).RequireAuthenticatedUser());
            options.AddPolicy("Both", policy => policy.AddAuthenticationSchemes("Cookies", "Bearer").RequireAuthenticatedUser());
            options.AddPolicy("Office", policy => policy.RequireRole("office"));
        });
        var app = builder.Build();
        app.Run();
        """;
}
