using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.SignOut;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1004;

/// <summary>OWIN: a sign-out of an authentication type that is not the user's ends nothing, and one of no type all that are active.</summary>
public class ReportsOnOwin
{
    internal const string Startup = """
        using Microsoft.AspNet.Identity;
        using Microsoft.Owin;
        using Microsoft.Owin.Security.Cookies;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                app.UseCookieAuthentication(new CookieAuthenticationOptions { AuthenticationType = DefaultAuthenticationTypes.ApplicationCookie, LoginPath = new PathString("/Account/Login") });
                app.UseExternalSignInCookie(DefaultAuthenticationTypes.ExternalCookie);
            }
        }
        """;

    internal static string Account(string members) => $$"""
        using System.Security.Claims;
        using System.Web;
        using System.Web.Mvc;
        using Microsoft.AspNet.Identity;
        using Microsoft.Owin.Security;
        using Microsoft.Owin.Security.Cookies;

        public class AccountController : Controller
        {
            private IAuthenticationManager AuthenticationManager
            {
                get { return HttpContext.GetOwinContext().Authentication; }
            }

            public ActionResult Login(string user)
            {
                AuthenticationManager.SignOut(DefaultAuthenticationTypes.ExternalCookie);
                AuthenticationManager.SignIn(new ClaimsIdentity(new[] { new Claim(ClaimTypes.Name, user) }, DefaultAuthenticationTypes.ApplicationCookie));
                return RedirectToAction("Index", "Home");
            }

        {{members}}
        }
        """;

    [Fact]
    public Task The_type_of_another_library() => Verify.AspNet.Analyzer<SignOutAnalyzer>(Startup, Account("""
            [HttpPost]
            public ActionResult LogOff()
            {
                AuthenticationManager.SignOut({|LOA1004:CookieAuthenticationDefaults.AuthenticationType|});
                return RedirectToAction("Index", "Home");
            }
        """));

    [Fact]
    public Task The_cookie_of_external_logins_alone() => Verify.AspNet.Analyzer<SignOutAnalyzer>(Startup, Account("""
            [HttpPost]
            public ActionResult LogOff()
            {
                AuthenticationManager.SignOut({|LOA1004:DefaultAuthenticationTypes.ExternalCookie|});
                return RedirectToAction("Index", "Home");
            }
        """));

    [Fact]
    public Task Two_types_of_which_none_is_the_user_s() => Verify.AspNet.Analyzer<SignOutAnalyzer>(Startup, Account("""
            [HttpPost]
            public ActionResult LogOff()
            {
                AuthenticationManager.SignOut(new AuthenticationProperties { RedirectUri = "/" }, {|LOA1004:DefaultAuthenticationTypes.ExternalCookie|}, {|LOA1004:"Cookies"|});
                return new EmptyResult();
            }
        """));

    [Fact]
    public Task Passive_middleware_that_nobody_names() => Verify.AspNet.Analyzer<SignOutAnalyzer>("""
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
                app.UseCookieAuthentication(new CookieAuthenticationOptions { AuthenticationType = "Shop", AuthenticationMode = AuthenticationMode.Passive });
            }
        }

        public class AccountController : Controller
        {
            public ActionResult Login(string user)
            {
                HttpContext.GetOwinContext().Authentication.SignIn(new ClaimsIdentity("Shop"));
                return Redirect("/");
            }

            [HttpPost]
            public ActionResult LogOff()
            {
                {|LOA1004:HttpContext.GetOwinContext().Authentication.SignOut()|};
                return Redirect("/");
            }
        }
        """);
}

