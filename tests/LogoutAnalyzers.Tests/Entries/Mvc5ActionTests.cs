using LogoutAnalyzers.Entries;
using Xunit;

namespace LogoutAnalyzers.Tests.Entries;

public class Mvc5ActionTests
{
    private const string Usings = "using System.Web.Mvc;\n";

    [Theory]
    [InlineData("public class AccountController : Controller { public ActionResult Logout() { return null; } }", "GET POST")]
    [InlineData("public class AccountController : Controller { [HttpPost] [ValidateAntiForgeryToken] public ActionResult LogOff() { return null; } }", "POST")]
    [InlineData("public class AccountController : Controller { [HttpGet, AllowAnonymous] public RedirectToRouteResult SignOut() { return null; } }", "GET")]
    [InlineData("public class AccountController : Controller { [AcceptVerbs(HttpVerbs.Post)] public ActionResult LogOut() { return null; } }", "POST")]
    [InlineData("public class AccountController : Controller { [AcceptVerbs(HttpVerbs.Get | HttpVerbs.Post)] public ActionResult LogOut() { return null; } }", "GET POST")]
    [InlineData("public class AccountController : Controller { [AcceptVerbs(\"POST\")] public ActionResult LogOut() { return null; } }", "POST")]
    [InlineData("public class AccountController : Controller { [ActionName(\"logout\")] public ActionResult Exit() { return null; } }", "GET POST")]
    [InlineData("public class AccountController : Controller { [Route(\"account/sign-out\")] public ActionResult Exit() { return null; } }", "GET POST")]
    [InlineData("[RoutePrefix(\"logout\")] public class LeaveController : Controller { [Route(\"now\")] public ActionResult Now() { return null; } }", "GET POST")]
    [InlineData("public class LogoutController : Controller { public ActionResult Index() { return null; } }", "GET POST")]
    [InlineData("public class AccountController : BaseController { public async Task<ActionResult> Logout() { await Task.Yield(); return null; } } public abstract class BaseController : Controller { }", "GET POST")]
    [InlineData("public abstract class AccountControllerBase : Controller { public virtual ActionResult Logout() { return null; } }", "GET POST")]
    [InlineData("public class AccountController : Controller { public void Logout() { } }", "GET POST")]
    public void Found_actions(string types, string requests)
    {
        var entry = Assert.Single(FoundOnSystemWeb.In(Usings, types));
        Assert.Equal(EntryKind.ControllerAction, entry.Kind);
        Assert.Equal(requests, entry.Requests());
    }

    [Theory]
    [InlineData("public class AccountController : Controller { private void Logout() { } }")]
    [InlineData("public class AccountController : Controller { [NonAction] public void Logout() { } }")]
    [InlineData("public class AccountController : Controller { [ChildActionOnly] public ActionResult LogoutButton() { return null; } }")]
    [InlineData("public class AccountController : Controller { public static void Logout() { } }")]
    [InlineData("public abstract class AccountController : Controller { public abstract ActionResult Logout(); }")]
    [InlineData("public class AccountController : Controller { public ActionResult LogoutCompleted() { return null; } }")]
    [InlineData("public class AccountController : Controller { public ActionResult LoggedOut() { return null; } }")]
    [InlineData("public class AccountController : Controller { public string LogoutUrl { get; set; } }")]
    [InlineData("public class DocumentsController : Controller { [HttpPost] public ActionResult SignOff(int documentId) { return null; } }")]
    [InlineData("internal class AccountController : Controller { public ActionResult Logout() { return null; } }")]
    [InlineData("public class AccountService { public ActionResult Logout() { return null; } }")]
    [InlineData("public interface IAccountController { ActionResult Logout(); }")]
    public void Found_nothing(string types) => Assert.Empty(FoundOnSystemWeb.In(Usings, types));

    [Fact]
    public void The_page_that_asks_is_not_the_logout() =>
        Assert.Equal("POST", Assert.Single(FoundOnSystemWeb.In(Usings, "public class AccountController : Controller { [HttpGet] public ActionResult Logout() { return View(); } [HttpPost, ActionName(\"Logout\")] public ActionResult LogoutNow() { return null; } }")).Requests());
}
