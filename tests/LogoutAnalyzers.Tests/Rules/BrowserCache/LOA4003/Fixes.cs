using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.BrowserCache;
using LogoutAnalyzers.Rules.BrowserCache;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4003;

/// <summary>Weak directives that become strong ones.</summary>
public class Fixes
{
    private static Task Controller(string before, string after) => Verify.Fix<BrowserCacheAnalyzer, StrengthenDirective>(OfController(before), OfController(after));

    private static string OfController(string statement) => $$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Net.Http.Headers;

        [Authorize]
        public class OrdersController : Controller
        {
            public IActionResult Index()
            {
                {{statement}}
                return View();
            }
        }
        """;

    private static Task OnSystemWeb(string before, string after) => Verify.AspNet.Fix<BrowserCacheAnalyzer, StrengthenDirective>(OfSystemWeb(before), OfSystemWeb(after));

    private static string OfSystemWeb(string statement) => $$"""
        using System;
        using System.Web;
        using System.Web.Mvc;

        [Authorize]
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
    [InlineData("{|LOA4003:Response.Headers[\"Cache-Control\"] = \"no-cache\"|}; // as agreed", "Response.Headers[\"Cache-Control\"] = \"no-store\"; // as agreed")]
    [InlineData("{|LOA4003:Response.Headers.CacheControl = \"no-cache, must-revalidate\"|};", "Response.Headers.CacheControl = \"no-cache, no-store, must-revalidate\";")]
    [InlineData("{|LOA4003:Response.Headers.CacheControl = \"private, max-age=0\"|};", "Response.Headers.CacheControl = \"no-store, max-age=0\";")]
    [InlineData("{|LOA4003:Response.Headers.CacheControl = \"private\"|};", "Response.Headers.CacheControl = \"no-store\";")]
    [InlineData("{|LOA4003:Response.Headers.Append(\"Cache-Control\", \"must-revalidate\")|};", "Response.Headers.Append(\"Cache-Control\", \"no-store\");")]
    [InlineData("{|LOA4003:Response.Headers.Append(HeaderNames.CacheControl, \"private, must-revalidate\")|};", "Response.Headers.Append(HeaderNames.CacheControl, \"no-store, must-revalidate\");")]
    [InlineData("{|LOA4003:Response.Headers[HeaderNames.CacheControl] = new[] { \"no-cache\" }|};", "Response.Headers[HeaderNames.CacheControl] = new[] { \"no-store\" };")]
    [InlineData("{|LOA4003:Response.Headers.CacheControl = CacheControlHeaderValue.NoCacheString|};", "Response.Headers.CacheControl = CacheControlHeaderValue.NoStoreString;")]
    [InlineData("{|LOA4003:Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { NoCache = true }|};", "Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { NoCache = true, NoStore = true };")]
    [InlineData("{|LOA4003:Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { Private = true, MaxAge = TimeSpan.Zero }|};", "Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { NoStore = true, MaxAge = TimeSpan.Zero };")]
    [InlineData("{|LOA4003:Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { NoStore = false, Private = true }|};", "Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { NoStore = true };")]
    [InlineData("{|LOA4003:Response.Headers[\"Pragma\"] = \"no-cache\"|};", "Response.Headers[\"Cache-Control\"] = \"no-store\";")]
    [InlineData("{|LOA4003:Response.Headers.Pragma = \"no-cache\"|};", "Response.Headers.CacheControl = \"no-store\";")]
    [InlineData("{|LOA4003:Response.Headers.Append(HeaderNames.Expires, \"0\")|};", "Response.Headers.Append(HeaderNames.CacheControl, \"no-store\");")]
    public Task Headers(string before, string after) => Controller(before, after);

    [Theory]
    [InlineData("Location = ResponseCacheLocation.None", "NoStore = true, Location = ResponseCacheLocation.None")]
    [InlineData("Duration = 0, Location = ResponseCacheLocation.None", "NoStore = true, Duration = 0, Location = ResponseCacheLocation.None")]
    [InlineData("Duration = 60, Location = ResponseCacheLocation.None, Order = 1", "NoStore = true, Location = ResponseCacheLocation.None, Order = 1")]
    [InlineData("Duration = 0", "NoStore = true, Location = ResponseCacheLocation.None, Duration = 0")]
    [InlineData("NoStore = false, Location = ResponseCacheLocation.None", "NoStore = true, Location = ResponseCacheLocation.None")]
    public Task Attributes(string before, string after)
    {
        return Verify.Fix<BrowserCacheAnalyzer, StrengthenDirective>(Program("{|LOA4003:ResponseCache(" + before + ")|}"), Program("ResponseCache(" + after + ")"));

        static string Program(string attribute) => $$"""
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Mvc;

            [Authorize, {{attribute}}] // members
            public class OrdersController : Controller
            {
                public IActionResult Index() => View();
            }
            """;
    }

