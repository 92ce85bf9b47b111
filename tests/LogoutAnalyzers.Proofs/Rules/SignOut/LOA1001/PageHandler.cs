using LogoutAnalyzers.Proofs.Harness;

namespace LogoutAnalyzers.Proofs.Rules.SignOut.LOA1001;

/// <summary>A Razor Page whose handler only redirects. The second half of the source is what the Razor compiler makes of <c>Logout.cshtml</c>.</summary>
public class PageHandler
{
    [Fact]
    public Task A_page_handler_that_only_redirects_leaves_the_browser_signed_in() => Proof.Of("LOA1001")
        .Application("""
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.AspNetCore.Mvc.ApplicationParts;
            using Microsoft.AspNetCore.Mvc.RazorPages;
            using Microsoft.AspNetCore.Razor.Hosting;

            [assembly: ProvideApplicationPartFactory("Microsoft.AspNetCore.Mvc.ApplicationParts.ConsolidatedAssemblyApplicationPartFactory, Microsoft.AspNetCore.Mvc.Razor")]
            [assembly: RazorCompiledItem(typeof(LogoutPage), "mvc.1.0.razor-page", "/Pages/Logout.cshtml")]

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthorization();
            builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
            builder.Services.AddRazorPages();

            var app = builder.Build();
            app.UseAuthentication();
            app.UseAuthorization();

            app.MapPost("/login", async (HttpContext context, [FromForm] string user, [FromForm] string password) =>
            {
                if (!DemoUser.Knows(user, password)) return Results.Unauthorized();
                await context.SignInAsync("Cookies", DemoUser.Principal);
                return Results.Redirect("/account");
            }).DisableAntiforgery();

            app.MapGet("/account", (HttpContext context) => "Account of " + context.User.Identity?.Name).RequireAuthorization();

            app.MapRazorPages();
            app.Run();

            [IgnoreAntiforgeryToken]
            public class LogoutModel : PageModel
            {
                public IActionResult [|OnPost|]()
                {
                    return Redirect("/");
                }
            }

            public class LogoutPage : Page
            {
                public LogoutModel Model => (LogoutModel)PageContext.ViewData.Model!;

                public override Task ExecuteAsync() => Task.CompletedTask;
            }
            """)
        .With("DemoUser.cs")
        .Attack(Attacks.StayInTheBrowser)
        .RunAsync();
}
