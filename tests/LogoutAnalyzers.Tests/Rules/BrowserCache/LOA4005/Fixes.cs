using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.BrowserCache;
using LogoutAnalyzers.Rules.BrowserCache;
using LogoutAnalyzers.Tests.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4005;

/// <summary>The header is sent where the logout succeeds.</summary>
public class Fixes
{
    private static Task Fix(string before, string after) => (Verify.AspNetCore with { Advice = "LOA4005" }).Fix<BrowserCacheAnalyzer, ClearSiteData>(before, after);

    private static Task OnSystemWeb(string before, string after, string others) => (Verify.AspNet with { Advice = "LOA4005" }).Fix<BrowserCacheAnalyzer, ClearSiteData>(before, after, others);

    [Fact]
    public Task In_an_action() => Fix(
        Programs.Controller("""
        [HttpPost]
            public async Task<IActionResult> {|LOA4005:Logout|}(string returnUrl)
            {
                if (!ModelState.IsValid)
                {
                    return BadRequest();
                }

                // Goodbye
                await HttpContext.SignOutAsync("Cookies");
                return LocalRedirect(returnUrl);
            }
        """),
        Programs.Controller("""
        [HttpPost]
            public async Task<IActionResult> Logout(string returnUrl)
            {
                if (!ModelState.IsValid)
                {
                    return BadRequest();
                }

                Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
                // Goodbye
                await HttpContext.SignOutAsync("Cookies");
                return LocalRedirect(returnUrl);
            }
        """));

    [Fact]
    public Task In_an_expression_body() => Fix(
        Programs.Controller("""public IActionResult {|LOA4005:Logout|}() => SignOut("Cookies");"""),
        Programs.Controller("""
            public IActionResult Logout()
                {
                    Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
                    return SignOut("Cookies");
                }
            """));

    [Fact]
    public Task In_an_expression_body_that_is_a_task() => Fix(
        Programs.Controller("""[HttpPost] public Task {|LOA4005:Logout|}() => HttpContext.SignOutAsync("Cookies");"""),
        Programs.Controller("""
            [HttpPost] public Task Logout()
                {
                    Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
                    return HttpContext.SignOutAsync("Cookies");
                }
            """));

    [Fact]
    public Task In_a_page_handler() => Fix(
        Programs.Cookies("", types: """
        public class LogoutModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
        {
            public async Task<IActionResult> {|LOA4005:OnPost|}()
            {
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToPage("/Index");
            }
        }
        """),
        Programs.Cookies("", types: """
        public class LogoutModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
        {
            public async Task<IActionResult> OnPost()
            {
                Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
                await HttpContext.SignOutAsync("Cookies");
                return RedirectToPage("/Index");
            }
        }
        """));

    [Fact]
    public Task In_two_endpoints() => Fix(
        Programs.Cookies("""
        app.MapPost({|LOA4005:"/logout"|}, async (HttpContext http) =>
        {
            await http.SignOutAsync();
            return Results.NoContent();
        });
        app.MapPost({|LOA4005:"/signout"|}, () => Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, new[] { "Cookies" }));
        """),
        Programs.Cookies("""
        app.MapPost("/logout", async (HttpContext http) =>
        {
            http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
            await http.SignOutAsync();
            return Results.NoContent();
        });
        app.MapPost("/signout", (HttpContext context) =>
        {
            context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
            return Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, new[] { "Cookies" });
        });
        """));

    [Fact]
    public Task Not_in_middleware_that_answers_other_requests_too()
    {
        var program = Programs.Cookies("""
            app.Use(async (context, next) =>
            {
                if (context.Request.Path == {|LOA4005:"/logout"|})
                {
                    await context.SignOutAsync("Cookies");
                    context.Response.Redirect("/");
                    return;
                }
                await next(context);
            });
            """);
        return Fix(program, program);
    }

    [Fact]
    public Task In_a_web_form_with_tabs_and_lines_of_Windows() => OnSystemWeb(
        """
        using System;
        using System.Web.Security;

        public partial class Logout : System.Web.UI.Page {
        	protected void {|LOA4005:Page_Load|}(object sender, EventArgs e) {
        		FormsAuthentication.SignOut(); // the ticket
        		Session.Abandon();
        		Response.Redirect("~/Default.aspx");
        	}
        }
        """.Replace("\n", "\r\n"),
        """
        using System;
        using System.Web.Security;

        public partial class Logout : System.Web.UI.Page {
        	protected void Page_Load(object sender, EventArgs e) {
        		Response.AppendHeader("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
        		FormsAuthentication.SignOut(); // the ticket
        		Session.Abandon();
        		Response.Redirect("~/Default.aspx");
        	}
        }
        """.Replace("\n", "\r\n"), SystemWebPrograms.FormsLoginWithSession);

    [Fact]
    public Task In_an_action_of_MVC_5() => OnSystemWeb(
        """
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult {|LOA4005:LogOff|}()
            {
                FormsAuthentication.SignOut();
                return RedirectToAction("Index", "Home");
            }
        }
        """,
        """
        using System.Web.Mvc;
        using System.Web.Security;

        public class AccountController : Controller
        {
            [HttpPost]
            public ActionResult LogOff()
            {
                Response.AppendHeader("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
                FormsAuthentication.SignOut();
                return RedirectToAction("Index", "Home");
            }
        }
        """, SystemWebPrograms.FormsLogin);

    [Fact]
    public Task In_a_handler() => OnSystemWeb(
        """
        using System.Web;
        using System.Web.Security;

        public class LogoutHandler : IHttpHandler
        {
            public bool IsReusable { get { return true; } }

            public void {|LOA4005:ProcessRequest|}(HttpContext context)
            {
                FormsAuthentication.SignOut();
            }
        }
        """,
        """
        using System.Web;
        using System.Web.Security;

        public class LogoutHandler : IHttpHandler
        {
            public bool IsReusable { get { return true; } }

            public void ProcessRequest(HttpContext context)
            {
                context.Response.AppendHeader("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
                FormsAuthentication.SignOut();
            }
        }
        """, SystemWebPrograms.FormsLogin);

    // With a parameter for the context alone, the handler would be one whose result nobody reads.
    [Fact]
    public Task Not_where_the_parameter_would_change_what_the_handler_is()
    {
        var program = Programs.Cookies("""app.MapPost({|LOA4005:"/logout"|}, () => Task.FromResult(Results.SignOut(authenticationSchemes: new[] { "Cookies" })));""");
        return Fix(program, program);
    }
}
