using System.Threading.Tasks;
using LogoutAnalyzers.Rules.BrowserCache;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4003;

/// <summary>The same on System.Web.</summary>
public sealed class ReportsOnSystemWeb
{
    private static readonly Verification s_web = Verify.AspNet with { Advice = "LOA4001" };

    private static Task Analyze(params string[] sources) => s_web.Analyzer<BrowserCacheAnalyzer>(sources);

    private static Task Controller(string attribute, string statement = "", string others = "") => Analyze($$"""
        using System;
        using System.Web;
        using System.Web.Mvc;
        using System.Web.UI;

        [System.Web.Mvc.Authorize]
        {{attribute}}
        public class OrdersController : Controller
        {
            public ActionResult Index()
            {
                {{statement}}
                return View();
            }
        }
        {{others}}
        """);

    [Theory]
    [InlineData("{|LOA4003:Response.Cache.SetCacheability(HttpCacheability.NoCache)|};")]
    [InlineData("{|LOA4003:HttpContext.Response.Cache.SetCacheability(HttpCacheability.Private)|};")]
    [InlineData("Response.Cache.SetExpires(DateTime.UtcNow.AddDays(-1)); {|LOA4003:Response.Cache.SetCacheability(HttpCacheability.NoCache)|}; Response.Cache.SetRevalidation(HttpCacheRevalidation.AllCaches);")]
    [InlineData("{|LOA4003:Response.Cache.SetNoServerCaching()|};")]
    [InlineData("{|LOA4003:Response.Cache.SetExpires(DateTime.Now.AddDays(-1))|};")]
    [InlineData("{|LOA4003:Response.AppendHeader(\"Cache-Control\", \"no-cache\")|};")]
    [InlineData("{|LOA4003:Response.AddHeader(\"Pragma\", \"no-cache\")|};")]
    [InlineData("{|LOA4003:Response.CacheControl = \"no-cache\"|};")]
    [InlineData("{|LOA4003:Response.Expires = -1|};")]
    [InlineData("Response.Expires = -1; {|LOA4003:Response.CacheControl = \"private\"|};")]
    [InlineData("{|LOA4003:Response.Headers[\"Cache-Control\"] = \"private\"|};")]
    [InlineData("{|LOA4003:Response.Cache.AppendCacheExtension(\"must-revalidate, proxy-revalidate\")|};")]
    public Task Headers(string statement) => Controller("", statement);

    [Theory]
    [InlineData("[{|LOA4003:OutputCache(Duration = 0)|}]")]
    [InlineData("[{|LOA4003:OutputCache(Location = OutputCacheLocation.None)|}]")]
    [InlineData("[{|LOA4003:OutputCache(Duration = 0, VaryByParam = \"None\", NoStore = false)|}]")]
    public Task Attributes(string attribute) => Controller(attribute);

    [Fact]
    public Task A_filter_for_all() => Controller("", "", """
        public static class FilterConfig
        {
            public static void RegisterGlobalFilters(GlobalFilterCollection filters) { filters.Add(new NoCacheAttribute()); }
        }

        public class NoCacheAttribute : ActionFilterAttribute
        {
            public override void OnResultExecuting(ResultExecutingContext filterContext)
            {
                if (filterContext.IsChildAction) return;
                var cache = filterContext.HttpContext.Response.Cache;
                filterContext.HttpContext.Response.Cache.SetExpires(DateTime.UtcNow.AddDays(-1));
                {|LOA4003:cache.SetCacheability(HttpCacheability.NoCache)|};
            }
        }
        """);

    [Fact]
    public Task A_base_controller() => Analyze("""
        using System.Web;
        using System.Web.Mvc;

        public class StudentController : BaseController
        {
            public ActionResult Index() { return View(); }
        }

        [Authorize]
        public class BaseController : Controller
        {
            protected override void OnActionExecuting(ActionExecutingContext filterContext)
            {
                {|LOA4003:Response.Cache.SetCacheability(HttpCacheability.NoCache)|};
                base.OnActionExecuting(filterContext);
            }
        }
        """);

