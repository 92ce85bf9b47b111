using System.Threading.Tasks;
using LogoutAnalyzers.Rules.BrowserCache;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4003;

/// <summary>The same on System.Web.</summary>
public sealed class StaysSilentOnSystemWeb
{
    private static Task Analyze(params string[] sources) => Verify.AspNet.Analyzer<BrowserCacheAnalyzer>(sources);

    private static Task Controller(string attribute, string statement = "", string others = "") => Analyze($$"""
        using System;
        using System.Web;
        using System.Web.Mvc;
        using System.Web.UI;

        [System.Web.Mvc.Authorize]
        {{attribute}}
        public class OrdersController : Controller
        {
            public ActionResult Index(bool isPrint = false)
            {
                {{statement}}
                return View();
            }
        }
        {{others}}
        """);

    [Theory]
    [InlineData("[OutputCache(NoStore = true, Duration = 0, VaryByParam = \"*\")]")]
    [InlineData("[OutputCache(Duration = 30, Location = OutputCacheLocation.Client)]")]
    [InlineData("[OutputCache(CacheProfile = \"none\")]")]
    [InlineData("[Nothing]")]
    public Task Attributes(string attribute) => Controller(attribute, "", "public class NothingAttribute : OutputCacheAttribute { public NothingAttribute() { Duration = 0; NoStore = true; } }");

    [Theory]
    [InlineData("Response.Cache.SetCacheability(HttpCacheability.NoCache); Response.Cache.SetNoStore();")]
    [InlineData("Response.Cache.SetNoStore(); Response.Cache.SetExpires(DateTime.UtcNow.AddDays(-1));")]
    [InlineData("Response.Cache.AppendCacheExtension(\"no-store, must-revalidate\"); Response.AppendHeader(\"Pragma\", \"no-cache\"); Response.AppendHeader(\"Expires\", \"0\");")]
    [InlineData("var cache = Response.Cache; cache.SetCacheability(HttpCacheability.NoCache); cache.SetNoStore();")]
    [InlineData("Response.Cache.SetCacheability(Pick());")]
    [InlineData("if (isPrint) Response.Cache.SetCacheability(HttpCacheability.NoCache);")]
    [InlineData("Response.Cache.SetCacheability(HttpCacheability.Private); Response.Cache.SetETag(\"1\");")]
    [InlineData("Response.Cookies[\"theme\"].Expires = DateTime.Now.AddDays(-1);")]
    [InlineData("HttpContext.Cache.Insert(\"orders\", new object());")]
    [InlineData("HttpRuntime.Cache[\"Cache-Control\"] = \"no-cache\";")]
    public Task Headers(string statement) => Controller("", statement.Replace("Pick()", "(HttpCacheability)Enum.Parse(typeof(HttpCacheability), \"NoCache\")"));

    [Fact]
    public Task A_filter_that_also_stores_nothing() => Controller("[NoCache]", "", """
        public class NoCacheAttribute : ActionFilterAttribute
        {
            public override void OnResultExecuting(ResultExecutingContext filterContext)
            {
                filterContext.HttpContext.Response.Cache.SetCacheability(HttpCacheability.NoCache);
                filterContext.HttpContext.Response.Cache.SetNoStore();
            }
        }
        """);

    [Fact]
    public Task Pages_for_everybody_and_clicks() => Analyze("""
        using System;
        using System.Web;
        using System.Web.UI;

        public partial class Shop : Page
        {
            protected void Page_Load(object sender, EventArgs e) { Response.Cache.SetCacheability(HttpCacheability.NoCache); }
        }

        public partial class Login : Page
        {
            protected void Page_Load(object sender, EventArgs e) { Response.Cache.SetCacheability(HttpCacheability.NoCache); }
        }

        public partial class Account : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                if (Session["user"] == null) Response.Redirect("~/Login.aspx");
            }

            protected void Export_Click(object sender, EventArgs e)
            {
                Response.Cache.SetCacheability(HttpCacheability.NoCache);
                Response.ContentType = "text/csv";
            }
        }
        """);

    [Fact]
    public Task A_master_page_out_of_sight_and_a_control() => Analyze("""
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
            protected void Page_Load(object sender, EventArgs e) { Response.Cache.SetCacheability(HttpCacheability.NoCache); }
        }

        public partial class Menu : UserControl
        {
            protected void Page_Load(object sender, EventArgs e) { Response.Cache.SetCacheability(HttpCacheability.NoCache); }
        }
        """);

    [Fact]
    public Task Global_asax_for_scripts_and_errors() => Controller("", "", """
        public class MvcApplication : HttpApplication
        {
            protected void Application_BeginRequest()
            {
                if (Request.Path.EndsWith(".js")) Response.Cache.SetCacheability(HttpCacheability.NoCache);
            }

            protected void Application_Error()
            {
                Response.Cache.SetCacheability(HttpCacheability.NoCache);
            }
        }
        """);

    [Fact]
    public Task A_handler_for_downloads() => Controller("", "", """
        public class Download : IHttpHandler
        {
            public bool IsReusable { get { return true; } }
            public void ProcessRequest(HttpContext context) { context.Response.Cache.SetCacheability(HttpCacheability.Private); }
        }
        """);

    [Fact]
    public Task Web_config_for_a_folder() => (Verify.AspNet with
    {
        Files = [("Web.config", "<configuration><location path=\"Scripts\"><system.webServer><httpProtocol><customHeaders><add name=\"Cache-Control\" value=\"no-cache\" /></customHeaders></httpProtocol></system.webServer></location></configuration>")],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using System.Web.Mvc;

        [Authorize]
        public class OrdersController : Controller { public ActionResult Index() { return View(); } }
        """);

    [Fact]
    public Task Windows_accounts() => (Verify.AspNet with
    {
        Files = [("Web.config", "<configuration><system.web><authentication mode=\"Windows\" /><authorization><deny users=\"?\" /></authorization></system.web></configuration>")],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using System;
        using System.Web;
        using System.Web.UI;

        public partial class Report : Page
        {
            protected void Page_Load(object sender, EventArgs e) { Response.Cache.SetCacheability(HttpCacheability.NoCache); }
        }
        """);
}
