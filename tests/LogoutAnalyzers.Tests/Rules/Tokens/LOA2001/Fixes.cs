using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.Tokens;
using LogoutAnalyzers.Rules.Tokens;
using Xunit;
using static LogoutAnalyzers.Tests.Rules.Tokens.RefreshTokenPrograms;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2001;

/// <summary>The refresh token is ended as the application ends it elsewhere.</summary>
public class Fixes
{
    private static Task Fixed(string before, string after, params string[] others) => Verify.Fix<TokensAnalyzer, RevokeRefreshToken>(before, after, others);

    // MapIdentityApi.

    [Fact]
    public Task The_stamp_is_rotated_before_the_sign_out() => Fixed("""
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentityApiEndpoints<IdentityUser>();
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.MapIdentityApi<IdentityUser>();
        app.MapPost({|LOA2001:"/logout"|}, async (SignInManager<IdentityUser> signInManager) =>
        {
            await signInManager.SignOutAsync();
            return Results.Ok();
        }).RequireAuthorization();
        app.Run();
        """, """
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentityApiEndpoints<IdentityUser>();
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.MapIdentityApi<IdentityUser>();
        app.MapPost("/logout", async (SignInManager<IdentityUser> signInManager) =>
        {
            if (await signInManager.UserManager.GetUserAsync(signInManager.Context.User) is { } user)
            {
                await signInManager.UserManager.UpdateSecurityStampAsync(user);
            }
            await signInManager.SignOutAsync();
            return Results.Ok();
        }).RequireAuthorization();
        app.Run();
        """);

