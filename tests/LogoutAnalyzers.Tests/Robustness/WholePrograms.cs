namespace LogoutAnalyzers.Tests.Robustness;

/// <summary>Applications of every kind that the rules read, with logouts good and bad: what the mutants are made of.</summary>
internal static class WholePrograms
{
    public static readonly string[] All =
    [
        """
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapDefaultControllerRoute();
        app.Run();
        public class AccountController : Controller
        {
            [HttpPost]
            public IActionResult Logout() => RedirectToAction("Index", "Home");
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
            public async Task<IActionResult> Logout(string? returnUrl)
            {
                if (returnUrl is { Length: > 0 }) return LocalRedirect(returnUrl);
                try { await HttpContext.SignOutAsync("Cookies"); }
                catch (InvalidOperationException) when (returnUrl is null) { return BadRequest(); }
                finally { Response.Headers["X"] = "1"; }
                return User.Identity?.IsAuthenticated == true ? View() : RedirectToAction("Index");
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentity<IdentityUser, IdentityRole>();
        var app = builder.Build();
        app.MapRazorPages();
        app.Run();
        public class LogoutModel : PageModel
        {
            private readonly SignInManager<IdentityUser> _signInManager;
            private readonly ILogger<LogoutModel> _logger;
            public LogoutModel(SignInManager<IdentityUser> signInManager, ILogger<LogoutModel> logger) => (_signInManager, _logger) = (signInManager, logger);
            public void OnGet() { }
            public async Task<IActionResult> OnPost(string? returnUrl = null)
            {
                await _signInManager.SignOutAsync();
                _logger.LogInformation("User logged out.");
                if (returnUrl != null) return LocalRedirect(returnUrl);
                return RedirectToPage();
            }
            public IActionResult OnPostSignOffEverywhere() { _signInManager.SignOutAsync(); return Page(); }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(options => { options.DefaultScheme = "A"; options.DefaultSignOutScheme = "B"; }).AddCookie("A").AddCookie("B");
        var app = builder.Build();
        app.MapPost("/login", async (HttpContext context) => await context.SignInAsync("A", new System.Security.Claims.ClaimsPrincipal()));
        app.MapPost("/logout", async (HttpContext context) => { await context.SignOutAsync(); return Results.Redirect("/"); });
        app.MapGet("/signout", () => Results.SignOut(null, new[] { "A", "B" }));
        app.MapDelete("/session/end", static context => { _ = context.SignOutAsync("A"); return Task.CompletedTask; });
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCookie("shop");
        var app = builder.Build();
        var group = app.MapGroup("/account/logout").RequireAuthorization();
        group.MapPost("", Handlers.Leave);
        group.MapPost("/all", Local);
        app.MapGroup("/logoff").MapPost("/now", (HttpContext c) => c.SignOutAsync("shop"));
        app.Run();
        async Task<IResult> Local(HttpContext context) { await Inner(3); return Results.Ok(); async Task Inner(int n) { if (n > 0) await Inner(n - 1); else await context.SignOutAsync("shop"); } }
        static class Handlers
        {
            public static IResult Leave(HttpContext context, string? name) => name switch { "a" => Results.SignOut(), null => Results.BadRequest(), _ => Results.Redirect("/") };
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<ISessionService, SessionService>();
        builder.Build().Run();
        public class Session { public int Id { get; set; } public bool IsRevoked { get; set; } public DateTime? EndedAt { get; set; } }
        public interface ISessionService { Task EndAsync(string token); bool TryEnd(int id); }
        public class SessionService : ISessionService
        {
            private readonly List<Session> _sessions = new();
            public Task EndAsync(string token) { foreach (var session in _sessions.Where(s => s.Id == token.Length)) session.IsRevoked = true; return Task.CompletedTask; }
            public bool TryEnd(int id) => _sessions.RemoveAll(s => s.Id == id) > 0;
        }
        [ApiController, Route("api/[controller]/[action]")]
        public class SessionsController : ControllerBase
        {
            private readonly ISessionService _service;
            public SessionsController(ISessionService service) => _service = service;
            [HttpPost] public async Task<IActionResult> Logout([FromHeader] string token) { await _service.EndAsync(token); return NoContent(); }
            [HttpPost("sign-out/{id:int}")] public IActionResult Leave(int id) => _service.TryEnd(id) ? Ok() : NotFound();
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        builder.Build().Run();
        public class LoginController : Controller
        {
            public IActionResult Index(string name) { HttpContext.Session.SetString("user", name); return Redirect("/"); }
            public IActionResult LogOut()
            {
                foreach (var key in HttpContext.Session.Keys.ToList())
                {
                    if (key.StartsWith("basket")) continue;
                    HttpContext.Session.Remove(key);
                }
                do { Response.Cookies.Delete(".AspNetCore.Session"); } while (Request.Cookies.Count > 9);
                return RedirectToAction(nameof(Index));
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        WebApplication.CreateBuilder(args).Build().Run();
        public abstract class Leaving : Controller
        {
            protected virtual Task Before() => Task.CompletedTask;
            protected abstract Task EndAsync();
            public async Task<IActionResult> SignOff() { await Before(); await EndAsync(); return Ok(); }
        }
        public class WebLeaving : Leaving
        {
            protected override Task EndAsync() => HttpContext.SignOutAsync();
        }
        public class ApiLeaving : Leaving
        {
            protected override async Task Before() { await base.Before(); lock (this) { } using var s = new MemoryStream(); }
            protected override Task EndAsync() => throw new NotSupportedException();
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        WebApplication.CreateBuilder(args).Build().Run();
        public class LogoutController : ControllerBase
        {
            [HttpGet] public IActionResult Index() { var result = SignOut("Cookies"); return result; }
            [HttpPost] public void Post() { Task.Run(() => HttpContext.SignOutAsync()); }
            [HttpDelete] public async void Delete() => await HttpContext.SignOutAsync().ConfigureAwait(false);
            [HttpPut, ActionName("logout")] public Task Put() => HttpContext.SignOutAsync().ContinueWith(t => t.Exception);
            [HttpPatch("sign-out")] public object Patch() { new SignOutResult(new[] { "a" }); return new { success = false }; }
            [Route("logoff")] public IActionResult Off(int n) { switch (n) { case 1: return SignOut(); case > 5: goto case 1; default: break; } return n == 2 ? Redirect("~/logout") : Ok(); }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http.HttpResults;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie().AddBearerToken();
        var app = builder.Build();
        app.MapPost("/logout", Results<SignOutHttpResult, RedirectHttpResult> (HttpContext c) => c.User.Identity!.IsAuthenticated ? TypedResults.SignOut() : TypedResults.Redirect("/"));
        app.Map("/signoff", b => b.Run(async c => { await using var x = new MemoryStream(); await c.SignOutAsync(); }));
        app.Use(async (c, next) => { if (c.Request.Path == "/logout") { await c.SignOutAsync(); return; } await next(c); });
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        WebApplication.CreateBuilder(args).Build().Run();
        namespace Shop.Pages.Logout
        {
            public partial class IndexModel : PageModel { public partial Task<IActionResult> OnPostAsync(); }
            public partial class IndexModel
            {
                private static readonly string Scheme = "Cookies";
                public partial async Task<IActionResult> OnPostAsync()
                {
                    for (var i = 0; i < 3; i++)
                        try { await HttpContext.SignOutAsync(Scheme); break; }
                        catch (Exception e) { Console.WriteLine(e); if (i == 2) throw; }
                    return Url.IsLocalUrl("/") ? Redirect("/") : new RedirectToPageResult("/Index");
                }
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.Extensions.Caching.Distributed;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(o => o.SessionStore = new Tickets());
        var app = builder.Build();
        app.MapPost("/logout", async (HttpContext c, IDistributedCache cache, ILogger<Program> log) =>
        {
            if (c.User.FindFirst("sid")?.Value is not { } sid) return Results.Unauthorized();
            await cache.RemoveAsync(sid);
            log.LogInformation("bye {sid}", sid);
            Func<Task> later = async () => await c.SignOutAsync();
            await later();
            return Results.NoContent();
        });
        app.Run();
        class Tickets : ITicketStore
        {
            public Task<string> StoreAsync(AuthenticationTicket ticket) => Task.FromResult("");
            public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;
            public Task<AuthenticationTicket?> RetrieveAsync(string key) => Task.FromResult<AuthenticationTicket?>(null);
            public Task RemoveAsync(string key) => Task.CompletedTask;
        }
        """,
    ];
}
