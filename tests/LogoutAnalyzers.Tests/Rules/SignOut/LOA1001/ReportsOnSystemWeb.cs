using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1001;

/// <summary>Logouts of WebForms, MVC 5, Web API 2, OWIN and WCF that leave the user signed in.</summary>
public class ReportsOnSystemWeb
{
    private static Task Reported(string source, params string[] others) => Verify.AspNet.Analyzer<SignOutAnalyzer>([source, .. others]);

    private static Task Message(string message, string source, params string[] others) =>
        Verify.AspNet.Message<SignOutAnalyzer>(new DiagnosticResult("LOA1001", DiagnosticSeverity.Warning).WithMessage(message), [source, .. others]);

    [Fact]
    public Task A_page_that_only_redirects() => Message(
        "'Logout.Page_Load' never calls FormsAuthentication.SignOut, so the user stays signed in after logging out; call it",
        """
        using System;
        public partial class Logout : System.Web.UI.Page
        {
            protected void {|#0:Page_Load|}(object sender, EventArgs e)
            {
                Response.Redirect("~/Login.aspx");
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task A_page_that_only_abandons_the_session_beside_a_forms_ticket() => Message(
        "'Logout.Page_Load' never calls FormsAuthentication.SignOut, so the user stays signed in after logging out; call it, and Session.Abandon",
        """
        using System;
        public partial class Logout : System.Web.UI.Page
        {
            protected void {|#0:Page_Load|}(object sender, EventArgs e)
            {
                Session.Clear();
                Session.Abandon();
                Response.Redirect("~/Login.aspx");
            }
        }
        """, SystemWebPrograms.FormsLoginWithSession);

    [Fact]
    public Task A_page_that_leaves_the_login_in_the_session() => Message(
        "'Logout.Page_Load' never calls Session.Abandon, so the user stays signed in after logging out; abandon the session, which is the login here",
        """
        using System;
        public partial class Logout : System.Web.UI.Page
        {
            protected void {|#0:Page_Load|}(object sender, EventArgs e)
            {
                Response.Redirect("~/Login.aspx");
            }
        }
        """, SystemWebPrograms.SessionLogin);

    [Fact]
    public Task An_action_under_OWIN_that_only_redirects() => Message(
        "'LogOff' never calls AuthenticationManager.SignOut(\"ApplicationCookie\"), so the user stays signed in after logging out; call it",
        """
        using System.Web.Mvc;
        public class AccountController : Controller
        {
            [HttpPost]
            [ValidateAntiForgeryToken]
            public ActionResult {|#0:LogOff|}()
            {
                return RedirectToAction("Index", "Home");
            }
        }
        """, SystemWebPrograms.OwinIdentity);

    [Fact]
    public Task A_logout_of_an_application_whose_login_is_not_in_sight() => Message(
        "'Logout' calls neither FormsAuthentication.SignOut nor Session.Abandon, so the user stays signed in after logging out; end what the user is signed in with",
        """
        using System.Web.Mvc;
        public class AccountController : Controller
        {
            public ActionResult {|#0:Logout|}() { return RedirectToAction("Index", "Home"); }
        }
        """);

    [Fact]
    public Task An_action_under_several_OWIN_cookies() => Message(
        "'Logout' never calls AuthenticationManager.SignOut, so the user stays signed in after logging out; sign out the authentication type that the user is signed in with",
        """
        using System.Web.Mvc;
        public class AccountController : Controller
        {
            public ActionResult {|#0:Logout|}() { return RedirectToAction("Index", "Home"); }
        }
        """,
        """
        using Microsoft.Owin.Security.Cookies;
        using Owin;
        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                app.UseCookieAuthentication(new CookieAuthenticationOptions { AuthenticationType = "Staff" });
                app.UseCookieAuthentication(new CookieAuthenticationOptions { AuthenticationType = "Customers" });
            }
        }
        """);

    [Fact]
    public Task A_web_service_with_tokens_that_does_nothing() => Message(
        "'Logout' neither revokes nor denylists a token, so the user stays signed in after logging out; revoke the tokens that were issued to this client",
        """
        using System.Web.Http;
        public class AccountController : ApiController
        {
            public IHttpActionResult {|#0:Logout|}() { return Ok(); }
        }
        """,
        """
        using Microsoft.Owin.Security.OAuth;
        using Owin;
        public class Startup
        {
            public void Configuration(IAppBuilder app) { app.UseOAuthBearerTokens(new OAuthAuthorizationServerOptions()); }
        }
        """);

    [Fact]
    public Task An_action_under_OWIN_that_only_clears_the_session() => Reported("""
        using System.Web.Mvc;
        namespace Shop.Controllers
        {
            public class AccountController : Controller
            {
                public ActionResult {|LOA1001:Logout|}()
                {
                    Session.Clear();
                    Session.RemoveAll();
                    return RedirectToAction("Login");
                }
            }
        }
        """, SystemWebPrograms.OwinIdentity);

    [Fact]
    public Task An_action_that_resets_the_principal_of_this_request_only() => Reported("""
        using System.Security.Principal;
        using System.Web.Mvc;
        public class AccountController : Controller
        {
            public ActionResult {|LOA1001:SignOut|}()
            {
                HttpContext.User = new GenericPrincipal(new GenericIdentity(""), null);
                return Redirect("~/");
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task The_index_of_a_logout_controller() => Reported("""
        using System.Web.Mvc;
        public class LogoutController : Controller
        {
            public ActionResult {|LOA1001:Index|}()
            {
                TempData["Message"] = "Bye";
                return RedirectToAction("Index", "Home");
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task A_redirect_to_the_login_page_by_forms_authentication() => Reported("""
        using System;
        using System.Web.Security;
        public partial class Logoff : System.Web.UI.Page
        {
            protected void {|LOA1001:Page_Load|}(object sender, EventArgs e)
            {
                FormsAuthentication.RedirectToLoginPage();
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task A_cookie_of_the_request_that_is_expired() => Reported("""
        using System;
        using System.Web.Security;
        public partial class Logout : System.Web.UI.Page
        {
            protected void {|LOA1001:Page_Load|}(object sender, EventArgs e)
            {
                Request.Cookies[FormsAuthentication.FormsCookieName].Expires = DateTime.Now.AddDays(-1);
                Request.Cookies.Remove(FormsAuthentication.FormsCookieName);
                Response.Redirect("Login.aspx");
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task A_button_in_a_master_page() => Reported("""
        using System;
        public partial class Site : System.Web.UI.MasterPage
        {
            protected void {|LOA1001:btnLogout_Click|}(object sender, EventArgs e)
            {
                Response.Redirect("~/Default.aspx", false);
                Context.ApplicationInstance.CompleteRequest();
            }
        }
        """, SystemWebPrograms.SessionLogin);

    [Fact]
    public Task A_link_in_a_user_control_that_empties_the_cart() => Reported("""
        using System;
        using System.Web.UI;
        namespace Shop.Controls
        {
            public partial class Header : UserControl
            {
                protected void {|LOA1001:lnkLogOut_Click|}(object sender, EventArgs e)
                {
                    Session.Remove("Cart");
                    Session["Basket"] = null;
                    Response.Redirect("~/Login.aspx");
                }
            }
        }
        """, SystemWebPrograms.SessionLogin);

    [Fact]
    public Task An_event_handler_that_the_mark_up_names() => Reported("""
        using System;
        public partial class Default : System.Web.UI.Page
        {
            protected void {|LOA1001:Logout|}(object sender, EventArgs e) { Response.Redirect("Login.aspx"); }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task A_page_that_acts_when_it_is_opened() => Reported("""
        using System;
        public partial class Logout : System.Web.UI.Page
        {
            protected System.Web.UI.WebControls.Label lblMessage;

            protected void {|LOA1001:Page_Load|}(object sender, EventArgs e)
            {
                if (!IsPostBack)
                {
                    lblMessage.Text = "You have been logged out";
                }
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task An_overridden_OnLoad() => Reported("""
        using System;
        public partial class Logout : System.Web.UI.Page
        {
            protected override void {|LOA1001:OnLoad|}(EventArgs e)
            {
                base.OnLoad(e);
                Response.Redirect("~/");
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task An_HTTP_handler() => Reported("""
        using System.Web;
        public class LogoutHandler : IHttpHandler
        {
            public bool IsReusable { get { return true; } }

            public void {|LOA1001:ProcessRequest|}(HttpContext context)
            {
                context.Response.Cache.SetNoStore();
                context.Response.Redirect("~/Login.aspx");
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task A_page_method() => Reported("""
        using System.Web.Services;
        public partial class Default : System.Web.UI.Page
        {
            [WebMethod]
            public static bool {|LOA1001:Logout|}() { return true; }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task An_action_of_Web_API_under_OWIN_cookies() => Reported("""
        using System.Web.Http;
        [RoutePrefix("api/account")]
        public class AccountController : ApiController
        {
            [Route("logout")]
            [HttpPost]
            public IHttpActionResult {|LOA1001:Leave|}() { return Ok(); }
        }
        """, SystemWebPrograms.OwinIdentity);

    [Fact]
    public Task A_verb_in_the_name_of_the_action() => Reported("""
        using System.Net;
        using System.Net.Http;
        using System.Web.Http;
        public class SessionController : ApiController
        {
            public HttpResponseMessage {|LOA1001:PostLogout|}() { return Request.CreateResponse(HttpStatusCode.OK); }
        }
        """, SystemWebPrograms.OwinIdentity);

    [Fact]
    public Task An_operation_of_a_WCF_service_that_only_writes_an_audit_record() => Reported("""
        using System.ServiceModel;
        using Shop.Data;

        [ServiceContract]
        public interface IAccountService { [OperationContract] bool Logout(string token); }

        public class AccountService : IAccountService
        {
            private readonly ShopContext _context = new ShopContext();

            public bool {|LOA1001:Logout|}(string token)
            {
                _context.Audits.Add(new AuditEntry { Text = "bye" });
                _context.SaveChanges();
                return true;
            }
        }
        """, SystemWebPrograms.Database);

    [Fact]
    public Task A_LoginStatus_control_under_OWIN() => Reported("""
        using System;
        using System.Web.UI.WebControls;
        public partial class Site : System.Web.UI.MasterPage
        {
            protected void {|LOA1001:Unnamed_LoggingOut|}(object sender, LoginCancelEventArgs e)
            {
                Session.Clear();
            }
        }
        """, SystemWebPrograms.OwinIdentity);

    [Fact]
    public Task A_helper_of_the_application_that_does_nothing_either() => Reported("""
        using System;
        using System.Web;
        public static class Redirector
        {
            public static void ToHome() { HttpContext.Current.Response.Redirect("~/Default.aspx", false); }
        }
        public partial class Logout : System.Web.UI.Page
        {
            protected void {|LOA1001:Page_Load|}(object sender, EventArgs e)
            {
                Response.Cookies["theme"].Expires = DateTime.Now.AddDays(-1);
                Redirector.ToHome();
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task A_session_token_of_claims_based_identity() => Reported("""
        using System.IdentityModel.Services;
        using System.IdentityModel.Tokens;
        using System.Web.Mvc;
        public class AccountController : Controller
        {
            public ActionResult Login(SessionSecurityToken token)
            {
                FederatedAuthentication.SessionAuthenticationModule.WriteSessionTokenToCookie(token);
                return Redirect("~/");
            }

            public ActionResult {|LOA1001:Logout|}()
            {
                Session.Abandon();
                return Redirect("~/");
            }
        }
        """);

    [Fact]
    public Task A_branch_of_OWIN() => Reported("""
        using System.Threading.Tasks;
        using Microsoft.Owin.Security.Cookies;
        using Owin;
        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                app.UseCookieAuthentication(new CookieAuthenticationOptions());
                app.Map({|LOA1001:"/logout"|}, branch => branch.Run(context =>
                {
                    context.Response.Redirect("/");
                    return Task.FromResult(0);
                }));
            }
        }
        """);

    [Fact]
    public Task Middleware_of_OWIN_that_tests_the_path() => Reported("""
        using System.Threading.Tasks;
        using Microsoft.Owin;
        using Microsoft.Owin.Security.Cookies;
        using Owin;
        public class LeavingMiddleware : OwinMiddleware
        {
            public LeavingMiddleware(OwinMiddleware next) : base(next) { }

            public override async Task {|LOA1001:Invoke|}(IOwinContext context)
            {
                if (context.Request.Path.Value == "/account/logout")
                {
                    context.Response.Redirect("/");
                    return;
                }
                await Next.Invoke(context);
            }
        }
        """, SystemWebPrograms.OwinIdentity);

    [Fact]
    public Task A_web_service_whose_login_is_not_in_sight() => Message(
        "'Logout' calls nothing that ends a session or revokes a token, so the user stays signed in after logging out; end what the caller signed in with",
        """
        using System.Web.Http;
        public class TokensController : ApiController
        {
            [HttpPost]
            public IHttpActionResult {|#0:Logout|}() { return Ok(new { message = "Logged out" }); }
        }
        """);

    [Fact]
    public Task A_property_around_another_value_of_the_session() => Reported("""
        using System;
        using System.Web;
        public static class Visit
        {
            public static object User { get { return HttpContext.Current.Session["User"]; } set { HttpContext.Current.Session["User"] = value; } }
            public static object Cart { get { return HttpContext.Current.Session["Cart"]; } set { HttpContext.Current.Session["Cart"] = value; } }
        }
        public partial class Logout : System.Web.UI.Page
        {
            protected void {|LOA1001:Page_Load|}(object sender, EventArgs e)
            {
                Visit.Cart = null;
                Response.Redirect("~/Login.aspx");
            }
        }
        """);

    [Fact]
    public Task A_name_in_the_session_beside_the_ticket_that_signs_in() => Reported("""
        using System.Web.Mvc;
        using System.Web.Security;
        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult Login(string name)
            {
                FormsAuthentication.SetAuthCookie(name, false);
                Session["UserName"] = name;
                return RedirectToAction("Index");
            }

            public ActionResult {|LOA1001:Logout|}()
            {
                Session["UserName"] = null;
                Session.Abandon();
                return RedirectToAction("Login");
            }
        }
        """);
}
