using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1001;

/// <summary>Logouts of WebForms, MVC 5, Web API 2, OWIN and WCF that end the session, owe nothing, or cannot be judged.</summary>
public class StaysSilentOnSystemWeb
{
    private static Task Silent(string source, params string[] others) => Verify.AspNet.Analyzer<SignOutAnalyzer>([source, .. others]);

    private static Task PageLoad(string statements, string login) => Silent($$"""
        using System;
        using System.Web;
        using System.Web.Security;
        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                {{statements}}
            }
        }
        """, login);

    private static Task Action(string statements, string login) => Silent($$"""
        using System;
        using System.Net;
        using System.Web;
        using System.Web.Mvc;
        using System.Web.Security;
        using Microsoft.AspNet.Identity;
        public class AccountController : Controller
        {
            public ActionResult Logout()
            {
                {{statements}}
            }
        }
        """, login);

    [Theory]
    [InlineData("FormsAuthentication.SignOut(); Session.Abandon(); Response.Redirect(\"~/Login.aspx\");")]
    [InlineData("FormsAuthentication.SignOut(); FormsAuthentication.RedirectToLoginPage();")]
    [InlineData("Session.Clear(); Session.RemoveAll(); Session.Abandon(); System.Web.Security.FormsAuthentication.SignOut(); Response.Redirect(\"Login.aspx\", true);")]
    [InlineData("if (!IsPostBack) { FormsAuthentication.SignOut(); Session.Abandon(); }")]
    [InlineData("if (IsPostBack) return; FormsAuthentication.SignOut();")]
    [InlineData("if (Page.IsPostBack) { FormsAuthentication.SignOut(); }")]
    [InlineData("Response.Redirect(\"Login.aspx\", false); FormsAuthentication.SignOut();")]
    [InlineData("HttpContext.Current.Response.Redirect(\"Login.aspx\", endResponse: false); FormsAuthentication.SignOut();")]
    [InlineData("if (!User.Identity.IsAuthenticated) { Response.Redirect(\"Login.aspx\"); } FormsAuthentication.SignOut();")]
    [InlineData("if (!Request.IsAuthenticated) { Response.Redirect(\"Login.aspx\"); return; } FormsAuthentication.SignOut();")]
    [InlineData("if (Request.IsAuthenticated) { FormsAuthentication.SignOut(); } Response.Redirect(\"Login.aspx\");")]
    [InlineData("if (Session[\"User\"] == null) Response.Redirect(\"Login.aspx\"); Session.Abandon(); FormsAuthentication.SignOut();")]
    [InlineData("try { Session.Abandon(); } finally { FormsAuthentication.SignOut(); } Response.Redirect(\"Login.aspx\");")]
    [InlineData("try { FormsAuthentication.SignOut(); Response.Redirect(\"Login.aspx\"); } catch (System.Threading.ThreadAbortException) { }")]
    [InlineData("var cookie = new HttpCookie(FormsAuthentication.FormsCookieName, \"\"); cookie.Expires = DateTime.Now.AddYears(-1); Response.Cookies.Add(cookie); Session.Abandon();")]
    [InlineData("Response.Cookies[FormsAuthentication.FormsCookieName].Expires = DateTime.Now.AddDays(-1);")]
    [InlineData("foreach (string name in Request.Cookies.AllKeys) { Response.Cookies[name].Expires = DateTime.Now.AddDays(-1); } Response.Redirect(\"Login.aspx\");")]
    [InlineData("Response.StatusCode = 403; Response.End();")]
    [InlineData("Server.Transfer(\"~/Account/SignOut.aspx\");")]
    [InlineData("Response.Redirect(\"~/Account/LogOff\");")]
    [InlineData("dynamic users = Application[\"users\"]; users.Leave(User.Identity.Name); Response.Redirect(\"Login.aspx\");")]
    [InlineData("throw new HttpException(404, \"gone\");")]
    public Task A_page_with_forms_authentication(string statements) => PageLoad(statements, SystemWebPrograms.FormsLogin);

