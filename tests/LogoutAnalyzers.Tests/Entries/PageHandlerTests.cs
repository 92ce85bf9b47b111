using LogoutAnalyzers.Entries;
using Xunit;

namespace LogoutAnalyzers.Tests.Entries;

public class PageHandlerTests
{
    [Theory]
    [InlineData("public class LogoutModel : PageModel { public void OnPost() { } }")]
    [InlineData("public class LogoutModel : PageModel { public Task<IActionResult> OnPostAsync(string returnUrl) => null; }")]
    [InlineData("public class LogoutModel : PageModel { public void OnGet() { } }")]
    [InlineData("public class LogoutModel : PageModel { public Task OnGetAsync() => null; }")]
    [InlineData("public class LogoutModel : PageModel { public void OnDelete() { } }")]
    [InlineData("public class LogOffModel : PageModel { public void OnPost() { } }")]
    [InlineData("public class SignOutPageModel : PageModel { public void OnPost() { } }")]
    [InlineData("public class Logout : PageModel { public void OnPost() { } }")]
    [InlineData("public class Sign_Out : PageModel { public void OnPost() { } }")]
    [InlineData("public class IndexModel : PageModel { public void OnPostLogout() { } }")]
    [InlineData("public class IndexModel : PageModel { public Task<IActionResult> OnPostSignOutAsync() => null; }")]
    [InlineData("public class IndexModel : PageModel { public void OnGetLogout() { } }")]
    [InlineData("public class IndexModel : PageModel { public void OnDeleteEndSession(string id) { } }")]
    [InlineData("namespace Shop.Pages.Logout { public class IndexModel : PageModel { public void OnPost() { } } }")]
    [InlineData("namespace Logout; public class IndexModel : PageModel { public void OnPost() { } }")]
    [InlineData("public class LogoutModel : BasePage { public void OnPost() { } } public abstract class BasePage : PageModel { }")]
    [InlineData("public class LogoutModel<TUser> : PageModel { public void OnPost() { } }")]
    [InlineData("internal class LogoutModel : PageModel { public void OnPost() { } }")]
    public void Found_handlers(string types) => Assert.Equal(EntryKind.PageHandler, Assert.Single(Found.In(types)).Kind);

    [Theory]
    [InlineData("public class LogoutModel : PageModel { private void OnPost() { } }")]
    [InlineData("public class LogoutModel : PageModel { public static void OnPost() { } }")]
    [InlineData("public class LogoutModel : PageModel { public void OnPost<T>() { } }")]
    [InlineData("public class LogoutModel : PageModel { [NonHandler] public void OnPost() { } }")]
    [InlineData("public class LogoutModel : PageModel { public void OnPosted() { } }")]
    [InlineData("public class LogoutModel : PageModel { public void Post() { } public void Logout() { } }")]
    [InlineData("public class LogoutModel : PageModel { public string OnPost => \"\"; }")]
    [InlineData("public class LogoutModel : PageModel { public void OnPostSwitchTheme() { } }")]
    [InlineData("public class LogoutModel { public void OnPost() { } }")]
    [InlineData("public class LoggedOutModel : PageModel { public void OnGet() { } }")]
    [InlineData("public class SignedOutModel : PageModel { public void OnGet() { } }")]
    [InlineData("public class LogoutAuditModel : PageModel { public void OnGet() { } }")]
    [InlineData("public class LogoutConfirmationModel : PageModel { public void OnGet() { } }")]
    [InlineData("public class LogoutHistoryModel : PageModel { public void OnPost() { } }")]
    [InlineData("public class CatalogOutlineModel : PageModel { public void OnPost() { } }")]
    [InlineData("public class IndexModel : PageModel { public void OnPostLogLogout() { } }")]
    [InlineData("public class IndexModel : PageModel { public void OnGetLogoutCallback() { } }")]
    [InlineData("public class IndexModel : PageModel { public void OnPost() { } }")]
    [InlineData("namespace Shop.Logout { public class SettingsModel : PageModel { public void OnPost() { } } }")]
    [InlineData("namespace Shop { public class PageModel { } public class LogoutModel : Shop.PageModel { public void OnPost() { } } }")]
    [InlineData("public abstract class LogoutModel : PageModel { public abstract void OnPost(); }")]
    [InlineData("public interface ILogoutModel { void OnPost(); }")]
    public void Not_handlers(string types) => Assert.Empty(Found.In(types));

    [Fact]
    public void On_get_beside_on_post_only_shows_the_form() =>
        Assert.Equal(["OnPost"], Found.NamesIn("public class LogoutModel : PageModel { public void OnGet() { } public void OnPost() { } }"));

    [Fact]
    public void On_get_of_a_handler_beside_its_on_post() =>
        Assert.Equal(["OnPostLogoutAsync"], Found.NamesIn("public class IndexModel : PageModel { public void OnGetLogout() { } public Task OnPostLogoutAsync() => null; public void OnPost() { } }"));

    [Fact]
    public void On_get_beside_the_on_post_of_another_handler() =>
        Assert.Equal(["OnGet"], Found.NamesIn("public class LogoutModel : PageModel { public void OnGet() { } public void OnPostCancel() { } }"));

    [Theory]
    [InlineData("OnGet", true)]
    [InlineData("OnPost", false)]
    [InlineData("OnGetAsync", true)]
    [InlineData("OnDelete", false)]
    public void Knows_what_only_answers_get(string method, bool expected) =>
        Assert.Equal(expected, Assert.Single(Found.In($"public class LogoutModel : PageModel {{ public void {method}() {{ }} }}")).IsGetOnly());

    [Fact]
    public void Handlers_of_a_base_page_are_handlers_of_its_pages() =>
        Assert.Equal(["OnPostLogout"], Found.NamesIn("public abstract class BasePage : PageModel { public void OnPostLogout() { } } public class IndexModel : BasePage { }"));
}
