using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using LogoutAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1005;

/// <summary>Logouts of WebForms, MVC 5 and OWIN that leave the session of System.Web.</summary>
public class ReportsOnSystemWeb
{
    private static Task Reported(string source, params string[] others) => Verify.AspNet.Analyzer<SignOutAnalyzer>([source, .. others]);

    [Fact]
    public Task A_page_that_leaves_the_cart() => Verify.AspNet.Message<SignOutAnalyzer>(
        new DiagnosticResult("LOA1005", DiagnosticSeverity.Warning).WithMessage("""'Logout.Page_Load' signs out but leaves "Department" in Session for the next user of this browser; call Session.Abandon()"""),
        """
        using System;
        using System.Web.Security;
        public partial class Logout : System.Web.UI.Page
        {
            protected void {|#0:Page_Load|}(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                Response.Redirect("~/Default.aspx");
            }
        }
        """, SystemWebPrograms.FormsLoginWithSession);

    [Fact]
    public Task An_action_under_OWIN_beside_a_checkout() => Reported(
        """
        using System.Web;
        using System.Web.Mvc;
        using Microsoft.AspNet.Identity;
        using Microsoft.Owin.Security;
        public class AccountController : Controller
        {
            private readonly IAuthenticationManager _authentication;
            public AccountController(IAuthenticationManager authentication) { _authentication = authentication; }

            [HttpPost]
            public ActionResult {|LOA1005:LogOff|}()
            {
                _authentication.SignOut(DefaultAuthenticationTypes.ApplicationCookie);
                return RedirectToAction("Index", "Home");
            }
        }

        public class CheckoutController : Controller
        {
            public ActionResult Pay(string card)
            {
                Session["OrderPaymentInfo"] = card;
                return View();
            }
        }
        """, SystemWebPrograms.OwinIdentity);

    [Fact]
    public Task A_static_helper_stores_the_profile() => Reported(
        """
        using System;
        using System.Web;
        using System.Web.Mvc;
        using System.Web.Security;
        public static class Current
        {
            public static string Profile
            {
                get { return (string)HttpContext.Current.Session["Profile"]; }
                set { HttpContext.Current.Session["Profile"] = value; }
            }
        }

        public class AccountController : Controller
        {
            public ActionResult Login(string name)
            {
                FormsAuthentication.SetAuthCookie(name, false);
                Current.Profile = name;
                return Redirect("/");
            }

            public ActionResult {|LOA1005:Logout|}()
            {
                FormsAuthentication.SignOut();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task The_session_is_the_login_and_only_the_user_is_removed() => Reported(
        """
        using System;
        public partial class Logout : System.Web.UI.Page
        {
            protected void {|LOA1005:Page_Load|}(object sender, EventArgs e)
            {
                Session["User"] = null;
                Response.Redirect("~/Default.aspx");
            }
        }
        """,
        """
        using System;
        public partial class Login : System.Web.UI.Page
        {
            protected void Enter(string name)
            {
                Session["User"] = name;
                Session.Add("Branch", 5);
            }
        }
        """);

    [Fact]
    public Task A_session_that_a_local_keeps() => Reported(
        """
        using System.Web;
        using System.Web.Mvc;
        using System.Web.Security;
        public class AccountController : Controller
        {
            public ActionResult Login(string name, string branch)
            {
                FormsAuthentication.SetAuthCookie(name, false);
                var session = System.Web.HttpContext.Current.Session;
                session["Branch"] = branch;
                return Redirect("/");
            }

            public ActionResult {|LOA1005:SignOff|}()
            {
                FormsAuthentication.SignOut();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_deleted_session_cookie() => Reported(
        """
        using System;
        using System.Web;
        using System.Web.Security;
        public partial class Logout : System.Web.UI.Page
        {
            protected void {|LOA1005:Page_Load|}(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                Response.Cookies.Add(new HttpCookie("ASP.NET_SessionId", "") { Expires = DateTime.Now.AddDays(-1) });
                Response.Redirect("~/Default.aspx");
            }
        }
        """, SystemWebPrograms.FormsLoginWithSession);

    [Fact]
    public Task A_button_of_a_master_page() => Reported(
        """
        using System;
        using System.Web.Security;
        public partial class Site : System.Web.UI.MasterPage
        {
            protected void {|LOA1005:btnLogout_Click|}(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                FormsAuthentication.RedirectToLoginPage();
            }
        }
        """, SystemWebPrograms.FormsLoginWithSession);

    [Fact]
    public Task A_helper_that_is_handed_the_key() => Reported(
        """
        using System.Web;
        using System.Web.Mvc;
        using System.Web.Security;
        public class SessionStore
        {
            public void Keep(string key, object value) { HttpContext.Current.Session[key] = value; }
        }

        public class AccountController : Controller
        {
            public ActionResult Login(string name)
            {
                FormsAuthentication.SetAuthCookie(name, false);
                new SessionStore().Keep("Menu", name);
                return Redirect("/");
            }

            public ActionResult {|LOA1005:Logout|}()
            {
                FormsAuthentication.SignOut();
                return Redirect("/");
            }
        }
        """);

    // The control signs out when this has run.
    [Fact]
    public Task A_LoginStatus_control() => Reported(
        """
        using System;
        using System.Web.UI.WebControls;
        public partial class Site : System.Web.UI.MasterPage
        {
            protected void {|LOA1005:HeadLoginStatus_LoggingOut|}(object sender, LoginCancelEventArgs e)
            {
                Trace.Write("log out");
            }
        }
        """, SystemWebPrograms.FormsLoginWithSession);

    [Fact]
    public Task A_cookie_of_its_own_is_the_login() => Verify.AspNet.Message<SignOutAnalyzer>(
        new DiagnosticResult("LOA1005", DiagnosticSeverity.Warning).WithMessage("""'Logout.Page_Load' signs out but leaves "Cart" in Session for the next user of this browser; call Session.Abandon()"""),
        """
        using System;
        using System.Web;
        public partial class Logout : System.Web.UI.Page
        {
            protected void {|#0:Page_Load|}(object sender, EventArgs e)
            {
                HttpCookie c = new HttpCookie("login");
                c.Expires = DateTime.Now.AddYears(-5);
                Response.Cookies.Add(c);
                Response.Redirect("~/Login.aspx");
            }
        }
        public partial class Product : System.Web.UI.Page
        {
            protected void Add_Click(object sender, EventArgs e) { Session["Cart"] = e; }
        }
        """);

    [Fact]
    public Task The_cookie_of_the_request_is_sent_back_expired() => Reported(
        """
        using System;
        using System.Web;
        using System.Web.Mvc;
        public class AccountController : Controller
        {
            public ActionResult {|LOA1005:Logout|}()
            {
                var cookie = Request.Cookies["UserLogin"];
                if (cookie != null)
                {
                    cookie.Expires = DateTime.Now.AddDays(-1);
                    Response.Cookies.Add(cookie);
                }
                return RedirectToAction("Index", "Home");
            }
        }
        public class CartController : Controller
        {
            public ActionResult Add(int product) { Session["Cart"] = product; return View(); }
        }
        """);
}
