using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.BrowserCache;
using LogoutAnalyzers.Rules.BrowserCache;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4001;

/// <summary>Controllers and pages that forbid to keep what they show.</summary>
public class Fixes
{
    private static readonly Verification s_core = Verify.AspNetCore with { Advice = "LOA4001" };
    private static readonly Verification s_web = Verify.AspNet with { Advice = "LOA4001" };

    private static Task Fix(string before, string after, params string[] others) => s_core.Fix<BrowserCacheAnalyzer, ForbidToKeep>(before, after, others);

    private static Task FixOnSystemWeb(string before, string after, params string[] others) => s_web.Fix<BrowserCacheAnalyzer, ForbidToKeep>(before, after, others);

    [Fact]
    public Task A_controller_with_attributes() => Fix(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        /// <summary>Orders.</summary>
        [Authorize] // members only
        [Route("orders")]
        public class {|LOA4001:OrdersController|} : Controller
        {
            [HttpGet] public IActionResult Index() => View();
        }
        """,
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        /// <summary>Orders.</summary>
        [Authorize] // members only
        [Route("orders")]
        [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
        public class OrdersController : Controller
        {
            [HttpGet] public IActionResult Index() => View();
        }
        """);

    [Fact]
    public Task Controllers_without_attributes_in_a_namespace() => Fix(
        """
        using Microsoft.AspNetCore.Mvc;

        namespace Shop
        {
            // Members.
            public class {|LOA4001:OrdersController|} : SecureController
            {
                public IActionResult Index() => View();
            }

            public sealed class {|LOA4001:BillsController|} : SecureController
            {
                public IActionResult Index() => View();
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;

        namespace Shop
        {
            // Members.
            [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
            public class OrdersController : SecureController
            {
                public IActionResult Index() => View();
            }

            [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
            public sealed class BillsController : SecureController
            {
                public IActionResult Index() => View();
            }
        }
        """,
        "[Microsoft.AspNetCore.Authorization.Authorize] public abstract class SecureController : Microsoft.AspNetCore.Mvc.Controller { }");

    [Fact]
    public Task A_page_without_the_namespace() => Fix(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        namespace Shop.Pages;

        [Authorize]
        public class {|LOA4001:StatementModel|} : PageModel
        {
            public void OnGet() { }
        }
        """,
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        namespace Shop.Pages;

        [Authorize]
        [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
        public class StatementModel : PageModel
        {
            public void OnGet() { }
        }
        """);

    [Fact]
    public Task The_applications_own_attribute() => Fix(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class {|LOA4001:OrdersController|} : Controller
        {
            public IActionResult Index() => View();
        }
        """,
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Shop.Filters;

        [Authorize]
        [NoCache]
        public class OrdersController : Controller
        {
            public IActionResult Index() => View();
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc.Filters;
        namespace Shop.Filters;
        public sealed class NoCacheAttribute : ResultFilterAttribute
        {
            public override void OnResultExecuting(ResultExecutingContext context) => context.HttpContext.Response.Headers["Cache-Control"] = "no-store";
        }
        """);

    [Fact]
    public Task The_applications_own_profile() => Fix(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class {|LOA4001:OrdersController|} : Controller
        {
            public IActionResult Index() => View();
        }
        """,
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        [ResponseCache(CacheProfileName = "Never")]
        public class OrdersController : Controller
        {
            public IActionResult Index() => View();
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews(options => options.CacheProfiles.Add("Never", new CacheProfile { NoStore = true }));
        builder.Build().Run();
        """);

    [Fact]
    public Task No_fix_for_a_minimal_api()
    {
        const string Source = """
            var app = WebApplication.CreateBuilder(args).Build();
            app.{|LOA4001:MapGet|}("/account", (HttpContext context) => context.User.Identity!.Name).RequireAuthorization();
            app.Run();
            """;
        return Fix(Source, Source);
    }

