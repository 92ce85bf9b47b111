using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.SignOut;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1006;

/// <summary>What the server keeps, ended beside the cookie.</summary>
public class Fixes
{
    private const string StoreApp = """
        using Microsoft.AspNetCore.Authentication.Cookies;

        public static class Setup
        {
            public static void AddLogins(IServiceCollection services, ITicketStore store) => services.AddAuthentication("Cookies").AddCookie(options => options.SessionStore = store);
        }
        """;

    private static Task Fix(string before, string after, params string[] others) => Verify.Fix<SignOutAnalyzer, EndServerSession>(before, after, others);

    private static Task FixWithData(string before, string after, params string[] others) => Verify.AspNetCoreData.Fix<SignOutAnalyzer, EndServerSession>(before, after, others);

    [Fact]
    public Task An_action_signs_out() => Fix("""
        using Microsoft.AspNetCore.Mvc;

        namespace Shop
        {
            public class AccountController : Controller
            {
                [HttpPost]
                public IActionResult {|LOA1006:Logout|}()
                {
                    // The browser forgets it.
                    Response.Cookies.Delete(".AspNetCore.Cookies");
                    return RedirectToAction("Index", "Home");
                }
            }
        }
        """, """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop
        {
            public class AccountController : Controller
            {
                [HttpPost]
                public async Task<IActionResult> Logout()
                {
                    await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                    // The browser forgets it.
                    Response.Cookies.Delete(".AspNetCore.Cookies");
                    return RedirectToAction("Index", "Home");
                }
            }
        }
        """, StoreApp);

    [Fact]
    public Task An_expression_body_with_tabs() => Fix("""
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        public class AccountController : Controller
        {
        	[HttpPost]
        	public void {|LOA1006:Logout|}() => Response.Cookies.Delete(".AspNetCore.Cookies");
        }
        """, """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        public class AccountController : Controller
        {
        	[HttpPost]
        	public async Task Logout()
        	{
        		await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        		Response.Cookies.Delete(".AspNetCore.Cookies");
        	}
        }
        """, StoreApp);

