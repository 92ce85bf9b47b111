using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3004;

/// <summary>Times that the client cannot change, and times that end no session, on System.Web.</summary>
public class StaysSilentOnSystemWeb
{
    [Fact]
    public Task A_ticket_that_is_decrypted() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>("""
        using System;
        using System.Web;
        using System.Web.Security;
        public class Global : HttpApplication
        {
            protected void Application_PostAuthenticateRequest(object sender, EventArgs e)
            {
                HttpCookie cookie = Request.Cookies[FormsAuthentication.FormsCookieName];
                if (cookie == null) return;
                FormsAuthenticationTicket ticket = FormsAuthentication.Decrypt(cookie.Value);
                if (ticket.IssueDate.AddHours(8) < DateTime.Now) FormsAuthentication.SignOut();
            }
        }
        """);

    [Fact]
    public Task The_session_of_the_server() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>("""
        using System;
        using System.Web.UI;
        public class BasePage : Page
        {
            protected override void OnLoad(EventArgs e)
            {
                if (Session["LastActivity"] == null || (DateTime)Session["LastActivity"] < DateTime.Now.AddMinutes(-20))
                {
                    Session.Abandon();
                    Response.Redirect("~/Login.aspx");
                }
                Session["LastActivity"] = DateTime.Now;
                base.OnLoad(e);
            }
        }
        """);

    [Fact]
    public Task A_cookie_under_the_machine_key() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>("""
        using System;
        using System.Text;
        using System.Web.Mvc;
        using System.Web.Security;
        public class IdleFilter : ActionFilterAttribute
        {
            public override void OnActionExecuting(ActionExecutingContext filterContext)
            {
                var cookie = filterContext.HttpContext.Request.Cookies["seen"];
                var seen = DateTime.Parse(Encoding.UTF8.GetString(MachineKey.Unprotect(Convert.FromBase64String(cookie.Value), "seen")));
                if (seen.AddMinutes(20) < DateTime.UtcNow) filterContext.Result = new HttpUnauthorizedResult();
            }
        }
        """);

    [Fact]
    public Task The_view_state() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>("""
        using System;
        using System.Web.UI;
        public class Form : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                if (IsPostBack && ((DateTime)ViewState["opened"]).AddMinutes(20) < DateTime.Now) Response.Redirect("~/Login.aspx");
                ViewState["opened"] = DateTime.Now;
            }
        }
        """);

    [Fact]
    public Task Dates_of_reports() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>("""
        using System;
        using System.Web.UI;
        public class Report : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                if (Session["user"] == null) Response.Redirect("~/Login.aspx");
                var from = DateTime.Parse(Request.QueryString["from"]);
                if (from < DateTime.Now.AddYears(-1)) from = DateTime.Now.AddYears(-1);
                if (DateTime.Parse(Request.Form["to"]) > DateTime.Now) Response.Redirect("Report.aspx");
            }
        }
        """);

    [Fact]
    public Task A_cookie_of_a_survey() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>("""
        using System;
        using System.Web;
        using System.Web.Mvc;
        public class SurveyController : Controller
        {
            public ActionResult Index()
            {
                var voted = Request.Cookies["voted"];
                if (voted != null && DateTime.Parse(voted.Value).AddDays(1) > DateTime.Now) return new HttpStatusCodeResult(403);
                Response.Cookies.Add(new HttpCookie("voted", DateTime.Now.ToString("O")) { Expires = DateTime.Now.AddDays(1) });
                return View();
            }

            [HttpPost]
            public ActionResult Remind(int days)
            {
                Response.Cookies.Add(new HttpCookie("remind", "1") { Expires = DateTime.Now.AddDays(days) });
                return RedirectToAction("Index");
            }
        }
        """);

    [Fact]
    public Task A_session_timeout_from_the_settings() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>("""
        using System;
        using System.Configuration;
        using System.Web;
        using System.Web.Security;
        public class Global : HttpApplication
        {
            protected void Session_Start(object sender, EventArgs e) => Session.Timeout = 20;

            protected void Application_BeginRequest(object sender, EventArgs e)
            {
                var user = Request.QueryString["user"];
                var ticket = new FormsAuthenticationTicket(1, user, DateTime.Now, DateTime.Now.AddMinutes(20), Request.Form["remember"] == "on", "");
                Response.Cookies.Add(new HttpCookie(FormsAuthentication.FormsCookieName, FormsAuthentication.Encrypt(ticket)));
            }
        }
        """);
}
