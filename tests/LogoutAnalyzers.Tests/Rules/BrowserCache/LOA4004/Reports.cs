using System.Threading.Tasks;
using LogoutAnalyzers.Rules.BrowserCache;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4004;

/// <summary>Pages for signed-in users that rely on META tags.</summary>
public class Reports
{
    [Fact]
    public Task The_message() => (Verify.AspNetCore with { Files = [("Views/Orders/Index.cshtml", Pages.Html(Pages.Marked.Replace("LOA4004:", "#0:")))] }).Message<BrowserCacheAnalyzer>(
        new DiagnosticResult("LOA4004", DiagnosticSeverity.Warning).WithMessage("Browsers ignore the META tag 'Cache-Control' and keep the page, so the back button shows it again after the logout; send Cache-Control: no-store from 'OrdersController'"),
        Pages.App(Pages.Orders()));

    [Theory]
    [InlineData("<meta http-equiv=\"Cache-Control\" content=\"no-store\">")]
    [InlineData("<meta http-equiv='cache-control' content='no-cache'>")]
    [InlineData("<META HTTP-EQUIV=CACHE-CONTROL CONTENT=NO-CACHE>")]
    [InlineData("<meta content=\"private, max-age=0\" http-equiv=\"Cache-Control\" />")]
    [InlineData("<meta http-equiv=\"Pragma\" content=\"no-cache\" />")]
    [InlineData("<meta http-equiv=\"Expires\" content=\"0\" />")]
    [InlineData("<meta http-equiv=\"expires\" content=\"-1\" />")]
    [InlineData("<meta http-equiv=\"expires\" content=\"Thu, 01 Jan 1970 00:00:00 GMT\" />")]
    [InlineData("<meta http-equiv=\"expires\" content=\"Tue, 01 Jan 1980 1:00:00 GMT\" />")]
    public Task Each_kind_of_tag(string tag) => Pages.View(Pages.App(Pages.Orders()), Pages.Html("{|LOA4004:" + tag + "|}"));

    [Fact]
    public Task The_first_of_several() => Pages.View(Pages.App(Pages.Orders()), Pages.Html(Pages.Marked + "\n    <meta http-equiv=\"Pragma\" content=\"no-cache\" />\n    <meta http-equiv=\"Expires\" content=\"0\" />"));

    [Fact]
    public Task A_weak_header_beside_it() => Pages.View(Pages.App(Pages.Orders("[Authorize, {|LOA4003:ResponseCache(Location = ResponseCacheLocation.None)|}]")), Pages.Html(Pages.Marked));

    [Fact]
    public Task A_view_by_another_name() => Pages.Core(
        Pages.App(Pages.Orders(action: "public IActionResult Index() => View(\"List\");")),
        ("Views/Orders/List.cshtml", Pages.Html(Pages.Marked)));

    [Fact]
    public Task An_action_that_only_signed_in_users_get_to() => Pages.View(
        Pages.App(Pages.Orders("", "[Authorize] public async Task<IActionResult> Index() { await Task.Yield(); return View(); } public IActionResult Prices() => View();")),
        Pages.Html(Pages.Marked));

    [Fact]
    public Task The_fallback_policy_asks_for_a_user() => Pages.View(
        Pages.App(Pages.Orders(""), services: "builder.Services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);"),
        Pages.Html(Pages.Marked));

    [Fact]
    public Task A_layout() => Pages.Core(
        Pages.App(Pages.Orders()),
        ("Views/Orders/Index.cshtml", "<h1>Orders</h1>"), ("Views/_ViewStart.cshtml", "@{\n    Layout = \"_Layout\";\n}"), ("Views/Shared/_Layout.cshtml", Pages.Html(Pages.Marked, "@RenderBody()")));

    [Fact]
    public Task A_partial_view_of_the_layout() => Pages.Core(
        Pages.App(Pages.Orders()),
        ("Views/Orders/Index.cshtml", "@{ Layout = \"~/Views/Shared/_Layout.cshtml\"; }<h1>Orders</h1>"), ("Views/Shared/_Layout.cshtml", "<html><head><partial name=\"_Head\" /></head>@RenderBody()</html>"), ("Views/Shared/_Head.cshtml", Pages.Marked));

    [Fact]
    public Task A_view_component_of_the_layout() => Pages.Core(
        Pages.App(Pages.Orders()),
        ("Views/Orders/Index.cshtml", "@{ Layout = User.IsInRole(\"Admin\") ? \"_Admin\" : \"_Layout\"; }<h1>Orders</h1>"), ("Views/Shared/_Admin.cshtml", "@RenderBody()"), ("Views/Shared/_Layout.cshtml", "<html><head>@await Component.InvokeAsync(\"Head\")</head>@RenderBody()</html>"), ("Views/Shared/Components/Head/Default.cshtml", Pages.Marked));

