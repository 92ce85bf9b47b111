using System.Threading.Tasks;
using LogoutAnalyzers.Rules.BrowserCache;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4001;

/// <summary>What <c>dotnet new … --auth Individual</c> makes, and what people make of it.</summary>
public sealed class StaysSilentInTemplates
{
    private const string Program = """
        using Microsoft.AspNetCore.Identity;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        builder.Services.AddControllersWithViews();
        builder.Services.AddRazorPages();
        var app = builder.Build();
        app.UseAuthorization();
        app.MapControllerRoute(name: "default", pattern: "{controller=Home}/{action=Index}/{id?}");
        app.MapRazorPages();
        app.Run();
        """;

    private const string LoginPartial = """
        @using Microsoft.AspNetCore.Identity
        @inject SignInManager<IdentityUser> SignInManager
        <ul class="navbar-nav">
        @if (SignInManager.IsSignedIn(User))
        {
            <li class="nav-item"><a class="nav-link text-dark" asp-area="Identity" asp-page="/Account/Manage/Index" title="Manage">Hello @User.Identity?.Name!</a></li>
            <li class="nav-item">
                <form class="form-inline" asp-area="Identity" asp-page="/Account/Logout" asp-route-returnUrl="@Url.Action("Index", "Home", new { area = "" })">
                    <button type="submit" class="nav-link btn btn-link text-dark">Logout</button>
                </form>
            </li>
        }
        </ul>
        """;

    private static readonly Verification s_core = Verify.AspNetCore with { Advice = "LOA4001" };

    [Fact]
    public Task Mvc() => (s_core with
    {
        Files =
        [
            ("Views/_ViewStart.cshtml", "@{\n    Layout = \"_Layout\";\n}"), ("Views/Shared/_Layout.cshtml", "<body><header><partial name=\"_LoginPartial\" /></header>@RenderBody()</body>"), ("Views/Shared/_LoginPartial.cshtml", LoginPartial),
            ("Views/Home/Index.cshtml", "<h1>Welcome</h1>"), ("Views/Home/Privacy.cshtml", "<h1>Privacy</h1>"), ("Views/Shared/Error.cshtml", "<h1>Error</h1>"),
        ],
    }).Analyzer<BrowserCacheAnalyzer>(Program, """
        using System.Diagnostics;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        public class HomeController : Controller
        {
            public IActionResult Index() => View();

            [Authorize]
            public IActionResult Privacy() => View();

            [ResponseCache(Duration = 0, Location = ResponseCacheLocation.None, NoStore = true)]
            public IActionResult Error() => View(Activity.Current?.Id ?? HttpContext.TraceIdentifier);
        }
        """);

    [Fact]
    public Task Pages() => (s_core with
    {
        Files = [("Pages/_ViewStart.cshtml", "@{\n    Layout = \"_Layout\";\n}"), ("Pages/Shared/_Layout.cshtml", "<body><partial name=\"_LoginPartial\" />@RenderBody()</body>"), ("Pages/Shared/_LoginPartial.cshtml", LoginPartial)],
    }).Analyzer<BrowserCacheAnalyzer>(Program, """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        [Authorize]
        public class IndexModel : PageModel
        {
            public void OnGet() { }
        }

        [ResponseCache(Duration = 0, Location = ResponseCacheLocation.None, NoStore = true)]
        [IgnoreAntiforgeryToken]
        public class ErrorModel : PageModel
        {
            public string? RequestId { get; set; }
            public void OnGet() => RequestId = HttpContext.TraceIdentifier;
        }
        """);

    // The endpoints that the template adds for its components.
    [Fact]
    public Task Blazor() => s_core.Analyzer<BrowserCacheAnalyzer>(
        """
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapAdditionalIdentityEndpoints();
        app.Run();
        """,
        """
        using System.Security.Claims;
        using System.Text.Json;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        internal static class IdentityComponentsEndpointRouteBuilderExtensions
        {
            public static IEndpointConventionBuilder MapAdditionalIdentityEndpoints(this IEndpointRouteBuilder endpoints)
            {
                var accountGroup = endpoints.MapGroup("/Account");
                accountGroup.MapPost("/Logout", async (ClaimsPrincipal user, [FromServices] SignInManager<IdentityUser> signInManager, [FromForm] string returnUrl) =>
                {
                    await signInManager.SignOutAsync();
                    return TypedResults.LocalRedirect($"~/{returnUrl}");
                });
                var manageGroup = accountGroup.MapGroup("/Manage").RequireAuthorization();
                manageGroup.MapPost("/DownloadPersonalData", async (HttpContext context, [FromServices] UserManager<IdentityUser> userManager) =>
                {
                    var user = await userManager.GetUserAsync(context.User);
                    if (user is null) return Results.NotFound("Unable to load user.");
                    return TypedResults.File(JsonSerializer.SerializeToUtf8Bytes(new { user.Email }), contentType: "application/json", fileDownloadName: "PersonalData.json");
                });
                return accountGroup;
            }
        }
        """);
}
