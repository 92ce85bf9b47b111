using System.Threading.Tasks;
using LogoutAnalyzers.Rules.BrowserCache;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4004;

/// <summary>Tags that are none, headers beside them, and pages that everybody may see.</summary>
public class StaysSilent
{
    [Theory]
    [InlineData("")]
    [InlineData("<meta charset=\"utf-8\" />")]
    [InlineData("<meta name=\"cache-control\" content=\"no-store\" />")]
    [InlineData("<meta http-equiv=\"X-UA-Compatible\" content=\"IE=edge\" />")]
    [InlineData("<meta http-equiv=\"refresh\" content=\"0; url=/login\" />")]
    [InlineData("<meta http-equiv=\"Cache-Control\" content=\"public, max-age=3600\" />")]
    [InlineData("<meta http-equiv=\"Expires\" content=\"Fri, 01 Jan 2100 00:00:00 GMT\" />")]
    [InlineData("<meta http-equiv=\"Expires\" content=\"@Model.Expires\" />")]
    [InlineData("<!-- <meta http-equiv=\"Cache-Control\" content=\"no-store\" /> -->")]
    [InlineData("@* <meta http-equiv=\"Cache-Control\" content=\"no-store\" /> *@")]
    [InlineData("<script>var html = '<meta http-equiv=\"Cache-Control\" content=\"no-store\" />';</script>")]
    [InlineData("<meta http-equiv=\"Cache-Control\" />")]
    [InlineData("<meta http-equiv content=\"no-store\"")]
    public Task Other_tags(string tag) => Pages.View(Pages.App(Pages.Orders()), Pages.Html(tag));

    [Theory]
    [InlineData("[Authorize, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]", "public IActionResult Index() => View();")]
    [InlineData("[Authorize]", "[ResponseCache(NoStore = true, Duration = 0)] public IActionResult Index() => View();")]
    [InlineData("[Authorize]", "public IActionResult Index() { Response.Headers.CacheControl = \"no-store\"; return View(); }")]
    [InlineData("[Authorize]", "public IActionResult Index() { Response.Headers[\"Cache-Control\"] = \"no-cache, no-store\"; return View(); }")]
    [InlineData("[Authorize]", "public IActionResult Index() => View(); public override void OnActionExecuting(ActionExecutingContext context) => Response.Headers.CacheControl = \"no-store\";")]
    [InlineData("[Authorize, NoCache]", "public IActionResult Index() => View();")]
    public Task The_controller_sends_the_header(string attributes, string action) => Pages.View(
        Pages.App(Pages.Orders(attributes, action) + "public class NoCacheAttribute : ResultFilterAttribute { public override void OnResultExecuting(ResultExecutingContext context) => context.HttpContext.Response.Headers.CacheControl = \"no-store\"; }"),
        Pages.Html(Pages.Tag));

    [Theory]
    [InlineData("app.Use((context, next) => { context.Response.Headers.CacheControl = \"no-store\"; return next(context); });", "")]
    [InlineData("app.Use((context, next) => { context.Response.OnStarting(() => { context.Response.Headers[\"Cache-Control\"] = \"no-store\"; return Task.CompletedTask; }); return next(context); });", "")]
    [InlineData("", "builder.Services.AddControllersWithViews(options => options.Filters.Add(new ResponseCacheAttribute { NoStore = true, Location = ResponseCacheLocation.None }));")]
    public Task The_application_sends_the_header(string endpoints, string services) => Pages.View(Pages.App(Pages.Orders(), endpoints, services), Pages.Html(Pages.Tag));

    [Fact]
    public Task The_server_sends_the_header() => Pages.Core(
        Pages.App(Pages.Orders()),
        ("Views/Orders/Index.cshtml", Pages.Html(Pages.Tag)), ("web.config", "<configuration><system.webServer><httpProtocol><customHeaders><add name=\"Cache-Control\" value=\"no-store\" /></customHeaders></httpProtocol></system.webServer></configuration>"));

    [Fact]
    public Task The_view_sends_the_header() => Pages.View(Pages.App(Pages.Orders()), "@{ Context.Response.Headers.CacheControl = \"no-store\"; }" + Pages.Html(Pages.Tag));

