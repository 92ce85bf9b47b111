using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1009;

/// <summary>The same under OWIN and forms authentication.</summary>
public class StaysSilentOnSystemWeb
{
    private static readonly Verification Web = Verify.AspNet with { Advice = "LOA1009" };

    [Fact]
    public Task A_session_store_of_OWIN() => Web.Analyzer<SignOutAnalyzer>(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNet.Identity;
        using Microsoft.Owin;
        using Microsoft.Owin.Security.Cookies;
        using Owin;

        public static class Stores { public static IAuthenticationSessionStore Sessions; }

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                app.UseCookieAuthentication(new CookieAuthenticationOptions
                {
                    AuthenticationType = DefaultAuthenticationTypes.ApplicationCookie,
                    LoginPath = new PathString("/Account/Login"),
                    SessionStore = Stores.Sessions
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
            public ActionResult LogOff()
            {
                AuthenticationManager.SignOut(DefaultAuthenticationTypes.ApplicationCookie);
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_validation_of_OWIN_that_rejects() => Web.Analyzer<SignOutAnalyzer>(
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
                    Provider = new CookieAuthenticationProvider
                    {
                        OnValidateIdentity = context =>
                        {
                            if (context.Identity.FindFirst("sid") == null) context.RejectIdentity();
                            return Task.FromResult(0);
                        }
                    }
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
            public ActionResult LogOff()
            {
                AuthenticationManager.SignOut(DefaultAuthenticationTypes.ApplicationCookie);
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_ticket_beside_a_login_in_the_session_that_pages_ask_for() => Web.Analyzer<SignOutAnalyzer>(
        """
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult Login(string name)
            {
                FormsAuthentication.SetAuthCookie(name, false);
                Session["UserId"] = name;
                return RedirectToAction("Index", "Home");
            }

            [HttpPost]
            public ActionResult LogOff()
            {
                FormsAuthentication.SignOut();
                Session.Abandon();
                return RedirectToAction("Index", "Home");
            }
        }
        """,
        """
        using System.Web.Mvc;

        public class OrdersController : Controller
        {
            public ActionResult Index()
            {
                if (Session["UserId"] == null) return RedirectToAction("Login", "Account");
                return View();
            }
        }
        """);

    [Fact]
    public Task A_ticket_beside_a_login_in_the_session_that_a_filter_asks_for() => Web.Analyzer<SignOutAnalyzer>(
        """
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult Login(string name)
            {
                FormsAuthentication.SetAuthCookie(name, false);
                Session["UserId"] = name;
                return RedirectToAction("Index", "Home");
            }

            [HttpPost]
            public ActionResult LogOff()
            {
                FormsAuthentication.SignOut();
                Session.Abandon();
                return RedirectToAction("Index", "Home");
            }
        }
        """,
        """
        using System.Web.Mvc;

        public class SignedInAttribute : ActionFilterAttribute
        {
            public override void OnActionExecuting(ActionExecutingContext filterContext)
            {
                if (filterContext.HttpContext.Session["UserId"] == null)
                {
                    filterContext.Result = new RedirectResult("~/Account/Login");
                }
            }
        }
        """);

    [Fact]
    public Task A_ticket_that_is_checked_against_a_record_for_each_request() => Web.Analyzer<SignOutAnalyzer>(
        """
        using System.Collections.Generic;
        using System.Web;
        using System.Web.Mvc;
        using System.Web.Security;

        public static class OpenSessions
        {
            public static readonly HashSet<string> SessionIds = new HashSet<string>();
        }

        public class Global : HttpApplication
        {
            protected void Application_PostAuthenticateRequest()
            {
                var identity = HttpContext.Current.User.Identity as FormsIdentity;
                if (identity != null && !OpenSessions.SessionIds.Contains(identity.Ticket.UserData))
                {
                    FormsAuthentication.SignOut();
                    HttpContext.Current.User = null;
                }
            }
        }

        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult Login(string name)
            {
                FormsAuthentication.SetAuthCookie(name, false);
                return RedirectToAction("Index", "Home");
            }

            [HttpPost]
            public ActionResult LogOff()
            {
                OpenSessions.SessionIds.Remove(((FormsIdentity)User.Identity).Ticket.UserData);
                FormsAuthentication.SignOut();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task A_stamp_of_ASP_NET_Identity_2_that_is_validated_and_rotated() => Web.Analyzer<SignOutAnalyzer>(
        """
        using System;
        using Microsoft.AspNet.Identity;
        using Microsoft.AspNet.Identity.Owin;
        using Microsoft.Owin;
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
        """,
        """
        using System.Security.Claims;
        using System.Threading.Tasks;
        using System.Web;
        using System.Web.Mvc;
        using Microsoft.AspNet.Identity;
        using Microsoft.Owin.Security;

        public class AccountController : Controller
        {
            private readonly UserManager<AppUser> _users;

            public AccountController(UserManager<AppUser> users) { _users = users; }

            [HttpPost]
            public ActionResult Login()
            {
                HttpContext.GetOwinContext().Authentication.SignIn(new ClaimsIdentity(DefaultAuthenticationTypes.ApplicationCookie));
                return RedirectToAction("Index", "Home");
            }

            [HttpPost]
            public async Task<ActionResult> LogOff()
            {
                await _users.UpdateSecurityStampAsync(User.Identity.GetUserId());
                HttpContext.GetOwinContext().Authentication.SignOut(DefaultAuthenticationTypes.ApplicationCookie);
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Theory]
    [InlineData("Response.Redirect(\"~/Login.aspx\");")]
    [InlineData("Server.Transfer(LoginPage);")]
    [InlineData("FormsAuthentication.RedirectToLoginPage();")]
    [InlineData("Response.RedirectLocation = \"/login\";")]
    [InlineData("Response.Write(\"<script>top.location = 'Login.aspx';</script>\");")]
    [InlineData("throw new UnauthorizedAccessException();")]
    [InlineData("Response.StatusCode = 401; Response.End();")]
    public Task A_page_that_sends_everybody_without_a_session_away(string leaves) => Web.Analyzer<SignOutAnalyzer>(
        $$"""
        using System;
        using System.Web.Security;
        using System.Web.UI;

        public class Login : Page
        {
            protected void Submit(string name)
            {
                FormsAuthentication.SetAuthCookie(name, false);
                Session["UserId"] = name;
            }
        }

        public class SecurePage : Page
        {
            private const string LoginPage = "~/Login.aspx";

            protected override void OnInit(EventArgs e)
            {
                if (Session["UserId"] == null)
                {
                    {{leaves}}
                }
                base.OnInit(e);
            }
        }

        public class Logout : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                Session.Abandon();
                FormsAuthentication.SignOut();
                Response.Redirect("~/Default.aspx");
            }
        }
        """);

    [Fact]
    public Task A_method_of_the_same_name_on_a_type_of_its_own() => Web.Analyzer<SignOutAnalyzer>(
        """
        using System;
        using System.Web;
        using System.Web.UI;

        public static class Cookies
        {
            public static void SetAuthCookie(string user, bool persistent) { }
        }

        public class Login : Page
        {
            protected void Submit(string name) { Cookies.SetAuthCookie(name, false); }
        }

        public class Logout : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                Response.Cookies["auth"].Expires = DateTime.Now.AddDays(-1);
            }
        }
        """);
}