    [Fact]
    public Task After_the_guard_in_a_controller() => Fixed("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentityApiEndpoints<IdentityUser>();
        var app = builder.Build();
        app.MapIdentityApi<IdentityUser>();
        app.MapControllers();
        app.Run();

        [ApiController]
        public class AccountController : ControllerBase
        {
            private readonly SignInManager<IdentityUser> _signInManager;
            private readonly UserManager<IdentityUser> _userManager;

            public AccountController(SignInManager<IdentityUser> signInManager, UserManager<IdentityUser> userManager)
            {
                _signInManager = signInManager;
                _userManager = userManager;
            }

            [HttpPost("logout")]
            public async Task<IActionResult> {|LOA2001:Logout|}()
            {
                if (User.Identity?.IsAuthenticated != true) return Unauthorized();

                // Deletes the cookie.
                await _signInManager.SignOutAsync();
                return Ok();
            }
        }
        """, """
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentityApiEndpoints<IdentityUser>();
        var app = builder.Build();
        app.MapIdentityApi<IdentityUser>();
        app.MapControllers();
        app.Run();

        [ApiController]
        public class AccountController : ControllerBase
        {
            private readonly SignInManager<IdentityUser> _signInManager;
            private readonly UserManager<IdentityUser> _userManager;

            public AccountController(SignInManager<IdentityUser> signInManager, UserManager<IdentityUser> userManager)
            {
                _signInManager = signInManager;
                _userManager = userManager;
            }

            [HttpPost("logout")]
            public async Task<IActionResult> Logout()
            {
                if (User.Identity?.IsAuthenticated != true) return Unauthorized();

                if (await _userManager.GetUserAsync(User) is { } user)
                {
                    await _userManager.UpdateSecurityStampAsync(user);
                }
                // Deletes the cookie.
                await _signInManager.SignOutAsync();
                return Ok();
            }
        }
        """);

    [Fact]
    public Task An_expression_becomes_a_block() => Fixed("""
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentityApiEndpoints<IdentityUser>();
        var app = builder.Build();
        app.MapIdentityApi<IdentityUser>();
        app.MapPost({|LOA2001:"/logout"|}, (SignInManager<IdentityUser> signInManager) => signInManager.SignOutAsync());
        app.Run();
        """, """
        using Microsoft.AspNetCore.Identity;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddIdentityApiEndpoints<IdentityUser>();
        var app = builder.Build();
        app.MapIdentityApi<IdentityUser>();
        app.MapPost("/logout", async (SignInManager<IdentityUser> signInManager) =>
        {
            if (await signInManager.UserManager.GetUserAsync(signInManager.Context.User) is { } user)
            {
                await signInManager.UserManager.UpdateSecurityStampAsync(user);
            }
            await signInManager.SignOutAsync();
        });
        app.Run();
        """);

    // A property of the user.

    private static Task FixedIdentity(string before, string after) => Verify.AspNetCoreData.Fix<TokensAnalyzer, RevokeRefreshToken>(IdentityLogin.With(before), IdentityLogin.With(after), IdentityApi);

    [Fact]
    public Task The_user_of_the_request_is_looked_up() => FixedIdentity("""
        [Authorize]
        [HttpPost("logout")]
        public IActionResult {|LOA2001:Logout|}() => Ok(new { message = "Logged out" });
        """, """
        [Authorize]
        [HttpPost("logout")]
        public async Task<IActionResult> Logout()
        {
            if (await _userManager.GetUserAsync(User) is { } user)
            {
                user.RefreshToken = null;
                user.RefreshTokenExpiryTime = DateTime.UtcNow;
                await _userManager.UpdateAsync(user);
            }
            return Ok(new { message = "Logged out" });
        }
        """);

    [Fact]
    public Task The_user_that_the_logout_has_found() => FixedIdentity("""
        [Authorize]
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2001:Logout|}()
        {
            var appUser = await _userManager.GetUserAsync(User);
            if (appUser == null) return Unauthorized();

            // For the statistics.
            appUser.LockoutEnd = null;
            await _userManager.UpdateAsync(appUser);
            return Ok();
        }
        """, """
        [Authorize]
        [HttpPost("logout")]
        public async Task<IActionResult> Logout()
        {
            var appUser = await _userManager.GetUserAsync(User);
            if (appUser == null) return Unauthorized();

            appUser.RefreshToken = null;
            appUser.RefreshTokenExpiryTime = DateTime.UtcNow;
            // For the statistics.
            appUser.LockoutEnd = null;
            await _userManager.UpdateAsync(appUser);
            return Ok();
        }
        """);

    [Fact]
    public Task The_user_in_a_pattern() => FixedIdentity("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2001:Logout|}()
        {
            if (await _userManager.GetUserAsync(User) is { } user)
            {
                Console.WriteLine(user.UserName);
            }

            await _signInManager.SignOutAsync();
            return Ok();
        }
        """, """
        [HttpPost("logout")]
        public async Task<IActionResult> Logout()
        {
            if (await _userManager.GetUserAsync(User) is { } user)
            {
                user.RefreshToken = null;
                user.RefreshTokenExpiryTime = DateTime.UtcNow;
                await _userManager.UpdateAsync(user);
                Console.WriteLine(user.UserName);
            }

            await _signInManager.SignOutAsync();
            return Ok();
        }
        """);

    [Fact]
    public Task A_service_that_is_given_the_id() => Verify.AspNetCoreData.Fix<TokensAnalyzer, RevokeRefreshToken>("""
        using Microsoft.AspNetCore.Identity;

        public class AccountService
        {
            private readonly UserManager<AppUser> _users;

            public AccountService(UserManager<AppUser> users) => _users = users;

            public async Task<string> LoginAsync(string userId)
            {
                var user = (await _users.FindByIdAsync(userId))!;
                user.RefreshToken = Guid.NewGuid().ToString("N");
                await _users.UpdateAsync(user);
                return user.RefreshToken;
            }

            public Task {|LOA2001:LogoutAsync|}(string userId)
            {
                Console.WriteLine(userId);
                return Task.CompletedTask;
            }
        }
        """, """
        using Microsoft.AspNetCore.Identity;

        public class AccountService
        {
            private readonly UserManager<AppUser> _users;

            public AccountService(UserManager<AppUser> users) => _users = users;

            public async Task<string> LoginAsync(string userId)
            {
                var user = (await _users.FindByIdAsync(userId))!;
                user.RefreshToken = Guid.NewGuid().ToString("N");
                await _users.UpdateAsync(user);
                return user.RefreshToken;
            }

            public async Task LogoutAsync(string userId)
            {
                if (await _users.FindByIdAsync(userId) is { } user)
                {
                    user.RefreshToken = null;
                    user.RefreshTokenExpiryTime = DateTime.UtcNow;
                    await _users.UpdateAsync(user);
                }
                Console.WriteLine(userId);
            }
        }
        """, IdentityApi);

    // A table.

    private static Task FixedTable(string before, string after, string? api = null, string? login = null) => Verify.AspNetCoreData.Fix<TokensAnalyzer, RevokeRefreshToken>((login ?? TableLogin).With(before), TableLogin.With(after), api ?? TableApi);

    [Fact]
    public Task The_record_that_the_logout_has_found() => FixedTable("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2001:Logout|}(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return NotFound();
            return NoContent();
        }
        """, """
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return NotFound();
            stored.RevokedAt = DateTime.UtcNow;
            await _db.SaveChangesAsync();
            return NoContent();
        }
        """);

    [Fact]
    public Task The_record_of_the_token_that_is_sent() => FixedTable("""
        [HttpPost("logout")]
        public IActionResult {|LOA2001:Logout|}(TokenRequest request)
        {
            return NoContent();
        }
        """, """
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request)
        {
            if (await _db.RefreshTokens.FirstOrDefaultAsync(candidate => candidate.Token == request.RefreshToken) is { } stored)
            {
                stored.RevokedAt = DateTime.UtcNow;
                await _db.SaveChangesAsync();
            }
            return NoContent();
        }
        """);

    [Fact]
    public Task The_search_ends_with_the_request() => FixedTable("""
        [HttpPost("logout")]
        public IActionResult {|LOA2001:Logout|}(TokenRequest request, CancellationToken cancellationToken)
        {
            return NoContent();
        }
        """, """
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request, CancellationToken cancellationToken)
        {
            if (await _db.RefreshTokens.FirstOrDefaultAsync(candidate => candidate.Token == request.RefreshToken, cancellationToken) is { } stored)
            {
                stored.RevokedAt = DateTime.UtcNow;
                await _db.SaveChangesAsync(cancellationToken);
            }
            return NoContent();
        }
        """);

    [Fact]
    public Task The_record_of_the_token_in_the_cookie() => FixedTable("""
        [HttpPost("logout")]
        public IActionResult {|LOA2001:Logout|}()
        {
            Response.Cookies.Delete("refreshToken");
            return NoContent();
        }
        """, """
        [HttpPost("logout")]
        public async Task<IActionResult> Logout()
        {
            if (await _db.RefreshTokens.FirstOrDefaultAsync(candidate => candidate.Token == Request.Cookies["refreshToken"]) is { } stored)
            {
                stored.RevokedAt = DateTime.UtcNow;
                await _db.SaveChangesAsync();
            }
            Response.Cookies.Delete("refreshToken");
            return NoContent();
        }
        """);

    // The refresh does not ask whether it is revoked.
    [Fact]
    public Task A_record_is_removed_where_nothing_asks_for_its_state() => FixedTable("""
        [HttpPost("logout")]
        public IActionResult {|LOA2001:Logout|}(TokenRequest request)
        {
            return NoContent();
        }
        """, """
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request)
        {
            if (await _db.RefreshTokens.FirstOrDefaultAsync(candidate => candidate.Token == request.RefreshToken) is { } stored)
            {
                _db.RefreshTokens.Remove(stored);
                await _db.SaveChangesAsync();
            }
            return NoContent();
        }
        """, TableApi.Replace("RevokedAt == null && ", ""), TableLogin.Replace(" Refresh(", " {|LOA2007:Refresh|}("));

    [Fact]
    public Task All_records_of_the_customer_who_is_given() => FixedTable("""
        [HttpPost("logout/{customerId}")]
        public IActionResult {|LOA2001:Logout|}(int customerId)
        {
            if (customerId <= 0) return BadRequest();
            return NoContent();
        }
        """, """
        [HttpPost("logout/{customerId}")]
        public async Task<IActionResult> Logout(int customerId)
        {
            if (customerId <= 0) return BadRequest();
            _db.RefreshTokens.RemoveRange(_db.RefreshTokens.Where(candidate => candidate.CustomerId == customerId));
            await _db.SaveChangesAsync();
            return NoContent();
        }
        """);

    [Fact]
    public Task All_records_of_the_user_of_the_request() => Verify.AspNetCoreData.Fix<TokensAnalyzer, RevokeRefreshToken>(
        TableLogin.Replace("CustomerId = customer.Id", "CustomerId = customer.Id.ToString()").Replace("FindAsync(stored.CustomerId)", "FindAsync(int.Parse(stored.CustomerId))").With("""
        [HttpPost("logout")]
        public IActionResult {|LOA2001:Logout|}() => NoContent();
        """),
        TableLogin.Replace("CustomerId = customer.Id", "CustomerId = customer.Id.ToString()").Replace("FindAsync(stored.CustomerId)", "FindAsync(int.Parse(stored.CustomerId))").With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout()
        {
            _db.RefreshTokens.RemoveRange(_db.RefreshTokens.Where(candidate => candidate.CustomerId == User.FindFirstValue(ClaimTypes.NameIdentifier)));
            await _db.SaveChangesAsync();
            return NoContent();
        }
        """),
        TableApi.Replace("public int CustomerId { get; set; }", "public string CustomerId { get; set; } = \"\";").Replace("public List<RefreshToken> RefreshTokens { get; } = new();", ""));

    // A token of Identity.

    [Fact]
    public Task The_token_is_removed_from_the_user()
    {
        const string Before = """
            using System.Security.Claims;
            using Microsoft.AspNetCore.Identity;
            using Microsoft.AspNetCore.Mvc;

            [ApiController]
            public class AuthController : ControllerBase
            {
                private readonly UserManager<IdentityUser> _users;

                public AuthController(UserManager<IdentityUser> users) => _users = users;

                [HttpPost("login")]
                public async Task<IActionResult> Login(string name)
                {
                    var user = (await _users.FindByNameAsync(name))!;
                    await _users.SetAuthenticationTokenAsync(user, "App", "RefreshToken", Guid.NewGuid().ToString());
                    return Ok(CreateToken(user));
                }

                [HttpPost("logout")]
                public async Task<IActionResult> {|LOA2001:Logout|}()
                {
                    await Task.Yield();
                    return NoContent();
                }

                private static Claim CreateToken(IdentityUser user) => new Claim(ClaimTypes.NameIdentifier, user.Id);
            }
            """;
        return Verify.AspNetCoreData.Fix<TokensAnalyzer, RevokeRefreshToken>(Before, Before.Replace("{|LOA2001:Logout|}", "Logout").Replace("        await Task.Yield();", """
                    if (await _users.GetUserAsync(User) is { } user)
                    {
                        await _users.RemoveAuthenticationTokenAsync(user, "App", "RefreshToken");
                    }
                    await Task.Yield();
            """));
    }

    // None is offered.

    private static Task NotFixed(string login, string api, string logout) => Verify.AspNetCoreData.Fix<TokensAnalyzer, RevokeRefreshToken>(login.With(logout), login.With(logout), api);

    [Fact]
    public Task Neither_the_token_nor_the_user_is_at_hand() => NotFixed(TableLogin, TableApi, """
        [HttpPost("logout")]
        public IActionResult {|LOA2001:Logout|}() => NoContent();
        """);

    [Fact]
    public Task The_access_token_does_not_say_who_the_user_is() => NotFixed(IdentityLogin.Replace("ClaimTypes.NameIdentifier, user.Id", "\"role\", \"user\""), IdentityApi, """
        [HttpPost("logout")]
        public IActionResult {|LOA2001:Logout|}() => NoContent();
        """);

    [Fact]
    public Task Only_hashes_are_kept() => NotFixed(TableLogin.Replace("t.Token == request.RefreshToken", "t.Token == Hash(request.RefreshToken)"), TableApi, """
        private static string Hash(string token) => token.ToUpperInvariant();

        [HttpPost("logout")]
        public IActionResult {|LOA2001:Logout|}(TokenRequest request) => NoContent();
        """);
}
