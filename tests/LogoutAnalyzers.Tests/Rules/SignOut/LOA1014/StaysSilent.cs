using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using LogoutAnalyzers.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1014;

public class StaysSilent
{
    private static Task Silent(string source, params string[] others) => (Verify.AspNet with { Advice = "LOA1014" }).Analyzer<SignOutAnalyzer>([source, .. others]);

    private static string Page(string statements) => $$"""
        using System;
        using System.Web;
        using System.Web.Security;
        using System.Web.SessionState;
        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                {{statements}}
                Response.Redirect("~/Default.aspx");
            }
        }
        """;

    [Theory]
    [InlineData("FormsAuthentication.SignOut(); Session.Abandon();")]
    [InlineData("FormsAuthentication.SignOut(); Session.Clear(); Session.Abandon();")]
    [InlineData("Session.Abandon(); Session.RemoveAll(); FormsAuthentication.SignOut();")]
    [InlineData("System.Web.HttpContext.Current.Session.Clear(); Session.Abandon(); FormsAuthentication.SignOut();")]
    [InlineData("Session.Clear(); FormsAuthentication.SignOut(); if (Session.Count == 0) { Session.Abandon(); }")]
    // Gone one by one: nothing was emptied as a whole.
    [InlineData("Session.Remove(\"Department\"); FormsAuthentication.SignOut();")]
    [InlineData("Session[\"Department\"] = null; FormsAuthentication.SignOut();")]
    // The browser gets a new id in another way.
    [InlineData("Session.Clear(); FormsAuthentication.SignOut(); Response.Cookies.Add(new HttpCookie(\"ASP.NET_SessionId\", \"\"));")]
    [InlineData("Session.Clear(); FormsAuthentication.SignOut(); new SessionIDManager().RemoveSessionID(Context);")]
    public Task A_page(string statements) => Silent(Page(statements), SystemWebPrograms.FormsLoginWithSession);

    [Fact]
    public Task A_helper_abandons() => Silent(
        """
        using System;
        using System.Web;
        using System.Web.Security;
        public static class Visit
        {
            public static void Finish() { HttpContext.Current.Session.Abandon(); }
        }

        public partial class Site : System.Web.UI.MasterPage
        {
            protected void lnkLogout_Click(object sender, EventArgs e)
            {
                Session.Clear();
                Visit.Finish();
                FormsAuthentication.SignOut();
            }
        }
        """, SystemWebPrograms.FormsLoginWithSession);

    [Fact]
    public Task A_filter_abandons() => Silent(
        """
        using System.Web.Mvc;
        using System.Web.Security;
        public class EndsSessionAttribute : ActionFilterAttribute
        {
            public override void OnActionExecuted(ActionExecutedContext filterContext) { filterContext.HttpContext.Session.Abandon(); }
        }

        public class AccountController : Controller
        {
            [EndsSession]
            public ActionResult Logout()
            {
                Session.Clear();
                FormsAuthentication.SignOut();
                return Redirect("/");
            }
        }
        """, SystemWebPrograms.FormsLoginWithSession);

    [Fact]
    public Task Another_event_of_the_page_abandons() => Silent(
        """
        using System;
        using System.Web.Security;
        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                FormsAuthentication.SignOut();
                Session.Clear();
            }

            protected void Page_PreRender(object sender, EventArgs e) { Session.Abandon(); }
        }
        """, SystemWebPrograms.FormsLoginWithSession);

    [Fact]
    public Task Something_unknown_is_called() => Silent(
        """
        using System.Web.Mvc;
        using System.Web.Security;
        public interface IVisit { void Finish(); }
        public class AccountController : Controller
        {
            private readonly IVisit _visit;
            public AccountController(IVisit visit) { _visit = visit; }

            public ActionResult Logout()
            {
                Session.Clear();
                FormsAuthentication.SignOut();
                _visit.Finish();
                return Redirect("/");
            }
        }
        """, SystemWebPrograms.FormsLoginWithSession);

    [Fact]
    public Task It_leads_to_a_logout_that_abandons() => Silent(
        """
        using System.Web.Mvc;
        using System.Web.Security;
        public class AccountController : Controller
        {
            public ActionResult SignOff()
            {
                Session.Clear();
                FormsAuthentication.SignOut();
                return RedirectToAction("Logout");
            }

            public ActionResult Logout()
            {
                Session.Abandon();
                FormsAuthentication.SignOut();
                return Redirect("/");
            }
        }
        """, SystemWebPrograms.FormsLoginWithSession);

    // Not a logout: the values make room for those of another company.
    [Fact]
    public Task Another_company_is_chosen() => Silent(
        """
        using System;
        public partial class SwitchCompany : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                Session.Clear();
                Session["Company"] = Request.QueryString["id"];
            }
        }
        """, SystemWebPrograms.FormsLoginWithSession);

    [Fact]
    public Task Other_things_that_are_cleared() => Silent(
        """
        using System.Collections.Generic;
        using System.Web.Mvc;
        using System.Web.Security;
        public class AccountController : Controller
        {
            private static readonly List<string> s_open = new List<string>();

            public ActionResult Logout()
            {
                s_open.Clear();
                TempData.Clear();
                ViewData.Clear();
                FormsAuthentication.SignOut();
                return Redirect("/");
            }
        }
        """, SystemWebPrograms.FormsLogin);

    // The session of ASP.NET Core has no Abandon.
    [Fact]
    public Task ASP_NET_Core() => (Verify.AspNetCore with { Advice = "LOA1014" }).Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/role", (HttpContext context, string role) => context.Session.SetString("role", role));
        app.MapPost("/logout", async (HttpContext context) =>
        {
            context.Session.Clear();
            await context.SignOutAsync("Cookies");
        });
        app.Run();
        """);

    // Nothing is emptied, so the other rule speaks.
    [Fact]
    public Task Nothing_is_emptied() => Silent(
        """
        using System.Web.Mvc;
        using System.Web.Security;
        public class AccountController : Controller
        {
            public ActionResult {|LOA1005:Logout|}()
            {
                FormsAuthentication.SignOut();
                return Redirect("/");
            }
        }
        """, SystemWebPrograms.FormsLoginWithSession);
}
