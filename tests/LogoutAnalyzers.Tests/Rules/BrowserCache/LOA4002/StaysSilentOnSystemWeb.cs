using System.Threading.Tasks;
using LogoutAnalyzers.Rules.BrowserCache;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4002;

/// <summary>The same on System.Web.</summary>
public sealed class StaysSilentOnSystemWeb
{
    private static Task Controller(string attribute, string statement = "", string others = "") => Verify.AspNet.Analyzer<BrowserCacheAnalyzer>($$"""
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
    [InlineData("[OutputCache(NoStore = true, Duration = 0)]")]
    [InlineData("[OutputCache(Duration = 60, VaryByCustom = \"User\")]")]
    [InlineData("[OutputCache(Duration = 60, VaryByHeader = \"Cookie\", Location = OutputCacheLocation.Server)]")]
    [InlineData("[OutputCache(Duration = 60, Location = OutputCacheLocation.Client)]")]
    [InlineData("[OutputCache(CacheProfile = \"Minute\")]")]
    [InlineData("[OutputCache(Duration = 60, NoStore = true, Location = OutputCacheLocation.None)]")]
    public Task Attributes(string attribute) => Controller(attribute);

    [Theory]
    [InlineData("if (isPrint) Response.Cache.SetCacheability(HttpCacheability.Public);")]
    [InlineData("Response.Cache.SetCacheability(HttpCacheability.Public); Response.Cache.SetNoStore();")]
    [InlineData("HttpContext.Cache.Insert(\"orders\", new object());")]
    public Task Headers(string statement) => Controller("", statement);

    [Fact]
    public Task Derived_classes_and_actions_that_override() => Controller("[OutputCache(NoStore = true, Duration = 0)]", "", """
        [OutputCache(Duration = 60)]
        public class PublicController : Controller
        {
            public ActionResult Index() { return View(); }
            [System.Web.Mvc.Authorize, OutputCache(NoStore = true, Duration = 0)] public ActionResult Profile() { return View(); }
        }
        """);

    [Theory]
    [InlineData("<%@ OutputCache Duration=\"60\" VaryByParam=\"None\" Location=\"Client\" %>")]
    [InlineData("<%@ OutputCache Duration=\"60\" VaryByParam=\"None\" VaryByCustom=\"User\" %>")]
    [InlineData("<%@ OutputCache Duration=\"60\" VaryByParam=\"None\" NoStore=\"true\" %>")]
    [InlineData("<%@ OutputCache CacheProfile=\"Minute\" %>")]
    public Task Directives(string directive) => ReportsOnSystemWeb.Directive(directive);

    [Fact]
    public Task Public_pages() => Verify.AspNet.Analyzer<BrowserCacheAnalyzer>("""
        using System;
        using System.Web;
        using System.Web.UI;

        public partial class Shop : Page
        {
            protected void Page_Load(object sender, EventArgs e) { Response.Cache.SetCacheability(HttpCacheability.Public); }
        }
        """);
}
