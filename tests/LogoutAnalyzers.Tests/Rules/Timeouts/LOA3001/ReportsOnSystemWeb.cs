using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Timeouts;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.Timeouts.LOA3001;

/// <summary>The same with the cookies of OWIN.</summary>
public class ReportsOnSystemWeb
{
    private const string Login = """
        using System.Security.Claims;
        using System.Web;
        using System.Web.Mvc;
        using Microsoft.AspNet.Identity;

        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult Login()
            {
                HttpContext.GetOwinContext().Authentication.SignIn(new ClaimsIdentity(DefaultAuthenticationTypes.ApplicationCookie));
                return RedirectToAction("Index", "Home");
            }
        }
        """;

    [Fact]
    public Task The_template() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>(
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
                app.UseCookieAuthentication(new {|LOA3001:CookieAuthenticationOptions|}
                {
                    AuthenticationType = DefaultAuthenticationTypes.ApplicationCookie,
                    LoginPath = new PathString("/Account/Login")
                });
                app.UseExternalSignInCookie(DefaultAuthenticationTypes.ExternalCookie);
            }
        }
        """,
        Login);

    [Fact]
    public Task Options_in_a_local() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>(
        """
        using System;
        using Microsoft.AspNet.Identity;
        using Microsoft.Owin.Security.Cookies;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                var options = new {|LOA3001:CookieAuthenticationOptions|}();
                options.AuthenticationType = DefaultAuthenticationTypes.ApplicationCookie;
                options.CookieName = "shop";
                app.UseCookieAuthentication(options);
            }
        }
        """,
        Login);

    // Its five minutes are for the way back from the provider.
    [Fact]
    public Task Only_the_external_cookie_has_a_timeout() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>(
        """
        using System;
        using Microsoft.AspNet.Identity;
        using Microsoft.Owin.Security;
        using Microsoft.Owin.Security.Cookies;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                app.UseCookieAuthentication(new {|LOA3001:CookieAuthenticationOptions|} { AuthenticationType = DefaultAuthenticationTypes.ApplicationCookie });
                app.UseCookieAuthentication(new CookieAuthenticationOptions
                {
                    AuthenticationType = DefaultAuthenticationTypes.ExternalCookie,
                    AuthenticationMode = AuthenticationMode.Passive,
                    ExpireTimeSpan = TimeSpan.FromMinutes(5)
                });
            }
        }
        """,
        Login);

    [Fact]
    public Task The_default_type_behind_a_provider() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>(
        """
        using Microsoft.Owin.Security.Cookies;
        using Microsoft.Owin.Security.OpenIdConnect;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                app.UseCookieAuthentication(new {|LOA3001:CookieAuthenticationOptions|}());
                app.UseOpenIdConnectAuthentication(new OpenIdConnectAuthenticationOptions { Authority = "https://login.example", UseTokenLifetime = false });
            }
        }
        """);

    // A library that has a default for its cookie, and signs in with it.
    [Fact]
    public Task The_default_of_a_library() => Verify.AspNet.Analyzer<TimeoutsAnalyzer>(
        """
        using System.Security.Claims;
        using Microsoft.Owin;
        using Microsoft.Owin.Security;
        using Microsoft.Owin.Security.Cookies;
        using Owin;

        public static class MembershipExtensions
        {
            public static void UseMembership(this IAppBuilder app)
            {
                var options = new {|LOA3001:CookieAuthenticationOptions|} { AuthenticationType = "Membership", CookieSecure = CookieSecureOption.Always };
                app.UseCookieAuthentication(options);
            }

            public static void UseMembership(this IAppBuilder app, CookieAuthenticationOptions options)
            {
                app.UseCookieAuthentication(options);
                app.UseCookieAuthentication(new CookieAuthenticationOptions { AuthenticationType = "Membership.2fa", AuthenticationMode = AuthenticationMode.Passive });
            }
        }

        public class MembershipService
        {
            private readonly IOwinContext _context;
            private readonly string _type;

            public MembershipService(IOwinContext context, string type)
            {
                _context = context;
                _type = type;
            }

            public void SignIn(string user)
            {
                _context.Authentication.SignIn(new AuthenticationProperties(), new ClaimsIdentity(new[] { new Claim(ClaimTypes.Name, user) }, _type));
            }
        }
        """);
}