    [Theory]
    [InlineData("\n    Duration = 0,\n    Location = ResponseCacheLocation.None", "\n    NoStore = true,\n    Duration = 0,\n    Location = ResponseCacheLocation.None")]
    [InlineData("\n    Duration = 60,\n    Location = ResponseCacheLocation.None\n", "\n    NoStore = true,\n    Location = ResponseCacheLocation.None\n")]
    [InlineData("\n    Duration = 0", "\n    NoStore = true,\n    Location = ResponseCacheLocation.None,\n    Duration = 0")]
    [InlineData("Duration = 0,\n    Location = ResponseCacheLocation.None", "NoStore = true, Duration = 0,\n    Location = ResponseCacheLocation.None")]
    [InlineData("\n    Duration = 0,    // never\n    Location = ResponseCacheLocation.None", "\n    NoStore = true,\n    Duration = 0,    // never\n    Location = ResponseCacheLocation.None")]
    [InlineData("Duration = 0, /* no proxy */ Location = ResponseCacheLocation.None", "NoStore = true, Duration = 0, /* no proxy */ Location = ResponseCacheLocation.None")]
    [InlineData("\n    // not long\n    Duration = 60, // a minute\n    VaryByHeader = \"Cookie\", // each user\n    Location = ResponseCacheLocation.None", "\n    // not long\n    NoStore = true, // a minute\n    // each user\n    Location = ResponseCacheLocation.None")]
    [InlineData("\n    Location = ResponseCacheLocation.None, // no proxy\n    NoStore = false, // not yet\n    VaryByHeader = \"Cookie\"", "\n    Location = ResponseCacheLocation.None, // no proxy\n    NoStore = true // not yet\n    ")]
    public Task Attributes_on_lines_and_with_comments(string before, string after)
    {
        return Verify.Fix<BrowserCacheAnalyzer, StrengthenDirective>(Program("{|LOA4003:ResponseCache(" + before + ")|}"), Program("ResponseCache(" + after + ")"));

        static string Program(string attribute) => $$"""
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Mvc;

            [Authorize]
            [{{attribute}}] // members
            public class OrdersController : Controller
            {
                public IActionResult Index() => View();
            }
            """;
    }

    [Fact]
    public Task Profiles_and_filters_for_all() => Verify.Fix<BrowserCacheAnalyzer, StrengthenDirective>(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews(options =>
        {
            options.CacheProfiles.Add("Fresh", {|LOA4003:new CacheProfile { Location = ResponseCacheLocation.None, Duration = 0 }|});
            options.Filters.Add({|LOA4003:new ResponseCacheAttribute
            {
                Location = ResponseCacheLocation.None, // not at all
                Duration = 60,
            }|});
        });
        var app = builder.Build();
        app.Run();

        [Authorize]
        [ResponseCache(CacheProfileName = "Fresh")]
        public class OrdersController : Controller
        {
            public IActionResult Index() => View();
        }

        [Authorize]
        public class BillsController : Controller
        {
            public IActionResult Index() => View();
        }
        """,
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews(options =>
        {
            options.CacheProfiles.Add("Fresh", new CacheProfile { Location = ResponseCacheLocation.None, Duration = 0, NoStore = true });
            options.Filters.Add(new ResponseCacheAttribute
            {
                Location = ResponseCacheLocation.None, // not at all
                Duration = 0,
                NoStore = true,
            });
        });
        var app = builder.Build();
        app.Run();

        [Authorize]
        [ResponseCache(CacheProfileName = "Fresh")]
        public class OrdersController : Controller
        {
            public IActionResult Index() => View();
        }

        [Authorize]
        public class BillsController : Controller
        {
            public IActionResult Index() => View();
        }
        """);

    [Fact]
    public Task A_header_on_lines() => Controller(
        """
        {|LOA4003:Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue
                {
                    Private = true,
                    MustRevalidate = true,
                }|};
        """,
        """
        Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue
                {
                    NoStore = true,
                    MustRevalidate = true,
                };
        """);

    [Fact]
    public Task A_header_with_comments() => Controller(
        """
        {|LOA4003:Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue
                {
                    NoCache = true, // ask first
                    MaxAge = TimeSpan.Zero, // at once
                }|};
        """,
        """
        Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue
                {
                    NoCache = true, // ask first
                    MaxAge = TimeSpan.Zero, // at once
                    NoStore = true,
                };
        """);

    [Fact]
    public Task A_header_with_comments_of_what_goes() => Controller(
        """
        {|LOA4003:Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue
                {
                    MustRevalidate = true, // ask first
                    Private = true, // nobody else
                    NoStore = false
                }|};
        """,
        """
        Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue
                {
                    MustRevalidate = true, // ask first
                    NoStore = true // nobody else
                };
        """);