    [Fact]
    public Task The_layout_sends_the_header() => Pages.Core(
        Pages.App(Pages.Orders()),
        ("Views/Orders/Index.cshtml", "@section Head { " + Pages.Tag + " }"), ("Views/_ViewStart.cshtml", "@{ Layout = \"_Layout\"; }"), ("Views/Shared/_Layout.cshtml", "@{ Context.Response.Headers.CacheControl = \"no-store\"; }\n" + Pages.Html("", "@RenderBody()")));

    // The framework forbids to keep a page with an antiforgery token.
    [Theory]
    [InlineData("<form method=\"post\"><button>Buy</button></form>")]
    [InlineData("@Html.AntiForgeryToken()")]
    public Task The_framework_sends_the_header(string body) => Pages.View(Pages.App(Pages.Orders()), Pages.Html(Pages.Tag, body));

    [Fact]
    public Task The_layout_of_the_template_with_its_logout_form() => Pages.Core(
        Pages.App(Pages.Orders()),
        ("Views/Orders/Index.cshtml", "<h1>Orders</h1>"), ("Views/_ViewStart.cshtml", "@{ Layout = \"_Layout\"; }"), ("Views/Shared/_Layout.cshtml", Pages.Html(Pages.Tag, "<partial name=\"_LoginPartial\" />@RenderBody()")),
        ("Views/Shared/_LoginPartial.cshtml", "<form asp-area=\"Identity\" asp-page=\"/Account/Logout\" method=\"post\"><button>Log out</button></form>"));

    [Fact]
    public Task A_public_page() => Pages.View(Pages.App(Pages.Orders("")), Pages.Html(Pages.Tag));

    [Fact]
    public Task A_page_that_anybody_may_see() => Pages.View(Pages.App(Pages.Orders("[Authorize]", "[AllowAnonymous] public IActionResult Index() => View(); public IActionResult Other() => View();")), Pages.Html(Pages.Tag));

    [Theory]
    [InlineData("@await Component.InvokeAsync(\"UserMenu\")")]
    [InlineData("<vc:user-menu />")]
    [InlineData("<vc:menu-of-another-project />")]
    [InlineData("<partial model=\"User\" name=\"_Logout\" />")]
    public Task The_framework_sends_the_header_for_a_part(string part) => Pages.Core(
        Pages.App(Pages.Orders()),
        ("Views/Orders/Index.cshtml", "<h1>Orders</h1>"), ("Views/_ViewStart.cshtml", "@{ Layout ??= \"_Layout\"; }"), ("Views/Shared/_Layout.cshtml", Pages.Html(Pages.Tag, part + "@RenderBody()")),
        ("Views/Shared/Components/UserMenu/Default.cshtml", "<form method=\"post\"><button>Log out</button></form>"), ("Views/Shared/_Logout.cshtml", "<form method=\"post\"><button>Log out</button></form>"));

    [Fact]
    public Task The_view_of_an_area_that_all_may_see() => (Verify.AspNetCore with
    {
        Files = [("Areas/Shop/Views/Orders/Index.cshtml", Pages.Html(Pages.Tag)), ("Views/Orders/Index.cshtml", Pages.Html(""))],
        Code = [("Areas/Shop/Controllers/OrdersController.cs", "namespace Shop.Areas { public class OrdersController : Microsoft.AspNetCore.Mvc.Controller { public Microsoft.AspNetCore.Mvc.IActionResult Index() => View(); } }")],
    }).Analyzer<BrowserCacheAnalyzer>(Pages.App(Pages.Orders()));

    [Fact]
    public Task The_login_page() => Pages.Core(
        Pages.App("[Authorize] public class AccountController : Controller { [AllowAnonymous] public IActionResult Login() => View(); [HttpPost, AllowAnonymous] public IActionResult Login(string name) => Redirect(\"/\"); }"),
        ("Views/Account/Login.cshtml", Pages.Html(Pages.Tag)));

    [Fact]
    public Task A_view_that_nothing_shows() => Pages.Core(Pages.App(Pages.Orders()), ("Views/Orders/Old.cshtml", Pages.Html(Pages.Tag)));

