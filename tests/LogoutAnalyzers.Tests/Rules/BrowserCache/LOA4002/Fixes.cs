using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.BrowserCache;
using LogoutAnalyzers.Rules.BrowserCache;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4002;

/// <summary>Responses that are no longer cached.</summary>
public class Fixes
{
    private static string Core(string attribute, string statement) => $$"""
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
        """;

    private static string Web(string attribute, string statement) => $$"""
        using System;
        using System.Web;
        using System.Web.Mvc;

        [Authorize]
        {{attribute}}
        public class OrdersController : Controller
        {
            public ActionResult Index()
            {
                {{statement}}
                return View();
            }
        }
        """;

    [Theory]
    [InlineData("Duration = 60", "NoStore = true, Location = ResponseCacheLocation.None")]
    [InlineData("Duration = 60, Location = ResponseCacheLocation.Any", "NoStore = true, Location = ResponseCacheLocation.None")]
    [InlineData("Duration = 60, VaryByQueryKeys = new[] { \"page\" }, Order = 2", "NoStore = true, Location = ResponseCacheLocation.None, Order = 2")]
    public Task Attributes(string before, string after) =>
        Verify.Fix<BrowserCacheAnalyzer, StopCaching>(Core("[{|LOA4002:ResponseCache(" + before + ")|}]", ""), Core("[ResponseCache(" + after + ")]", ""));

    [Theory]
    [InlineData("{|LOA4002:Response.Headers[\"Cache-Control\"] = \"public, max-age=600\"|};", "Response.Headers[\"Cache-Control\"] = \"no-store\";")]
    [InlineData("{|LOA4002:Response.Headers.CacheControl = \"public, max-age=600, must-revalidate\"|};", "Response.Headers.CacheControl = \"no-store, must-revalidate\";")]
    [InlineData("{|LOA4002:Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromMinutes(5) }|};", "Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { NoStore = true };")]
    [InlineData("{|LOA4002:Response.GetTypedHeaders().CacheControl = new() { Public = true }|};", "Response.GetTypedHeaders().CacheControl = new() { NoStore = true };")]
    public Task Headers(string before, string after) => Verify.Fix<BrowserCacheAnalyzer, StopCaching>(Core("", before), Core("", after));

    [Theory]
    [InlineData("Duration = 60", "NoStore = true, Duration = 0, VaryByParam = \"*\"")]
    [InlineData("Duration = 60, VaryByParam = \"id\", Location = System.Web.UI.OutputCacheLocation.Server", "Duration = 0, VaryByParam = \"id\", NoStore = true")]
    public Task Attributes_of_mvc_5(string before, string after) =>
        Verify.AspNet.Fix<BrowserCacheAnalyzer, StopCaching>(Web("[{|LOA4002:OutputCache(" + before + ")|}]", ""), Web("[OutputCache(" + after + ")]", ""));

    [Theory]
    [InlineData("{|LOA4002:Response.Cache.SetCacheability(HttpCacheability.Public)|};", "Response.Cache.SetCacheability(HttpCacheability.NoCache);")]
    [InlineData("{|LOA4002:Response.Cache.SetMaxAge(TimeSpan.FromHours(1))|};", "Response.Cache.SetMaxAge(TimeSpan.FromHours(1));")]
    [InlineData("{|LOA4002:Response.CacheControl = \"public\"|};", "Response.CacheControl = \"no-cache\";")]
    public Task Policies(string before, string after) =>
        Verify.AspNet.Fix<BrowserCacheAnalyzer, StopCaching>(Web("", before), Web("", after + "\n        Response.Cache.SetNoStore();"));

    [Fact]
    public Task The_default_policy() => Verify.Fix<BrowserCacheAnalyzer, StopCaching>(OutputCache.Program("""
        app.MapGet("/me", Api.Me).RequireAuthorization().{|LOA4002:CacheOutput|}(policy => policy.AddPolicy<KeepAll>(), excludeDefaultPolicy: true); // all
        """), OutputCache.Program("""
        app.MapGet("/me", Api.Me).RequireAuthorization().CacheOutput(policy => policy.AddPolicy<KeepAll>()); // all
        """));

    [Fact]
    public Task Not_where_a_policy_is_handed_over() => Verify.Fix<BrowserCacheAnalyzer, StopCaching>(OutputCache.Program(OwnPolicy), OutputCache.Program(OwnPolicy));

    private const string OwnPolicy = "app.MapGet(\"/me\", Api.Me).RequireAuthorization().{|LOA4002:CacheOutput|}(new KeepAll());";

    [Fact]
    public Task Not_where_a_view_may_ask_for_parts() =>
        Verify.AspNet.Fix<BrowserCacheAnalyzer, StopCaching>(Parts, Parts);

    private const string Parts = """
        using System.Web.Mvc;

        [Authorize]
        [{|LOA4002:OutputCache(Duration = 60)|}]
        public class OrdersController : Controller
        {
            public ActionResult Index() { return View(); }
            public ActionResult Menu() { return PartialView(); }
        }
        """;
}
