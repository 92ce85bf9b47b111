using System.Threading.Tasks;
using LogoutAnalyzers.Rules.BrowserCache;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4001;

/// <summary>The same on System.Web.</summary>
public sealed class StaysSilentOnSystemWeb
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
    [InlineData("[OutputCache(NoStore = true, Duration = 0)]")]
    [InlineData("[OutputCache(NoStore = true, Duration = 0, VaryByParam = \"*\", Location = OutputCacheLocation.None)]")]
    [InlineData("[OutputCache(CacheProfile = \"none\")]")]
    [InlineData("[NoCache]")]
    [InlineData("[Nothing]")]
    public Task Attributes(string attribute) => Controller(attribute, "", """
        public class NoCacheAttribute : ActionFilterAttribute
        {
            public override void OnResultExecuting(ResultExecutingContext filterContext)
            {
                filterContext.HttpContext.Response.Cache.SetExpires(DateTime.UtcNow.AddDays(-1));
                filterContext.HttpContext.Response.Cache.SetCacheability(HttpCacheability.NoCache);
                filterContext.HttpContext.Response.Cache.SetNoStore();
            }
        }

        public class NothingAttribute : OutputCacheAttribute
        {
            public NothingAttribute() { Duration = 0; NoStore = true; }
        }
        """);

    [Theory]
    [InlineData("Response.Cache.SetNoStore();")]
    [InlineData("HttpContext.Response.Cache.SetNoStore();")]
    [InlineData("Response.AppendHeader(\"Cache-Control\", \"no-cache, no-store\");")]
    [InlineData("Response.AddHeader(\"Cache-control\", \"no-store\");")]
    [InlineData("Response.Headers[\"Cache-Control\"] = \"no-store\";")]
    [InlineData("Response.CacheControl = \"no-store\";")]
    public Task Headers(string statement) => Controller("", statement);

    [Fact]
    public Task A_global_filter() => Controller("", "", """
        public static class FilterConfig
        {
            public static void RegisterGlobalFilters(GlobalFilterCollection filters) { filters.Add(new NoCacheAttribute()); }
        }

        public class NoCacheAttribute : ActionFilterAttribute
        {
            public override void OnResultExecuting(ResultExecutingContext filterContext) { filterContext.HttpContext.Response.Cache.SetNoStore(); }
        }
        """);

    [Fact]
    public Task A_global_output_cache() => Controller("", "", """
        public static class FilterConfig
        {
            public static void RegisterGlobalFilters(GlobalFilterCollection filters) { filters.Add(new OutputCacheAttribute { NoStore = true, Duration = 0, VaryByParam = "*" }); }
        }
        """);

    [Fact]
    public Task Global_asax() => Controller("", "", """
        public class MvcApplication : HttpApplication
        {
            protected void Application_BeginRequest()
            {
                Response.Cache.SetNoStore();
            }
        }
        """);

    [Fact]
    public Task A_base_page() => Analyze("""
        using System;
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
            protected override void OnInit(EventArgs e) { Response.Cache.SetNoStore(); base.OnInit(e); }
        }
        """);

    [Fact]
    public Task A_master_page() => Analyze("""
        using System;
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
            protected void Page_Load(object sender, EventArgs e) { Response.Cache.SetNoStore(); }
        }
        """);

    [Fact]
    public Task Directives_of_pages() => (s_web with { Files = [("Account.aspx", "<%@ Page Inherits=\"Account\" %><%@ OutputCache NoStore=\"true\" Duration=\"1\" Location=\"None\" VaryByParam=\"None\" %>")] }).Analyzer<BrowserCacheAnalyzer>("""
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
    public Task Pages_for_everybody() => (s_web with
    {
        Files = [("Web.config", """
            <configuration>
              <system.web><authorization><allow users="?" /></authorization></system.web>
              <location path="Admin"><system.web><authorization><deny users="?" /></authorization></system.web></location>
            </configuration>
            """)],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using System;
        using System.Web.UI;

        public partial class Shop : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                if (Session["user"] != null) Title = "Hello " + Session["user"];
            }
        }

        public partial class Login : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                if (Session["user"] == null) return;
                Response.Redirect("~/Default.aspx");
            }
        }
        """);

    [Fact]
    public Task The_page_of_the_login() => (s_web with
    {
        Files = [("Web.config", """
            <configuration><system.web>
              <authentication mode="Forms"><forms loginUrl="~/Start.aspx?x=1" timeout="20" /></authentication>
              <authorization><deny users="?" /></authorization>
            </system.web></configuration>
            """)],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using System;
        using System.Web.UI;
        public partial class Start : Page
        {
            protected void Page_Load(object sender, EventArgs e) { }
        }
        """);

    [Fact]
    public Task A_page_that_asks_to_log_in() => Analyze("""
        using System;
        using System.Web.UI;
        public partial class Shop : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                if (Session["user"] == null)
                {
                    Title = "Please login";
                    Response.Write("<a href='login.aspx'>Login</a>");
                }
            }
        }
        """);

    [Fact]
    public Task Windows_accounts() => (s_web with
    {
        Files = [("Web.config", "<configuration><system.web><authentication mode=\"Windows\" /><authorization><deny users=\"?\" /></authorization></system.web></configuration>")],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using System.Web.UI;
        public partial class Report : Page { }
        """);

    [Fact]
    public Task Windows_accounts_of_controllers() => (s_web with
    {
        Files = [("Web.config", "<configuration><system.web><authentication mode=\"Windows\" /></system.web></configuration>")],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using System.Web;
        using System.Web.Mvc;

        [Authorize]
        public class ReportsController : Controller
        {
            public ActionResult Index() { return View(); }
            public ActionResult Month() { Response.Cache.SetCacheability(HttpCacheability.NoCache); return View(); }
        }
        """);

    [Fact]
    public Task A_web_api() => Analyze("""
        using System;
        using System.Collections.Generic;
        using System.Net;
        using System.Net.Http;
        using System.Net.Http.Headers;
        using System.Web.Http;

        [Authorize]
        public class OrdersController : ApiController
        {
            public HttpResponseMessage Get()
            {
                var response = Request.CreateResponse(HttpStatusCode.OK, new List<string> { User.Identity.Name });
                response.Headers.CacheControl = new CacheControlHeaderValue { NoStore = true };
                return response;
            }
        }
        """);

    [Fact]
    public Task A_property_that_asks_for_no_user() => Analyze("""
        using System;
        using System.Web.UI;

        public class Statement : Page
        {
            private bool IsOpen => DateTime.Now.Hour < 20;
            private object Basket => Session["basket"];

            protected void Page_Load(object sender, EventArgs e)
            {
                if (!IsOpen) Response.Redirect("~/Login.aspx");
                if (Basket == null) Response.Redirect("~/Catalogue.aspx");
            }
        }
        """);

    [Theory]
    [InlineData("if (Session[\"User\"] != null) Title = Session[\"User\"].ToString();")]
    [InlineData("if (Session[\"User\"] == null) Session[\"User\"] = \"guest\"; Title = Session[\"User\"].ToString();")]
    [InlineData("Title = Session[\"User\"]?.ToString();")]
    [InlineData("Title = Convert.ToString(Session[\"User\"]);")]
    [InlineData("Title = (string)Session[\"User\"];")]
    [InlineData("Title = (Session[\"User\"] ?? \"\").ToString();")]
    [InlineData("Title = Session[\"User\"] is string user ? user.ToString() : \"\";")]
    [InlineData("if (IsPostBack) { Title = Session[\"User\"].ToString(); }")]
    [InlineData("if (Request.QueryString[\"mine\"] != null) Title = Session[\"User\"].ToString();")]
    [InlineData("Title = Request.QueryString[\"mine\"] != null ? Session[\"User\"].ToString() : \"\";")]
    [InlineData("if (Request.QueryString[\"mine\"] != null && Session[\"User\"].ToString() == \"admin\") Title = \"Mine\";")]
    [InlineData("if (Request.QueryString[\"mine\"] == null) return; Title = Session[\"User\"].ToString();")]
    [InlineData("try { Title = Session[\"User\"].ToString(); } catch (NullReferenceException) { }")]
    [InlineData("Load += (o, a) => Title = Session[\"User\"].ToString();")]
    [InlineData("Title = Session[\"UserLanguage\"].ToString();")]
    [InlineData("Title = Session[\"cart\"].ToString();")]
    [InlineData("Title = Session.Count.ToString();")]
    public Task A_page_that_does_without_the_user(string statement) => Analyze($$"""
        using System;
        using System.Web.UI;

        public partial class Default : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                {{statement}}
            }

            protected void Save_Click(object sender, EventArgs e) { Title = Session["User"].ToString(); }
        }
        """);

    [Theory]
    [InlineData("setup", "<system.web><authorization><deny users=\"?\" /></authorization></system.web>")]
    [InlineData("Admin", "<location path=\"Users.aspx\"><system.web><authorization><deny users=\"?\" /></authorization></system.web></location>")]
    public Task A_web_config_in_another_folder(string folder, string authorization) => (s_web with
    {
        Files = [("Web.config", "<configuration />"), ($"{folder}/Web.config", $"<configuration>{authorization}</configuration>")],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using System;
        using System.Web.UI;

        public partial class Default : Page
        {
            protected void Page_Load(object sender, EventArgs e) { }
        }

        public partial class Users : Page
        {
            protected void Page_Load(object sender, EventArgs e) { }
        }
        """);

    [Fact]
    public Task Headers_of_a_folder() => (s_web with
    {
        Files = [
            ("Web.config", "<configuration />"),
            ("Admin/Web.config", "<configuration><system.web><authorization><deny users=\"?\" /></authorization></system.web><system.webServer><httpProtocol><customHeaders><add name=\"Cache-Control\" value=\"no-store\" /></customHeaders></httpProtocol></system.webServer></configuration>")],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using System.Web.Mvc;

        public class AdminController : Controller
        {
            public ActionResult Users() { return View(); }
        }
        """);
}