    [Fact]
    public Task Global_asax() => Controller("", "", """
        public class MvcApplication : HttpApplication
        {
            protected void Application_BeginRequest()
            {
                {|LOA4003:Response.Cache.SetCacheability(HttpCacheability.NoCache)|};
                Response.Cache.SetExpires(DateTime.UtcNow.AddHours(-1));
            }
        }
        """);

    [Fact]
    public Task A_web_form() => Analyze("""
        using System;
        using System.Web;
        using System.Web.UI;

        public partial class Account : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                if (Session["user"] == null) Response.Redirect("~/Login.aspx");
                {|LOA4003:Response.Cache.SetCacheability(HttpCacheability.NoCache)|};
            }
        }

        public partial class Orders : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                if (Session["user"] == null)
                {
                    Response.Redirect("~/Login.aspx");
                    return;
                }
                DisableCaching();
            }

            private void DisableCaching()
            {
                {|LOA4003:Response.CacheControl = "no-cache"|};
                Response.AddHeader("Pragma", "no-cache");
                Response.Expires = -1;
            }
        }
        """);

    [Fact]
    public Task A_base_page() => Analyze("""
        using System;
        using System.Web;
        using System.Web.UI;

        public partial class Account : SecurePage
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                if (Session["user"] == null) Response.Redirect("~/Login.aspx");
            }
        }

        public class SecurePage : Page
        {
            protected override void OnInit(EventArgs e)
            {
                {|LOA4003:Response.Cache.SetCacheability(HttpCacheability.NoCache)|};
                base.OnInit(e);
            }
        }
        """);

    [Fact]
    public Task A_master_page() => (s_web with
    {
        Files = [("Account.aspx", "<%@ Page MasterPageFile=\"~/Site.Master\" Inherits=\"Account\" %>"), ("Site.Master", "<%@ Master Inherits=\"Site\" %>")],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using System;
        using System.Web;
        using System.Web.UI;

        public partial class Account : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                if (Session["user"] == null) Response.Redirect("~/Login.aspx");
            }
        }

        public partial class Site : MasterPage
        {
            protected void Page_Load(object sender, EventArgs e) { {|LOA4003:Response.Cache.SetCacheability(HttpCacheability.NoCache)|}; }
        }
        """);

    [Fact]
    public Task Web_config() => (s_web with
    {
        Files = [("Web.config", "<configuration><system.webServer><httpProtocol><customHeaders><add name=\"Cache-Control\" value=\"{|LOA4003:no-cache, private|}\" /></customHeaders></httpProtocol></system.webServer></configuration>")],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using System.Web.Mvc;

        [Authorize]
        public class OrdersController : Controller { public ActionResult Index() { return View(); } }

        [Authorize]
        public class BillsController : Controller { public ActionResult Index() { return View(); } }
        """);

    [Fact]
    public Task A_web_api() => Analyze("""
        using System.Collections.Generic;
        using System.Net.Http.Headers;
        using System.Web;
        using System.Web.Http;
        using System.Web.Http.Filters;

        [Authorize]
        public class OrdersController : ApiController
        {
            public IEnumerable<string> Get()
            {
                {|LOA4003:HttpContext.Current.Response.Cache.SetCacheability(HttpCacheability.NoCache)|};
                return new List<string> { User.Identity.Name };
            }
        }

        [Authorize, Fresh]
        public class BillsController : ApiController
        {
            public IEnumerable<string> Get() { return new List<string> { User.Identity.Name }; }
        }

        public class FreshAttribute : ActionFilterAttribute
        {
            public override void OnActionExecuted(HttpActionExecutedContext context)
            {
                if (context.Response != null)
                {
                    {|LOA4003:context.Response.Headers.CacheControl = new CacheControlHeaderValue { NoCache = true, MustRevalidate = true }|};
                }
            }
        }
        """);
}
