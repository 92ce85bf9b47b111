using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1012;

/// <summary>Changes of accounts after which the open sessions go on.</summary>
public class Reports
{
    /// <summary>The program around controllers and pages under ASP.NET Core Identity.</summary>
    internal const string IdentityApp = """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDbContext<UserDb>();
        builder.Services.AddIdentity<ShopUser, IdentityRole>().AddEntityFrameworkStores<UserDb>();
        builder.Services.AddControllersWithViews();
        builder.Services.AddRazorPages();
        var app = builder.Build();
        app.MapDefaultControllerRoute();
        app.MapRazorPages();
        app.Run();

        public class ShopUser : IdentityUser
        {
            public bool IsActive { get; set; } = true;
            public bool IsBlocked { get; set; }
        }

        public class UserDb : IdentityDbContext<ShopUser>
        {
        }
        """;

    /// <summary>The program around users of the application's own, who are signed in with a cookie.</summary>
    internal const string CookieApp = """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.EntityFrameworkCore;
        using System.Security.Claims;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDbContext<ShopDb>();
        builder.Services.AddControllersWithViews();
        builder.Services.AddAuthentication("Cookies").AddCookie();
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("Cookies", new ClaimsPrincipal()));
        app.MapPost("/logout", (HttpContext context) => context.SignOutAsync("Cookies"));
        app.MapDefaultControllerRoute();
        app.Run();

        public class User
        {
            public int Id { get; set; }
            public string Email { get; set; } = "";
            public string PasswordHash { get; set; } = "";
            public byte[] PasswordSalt { get; set; } = Array.Empty<byte>();
            public string Password { get; set; } = "";
            public bool IsActive { get; set; }
            public bool IsDisabled { get; set; }
        }

        public class ShopDb : DbContext
        {
            public DbSet<User> Users => Set<User>();
        }

        public static class Hashing
        {
            public static string HashPassword(string password) => password + "!";
            public static void CreatePasswordHash(string password, out string hash, out byte[] salt) => (hash, salt) = (password, Array.Empty<byte>());
        }
        """;

    /// <summary>The program around controllers under ASP.NET Identity 2 and OWIN.</summary>
    internal const string Identity2App = """
        using Microsoft.AspNet.Identity;
        using Microsoft.Owin;
        using Microsoft.Owin.Security.Cookies;
        using Owin;

        public class Startup
        {
            public void Configuration(IAppBuilder app) =>
                app.UseCookieAuthentication(new CookieAuthenticationOptions { AuthenticationType = DefaultAuthenticationTypes.ApplicationCookie, LoginPath = new PathString("/login") });
        }

        public class SignIns
        {
            public System.Threading.Tasks.Task Do(Microsoft.AspNet.Identity.Owin.SignInManager<ShopUser, string> manager, ShopUser user) => manager.SignInAsync(user, false, false);
            public void Undo(Microsoft.Owin.Security.IAuthenticationManager manager) => manager.SignOut();
        }

        public class ShopUser : IUser<string>
        {
            public string Id { get; set; }
            public string UserName { get; set; }
        }
        """;

    private static readonly Verification s_verify = Verify.AspNetCoreData with { Advice = "LOA1012" };

    private static Task InIdentityApp(string source) => s_verify.Analyzer<SignOutAnalyzer>(IdentityApp, source);

    private static Task InCookieApp(string source) => s_verify.Analyzer<SignOutAnalyzer>(CookieApp, source);

    private static string Controller(string members) => $$"""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class UsersController : Controller
        {
            private readonly UserManager<ShopUser> _users;
            private readonly ILogger<UsersController> _logger;

            public UsersController(UserManager<ShopUser> users, ILogger<UsersController> logger)
            {
                _users = users;
                _logger = logger;
            }

            {{members}}
        }
        """;

    private static string OwnController(string members) => $$"""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        public class UsersController : Controller
        {
            private readonly ShopDb _db;

            public UsersController(ShopDb db) => _db = db;

            {{members}}
        }
        """;

    [Fact]
    public Task A_lockout_for_ever() => InIdentityApp(Controller("""
        [HttpPost]
        public async Task<IActionResult> Ban(string id)
        {
            var user = await _users.FindByIdAsync(id);
            if (user is null) return NotFound();
            await {|LOA1012:_users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue)|};
            _logger.LogInformation("banned");
            return RedirectToAction("Index");
        }
        """));

    [Fact]
    public Task A_lockout_for_a_hundred_years_in_a_local() => InIdentityApp(Controller("""
        [HttpPost]
        public async Task<IActionResult> Ban(string id)
        {
            var user = await _users.FindByIdAsync(id);
            var end = DateTimeOffset.UtcNow.AddYears(100);
            await {|LOA1012:_users.SetLockoutEndDateAsync(user!, end)|};
            return RedirectToAction("Index");
        }
        """));

