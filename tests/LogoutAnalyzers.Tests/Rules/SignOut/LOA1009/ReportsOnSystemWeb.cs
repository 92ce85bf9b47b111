using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1009;

/// <summary>The same under OWIN and forms authentication.</summary>
public class ReportsOnSystemWeb
{
    private static readonly Verification Web = Verify.AspNet with { Advice = "LOA1009" };

    [Fact]
    public Task A_cookie_of_OWIN() => Web.Analyzer<SignOutAnalyzer>(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNet.Identity;
        using Microsoft.Owin;
        using Microsoft.Owin.Security.Cookies;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                app.UseCookieAuthentication(new CookieAuthenticationOptions
                {
                    AuthenticationType = DefaultAuthenticationTypes.ApplicationCookie,
                    LoginPath = new PathString("/Account/Login"),

                });
            }
        }
        """,
        """
        using System.Security.Claims;
        using System.Web;
        using System.Web.Mvc;
        using Microsoft.AspNet.Identity;
        using Microsoft.Owin.Security;

        public class AccountController : Controller
        {
            private IAuthenticationManager AuthenticationManager
            {
                get { return HttpContext.GetOwinContext().Authentication; }
            }

            [HttpPost]
            public ActionResult Login()
            {
                AuthenticationManager.SignIn(new ClaimsIdentity(DefaultAuthenticationTypes.ApplicationCookie));
                return RedirectToAction("Index", "Home");
            }

            [HttpPost]
            public ActionResult {|LOA1009:LogOff|}()
            {
                AuthenticationManager.SignOut(DefaultAuthenticationTypes.ApplicationCookie);
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_stamp_that_is_validated_and_never_rotated() => Web.Analyzer<SignOutAnalyzer>(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNet.Identity;
        using Microsoft.Owin;
        using Microsoft.Owin.Security.Cookies;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                app.UseCookieAuthentication(new CookieAuthenticationOptions
                {
                    AuthenticationType = DefaultAuthenticationTypes.ApplicationCookie,
                    LoginPath = new PathString("/Account/Login"),
                    Provider = new CookieAuthenticationProvider { OnValidateIdentity = context => Task.FromResult(0) }
                });
            }
        }
        """,
        """
        using System.Security.Claims;
        using System.Web;
        using System.Web.Mvc;
        using Microsoft.AspNet.Identity;
        using Microsoft.Owin.Security;

        public class AccountController : Controller
        {
            private IAuthenticationManager AuthenticationManager
            {
                get { return HttpContext.GetOwinContext().Authentication; }
            }

            [HttpPost]
            public ActionResult Login()
            {
                AuthenticationManager.SignIn(new ClaimsIdentity(DefaultAuthenticationTypes.ApplicationCookie));
                return RedirectToAction("Index", "Home");
            }

            [HttpPost]
            public ActionResult {|LOA1009:LogOff|}()
            {
                AuthenticationManager.SignOut(DefaultAuthenticationTypes.ApplicationCookie);
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task Forms_authentication() => Web.Analyzer<SignOutAnalyzer>(
        """
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult Login(string name)
            {
                FormsAuthentication.SetAuthCookie(name, false);
                return RedirectToAction("Index", "Home");
            }

            [HttpPost]
            public ActionResult {|LOA1009:LogOff|}()
            {
                FormsAuthentication.SignOut();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_page_of_WebForms_that_abandons_a_session_nobody_asks() => Web.Analyzer<SignOutAnalyzer>(
        """
        using System;
        using System.Web.Security;
        using System.Web.UI;

        public class Login : Page
        {
            protected void Enter_Click(object sender, EventArgs e)
            {
                FormsAuthentication.SetAuthCookie("user", true);
                Session["Basket"] = "";
                Response.Redirect("~/Default.aspx");
            }
        }

        public class Logout : Page
        {
            protected void {|LOA1009:Page_Load|}(object sender, EventArgs e)
            {
                Session.Abandon();
                FormsAuthentication.SignOut();
                Response.Redirect("~/Login.aspx");
            }
        }
        """);

    [Fact]
    public Task A_stamp_of_ASP_NET_Identity_2_that_is_validated_and_not_rotated() => Web.Analyzer<SignOutAnalyzer>(
        """
        using System;
        using System.Security.Claims;
        using System.Web;
        using System.Web.Mvc;
        using Microsoft.AspNet.Identity;
        using Microsoft.AspNet.Identity.Owin;
        using Microsoft.Owin.Security;
        using Microsoft.Owin.Security.Cookies;
        using Owin;

        public class AppUser : IUser { public string Id { get; set; } public string UserName { get; set; } }

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                app.UseCookieAuthentication(new CookieAuthenticationOptions
                {
                    AuthenticationType = DefaultAuthenticationTypes.ApplicationCookie,
                    Provider = new CookieAuthenticationProvider
                    {
                        OnValidateIdentity = SecurityStampValidator.OnValidateIdentity<UserManager<AppUser>, AppUser>(TimeSpan.FromMinutes(5), (manager, user) => null)
                    }
                });
            }
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult Login()
            {
                HttpContext.GetOwinContext().Authentication.SignIn(new ClaimsIdentity(DefaultAuthenticationTypes.ApplicationCookie));
                return RedirectToAction("Index", "Home");
            }

            [HttpPost]
            public ActionResult {|LOA1009:LogOff|}()
            {
                HttpContext.GetOwinContext().Authentication.SignOut();
                return RedirectToAction("Index", "Home");
            }
        }
        """);
}
