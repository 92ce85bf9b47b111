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

    [Fact]
    public Task A_web_site_whose_controls_are_declared_nowhere() => Web.Analyzer<SignOutAnalyzer>(
        """
        using System;
        using System.Web;
        using System.Web.Security;
        using System.Web.UI;

        public partial class Account_Register : Page
        {
            protected void RegisterUser_CreatedUser(object sender, EventArgs e)
            {
                FormsAuthentication.SetAuthCookie({|CS0103:RegisterUser|}.UserName, false);
                Response.Redirect("~/");
            }
        }

        public partial class Account_LogOut : Page
        {
            protected void {|LOA1009:Page_Load|}(object sender, EventArgs e)
            {
                HttpCookie cookie = new HttpCookie(FormsAuthentication.FormsCookieName, "");
                cookie.Expires = DateTime.Now.AddYears(-1);
                Response.Cookies.Add(cookie);
                Response.Redirect("~/Default.aspx");
            }
        }
        """);

    [Fact]
    public Task A_ticket_that_is_made_of_controls_that_are_declared_nowhere() => Web.Analyzer<SignOutAnalyzer>(
        """
        using System;
        using System.Web;
        using System.Web.Security;
        using System.Web.UI;

        public partial class Login : Page
        {
            protected void btnLogin_Click(object sender, EventArgs e)
            {
                FormsAuthenticationTicket ticket = new FormsAuthenticationTicket(1, {|CS0103:txtUser|}.Text, DateTime.Now, DateTime.Now.AddMinutes(60), {|CS0103:chkPersist|}.Checked, "");
                Response.Cookies.Add(new HttpCookie(FormsAuthentication.FormsCookieName, FormsAuthentication.Encrypt(ticket)));
            }
        }

        public partial class Logout : Page
        {
            protected void {|LOA1009:Page_Load|}(object sender, EventArgs e)
            {
                Session.Abandon();
                FormsAuthentication.SignOut();
                FormsAuthentication.RedirectToLoginPage();
            }
        }
        """);

    [Fact]
    public Task A_session_that_only_decides_what_a_page_shows() => Web.Analyzer<SignOutAnalyzer>(
        """
        using System;
        using System.Web.Security;
        using System.Web.UI;
        using System.Web.UI.WebControls;

        public class Login : Page
        {
            protected void Submit(string name)
            {
                FormsAuthentication.SetAuthCookie(name, false);
                Session["UserId"] = name;
            }
        }

        public class SiteMaster : MasterPage
        {
            protected HyperLink LoginLink;
            protected Label Greeting;

            protected void Page_Load(object sender, EventArgs e)
            {
                if (Session["UserId"] == null)
                {
                    LoginLink.Visible = true;
                    LoginLink.NavigateUrl = "~/Login.aspx";
                    Greeting.Text = "Please login";
                }
            }
        }

        public class Logout : Page
        {
            protected void {|LOA1009:Page_Load|}(object sender, EventArgs e)
            {
                Session.Abandon();
                FormsAuthentication.SignOut();
                Response.Redirect("~/Default.aspx");
            }
        }
        """);

    [Fact]
    public Task A_static_helper_of_a_module() => Web.Analyzer<SignOutAnalyzer>(
        """
        using System;
        using System.Web;
        using System.Web.Security;

        public class Security : IHttpModule
        {
            public static string CookieName { get { return FormsAuthentication.FormsCookieName + "-blog"; } }

            public void Init(HttpApplication context) { }

            public void Dispose() { }

            public static void SignIn(string user)
            {
                var ticket = new FormsAuthenticationTicket(1, user, DateTime.Now, DateTime.Now.AddDays(90), true, "", FormsAuthentication.FormsCookiePath);
                HttpContext.Current.Response.Cookies.Add(new HttpCookie(CookieName, FormsAuthentication.Encrypt(ticket)));
            }

            public static void {|LOA1009:SignOut|}()
            {
                var cookie = new HttpCookie(CookieName, string.Empty);
                cookie.Expires = DateTime.Now.AddYears(-3);
                HttpContext.Current.Response.Cookies.Add(cookie);
            }
        }
        """);
}
