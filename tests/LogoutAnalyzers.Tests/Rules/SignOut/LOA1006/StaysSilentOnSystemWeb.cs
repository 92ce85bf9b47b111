using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1006;

/// <summary>Logouts on System.Web that end more than the cookie, or whose cookie is no key to anything.</summary>
public class StaysSilentOnSystemWeb
{
    private static Task Silent(string source, params string[] others) => Verify.AspNet.Analyzer<SignOutAnalyzer>([source, .. others]);

    private static Task PageLoad(string statements, string login) => Silent(
        $$"""
        using System;
        using System.Web;
        using System.Web.Security;
        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
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
    [InlineData("Session.Abandon(); Response.Cookies[\"ASP.NET_SessionId\"].Expires = DateTime.Now.AddDays(-1);")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"ASP.NET_SessionId\", \"\")); Session.Abandon(); Response.Redirect(\"~/\");")]
    [InlineData("Session.Clear(); Response.Cookies[\"ASP.NET_SessionId\"].Expires = DateTime.Now.AddDays(-1);")]
    [InlineData("Session.Remove(\"User\"); Response.Cookies[\"ASP.NET_SessionId\"].Expires = DateTime.Now.AddDays(-1);")]
    [InlineData("Session[\"User\"] = null; Response.Cookies[\"ASP.NET_SessionId\"].Expires = DateTime.Now.AddDays(-1);")]
    [InlineData("foreach (string name in Request.Cookies.AllKeys) { Response.Cookies[name].Expires = DateTime.Now.AddDays(-1); } Session.RemoveAll();")]
    [InlineData("HttpContext.Current.Session.Abandon(); var cookie = Request.Cookies[\"ASP.NET_SessionId\"]; cookie.Expires = DateTime.Now.AddDays(-1); Response.Cookies.Add(cookie);")]
    [InlineData("((dynamic)Application[\"logins\"]).End(Session.SessionID); Response.Cookies[\"ASP.NET_SessionId\"].Expires = DateTime.Now.AddDays(-1);")]
    public Task The_session_ends_as_well_or_may(string statements) => PageLoad(statements, SystemWebPrograms.SessionLogin);

    [Fact]
    public Task Nothing_is_kept_in_the_session() => PageLoad("FormsAuthentication.SignOut(); Response.Cookies[\"ASP.NET_SessionId\"].Expires = DateTime.Now.AddDays(-1);", SystemWebPrograms.FormsLogin);

    [Fact]
    public Task The_ticket_of_forms_authentication_is_all_there_is() => PageLoad("Response.Cookies[FormsAuthentication.FormsCookieName].Expires = DateTime.Now.AddDays(-1);", SystemWebPrograms.FormsLogin);

    [Fact]
    public Task The_cookie_of_the_session_is_renamed_after_a_login() => Silent(
        """
        using System;
        using System.Web;
        public partial class Login : System.Web.UI.Page
        {
            protected void btnLogin_Click(object sender, EventArgs e)
            {
                Response.Cookies.Add(new HttpCookie("ASP.NET_SessionId", ""));
                Session["User"] = "x";
            }
        }
        """);

    [Fact]
    public Task A_preference() => PageLoad("Response.Cookies[\"theme\"].Expires = DateTime.Now.AddDays(-1); Session.Abandon();", SystemWebPrograms.SessionLogin);

    [Theory]
    [InlineData("HttpContext.Current.GetOwinContext().Authentication.SignOut(\"ApplicationCookie\"); Response.Cookies[\".AspNet.ApplicationCookie\"].Expires = DateTime.Now.AddDays(-1);", "")]
    [InlineData("HttpContext.Current.GetOwinContext().Authentication.SignOut(\"ApplicationCookie\");", "")]
    [InlineData("HttpContext.Current.GetOwinContext().Response.Cookies.Delete(\".AspNet.ApplicationCookie\"); new MemoryStore().RemoveAsync(Request[\"key\"]);", "")]
    [InlineData("HttpContext.Current.GetOwinContext().Response.Cookies.Delete(\"login\");", ", CookieName = \"shop\"")]
    public Task A_session_store_under_OWIN_from_which_the_ticket_is_removed(string statements, string settings) => PageLoad(statements, OwinStore(settings));
}
