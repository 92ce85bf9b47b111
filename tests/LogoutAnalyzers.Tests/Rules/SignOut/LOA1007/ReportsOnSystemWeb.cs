using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1007;

/// <summary>Deletions on System.Web of which nothing is sent.</summary>
public class ReportsOnSystemWeb
{
    private static Task Reported(string source) => Verify.AspNet.Analyzer<SignOutAnalyzer>(source);

    private static Task Message(string message, string source) =>
        Verify.AspNet.Message<SignOutAnalyzer>(new DiagnosticResult("LOA1007", DiagnosticSeverity.Warning).WithMessage(message), source);

    [Fact]
    public Task A_cookie_removed_from_the_response() => Message(
        "The browser keeps the cookie 'AuthToken': removing it from Response.Cookies sends nothing; set its Expires there to the past",
        """
        using System;
        using System.Web.Security;
        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                Session.Abandon();
                {|#0:Response.Cookies.Remove("AuthToken")|};
            }
        }
        """);

    [Fact]
    public Task A_cookie_removed_from_the_request() => Message(
        "The browser keeps the cookie 'AuthToken': removing it from Request.Cookies sends nothing; set its Expires in Response.Cookies to the past",
        """
        using System.Web.Mvc;
        using System.Web.Security;
        public class AccountController : Controller
        {
            private const string Token = "AuthToken";

            [HttpPost]
            public ActionResult LogOff()
            {
                FormsAuthentication.SignOut();
                Session.Abandon();
                {|#0:Request.Cookies.Remove(Token)|};
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task An_expiry_in_the_request() => Message(
        "The browser keeps the cookie 'AuthToken': what is set in Request.Cookies is never sent; set Expires in Response.Cookies",
        """
        using System;
        using System.Web.Security;
        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                Session.Abandon();
                if (Request.Cookies["AuthToken"] != null)
                    {|#0:Request.Cookies["AuthToken"].Expires = DateTime.Now.AddDays(-1)|};
            }
        }
        """);

    [Fact]
    public Task A_cookie_of_the_request_in_a_local() => Reported("""
        using System;
        using System.Web;
        using System.Web.Mvc;
        using System.Web.Security;
        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult Logout()
            {
                FormsAuthentication.SignOut();
                HttpCookie cookie = Request.Cookies["rememberme"];
                if (cookie != null)
                {
                    {|LOA1007:cookie.Expires = DateTime.Now.AddDays(-1)|};
                }
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_helper_that_says_it_deletes_the_cookie() => Reported("""
        using System.Web;
        public static class CookieHelper
        {
            public static void DeleteAuthCookie()
            {
                {|LOA1007:HttpContext.Current.Response.Cookies.Remove("auth")|};
            }
        }
        """);

    [Fact]
    public Task A_handler_of_a_button() => Reported("""
        using System;
        using System.Web.Security;
        public partial class Site : System.Web.UI.MasterPage
        {
            protected void btnLogout_Click(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                {|LOA1007:Request.Cookies.Remove("session_token")|};
                Response.Redirect("~/");
            }
        }
        """);
}
