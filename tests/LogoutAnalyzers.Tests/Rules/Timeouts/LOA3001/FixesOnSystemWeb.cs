using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.Timeouts;
using LogoutAnalyzers.Rules.Timeouts;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3001;

/// <summary>The timeout in the options object of OWIN.</summary>
public class FixesOnSystemWeb
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

    private static Task Fix(string before, string after) => Verify.AspNet.Fix<TimeoutsAnalyzer, SetIdleTimeout>(before, after, Login);

    [Fact]
    public Task The_template() => Fix(
        """
        using Microsoft.AspNet.Identity;
        using Microsoft.Owin;
        using Microsoft.Owin.Security.Cookies;
        using Owin;

        public partial class Startup
        {
            public void ConfigureAuth(IAppBuilder app)
            {
                app.UseCookieAuthentication(new {|LOA3001:CookieAuthenticationOptions|}
                {
                    AuthenticationType = DefaultAuthenticationTypes.ApplicationCookie,
                    LoginPath = new PathString("/Account/Login")
                });
            }
        }
        """,
        """
        using System;
        using Microsoft.AspNet.Identity;
        using Microsoft.Owin;
        using Microsoft.Owin.Security.Cookies;
        using Owin;

        public partial class Startup
        {
            public void ConfigureAuth(IAppBuilder app)
            {
                app.UseCookieAuthentication(new CookieAuthenticationOptions
                {
                    AuthenticationType = DefaultAuthenticationTypes.ApplicationCookie,
                    LoginPath = new PathString("/Account/Login"),
                    ExpireTimeSpan = TimeSpan.FromMinutes(30)
                });
            }
        }
        """);

    [Fact]
    public Task Options_without_an_initializer() => Fix(
        """
        using System;
        using Microsoft.Owin.Security.Cookies;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                var options = new {|LOA3001:CookieAuthenticationOptions|}();
                options.AuthenticationType = "ApplicationCookie";
                app.UseCookieAuthentication(options);
            }
        }
        """,
        """
        using System;
        using Microsoft.Owin.Security.Cookies;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                var options = new CookieAuthenticationOptions { ExpireTimeSpan = TimeSpan.FromMinutes(30) };
                options.AuthenticationType = "ApplicationCookie";
                app.UseCookieAuthentication(options);
            }
        }
        """);
}
