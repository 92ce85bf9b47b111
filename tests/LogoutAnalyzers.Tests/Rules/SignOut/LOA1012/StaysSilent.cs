using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1012;

/// <summary>Changes of accounts that end the sessions, or need not.</summary>
public class StaysSilent
{
    private static readonly Verification s_verify = Verify.AspNetCoreData with { Advice = "LOA1012" };

    private static Task InIdentityApp(params string[] sources) => s_verify.Analyzer<SignOutAnalyzer>([Reports.IdentityApp, .. sources]);

    private static Task InCookieApp(params string[] sources) => s_verify.Analyzer<SignOutAnalyzer>([Reports.CookieApp, .. sources]);

    private static string Controller(string members) => $$"""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class UsersController : Controller
        {
            private readonly UserManager<ShopUser> _users;
            private readonly SignInManager<ShopUser> _signIn;

            public UsersController(UserManager<ShopUser> users, SignInManager<ShopUser> signIn)
            {
                _users = users;
                _signIn = signIn;
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
    public Task The_stamp_is_rotated() => InIdentityApp(Controller("""
        [HttpPost]
        public async Task<IActionResult> Ban(string id)
        {
            var user = await _users.FindByIdAsync(id);
            await _users.SetLockoutEndDateAsync(user!, DateTimeOffset.MaxValue);
            await _users.UpdateSecurityStampAsync(user!);
            return RedirectToAction("Index");
        }
        """));

    [Fact]
    public Task A_caller_rotates_it() => InIdentityApp("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Bans
        {
            private readonly UserManager<ShopUser> _users;
            public Bans(UserManager<ShopUser> users) => _users = users;
            public Task LockAsync(ShopUser user) => _users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue);
        }

        public class BansController : Controller
        {
            private readonly Bans _bans;
            private readonly UserManager<ShopUser> _users;
            public BansController(Bans bans, UserManager<ShopUser> users) => (_bans, _users) = (bans, users);

            [HttpPost]
            public async Task<IActionResult> Ban(string id)
            {
                var user = await _users.FindByIdAsync(id);
                await _bans.LockAsync(user!);
                await _users.UpdateSecurityStampAsync(user!);
                return Ok();
            }
        }
        """);

    [Fact]
    public Task A_helper_rotates_it() => InIdentityApp(Controller("""
        [HttpPost]
        public async Task<IActionResult> Demote(string id)
        {
            var user = await _users.FindByIdAsync(id);
            await _users.RemoveFromRoleAsync(user!, "Admin");
            await EndSessionsOf(user!);
            return Ok();
        }

        private Task EndSessionsOf(ShopUser user) => _users.UpdateSecurityStampAsync(user);
        """));

    [Fact]
    public Task The_stamp_is_written_beside_the_hash() => InIdentityApp(Controller("""
        [HttpPost]
        public async Task<IActionResult> ResetPassword(string id, string password)
        {
            var user = await _users.FindByIdAsync(id);
            user!.PasswordHash = _users.PasswordHasher.HashPassword(user, password);
            user.SecurityStamp = Guid.NewGuid().ToString();
            await _users.UpdateAsync(user);
            return Ok();
        }
        """));

    [Fact]
    public Task Identitys_own_password_methods() => InIdentityApp(Controller("""
        [HttpPost]
        public async Task<IActionResult> ChangePassword(string old, string password)
        {
            var user = await _users.GetUserAsync(User);
            var result = await _users.ChangePasswordAsync(user!, old, password);
            if (result.Succeeded) await _signIn.RefreshSignInAsync(user!);
            return Ok();
        }

        [HttpPost]
        public async Task<IActionResult> ResetPassword(string id, string token, string password)
        {
            var user = await _users.FindByIdAsync(id);
            await _users.ResetPasswordAsync(user!, token, password);
            await _users.SetLockoutEndDateAsync(user!, DateTimeOffset.UtcNow);
            return Ok();
        }
        """));

    [Fact]
    public Task A_new_user_name_rotates_it_too() => InIdentityApp(Controller("""
        [HttpPost]
        public async Task<IActionResult> Close(string id)
        {
            var user = await _users.FindByIdAsync(id);
            await _users.SetLockoutEndDateAsync(user!, DateTimeOffset.MaxValue);
            await _users.SetEmailAsync(user!, null);
            return Ok();
        }
        """));

    [Fact]
    public Task Unlocking() => InIdentityApp(Controller("""
        [HttpPost]
        public async Task<IActionResult> Unlock(string id)
        {
            var user = await _users.FindByIdAsync(id);
            await _users.SetLockoutEndDateAsync(user!, null);
            await _users.ResetAccessFailedCountAsync(user!);
            user!.IsActive = true;
            user.IsBlocked = false;
            user.LockoutEnd = DateTimeOffset.UtcNow.AddDays(-1);
            await _users.UpdateAsync(user);
            return Ok();
        }
        """));

    [Fact]
    public Task A_lockout_of_a_quarter_of_an_hour() => InIdentityApp(Controller("""
        [HttpPost]
        public async Task<IActionResult> Fail(string id)
        {
            var user = await _users.FindByIdAsync(id);
            await _users.SetLockoutEndDateAsync(user!, DateTimeOffset.UtcNow.AddMinutes(15));
            return Ok();
        }
        """));

    [Fact]
    public Task A_date_that_somebody_chooses() => InIdentityApp(Controller("""
        [HttpPost]
        public async Task<IActionResult> Save(string id, DateTimeOffset? end, bool active)
        {
            var user = await _users.FindByIdAsync(id);
            await _users.SetLockoutEndDateAsync(user!, end);
            user!.IsActive = active;
            await _users.UpdateAsync(user);
            return Ok();
        }
        """));

    [Fact]
    public Task The_role_of_a_new_user() => InIdentityApp(Controller("""
        [HttpPost]
        public async Task<IActionResult> Join(string email, string password)
        {
            var user = new ShopUser { UserName = email, Email = email };
            var result = await _users.CreateAsync(user, password);
            if (!result.Succeeded) return BadRequest();
            await _users.AddToRoleAsync(user, "Customer");
            await _signIn.SignInAsync(user, false);
            return Ok();
        }

        [HttpPost]
        public Task Leave() => _signIn.SignOutAsync();
        """));

    [Fact]
    public Task The_role_of_a_new_user_through_a_helper() => InIdentityApp(Controller("""
        [HttpPost]
        public async Task<IActionResult> Join(string email, string password)
        {
            var user = new ShopUser { UserName = email, Email = email };
            await _users.CreateAsync(user, password);
            await GiveDefaultsAsync(user);
            return Ok();
        }

        private Task GiveDefaultsAsync(ShopUser user) => _users.AddToRoleAsync(user, "Customer");
        """));

    [Fact]
    public Task Seeding() => InIdentityApp("""
        using Microsoft.AspNetCore.Identity;

        public static class SeedData
        {
            public static async Task EnsureAdmin(UserManager<ShopUser> users)
            {
                var admin = await users.FindByNameAsync("admin");
                admin!.PasswordHash = users.PasswordHasher.HashPassword(admin, "x");
                await users.UpdateAsync(admin);
                await users.AddToRoleAsync(admin, "Admin");
            }
        }
        """);

    [Fact]
    public Task Roles_that_are_made_sure_of_at_the_start() => InIdentityApp("""
        using Microsoft.AspNetCore.Identity;

        public static class Rights
        {
            public static async Task CreateRoles(IServiceProvider services)
            {
                var users = services.GetRequiredService<UserManager<ShopUser>>();
                var owner = await users.FindByEmailAsync("owner@shop.example");
                if (owner is not null && !await users.IsInRoleAsync(owner, "Admin")) await users.AddToRoleAsync(owner, "Admin");
            }

            public static async Task EnsureOwner(IHostApplicationLifetime lifetime, IServiceScopeFactory scopes)
            {
                using var scope = scopes.CreateScope();
                var users = scope.ServiceProvider.GetRequiredService<UserManager<ShopUser>>();
                var owner = await users.FindByEmailAsync("owner@shop.example");
                if (owner is not null) await users.AddToRoleAsync(owner, "Owner");
            }
        }
        """);

    [Fact]
    public Task A_helper_that_hashes_for_new_users() => InCookieApp(OwnController("""
        [HttpPost]
        public async Task<IActionResult> Save(string email, string password)
        {
            var user = new User { Email = email };
            SetPassword(user, password);
            _db.Users.Add(user);
            await _db.SaveChangesAsync();
            return Ok();
        }

        private static void SetPassword(User user, string password) => user.PasswordHash = Hashing.HashPassword(password);
        """));

    [Fact]
    public Task Top_level_statements() => s_verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDbContext<IdentityDbContext>();
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        builder.Services.AddIdentityCore<IdentityUser>().AddEntityFrameworkStores<IdentityDbContext>();
        var app = builder.Build();
        using (var scope = app.Services.CreateScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<IdentityUser>>();
            var admin = await users.FindByNameAsync("admin");
            if (admin is not null) await users.AddToRoleAsync(admin, "Admin");
        }
        app.Run();
        """);

    [Fact]
    public Task A_store() => InIdentityApp("""
        using Microsoft.AspNetCore.Identity;

        public abstract class ShopUserStore : IUserPasswordStore<ShopUser>
        {
            public Task SetPasswordHashAsync(ShopUser user, string? passwordHash, CancellationToken cancellationToken)
            {
                user.PasswordHash = passwordHash;
                return Task.CompletedTask;
            }

            public abstract Task<string?> GetPasswordHashAsync(ShopUser user, CancellationToken cancellationToken);
            public abstract Task<bool> HasPasswordAsync(ShopUser user, CancellationToken cancellationToken);
            public abstract Task<IdentityResult> CreateAsync(ShopUser user, CancellationToken cancellationToken);
            public abstract Task<IdentityResult> DeleteAsync(ShopUser user, CancellationToken cancellationToken);
            public abstract Task<ShopUser?> FindByIdAsync(string userId, CancellationToken cancellationToken);
            public abstract Task<ShopUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken);
            public abstract Task<string?> GetNormalizedUserNameAsync(ShopUser user, CancellationToken cancellationToken);
            public abstract Task<string> GetUserIdAsync(ShopUser user, CancellationToken cancellationToken);
            public abstract Task<string?> GetUserNameAsync(ShopUser user, CancellationToken cancellationToken);
            public abstract Task SetNormalizedUserNameAsync(ShopUser user, string? normalizedName, CancellationToken cancellationToken);
            public abstract Task SetUserNameAsync(ShopUser user, string? userName, CancellationToken cancellationToken);
            public abstract Task<IdentityResult> UpdateAsync(ShopUser user, CancellationToken cancellationToken);
            public abstract void Dispose();
        }
        """);

    [Fact]
    public Task The_first_hash() => InCookieApp(OwnController("""
        [HttpPost]
        public async Task<IActionResult> Save(string email, string password)
        {
            var user = new User { Email = email, PasswordHash = Hashing.HashPassword(password) };
            user.Password = Hashing.HashPassword(password);
            _db.Users.Add(user);
            await _db.SaveChangesAsync();
            return Ok();
        }

        [HttpPost]
        public async Task<IActionResult> Register([FromForm] User user)
        {
            user.PasswordHash = Hashing.HashPassword(user.Password);
            await _db.SaveChangesAsync();
            return Ok();
        }

        [HttpPost]
        public async Task<IActionResult> Post(User user)
        {
            user.PasswordHash = Hashing.HashPassword(user.Password);
            await _db.Users.AddAsync(user);
            await _db.SaveChangesAsync();
            return Ok();
        }
        """));

    [Fact]
    public Task A_new_hash_of_the_old_password() => InCookieApp("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.EntityFrameworkCore;

        public class Passwords
        {
            private readonly ShopDb _db;
            private readonly PasswordHasher<User> _hasher = new();
            public Passwords(ShopDb db) => _db = db;

            public async Task<bool> CheckAsync(string email, string password)
            {
                var user = await _db.Users.SingleAsync(candidate => candidate.Email == email);
                var result = _hasher.VerifyHashedPassword(user, user.PasswordHash, password);
                if (result == PasswordVerificationResult.SuccessRehashNeeded)
                {
                    user.PasswordHash = _hasher.HashPassword(user, password);
                    await _db.SaveChangesAsync();
                }
                return result != PasswordVerificationResult.Failed;
            }
        }
        """);

    [Fact]
    public Task A_copy() => InCookieApp("""
        public static class Mapping
        {
            public static void Copy(User from, User to)
            {
                to.PasswordHash = from.PasswordHash;
                to.IsActive = from.IsActive;
            }
        }
        """);

    [Fact]
    public Task Passwords_of_things_that_are_no_accounts() => InCookieApp("""
        public class SharedLink { public int Id { get; set; } public string PasswordHash { get; set; } = ""; public bool IsActive { get; set; } }
        public class Product { public int Id { get; set; } public string Name { get; set; } = ""; public bool IsActive { get; set; } }
        public class Subscriber { public int Id { get; set; } public string Email { get; set; } = ""; public bool IsActive { get; set; } }

        public class Links
        {
            public void Protect(SharedLink link, string password) => link.PasswordHash = Hashing.HashPassword(password);
            public void Close(SharedLink link) => link.IsActive = false;
            public void Retire(Product product) => product.IsActive = false;
            public void Unsubscribe(Subscriber subscriber) => subscriber.IsActive = false;
        }
        """);

    [Fact]
    public Task Every_request_looks_the_user_up() => s_verify.Analyzer<SignOutAnalyzer>(
        Reports.CookieApp.Replace(".AddCookie()", """
            .AddCookie(options => options.Events.OnValidatePrincipal = async context =>
            {
                var db = context.HttpContext.RequestServices.GetRequiredService<ShopDb>();
                var user = await db.Users.SingleOrDefaultAsync(candidate => candidate.Email == context.Principal!.Identity!.Name);
                if (user is not { IsActive: true }) context.RejectPrincipal();
            })
            """),
        OwnController("""
        [HttpPost]
        public async Task<IActionResult> Disable(int id)
        {
            var user = await _db.Users.FindAsync(id);
            user!.IsActive = false;
            await _db.SaveChangesAsync();
            return Ok();
        }
        """));

    [Fact]
    public Task A_middleware_looks_the_user_up() => InCookieApp(
        """
        using Microsoft.EntityFrameworkCore;

        public class ActiveUsersOnly
        {
            private readonly RequestDelegate _next;
            public ActiveUsersOnly(RequestDelegate next) => _next = next;

            public async Task InvokeAsync(HttpContext context, ShopDb db)
            {
                var name = context.User.Identity?.Name;
                if (name is not null && !await db.Users.AnyAsync(user => user.Email == name && user.IsActive)) context.Response.StatusCode = 401;
                else await _next(context);
            }
        }
        """,
        OwnController("""
        [HttpPost]
        public async Task<IActionResult> Disable(int id)
        {
            var user = await _db.Users.FindAsync(id);
            user!.IsActive = false;
            await _db.SaveChangesAsync();
            return Ok();
        }
        """));

    [Fact]
    public Task An_API_that_keeps_nothing_of_a_sign_in() => s_verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDbContext<IdentityDbContext>();
        builder.Services.AddIdentity<IdentityUser, IdentityRole>().AddEntityFrameworkStores<IdentityDbContext>();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddControllers();
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        [ApiController]
        public class BansController : ControllerBase
        {
            private readonly UserManager<IdentityUser> _users;
            public BansController(UserManager<IdentityUser> users) => _users = users;

            [HttpPost("/ban/{id}")]
            public async Task<IActionResult> Ban(string id)
            {
                var user = await _users.FindByIdAsync(id);
                await _users.SetLockoutEndDateAsync(user!, DateTimeOffset.MaxValue);
                await _users.RemoveFromRoleAsync(user!, "Admin");
                user!.PasswordHash = _users.PasswordHasher.HashPassword(user, "x");
                await _users.UpdateAsync(user);
                return Ok();
            }
        }
        """);

    [Fact]
    public Task A_library_that_does_not_know_its_application() => s_verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Identity;

        public class Bans
        {
            private readonly UserManager<IdentityUser> _users;
            public Bans(UserManager<IdentityUser> users) => _users = users;
            public Task LockAsync(IdentityUser user) => _users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue);
        }
        """);

    [Fact]
    public Task Tokens_are_removed() => InCookieApp(
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        public class RefreshToken { public int Id { get; set; } public int UserId { get; set; } public DateTime Expires { get; set; } }

        public class PasswordController : Controller
        {
            private readonly ShopDb _db;
            public PasswordController(ShopDb db) => _db = db;

            [HttpPost]
            public async Task<IActionResult> Change(int id, string password)
            {
                var user = await _db.Users.FindAsync(id);
                user!.PasswordHash = Hashing.HashPassword(password);
                _db.RemoveRange(await _db.Set<RefreshToken>().Where(token => token.UserId == id).ToListAsync());
                await _db.SaveChangesAsync();
                return Ok();
            }
        }
        """);

    [Fact]
    public Task A_service_that_cannot_be_seen() => InCookieApp(
        """
        using Microsoft.AspNetCore.Mvc;

        public interface ISecurityEvents { Task PublishAsync(string name, int user); }

        public class PasswordController : Controller
        {
            private readonly ShopDb _db;
            private readonly ISecurityEvents _events;
            public PasswordController(ShopDb db, ISecurityEvents events) => (_db, _events) = (db, events);

            [HttpPost]
            public async Task<IActionResult> Change(int id, string password)
            {
                var user = await _db.Users.FindAsync(id);
                user!.PasswordHash = Hashing.HashPassword(password);
                await _db.SaveChangesAsync();
                await _events.PublishAsync("password", id);
                return Ok();
            }
        }
        """);

    [Fact]
    public Task An_event_that_somebody_may_act_on() => InCookieApp(
        """
        using Microsoft.AspNetCore.Mvc;

        public class PasswordChangedEvent { public int User { get; set; } }

        public class PasswordController : Controller
        {
            private static readonly List<object> s_raised = new();
            private readonly ShopDb _db;
            public PasswordController(ShopDb db) => _db = db;

            [HttpPost]
            public async Task<IActionResult> Change(int id, string password)
            {
                var user = await _db.Users.FindAsync(id);
                user!.PasswordHash = Hashing.HashPassword(password);
                s_raised.Add(new PasswordChangedEvent { User = id });
                await _db.SaveChangesAsync();
                return Ok();
            }
        }
        """);

    [Fact]
    public Task A_manager_of_the_applications_own_that_rotates_it() => InIdentityApp(
        """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class Users : UserManager<ShopUser>
        {
            public Users(IUserStore<ShopUser> store)
                : base(store, null!, null!, null!, null!, null!, null!, null!, null!)
            {
            }

            public override async Task<IdentityResult> SetLockoutEndDateAsync(ShopUser user, DateTimeOffset? lockoutEnd)
            {
                await base.SetLockoutEndDateAsync(user, lockoutEnd);
                return await UpdateSecurityStampAsync(user);
            }
        }

        public class BansController : Controller
        {
            private readonly Users _users;
            public BansController(Users users) => _users = users;

            [HttpPost]
            public async Task<IActionResult> Ban(string id)
            {
                var user = await _users.FindByIdAsync(id);
                await _users.SetLockoutEndDateAsync(user!, DateTimeOffset.MaxValue);
                return Ok();
            }
        }
        """);

    [Fact]
    public Task Half_typed_code() => s_verify.Analyzer<SignOutAnalyzer>(Reports.CookieApp, """
        public class Typing
        {
            public void Change(User user)
            {
                user.PasswordHash = {|CS0103:HashPassword|}();
                user.{|CS1061:LockoutEnd|} = DateTimeOffset.MaxValue;
            }
        }
        """);
}
