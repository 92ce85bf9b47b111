using System.Threading.Tasks;
using LogoutAnalyzers.Rules.BrowserCache;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4001;

/// <summary>Applications whose views are made of parts.</summary>
internal static class Views
{
    public const string LogoutForm = "<form asp-controller=\"Account\" asp-action=\"Logout\" method=\"post\"><button>Log out</button></form>";

    public static readonly (string Path, string Text) Start = ("Views/_ViewStart.cshtml", "@{\n    Layout = \"_Layout\";\n}");

    public static readonly (string Path, string Text) Index = ("Views/Orders/Index.cshtml", "<h1>Orders</h1>");

    public static (string Path, string Text) Layout(string header) => ("Views/Shared/_Layout.cshtml", $"<html>\n<body>\n    <header>\n        {header}\n    </header>\n    @RenderBody()\n</body>\n</html>");

    /// <summary>A controller with one view.</summary>
    public static Task Silent(params (string Path, string Text)[] files) => Orders("OrdersController", files);

    /// <summary>The same, and what it shows may be kept.</summary>
    public static Task Reported(params (string Path, string Text)[] files) => Orders("{|LOA4001:OrdersController|}", files);

    public static Task Code((string Path, string Text)[] code, params (string Path, string Text)[] files) => (Verify.AspNetCore with { Advice = "LOA4001", Files = files, Code = code }).Analyzer<BrowserCacheAnalyzer>("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        var app = builder.Build();
        app.MapDefaultControllerRoute();
        app.Run();
        """);

    private static Task Orders(string name, params (string Path, string Text)[] files) => Code(new[] { ("Controllers/OrdersController.cs", $$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class {{name}} : Controller
        {
            public IActionResult Index() => View();
        }
        """) }, files);
}
