using System.Threading.Tasks;
using LogoutAnalyzers.Rules.BrowserCache;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4001;

/// <summary>The same on System.Web.</summary>
public sealed class ReportsOnSystemWeb
{
    private static readonly Verification s_web = Verify.AspNet with { Advice = "LOA4001" };

    private static Task Analyze(params string[] sources) => s_web.Analyzer<BrowserCacheAnalyzer>(sources);

    [Fact]
    public Task A_controller_of_mvc() => Analyze("""
        using System.Web.Mvc;

        [Authorize]
        public class {|LOA4001:OrdersController|} : Controller
        {
            public ActionResult Index() { return View(); }
        }
        """);

    [Fact]
    public Task A_global_filter() => Analyze(
        """
        using System.Web.Mvc;

        public class {|LOA4001:OrdersController|} : Controller
        {
            public ActionResult Index() { return View(); }
        }
        """,
        """
        using System.Web.Mvc;

        public class FilterConfig
        {
            public static void RegisterGlobalFilters(GlobalFilterCollection filters) { filters.Add(new AuthorizeAttribute()); }
        }
        """);

    [Fact]
    public Task A_gate_in_an_action() => Analyze("""
        using System.Web.Mvc;

        public class {|LOA4001:StudentController|} : Controller
        {
            public ActionResult Index()
            {
                if (Session["UserID"] != null)
                {
                    return View();
                }
                else
                {
                    return RedirectToAction("Login");
                }
            }

            public ActionResult Login() { return View(); }
        }
        """);

    [Fact]
    public Task A_gate_in_the_base_controller() => Analyze("""
        using System.Web.Mvc;
        using System.Web.Routing;

        public class StudentController : BaseController
        {
            public ActionResult Index() { return View(); }
        }

        public class {|LOA4001:BaseController|} : Controller
        {
            protected override void OnActionExecuting(ActionExecutingContext filterContext)
            {
                if (Session["user"] == null)
                {
                    filterContext.Result = new RedirectToRouteResult(new RouteValueDictionary(new { controller = "Account", action = "Login" }));
                }
            }
        }
        """);

    [Fact]
    public Task An_api_controller() => Analyze("""
        using System.Collections.Generic;
        using System.Web.Http;

        [Authorize]
        public class {|LOA4001:OrdersController|} : ApiController
        {
            public IEnumerable<string> Get() { return new List<string> { User.Identity.Name }; }
            public void Post(string name) { }
        }
        """);

    [Fact]
    public Task A_gate_in_a_web_form() => Analyze("""
        using System;
        using System.Web.UI;

        public partial class {|LOA4001:Account|} : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                if (Session["user"] == null) Response.Redirect("~/Login.aspx");
            }
        }
        """);

    [Theory]
    [InlineData("RedirectToAction(\"LogOn\", \"Account\")")]
    [InlineData("RedirectToAction(\"SignIn\", \"Account\")")]
    [InlineData("Redirect(\"~/sign-in\")")]
    public Task A_gate_that_leads_to_a_login_of_another_name(string answer) => Analyze($$"""
        using System.Web.Mvc;

        public class {|LOA4001:OrdersController|} : Controller
        {
            public ActionResult Index()
            {
                if (Session["user"] == null) return {{answer}};
                return View();
            }
        }
        """);

    [Theory]
    [InlineData("if (Session[\"User\"].ToString() == \"Admin\") Title = \"Users\";")]
    [InlineData("if (!IsPostBack) { Title = Session[\"UserName\"].ToString(); }")]
    [InlineData("int id = (int)Session[\"UserId\"]; Title = id.ToString();")]
    [InlineData("int id = Convert.ToInt32(Session[\"adminid\"].ToString()); Title = id.ToString();")]
    [InlineData("var user = ((string)HttpContext.Current.Session[\"loginUser\"]).Trim(); Title = user;")]
    [InlineData("foreach (var c in Session[\"user\"].ToString()) Title += c;")]
    [InlineData("switch (Session[\"UserType\"].ToString()) { case \"staff\": Title = \"Staff\"; break; }")]
    [InlineData("Title = Session[\"user\"].ToString() ?? \"\";")]
    public Task A_page_that_cannot_do_without_the_user(string statement) => Analyze($$"""
        using System;
        using System.Web;
        using System.Web.UI;

        public partial class {|LOA4001:Profile|} : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                {{statement}}
            }
        }
        """);

    [Fact]
    public Task An_action_that_cannot_do_without_the_user() => Analyze("""
        using System.Web.Mvc;

        public class {|LOA4001:OrdersController|} : Controller
        {
            public ActionResult Index()
            {
                var user = (int)Session["UserId"];
                return View(user);
            }
        }
        """);

    [Fact]
    public Task A_gate_that_asks_a_property_of_its_class() => Analyze("""
        using System.Web.Mvc;

        public class ResultsController : StudentBaseController
        {
            public ActionResult Index() { return View(); }
        }

        public class {|LOA4001:StudentBaseController|} : Controller
        {
            protected Student CurrentStudent
            {
                get { return (Student)Session["student"]; }
                set { Session["student"] = value; }
            }

            protected override void OnActionExecuting(ActionExecutingContext filterContext)
            {
                if (CurrentStudent == null || CurrentStudent.Id == 0) filterContext.Result = new RedirectResult("~/Login/Student");
            }
        }

        public class Student { public int Id { get; set; } }
        """);

    [Fact]
    public Task A_gate_that_asks_whether_somebody_is_logged_in() => Analyze("""
        using System;
        using System.Web.UI;

        public class {|LOA4001:Statement|} : Page
        {
            private bool IsLoggedIn => Session["user"] != null;

            protected void Page_Load(object sender, EventArgs e)
            {
                if (!IsLoggedIn) Response.Redirect("~/Login.aspx");
            }
        }
        """);

