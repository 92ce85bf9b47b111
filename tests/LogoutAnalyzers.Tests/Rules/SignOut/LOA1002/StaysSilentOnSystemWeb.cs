using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1002;

/// <summary>Paths of WebForms, MVC 5 and Web API 2 that owe nothing, or that nobody can take.</summary>
public class StaysSilentOnSystemWeb
{
    private static Task PageLoad(string statements) => Verify.AspNet.Analyzer<SignOutAnalyzer>($$"""
        using System;
        using System.Web;
        using System.Web.Security;
        using System.Web.UI;
        using Shop.Data;
        public partial class Logout : Page
        {
            protected System.Web.UI.WebControls.Label lblError;

            protected void Page_Load(object sender, EventArgs e)
            {
                {{statements}}
            }
        }
        """, SystemWebPrograms.FormsLogin, SystemWebPrograms.Database);

    [Theory]
    [InlineData("try { new ShopContext().SaveChanges(); FormsAuthentication.SignOut(); } catch (Exception ex) { lblError.Text = ex.Message; }")]
    [InlineData("try { new ShopContext().SaveChanges(); FormsAuthentication.SignOut(); } catch (Exception ex) { ScriptManager.RegisterStartupScript(this, GetType(), \"x\", \"alert('\" + ex.Message + \"')\", true); }")]
    [InlineData("try { new ShopContext().SaveChanges(); FormsAuthentication.SignOut(); } catch (Exception ex) { Response.Write(ex.Message); }")]
    [InlineData("try { new ShopContext().SaveChanges(); FormsAuthentication.SignOut(); } catch (Exception) { Response.Redirect(\"~/Error.aspx\"); }")]
    [InlineData("try { new ShopContext().SaveChanges(); FormsAuthentication.SignOut(); } catch (Exception) { throw; }")]
    [InlineData("try { new ShopContext().SaveChanges(); } catch (Exception) { } FormsAuthentication.SignOut(); Response.Redirect(\"~/\");")]
    [InlineData("try { new ShopContext().SaveChanges(); Response.Redirect(\"~/\"); } finally { FormsAuthentication.SignOut(); }")]
    [InlineData("try { FormsAuthentication.SignOut(); } catch (HttpException) { } Response.Redirect(\"~/\");")]
    [InlineData("if (Request.HttpMethod != \"POST\") { Response.StatusCode = 405; Response.End(); } FormsAuthentication.SignOut();")]
    [InlineData("if (Request.Cookies[FormsAuthentication.FormsCookieName] == null) { Response.Redirect(\"~/\"); } FormsAuthentication.SignOut();")]
    [InlineData("var ticket = Request.Cookies[FormsAuthentication.FormsCookieName]; if (ticket != null) { FormsAuthentication.SignOut(); } Response.Redirect(\"~/\");")]
    [InlineData("if (Session[\"User\"] == null) { Response.Redirect(\"~/Login.aspx\"); } else { FormsAuthentication.SignOut(); }")]
    [InlineData("if (!IsPostBack) { FormsAuthentication.SignOut(); } else { Response.Redirect(\"~/\"); }")]
    [InlineData("if (IsPostBack) { lblError.Text = \"\"; return; } FormsAuthentication.SignOut();")]
    [InlineData("if (Page.IsPostBack == false) FormsAuthentication.SignOut();")]
    [InlineData("if (User.Identity.IsAuthenticated) { FormsAuthentication.SignOut(); Response.Redirect(\"~/\"); } else { Response.Redirect(\"~/Login.aspx\"); }")]
    [InlineData("switch (Request.QueryString[\"to\"]) { case \"home\": FormsAuthentication.SignOut(); Response.Redirect(\"~/\"); break; default: FormsAuthentication.SignOut(); break; }")]
    [InlineData("FormsAuthentication.SignOut(); if (Request.QueryString[\"mobile\"] != null) { Response.Redirect(\"~/m\"); } Response.Redirect(\"~/\");")]
    [InlineData("if (FormsAuthentication.IsEnabled) { FormsAuthentication.SignOut(); } Response.Redirect(\"~/\");")]
    [InlineData("var enabled = FormsAuthentication.IsEnabled; if (enabled) { FormsAuthentication.SignOut(); }")]
    public Task A_page(string statements) => PageLoad(statements);

    [Theory]
    [InlineData("if (!User.Identity.IsAuthenticated) return new EmptyResult(); FormsAuthentication.SignOut(); return Redirect(\"~/\");")]
    [InlineData("if (!Request.IsAuthenticated) { return RedirectToAction(\"Login\"); } FormsAuthentication.SignOut(); return Redirect(\"~/\");")]
    [InlineData("if (!Request.IsAjaxRequest()) return new HttpStatusCodeResult(400); FormsAuthentication.SignOut(); return Json(new { success = true });")]
    [InlineData("try { FormsAuthentication.SignOut(); return Json(new { success = true }); } catch (Exception ex) { return Json(new { success = false, ex.Message }); }")]
    [InlineData("if (Request.UrlReferrer == null) return View(\"Error\"); FormsAuthentication.SignOut(); return Redirect(\"~/\");")]
    [InlineData("if (Request.UrlReferrer == null) throw new HttpException(403, \"no\"); FormsAuthentication.SignOut(); return Redirect(\"~/\");")]
    public Task An_action(string statements) => Verify.AspNet.Analyzer<SignOutAnalyzer>($$"""
        using System;
        using System.Web;
        using System.Web.Mvc;
        using System.Web.Security;
        public class AccountController : Controller
        {
            public ActionResult Logout()
            {
                {{statements}}
            }
        }
        """, SystemWebPrograms.FormsLogin);
}
