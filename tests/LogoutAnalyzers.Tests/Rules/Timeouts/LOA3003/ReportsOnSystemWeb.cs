using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3003;

/// <summary>The same with tickets of forms authentication, cookies of System.Web and OWIN.</summary>
public class ReportsOnSystemWeb
{
    private static readonly Verification Web = Verify.AspNet with { Advice = "LOA3003" };

    private static Task AnalyzeLogin(string body) => Web.Analyzer<TimeoutsAnalyzer>($$"""
        using System;
        using System.Security.Claims;
        using System.Web;
        using System.Web.Mvc;
        using System.Web.Security;
        using Microsoft.Owin.Security;

        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult Login(string user, bool remember)
            {
                {{body}}
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    // Too long for who ticks the box, and for who does not.
    [Fact]
    public Task A_ticket_for_two_centuries() => AnalyzeLogin("""
        var ticket = new FormsAuthenticationTicket(version: 1, name: user, issueDate: DateTime.UtcNow, expiration: {|LOA3003:DateTime.UtcNow.AddYears(200)|}, isPersistent: remember, userData: "");
        Response.Cookies.Add(new HttpCookie(FormsAuthentication.FormsCookieName, FormsAuthentication.Encrypt(ticket)));
        """);

    [Fact]
    public Task A_persistent_ticket_in_minutes() => AnalyzeLogin("""
        var ticket = new FormsAuthenticationTicket(user, true, {|LOA3003:525600|});
        Response.Cookies.Add(new HttpCookie(FormsAuthentication.FormsCookieName, FormsAuthentication.Encrypt(ticket)));
        """);

    [Fact]
    public Task A_login_cookie_for_two_years() => AnalyzeLogin("""
        HttpCookie cookie = new HttpCookie("login");
        cookie.Values.Add("User", user);
        Response.Cookies.Add(cookie);
        if (remember)
        {
            cookie.Expires = {|LOA3003:DateTime.Now.AddYears(2)|};
            Response.Cookies.Add(cookie);
        }
        """);

    [Fact]
    public Task A_cookie_with_an_initializer() => AnalyzeLogin("""Response.Cookies.Add(new HttpCookie("AuthToken", Guid.NewGuid().ToString()) { HttpOnly = true, Expires = {|LOA3003:DateTime.Now.AddDays(30)|} });""");

    [Fact]
    public Task A_cookie_of_the_response() => AnalyzeLogin("""
        Response.Cookies["UserId"].Value = user;
        Response.Cookies["UserId"].Expires = {|LOA3003:DateTime.Now.AddDays(30)|};
        """);

    [Fact]
    public Task A_persistent_sign_in_with_OWIN() => Web.Analyzer<TimeoutsAnalyzer>("""
        using System;
        using System.Security.Claims;
        using System.Web;
        using System.Web.Mvc;
        using Microsoft.Owin.Security;
        using Microsoft.Owin.Security.Cookies;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                app.UseCookieAuthentication(new CookieAuthenticationOptions { AuthenticationType = "ApplicationCookie", ExpireTimeSpan = TimeSpan.FromMinutes(20) });
            }
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult Login()
            {
                HttpContext.GetOwinContext().Authentication.SignIn(new AuthenticationProperties { IsPersistent = {|LOA3003:true|} }, new ClaimsIdentity("ApplicationCookie"));
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task Names_the_event_of_OWIN() => Web.Message<TimeoutsAnalyzer>(
        new DiagnosticResult("LOA3003", DiagnosticSeverity.Info).WithMessage("Sessions of the scheme \"ApplicationCookie\" are renewed for as long as they are used and never end; check the time of the login in OnValidateIdentity, so that they end after 24 hours (profile 'standard')"),
        """
        using System;
        using System.Security.Claims;
        using System.Web;
        using System.Web.Mvc;
        using Microsoft.Owin.Security.Cookies;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                app.UseCookieAuthentication(new CookieAuthenticationOptions { AuthenticationType = "ApplicationCookie", ExpireTimeSpan = TimeSpan.FromMinutes(20), SlidingExpiration = {|#0:true|} });
            }
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult Login()
            {
                HttpContext.GetOwinContext().Authentication.SignIn(new ClaimsIdentity("ApplicationCookie"));
                return RedirectToAction("Index", "Home");
            }
        }
        """);
}
