using System.Threading.Tasks;
using LogoutAnalyzers.Rules.BrowserCache;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4002;

/// <summary>Pages and data of signed-in users that are cached. LOA4001 is switched on, too: nothing is reported twice.</summary>
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
            private const int Day = 24 * 60 * 60;
            public IActionResult Index(int age = 60)
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
    [InlineData("[{|LOA4002:ResponseCache(Duration = 60)|}]")]
    [InlineData("[{|LOA4002:ResponseCache(Duration = Times.Hour)|}]")]
    [InlineData("[{|LOA4002:ResponseCache(Duration = 60, Location = ResponseCacheLocation.Any, NoStore = false)|}]")]
    [InlineData("[{|LOA4002:ResponseCache(Duration = 60, VaryByQueryKeys = new[] { \"page\" })|}]")]
    [InlineData("[{|LOA4002:ResponseCache(Duration = 60, VaryByHeader = \"User-Agent\")|}]")]
    public Task Attributes(string attribute) => Controller(attribute, "", "public static class Times { public const int Hour = 60 * 60; }");

    [Theory]
    [InlineData("{|LOA4002:Response.Headers[\"Cache-Control\"] = \"public, max-age=600\"|};")]
    [InlineData("{|LOA4002:Response.Headers.CacheControl = \"public\"|};")]
    [InlineData("{|LOA4002:Response.Headers.CacheControl = \"max-age=3600\"|};")]
    [InlineData("{|LOA4002:Response.Headers.Append(HeaderNames.CacheControl, \"s-maxage=60\")|};")]
    [InlineData("{|LOA4002:Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromMinutes(5) }|};")]
    [InlineData("{|LOA4002:Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { MaxAge = TimeSpan.FromMinutes(5) }|};")]
    [InlineData("{|LOA4002:Response.GetTypedHeaders().CacheControl = new() { Public = true }|};")]
    [InlineData("{|LOA4002:Response.Headers.CacheControl = \"public, max-age=600\"|}; Response.Headers.ETag = \"1\";")]
    [InlineData("{|LOA4002:Response.Headers[HeaderNames.CacheControl] = \"public,max-age=\" + Day|};")]
    [InlineData("{|LOA4002:Response.Headers.CacheControl = \"max-age=\" + Day + \", must-revalidate\"|};")]
    [InlineData("{|LOA4002:Response.Headers.CacheControl = $\"public, max-age={Day}\"|};")]
    [InlineData("{|LOA4002:Response.Headers.CacheControl = $\"public, max-age={age}\"|};")]
    [InlineData("{|LOA4002:Response.Headers.CacheControl = CacheControlHeaderValue.PublicString + \", max-age=\" + age|};")]
    [InlineData("{|LOA4002:Response.Headers.CacheControl = \"private, s-maxage=60\"|};")]
    [InlineData("{|LOA4002:Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromSeconds(Day) }|};")]
    [InlineData("{|LOA4002:Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromSeconds(age) }|};")]
    [InlineData("{|LOA4002:Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { MaxAge = TimeSpan.FromSeconds(Day) }|};")]
    [InlineData("{|LOA4002:Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { Private = true, SharedMaxAge = TimeSpan.FromSeconds(Day) }|};")]
    [InlineData("var value = new CacheControlHeaderValue { Public = true }; value.MaxAge = TimeSpan.FromHours(1); {|LOA4002:Response.GetTypedHeaders().CacheControl = value|};")]
    public Task Headers(string statement) => Controller("", statement);

    [Theory]
    [InlineData("services.AddControllersWithViews(options => options.Filters.Add({|LOA4002:new ResponseCacheAttribute { Duration = 60 }|}));")]
    [InlineData("app.Use(async (context, next) => { {|LOA4002:context.Response.GetTypedHeaders().CacheControl = new Microsoft.Net.Http.Headers.CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromSeconds(10) }|}; await next(context); });")]
    public Task For_all(string setup) => Controller("", "", "", setup);

    [Fact]
    public Task A_cache_profile() => Controller("[ResponseCache(CacheProfileName = \"Minute\")]", "", "", """
        services.AddControllersWithViews(options => options.CacheProfiles.Add("Minute", {|LOA4002:new CacheProfile { Duration = 60 }|}));
        """);

    [Fact]
    public Task A_cache_profile_with_a_constant() => Controller("[ResponseCache(CacheProfileName = \"Hour\")]", "", "public static class Times { public const int Hour = 60 * 60; }", """
        services.AddControllersWithViews(options => options.CacheProfiles.Add("Hour", {|LOA4002:new CacheProfile { Duration = Times.Hour }|}));
        """);

    [Fact]
    public Task A_cache_profile_for_all() => Controller("", "", "public static class Times { public const string Minute = nameof(Minute); }", """
        services.AddControllersWithViews(options =>
        {
            options.CacheProfiles.Add(Times.Minute, {|LOA4002:new CacheProfile { Duration = 60 }|});
            options.Filters.Add(new ResponseCacheAttribute { CacheProfileName = Times.Minute });
        });
        """);

    [Fact]
    public Task A_cached_action_of_a_controller() => Analyze("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class OrdersController : Controller
        {
            [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
            public IActionResult Index() => View();

            [{|LOA4002:ResponseCache(Duration = 60)|}]
            public IActionResult Export() => File(new byte[] { 1 }, "text/csv");
        }
        """);

    [Fact]
    public Task An_authorized_action_of_a_cached_controller() => Analyze("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [{|LOA4002:ResponseCache(Duration = 300)|}]
        public class HomeController : Controller
        {
            public IActionResult Index() => View();
            [Authorize] public IActionResult Profile() => View();
        }
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

        [Authorize, {|LOA4002:ResponseCache(Duration = 60)|}]
        public abstract class SecureController : Controller { }
        """);

    [Fact]
    public Task A_page_and_an_endpoint() => Analyze("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/me", (HttpContext context) =>
        {
            {|LOA4002:context.Response.Headers.CacheControl = "public, max-age=60"|};
            return new { context.User.Identity!.Name };
        }).RequireAuthorization();
        app.MapGet("/orders", [{|LOA4002:ResponseCache(Duration = 60)|}] (HttpContext context) => new { context.User.Identity!.Name }).RequireAuthorization();
        app.Run();

        [Authorize]
        [{|LOA4002:ResponseCache(Duration = 60)|}]
        public class StatementModel : PageModel { public void OnGet() { } }
        """);

    [Fact]
    public Task The_whole_message() => s_core.Message<BrowserCacheAnalyzer>(
        Microsoft.CodeAnalysis.Testing.DiagnosticResult.CompilerWarning("LOA4002").WithMessage("'ResponseCache(Duration = 60)' caches what OrdersController shows to signed-in users, so others get to see it; send no-store"),
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        [{|#0:ResponseCache(Duration = 60)|}]
        public class OrdersController : Controller
        {
            public IActionResult Index() => View();
        }
        """);
}