    [Fact]
    public Task A_lockout_that_is_switched() => InIdentityApp(Controller("""
        [HttpPost]
        public async Task<IActionResult> Toggle(string id)
        {
            var user = await _users.FindByIdAsync(id);
            if (user!.LockoutEnd > DateTimeOffset.UtcNow)
            {
                await _users.SetLockoutEndDateAsync(user, null);
            }
            else
            {
                await {|LOA1012:_users.SetLockoutEndDateAsync(user, DateTimeOffset.UtcNow.AddYears(1000))|};
            }
            return RedirectToAction("Index");
        }
        """));

    [Fact]
    public Task A_lockout_written_into_the_user() => InIdentityApp(Controller("""
        [HttpPost]
        public async Task<IActionResult> Ban(string id)
        {
            var user = await _users.FindByIdAsync(id);
            {|LOA1012:user!.LockoutEnd = DateTime.Now.AddYears(200)|};
            await _users.UpdateAsync(user);
            return RedirectToAction("Index");
        }
        """));

    [Fact]
    public Task A_password_hash_written_into_the_user() => InIdentityApp(Controller("""
        [HttpPost]
        public async Task<IActionResult> ResetPassword(string id, string password)
        {
            var user = await _users.FindByIdAsync(id);
            {|LOA1012:user!.PasswordHash = _users.PasswordHasher.HashPassword(user, password)|};
            await _users.UpdateAsync(user);
            return RedirectToAction("Index");
        }
        """));

    [Fact]
    public Task A_password_hash_of_the_user_himself_who_is_signed_in_again() => InIdentityApp("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class ChangePasswordModel : PageModel
        {
            private readonly UserManager<ShopUser> _users;
            private readonly SignInManager<ShopUser> _signIn;

            public ChangePasswordModel(UserManager<ShopUser> users, SignInManager<ShopUser> signIn) => (_users, _signIn) = (users, signIn);

            public async Task OnPostAsync(string password)
            {
                var user = await _users.GetUserAsync(User);
                var hash = _users.PasswordHasher.HashPassword(user!, password);
                {|LOA1012:user!.PasswordHash = hash|};
                await _users.UpdateAsync(user);
                await _signIn.RefreshSignInAsync(user);
            }
        }
        """);

    [Fact]
    public Task A_hash_given_to_the_store() => InIdentityApp("""
        using Microsoft.AspNetCore.Identity;

        public class Passwords
        {
            private readonly IUserPasswordStore<ShopUser> _passwords;
            private readonly IPasswordHasher<ShopUser> _hasher;

            public Passwords(IUserPasswordStore<ShopUser> passwords, IPasswordHasher<ShopUser> hasher) => (_passwords, _hasher) = (passwords, hasher);

            public async Task ResetAsync(ShopUser user, string password)
            {
                await {|LOA1012:_passwords.SetPasswordHashAsync(user, _hasher.HashPassword(user, password), default)|};
                await _passwords.UpdateAsync(user, default);
            }
        }
        """);

    [Fact]
    public Task A_role_that_is_taken() => InIdentityApp(Controller("""
        [HttpPost]
        public async Task<IActionResult> Demote(string id)
        {
            var user = await _users.FindByIdAsync(id);
            var result = await {|LOA1012:_users.RemoveFromRoleAsync(user!, "Admin")|};
            return result.Succeeded ? RedirectToAction("Index") : BadRequest();
        }
        """));

    [Fact]
    public Task A_role_that_is_given() => InIdentityApp(Controller("""
        [HttpPost]
        public async Task<IActionResult> AddToRole(string id, string role)
        {
            var user = await _users.FindByIdAsync(id);
            await {|LOA1012:_users.AddToRoleAsync(user!, role)|};
            return RedirectToAction("Index");
        }
        """));

    [Fact]
    public Task Roles_that_are_replaced_are_one_change() => InIdentityApp(Controller("""
        [HttpPost]
        public async Task<IActionResult> Roles(string id, string[] roles)
        {
            var user = await _users.FindByIdAsync(id);
            await {|LOA1012:_users.RemoveFromRolesAsync(user!, await _users.GetRolesAsync(user!))|};
            await _users.AddToRolesAsync(user!, roles);
            return RedirectToAction("Index");
        }
        """));

    [Fact]
    public Task A_user_who_is_switched_off() => InIdentityApp(Controller("""
        [HttpPost]
        public async Task<IActionResult> Deactivate(string id)
        {
            var user = await _users.FindByIdAsync(id);
            {|LOA1012:user!.IsActive = false|};
            await _users.UpdateAsync(user);
            return RedirectToAction("Index");
        }
        """));

    [Fact]
    public Task A_switch_that_is_turned() => InIdentityApp(Controller("""
        [HttpPost]
        public async Task<IActionResult> Turn(string id)
        {
            var user = await _users.FindByIdAsync(id);
            {|LOA1012:user!.IsBlocked = !user.IsBlocked|};
            await _users.UpdateAsync(user);
            return RedirectToAction("Index");
        }
        """));

    [Fact]
    public Task An_endpoint() => s_verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDbContext<IdentityDbContext>();
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        builder.Services.AddIdentityCore<IdentityUser>().AddEntityFrameworkStores<IdentityDbContext>();
        var app = builder.Build();
        app.MapPost("/admin/lock/{id}", async (string id, UserManager<IdentityUser> users) =>
        {
            if (await users.FindByIdAsync(id) is not { } user) return Results.NotFound();
            await {|LOA1012:users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue)|};
            return Results.NoContent();
        }).RequireAuthorization();
        app.Run();
        """);

