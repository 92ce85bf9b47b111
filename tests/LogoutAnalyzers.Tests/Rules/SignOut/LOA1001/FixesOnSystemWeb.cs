using LogoutAnalyzers.CodeFixes.Fixes.SignOut;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1001;

/// <summary>The call that ends the session of System.Web and OWIN, added through what the class offers.</summary>
public class FixesOnSystemWeb
{
    private static Task Fix(string before, string after, params string[] others) => Verify.AspNet.Fix<SignOutAnalyzer, EndSession>(before, after, others);

    private static Task NotOffered(string source, params string[] others) => Fix(source, source, others);

    [Fact]
    public Task Forms_authentication_on_a_page() => Fix(
        """
        using System;

        namespace Shop
        {
            public partial class Logout : System.Web.UI.Page
            {
                protected void {|LOA1001:Page_Load|}(object sender, EventArgs e)
                {
                    // back to the start
                    Response.Redirect("~/Default.aspx");
                }
            }
        }
        """,
        """
        using System;
        using System.Web.Security;

        namespace Shop
        {
            public partial class Logout : System.Web.UI.Page
            {
                protected void Page_Load(object sender, EventArgs e)
                {
                    FormsAuthentication.SignOut();
                    // back to the start
                    Response.Redirect("~/Default.aspx");
                }
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task Forms_authentication_beside_a_session() => Fix(
        """
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            public ActionResult {|LOA1001:LogOff|}()
            {
                return RedirectToAction("Index", "Home");
            }
        }
        """,
        """
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            public ActionResult LogOff()
            {
                FormsAuthentication.SignOut();
                Session.Abandon();
                return RedirectToAction("Index", "Home");
            }
        }
        """, SystemWebPrograms.FormsLoginWithSession);

    [Fact]
    public Task A_session_that_is_abandoned_already() => Fix(
        """
        using System;
        using System.Web.Security;

        public partial class Logout : System.Web.UI.Page
        {
        	protected void {|LOA1001:Page_Load|}(object sender, EventArgs e)
        	{
        		Session.Abandon();
        		Response.Redirect("Login.aspx");
        	}
        }
        """,
        """
        using System;
        using System.Web.Security;

        public partial class Logout : System.Web.UI.Page
        {
        	protected void Page_Load(object sender, EventArgs e)
        	{
        		FormsAuthentication.SignOut();
        		Session.Abandon();
        		Response.Redirect("Login.aspx");
        	}
        }
        """, SystemWebPrograms.FormsLoginWithSession);

    [Fact]
    public Task An_expression_body() => Fix(
        """
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            public ActionResult {|LOA1001:Logout|}() => RedirectToAction("Index", "Home");
        }
        """,
        """
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            public ActionResult Logout()
            {
                FormsAuthentication.SignOut();
                Session.Abandon();
                return RedirectToAction("Index", "Home");
            }
        }
        """, SystemWebPrograms.FormsLoginWithSession);

    [Fact]
    public Task A_body_on_one_line() => Fix(
        """
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            public ActionResult {|LOA1001:Logout|}() { return Redirect("~/"); }
        }
        """,
        """
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            public ActionResult Logout()
            {
                FormsAuthentication.SignOut();
                Session.Abandon();
                return Redirect("~/");
            }
        }
        """, SystemWebPrograms.FormsLoginWithSession);

    [Fact]
    public Task An_empty_body() => Fix(
        """
        using System;
        using System.Web.Security;

        public partial class Site : System.Web.UI.MasterPage
        {
            protected void lnkLogout_Click(object sender, EventArgs e)
            {
            }
        }
        """.Replace("lnkLogout_Click", "{|LOA1001:lnkLogout_Click|}"),
        """
        using System;
        using System.Web.Security;

        public partial class Site : System.Web.UI.MasterPage
        {
            protected void lnkLogout_Click(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task Windows_line_ends() => Fix(
        """
        using System;
        using System.Web.Security;

        public partial class Logout : System.Web.UI.Page
        {
            protected void {|LOA1001:Page_Load|}(object sender, EventArgs e)
            {
                Response.Redirect("Login.aspx");
            }
        }
        """.Replace("\n", "\r\n"),
        """
        using System;
        using System.Web.Security;

        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                Session.Abandon();
                Response.Redirect("Login.aspx");
            }
        }
        """.Replace("\n", "\r\n"), SystemWebPrograms.FormsLoginWithSession);

    [Fact]
    public Task A_session_that_is_the_login() => Fix(
        """
        using System;

        public partial class Logout : System.Web.UI.Page
        {
            protected void {|LOA1001:Page_Load|}(object sender, EventArgs e)
            {
                Session.Remove("Cart");
                Response.Redirect("Login.aspx");
            }
        }
        """,
        """
        using System;

        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                Session.Abandon();
                Session.Remove("Cart");
                Response.Redirect("Login.aspx");
            }
        }
        """, SystemWebPrograms.SessionLogin);

    [Fact]
    public Task A_property_of_OWIN() => Fix(
        """
        using System.Web;
        using System.Web.Mvc;
        using Microsoft.Owin.Security;

        namespace Shop.Controllers
        {
            public class AccountController : Controller
            {
                [HttpPost]
                public ActionResult {|LOA1001:LogOff|}()
                {
                    return RedirectToAction("Index", "Home");
                }

                private IAuthenticationManager AuthenticationManager
                {
                    get { return HttpContext.GetOwinContext().Authentication; }
                }
            }
        }
        """,
        """
        using System.Web;
        using System.Web.Mvc;
        using Microsoft.AspNet.Identity;
        using Microsoft.Owin.Security;

        namespace Shop.Controllers
        {
            public class AccountController : Controller
            {
                [HttpPost]
                public ActionResult LogOff()
                {
                    AuthenticationManager.SignOut(DefaultAuthenticationTypes.ApplicationCookie);
                    return RedirectToAction("Index", "Home");
                }

                private IAuthenticationManager AuthenticationManager
                {
                    get { return HttpContext.GetOwinContext().Authentication; }
                }
            }
        }
        """, SystemWebPrograms.OwinIdentity);

    [Fact]
    public Task The_context_of_a_controller() => Fix(
        """
        using System.Web.Mvc;

        public class AccountController : Controller
        {
            public ActionResult {|LOA1001:Logout|}()
            {
                Session.Clear();
                return RedirectToAction("Index", "Home");
            }
        }
        """,
        """
        using System.Web;
        using System.Web.Mvc;
        using Microsoft.AspNet.Identity;

        public class AccountController : Controller
        {
            public ActionResult Logout()
            {
                HttpContext.GetOwinContext().Authentication.SignOut(DefaultAuthenticationTypes.ApplicationCookie);
                Session.Clear();
                return RedirectToAction("Index", "Home");
            }
        }
        """, SystemWebPrograms.OwinIdentity);

    [Fact]
    public Task The_request_of_a_page() => Fix(
        """
        using System;
        using System.Web;
        using Microsoft.AspNet.Identity;

        public partial class Logout : System.Web.UI.Page
        {
            protected void {|LOA1001:Page_Load|}(object sender, EventArgs e)
            {
                Response.Redirect("~/");
            }
        }
        """,
        """
        using System;
        using System.Web;
        using Microsoft.AspNet.Identity;

        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                Request.GetOwinContext().Authentication.SignOut(DefaultAuthenticationTypes.ApplicationCookie);
                Response.Redirect("~/");
            }
        }
        """, SystemWebPrograms.OwinIdentity);

    [Fact]
    public Task The_request_of_a_web_service() => Fix(
        """
        using System.Web.Http;

        public class AccountController : ApiController
        {
            [HttpPost]
            public IHttpActionResult {|LOA1001:Logout|}(string device)
            {
                if (device == null) return BadRequest();

                return Ok();
            }
        }
        """,
        """
        using System.Net.Http;
        using System.Web.Http;
        using Microsoft.AspNet.Identity;

        public class AccountController : ApiController
        {
            [HttpPost]
            public IHttpActionResult Logout(string device)
            {
                if (device == null) return BadRequest();

                Request.GetOwinContext().Authentication.SignOut(DefaultAuthenticationTypes.ApplicationCookie);
                return Ok();
            }
        }
        """, SystemWebPrograms.OwinIdentity);

    [Fact]
    public Task The_SignInManager() => Fix(
        """
        using System.Web.Mvc;
        using Microsoft.AspNet.Identity;
        using Microsoft.AspNet.Identity.EntityFramework;
        using Microsoft.AspNet.Identity.Owin;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser, string> _signInManager;

            public AccountController(SignInManager<IdentityUser, string> signInManager) { _signInManager = signInManager; }

            public ActionResult {|LOA1001:LogOff|}()
            {
                return RedirectToAction("Index", "Home");
            }
        }
        """,
        """
        using System.Web.Mvc;
        using Microsoft.AspNet.Identity;
        using Microsoft.AspNet.Identity.EntityFramework;
        using Microsoft.AspNet.Identity.Owin;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser, string> _signInManager;

            public AccountController(SignInManager<IdentityUser, string> signInManager) { _signInManager = signInManager; }

            public ActionResult LogOff()
            {
                _signInManager.AuthenticationManager.SignOut(DefaultAuthenticationTypes.ApplicationCookie);
                return RedirectToAction("Index", "Home");
            }
        }
        """, SystemWebPrograms.OwinIdentity);

    [Fact]
    public Task Several_in_one_file() => Fix(
        """
        using System;
        using System.Web.UI;

        public partial class Logout : Page
        {
            protected void {|LOA1001:Page_Load|}(object sender, EventArgs e) { Response.Redirect("~/"); }
        }

        public partial class Site : MasterPage
        {
            protected void {|LOA1001:btnLogout_Click|}(object sender, EventArgs e)
            {
                Response.Redirect("~/");
            }
        }
        """,
        """
        using System;
        using System.Web.Security;
        using System.Web.UI;

        public partial class Logout : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                Response.Redirect("~/");
            }
        }

        public partial class Site : MasterPage
        {
            protected void btnLogout_Click(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                Response.Redirect("~/");
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task An_HTTP_handler_with_a_session() => Fix(
        """
        using System.Web;
        using System.Web.SessionState;

        public class LogoutHandler : IHttpHandler, IRequiresSessionState
        {
            public bool IsReusable { get { return false; } }

            public void {|LOA1001:ProcessRequest|}(HttpContext context)
            {
                context.Response.Redirect("~/Login.aspx");
            }
        }
        """,
        """
        using System.Web;
        using System.Web.SessionState;

        public class LogoutHandler : IHttpHandler, IRequiresSessionState
        {
            public bool IsReusable { get { return false; } }

            public void ProcessRequest(HttpContext context)
            {
                context.Session.Abandon();
                context.Response.Redirect("~/Login.aspx");
            }
        }
        """, SystemWebPrograms.SessionLogin);

    [Fact]
    public Task Not_where_a_handler_has_no_session() => NotOffered(
        """
        using System.Web;

        public class LogoutHandler : IHttpHandler
        {
            public bool IsReusable { get { return false; } }

            public void {|LOA1001:ProcessRequest|}(HttpContext context) { context.Response.Redirect("~/Login.aspx"); }
        }
        """, SystemWebPrograms.SessionLogin);

    [Fact]
    public Task Not_where_the_login_is_not_in_sight() => NotOffered(
        """
        using System.Web.Mvc;

        public class AccountController : Controller
        {
            public ActionResult {|LOA1001:Logout|}() { return Redirect("~/"); }
        }
        """);

    [Fact]
    public Task Not_where_a_service_has_no_context() => NotOffered(
        """
        using System.ServiceModel;

        [ServiceContract]
        public class AccountService
        {
            [OperationContract]
            public bool {|LOA1001:Logout|}(string user) { return true; }
        }
        """, SystemWebPrograms.OwinIdentity);

    [Fact]
    public Task Not_a_token_of_claims_based_identity() => NotOffered(
        """
        using System.IdentityModel.Services;
        using System.IdentityModel.Tokens;
        using System.Web.Mvc;

        public class AccountController : Controller
        {
            public void Login(SessionSecurityToken token) { FederatedAuthentication.SessionAuthenticationModule.WriteSessionTokenToCookie(token); }

            public ActionResult {|LOA1001:Logout|}() { return Redirect("~/"); }
        }
        """);

    [Fact]
    public Task Not_the_ticket_of_a_browser_in_a_WCF_service() => NotOffered(
        """
        using System.ServiceModel;

        [ServiceContract]
        public class AccountService
        {
            [OperationContract]
            public bool {|LOA1001:Logout|}(string user) { return true; }
        }
        """, SystemWebPrograms.FormsLogin);
}
