using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.SignOut;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1005;

/// <summary>On System.Web the session is abandoned.</summary>
public class FixesOnSystemWeb
{
    private static Task Fix(string before, string after) => Verify.AspNet.Fix<SignOutAnalyzer, ClearSession>(before, after, SystemWebPrograms.FormsLoginWithSession);

    private static Task NotOffered(string source) => Fix(source, source);

    [Fact]
    public Task In_a_page() => Fix(
        """
        using System;
        using System.Web.Security;

        public partial class Logout : System.Web.UI.Page
        {
            protected void {|LOA1005:Page_Load|}(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                Response.Redirect("~/Default.aspx");
            }
        }
        """,
        """
        using System;
        using System.Web.Security;

        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                Session.Abandon();
                Response.Redirect("~/Default.aspx");
            }
        }
        """);

    [Fact]
    public Task In_an_action() => Fix(
        """
        using System.Web.Mvc;
        using System.Web.Security;

        namespace Shop.Controllers
        {
            public class AccountController : Controller
            {
                public ActionResult {|LOA1005:LogOff|}()
                {
                    FormsAuthentication.SignOut(); // the ticket
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
                public ActionResult LogOff()
                {
                    FormsAuthentication.SignOut(); // the ticket
                    Session.Abandon();
                    return RedirectToAction("Index", "Home");
                }
            }
        }
        """);

    [Fact]
    public Task In_a_handler_that_asks_for_the_session() => Fix(
        """
        using System.Web;
        using System.Web.Security;
        using System.Web.SessionState;

        public class LogoutHandler : IHttpHandler, IRequiresSessionState
        {
            public bool IsReusable { get { return true; } }

            public void {|LOA1005:ProcessRequest|}(HttpContext context)
            {
                FormsAuthentication.SignOut();
                context.Response.Redirect("~/");
            }
        }
        """,
        """
        using System.Web;
        using System.Web.Security;
        using System.Web.SessionState;

        public class LogoutHandler : IHttpHandler, IRequiresSessionState
        {
            public bool IsReusable { get { return true; } }

            public void ProcessRequest(HttpContext context)
            {
                FormsAuthentication.SignOut();
                context.Session.Abandon();
                context.Response.Redirect("~/");
            }
        }
        """);

    // It has no session that it could abandon.
    [Fact]
    public Task Not_in_a_handler_that_does_not() => NotOffered("""
        using System.Web;
        using System.Web.Security;

        public class LogoutHandler : IHttpHandler
        {
            public bool IsReusable { get { return true; } }

            public void {|LOA1005:ProcessRequest|}(HttpContext context)
            {
                FormsAuthentication.SignOut();
                context.Response.Redirect("~/");
            }
        }
        """);

    // Abandon would throw away what is stored afterwards.
    [Fact]
    public Task Not_where_the_session_is_written_afterwards() => NotOffered("""
        using System;
        using System.Web.Security;

        public partial class Logout : System.Web.UI.Page
        {
            protected void {|LOA1005:Page_Load|}(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                Session["Farewell"] = "See you";
                Response.Redirect("~/Default.aspx");
            }
        }
        """);

    [Fact]
    public Task Beside_the_cookie_that_is_the_login() => Verify.AspNet.Fix<SignOutAnalyzer, ClearSession>(
        """
        using System;
        using System.Web;

        public partial class Logout : System.Web.UI.Page
        {
            protected void {|LOA1005:Page_Load|}(object sender, EventArgs e)
            {
                HttpCookie cookie = new HttpCookie("login");
                cookie.Expires = DateTime.Now.AddYears(-5);
                Response.Cookies.Add(cookie);
                Response.Redirect("~/Login.aspx");
            }
        }
        """,
        """
        using System;
        using System.Web;

        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                HttpCookie cookie = new HttpCookie("login");
                cookie.Expires = DateTime.Now.AddYears(-5);
                Response.Cookies.Add(cookie);
                Session.Abandon();
                Response.Redirect("~/Login.aspx");
            }
        }
        """,
        """
        using System;
        public partial class Product : System.Web.UI.Page
        {
            protected void Add_Click(object sender, EventArgs e) { Session["Cart"] = e; }
        }
        """);
}
