using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3002;

/// <summary>Timeouts within the limit, and those of other things, on System.Web and OWIN.</summary>
public class StaysSilentOnSystemWeb
{
    private static Task Program(string source) => Verify.AspNet.Analyzer<TimeoutsAnalyzer>(source);

    private static Task Owin(string configuration) => Program(Programs.OwinApp(configuration));

    private static Task Ticket(string ticket) => Program(Programs.TicketApp(ticket));

    [Fact]
    public Task A_session_of_half_an_hour() => Program("""
        using System;
        using System.Web;

        public class Global : HttpApplication
        {
            protected void Session_Start(object sender, EventArgs e) => Session.Timeout = 30;
        }
        """);

    [Fact]
    public Task Timeouts_of_other_things() => Program("""
        using System;
        using System.Net;
        using System.Web;
        using System.Web.UI;

        public class Report : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                Server.ScriptTimeout = 3600;
                var request = WebRequest.Create("https://reports.example");
                request.Timeout = 600000;
                Session.Timeout = Math.Min(Session.Timeout, 60);
            }
        }
        """);

    [Fact]
    public Task A_cookie_of_OWIN() => Owin("""
        app.UseCookieAuthentication(new CookieAuthenticationOptions
        {
            AuthenticationType = DefaultAuthenticationTypes.ApplicationCookie,
            ExpireTimeSpan = TimeSpan.FromMinutes(20)
        });
        """);

    [Fact]
    public Task The_external_cookie_of_OWIN() => Owin("""
        app.UseCookieAuthentication(new CookieAuthenticationOptions { AuthenticationType = DefaultAuthenticationTypes.ApplicationCookie, ExpireTimeSpan = TimeSpan.FromMinutes(20) });
        app.UseCookieAuthentication(new CookieAuthenticationOptions
        {
            AuthenticationType = DefaultAuthenticationTypes.ExternalCookie,
            AuthenticationMode = AuthenticationMode.Passive,
            ExpireTimeSpan = TimeSpan.FromHours(1)
        });
        """);

    [Fact]
    public Task A_cookie_whose_life_the_token_decides() => Program("""
        using System;
        using System.Web;
        using System.Web.Mvc;
        using Microsoft.Owin.Security;
        using Microsoft.Owin.Security.Cookies;
        using Microsoft.Owin.Security.OpenIdConnect;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                app.UseCookieAuthentication(new CookieAuthenticationOptions { ExpireTimeSpan = TimeSpan.FromHours(12) });
                app.UseOpenIdConnectAuthentication(new OpenIdConnectAuthenticationOptions { ClientId = "shop" });
            }
        }

        public class AccountController : Controller
        {
            public void Login() => HttpContext.GetOwinContext().Authentication.Challenge(new AuthenticationProperties { RedirectUri = "/" }, "OpenIdConnect");

            [HttpPost]
            public void Logout() => HttpContext.GetOwinContext().Authentication.SignOut("Cookies", "OpenIdConnect");
        }
        """);

    [Fact]
    public Task A_ticket_of_twenty_minutes() => Ticket("""var ticket = new FormsAuthenticationTicket(1, name, DateTime.Now, DateTime.Now.AddMinutes(20), false, "");""");

    [Fact]
    public Task A_ticket_that_asks_the_configuration() => Ticket("""var ticket = new FormsAuthenticationTicket(1, name, DateTime.Now, DateTime.Now.Add(FormsAuthentication.Timeout), false, "");""");

    [Fact]
    public Task A_ticket_as_long_as_the_session() => Ticket("""var ticket = new FormsAuthenticationTicket(name, false, Session.Timeout);""");

    // How long a session may live altogether is another rule's question.
    [Fact]
    public Task A_persistent_ticket() => Ticket("""var ticket = new FormsAuthenticationTicket(1, name, DateTime.Now, DateTime.Now.AddDays(7), true, "");""");

    [Fact]
    public Task A_longer_ticket_for_those_who_want_to_be_remembered() => Ticket("""
        var ticket = new FormsAuthenticationTicket(1, name, DateTime.Now, DateTime.Now.AddMinutes(20), false, "");
        if (rememberMe) ticket = new FormsAuthenticationTicket(1, name, DateTime.Now, DateTime.Now.AddDays(30), rememberMe, "");
        """);

    [Fact]
    public Task A_ticket_of_a_month_that_some_want() => Ticket("""var ticket = new FormsAuthenticationTicket(1, name, DateTime.Now, DateTime.Now.AddDays(30), rememberMe, "");""");

    [Fact]
    public Task A_ticket_in_a_link() => Program("""
        using System;
        using System.Web.Security;

        public class PasswordResetLinks
        {
            public string For(string name)
            {
                var ticket = new FormsAuthenticationTicket(1, name, DateTime.Now, DateTime.Now.AddHours(24), false, "reset");
                return "/reset?token=" + FormsAuthentication.Encrypt(ticket);
            }
        }
        """);

    [Fact]
    public Task A_ticket_in_a_cookie_of_roles() => Program("""
        using System;
        using System.Web;
        using System.Web.Security;

        public class ShopRoles
        {
            public void Keep(string name, string roles)
            {
                var ticket = new FormsAuthenticationTicket(1, name, DateTime.Now, DateTime.Now.AddHours(1), false, roles);
                HttpContext.Current.Response.Cookies.Add(new HttpCookie("roles", FormsAuthentication.Encrypt(ticket)) { HttpOnly = true });
            }
        }
        """);

    [Fact]
    public Task An_expired_ticket() => Ticket("""var ticket = new FormsAuthenticationTicket(1, "", DateTime.Now, DateTime.Now.AddMinutes(-30), false, "");""");
}