    [Fact]
    public Task No_fix_where_the_name_means_something_else()
    {
        const string Source = """
            using Microsoft.AspNetCore.Authorization;

            [Authorize]
            public class {|LOA4001:OrdersController|} : Microsoft.AspNetCore.Mvc.Controller
            {
                public Microsoft.AspNetCore.Mvc.IActionResult Index() => View();
            }

            public sealed class ResponseCacheAttribute : Attribute { }
            """;
        return Fix(Source, Source);
    }

    [Fact]
    public Task A_controller_of_mvc_5() => FixOnSystemWeb(
        """
        using System.Web.Mvc;

        namespace Shop.Controllers
        {
            [Authorize]
            public class {|LOA4001:OrdersController|} : Controller
            {
                public ActionResult Index()
                {
                    return View();
                }
            }
        }
        """,
        """
        using System.Web.Mvc;

        namespace Shop.Controllers
        {
            [Authorize]
            [OutputCache(NoStore = true, Duration = 0, VaryByParam = "*")]
            public class OrdersController : Controller
            {
                public ActionResult Index()
                {
                    return View();
                }
            }
        }
        """);

    [Fact]
    public Task No_fix_where_actions_are_parts_of_views()
    {
        const string Source = """
            using System.Web.Mvc;

            [Authorize]
            public class {|LOA4001:OrdersController|} : Controller
            {
                public ActionResult Index() { return View(); }
                [ChildActionOnly] public ActionResult Summary() { return PartialView(); }
            }
            """;
        return FixOnSystemWeb(Source, Source);
    }

    [Fact]
    public Task A_web_form() => FixOnSystemWeb(
        """
        using System;
        using System.Web.UI;

        public partial class {|LOA4001:Account|} : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                // Members only.
                if (Session["user"] == null)
                {
                    Response.Redirect("~/Login.aspx");
                }
            }
        }
        """,
        """
        using System;
        using System.Web.UI;

        public partial class Account : Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                Response.Cache.SetNoStore();
                // Members only.
                if (Session["user"] == null)
                {
                    Response.Redirect("~/Login.aspx");
                }
            }
        }
        """);

    [Fact]
    public Task No_fix_for_an_api_controller_of_web_api_2()
    {
        const string Source = """
            using System.Collections.Generic;
            using System.Web.Http;

            [Authorize]
            public class {|LOA4001:OrdersController|} : ApiController
            {
                public IEnumerable<string> Get() { return new List<string> { User.Identity.Name }; }
            }
            """;
        return FixOnSystemWeb(Source, Source);
    }

    [Fact]
    public Task Actions_beside_public_ones() => Fix(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        public class {|LOA4001:HomeController|} : Controller
        {
            public IActionResult Index() => View();

            [Authorize]
            public IActionResult Dashboard() => View(User.Identity!.Name);

            // The month's bills.
            [Authorize, HttpGet("bills")]
            public IActionResult Bills() => View(new[] { 1 });
        }
        """,
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        public class HomeController : Controller
        {
            public IActionResult Index() => View();

            [Authorize]
            [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
            public IActionResult Dashboard() => View(User.Identity!.Name);

            // The month's bills.
            [Authorize, HttpGet("bills")]
            [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
            public IActionResult Bills() => View(new[] { 1 });
        }
        """);

    [Fact]
    public Task The_class_where_the_attribute_cannot_stand_at_actions() => Fix(
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [NoCache] public class OrdersController : Controller { }

        public class {|LOA4001:HomeController|} : Controller
        {
            [AllowAnonymous] public IActionResult Index() => View();
            [Authorize] public IActionResult Dashboard() => View(User.Identity!.Name);
        }
        """,
        """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [NoCache] public class OrdersController : Controller { }

        [NoCache]
        public class HomeController : Controller
        {
            [AllowAnonymous] public IActionResult Index() => View();
            [Authorize] public IActionResult Dashboard() => View(User.Identity!.Name);
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc.Filters;

        [AttributeUsage(AttributeTargets.Class)]
        public class NoCacheAttribute : ActionFilterAttribute
        {
            public override void OnResultExecuting(ResultExecutingContext context) => context.HttpContext.Response.Headers["Cache-Control"] = "no-store";
        }
        """);
}
