using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Tests.Flow;
using Xunit;

namespace LogoutAnalyzers.Tests.Entries;

public class ControllerActionTests
{
    [Theory]
    [InlineData("public IActionResult Logout() => View();")]
    [InlineData("public IActionResult LogOut() => View();")]
    [InlineData("public IActionResult LogOff() => View();")]
    [InlineData("public Task<IActionResult> LogoutAsync() => null;")]
    [InlineData("public void SignOff() { }")]
    [InlineData("public void EndSession() { }")]
    [InlineData("public void TerminateSession(string id) { }")]
    [InlineData("public void CloseSession() { }")]
    [InlineData("public void Log_Out() { }")]
    [InlineData("public virtual IActionResult LogoutAllDevices() => View();")]
    [InlineData("[HttpPost] public IActionResult UserLogout() => View();")]
    [InlineData("[HttpPost(\"logout\")] public IActionResult Bye() => View();")]
    [InlineData("[HttpPost(\"{tenant}/log-out\")] public IActionResult Bye() => View();")]
    [InlineData("[HttpGet(template: \"/account/signout\")] public IActionResult Bye() => View();")]
    [InlineData("[Route(\"account/log-off\")] public IActionResult Bye() => View();")]
    [InlineData("[HttpPost] [Route(\"sign_out\")] public IActionResult Bye() => View();")]
    [InlineData("[AcceptVerbs(\"POST\", Route = \"logout\")] public IActionResult Bye() => View();")]
    [InlineData("[ActionName(\"Logout\")] public IActionResult Bye() => View();")]
    [InlineData("[HttpPost(Logout)] public IActionResult Bye() => View(); private const string Logout = \"leave/logout\";")]
    [InlineData("[HttpDelete(\"session/end-session\")] public IActionResult Bye() => View();")]
    [InlineData("public new IActionResult SignOut() => base.SignOut(\"Cookies\");")]
    public void Found_in_a_controller(string member) => Assert.Single(Found.NamesIn($"public class AccountController : Controller {{ {member} public IActionResult Index() => View(); }}"));

    [Theory]
    [InlineData("HttpPurgeAttribute")]
    [InlineData("HttpPurge")]
    [InlineData("Purge")]
    public void Knows_verbs_of_the_applications_own(string attribute)
    {
        var entry = Assert.Single(Found.In($"public class {attribute} : Microsoft.AspNetCore.Mvc.Routing.HttpMethodAttribute {{ public {attribute}() : base(new[] {{ \"PURGE\" }}) {{ }} }} public class AccountController : Controller {{ [{attribute}] public void Logout() {{ }} }}"));
        Assert.Equal((false, true), (entry.MayBeGet, entry.MayBePost));
    }

    [Theory]
    [InlineData("[ApiController] [Route(\"api\")] public class Account : ControllerBase { public IActionResult Logout() => Ok(); }")]
    [InlineData("[Controller] public class Account { public void Logout() { } }")]
    [InlineData("public class Account : Base { public void Logout() { } } public abstract class Base : Controller { }")]
    [InlineData("public abstract class Base : Controller { public void Logout() { } } public class AccountController : Base { }")]
    [InlineData("public sealed class AccountController : Controller { public override string ToString() => \"\"; public void Logout() { } }")]
    [InlineData("public partial class AccountController : Controller { } public partial class AccountController { public void Logout() { } }")]
    [InlineData("namespace Shop.Web { public class AccountController : Controller { public void Logout() { } } }")]
    [InlineData("public class LogoutController : Controller { public IActionResult Index() => View(); }")]
    [InlineData("public class LogoutController : ControllerBase { [HttpPost] public IActionResult Post() => Ok(); }")]
    [InlineData("public class SignOutController : ControllerBase { public Task<IActionResult> GetAsync() => null; }")]
    [InlineData("public class LogoffController : ControllerBase { [HttpDelete] public IActionResult Delete() => Ok(); }")]
    [InlineData("public class AccountController { [HttpPost] public IActionResult Logout() => null; }")]
    [InlineData("[Route(\"api/logout\")] public class SessionController : ControllerBase { [HttpPost] public IActionResult Bye() => Ok(); }")]
    [InlineData("[Route(\"auth\")] public class SessionController : ControllerBase { [HttpPost(\"v2/logout\")] public IActionResult Bye() => Ok(); }")]
    public void Found_in_a_type_that_is_a_controller(string types) => Assert.Single(Found.NamesIn(types));

