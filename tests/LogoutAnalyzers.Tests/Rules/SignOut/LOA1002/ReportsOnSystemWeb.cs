using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1002;

/// <summary>Logouts of WebForms, MVC 5, Web API 2 and OWIN that end the session on some paths only.</summary>
public class ReportsOnSystemWeb
{
    private static Task Reported(string source, params string[] others) => Verify.AspNet.Analyzer<SignOutAnalyzer>([source, .. others]);

    [Fact]
    public Task A_condition_in_an_action() => Verify.AspNet.Message<SignOutAnalyzer>(
        new DiagnosticResult("LOA1002", DiagnosticSeverity.Warning).WithMessage("'Logout' leaves here without ending the session when 'remember'; end it on this path too"),
        """
        using System.Web.Mvc;
        using System.Web.Security;
        public class AccountController : Controller
        {
            public ActionResult Logout(bool remember)
            {
                if (remember)
                {
                    {|#0:return RedirectToAction("Index", "Home");|}
                }
                FormsAuthentication.SignOut();
                return RedirectToAction("Index", "Home");
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task A_redirect_before_the_sign_out() => Verify.AspNet.Message<SignOutAnalyzer>(
        new DiagnosticResult("LOA1002", DiagnosticSeverity.Warning).WithMessage("'Logout.Page_Load' leaves here without ending the session; end it on this path too"),
        """
        using System;
        using System.Web.Security;
        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                {|#0:Response.Redirect("~/Login.aspx");|}
                FormsAuthentication.SignOut();
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task A_redirect_under_a_condition() => Reported("""
        using System;
        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                if (Request.QueryString["mobile"] != null)
                {
                    {|LOA1002:Response.Redirect("~/Mobile/Login.aspx");|}
                }
                Session.Abandon();
                Response.Redirect("~/Login.aspx");
            }
        }
        """, SystemWebPrograms.SessionLogin);

    [Fact]
    public Task A_response_that_ends_early() => Reported("""
        using System;
        using System.Web.Security;
        public partial class Site : System.Web.UI.MasterPage
        {
            protected void btnLogOff_Click(object sender, EventArgs e)
            {
                if (Request.Browser.IsMobileDevice)
                {
                    Response.Write("Bye");
                    {|LOA1002:Response.End();|}
                }
                FormsAuthentication.SignOut();
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task A_role_that_is_left_signed_in() => Reported("""
        using System.Web;
        using System.Web.Mvc;
        using Microsoft.AspNet.Identity;
        using Microsoft.Owin.Security;
        public class AccountController : Controller
        {
            private IAuthenticationManager AuthenticationManager { get { return HttpContext.GetOwinContext().Authentication; } }

            [HttpPost]
            public ActionResult LogOff()
            {
                if (!User.IsInRole("Admin"))
                {
                    AuthenticationManager.SignOut(DefaultAuthenticationTypes.ApplicationCookie);
                }
                {|LOA1002:return RedirectToAction("Index", "Home");|}
            }
        }
        """, SystemWebPrograms.OwinIdentity);

    [Fact]
    public Task An_exception_that_is_swallowed() => Reported("""
        using System;
        using System.Web.Security;
        using Shop.Data;
        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                try
                {
                    new ShopContext().SaveChanges();
                    FormsAuthentication.SignOut();
                }
                catch (Exception)
                {
                }
            {|LOA1002:}|}
        }
        """, SystemWebPrograms.FormsLogin, SystemWebPrograms.Database);

    [Fact]
    public Task An_action_of_Web_API() => Reported("""
        using System.Net.Http;
        using System.Web.Http;
        public class AccountController : ApiController
        {
            public IHttpActionResult Logout(string device)
            {
                if (device == "kiosk") {|LOA1002:return Ok();|}
                Request.GetOwinContext().Authentication.SignOut("ApplicationCookie");
                return Ok();
            }
        }
        """, SystemWebPrograms.OwinIdentity);

    [Fact]
    public Task A_session_that_is_ended_for_customers_only() => Reported("""
        using System.Web.Mvc;
        public class AccountController : Controller
        {
            public ActionResult Logout(string type)
            {
                switch (type)
                {
                    case "customer":
                        Session["User"] = null;
                        break;
                    default:
                        break;
                }
                {|LOA1002:return RedirectToAction("Login");|}
            }
        }
        """, SystemWebPrograms.SessionLogin);

    [Fact]
    public Task The_first_turn_of_a_page_under_a_condition() => Reported("""
        using System;
        using System.Web.Security;
        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                if (!IsPostBack)
                {
                    if (Request.QueryString["all"] == "1") FormsAuthentication.SignOut();
                }
            {|LOA1002:}|}
        }
        """, SystemWebPrograms.FormsLogin);
}
