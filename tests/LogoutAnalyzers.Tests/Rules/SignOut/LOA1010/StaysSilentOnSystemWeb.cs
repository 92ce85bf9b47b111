using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1010;

/// <summary>Logouts of WebForms, MVC 5 and Web API 2 that other sites cannot trigger.</summary>
public sealed class StaysSilentOnSystemWeb
{
    private static Task Analyze(params string[] sources) => (Verify.AspNet with { Advice = "LOA1010" }).Analyzer<SignOutAnalyzer>(sources);

    [Fact]
    public Task An_mvc_action_for_post() => Analyze("""
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            [HttpPost]
            [ValidateAntiForgeryToken]
            public ActionResult LogOff()
            {
                FormsAuthentication.SignOut();
                Session.Abandon();
                return RedirectToAction("Index", "Home");
            }

            [AcceptVerbs(HttpVerbs.Post)]
            public ActionResult Logout()
            {
                FormsAuthentication.SignOut();
                Session.Abandon();
                return RedirectToAction("Index", "Home");
            }
        }
        """);

    [Fact]
    public Task An_override_takes_the_verbs_of_what_it_overrides() => Analyze("""
        using System.Web.Mvc;
        using System.Web.Security;

        public abstract class AccountBaseController : Controller
        {
            [HttpPost]
            public virtual ActionResult Logout()
            {
                FormsAuthentication.SignOut();
                Session.Abandon();
                return RedirectToAction("Index", "Home");
            }
        }

        public class CustomerAccountController : AccountBaseController
        {
            public override ActionResult Logout()
            {
                FormsAuthentication.SignOut();
                Session.Abandon();
                return RedirectToAction("Index", "Shop");
            }
        }
        """);

    [Fact]
    public Task An_api_action_takes_post_by_its_name() => Analyze("""
        using System.Web;
        using System.Web.Http;
        using System.Web.Security;

        public class SecurityController : ApiController
        {
            public IHttpActionResult Logoff()
            {
                FormsAuthentication.SignOut();
                HttpContext.Current.Session.Abandon();
                return Ok();
            }
        }
        """);

    [Fact]
    public Task A_button_of_web_forms() => Analyze("""
        using System;
        using System.Web.Security;
        using System.Web.UI;

        public partial class Default : Page
        {
            protected void Logout_Click(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                Session.Abandon();
                Response.Redirect("~/Login.aspx");
            }
        }
        """);

    [Fact]
    public Task A_child_action() => Analyze("""
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            [ChildActionOnly]
            public ActionResult LogOff()
            {
                FormsAuthentication.SignOut();
                Session.Abandon();
                return PartialView();
            }
        }
        """);
}