    [Theory]
    [InlineData("Session.Abandon();")]
    [InlineData("Session.Clear(); Response.Redirect(\"Login.aspx\");")]
    [InlineData("Session.RemoveAll();")]
    [InlineData("Session.Contents.RemoveAll();")]
    [InlineData("Session[\"User\"] = null; Response.Redirect(\"Login.aspx\");")]
    [InlineData("Session[\"User\"] = \"\";")]
    [InlineData("Session.Remove(\"User\");")]
    [InlineData("HttpContext.Current.Session.Abandon(); Response.Cookies.Add(new HttpCookie(\"ASP.NET_SessionId\", \"\"));")]
    [InlineData("if (Session[\"User\"] != null) { Session.Abandon(); } else { Response.StatusCode = 401; }")]
    [InlineData("if (Session != null) { Session.Abandon(); }")]
    [InlineData("if (string.IsNullOrEmpty(Session[\"User\"] as string)) { Response.Redirect(\"Login.aspx\"); } Session.Abandon();")]
    public Task A_page_whose_session_is_the_login(string statements) => PageLoad(statements, SystemWebPrograms.SessionLogin);

    [Theory]
    [InlineData("HttpContext.GetOwinContext().Authentication.SignOut(); return Redirect(\"~/\");")]
    [InlineData("HttpContext.GetOwinContext().Authentication.SignOut(DefaultAuthenticationTypes.ApplicationCookie); return Redirect(\"~/\");")]
    [InlineData("HttpContext.GetOwinContext().Authentication.SignOut(DefaultAuthenticationTypes.ApplicationCookie, DefaultAuthenticationTypes.ExternalCookie); return RedirectToAction(\"Index\");")]
    [InlineData("Request.GetOwinContext().Authentication.SignOut(new Microsoft.Owin.Security.AuthenticationProperties { RedirectUri = \"/\" }); return new EmptyResult();")]
    [InlineData("var types = new[] { DefaultAuthenticationTypes.ApplicationCookie }; HttpContext.GetOwinContext().Authentication.SignOut(types); return Redirect(\"~/\");")]
    [InlineData("if (!Request.IsAuthenticated) return RedirectToAction(\"Login\"); HttpContext.GetOwinContext().Authentication.SignOut(); return Redirect(\"~/\");")]
    [InlineData("if (User == null) return new HttpUnauthorizedResult(); HttpContext.GetOwinContext().Authentication.SignOut(); return Redirect(\"~/\");")]
    [InlineData("if (Request.UrlReferrer == null) return new HttpStatusCodeResult(HttpStatusCode.BadRequest); HttpContext.GetOwinContext().Authentication.SignOut(); return Redirect(\"~/\");")]
    [InlineData("if (Request.UrlReferrer == null) return new HttpStatusCodeResult(400, \"no referrer\"); HttpContext.GetOwinContext().Authentication.SignOut(); return Redirect(\"~/\");")]
    [InlineData("if (Request.UrlReferrer == null) return HttpNotFound(); HttpContext.GetOwinContext().Authentication.SignOut(); return Redirect(\"~/\");")]
    [InlineData("if (!ModelState.IsValid) return View(); HttpContext.GetOwinContext().Authentication.SignOut(); return Redirect(\"~/\");")]
    [InlineData("Response.Redirect(\"~/\"); HttpContext.GetOwinContext().Authentication.SignOut(); return null;")]
    [InlineData("return RedirectToAction(\"LogOff\", \"Security\");")]
    [InlineData("return RedirectToAction(\"SignOut\", new { area = \"\" });")]
    public Task An_action_with_OWIN(string statements) => Action(statements, SystemWebPrograms.OwinIdentity);

