using System.Linq;
using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using LogoutAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1010;

/// <summary>The links that follow the logout by GET are shown with the report.</summary>
public sealed class Links
{
    private const string Action = """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            public async Task<IActionResult> {|#0:Logout|}()
            {
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToAction("Index", "Home");
            }
        }
        """;

    private const string Handler = """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            public async Task<IActionResult> {|#0:OnGetAsync|}()
            {
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToPage("/Index");
            }
        }
        """;

    private const string Page = """
        using System;
        using System.Web.Security;
        public partial class Logout : System.Web.UI.Page
        {
            protected void {|#0:Page_Load|}(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                Response.Redirect("~/Default.aspx");
            }
        }
        """;

    [Theory]
    [InlineData("""<a asp-controller="Account" asp-action="Logout">""")]
    [InlineData("""<a asp-action="logout">""")]
    [InlineData("""<a href="/Account/Logout">""")]
    [InlineData("""<a class="nav" href="~/account/logout?returnUrl=%2F">""")]
    public Task To_an_action(string link) => Shown(link, "/0/AccountController.cs", Action, "/0/Views/Shared/_Layout.cshtml");

    [Theory]
    [InlineData("""<a asp-page="/Account/Logout">""")]
    [InlineData("""<a href="/Account/Logout">""")]
    public Task To_a_page(string link) => Shown(link, "/0/Pages/Account/Logout.cshtml.cs", Handler, "/0/Pages/Shared/_Layout.cshtml");

    [Theory]
    [InlineData("""<asp:HyperLink runat="server" NavigateUrl="~/Logout.aspx">""")]
    [InlineData("""<a href="Logout.aspx">""")]
    public Task To_a_page_of_WebForms(string link) => Shown(link, "/0/Logout.aspx.cs", Page, "/0/Site.master", References.AspNetAssemblies);

    [Theory]
    [InlineData("""<a asp-controller="Admin" asp-action="Logout">""")]
    [InlineData("""<a asp-action="Login">""")]
    [InlineData("""<a href="/Logout">""")]
    [InlineData("""<form asp-controller="Account" asp-action="Logout" method="post">""")]
    [InlineData("""<a>""")]
    public Task Elsewhere(string link) => Check("/0/AccountController.cs", Action, "/0/Views/Shared/_Layout.cshtml", link, References.AspNetCoreAssemblies, isShown: false);

    private static Task Shown(string link, string path, string source, string view, ReferenceAssemblies? references = null) =>
        Check(path, source, view, link, references ?? References.AspNetCoreAssemblies, isShown: true);

    private static Task Check(string path, string source, string view, string link, ReferenceAssemblies references, bool isShown)
    {
        var test = new CSharpAnalyzerTest<SignOutAnalyzer, DefaultVerifier> { ReferenceAssemblies = references };
        test.DisabledDiagnostics.AddRange(new SignOutAnalyzer().SupportedDiagnostics.Select(static rule => rule.Id).Where(static id => id != "LOA1010"));
        test.TestState.Sources.Add((path, source));
        test.TestState.AdditionalFiles.Add((view, link + "Log out</a>"));
        var report = new DiagnosticResult("LOA1010", DiagnosticSeverity.Info).WithLocation(0);
        test.ExpectedDiagnostics.Add(isShown ? report.WithSpan(view, 1, 1, 1, link.Length + 1) : report);
        return test.RunAsync();
    }
}
