using System.Threading.Tasks;
using LogoutAnalyzers.Rules.BrowserCache;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4002;

/// <summary>The same on System.Web.</summary>
public sealed class ReportsOnSystemWeb
{
    private static Task Controller(string attribute, string statement = "", string others = "") => (Verify.AspNet with { Advice = "LOA4001" }).Analyzer<BrowserCacheAnalyzer>($$"""
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
    [InlineData("[{|LOA4002:OutputCache(Duration = 60)|}]")]
    [InlineData("[{|LOA4002:OutputCache(Duration = 60, VaryByParam = \"id\")|}]")]
    [InlineData("[{|LOA4002:OutputCache(Duration = 60, Location = OutputCacheLocation.Server)|}]")]
    [InlineData("[{|LOA4002:OutputCache(Duration = 60, Location = OutputCacheLocation.ServerAndClient)|}]")]
    [InlineData("[{|LOA4002:OutputCache(Duration = 60, Location = OutputCacheLocation.Downstream)|}]")]
    [InlineData("[{|LOA4002:OutputCache(Duration = 60, Location = OutputCacheLocation.Any)|}]")]
    public Task Attributes(string attribute) => Controller(attribute);

    [Theory]
    [InlineData("{|LOA4002:Response.Cache.SetCacheability(HttpCacheability.Public)|};")]
    [InlineData("{|LOA4002:Response.Cache.SetCacheability(HttpCacheability.ServerAndPrivate)|}; Response.Cache.SetExpires(DateTime.Now.AddMinutes(5));")]
    [InlineData("Response.Cache.SetCacheability(HttpCacheability.Private); {|LOA4002:Response.Cache.SetMaxAge(TimeSpan.FromHours(1))|};")]
    [InlineData("{|LOA4002:Response.AppendHeader(\"Cache-Control\", \"public, max-age=600\")|};")]
    [InlineData("{|LOA4002:Response.CacheControl = \"public\"|};")]
    public Task Headers(string statement) => Controller("", statement);

    [Fact]
    public Task A_filter_for_all() => Controller("", "", """
        public static class FilterConfig
        {
            public static void RegisterGlobalFilters(GlobalFilterCollection filters) { filters.Add({|LOA4002:new OutputCacheAttribute { Duration = 60, VaryByParam = "*" }|}); }
        }
        """);

    [Theory]
    [InlineData("<%@ OutputCache Duration=\"{|LOA4002:60|}\" VaryByParam=\"None\" %>")]
    [InlineData("<%@ OutputCache Duration=\"{|LOA4002:60|}\" VaryByParam=\"id\" Location=\"Server\" %>")]
    public Task A_directive(string directive) => Directive(directive);

    internal static Task Directive(string directive) => (Verify.AspNet with { Files = [("Account.aspx", "<%@ Page Inherits=\"Account\" %>" + directive)] }).Analyzer<BrowserCacheAnalyzer>("""
        using System;
        using System.Web.UI;

        public partial class Account : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                if (Session["user"] == null) Response.Redirect("~/Login.aspx");
            }
        }
        """);

    [Fact]
    public Task A_web_form() => Verify.AspNet.Analyzer<BrowserCacheAnalyzer>("""
        using System;
        using System.Web;
        using System.Web.UI;

        public partial class Account : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                if (Session["user"] == null) Response.Redirect("~/Login.aspx");
                Response.Cache.SetExpires(DateTime.Now.AddMinutes(10));
                {|LOA4002:Response.Cache.SetCacheability(HttpCacheability.Public)|};
                Response.Cache.SetValidUntilExpires(true);
            }
        }
        """);
}