    [Fact]
    public Task The_view_of_another_controller() => Pages.Core(
        Pages.App(Pages.Orders() + "public class HomeController : Controller { public IActionResult Index() => View(); }"),
        ("Views/Home/Index.cshtml", Pages.Html(Pages.Tag)), ("Views/Orders/Index.cshtml", Pages.Html("")));

    [Fact]
    public Task A_layout_of_public_pages_only() => Pages.Core(
        Pages.App(Pages.Orders() + "public class HomeController : Controller { public IActionResult Index() => View(); }"),
        ("Views/Home/Index.cshtml", "@{ Layout = \"_Public\"; }"), ("Views/Shared/_Public.cshtml", Pages.Html(Pages.Tag, "@RenderBody()")), ("Views/Orders/Index.cshtml", "@{ Layout = null; }" + Pages.Html("")));

    [Fact]
    public Task An_application_without_a_login() => Pages.View(
        "var app = WebApplication.CreateBuilder(args).Build(); app.MapDefaultControllerRoute(); app.Run(); public class OrdersController : Microsoft.AspNetCore.Mvc.Controller { public Microsoft.AspNetCore.Mvc.IActionResult Index() => View(); }",
        Pages.Html(Pages.Tag));

    [Theory]
    [InlineData("wwwroot/index.html", "app.MapFallbackToFile(\"index.html\");")]
    [InlineData("ClientApp/src/index.html", "")]
    [InlineData("wwwroot/about.htm", "app.UseStaticFiles();")]
    public Task The_page_of_a_script_application(string path, string endpoints) => Pages.Core(Pages.App(Pages.Orders(action: "public IActionResult Index() => Json(new { Name = User.Identity!.Name });"), endpoints), (path, Pages.Html(Pages.Tag)));

    [Fact]
    public Task A_Razor_page_that_sends_the_header() => (Verify.AspNetCore with
    {
        Files = [("Pages/Orders.cshtml", "@page\n@model OrdersModel\n" + Pages.Html(Pages.Tag))],
        Code = [("Pages/Orders.cshtml.cs", "using Microsoft.AspNetCore.Mvc; [Microsoft.AspNetCore.Authorization.Authorize, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)] public class OrdersModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public void OnGet() { } }")],
    }).Analyzer<BrowserCacheAnalyzer>(Pages.App(""));

    [Fact]
    public Task Another_page_of_the_same_name() => (Verify.AspNetCore with
    {
        Files = [("Pages/Public/Orders.cshtml", "@page\n" + Pages.Html(Pages.Tag)), ("Pages/Orders.cshtml", "@page\n@model OrdersModel\n")],
        Code = [("Pages/Orders.cshtml.cs", "[Microsoft.AspNetCore.Authorization.Authorize] public class OrdersModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public void OnGet() { } }")],
    }).Analyzer<BrowserCacheAnalyzer>(Pages.App(""));

    [Fact]
    public Task A_public_component() => Pages.Core(
        Pages.App("", "app.MapRazorComponents<App>();", "builder.Services.AddRazorComponents();") + "public class App : Microsoft.AspNetCore.Components.ComponentBase { }",
        ("Components/Pages/About.razor", "@page \"/about\"\n<HeadContent>" + Pages.Tag + "</HeadContent>"), ("Components/Pages/Orders.razor", "@page \"/orders\"\n@attribute [Authorize]\n<h1>Orders</h1>"));

    [Theory]
    [InlineData("Response.Cache.SetNoStore();")]
    [InlineData("Response.Cache.SetCacheability(System.Web.HttpCacheability.NoCache); Response.Cache.SetNoStore();")]
    [InlineData("Response.AppendHeader(\"Cache-Control\", \"no-cache, no-store\");")]
    public Task A_web_form_that_sends_the_header(string statement) => Pages.WebForm(Pages.OrdersForm.Replace("Title = \"Orders\";", statement), ("Orders.aspx", Pages.PageDirective + Pages.Html(Pages.Tag)));

    [Fact]
    public Task The_directive_of_a_web_form() => Pages.WebForm(Pages.OrdersForm, ("Orders.aspx", Pages.PageDirective + "<%@ OutputCache NoStore=\"true\" Duration=\"1\" VaryByParam=\"None\" Location=\"None\" %>" + Pages.Html(Pages.Tag)));

