using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3003;

/// <summary>Tickets and cookies of System.Web that end.</summary>
public class StaysSilentOnSystemWeb
{
    private static Task AnalyzeLogin(string body) => (Verify.AspNet with { Advice = "LOA3003" }).Analyzer<TimeoutsAnalyzer>($$"""
        using System;
        using System.Web;
        using System.Web.Mvc;
        using System.Web.Security;

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

    [Fact]
    public Task A_persistent_ticket_for_an_hour() => AnalyzeLogin("""
        var ticket = new FormsAuthenticationTicket(1, user, DateTime.Now, DateTime.Now.AddMinutes(30), true, "");
        Response.Cookies.Add(new HttpCookie(FormsAuthentication.FormsCookieName, FormsAuthentication.Encrypt(ticket)));
        """);

    // The ticket ends after 30 minutes, and so does its cookie.
    [Fact]
    public Task A_persistent_cookie_with_the_default_timeout() => AnalyzeLogin("FormsAuthentication.SetAuthCookie(user, true);");

    [Fact]
    public Task A_cookie_for_an_hour() => AnalyzeLogin("""Response.Cookies.Add(new HttpCookie("AuthToken", Guid.NewGuid().ToString()) { Expires = DateTime.Now.AddHours(1) });""");

    [Fact]
    public Task A_cookie_that_remembers_how_pages_look() => AnalyzeLogin("""Response.Cookies.Add(new HttpCookie("theme", "dark") { Expires = DateTime.Now.AddYears(1) });""");

    [Fact]
    public Task A_deleted_cookie() => AnalyzeLogin("""Response.Cookies["AuthToken"].Expires = DateTime.Now.AddDays(-1);""");

    [Fact]
    public Task A_cookie_whose_name_is_given() => AnalyzeLogin("""Response.Cookies.Add(new HttpCookie(user, "1") { Expires = DateTime.Now.AddYears(1) });""");
}
