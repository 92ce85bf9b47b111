using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.SignOut;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1014;

/// <summary>The session is abandoned beside the call that empties it.</summary>
public class Fixes
{
    private static Task Fix(string before, string after) => (Verify.AspNet with { Advice = "LOA1014" }).Fix<SignOutAnalyzer, AbandonSession>(before, after, SystemWebPrograms.FormsLoginWithSession);

    private static Task NotOffered(string source) => Fix(source, source);

    [Fact]
    public Task In_a_page() => Fix(
        """
        using System;
        using System.Web.Security;

        public partial class Logout : System.Web.UI.Page
        {
            protected void {|LOA1014:Page_Load|}(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                Session.Clear();
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
                Session.Clear();
                Session.Abandon();
                Response.Redirect("~/Default.aspx");
            }
        }
        """);

    [Fact]
    public Task On_the_same_receiver_with_tabs_and_comments() => Fix(
        """
        using System.Web;
        using System.Web.Mvc;
        using System.Web.Security;

        namespace Shop {
        	public class AccountController : Controller {
        		public ActionResult {|LOA1014:LogOff|}() {
        			// everything
        			System.Web.HttpContext.Current.Session.RemoveAll(); // of this user
        			FormsAuthentication.SignOut();
        			return RedirectToAction("Index", "Home");
        		}
        	}
        }
        """,
        """
        using System.Web;
        using System.Web.Mvc;
        using System.Web.Security;

        namespace Shop {
        	public class AccountController : Controller {
        		public ActionResult LogOff() {
        			// everything
        			System.Web.HttpContext.Current.Session.RemoveAll(); // of this user
        			System.Web.HttpContext.Current.Session.Abandon();
        			FormsAuthentication.SignOut();
        			return RedirectToAction("Index", "Home");
        		}
        	}
        }
        """);

    [Fact]
    public Task Once_after_two_calls() => Fix(
        """
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            public ActionResult {|LOA1014:LogOff|}()
            {
                Session.Clear();
                Session.RemoveAll();
                FormsAuthentication.SignOut();
                return Redirect("/");
            }
        }
        """,
        """
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            public ActionResult LogOff()
            {
                Session.Clear();
                Session.RemoveAll();
                Session.Abandon();
                FormsAuthentication.SignOut();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Where_there_may_be_no_session_and_with_line_ends_of_Windows() => Fix(
        """
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            public ActionResult {|LOA1014:LogOff|}()
            {
                FormsAuthentication.SignOut();
                Session?.Clear();
                return Redirect("/");
            }

            public ActionResult {|LOA1014:SignOff|}()
            {
                if (Session != null)
                {
                    Session.Clear();
                }

                FormsAuthentication.SignOut();
                return Redirect("/");
            }
        }
        """.Replace("\n", "\r\n"),
        """
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            public ActionResult LogOff()
            {
                FormsAuthentication.SignOut();
                Session?.Clear();
                Session?.Abandon();
                return Redirect("/");
            }

            public ActionResult SignOff()
            {
                if (Session != null)
                {
                    Session.Clear();
                    Session.Abandon();
                }

                FormsAuthentication.SignOut();
                return Redirect("/");
            }
        }
        """.Replace("\n", "\r\n"));

    // What is stored afterwards would be lost.
    [Fact]
    public Task Not_where_something_is_stored_afterwards() => NotOffered("""
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            public ActionResult {|LOA1014:LogOff|}()
            {
                FormsAuthentication.SignOut();
                Session.Clear();
                Session["Farewell"] = "See you";
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task Not_where_a_helper_empties_it() => NotOffered("""
        using System.Web;
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            public ActionResult {|LOA1014:LogOff|}()
            {
                FormsAuthentication.SignOut();
                Visit.Finish();
                return Redirect("/");
            }
        }

        public static class Visit
        {
            public static void Finish() { System.Web.HttpContext.Current.Session.Clear(); }
        }
        """);

    [Fact]
    public Task Not_where_a_message_is_left_for_the_next_page() => NotOffered("""
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            [HttpPost]
            [ValidateAntiForgeryToken]
            public ActionResult {|LOA1014:Logout|}()
            {
                FormsAuthentication.SignOut();
                Session.Clear();
                TempData["message"] = "You are logged out.";
                return RedirectToAction("Index", "Home");
            }
        }
        """);
}