    [Fact]
    public Task A_master_page_whose_code_sends_the_header() => Pages.WebForm(
        Pages.OrdersForm + "\npublic partial class SiteMaster : System.Web.UI.MasterPage { protected void Page_Init(object sender, EventArgs e) { Response.Cache.SetNoStore(); } }",
        ("Orders.aspx", "<%@ Page Language=\"C#\" MasterPageFile=\"~/Site.Master\" Inherits=\"Orders\" %>"), ("Site.Master", "<%@ Master Language=\"C#\" Inherits=\"SiteMaster\" %>" + Pages.Html(Pages.Tag)));

    [Fact]
    public Task Global_asax_sends_the_header() => Pages.WebForm(
        Pages.OrdersForm + "\npublic class Global : System.Web.HttpApplication { protected void Application_BeginRequest(object sender, EventArgs e) { Response.Cache.SetNoStore(); } }",
        ("Orders.aspx", Pages.PageDirective + Pages.Html(Pages.Tag)));

    [Fact]
    public Task A_master_page_of_no_page() => Pages.WebForm(
        Pages.OrdersForm,
        ("Orders.aspx", Pages.PageDirective), ("Old.Master", "<%@ Master Language=\"C#\" Inherits=\"OldMaster\" %>" + Pages.Html(Pages.Tag)));

    [Fact]
    public Task The_login_form() => (Verify.AspNet with
    {
        Files = [("Web.config", "<configuration><system.web><authorization><deny users=\"?\" /></authorization></system.web></configuration>"), ("Login.aspx", "<%@ Page Inherits=\"Login\" %>" + Pages.Html(Pages.Tag))],
        Code = [("Login.aspx.cs", "public partial class Login : System.Web.UI.Page { }")],
    }).Analyzer<BrowserCacheAnalyzer>("class Nothing { }");

    [Fact]
    public Task Half_a_tag() => Pages.View(Pages.App(Pages.Orders()), "<meta http-equiv=\"Cache-Control");

    [Theory]
    [InlineData("public IActionResult Index() => Redirect(\"/orders.html\");")]
    [InlineData("public IActionResult Index() { Mail(System.IO.File.ReadAllText(\"Templates/orders.html\")); return View(); } private void Mail(string text) { }")]
    [InlineData("public IActionResult Index() => PhysicalFile(\"/srv/last-orders.html\", \"text/html\");")]
    public Task An_HTML_file_that_is_not_sent(string action) => Pages.Core(Pages.App(Pages.Orders(action: action)), ("Templates/orders.html", Pages.Html(Pages.Tag)));

    [Fact]
    public Task Interactive_components() => Pages.Core(
        Pages.App("", "app.MapRazorComponents<App>().AddInteractiveServerRenderMode();", "builder.Services.AddRazorComponents().AddInteractiveServerComponents();") + "public class App : Microsoft.AspNetCore.Components.ComponentBase { }",
        ("Components/App.razor", Pages.Html(Pages.Tag, "<Routes />")), ("Components/Pages/Orders.razor", "@page \"/orders\"\n@attribute [Authorize]\n<h1>Orders</h1>"));

    [Theory]
    [InlineData("<meta")]
    [InlineData("<meta http-equiv=\"Cache-Control\" content=\"no-store\"")]
    [InlineData("<meta http-equiv=Cache-Control content")]
    [InlineData("<meta http-equiv=\"@(Model.Name)\" content=\"no-store\">")]
    [InlineData("@{ <meta http-equiv=\"")]
    public Task Half_written_tags_do_no_harm(string tag) => Pages.Core(Pages.App(Pages.Orders("")), ("Views/Orders/Index.cshtml", tag));

    [Fact]
    public Task A_streamed_component() => Pages.Core(
        Pages.App("", "app.MapRazorComponents<App>();", "builder.Services.AddRazorComponents();") + "public class App : Microsoft.AspNetCore.Components.ComponentBase { }",
        ("Components/Pages/Orders.razor", "@page \"/orders\"\n@attribute [Authorize]\n@attribute [StreamRendering]\n<HeadContent>" + Pages.Tag + "</HeadContent>"));
}
