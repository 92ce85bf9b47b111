using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.SignOut;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1010;

/// <summary>Logouts of WebForms, MVC 5 and OWIN that a page of another site can trigger.</summary>
public sealed class ReportsOnSystemWeb
{
    private static readonly Verification s_web = Verify.AspNet with { Advice = "LOA1010" };

    private static Task Analyze(params string[] sources) => s_web.Analyzer<SignOutAnalyzer>(sources);

    [Fact]
    public Task An_mvc_action() => Analyze("""
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            public ActionResult {|LOA1010:LogOff|}()
            {
                FormsAuthentication.SignOut();
                Session.Abandon();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task An_mvc_action_behind_authorization() => Analyze("""
        using System.Web;
        using System.Web.Mvc;

        [Authorize]
        public class LogoutController : Controller
        {
            [HttpGet]
            public ActionResult {|LOA1010:Index|}()
            {
                HttpContext.GetOwinContext().Authentication.SignOut("ApplicationCookie");
                return Redirect("~/");
            }
        }
        """);

    [Fact]
    public Task A_page_of_web_forms() => Analyze("""
        using System;
        using System.Web.Security;
        using System.Web.UI;

        public partial class Logout : Page
        {
            protected void {|LOA1010:Page_Load|}(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                Session.Abandon();
                Response.Redirect("~/Login.aspx");
            }
        }
        """);

    [Fact]
    public Task A_page_of_web_forms_that_acts_on_the_first_visit() => Analyze("""
        using System;
        using System.Web.UI;

        public partial class LogOut : Page
        {
            protected void {|LOA1010:Page_Load|}(object sender, EventArgs e)
            {
                if (!IsPostBack)
                {
                    Session.Abandon();
                    Response.Redirect("Login.aspx");
                }
            }
        }
        """);

    [Fact]
    public Task An_action_gets_its_attributes() => s_web.Fix<SignOutAnalyzer, AcceptOnlyPost>(
        """
        using System.Web.Mvc;
        using System.Web.Security;

        namespace Shop.Controllers
        {
            public class AccountController : Controller
            {
                [HttpGet]
                public ActionResult {|LOA1010:LogOff|}()
                {
                    FormsAuthentication.SignOut();
                    return RedirectToAction("Index", "Home");
                }

                [AcceptVerbs(HttpVerbs.Get | HttpVerbs.Post)]
                public ActionResult {|LOA1010:Logout|}()
                {
                    FormsAuthentication.SignOut();
                    return RedirectToAction("Index", "Home");
                }
            }
        }
        """,
        """
        using System.Web.Mvc;
        using System.Web.Security;

        namespace Shop.Controllers
        {
            public class AccountController : Controller
            {
                [HttpPost]
                [ValidateAntiForgeryToken]
                public ActionResult LogOff()
                {
                    FormsAuthentication.SignOut();
                    return RedirectToAction("Index", "Home");
                }

                [HttpPost]
                [ValidateAntiForgeryToken]
                public ActionResult Logout()
                {
                    FormsAuthentication.SignOut();
                    return RedirectToAction("Index", "Home");
                }
            }
        }
        """);

    [Fact]
    public Task Two_libraries_have_attributes_of_that_name() => s_web.Fix<SignOutAnalyzer, AcceptOnlyPost>(
        """
        using System.Web.Http;
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            public ActionResult {|LOA1010:LogOff|}()
            {
                FormsAuthentication.SignOut();
                return RedirectToAction("Index", "Home");
            }
        }
        """,
        """
        using System.Web.Http;
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            [System.Web.Mvc.HttpPost]
            [ValidateAntiForgeryToken]
            public ActionResult LogOff()
            {
                FormsAuthentication.SignOut();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_page_is_left_to_its_author()
    {
        const string Source = """
            using System;
            using System.Web.Security;
            using System.Web.UI;

            public partial class Logout : Page
            {
                protected void {|LOA1010:Page_Load|}(object sender, EventArgs e)
                {
                    FormsAuthentication.SignOut();
                    Session.Abandon();
                }
            }
            """;
        return s_web.Fix<SignOutAnalyzer, AcceptOnlyPost>(Source, Source);
    }
}
