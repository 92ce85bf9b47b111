namespace LogoutAnalyzers.Tests.Robustness;

/// <summary>Applications whose logouts get fixes of every kind: what the mutants for the fixes are made of.</summary>
internal static class ProgramsToFix
{
    public static readonly string[] All =
    [
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        builder.Build().Run();
        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout(string? to)
            {
                if (to is null) { return BadRequest(); }
                return LocalRedirect(to);
            }
            public Task<IActionResult> SignOff() => Task.FromResult<IActionResult>(Redirect("/"));
            public IActionResult LogoutNow() { return Logout("/now"); }
            public async Task<IActionResult> LogOff(bool quick)
            {
                if (quick) return Ok(); // scripts
                switch (Request.Method)
                {
                    case "HEAD": return NoContent();
                }
                await HttpContext.SignOutAsync("Cookies");
                return View();
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        builder.Build().Run();
        public class AccountController : Controller
        {
            public void Logout() => SignOut("Cookies");
            public IActionResult SignOff()
            {
                _ = Task.Run(() => { Response.Headers["X"] = "1"; HttpContext.SignOutAsync("Cookies"); });
                Task.WhenAll(Leave(), HttpContext.SignOutAsync("Cookies"));
                return Ok();
            }
            private Task Leave()
            {
                HttpContext?.SignOutAsync("Cookies");
                var task = HttpContext!.SignOutAsync("Cookies").ContinueWith(done => { });
                if (task.IsFaulted) return Task.FromResult(1);
                return Task.CompletedTask;
            }
            private async void Drop() => await HttpContext.SignOutAsync("Cookies");
            public void LogOff() { Drop(); SignOut(new AuthenticationProperties(), "Cookies"); }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("app").AddCookie("app");
        var app = builder.Build();
        app.MapPost("/logout", () => Results.Redirect("/"));
        app.MapPost("/a/logout", (string? to) => to is null ? Results.Ok() : Results.LocalRedirect(to));
        app.MapPost("/b/logout", ctx => { ctx.Response.Redirect("/"); return Task.CompletedTask; });
        app.MapPost("/c/logout", IResult (HttpResponse response) => { Results.SignOut(); return Results.Ok(); });
        app.MapPost("/d/logout", Leave);
        app.MapPost("/e/logout", Sessions.Logout).RequireAuthorization();
        app.MapPost("/f/logout", async (HttpContext context, bool quick) => { if (!quick) { await context.SignOutAsync("app"); } return quick ? 1 : 2; });
        app.Run();
        static IResult Leave() => Results.NoContent();
        public static class Sessions
        {
            public static IResult Logout(HttpContext context)
            {
                context.SignOutAsync("app");
                return Results.Ok();
            }
        }
        """,
        """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        builder.Services.AddAuthentication().AddCookie("Admin");
        var app = builder.Build();
        app.MapPost("/logout", () => Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, new[] { "Admin" }));
        app.Run();
        namespace Pages
        {
            public class LogoutModel : PageModel
            {
                private readonly SignInManager<IdentityUser> _manager;
                public LogoutModel(SignInManager<IdentityUser> manager) { _manager = manager; }
                public void OnPost() { }
                public async Task OnPostSignOutAsync() { await HttpContext.SignOutAsync(); }
                public IActionResult OnPostLogOff(bool stay)
                {
                    #region answers
                    if (stay)
                        // Not yet.
                        return Page();
                    else return SignOut(IdentityConstants.ApplicationScheme);
                    #endregion
                }
            }
        }
        """,
    ];
}
