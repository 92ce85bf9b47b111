using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3001;

/// <summary>OWIN's cookies with a timeout, and those of forms authentication and session state, which have one by default.</summary>
public class StaysSilentOnSystemWeb
{
    private const string Login = """
        using System.Security.Claims;
        using System.Web;
        using System.Web.Mvc;

        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult Login()
            {
                HttpContext.GetOwinContext().Authentication.SignIn(new ClaimsIdentity("ApplicationCookie"));
                return RedirectToAction("Index", "Home");
            }
        }
        """;

    private static Task AnalyzeStartup(string body) => Verify.AspNet.Analyzer<TimeoutsAnalyzer>(
        $$"""
        using System;
        using System.Security.Claims;
        using Microsoft.Owin;
        using Microsoft.Owin.Security;
        using Microsoft.Owin.Security.Cookies;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                {{body}}
            }

            private static void Configure(CookieAuthenticationOptions options)
            {
                options.ExpireTimeSpan = TimeSpan.FromMinutes(20);
            }
        }
        """,
        Login);

    [Fact]
    public Task Set_where_the_options_are_made() => AnalyzeStartup("""app.UseCookieAuthentication(new CookieAuthenticationOptions { AuthenticationType = "ApplicationCookie", ExpireTimeSpan = TimeSpan.FromMinutes(20) });""");

    [Fact]
    public Task Set_by_a_method_of_its_own() => AnalyzeStartup("""var options = new CookieAuthenticationOptions { AuthenticationType = "ApplicationCookie" }; Configure(options); app.UseCookieAuthentication(options);""");

    [Fact]
    public Task The_external_cookie_alone() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.Owin.Security;
        using Microsoft.Owin.Security.Cookies;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                app.UseCookieAuthentication(new CookieAuthenticationOptions { AuthenticationType = "External", AuthenticationMode = AuthenticationMode.Passive });
            }
        }
        """);

    // OWIN's handler dates the session by the token unless it is told not to.
    [Fact]
    public Task The_session_ends_with_the_token_of_the_provider() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>("""
        using Microsoft.Owin.Security.Cookies;
        using Microsoft.Owin.Security.OpenIdConnect;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                app.UseCookieAuthentication(new CookieAuthenticationOptions());
                app.UseOpenIdConnectAuthentication(new OpenIdConnectAuthenticationOptions { Authority = "https://login.example" });
            }
        }
        """);

    [Fact]
    public Task Forms_authentication() => (Verify.AspNet with { Files = [("Web.config", "<configuration><system.web><authentication mode=\"Forms\"><forms loginUrl=\"~/Login\" /></authentication><sessionState mode=\"InProc\" /></system.web></configuration>")] }).Analyzer<TimeoutsAnalyzer>("""
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult Login(string user, string password)
            {
                if (!Membership.ValidateUser(user, password)) return View();
                FormsAuthentication.SetAuthCookie(user, false);
                return RedirectToAction("Index", "Home");
            }
        }
        """);
}