    [Theory]
    [InlineData("WebMatrix.WebData.WebSecurity.Logout(); return Redirect(\"~/\");")]
    [InlineData("System.IdentityModel.Services.FederatedAuthentication.WSFederationAuthenticationModule.SignOut(false); return Redirect(\"~/\");")]
    [InlineData("System.IdentityModel.Services.FederatedAuthentication.SessionAuthenticationModule.SignOut(); return Redirect(\"~/\");")]
    [InlineData("System.IdentityModel.Services.FederatedAuthentication.SessionAuthenticationModule.DeleteSessionTokenCookie(); return Redirect(\"~/\");")]
    [InlineData("System.IdentityModel.Services.WSFederationAuthenticationModule.FederatedSignOut(new Uri(\"https://sts\"), null); return null;")]
    [InlineData("Microsoft.IdentityModel.Web.FederatedAuthentication.SessionAuthenticationModule.SignOut(); return Redirect(\"~/\");")]
    [InlineData("return Redirect(System.IdentityModel.Services.WSFederationAuthenticationModule.GetFederationPassiveSignOutUrl(\"https://sts\", \"https://shop\", \"\"));")]
    [InlineData("Session.Abandon(); return Redirect(\"~/\");")]
    public Task An_action_whose_login_is_not_in_sight(string statements) => Action(statements, "");