    [Fact]
    public Task A_hash_of_the_applications_own_users() => InCookieApp(OwnController("""
        [HttpPost]
        public async Task<IActionResult> ChangePassword(int id, string password)
        {
            var user = await _db.Users.SingleAsync(candidate => candidate.Id == id);
            {|LOA1012:user.PasswordHash = Hashing.HashPassword(password)|};
            await _db.SaveChangesAsync();
            return Ok();
        }
        """));

    [Fact]
    public Task A_password_under_another_name() => InCookieApp(OwnController("""
        [HttpPost]
        public async Task<IActionResult> ChangePassword(int id, string password)
        {
            var user = await _db.Users.FindAsync(id);
            var hashed = Hashing.HashPassword(password);
            {|LOA1012:user!.Password = hashed|};
            await _db.SaveChangesAsync();
            return Ok();
        }
        """));

    [Fact]
    public Task A_hash_that_comes_out_of_a_helper() => InCookieApp(OwnController("""
        [HttpPost]
        public async Task<IActionResult> ChangePassword(int id, string password)
        {
            var user = await _db.Users.FindAsync(id);
            Hashing.CreatePasswordHash(password, out var hash, out var salt);
            {|LOA1012:user!.PasswordHash = hash|};
            user.PasswordSalt = salt;
            await _db.SaveChangesAsync();
            return Ok();
        }
        """));

    [Fact]
    public Task Signing_out_here_does_not_reach_the_others() => InCookieApp(OwnController("""
        [HttpPost]
        public async Task<IActionResult> ChangePassword(int id, string password)
        {
            var user = await _db.Users.FindAsync(id);
            {|LOA1012:user!.PasswordHash = Hashing.HashPassword(password)|};
            await _db.SaveChangesAsync();
            await HttpContext.SignOutAsync("Cookies");
            return Redirect("/");
        }
        """));

    // The token proved that the mail arrived; it signs nobody in.
    [Fact]
    public Task A_reset_that_uses_up_its_own_token() => s_verify.Analyzer<SignOutAnalyzer>(CookieApp.Replace("public byte[] PasswordSalt", "public string? ResetToken { get; set; } public byte[] PasswordSalt"), OwnController("""
        [HttpPost]
        public async Task<IActionResult> ResetPassword(string token, string password)
        {
            var user = await _db.Users.SingleAsync(candidate => candidate.ResetToken == token);
            {|LOA1012:user.PasswordHash = Hashing.HashPassword(password)|};
            user.ResetToken = null;
            await _db.SaveChangesAsync();
            return Ok();
        }
        """));

    [Fact]
    public Task A_service_whose_callers_end_nothing_either() => InCookieApp("""
        using Microsoft.AspNetCore.Mvc;

        public interface IPasswords { Task ChangeAsync(int id, string password); }

        public class Passwords : IPasswords
        {
            private readonly ShopDb _db;
            public Passwords(ShopDb db) => _db = db;

            public async Task ChangeAsync(int id, string password)
            {
                var user = await _db.Users.FindAsync(id);
                {|LOA1012:user!.PasswordHash = Hashing.HashPassword(password)|};
                await _db.SaveChangesAsync();
            }
        }

        public class PasswordController : Controller
        {
            private readonly IPasswords _passwords;
            public PasswordController(IPasswords passwords) => _passwords = passwords;

            [HttpPost]
            public async Task<IActionResult> Change(string password)
            {
                await _passwords.ChangeAsync(int.Parse(User.Identity!.Name!), password);
                return Ok();
            }
        }
        """);