    [Fact]
    public Task Gates_as_people_write_them() => Analyze("""
        using System;
        using System.Web.UI;

        public partial class {|LOA4001:Admin|} : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                if (!IsPostBack)
                {
                    if (Session["admin"] != null)
                    {
                        Title = Session["admin"].ToString();
                    }
                    else
                    {
                        Response.Redirect("login.aspx");
                    }
                }
            }
        }

        public partial class {|LOA4001:Orders|} : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                string user = (string)Session["user"];
                if (string.IsNullOrEmpty(user)) { Response.Write("<script>alert('Log in');window.location='Login.aspx';</script>"); return; }
                Title = user;
            }
        }

        public partial class {|LOA4001:Cards|} : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                if (Request.Cookies["login"] == null || Session["user"] == null) Server.Transfer("Login.aspx");
            }
        }
        """);

    [Fact]
    public Task A_location_around_everything() => (s_web with
    {
        Files = [("Web.config", "<configuration><location path=\".\"><system.web><authorization><deny users=\"?\" /></authorization></system.web></location></configuration>")],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using System;
        using System.Web.UI;
        public partial class {|LOA4001:Account|} : Page
        {
            protected void Page_Load(object sender, EventArgs e) { }
        }
        """);

    [Fact]
    public Task A_gate_in_the_base_page() => Analyze("""
        using System;
        using System.Web.UI;

        public partial class Account : SecurePage
        {
            protected void Page_Load(object sender, EventArgs e) { Title = User.Identity.Name; }
        }

        public class SecureBasePage : Page { }

        public abstract class {|LOA4001:SecurePage|} : SecureBasePage
        {
            protected override void OnInit(EventArgs e)
            {
                base.OnInit(e);
                if (!User.Identity.IsAuthenticated) System.Web.Security.FormsAuthentication.RedirectToLoginPage();
            }
        }
        """);

    [Fact]
    public Task Web_config_denies_visitors() => (s_web with
    {
        Files = [("Web.config", """
            <configuration><system.web>
              <authentication mode="Forms"><forms loginUrl="~/Login.aspx" timeout="20" /></authentication>
              <authorization><deny users="?" /></authorization>
            </system.web></configuration>
            """)],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using System;
        using System.Web.UI;

        public partial class {|LOA4001:Account|} : Page
        {
            protected void Page_Load(object sender, EventArgs e) { }
        }
        """);

    [Fact]
    public Task A_location_denies_visitors() => (s_web with
    {
        Files = [("Web.config", """
            <configuration>
              <location path="Account.aspx"><system.web><authorization><allow roles="Members" /><deny users="*" /></authorization></system.web></location>
            </configuration>
            """)],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using System;
        using System.Web.UI;

        public partial class {|LOA4001:Account|} : Page
        {
            protected void Page_Load(object sender, EventArgs e) { }
        }

        public partial class Shop : Page
        {
            protected void Page_Load(object sender, EventArgs e) { }
        }
        """);

    [Fact]
    public Task A_gate_in_the_master_page() => (s_web with
    {
        Files = [("Account.aspx", "<%@ Page Language=\"C#\" MasterPageFile=\"~/Site.Master\" Inherits=\"Shop.Account\" %>"), ("Site.Master", "<%@ Master Language=\"C#\" Inherits=\"Shop.SiteMaster\" %>")],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using System;
        using System.Web.UI;

        namespace Shop
        {
            public partial class Account : Page
            {
                protected void Page_Load(object sender, EventArgs e) { }
            }

            public partial class {|LOA4001:SiteMaster|} : MasterPage
            {
                protected void Page_Load(object sender, EventArgs e)
                {
                    if (Session["user"] == null) { Response.Redirect("Login.aspx"); }
                }
            }
        }
        """);

    [Fact]
    public Task A_gate_in_the_base_controller_of_actions_that_cannot_do_without_the_user() => Analyze("""
        using System.Web.Mvc;

        public abstract class {|LOA4001:StudentBaseController|} : Controller
        {
            protected override void OnActionExecuting(ActionExecutingContext context)
            {
                if (Session["StudentId"] == null) context.Result = RedirectToAction("Login", "Account");
                base.OnActionExecuting(context);
            }
        }

        public class GradesController : StudentBaseController
        {
            public ActionResult Index()
            {
                var student = (int)Session["StudentId"];
                return View(student);
            }
        }
        """);

    [Fact]
    public Task A_base_page_that_cannot_do_without_the_user() => Analyze("""
        using System;
        using System.Web.UI;

        public abstract class {|LOA4001:MemberPage|} : Page
        {
            protected string Member;

            protected override void OnLoad(EventArgs e)
            {
                Member = Session["member"].ToString();
                base.OnLoad(e);
            }
        }

        public partial class Account : MemberPage
        {
            protected void Page_Load(object sender, EventArgs e) { Title = Member; }
        }
        """);

    [Fact]
    public Task A_web_config_in_a_folder() => (s_web with
    {
        Files = [
            ("Web.config", "<configuration><system.web><authentication mode=\"Forms\"><forms timeout=\"20\" /></authentication></system.web></configuration>"),
            ("Admin/Web.config", "<configuration><system.web><authorization><allow roles=\"admin\" /><deny users=\"*\" /></authorization></system.web></configuration>")],
    }).Analyzer<BrowserCacheAnalyzer>("""
        using System.Web.Mvc;

        public class {|LOA4001:AdminController|} : Controller
        {
            public ActionResult Users() { return View(); }
        }

        public class CatalogController : Controller
        {
            public ActionResult Index() { return View(); }
        }
        """);
}
