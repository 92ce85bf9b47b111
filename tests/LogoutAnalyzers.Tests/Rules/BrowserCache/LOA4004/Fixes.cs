using System.Threading.Tasks;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4004;

/// <summary>The header is sent by what answers, and the tags go.</summary>
public class Fixes
{
    private static Task Fix(Verification verification, string before, string after) => FixedPages.AssertAsync(verification, before, after);

    private const string Several = "{|LOA4004:<meta http-equiv=\"Cache-Control\" content=\"no-store\" />|}\n    <meta http-equiv=\"Pragma\" content=\"no-cache\" />\n    <meta http-equiv=\"Expires\" content=\"0\" />";

    private static readonly string s_clean = Pages.Html("").Replace("    \n</head>", "</head>");

    [Fact]
    public Task An_action_gets_the_attribute() => Fix(
        Verify.AspNetCore with { Files = [("Views/Orders/Index.cshtml", Pages.Html(Several))], FixedFiles = [("Views/Orders/Index.cshtml", s_clean)] },
        Pages.App("""
        [Authorize]
        public class OrdersController : Controller
        {
            // All of them
            [HttpGet("/orders")]
            public IActionResult Index() => View();

            public IActionResult Details(int id) => View();
        }
        """),
        Pages.App("""
        [Authorize]
        public class OrdersController : Controller
        {
            // All of them
            [HttpGet("/orders")]
            [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
            public IActionResult Index() => View();

            public IActionResult Details(int id) => View();
        }
        """));

    [Fact]
    public Task Both_actions_that_show_the_view() => Fix(
        Verify.AspNetCore with { Files = [("Views/Orders/Index.cshtml", Pages.Html(Pages.Marked))], FixedFiles = [("Views/Orders/Index.cshtml", s_clean)] },
        Pages.App("""
        [Authorize]
        public class OrdersController : Controller
        {
            public IActionResult Index()
            {
                return View();
            }

            public IActionResult Open()
            {
                return View("Index");
            }
        }
        """),
        Pages.App("""
        [Authorize]
        public class OrdersController : Controller
        {
            [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
            public IActionResult Index()
            {
                return View();
            }

            [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
            public IActionResult Open()
            {
                return View("Index");
            }
        }
        """));

    [Fact]
    public Task A_page_model_gets_the_attribute_and_Windows_lines_stay() => Fix(
        Verify.AspNetCore with
        {
            Files = [("Pages/Orders.cshtml", ("@page\n@model OrdersModel\n" + Pages.Html(Pages.Marked)).Replace("\n", "\r\n"))],
            FixedFiles = [("Pages/Orders.cshtml", ("@page\n@model OrdersModel\n" + s_clean).Replace("\n", "\r\n"))],
            Code = [("Pages/Orders.cshtml.cs", """
                using Microsoft.AspNetCore.Authorization;
                using Microsoft.AspNetCore.Mvc.RazorPages;

                namespace Shop.Pages;

                [Authorize]
                public class OrdersModel : PageModel
                {
                    public void OnGet()
                    {
                    }
                }
                """.Replace("\n", "\r\n"))],
            FixedCode = [("Pages/Orders.cshtml.cs", """
                using Microsoft.AspNetCore.Authorization;
                using Microsoft.AspNetCore.Mvc;
                using Microsoft.AspNetCore.Mvc.RazorPages;

                namespace Shop.Pages;

                [Authorize]
                [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
                public class OrdersModel : PageModel
                {
                    public void OnGet()
                    {
                    }
                }
                """.Replace("\n", "\r\n"))],
        },
        Pages.App(""), Pages.App(""));

    [Fact]
    public Task A_web_form_calls_SetNoStore() => Fix(
        Verify.AspNet with
        {
            Files = [s_config, ("Orders.aspx", Pages.PageDirective + Pages.Html(Pages.Marked))],
            FixedFiles = [s_config, ("Orders.aspx", Pages.PageDirective + s_clean)],
            Code = [("Orders.aspx.cs", Pages.OrdersForm)],
            FixedCode = [("Orders.aspx.cs", Pages.OrdersForm.Replace("        Title", "        Response.Cache.SetNoStore();\n        Title"))],
        },
        "class Nothing { }", "class Nothing { }");

    private static readonly (string, string) s_config = ("Web.config", "<configuration><system.web><authentication mode=\"Forms\" /><authorization><deny users=\"?\" /></authorization></system.web></configuration>");

    [Fact]
    public Task A_tag_among_others_in_its_line() => Fix(
        Verify.AspNetCore with { Files = [("Views/Orders/Index.cshtml", "<head>" + Pages.Marked + "<title>Shop</title></head>")], FixedFiles = [("Views/Orders/Index.cshtml", "<head><title>Shop</title></head>")] },
        Pages.App(Pages.Orders()),
        Pages.App(Pages.Orders(action: "[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]\n    public IActionResult Index() => View();")));

    // Which pages it is shown in may be more than can be seen.
    [Fact]
    public Task Not_for_a_layout() => Fix(
        Verify.AspNetCore with { Files = [("Views/Orders/Index.cshtml", "@{ Layout = \"_Layout\"; }<h1>Orders</h1>"), ("Views/Shared/_Layout.cshtml", Pages.Html(Pages.Marked, "@RenderBody()"))] },
        Pages.App(Pages.Orders()), Pages.App(Pages.Orders()));

    [Fact]
    public Task Not_where_the_attribute_says_something_else() => Fix(
        Verify.AspNetCore with { Files = [("Views/Orders/Index.cshtml", Pages.Html(Pages.Marked))] },
        Pages.App(Pages.Orders(action: "[ResponseCache(Location = ResponseCacheLocation.None)] public IActionResult Index() => View();")),
        Pages.App(Pages.Orders(action: "[ResponseCache(Location = ResponseCacheLocation.None)] public IActionResult Index() => View();")));

    [Fact]
    public Task Not_for_a_component() => Fix(
        Verify.AspNetCore with { Files = [("Components/Pages/Orders.razor", "@page \"/orders\"\n@attribute [Authorize]\n" + Pages.Marked)] },
        Pages.App("", "app.MapRazorComponents<App>();", "builder.Services.AddRazorComponents();") + "public class App : Microsoft.AspNetCore.Components.ComponentBase { }",
        Pages.App("", "app.MapRazorComponents<App>();", "builder.Services.AddRazorComponents();") + "public class App : Microsoft.AspNetCore.Components.ComponentBase { }");

    [Fact]
    public Task A_tag_in_two_lines() => Fix(
        Verify.AspNetCore with { Files = [("Views/Orders/Index.cshtml", Pages.Html("{|LOA4004:<meta http-equiv=\"Cache-Control\"\n          content=\"no-store\" />|}"))], FixedFiles = [("Views/Orders/Index.cshtml", s_clean)] },
        Pages.App(Pages.Orders()),
        Pages.App(Pages.Orders(action: "[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]\n    public IActionResult Index() => View();")));

    [Fact]
    public Task Not_for_an_action_that_other_controllers_inherit() => Fix(
        Verify.AspNetCore with { Files = [("Views/Orders/Index.cshtml", Pages.Html(Pages.Marked))] },
        Pages.App("public abstract class ListController : Controller { public IActionResult Index() => View(); }\n[Authorize] public class OrdersController : ListController { }"),
        Pages.App("public abstract class ListController : Controller { public IActionResult Index() => View(); }\n[Authorize] public class OrdersController : ListController { }"));
}