    // The row is about the change, and not a user.
    [Fact]
    public Task A_note_of_the_change_makes_no_new_user() => InCookieApp("""
        using Microsoft.AspNetCore.Mvc;

        public class UserNote { public int Id { get; set; } public string Text { get; set; } = ""; }

        public class PasswordController : Controller
        {
            private readonly ShopDb _db;
            public PasswordController(ShopDb db) => _db = db;

            [HttpPost]
            public async Task<IActionResult> Change(int id, string password)
            {
                await StoreAsync(id, password);
                _db.Set<UserNote>().Add(new UserNote { Text = "changed" });
                await _db.SaveChangesAsync();
                return Ok();
            }

            private async Task StoreAsync(int id, string password)
            {
                var user = await _db.Users.FindAsync(id);
                {|LOA1012:user!.PasswordHash = Hashing.HashPassword(password)|};
            }
        }
        """);

    [Fact]
    public Task An_API_that_keeps_refresh_tokens() => s_verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDbContext<ApiDb>();
        builder.Services.AddControllers();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        public class Account { public int Id { get; set; } public string Email { get; set; } = ""; public string PasswordHash { get; set; } = ""; }
        public class RefreshToken { public int Id { get; set; } public string Value { get; set; } = ""; public DateTime Expires { get; set; } }

        public class ApiDb : DbContext
        {
            public DbSet<Account> Accounts => Set<Account>();
            public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();
        }

        [ApiController]
        public class PasswordController : ControllerBase
        {
            [HttpPut("/password")]
            public async Task<IActionResult> Change(ApiDb db, int id, string password)
            {
                var account = await db.Accounts.FindAsync(id);
                {|LOA1012:account!.PasswordHash = HashPassword(password)|};
                await db.SaveChangesAsync();
                return NoContent();
            }

            private static string HashPassword(string password) => password + "!";
        }
        """);

    [Fact]
    public Task Users_of_ASP_NET_Identity_2() => (Verify.AspNet with { Advice = "LOA1012" }).Analyzer<SignOutAnalyzer>(Identity2App, """
        using System;
        using System.Threading.Tasks;
        using System.Web.Mvc;
        using Microsoft.AspNet.Identity;

        public class UsersController : Controller
        {
            private readonly UserManager<ShopUser> _users;
            public UsersController(UserManager<ShopUser> users) => _users = users;

            [HttpPost]
            public async Task<ActionResult> Ban(string id)
            {
                await {|LOA1012:_users.SetLockoutEndDateAsync(id, DateTimeOffset.MaxValue)|};
                return RedirectToAction("Index");
            }

            [HttpPost]
            public async Task<ActionResult> Demote(string id)
            {
                await _users.RemoveFromRoleAsync(id, "Admin");
                await _users.UpdateSecurityStampAsync(id);
                return RedirectToAction("Index");
            }
        }
        """);

    [Fact]
    public Task The_message_of_a_lockout() => Message(
        "This locks 'user' out, but the sessions that are open elsewhere stay signed in; call UpdateSecurityStampAsync afterwards",
        IdentityApp,
        Controller("public Task Ban(ShopUser user) => {|#0:_users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue)|};"));

    [Fact]
    public Task The_message_of_roles() => Message(
        "This changes the roles of 'user', but the sessions that are open elsewhere keep the roles they had; call UpdateSecurityStampAsync afterwards",
        IdentityApp,
        Controller("""public Task Demote(ShopUser user) => {|#0:_users.RemoveFromRoleAsync(user, "Admin")|};"""));

    [Fact]
    public Task The_message_of_a_switch() => Message(
        "This switches 'user' off, but the sessions that are open elsewhere stay signed in; call UpdateSecurityStampAsync afterwards",
        IdentityApp,
        Controller("""public Task Ban(ShopUser user) { {|#0:user.IsActive = false|}; return _users.UpdateAsync(user); }"""));

    [Fact]
    public Task The_message_of_a_password_where_the_application_checks_nothing() => Message(
        "This changes the password of 'user', but the sessions that are open elsewhere stay signed in; refuse the cookies of \"Cookies\" that were issued before, in OnValidatePrincipal",
        CookieApp,
        OwnController("""public Task ChangePassword(User user, string password) { {|#0:user.PasswordHash = Hashing.HashPassword(password)|}; return _db.SaveChangesAsync(); }"""));

    [Fact]
    public Task The_message_of_a_password_where_tokens_are_kept() => Message(
        "This changes the password of 'user', but the sessions that are open elsewhere stay signed in; end the user's 'RefreshToken' too",
        CookieApp,
        OwnController("""public Task ChangePassword(User user, string password) { {|#0:user.PasswordHash = Hashing.HashPassword(password)|}; return _db.SaveChangesAsync(); }"""),
        "public class RefreshToken { public int Id { get; set; } public string Value { get; set; } = \"\"; }");

    private static Task Message(string text, params string[] sources) => s_verify.Message<SignOutAnalyzer>(new DiagnosticResult("LOA1012", DiagnosticSeverity.Info).WithMessage(text), sources);
}