    [Fact]
    public Task A_service_with_one_implementation() => Silent("""
        using System.Web.Mvc;
        using System.Web.Security;
        public interface IFormsAuthentication { void Leave(); }
        public class FormsAuthenticationService : IFormsAuthentication { public void Leave() { FormsAuthentication.SignOut(); } }
        public class AccountController : Controller
        {
            private readonly IFormsAuthentication _forms;
            public AccountController(IFormsAuthentication forms) { _forms = forms; }
            public ActionResult LogOff() { _forms.Leave(); return RedirectToAction("Index", "Home"); }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task A_service_that_nobody_implements_here() => Silent("""
        using System.Web.Mvc;
        public interface IMembers { void Leave(); }
        public class AccountController : Controller
        {
            private readonly IMembers _members;
            public AccountController(IMembers members) { _members = members; }
            public ActionResult LogOff() { _members.Leave(); return RedirectToAction("Index", "Home"); }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task A_helper_over_the_current_context() => Silent("""
        using System;
        using System.Web;
        using System.Web.Security;
        public static class SessionHelper
        {
            public static void Kill()
            {
                HttpContext.Current.Session.Abandon();
                FormsAuthentication.SignOut();
            }
        }
        public partial class Site : System.Web.UI.MasterPage
        {
            protected void lbLogout_Click(object sender, EventArgs e)
            {
                SessionHelper.Kill();
                Response.Redirect("~/Default.aspx");
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task A_page_that_asks_and_a_button_that_does_it() => Silent("""
        using System;
        using System.Web.Security;
        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                Title = "Do you want to leave?";
            }

            protected void btnYes_Click(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                Response.Redirect("~/Login.aspx");
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task Two_events_of_one_page() => Silent("""
        using System;
        using System.Web.Security;
        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Init(object sender, EventArgs e) { FormsAuthentication.SignOut(); }

            protected void Page_Load(object sender, EventArgs e) { Response.Redirect("~/Login.aspx"); }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task A_base_page_that_does_it() => Silent("""
        using System;
        using System.Web.Security;
        public class LeavingPage : System.Web.UI.Page
        {
            protected override void OnInit(EventArgs e) { base.OnInit(e); FormsAuthentication.SignOut(); }
        }
        public partial class Logout : LeavingPage
        {
            protected void Page_Load(object sender, EventArgs e) { Response.Redirect("~/Login.aspx"); }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task A_LoginStatus_control_ends_the_ticket_itself() => Silent("""
        using System;
        using System.Web.UI.WebControls;
        public partial class Site : System.Web.UI.MasterPage
        {
            protected void HeadLoginStatus_LoggingOut(object sender, LoginCancelEventArgs e) { Session.Clear(); }
            protected void HeadLoginStatus_LoggedOut(object sender, EventArgs e) { Response.Redirect("~/"); }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task A_LoginStatus_control_under_OWIN() => Silent("""
        using System;
        using System.Web;
        using System.Web.UI.WebControls;
        using Microsoft.AspNet.Identity;
        public partial class Site : System.Web.UI.MasterPage
        {
            protected void Unnamed_LoggingOut(object sender, LoginCancelEventArgs e)
            {
                Context.GetOwinContext().Authentication.SignOut(DefaultAuthenticationTypes.ApplicationCookie);
            }
        }
        """, SystemWebPrograms.OwinIdentity);

    [Fact]
    public Task A_confirmation_beside_the_action_that_does_it() => Silent("""
        using System.Web.Mvc;
        using System.Web.Security;
        public class AccountController : Controller
        {
            [HttpGet]
            public ActionResult Logout() { return View(); }

            [HttpPost, ActionName("Logout"), ValidateAntiForgeryToken]
            public ActionResult LogoutConfirmed()
            {
                FormsAuthentication.SignOut();
                return RedirectToAction("Index", "Home");
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task A_filter_of_the_application_that_does_it() => Silent("""
        using System.Web.Mvc;
        using System.Web.Security;
        public class EndsSessionAttribute : ActionFilterAttribute
        {
            public override void OnActionExecuted(ActionExecutedContext filterContext) { FormsAuthentication.SignOut(); }
        }
        public class AccountController : Controller
        {
            [EndsSession]
            public ActionResult Logout() { return RedirectToAction("Index", "Home"); }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task The_SignInManager_of_ASP_NET_Identity_2() => Silent("""
        using System.Web.Mvc;
        using Microsoft.AspNet.Identity;
        using Microsoft.AspNet.Identity.EntityFramework;
        using Microsoft.AspNet.Identity.Owin;
        public class ApplicationSignInManager : SignInManager<IdentityUser, string>
        {
            public ApplicationSignInManager(UserManager<IdentityUser, string> users, Microsoft.Owin.Security.IAuthenticationManager manager) : base(users, manager) { }
        }
        public class AccountController : Controller
        {
            private ApplicationSignInManager _signInManager;
            public AccountController(ApplicationSignInManager signInManager) { _signInManager = signInManager; }
            public ActionResult LogOff() { _signInManager.AuthenticationManager.SignOut(); return RedirectToAction("Index", "Home"); }
        }
        """, SystemWebPrograms.OwinIdentity);

    [Fact]
    public Task A_security_stamp_that_is_rotated() => Silent("""
        using System.Threading.Tasks;
        using System.Web.Http;
        using Microsoft.AspNet.Identity;
        using Microsoft.AspNet.Identity.EntityFramework;
        public class AccountController : ApiController
        {
            private readonly UserManager<IdentityUser> _users;
            public AccountController(UserManager<IdentityUser> users) { _users = users; }
            [HttpPost]
            public async Task<IHttpActionResult> Logout()
            {
                await _users.UpdateSecurityStampAsync(User.Identity.GetUserId());
                return Ok();
            }
        }
        """, SystemWebPrograms.OwinIdentity);

    [Fact]
    public Task A_web_service_that_removes_the_session_of_the_token() => Silent("""
        using System.Linq;
        using System.Net;
        using System.Net.Http;
        using System.Web.Http;
        using Shop.Data;
        public class SessionController : ApiController
        {
            private readonly ShopContext _context = new ShopContext();

            public HttpResponseMessage PostLogout(string token)
            {
                var session = _context.Sessions.FirstOrDefault(s => s.Token == token);
                if (session == null) return Request.CreateResponse(HttpStatusCode.Unauthorized);
                if (token.Length < 10) return Request.CreateErrorResponse(HttpStatusCode.BadRequest, "token");
                if (token.Length > 90) return new HttpResponseMessage(HttpStatusCode.BadRequest);
                _context.Sessions.Remove(session);
                _context.SaveChanges();
                return Request.CreateResponse(HttpStatusCode.OK);
            }
        }
        """, SystemWebPrograms.Database);

    [Fact]
    public Task Errors_of_Web_API() => Silent("""
        using System.Net;
        using System.Net.Http;
        using System.Web.Http;
        public class AccountController : ApiController
        {
            public IHttpActionResult Logout(string device)
            {
                if (device == null) return BadRequest();
                if (device == "x") return StatusCode(HttpStatusCode.Forbidden);
                if (device == "y") return ResponseMessage(Request.CreateErrorResponse(HttpStatusCode.Conflict, "y"));
                if (device == "z") return Content(HttpStatusCode.BadRequest, "z");
                if (!User.Identity.IsAuthenticated) return Unauthorized();
                Request.GetOwinContext().Authentication.SignOut();
                return StatusCode(HttpStatusCode.NoContent);
            }
        }
        """, SystemWebPrograms.OwinIdentity);

    [Fact]
    public Task A_WCF_service_that_ends_its_own_session() => Silent("""
        using System.Linq;
        using System.ServiceModel;
        using Shop.Data;
        [ServiceContract]
        public interface IAccountService { [OperationContract] void Logout(string token); }
        public class AccountService : IAccountService
        {
            public void Logout(string token)
            {
                using (var context = new ShopContext())
                {
                    foreach (var session in context.Sessions.Where(s => s.Token == token).ToList()) context.Sessions.Remove(session);
                    context.SaveChanges();
                }
            }
        }
        """, SystemWebPrograms.Database);

    [Fact]
    public Task The_proxy_of_a_WCF_client() => Silent("""
        using System.ServiceModel;
        [ServiceContract]
        public interface IAccountService { [OperationContract] void Logout(string token); }
        public class AccountServiceClient : ClientBase<IAccountService>, IAccountService
        {
            public void Logout(string token) { Channel.Logout(token); }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task A_stored_procedure() => Silent("""
        using System;
        using System.Data;
        using System.Data.SqlClient;
        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                using (var connection = new SqlConnection("x"))
                using (var command = new SqlCommand("usp_UserLeaves", connection) { CommandType = CommandType.StoredProcedure })
                {
                    connection.Open();
                    command.ExecuteNonQuery();
                }
                Response.Redirect("Login.aspx");
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task An_HTTP_handler_that_signs_out() => Silent("""
        using System.Web;
        using System.Web.Security;
        using System.Web.SessionState;
        public class LogoutHandler : IHttpHandler, IRequiresSessionState
        {
            public bool IsReusable { get { return false; } }
            public void ProcessRequest(HttpContext context)
            {
                context.Session.Abandon();
                FormsAuthentication.SignOut();
                context.Response.Redirect(FormsAuthentication.LoginUrl);
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task The_end_of_an_impersonation() => Silent("""
        using System.Web.Mvc;
        using System.Web.Security;
        public class AccountController : Controller
        {
            public ActionResult Logout()
            {
                var original = Session["Impersonator"] as string;
                if (original != null)
                {
                    FormsAuthentication.SetAuthCookie(original, false);
                    return RedirectToAction("Index", "Admin");
                }
                FormsAuthentication.SignOut();
                return RedirectToAction("Index", "Home");
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task An_approval_that_is_signed_off() => Silent("""
        using System;
        public partial class Timesheet : System.Web.UI.Page
        {
            protected void btnSignOff_Click(object sender, EventArgs e) { Approve(5); }
            private void Approve(int id) { }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task A_logout_by_authentication_middleware_that_is_not_known() => Silent("""
        using System.Web;
        using System.Web.Mvc;
        using Microsoft.Owin.Security.Cookies;
        using Owin;
        public class OwnAuthenticationMiddleware { }
        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                app.UseCookieAuthentication(new CookieAuthenticationOptions());
                app.Use<OwnAuthenticationMiddleware>();
            }
        }
        public class AccountController : Controller
        {
            public ActionResult Logout() { HttpContext.GetOwinContext().Authentication.SignOut("Own"); return Redirect("~/"); }
        }
        """);

    [Fact]
    public Task A_wrapper_of_the_cookies() => Silent("""
        using System;
        using System.Web;
        using System.Web.Mvc;
        public static class CookieHelper
        {
            public static void Expire(HttpResponseBase response, string name)
            {
                var cookie = new HttpCookie(name) { Expires = DateTime.Now.AddDays(-1) };
                response.Cookies.Add(cookie);
            }
        }
        public class AccountController : Controller
        {
            public ActionResult Logout() { CookieHelper.Expire(Response, "auth"); return Redirect("~/"); }
        }
        """);

    [Fact]
    public Task A_branch_of_OWIN() => Silent("""
        using System.Threading.Tasks;
        using Microsoft.Owin.Security.Cookies;
        using Owin;
        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                app.UseCookieAuthentication(new CookieAuthenticationOptions());
                app.Map("/logout", branch => branch.Run(context =>
                {
                    context.Authentication.SignOut();
                    context.Response.Redirect("/");
                    return Task.FromResult(0);
                }));
                app.Use(async (context, next) =>
                {
                    if (context.Request.Path.Value == "/signout")
                    {
                        context.Authentication.SignOut(CookieAuthenticationDefaults.AuthenticationType);
                        return;
                    }
                    await next();
                });
            }
        }
        """);

    [Fact]
    public Task A_login_page_that_logs_out_on_demand() => Silent("""
        using System;
        public partial class Site : System.Web.UI.MasterPage
        {
            protected void btnLogout_Click(object sender, EventArgs e) { Response.Redirect("~/Login.aspx?logout=true"); }
        }
        """, SystemWebPrograms.FormsLogin);

    [Theory]
    [InlineData("Visit.CurrentUser = null;")]
    [InlineData("Visit.Set(\"User\", null);")]
    [InlineData("Visit.Remove(\"User\");")]
    [InlineData("Visit.Clear();")]
    public Task A_class_around_the_session(string statement) => Silent($$"""
        using System;
        using System.Web;
        public static class Visit
        {
            public static object CurrentUser
            {
                get { return HttpContext.Current.Session["User"]; }
                set { HttpContext.Current.Session["User"] = value; }
            }

            public static void Set(string key, object value) { HttpContext.Current.Session[key] = value; }

            public static void Remove(string key) { HttpContext.Current.Session.Remove(key); }

            public static void Clear() { HttpContext.Current.Session.Clear(); }
        }
        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                {{statement}}
                Response.Redirect("~/Login.aspx");
            }
        }
        """);

    [Fact]
    public Task A_WCF_service_that_keeps_its_clients_in_a_list() => Silent("""
        using System.Collections.Generic;
        using System.ServiceModel;
        [ServiceContract]
        public interface IChat { [OperationContract] void Logout(string name); }
        public class Chat : IChat
        {
            private static readonly Dictionary<string, object> s_connected = new Dictionary<string, object>();
            public void Logout(string name) { s_connected.Remove(name); }
        }
        """);

    [Fact]
    public Task A_login_in_the_session_beside_the_accounts_of_the_template() => Silent("""
        using System.Web.Mvc;
        public class AdminController : Controller
        {
            [HttpPost]
            public ActionResult Login(string name)
            {
                Session["Admin"] = name;
                return RedirectToAction("Index");
            }

            public ActionResult Logout()
            {
                Session.Abandon();
                return RedirectToAction("Login");
            }
        }
        """, SystemWebPrograms.OwinIdentity);

    /// <summary>A start-up that registers bearer tokens, and whatever else is written.</summary>
    private static string OwinTokensAnd(string registration) => $$"""
        using System;
        using Microsoft.Owin;
        using Microsoft.Owin.Security.OAuth;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app)
            {
                var options = new OAuthAuthorizationServerOptions { TokenEndpointPath = new PathString("/token"), AccessTokenExpireTimeSpan = TimeSpan.FromHours(1) };
                app.UseOAuthAuthorizationServer(options);
                app.UseOAuthBearerAuthentication(new OAuthBearerAuthenticationOptions());
                {{registration}}
            }
        }
        """;

    [Fact]
    public Task A_sign_out_where_there_are_only_bearer_tokens_which_is_another_rule_s() => Silent(
        """
        using System.Net.Http;
        using System.Web.Http;
        using Microsoft.AspNet.Identity;
        public class SecurityController : ApiController
        {
            [HttpPost]
            public void Logoff()
            {
                Request.GetOwinContext().Authentication.SignOut();
                Request.GetOwinContext().Authentication.SignOut(DefaultAuthenticationTypes.ApplicationCookie);
            }
        }
        """, OwinTokensAnd(""));

    [Theory]
    [InlineData("app.UseCookieAuthentication(new Microsoft.Owin.Security.Cookies.CookieAuthenticationOptions { AuthenticationType = \"ApplicationCookie\" });")]
    [InlineData("app.{|CS1061:ConfigureAuth|}();")]
    [InlineData("app.{|CS1061:UseUmbracoBackOfficeCookieAuthentication|}();")]
    [InlineData("app.Use(typeof(OwnAuthenticationMiddleware)); } private class OwnAuthenticationMiddleware { public void Run() { } } private void Done() {")]
    public Task A_sign_out_beside_bearer_tokens_that_may_reach_more(string registration) => Silent(
        """
        using System.Net.Http;
        using System.Web.Http;
        using Microsoft.AspNet.Identity;
        public class SecurityController : ApiController
        {
            [HttpPost]
            public void Logoff()
            {
                Request.GetOwinContext().Authentication.SignOut();
                Request.GetOwinContext().Authentication.SignOut(DefaultAuthenticationTypes.ApplicationCookie);
            }
        }
        """, OwinTokensAnd(registration));

    [Fact]
    public Task A_sign_out_where_a_sign_in_is_in_sight() => Silent(
        """
        using System.Net.Http;
        using System.Web.Http;
        using Microsoft.AspNet.Identity;
        public class SecurityController : ApiController
        {
            [HttpPost]
            public void Logoff()
            {
                Request.GetOwinContext().Authentication.SignOut();
                Request.GetOwinContext().Authentication.SignOut(DefaultAuthenticationTypes.ApplicationCookie);
            }
        }
        public class SessionController : ApiController
        {
            [HttpPost]
            public void Login(System.Security.Claims.ClaimsIdentity identity) { Request.GetOwinContext().Authentication.SignIn(identity); }
        }
        """, OwinTokensAnd(""));

    [Fact]
    public Task A_sign_out_beside_a_token_that_is_revoked() => Silent(
        """
        using System.Net.Http;
        using System.Web.Http;
        using Microsoft.AspNet.Identity;
        public class SecurityController : ApiController
        {
            [HttpPost]
            public void Logoff()
            {
                Request.GetOwinContext().Authentication.SignOut();
                Request.GetOwinContext().Authentication.SignOut(DefaultAuthenticationTypes.ApplicationCookie);
                new RefreshTokens().Revoke(User.Identity.Name);
            }
        }
        public class RefreshTokens
        {
            private static readonly System.Collections.Generic.Dictionary<string, string> s_refreshTokens = new System.Collections.Generic.Dictionary<string, string>();
            public void Revoke(string user) { s_refreshTokens.Remove(user); }
        }
        """, OwinTokensAnd(""));
}