    [Theory]
    [InlineData("{|LOA4003:Response.AppendHeader(\"Cache-Control\", \"no-cache\")|};", "Response.AppendHeader(\"Cache-Control\", \"no-store\");")]
    [InlineData("{|LOA4003:Response.AddHeader(\"Pragma\", \"no-cache\")|};", "Response.AddHeader(\"Cache-Control\", \"no-store\");")]
    [InlineData("{|LOA4003:Response.Headers[\"Cache-Control\"] = \"private\"|};", "Response.Headers[\"Cache-Control\"] = \"no-store\";")]
    [InlineData("{|LOA4003:Response.Cache.AppendCacheExtension(\"must-revalidate, proxy-revalidate\")|};", "Response.Cache.AppendCacheExtension(\"no-store, must-revalidate, proxy-revalidate\");")]
    public Task Headers_on_system_web(string before, string after) => OnSystemWeb(before, after);

    [Theory]
    [InlineData("{|LOA4003:Response.Cache.SetCacheability(HttpCacheability.NoCache)|}; // no cache", "Response.Cache.SetCacheability(HttpCacheability.NoCache); // no cache", "Response.Cache.SetNoStore();")]
    [InlineData("{|LOA4003:HttpContext.Response.Cache.SetExpires(DateTime.Now.AddDays(-1))|};", "HttpContext.Response.Cache.SetExpires(DateTime.Now.AddDays(-1));", "HttpContext.Response.Cache.SetNoStore();")]
    [InlineData("{|LOA4003:Response.CacheControl = \"no-cache\"|};", "Response.CacheControl = \"no-cache\";", "Response.Cache.SetNoStore();")]
    [InlineData("{|LOA4003:Response.Expires = -1|};", "Response.Expires = -1;", "Response.Cache.SetNoStore();")]
    public Task Policies(string before, string after, string added) => OnSystemWeb(before, after + "\n        " + added);

    [Fact]
    public Task A_policy_in_a_local() => OnSystemWeb(
        "var cache = Response.Cache;\n        {|LOA4003:cache.SetCacheability(HttpCacheability.NoCache)|};",
        "var cache = Response.Cache;\n        cache.SetCacheability(HttpCacheability.NoCache);\n        cache.SetNoStore();");

    [Fact]
    public Task In_one_line() => Verify.AspNet.Fix<BrowserCacheAnalyzer, StrengthenDirective>(
        """
        using System.Web;
        using System.Web.Mvc;

        [Authorize]
        public class OrdersController : Controller
        {
            public ActionResult Index() { return View(); }
            protected override void OnActionExecuting(ActionExecutingContext filterContext) { {|LOA4003:Response.Cache.SetCacheability(HttpCacheability.NoCache)|}; }
        }
        """,
        """
        using System.Web;
        using System.Web.Mvc;

        [Authorize]
        public class OrdersController : Controller
        {
            public ActionResult Index() { return View(); }
            protected override void OnActionExecuting(ActionExecutingContext filterContext)
            {
                Response.Cache.SetCacheability(HttpCacheability.NoCache);
                Response.Cache.SetNoStore();
            }
        }
        """);

    [Theory]
    [InlineData("Duration = 0", "NoStore = true, Duration = 0, VaryByParam = \"*\"")]
    [InlineData("Duration = 0, VaryByParam = \"None\"", "NoStore = true, Duration = 0, VaryByParam = \"None\"")]
    [InlineData("\n    Duration = 0 // never\n", "\n    NoStore = true,\n    VaryByParam = \"*\",\n    Duration = 0 // never\n")]
    [InlineData("Location = System.Web.UI.OutputCacheLocation.None", "NoStore = true, Duration = 0, Location = System.Web.UI.OutputCacheLocation.None, VaryByParam = \"*\"")]
    public Task Attributes_of_mvc_5(string before, string after)
    {
        return Verify.AspNet.Fix<BrowserCacheAnalyzer, StrengthenDirective>(Program("{|LOA4003:OutputCache(" + before + ")|}"), Program("OutputCache(" + after + ")"));

        static string Program(string attribute) => $$"""
            using System.Web.Mvc;

            [Authorize]
            [{{attribute}}]
            public class OrdersController : Controller
            {
                public ActionResult Index() { return View(); }
            }
            """;
    }

    [Theory]
    [InlineData("{|LOA4003:Response.GetTypedHeaders().Expires = DateTimeOffset.UnixEpoch|};")]
    [InlineData("{|LOA4003:Response.Headers[\"Cache-Control\"] = new[] { \"no-cache\", \"must-revalidate\" }|};")]
    public Task Not_where_it_is_not_clear_how(string statement) => Controller(statement, statement);
}
