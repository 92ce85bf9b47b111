using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using LogoutAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1006;

/// <summary>The same on System.Web: the cookie of the session, and that of a session store under OWIN.</summary>
public class ReportsOnSystemWeb
{
    private static Task Reported(string source, params string[] others) => Verify.AspNet.Analyzer<SignOutAnalyzer>([source, .. others]);

    private static Task PageLoad(string statements, string login) => Reported(
        $$"""
        using System;
        using System.Web;
        using System.Web.Security;
        public partial class Logout : System.Web.UI.Page
        {
            protected void {|LOA1006:Page_Load|}(object sender, EventArgs e)
            {
                {{statements}}
            }
        }
        """,
        login);

    /// <summary>OWIN cookie authentication whose tickets are in a store.</summary>
    private static string OwinStore(string settings) => $$"""
        using System.Collections.Concurrent;
        using System.Security.Claims;
        using System.Threading.Tasks;
        using System.Web;
        using Microsoft.Owin.Security;
        using Microsoft.Owin.Security.Cookies;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                app.UseCookieAuthentication(new CookieAuthenticationOptions { AuthenticationType = "ApplicationCookie", SessionStore = new MemoryStore(){{settings}} });
            }
        }

        public class MemoryStore : IAuthenticationSessionStore
        {
            private static readonly ConcurrentDictionary<string, AuthenticationTicket> s_tickets = new ConcurrentDictionary<string, AuthenticationTicket>();

            public Task<string> StoreAsync(AuthenticationTicket ticket)
            {
                var key = System.Guid.NewGuid().ToString("N");
                s_tickets[key] = ticket;
                return Task.FromResult(key);
            }

            public Task RenewAsync(string key, AuthenticationTicket ticket)
            {
                if (s_tickets.ContainsKey(key)) s_tickets[key] = ticket;
                return Task.FromResult(0);
            }

            public Task<AuthenticationTicket> RetrieveAsync(string key)
            {
                AuthenticationTicket ticket;
                s_tickets.TryGetValue(key, out ticket);
                return Task.FromResult(ticket);
            }

            public Task RemoveAsync(string key)
            {
                AuthenticationTicket ticket;
                s_tickets.TryRemove(key, out ticket);
                return Task.FromResult(0);
            }
        }

        public class Logins
        {
            public void Run(string user)
            {
                HttpContext.Current.GetOwinContext().Authentication.SignIn(new ClaimsIdentity(new[] { new Claim(ClaimTypes.Name, user) }, "ApplicationCookie"));
            }
        }
        """;

    [Theory]
    [InlineData("Response.Cookies[\"ASP.NET_SessionId\"].Expires = DateTime.Now.AddDays(-1);")]
    [InlineData("Response.Cookies[\"ASP.NET_SessionId\"].Value = string.Empty;")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"ASP.NET_SessionId\", \"\"));")]
    [InlineData("Response.SetCookie(new HttpCookie(\"ASP.NET_SessionId\") { Expires = DateTime.Now.AddYears(-1) });")]
    [InlineData("var cookie = new HttpCookie(\"ASP.NET_SessionId\"); cookie.Expires = DateTime.UtcNow.AddDays(-30); Response.AppendCookie(cookie); Response.Redirect(\"~/\");")]
    [InlineData("var cookie = Request.Cookies[\"ASP.NET_SessionId\"]; if (cookie != null) { cookie.Expires = DateTime.Now.AddDays(-1); Response.Cookies.Add(cookie); }")]
    [InlineData("foreach (string name in Request.Cookies.AllKeys) { Response.Cookies[name].Expires = DateTime.Now.AddDays(-1); }")]
    [InlineData("for (var i = 0; i < Request.Cookies.Count; i++) { Response.Cookies.Add(new HttpCookie(Request.Cookies[i].Name) { Expires = DateTime.Now.AddDays(-1) }); }")]
    [InlineData("Response.Cookies[\"ASP.NET_SessionId\"].Expires = DateTime.Now.AddDays(-1); Response.Cookies[\"UserName\"].Expires = DateTime.Now.AddDays(-1);")]
    public Task The_cookie_of_the_session_that_is_the_login(string statements) => PageLoad(statements, SystemWebPrograms.SessionLogin);

    [Fact]
    public Task The_message() => Verify.AspNet.Message<SignOutAnalyzer>(
        new DiagnosticResult("LOA1006", DiagnosticSeverity.Warning).WithMessage("'Logout.Page_Load' only deletes the cookie 'ASP.NET_SessionId', while the data in Session lives on, so a copy of the cookie still works; call Session.Abandon"),
        """
        using System;
        public partial class Logout : System.Web.UI.Page
        {
            protected void {|#0:Page_Load|}(object sender, EventArgs e)
            {
                Response.Cookies["ASP.NET_SessionId"].Expires = DateTime.Now.AddDays(-1);
            }
        }
        """, SystemWebPrograms.SessionLogin);

    [Fact]
    public Task An_action() => Reported(
        """
        using System;
        using System.Web;
        using System.Web.Mvc;
        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult {|LOA1006:LogOff|}()
            {
                Response.Cookies.Add(new HttpCookie("ASP.NET_SessionId", string.Empty) { HttpOnly = true });
                return RedirectToAction("Login");
            }
        }
        """, SystemWebPrograms.SessionLogin);

    [Fact]
    public Task A_helper_that_deletes_the_cookie() => Reported(
        """
        using System;
        using System.Web;
        using System.Web.Mvc;
        public static class SessionCookies
        {
            public static void Expire(HttpResponseBase response) { response.Cookies["ASP.NET_SessionId"].Expires = DateTime.Now.AddDays(-1); }
        }
        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult {|LOA1006:LogOff|}()
            {
                SessionCookies.Expire(Response);
                return RedirectToAction("Login");
            }
        }
        """, SystemWebPrograms.SessionLogin);

    [Theory]
    [InlineData("Response.Cookies[\".AspNet.ApplicationCookie\"].Expires = DateTime.Now.AddDays(-1);", "")]
    [InlineData("HttpContext.Current.GetOwinContext().Response.Cookies.Delete(\".AspNet.ApplicationCookie\");", "")]
    [InlineData("HttpContext.Current.GetOwinContext().Response.Cookies.Delete(\"shop\");", ", CookieName = \"shop\"")]
    [InlineData("var cookies = HttpContext.Current.GetOwinContext().Response.Cookies; cookies.Append(\"shop\", \"\");", ", CookieName = \"shop\"")]
    public Task The_cookie_of_a_session_store_under_OWIN(string statements, string settings) => PageLoad(statements, OwinStore(settings));
}
