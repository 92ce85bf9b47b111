using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3002;

/// <summary>Timeouts above the limit on System.Web and OWIN.</summary>
public class ReportsOnSystemWeb
{
    private static Task Program(string source) => Verify.AspNet.Analyzer<TimeoutsAnalyzer>(source);

    private static Task Owin(string configuration) => Program(Programs.OwinApp(configuration));

    private static Task Ticket(string ticket) => Program(Programs.TicketApp(ticket));

    [Fact]
    public Task The_session_of_an_application() => Program("""
        using System;
        using System.Web;

        public class Global : HttpApplication
        {
            protected void Session_Start(object sender, EventArgs e)
            {
                Session.Timeout = {|LOA3002:120|};
            }
        }
        """);

    [Fact]
    public Task The_session_of_a_page_after_the_login() => Program("""
        using System;
        using System.Web;
        using System.Web.UI;

        public class Login : Page
        {
            private const int Day = 24 * 60;

            protected void LoginButton_Click(object sender, EventArgs e)
            {
                HttpContext.Current.Session.Timeout = {|LOA3002:Day|};
                HttpContext.Current.Session["User"] = "ann";
            }
        }
        """);

    [Fact]
    public Task The_session_of_a_controller() => Program("""
        using System.Web;
        using System.Web.Mvc;

        public class AccountController : Controller
        {
            public ActionResult Login(string name)
            {
                HttpSessionStateBase session = HttpContext.Session;
                session.Timeout = {|LOA3002:60|};
                session["User"] = name;
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_session_without_end() => Program("""
        using System;
        using System.Web;

        public class Global : HttpApplication
        {
            protected void Session_Start(object sender, EventArgs e) => Session.Timeout = {|LOA3002:-1|};
        }
        """);

    [Fact]
    public Task The_cookie_of_OWIN() => Owin("""
        app.UseCookieAuthentication(new CookieAuthenticationOptions
        {
            AuthenticationType = DefaultAuthenticationTypes.ApplicationCookie,
            LoginPath = new PathString("/Account/Login"),
            SlidingExpiration = true,
            ExpireTimeSpan = {|LOA3002:TimeSpan.FromHours(6)|}
        });
        app.UseExternalSignInCookie(DefaultAuthenticationTypes.ExternalCookie);
        """);

    [Fact]
    public Task The_cookie_of_OWIN_in_a_local() => Owin("""
        var options = new CookieAuthenticationOptions { AuthenticationType = DefaultAuthenticationTypes.ApplicationCookie };
        options.ExpireTimeSpan = {|LOA3002:TimeSpan.FromDays(365)|};
        app.UseCookieAuthentication(options);
        """);

    [Fact]
    public Task The_cookie_of_OWIN_where_the_token_does_not_decide() => Owin("""
        app.UseCookieAuthentication(new CookieAuthenticationOptions { AuthenticationType = "Cookies", ExpireTimeSpan = {|LOA3002:TimeSpan.FromHours(12)|} });
        app.UseOpenIdConnectAuthentication(new OpenIdConnectAuthenticationOptions { ClientId = "shop", UseTokenLifetime = false });
        """);

    [Fact]
    public Task The_cookie_of_OWIN_with_sign_ins_beside_those_of_a_provider() => Owin("""
        app.UseCookieAuthentication(new CookieAuthenticationOptions { AuthenticationType = DefaultAuthenticationTypes.ApplicationCookie, ExpireTimeSpan = {|LOA3002:TimeSpan.FromHours(6)|} });
        app.UseOpenIdConnectAuthentication(new OpenIdConnectAuthenticationOptions { ClientId = "shop" });
        """);

    [Fact]
    public Task A_ticket() => Ticket("""var ticket = new FormsAuthenticationTicket(1, name, DateTime.Now, {|LOA3002:DateTime.Now.AddHours(Hours)|}, false, "customer");""");

    [Fact]
    public Task A_ticket_with_a_path() => Ticket("""var ticket = new FormsAuthenticationTicket(2, name, DateTime.UtcNow, {|LOA3002:DateTime.UtcNow.AddMinutes(2880)|}, false, "", FormsAuthentication.FormsCookiePath);""");

    [Fact]
    public Task A_ticket_by_its_minutes() => Ticket("""var ticket = new FormsAuthenticationTicket(name, false, {|LOA3002:480|});""");

    [Fact]
    public Task A_ticket_that_is_persistent_if_the_user_wants() => Ticket("""var ticket = new FormsAuthenticationTicket(1, name, DateTime.Now, {|LOA3002:DateTime.Now.AddHours(12)|}, rememberMe, "");""");
}
