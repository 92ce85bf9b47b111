using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using LogoutAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1014;

/// <summary>Logouts that empty the session of System.Web and keep its id.</summary>
public class Reports
{
    private static Task Reported(string source, params string[] others) => (Verify.AspNet with { Advice = "LOA1014" }).Analyzer<SignOutAnalyzer>([source, .. others]);

    private static string Page(string statements) => $$"""
        using System;
        using System.Web.Security;
        public partial class Logout : System.Web.UI.Page
        {
            protected void {|LOA1014:Page_Load|}(object sender, EventArgs e)
            {
                {{statements}}
                Response.Redirect("~/Default.aspx");
            }
        }
        """;

    [Fact]
    public Task The_message() => (Verify.AspNet with { Advice = "LOA1014" }).Message<SignOutAnalyzer>(
        new DiagnosticResult("LOA1014", DiagnosticSeverity.Info).WithMessage("'Logout.Page_Load' empties the session but does not end it, so the next user of this browser goes on in the same session; call Session.Abandon()"),
        Page("FormsAuthentication.SignOut(); Session.Clear();").Replace("LOA1014:", "#0:"), SystemWebPrograms.FormsLoginWithSession);

    [Theory]
    [InlineData("FormsAuthentication.SignOut(); Session.Clear();")]
    [InlineData("Session.RemoveAll(); FormsAuthentication.SignOut();")]
    [InlineData("Session.Contents.RemoveAll(); FormsAuthentication.SignOut();")]
    [InlineData("Session.Clear(); Session.RemoveAll(); FormsAuthentication.SignOut();")]
    [InlineData("System.Web.HttpContext.Current.Session.Clear(); FormsAuthentication.SignOut();")]
    [InlineData("Context.Session.Clear(); FormsAuthentication.SignOut();")]
    [InlineData("if (Session != null) { Session.Clear(); } FormsAuthentication.SignOut();")]
    [InlineData("try { Session.Clear(); } finally { FormsAuthentication.SignOut(); }")]
    [InlineData("var session = Session; session.Clear(); FormsAuthentication.SignOut();")]
    [InlineData("FormsAuthentication.SignOut(); Session?.Clear();")]
    public Task A_page(string statements) => Reported(Page(statements), SystemWebPrograms.FormsLoginWithSession);

    [Theory]
    [InlineData("Session.Clear();")]
    [InlineData("Session[\"User\"] = null; Session.RemoveAll();")]
    public Task A_page_where_the_session_is_the_login(string statements) => Reported(Page(statements), SystemWebPrograms.SessionLogin);

    [Fact]
    public Task An_action() => Reported(
        """
        using System.Web.Mvc;
        using System.Web.Security;
        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult {|LOA1014:LogOff|}()
            {
                Session.Clear();
                FormsAuthentication.SignOut();
                return RedirectToAction("Index", "Home");
            }
        }
        """, SystemWebPrograms.FormsLoginWithSession);

    [Fact]
    public Task A_helper_in_a_class_of_its_own() => Reported(
        """
        using System;
        using System.Web;
        using System.Web.Security;
        public static class Visit
        {
            public static void Finish() { HttpContext.Current.Session.RemoveAll(); }
        }

        public partial class Site : System.Web.UI.MasterPage
        {
            protected void {|LOA1014:lnkLogout_Click|}(object sender, EventArgs e)
            {
                Visit.Finish();
                FormsAuthentication.SignOut();
            }
        }
        """, SystemWebPrograms.FormsLoginWithSession);

    [Fact]
    public Task A_handler() => Reported(
        """
        using System.Web;
        using System.Web.Security;
        using System.Web.SessionState;
        public class LogoutHandler : IHttpHandler, IRequiresSessionState
        {
            public bool IsReusable { get { return true; } }

            public void {|LOA1014:ProcessRequest|}(HttpContext context)
            {
                FormsAuthentication.SignOut();
                context.Session.Clear();
                context.Response.Redirect("~/");
            }
        }
        """, SystemWebPrograms.FormsLoginWithSession);

    [Fact]
    public Task A_session_that_is_passed_on() => Reported(
        """
        using System.Web;
        using System.Web.Mvc;
        using System.Web.Security;
        public class AccountController : Controller
        {
            public ActionResult {|LOA1014:Logout|}()
            {
                FormsAuthentication.SignOut();
                Empty(Session);
                return Redirect("/");
            }

            private static void Empty(HttpSessionStateBase session) { session.Clear(); }
        }
        """, SystemWebPrograms.FormsLoginWithSession);
}
