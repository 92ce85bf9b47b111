using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3004;

/// <summary>Sessions and tokens whose end the client sets, on System.Web and OWIN.</summary>
public class ReportsOnSystemWeb
{
    [Fact]
    public Task A_page_that_keeps_the_last_activity_in_a_cookie() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>("""
        using System;
        using System.Web;
        using System.Web.Security;
        using System.Web.UI;
        public class Orders : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                HttpCookie cookie = Request.Cookies["LastAccess"];
                if (cookie != null)
                {
                    DateTime last = Convert.ToDateTime(cookie.Value);
                    TimeSpan idle = DateTime.Now - last;
                    if ({|LOA3004:idle.TotalMinutes > 20|})
                    {
                        Session.Abandon();
                        FormsAuthentication.SignOut();
                        Response.Redirect("~/Login.aspx");
                    }
                }
                Response.Cookies["LastAccess"].Value = DateTime.Now.ToString("O");
            }
        }
        """);

    [Fact]
    public Task A_hidden_field() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>("""
        using System;
        using System.Web.UI;
        using System.Web.UI.WebControls;
        public class Transfer : Page
        {
            protected HiddenField hfLoginTime;

            protected void btnSend_Click(object sender, EventArgs e)
            {
                DateTime login;
                if (DateTime.TryParse(hfLoginTime.Value, out login) && {|LOA3004:login.AddMinutes(30) < DateTime.Now|})
                    Response.Redirect("SessionExpired.aspx");
            }
        }
        """);

    [Fact]
    public Task A_value_of_the_request_whatever_it_comes_from() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>("""
        using System;
        using System.Web;
        public class KeepAlive : IHttpHandler
        {
            public bool IsReusable => true;

            public void ProcessRequest(HttpContext context)
            {
                var started = new DateTime(long.Parse(context.Request["started"]));
                if ({|LOA3004:DateTime.UtcNow.Subtract(started) > TimeSpan.FromHours(1)|})
                {
                    context.Session.Clear();
                    context.Response.StatusCode = 403;
                }
            }
        }
        """);

    [Fact]
    public Task A_filter_of_mvc_that_reads_a_value_in_a_cookie() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>("""
        using System;
        using System.Web.Mvc;
        public class SessionFilter : ActionFilterAttribute
        {
            public override void OnActionExecuting(ActionExecutingContext filterContext)
            {
                var cookie = filterContext.HttpContext.Request.Cookies["login"];
                if (cookie == null || {|LOA3004:DateTime.Parse(cookie.Values["until"]) < DateTime.Now|})
                    filterContext.Result = new RedirectResult("~/Account/LogOn");
            }
        }
        """);

    [Fact]
    public Task An_attribute_of_mvc_that_decides_by_the_cookie() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>("""
        using System;
        using System.Web;
        using System.Web.Mvc;
        public class LoggedInAttribute : AuthorizeAttribute
        {
            protected override bool AuthorizeCore(HttpContextBase httpContext)
            {
                var until = httpContext.Request.Cookies["login_until"]?.Value;
                return until != null && {|LOA3004:DateTime.Parse(until) > DateTime.UtcNow|};
            }
        }
        """);

    [Fact]
    public Task A_header_of_a_web_api() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>("""
        using System;
        using System.Linq;
        using System.Net;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        public class SessionHandler : DelegatingHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                var issued = DateTime.Parse(request.Headers.GetValues("X-Token-Issued").First());
                if ({|LOA3004:issued.AddHours(8) < DateTime.UtcNow|})
                    return Task.FromResult(new HttpResponseMessage(HttpStatusCode.Unauthorized));
                return base.SendAsync(request, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task A_parameter_of_an_api_action() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>("""
        using System;
        using System.Web.Http;
        public class SessionController : ApiController
        {
            [HttpPost]
            public IHttpActionResult Touch([FromUri] DateTime lastActivity)
            {
                if ({|LOA3004:(DateTime.UtcNow - lastActivity).TotalSeconds > 900|}) return Unauthorized();
                return Ok();
            }
        }
        """);

    [Fact]
    public Task The_events_of_the_application() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>("""
        using System;
        using System.Web;
        using System.Web.Security;
        public class Global : HttpApplication
        {
            protected void Application_AcquireRequestState(object sender, EventArgs e)
            {
                if (IsIdle()) FormsAuthentication.SignOut();
            }

            private bool IsIdle()
            {
                var cookie = HttpContext.Current.Request.Cookies["seen"];
                return cookie != null && {|LOA3004:DateTime.Compare(DateTime.Parse(cookie.Value).AddMinutes(20), DateTime.Now) < 0|};
            }
        }
        """);

    [Fact]
    public Task A_field_that_is_filled_from_the_cookie() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>("""
        using System;
        using System.Web.UI;
        public class BasePage : Page
        {
            private DateTime _lastRequest;

            protected override void OnInit(EventArgs e)
            {
                base.OnInit(e);
                _lastRequest = DateTime.Parse(Request.Cookies["last"].Value);
                CheckIdle();
            }

            private void CheckIdle()
            {
                if ({|LOA3004:_lastRequest < DateTime.Now.AddMinutes(-15)|}) Session.Abandon();
            }
        }
        """);

    [Fact]
    public Task A_middleware_of_owin() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>("""
        using System;
        using System.Threading.Tasks;
        using Microsoft.Owin;
        public class IdleMiddleware : OwinMiddleware
        {
            public IdleMiddleware(OwinMiddleware next) : base(next) { }

            public override async Task Invoke(IOwinContext context)
            {
                DateTime seen;
                if (DateTime.TryParse(context.Request.Cookies["seen"], out seen) && {|LOA3004:seen.AddMinutes(20) < DateTime.UtcNow|})
                    context.Authentication.SignOut("ApplicationCookie");
                await Next.Invoke(context);
            }
        }
        """);

    [Fact]
    public Task A_ticket_that_lasts_as_long_as_the_form_says() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>("""
        using System;
        using System.Web;
        using System.Web.Security;
        using System.Web.UI;
        public class Login : Page
        {
            protected void btnLogin_Click(object sender, EventArgs e)
            {
                var minutes = Convert.ToInt32(Request.Form["keepFor"]);
                var ticket = new FormsAuthenticationTicket(1, "demo", DateTime.Now, {|LOA3004:DateTime.Now.AddMinutes(minutes)|}, false, "");
                Response.Cookies.Add(new HttpCookie(FormsAuthentication.FormsCookieName, FormsAuthentication.Encrypt(ticket)));
                Response.Redirect("~/Default.aspx");
            }
        }
        """);

    [Fact]
    public Task A_session_timeout_from_the_query() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>("""
        using System;
        using System.Web.UI;
        public class Settings : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                Session.Timeout = {|LOA3004:int.Parse(Request.QueryString["timeout"])|};
            }
        }
        """);

    [Fact]
    public Task A_login_cookie_that_lives_as_long_as_the_form_says() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>("""
        using System;
        using System.Web;
        using System.Web.Mvc;
        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult LogOn(string user, double hours)
            {
                var cookie = new HttpCookie("authToken", Guid.NewGuid().ToString());
                cookie.Expires = {|LOA3004:DateTime.Now.AddHours(hours)|};
                Response.Cookies.Add(cookie);
                return RedirectToAction("Index", "Home");
            }
        }
        """);
}
