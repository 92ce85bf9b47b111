namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4005;

/// <summary>Applications that sign users in with a cookie, around the logout of a test.</summary>
internal static class Programs
{
    /// <summary>A minimal API.</summary>
    /// <param name="endpoints">The endpoints and what else stands before <c>app.Run()</c>.</param>
    /// <param name="services">Further registrations.</param>
    /// <param name="types">Further types.</param>
    public static string Cookies(string endpoints, string services = "", string types = "") => $$"""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
        {{services}}
        var app = builder.Build();
        app.UseAuthentication();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("Cookies", new ClaimsPrincipal(new ClaimsIdentity("form"))));
        {{endpoints}}
        app.MapControllers();
        app.Run();

        {{types}}
        """;

    /// <summary>A controller with one more action.</summary>
    public static string Controller(string action, string services = "", string attributes = "", string types = "", string endpoints = "") => Cookies(endpoints, services, $$"""
        {{attributes}}
        public class AccountController : Controller
        {
            {{action}}
        }

        {{types}}
        """);

    /// <summary>The action of most tests.</summary>
    public const string LogOut = """
        [HttpPost]
        public async Task<IActionResult> {|LOA4005:Logout|}()
        {
            await HttpContext.SignOutAsync("Cookies");
            return Redirect("/");
        }
        """;

    /// <summary>The same without its mark.</summary>
    public static string Silent(string marked) => marked.Replace("{|LOA4005:", "").Replace("|}", "");
}