    [Fact]
    public Task A_loop_over_all_cookies() => Fix("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            public IActionResult {|LOA1006:OnPost|}()
            {
                foreach (var cookie in Request.Cookies.Keys)
                    Response.Cookies.Delete(cookie);
                return RedirectToPage("/Index");
            }
        }
        """, """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class LogoutModel : PageModel
        {
            public async Task<IActionResult> OnPost()
            {
                await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                foreach (var cookie in Request.Cookies.Keys)
                    Response.Cookies.Delete(cookie);
                return RedirectToPage("/Index");
            }
        }
        """, StoreApp);

    [Fact]
    public Task The_sign_in_manager_under_Identity() => Fix("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signInManager;

            public AccountController(SignInManager<IdentityUser> signInManager) => _signInManager = signInManager;

            [HttpPost]
            public async Task<IActionResult> {|LOA1006:Logout|}()
            {
                await Task.Yield();
                Response.Cookies.Delete(".AspNetCore.Identity.Application");
                return Ok();
            }
        }
        """, """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> _signInManager;

            public AccountController(SignInManager<IdentityUser> signInManager) => _signInManager = signInManager;

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await _signInManager.SignOutAsync();
                await Task.Yield();
                Response.Cookies.Delete(".AspNetCore.Identity.Application");
                return Ok();
            }
        }
        """, """
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;

        public static class Setup
        {
            public static void AddLogins(IServiceCollection services, ITicketStore store)
            {
                services.AddIdentity<IdentityUser, IdentityRole>();
                services.ConfigureApplicationCookie(options => options.SessionStore = store);
            }
        }
        """);

    [Fact]
    public Task The_session_is_cleared() => Fix("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/login", (HttpContext context, string user) => context.Session.SetString("user", user));
        app.MapPost({|LOA1006:"/logout"|}, (HttpContext context) =>
        {
            context.Response.Cookies.Delete(".AspNetCore.Session");
        });
        app.Run();
        """, """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        var app = builder.Build();
        app.UseSession();
        app.MapPost("/login", (HttpContext context, string user) => context.Session.SetString("user", user));
        app.MapPost("/logout", (HttpContext context) =>
        {
            context.Session.Clear();
            context.Response.Cookies.Delete(".AspNetCore.Session");
        });
        app.Run();
        """);

    private const string Tokens = """
        using Microsoft.EntityFrameworkCore;

        public class RefreshToken
        {
            public string Token { get; set; } = "";
        }

        public class AppDb : DbContext
        {
            public DbSet<RefreshToken> RefreshTokens { get; set; } = null!;

            public void Store(RefreshToken token)
            {
                RefreshTokens.Add(token);
                this.RefreshTokens.Add(token);
            }
        }
        """;

    [Fact]
    public Task The_record_that_was_looked_up_is_removed() => FixWithData("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        public class AuthController : Controller
        {
            private readonly AppDb _db;

            public AuthController(AppDb db) => _db = db;

            [HttpPost]
            public async Task<IActionResult> {|LOA1006:Logout|}()
            {
                var value = Request.Cookies["refreshToken"];
                var stored = await _db.RefreshTokens.FirstOrDefaultAsync(token => token.Token == value);
                if (stored == null)
                {
                    return NoContent();
                }

                // No longer needed.
                Response.Cookies.Delete("refreshToken");
                return NoContent();
            }
        }
        """, """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        public class AuthController : Controller
        {
            private readonly AppDb _db;

            public AuthController(AppDb db) => _db = db;

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                var value = Request.Cookies["refreshToken"];
                var stored = await _db.RefreshTokens.FirstOrDefaultAsync(token => token.Token == value);
                if (stored == null)
                {
                    return NoContent();
                }

                _db.RefreshTokens.Remove(stored);
                await _db.SaveChangesAsync();
                // No longer needed.
                Response.Cookies.Delete("refreshToken");
                return NoContent();
            }
        }
        """, Tokens);

    [Fact]
    public Task A_body_that_was_not_async() => FixWithData("""
        using Microsoft.AspNetCore.Mvc;

        public class AuthController : Controller
        {
            private readonly AppDb _db;

            public AuthController(AppDb db) => _db = db;

            [HttpPost]
            public IActionResult {|LOA1006:Logout|}()
            {
                var stored = _db.RefreshTokens.Single(token => token.Token == Request.Cookies["refreshToken"]);
                Response.Cookies.Delete("refreshToken");
                return NoContent();
            }
        }
        """, """
        using Microsoft.AspNetCore.Mvc;

        public class AuthController : Controller
        {
            private readonly AppDb _db;

            public AuthController(AppDb db) => _db = db;

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                var stored = _db.RefreshTokens.Single(token => token.Token == Request.Cookies["refreshToken"]);
                _db.RefreshTokens.Remove(stored);
                await _db.SaveChangesAsync();
                Response.Cookies.Delete("refreshToken");
                return NoContent();
            }
        }
        """, Tokens);

    // Where nothing is at hand to remove it with.

    [Fact]
    public Task Not_offered_where_the_record_may_be_missing()
    {
        const string Source = """
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.EntityFrameworkCore;

            public class AuthController : Controller
            {
                private readonly AppDb _db;

                public AuthController(AppDb db) => _db = db;

                [HttpPost]
                public async Task<IActionResult> {|LOA1006:Logout|}()
                {
                    var stored = await _db.RefreshTokens.FirstOrDefaultAsync(token => token.Token == Request.Cookies["refreshToken"]);
                    ViewBag.Found = stored != null;
                    Response.Cookies.Delete("refreshToken");
                    return NoContent();
                }
            }
            """;
        return FixWithData(Source, Source, Tokens);
    }

    [Fact]
    public Task Not_offered_where_nothing_was_looked_up()
    {
        const string Source = """
            using Microsoft.AspNetCore.Mvc;

            public class AuthController : Controller
            {
                [HttpPost]
                public IActionResult {|LOA1006:Logout|}()
                {
                    Response.Cookies.Delete("refreshToken");
                    return NoContent();
                }
            }
            """;
        return FixWithData(Source, Source, Tokens);
    }

    [Fact]
    public Task The_session_of_System_Web_is_abandoned() => Verify.AspNet.Fix<SignOutAnalyzer, EndServerSession>(
        """
        using System;

        public partial class Logout : System.Web.UI.Page
        {
            protected void {|LOA1006:Page_Load|}(object sender, EventArgs e)
            {
                // The browser forgets the session.
                Response.Cookies["ASP.NET_SessionId"].Expires = DateTime.Now.AddDays(-1);
                Response.Redirect("~/Login.aspx");
            }
        }
        """,
        """
        using System;

        public partial class Logout : System.Web.UI.Page
        {
            protected void Page_Load(object sender, EventArgs e)
            {
                Session.Abandon();
                // The browser forgets the session.
                Response.Cookies["ASP.NET_SessionId"].Expires = DateTime.Now.AddDays(-1);
                Response.Redirect("~/Login.aspx");
            }
        }
        """, SystemWebPrograms.SessionLogin);
}
