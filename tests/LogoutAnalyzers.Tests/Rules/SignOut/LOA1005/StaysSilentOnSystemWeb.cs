using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using LogoutAnalyzers.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1005;

public class StaysSilentOnSystemWeb
{
    private static Task Silent(string source, params string[] others) => Verify.AspNet.Analyzer<SignOutAnalyzer>([source, .. others]);

    [Theory]
    [InlineData("Session.Abandon();")]
    [InlineData("Session.Clear();")]
    [InlineData("Session.RemoveAll();")]
    [InlineData("Session.Contents.RemoveAll();")]
    [InlineData("System.Web.HttpContext.Current.Session.Abandon();")]
    [InlineData("Session[\"DEPARTMENT\"] = null;")]
    [InlineData("Session.Remove(\"department\");")]
    [InlineData("for (var i = Session.Count - 1; i >= 0; i--) Session.RemoveAt(i);")]
    [InlineData("foreach (string key in Session.Keys) Session[key] = null;")]
    public Task The_page_empties_it(string statement) => Silent(
        $$"""
        using System;
        using System.Web.Security;
        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                {{statement}}
                Response.Redirect("~/Default.aspx");
            }
        }
        """, SystemWebPrograms.FormsLoginWithSession);

    [Fact]
    public Task A_property_that_is_set_to_null() => Silent(
        """
        using System.Web;
        using System.Web.Mvc;
        using System.Web.Security;
        public static class Current
        {
            public static string Profile
            {
                get { return (string)HttpContext.Current.Session["Profile"]; }
                set { HttpContext.Current.Session["Profile"] = value; }
            }
        }

        public class AccountController : Controller
        {
            public ActionResult Login(string name)
            {
                FormsAuthentication.SetAuthCookie(name, false);
                Current.Profile = name;
                return Redirect("/");
            }

            public ActionResult Logout()
            {
                Current.Profile = null;
                FormsAuthentication.SignOut();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task The_base_page_empties_it() => Silent(
        """
        using System;
        using System.Web.Security;
        public class BasePage : System.Web.UI.Page
        {
            protected void EndVisit() { Session.Abandon(); FormsAuthentication.SignOut(); }
        }

        public partial class Logout : BasePage
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                EndVisit();
                Response.Redirect("~/Default.aspx");
            }
        }
        """, SystemWebPrograms.FormsLoginWithSession);

    [Fact]
    public Task The_login_page_empties_it() => Silent(
        """
        using System;
        using System.Web.Security;
        public partial class Site : System.Web.UI.MasterPage
        {
            protected void btnLogout_Click(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                Response.Redirect("~/Account/Login.aspx?out=1");
            }
        }

        public partial class Login : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                if (!IsPostBack) Session.Abandon();
            }

            protected void Enter(string name)
            {
                FormsAuthentication.SetAuthCookie(name, false);
                Session["Menu"] = name;
            }
        }
        """);

    [Fact]
    public Task A_session_that_is_only_read() => Silent(
        """
        using System.Web.Mvc;
        using System.Web.Security;
        public class AccountController : Controller
        {
            public ActionResult Login(string name)
            {
                FormsAuthentication.SetAuthCookie(name, false);
                return Redirect((string)Session["ReturnUrl"] ?? "/");
            }

            public ActionResult Logout()
            {
                FormsAuthentication.SignOut();
                return Redirect("/");
            }
        }
        """);

    // A controller of Web API has no session.
    [Fact]
    public Task A_logout_of_Web_API() => Silent(
        """
        using System.Web.Http;
        using System.Web.Security;
        public class AccountController : ApiController
        {
            [HttpPost]
            public IHttpActionResult Logout()
            {
                FormsAuthentication.SignOut();
                return Ok();
            }
        }
        """, SystemWebPrograms.FormsLoginWithSession);

    // NHibernate's unit of work.
    [Fact]
    public Task Another_kind_of_session() => Silent(
        """
        using System.Web.Mvc;
        using System.Web.Security;
        public interface ISession { object this[string entity] { get; set; } void Save(object entity); }
        public class AccountController : Controller
        {
            private readonly ISession session;
            public AccountController(ISession session) { this.session = session; }
            public new ISession Session { get { return session; } }

            public ActionResult Login(string name)
            {
                Session["login"] = name;
                Session.Save(name);
                FormsAuthentication.SetAuthCookie(name, false);
                return Redirect("/");
            }

            public ActionResult Logout()
            {
                FormsAuthentication.SignOut();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task An_attribute_of_the_application_s_own_empties_it() => Silent(
        """
        using System.Web.Mvc;
        using System.Web.Security;
        public class EndsSessionAttribute : ActionFilterAttribute
        {
            public override void OnActionExecuted(ActionExecutedContext filterContext) { filterContext.HttpContext.Session.Abandon(); }
        }

        public class AccountController : Controller
        {
            public ActionResult Login(string name)
            {
                Session["Menu"] = name;
                FormsAuthentication.SetAuthCookie(name, false);
                return Redirect("/");
            }

            [EndsSession]
            public ActionResult Logout()
            {
                FormsAuthentication.SignOut();
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task The_cookie_s_sign_out_event_empties_it() => Silent(
        """
        using System.Web;
        using System.Web.Mvc;
        using Microsoft.Owin.Security;
        using Microsoft.Owin.Security.Cookies;
        using Owin;
        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                app.UseCookieAuthentication(new CookieAuthenticationOptions
                {
                    AuthenticationType = "Shop",
                    Provider = new CookieAuthenticationProvider { OnResponseSignOut = context => HttpContext.Current.Session.Abandon() },
                });
            }
        }

        public class AccountController : Controller
        {
            private readonly IAuthenticationManager _authentication;
            public AccountController(IAuthenticationManager authentication) { _authentication = authentication; }

            public void Choose(string branch) { Session["Branch"] = branch; }

            [HttpPost]
            public ActionResult LogOff()
            {
                _authentication.SignOut("Shop");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_LoginStatus_control_whose_other_event_empties_it() => Silent(
        """
        using System;
        using System.Web.UI.WebControls;
        public partial class Site : System.Web.UI.MasterPage
        {
            protected void HeadLoginStatus_LoggingOut(object sender, LoginCancelEventArgs e) { }

            protected void HeadLoginStatus_LoggedOut(object sender, EventArgs e) { Session.Abandon(); }
        }
        """, SystemWebPrograms.FormsLoginWithSession);

    [Theory]
    [InlineData("Response.Cookies[\"login\"].Expires = DateTime.Now.AddDays(-1); Session.Abandon();")]
    [InlineData("Response.Cookies[\"login\"].Expires = DateTime.Now.AddDays(-1); Session.Remove(\"Cart\");")]
    [InlineData("Response.Cookies[\"theme\"].Expires = DateTime.Now.AddDays(-1); System.Web.Security.FormsAuthentication.RedirectToLoginPage(); throw new Exception();")]
    [InlineData("Response.Cookies[\"login\"].Expires = DateTime.Now.AddDays(1); throw new Exception();")]
    public Task A_cookie_of_its_own_is_the_login_and_nothing_is_left_or_it_stays(string statements) => Silent(
        $$"""
        using System;
        using System.Web;
        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                {{statements}}
            }
        }
        public partial class Product : System.Web.UI.Page
        {
            protected void Add_Click(object sender, EventArgs e) { Session["Cart"] = e; }
        }
        """);

    [Fact]
    public Task A_login_cookie_is_cleaned_up_where_no_logout_is() => Silent(
        """
        using System;
        public partial class Login : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                if (Request.QueryString["expired"] != null) Response.Cookies["login"].Expires = DateTime.Now.AddDays(-1);
                Session["Cart"] = e;
            }
        }
        """);
}
