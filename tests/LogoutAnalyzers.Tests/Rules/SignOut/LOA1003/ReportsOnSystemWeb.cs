using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1003;

/// <summary>OWIN's sign-out returns nothing that could be awaited; the application's own wrappers do.</summary>
public class ReportsOnSystemWeb
{
    private const string Users = """
        using System.Threading.Tasks;
        using System.Web;
        using Microsoft.AspNet.Identity;
        using Microsoft.AspNet.Identity.EntityFramework;
        public class Users
        {
            public UserManager<IdentityUser> Manager;

            public async Task SignOutAsync(string id)
            {
                await Manager.UpdateSecurityStampAsync(id);
                HttpContext.Current.GetOwinContext().Authentication.SignOut(DefaultAuthenticationTypes.ApplicationCookie);
            }
        }
        """;

    [Fact]
    public Task A_task_of_an_own_wrapper_that_is_dropped() => Verify.AspNet.Analyzer<SignOutAnalyzer>("""
        using System.Web.Mvc;
        public class AccountController : Controller
        {
            private readonly Users _users = new Users();

            [HttpPost]
            public ActionResult LogOff()
            {
                {|LOA1003:_users.SignOutAsync(User.Identity.Name)|};
                return RedirectToAction("Index", "Home");
            }
        }
        """, Users, SystemWebPrograms.OwinIdentity);

    [Fact]
    public Task A_task_of_an_own_wrapper_that_is_awaited() => Verify.AspNet.Analyzer<SignOutAnalyzer>("""
        using System.Threading.Tasks;
        using System.Web.Mvc;
        public class AccountController : Controller
        {
            private readonly Users _users = new Users();

            [HttpPost]
            public async Task<ActionResult> LogOff()
            {
                await _users.SignOutAsync(User.Identity.Name);
                return RedirectToAction("Index", "Home");
            }
        }
        """, Users, SystemWebPrograms.OwinIdentity);

    [Fact]
    public Task A_sign_out_of_OWIN_in_an_async_action() => Verify.AspNet.Analyzer<SignOutAnalyzer>("""
        using System.Threading.Tasks;
        using System.Web;
        using System.Web.Mvc;
        public class AccountController : Controller
        {
            public async Task<ActionResult> Logout()
            {
                await Task.Yield();
                HttpContext.GetOwinContext().Authentication.SignOut();
                return Redirect("~/");
            }
        }
        """, SystemWebPrograms.OwinIdentity);
}