    [Fact]
    public Task The_view_of_an_area() => (Verify.AspNetCore with
    {
        Files = [("Areas/Admin/Views/Orders/Index.cshtml", Pages.Html(Pages.Marked)), ("Views/Orders/Index.cshtml", Pages.Html(Pages.Tag))],
        Code = [("Areas/Admin/Controllers/OrdersController.cs", "using Microsoft.AspNetCore.Authorization; using Microsoft.AspNetCore.Mvc; namespace Shop.Admin { [Area(\"Admin\"), Authorize] public class OrdersController : Controller { public IActionResult Index() => View(); } }")],
    }).Analyzer<BrowserCacheAnalyzer>(Pages.App(Pages.Orders("")));

    [Fact]
    public Task A_Razor_page() => (Verify.AspNetCore with
    {
        Files = [("Pages/Orders.cshtml", "@page\n@model OrdersModel\n" + Pages.Html(Pages.Marked))],
        Code = [("Pages/Orders.cshtml.cs", "[Microsoft.AspNetCore.Authorization.Authorize] public class OrdersModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public string[] Orders { get; set; } = { }; public void OnGet() => Orders = new[] { \"1\" }; }")],
    }).Analyzer<BrowserCacheAnalyzer>(Pages.App(""));

    [Fact]
    public Task A_Razor_page_of_a_folder_for_signed_in_users() => (Verify.AspNetCore with
    {
        Files = [("Pages/Account/Orders.cshtml", "@page\n@model OrdersModel\n" + Pages.Html(Pages.Marked))],
        Code = [("Pages/Account/Orders.cshtml.cs", "public class OrdersModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public async Task OnGetAsync() => await Task.Yield(); }")],
    }).Analyzer<BrowserCacheAnalyzer>(Pages.App("", services: "builder.Services.AddRazorPages(options => options.Conventions.AuthorizeFolder(\"/Account\"));"));

    [Fact]
    public Task A_component() => Pages.Core(
        Pages.App("", "app.MapRazorComponents<App>();", "builder.Services.AddRazorComponents();") + "public class App : Microsoft.AspNetCore.Components.ComponentBase { }",
        ("Components/Pages/Orders.razor", "@page \"/orders\"\n@attribute [Authorize]\n<HeadContent>" + Pages.Marked + "</HeadContent>\n<h1>Orders</h1>"));

    [Fact]
    public Task The_root_of_components() => Pages.Core(
        Pages.App("", "app.MapRazorComponents<App>();", "builder.Services.AddRazorComponents();") + "public class App : Microsoft.AspNetCore.Components.ComponentBase { }",
        ("Components/App.razor", Pages.Html(Pages.Marked, "<Routes />")), ("Components/Pages/Orders.razor", "@page \"/orders\"\n@attribute [Authorize]\n<h1>Orders</h1>"));

    [Fact]
    public Task An_HTML_file_that_an_action_sends() => Pages.Core(
        Pages.App(Pages.Orders(action: "public IActionResult Index() => Content(System.IO.File.ReadAllText(\"templates/orders.html\").Replace(\"{name}\", User.Identity!.Name), \"text/html\");")),
        ("templates/orders.html", Pages.Html(Pages.Marked, "{name}")));

    [Fact]
    public Task A_web_form() => Pages.WebForm(Pages.OrdersForm, ("Orders.aspx", Pages.PageDirective + Pages.Html(Pages.Marked, "<form runat=\"server\"></form>")));

    [Fact]
    public Task A_web_form_that_does_not_do_enough() => Pages.WebForm(Pages.OrdersForm.Replace("Title = \"Orders\";", "{|LOA4003:Response.Cache.SetCacheability(System.Web.HttpCacheability.NoCache)|};"), ("Orders.aspx", Pages.PageDirective + Pages.Html(Pages.Marked)));

    [Fact]
    public Task A_master_page() => Pages.WebForm(
        Pages.OrdersForm,
        ("Orders.aspx", "<%@ Page Language=\"C#\" MasterPageFile=\"~/Site.Master\" Inherits=\"Orders\" %>"), ("Site.Master", "<%@ Master Language=\"C#\" Inherits=\"SiteMaster\" %>" + Pages.Html(Pages.Marked)));

    [Fact]
    public Task A_control() => Pages.WebForm(
        Pages.OrdersForm,
        ("Orders.aspx", Pages.PageDirective + "<%@ Register TagPrefix=\"shop\" TagName=\"Head\" Src=\"~/Controls/Head.ascx\" %><html><head><shop:Head runat=\"server\" /></head></html>"), ("Controls/Head.ascx", "<%@ Control Language=\"C#\" %>" + Pages.Marked));

    [Fact]
    public Task A_view_of_MVC_5() => (Verify.AspNet with { Files = [("Views/Orders/Index.cshtml", Pages.Html(Pages.Marked))] }).Analyzer<BrowserCacheAnalyzer>("""
        using System.Web.Mvc;
        [Authorize]
        public class OrdersController : Controller
        {
            public ActionResult Index() { return View(); }
        }
        """);
}