    [Theory]
    [InlineData("private IActionResult Logout() => View();")]
    [InlineData("protected IActionResult Logout() => View();")]
    [InlineData("internal IActionResult Logout() => View();")]
    [InlineData("public static IActionResult Logout() => null;")]
    [InlineData("public IActionResult Logout<T>() => View();")]
    [InlineData("[NonAction] public IActionResult Logout() => View();")]
    [InlineData("public string LogoutUrl => \"/logout\";")]
    [InlineData("public string Logout { get; set; }")]
    [InlineData("public event EventHandler Logout;")]
    [InlineData("public IActionResult LogLogout() => View();")]
    [InlineData("public IActionResult LogoutAudit() => View();")]
    [InlineData("public IActionResult LogoutHistory() => View();")]
    [InlineData("public IActionResult GetLogoutEvents() => View();")]
    [InlineData("public IActionResult LoggedOut() => View();")]
    [InlineData("public IActionResult SignedOut() => View();")]
    [InlineData("public IActionResult SignOutCallback() => View();")]
    [InlineData("[HttpGet(\"signout-callback-oidc\")] public IActionResult Back() => View();")]
    [InlineData("[HttpGet(\"logout/success\")] public IActionResult Back() => View();")]
    [InlineData("[HttpGet(\"after-logout\")] public IActionResult Back() => View();")]
    [InlineData("public IActionResult LogoutSuccess() => View();")]
    [InlineData("public IActionResult PostLogoutRedirect() => View();")]
    [InlineData("public IActionResult CatalogOutline() => View();")]
    [InlineData("public IActionResult Logoutput() => View();")]
    [InlineData("public IActionResult BlogOutput() => View();")]
    [InlineData("[HttpPost(\"dialogout\")] public IActionResult Bye() => View();")]
    [InlineData("[HttpPost(\"{logout}\")] public IActionResult Bye(string logout) => View();")]
    [InlineData("[HttpPost(Name = \"logout\")] public IActionResult Bye() => View();")]
    [InlineData("/* Logout */ public IActionResult Bye() => View(\"Logout\");")]
    [InlineData("public IActionResult Bye(string logoutId) { var logout = logoutId; return View(logout); }")]
    [InlineData("public class LogoutRequest { public string Token { get; set; } public void Logout() { } }")]
    public void Not_an_entry_in_a_controller(string member) => Assert.Empty(Found.NamesIn($"public class AccountController : Controller {{ {member} public IActionResult Index() => View(); }}"));

    [Theory]
    [InlineData("public interface IAccountController { IActionResult Logout(); }")]
    [InlineData("public abstract class AccountController : Controller { public abstract IActionResult Logout(); }")]
    [InlineData("[NonController] public class AccountController : Controller { public void Logout() { } }")]
    [InlineData("internal class AccountController : Controller { public void Logout() { } }")]
    [InlineData("public class Outer { public class AccountController : Controller { public void Logout() { } } }")]
    [InlineData("public class AccountController<T> : Controller { public void Logout() { } }")]
    [InlineData("public static class AccountController { public static void Logout() { } }")]
    [InlineData("public struct AccountController { public void Logout() { } }")]
    [InlineData("public record LogoutDto(string Token) { public void Logout() { } }")]
    [InlineData("namespace Shop { public class Controller { } public class Account : Controller { public void Logout() { } } }")]
    [InlineData("namespace Shop { public class ControllerAttribute : Attribute { } [Shop.Controller] public class Account { public void Logout() { } } }")]
    [InlineData("public class LogoutController : Controller { public IActionResult Details() => View(); }")]
    [InlineData("public class LogoutAuditController : Controller { public IActionResult Index() => View(); }")]
    [InlineData("public class LogoutReportsController : Controller { public IActionResult Get() => View(); }")]
    [InlineData("namespace Logout { public class HomeController : Controller { public IActionResult Index() => View(); } }")]
    [InlineData("public delegate void Logout(); public enum LogoutReason { Logout }")]
    public void Not_an_entry_in_this_type(string types) => Assert.DoesNotContain(Found.In(types), static entry => entry.Kind == EntryKind.ControllerAction);

    [Fact]
    public void A_get_action_beside_a_post_action_only_asks() =>
        Assert.Equal(["Logout"], Found.In("""
            public class AccountController : Controller
            {
                [HttpGet] public IActionResult Logout(string logoutId) => View();
                [HttpPost] public IActionResult Logout(Model model) => View();
                public class Model { }
            }
            """).Where(static entry => !entry.IsGetOnly()).Select(static entry => entry.Name));

