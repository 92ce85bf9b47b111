using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1007;

/// <summary>Deletions on System.Web that are sent, and removals that mean something else.</summary>
public class StaysSilentOnSystemWeb
{
    private static Task Silent(string source) => Verify.AspNet.Analyzer<SignOutAnalyzer>(source);

    [Fact]
    public Task Removed_and_sent_expired() => Silent("""
        using System;
        using System.Web;
        using System.Web.Security;
        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                Response.Cookies.Remove("AuthToken");
                Response.Cookies.Add(new HttpCookie("AuthToken") { Expires = DateTime.Now.AddDays(-1) });
            }
        }
        """);

    [Fact]
    public Task Expired_in_the_response() => Silent("""
        using System;
        using System.Web.Security;
        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                Request.Cookies.Remove("AuthToken");
                Response.Cookies["AuthToken"].Expires = DateTime.Now.AddDays(-1);
            }
        }
        """);

    [Fact]
    public Task The_cookie_of_the_request_is_sent_back_expired() => Silent("""
        using System;
        using System.Web.Mvc;
        using System.Web.Security;
        public class AccountController : Controller
        {
            public ActionResult Logout()
            {
                FormsAuthentication.SignOut();
                var cookie = Request.Cookies["token"];
                if (cookie != null)
                {
                    cookie.Expires = DateTime.Now.AddDays(-1);
                    Response.SetCookie(cookie);
                }
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task The_ticket_beside_a_sign_out() => Silent("""
        using System.Web.Mvc;
        using System.Web.Security;
        public class AccountController : Controller
        {
            public ActionResult Logout()
            {
                FormsAuthentication.SignOut();
                Request.Cookies.Remove(FormsAuthentication.FormsCookieName);
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task The_id_of_an_abandoned_session() => Silent("""
        using System;
        using System.Web.Security;
        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                Session.Abandon();
                Request.Cookies.Remove("ASP.NET_SessionId");
            }
        }
        """);

    [Fact]
    public Task Not_a_logout() => Silent("""
        using System;
        using System.Web;
        public class Global : HttpApplication
        {
            protected void Application_EndRequest(object sender, EventArgs e)
            {
                // Polling does not keep a session alive.
                if (Request.Path == "/poll") Response.Cookies.Remove(".ASPXAUTH");
            }
        }
        """);

    [Fact]
    public Task A_request_cookie_that_is_rewritten_for_this_request() => Silent("""
        using System;
        using System.Web;
        public class Global : HttpApplication
        {
            protected void Application_BeginRequest(object sender, EventArgs e)
            {
                Request.Cookies["ASP.NET_SessionId"].Value = "abc";
                Request.Cookies["ASP.NET_SessionId"].Expires = DateTime.Now.AddDays(1);
            }
        }
        """);

    [Fact]
    public Task A_preference() => Silent("""
        using System.Web.Mvc;
        using System.Web.Security;
        public class AccountController : Controller
        {
            public ActionResult Logout()
            {
                FormsAuthentication.SignOut();
                Response.Cookies.Remove("theme");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_name_that_is_not_known() => Silent("""
        using System.Web.Mvc;
        using System.Web.Security;
        public class AccountController : Controller
        {
            public ActionResult Logout()
            {
                FormsAuthentication.SignOut();
                foreach (string name in Request.Cookies.AllKeys) Request.Cookies.Remove(name);
                return Redirect("/");
            }
        }
        """);
}