/// <inheritdoc cref="ReportsOnOwin"/>
public class StaysSilentOnOwin
{
    [Fact]
    public Task The_right_type_no_type_and_one_too_many() => Verify.AspNet.Analyzer<SignOutAnalyzer>(ReportsOnOwin.Startup, ReportsOnOwin.Account("""
            [HttpPost]
            public ActionResult LogOff()
            {
                AuthenticationManager.SignOut(DefaultAuthenticationTypes.ApplicationCookie);
                return RedirectToAction("Index", "Home");
            }

            [HttpPost]
            public ActionResult Logout()
            {
                AuthenticationManager.SignOut();
                return RedirectToAction("Index", "Home");
            }

            [HttpPost]
            public ActionResult SignOut()
            {
                AuthenticationManager.SignOut(DefaultAuthenticationTypes.ExternalCookie, DefaultAuthenticationTypes.ApplicationCookie, "Cookies");
                return RedirectToAction("Index", "Home");
            }

            [HttpPost]
            public ActionResult SignOff(string type)
            {
                AuthenticationManager.SignOut(type);
                return RedirectToAction("Index", "Home");
            }
        """));

    [Fact]
    public Task Clean_up_outside_a_logout() => Verify.AspNet.Analyzer<SignOutAnalyzer>(ReportsOnOwin.Startup, ReportsOnOwin.Account("""
            public ActionResult LinkLogin(string provider)
            {
                AuthenticationManager.SignOut(DefaultAuthenticationTypes.ExternalCookie);
                return RedirectToAction("Manage");
            }

            [HttpPost]
            public ActionResult LogOff()
            {
                AuthenticationManager.SignOut(DefaultAuthenticationTypes.ExternalCookie);
                AuthenticationManager.SignOut(DefaultAuthenticationTypes.ApplicationCookie);
                return RedirectToAction("Index", "Home");
            }
        """));

    // The application's own cookie is registered in another project: here are its external cookie and a sign-in of forms authentication.
    [Fact]
    public Task No_type_where_what_is_active_is_out_of_sight() => Verify.AspNet.Analyzer<SignOutAnalyzer>("""
        using System.Web.Security;
        using Microsoft.AspNet.Identity;
        using Microsoft.Owin.Security;
        using Microsoft.Owin.Security.Cookies;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                app.UseCookieAuthentication(new CookieAuthenticationOptions { AuthenticationType = DefaultAuthenticationTypes.ExternalCookie, AuthenticationMode = AuthenticationMode.Passive });
            }
        }

        public class LegacyLogin
        {
            public void Enter(string user)
            {
                FormsAuthentication.SetAuthCookie(user, false);
            }
        }
        """,
        """
        using System.Web;
        using System.Web.Mvc;

        public class SessionController : Controller
        {
            [HttpPost]
            [ValidateAntiForgeryToken]
            public ActionResult LogOff()
            {
                HttpContext.GetOwinContext().Authentication.SignOut();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task Middleware_that_is_not_known() => Verify.AspNet.Analyzer<SignOutAnalyzer>("""
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                app.Use<ShopMiddleware>();
            }
        }

        public class ShopMiddleware
        {
        }
        """, ReportsOnOwin.Account("""
            [HttpPost]
            public ActionResult LogOff()
            {
                AuthenticationManager.SignOut("Shop");
                return RedirectToAction("Index", "Home");
            }
        """));
}

/// <inheritdoc cref="ReportsOnOwin"/>
public class FixesOnOwin
{
    [Fact]
    public Task The_type_that_users_are_signed_in_with() => Verify.AspNet.Fix<SignOutAnalyzer, SignOutScheme>(
        ReportsOnOwin.Account("""
            [HttpPost]
            public ActionResult LogOff()
            {
                AuthenticationManager.SignOut({|LOA1004:CookieAuthenticationDefaults.AuthenticationType|});
                return RedirectToAction("Index", "Home");
            }
        """),
        ReportsOnOwin.Account("""
            [HttpPost]
            public ActionResult LogOff()
            {
                AuthenticationManager.SignOut(DefaultAuthenticationTypes.ApplicationCookie);
                return RedirectToAction("Index", "Home");
            }
        """),
        ReportsOnOwin.Startup);
}
