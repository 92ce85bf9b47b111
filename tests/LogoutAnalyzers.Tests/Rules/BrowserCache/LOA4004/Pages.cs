using System.Threading.Tasks;
using LogoutAnalyzers.Rules.BrowserCache;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4004;

/// <summary>Applications whose pages hold META tags.</summary>
internal static class Pages
{
    public const string Tag = "<meta http-equiv=\"Cache-Control\" content=\"no-cache, no-store, must-revalidate\" />";

    /// <summary>The tag with its mark.</summary>
    public const string Marked = "{|LOA4004:" + Tag + "|}";

    public static string App(string types, string endpoints = "", string services = "") => $$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddRazorPages();
        builder.Services.AddAuthentication("Cookies").AddCookie(options => options.ExpireTimeSpan = TimeSpan.FromMinutes(20));
        {{services}}
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        {{endpoints}}
        app.MapDefaultControllerRoute();
        app.MapRazorPages();
        app.Run();

        {{types}}
        """;

    public static string Orders(string attributes = "[Authorize]", string action = "public IActionResult Index() => View();") => $$"""
        {{attributes}}
        public class OrdersController : Controller
        {
            {{action}}
        }
        """;

    /// <summary>A view or page.</summary>
    public static string Html(string head, string body = "<h1>Orders</h1>") => $"<!DOCTYPE html>\n<html>\n<head>\n    <title>Shop</title>\n    {head}\n</head>\n<body>\n    {body}\n</body>\n</html>\n";

    public static Task Core(string program, params (string Path, string Text)[] files) => (Verify.AspNetCore with { Files = files }).Analyzer<BrowserCacheAnalyzer>(program);

    public static Task View(string program, string view) => Core(program, ("Views/Orders/Index.cshtml", view));

    public static Task WebForm(string code, params (string Path, string Text)[] files) => (Verify.AspNet with
    {
        Files = [("Web.config", "<configuration><system.web><authentication mode=\"Forms\" /><authorization><deny users=\"?\" /></authorization></system.web></configuration>"), .. files],
        Code = [("Orders.aspx.cs", code)],
    }).Analyzer<BrowserCacheAnalyzer>("class Nothing { }");

    public const string OrdersForm = """
        using System;
        public partial class Orders : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                Title = "Orders";
            }
        }
        """;

    public const string PageDirective = "<%@ Page Language=\"C#\" CodeBehind=\"Orders.aspx.cs\" Inherits=\"Orders\" %>\n";
}