    [Theory]
    [InlineData("[HttpGet] public IActionResult Logout() => View(); [HttpPost, ActionName(\"Logout\")] public IActionResult LogoutConfirmed() => View();", "LogoutConfirmed")]
    [InlineData("public IActionResult Logout() => View(); [HttpPost] public IActionResult Logout(string id) => View();", "Logout")]
    [InlineData("[HttpGet] public IActionResult Logout() => View(); [HttpPost] public Task<IActionResult> LogoutAsync() => null;", "LogoutAsync")]
    [InlineData("[HttpGet] public IActionResult LogOff() => View(); [HttpPost] public IActionResult Logout() => View();", "LogOff,Logout")]
    [InlineData("[AcceptVerbs(\"GET\")] public IActionResult Logout() => View(); [AcceptVerbs(\"POST\")] public IActionResult Logout(int id) => View();", "Logout")]
    [InlineData("[HttpGet(\"logout\")] public IActionResult Ask() => View(); [HttpPost(\"logout\")] public IActionResult Leave() => View();", "Leave")]
    public void Confirmation_pages(string members, string expected) =>
        Assert.Equal(expected.Split(','), Found.NamesIn($"public class AccountController : Controller {{ {members} }}"));

    [Theory]
    [InlineData("public IActionResult Logout() => View();", true, true)]
    [InlineData("[HttpGet, HttpPost] public IActionResult Logout() => View();", true, true)]
    [InlineData("[AcceptVerbs(\"GET\", \"POST\")] public IActionResult Logout() => View();", true, true)]
    [InlineData("[HttpPost] public IActionResult Logout() => View();", false, true)]
    [InlineData("[HttpGet] public IActionResult Logout() => View();", true, false)]
    public void Knows_the_verbs(string member, bool get, bool post)
    {
        var entry = Assert.Single(Found.In($"public class AccountController : Controller {{ {member} }}"));
        Assert.Equal((get, post), (entry.MayBeGet, entry.MayBePost));
    }

    [Theory]
    [InlineData("[HttpGet] public IActionResult Logout() => View();", true)]
    [InlineData("[HttpPost] public IActionResult Logout() => View();", false)]
    [InlineData("public IActionResult Logout() => View();", false)]
    [InlineData("[HttpGet, HttpPost] public IActionResult Logout() => View();", false)]
    [InlineData("[AcceptVerbs(\"get\")] public IActionResult Logout() => View();", true)]
    public void Knows_what_only_answers_get(string member, bool expected) =>
        Assert.Equal(expected, Assert.Single(Found.In($"public class AccountController : Controller {{ {member} }}")).IsGetOnly());

    [Fact]
    public void Is_reported_at_its_name()
    {
        var entry = Assert.Single(Found.In("public class AccountController : Controller { [HttpPost(\"logout\")] public IActionResult Bye() => View(); }"));
        Assert.Equal(EntryKind.ControllerAction, entry.Kind);
        Assert.Equal("Bye", entry.Location.SourceTree!.GetText().ToString(entry.Location.SourceSpan));
        Assert.Equal("Bye", entry.Name);
        Assert.Equal("Bye", entry.Symbol!.Name);
    }

    [Fact]
    public void Is_found_once_however_often_it_is_named() =>
        Assert.Equal(["Logout"], Found.NamesIn("public class LogoutController : Controller { [HttpPost(\"logout\"), Route(\"signout\"), ActionName(\"Logout\")] public IActionResult Logout() => View(\"Logout\"); }"));

    [Fact]
    public void Names_of_the_options_are_found()
    {
        const string Source = "public class KontoController : Controller { public IActionResult Abmelden() => View(); public IActionResult KontoSchliessen() => View(); public IActionResult Anmelden() => View(); }";
        Assert.Empty(Found.In(Source));
        Assert.Equal(["Abmelden", "KontoSchliessen"], Found.In(Compiled.Options(("logout_analyzers.logout_names", "abmelden, konto schliessen")), Source).Select(static entry => entry.Name));
    }

    [Fact]
    public void Generated_code_is_for_nobody()
    {
        const string Source = "public class AccountController : Microsoft.AspNetCore.Mvc.Controller { public void Logout() { } }";
        Assert.Equal(1, Count(Source));
        Assert.Equal(0, Count("// <auto-generated/>\n" + Source));
        // Razor maps the lines of its output back to the file of the user's.
        Assert.Equal(1, Count("// <auto-generated/>\n#line 3 \"/0/Page.cshtml\"\n" + Source));

        static int Count(string source)
        {
            var compilation = Compiled.Of(source);
            return LogoutModel.Of(compilation, Compiled.DefaultOptions).EntriesIn(compilation.FirstTree(), CancellationToken.None).Length;
        }
    }

    [Fact]
    public void Disabled_code_is_no_code() =>
        Assert.Empty(Found.In("""
            public class AccountController : Controller
            {
            #if LOGOUT
                public IActionResult Logout() => View();
            #endif
                /// <summary>Log out.</summary>
                public IActionResult Index() => View();
            }
            """));
}
