using LogoutAnalyzers.CodeFixes.Fixes.SignOut;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1002;

/// <summary>The call of the other paths, repeated before what leaves without it.</summary>
public class FixesOnSystemWeb
{
    private static Task Fix(string before, string after, params string[] others) => Verify.AspNet.Fix<SignOutAnalyzer, EndSessionOnPath>(before, after, others);

    [Fact]
    public Task A_return() => Fix(
        """
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            public ActionResult Logout(string device)
            {
                if (device == "kiosk")
                {
                    {|LOA1002:return RedirectToAction("Kiosk");|}
                }
                FormsAuthentication.SignOut();
                return RedirectToAction("Index", "Home");
            }
        }
        """,
        """
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            public ActionResult Logout(string device)
            {
                if (device == "kiosk")
                {
                    FormsAuthentication.SignOut();
                    return RedirectToAction("Kiosk");
                }
                FormsAuthentication.SignOut();
                return RedirectToAction("Index", "Home");
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task A_redirect_that_leaves() => Fix(
        """
        using System;

        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                if (Request.QueryString["mobile"] != null)
                    {|LOA1002:Response.Redirect("~/Mobile/Login.aspx");|}
                Session.Abandon();
                Response.Redirect("~/Login.aspx");
            }
        }
        """,
        """
        using System;

        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                if (Request.QueryString["mobile"] != null)
                {
                    Session.Abandon();
                    Response.Redirect("~/Mobile/Login.aspx");
                }
                Session.Abandon();
                Response.Redirect("~/Login.aspx");
            }
        }
        """, SystemWebPrograms.SessionLogin);

    [Fact]
    public Task A_condition_that_decides_nothing_any_more() => Fix(
        """
        using System;

        public partial class Site : System.Web.UI.MasterPage
        {
            protected void btnLogout_Click(object sender, EventArgs e)
            {
                if (Page.Title == "Shop")
                {
                    Session.Abandon();
                }
                {|LOA1002:Response.Redirect("~/Login.aspx");|}
            }
        }
        """,
        """
        using System;

        public partial class Site : System.Web.UI.MasterPage
        {
            protected void btnLogout_Click(object sender, EventArgs e)
            {
                Session.Abandon();
                Response.Redirect("~/Login.aspx");
            }
        }
        """, SystemWebPrograms.SessionLogin);

    [Fact]
    public Task A_sign_out_of_OWIN() => Fix(
        """
        using System.Web;
        using System.Web.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult LogOff(bool everywhere)
            {
                if (everywhere) {|LOA1002:return Redirect("~/devices");|}
                HttpContext.GetOwinContext().Authentication.SignOut("ApplicationCookie");
                return Redirect("~/");
            }
        }
        """,
        """
        using System.Web;
        using System.Web.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult LogOff(bool everywhere)
            {
                if (everywhere)
                {
                    HttpContext.GetOwinContext().Authentication.SignOut("ApplicationCookie");
                    return Redirect("~/devices");
                }
                HttpContext.GetOwinContext().Authentication.SignOut("ApplicationCookie");
                return Redirect("~/");
            }
        }
        """, SystemWebPrograms.OwinIdentity);

    [Fact]
    public Task A_sign_out_that_stands_too_late() => Fix(
        """
        using System;
        using System.Web.Security;

        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                {|LOA1002:Response.Redirect("~/Login.aspx");|}
                FormsAuthentication.SignOut();
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
                Response.Redirect("~/Login.aspx");
                FormsAuthentication.SignOut();
            }
        }
        """, SystemWebPrograms.FormsLogin);
}
