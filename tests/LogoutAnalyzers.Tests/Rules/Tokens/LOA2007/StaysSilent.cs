using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Tokens;
using Xunit;
using static LogoutAnalyzers.Tests.Rules.Tokens.LOA2007.ExchangePrograms;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2007;

/// <summary>Exchanges that are checked somewhere, or out of sight, and members that exchange nothing.</summary>
public class StaysSilent
{
    private static Task Silent(params string[] sources) => Verify.AspNetCoreData.Analyzer<TokensAnalyzer>([Model, .. sources]);

    // Each of these is one way to check the token.
    [Theory]
    [InlineData("""
        var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
        if (stored is null || !stored.IsActive) return Unauthorized();
        """)]
    [InlineData("""
        var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken && t.RevokedAt == null && t.ExpiresAt > DateTime.UtcNow);
        if (stored is null) return Unauthorized();
        """)]
    [InlineData("""
        var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
        if (stored is not { RevokedAt: null, IsExpired: false }) return Unauthorized();
        """)]
    [InlineData("""
        var stored = await _db.RefreshTokens.Include(t => t.Account).Where(t => t.ExpiresAt > DateTime.UtcNow).Where(t => !t.RevokedAt.HasValue).SingleOrDefaultAsync(t => t.Token == request.RefreshToken);
        if (stored is null) return Unauthorized();
        """)]
    [InlineData("""
        var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
        if (stored is null) return Unauthorized();
        var expires = stored.ExpiresAt;
        var isRevoked = stored.RevokedAt != null;
        if (isRevoked || expires < DateTime.UtcNow) return Unauthorized();
        """)]
    [InlineData("""
        var stored = await (from t in _db.RefreshTokens where t.Token == request.RefreshToken && t.ExpiresAt >= DateTime.UtcNow && t.RevokedAt == null select t).FirstOrDefaultAsync();
        if (stored is null) return Unauthorized();
        """)]
    [InlineData("""
        var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
        switch (stored)
        {
            case null: return NotFound();
            case { RevokedAt: not null }: return Unauthorized();
            case { IsExpired: true }: return Unauthorized();
        }
        """)]
    [InlineData("""
        var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
        if (stored is null || DateTime.Compare(stored.ExpiresAt, DateTime.UtcNow) < 0 || stored.RevokedAt is DateTime) return Unauthorized();
        """)]
    [InlineData("""
        var stored = await _db.RefreshTokens.FromSqlInterpolated($"SELECT * FROM RefreshTokens WHERE Token = {request.RefreshToken} AND ExpiresAt > GETUTCDATE() AND RevokedAt IS NULL").FirstOrDefaultAsync();
        if (stored is null) return Unauthorized();
        """)]
    [InlineData("""
        var used = await _db.RefreshTokens.Where(t => t.Token == request.RefreshToken && t.RevokedAt == null && t.ExpiresAt > DateTime.UtcNow).ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, DateTime.UtcNow));
        if (used == 0) return Unauthorized();
        var stored = await _db.RefreshTokens.Include(t => t.Account).SingleAsync(t => t.Token == request.RefreshToken);
        """)]
    [InlineData("""
        var stored = await _db.RefreshTokens.Where(t => t.Token == request.RefreshToken).Select(t => new { t.Account, t.ExpiresAt, t.RevokedAt }).FirstOrDefaultAsync();
        if (stored is null || stored.ExpiresAt < DateTime.UtcNow || stored.RevokedAt != null) return Unauthorized();
        """)]
    [InlineData("""
        await _db.RefreshTokens.Where(t => t.ExpiresAt < DateTime.UtcNow || t.RevokedAt != null).ExecuteDeleteAsync();
        var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
        if (stored is null) return Unauthorized();
        """)]
    [InlineData("""
        var stored = await _db.RefreshTokens.FindAsync(request.RefreshToken);
        if (stored is null || stored.IsExpired) return Unauthorized();
        if (stored.RevokedAt is not null)
        {
            foreach (var other in _db.RefreshTokens.Where(t => t.AccountId == stored.AccountId)) other.RevokedAt = DateTime.UtcNow;
            await _db.SaveChangesAsync();
            return Unauthorized();
        }
        """)]
    [InlineData("""
        var found = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
        if (found is not { RevokedAt: null } stored || stored.ExpiresAt.CompareTo(DateTime.UtcNow) < 0) return Unauthorized();
        """)]
    [InlineData("""
        var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
        if (stored is null || (stored.ExpiresAt - DateTime.UtcNow).TotalSeconds < 0 || !IsAlive(stored)) return Unauthorized();
        static bool IsAlive(RefreshToken token) => token.RevokedAt is null;
        """)]
    [InlineData("""
        var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
        Func<RefreshToken, bool> isUsable = t => t.IsActive;
        if (stored is null || !isUsable(stored)) return Unauthorized();
        """)]
    [InlineData("""
        var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
        var problem = stored switch { null => "unknown", { RevokedAt: { } } => "revoked", var t when t.ExpiresAt <= DateTime.UtcNow => "expired", _ => null };
        if (problem != null) return Unauthorized(problem);
        """)]
    [InlineData("""
        RefreshToken? stored = null;
        foreach (var candidate in _db.RefreshTokens.Include(t => t.Account))
        {
            if (candidate.Token != request.RefreshToken) continue;
            if (!candidate.IsActive) return Unauthorized();
            stored = candidate;
            break;
        }
        if (stored is null) return Unauthorized();
        """)]
    [InlineData("""
        var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
        ArgumentNullException.ThrowIfNull(stored);
        var lifetime = Math.Max(0, (stored.ExpiresAt - DateTime.UtcNow).Ticks);
        if (lifetime == 0 | stored.RevokedAt.GetValueOrDefault() != default) return Unauthorized();
        """)]
    [InlineData("""
        var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
        if (stored is null) return Unauthorized();
        if (stored.RevokedAt is null && !stored.IsExpired) goto Issue;
        return Unauthorized();
        Issue:
        """)]
    public Task Checked_on_the_spot(string check) => Silent(Controller($$"""
        [HttpPost("refresh")]
        public async Task<IActionResult> Refresh(TokenRequest request)
        {
        {{check}}
            return Ok(_jwt.CreateAccessToken(stored.Account));
        }
        """));

    [Fact]
    public Task A_query_filter() => Verify.AspNetCoreData.Analyzer<TokensAnalyzer>(
        Model.Replace("public DbSet<Account> Accounts", "protected override void OnModelCreating(ModelBuilder builder) => builder.Entity<RefreshToken>().HasQueryFilter(t => t.RevokedAt == null && t.ExpiresAt > DateTime.UtcNow);\n    public DbSet<Account> Accounts"),
        Controller("""
            [HttpPost("refresh")]
            public async Task<IActionResult> Refresh(TokenRequest request)
            {
                var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
                if (stored is null) return Unauthorized();
                return Ok(_jwt.CreateAccessToken(stored.Account));
            }
            """));

    [Fact]
    public Task An_extension_of_queries() => Silent("""
        public static class TokenQueries
        {
            public static IQueryable<RefreshToken> Usable(this IQueryable<RefreshToken> tokens, DateTime now) => tokens.Where(t => t.ExpiresAt > now).NotRevoked();

            private static IQueryable<RefreshToken> NotRevoked(this IQueryable<RefreshToken> tokens) => tokens.Where(t => t.RevokedAt == null);
        }
        """, Controller("""
        [HttpPost("refresh")]
        public async Task<IActionResult> Refresh(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.Include(t => t.Account).Usable(DateTime.UtcNow).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return Unauthorized();
            return Ok(_jwt.CreateAccessToken(stored.Account));
        }
        """));

    [Fact]
    public Task A_specification() => Silent("""
        using System.Linq.Expressions;

        public abstract class Specification<T>
        {
            protected Specification(Expression<Func<T, bool>> criteria) => Criteria = criteria;
            public Expression<Func<T, bool>> Criteria { get; }
        }

        public class ActiveRefreshTokenSpec : Specification<RefreshToken>
        {
            public ActiveRefreshTokenSpec(string token) : base(t => t.Token == token && t.RevokedAt == null && t.ExpiresAt > DateTime.UtcNow) { }
        }

        public interface IRepository<T> { Task<T?> FirstAsync(Specification<T> specification); }

        public class TokenService
        {
            private readonly IRepository<RefreshToken> _tokens;
            private readonly Jwt _jwt;

            public TokenService(IRepository<RefreshToken> tokens, Jwt jwt) => (_tokens, _jwt) = (tokens, jwt);

            public async Task<string?> RefreshAsync(string refreshToken)
            {
                var stored = await _tokens.FirstAsync(new ActiveRefreshTokenSpec(refreshToken));
                return stored is null ? null : _jwt.CreateAccessToken(stored.Account);
            }
        }
        """);

    [Fact]
    public Task A_condition_that_is_kept() => Verify.AspNetCoreData.Analyzer<TokensAnalyzer>(
        Model.Replace("public bool IsExpired", "public static System.Linq.Expressions.Expression<Func<RefreshToken, bool>> IsLive => t => t.RevokedAt == null && t.ExpiresAt > DateTime.UtcNow;\n    public bool IsExpired"),
        Controller("""
            [HttpPost("refresh")]
            public async Task<IActionResult> Refresh(TokenRequest request)
            {
                var stored = await _db.RefreshTokens.Where(RefreshToken.IsLive).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
                if (stored is null) return Unauthorized();
                return Ok(_jwt.CreateAccessToken(stored.Account));
            }
            """));

    [Theory]
    [InlineData("public void EnsureActive() { if (RevokedAt is not null || ExpiresAt < DateTime.UtcNow) throw new InvalidOperationException(); }", "stored.EnsureActive();")]
    [InlineData("public bool CanBeUsed(DateTime now) => RevokedAt is null && now < ExpiresAt;", "if (!stored.CanBeUsed(DateTime.UtcNow)) return Unauthorized();")]
    [InlineData("public RefreshToken Rotate(DateTime now) { if (IsExpired) throw new InvalidOperationException(); if (RevokedAt.HasValue) throw new InvalidOperationException(); RevokedAt = now; return new RefreshToken(); }", "var next = stored.Rotate(DateTime.UtcNow);")]
    public Task A_method_of_the_token(string method, string use) => Verify.AspNetCoreData.Analyzer<TokensAnalyzer>(
        Model.Replace("public bool IsExpired", method + "\n    public bool IsExpired"),
        Controller($$"""
            [HttpPost("refresh")]
            public async Task<IActionResult> Refresh(TokenRequest request)
            {
                var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
                if (stored is null) return Unauthorized();
                {{use}}
                return Ok(_jwt.CreateAccessToken(stored.Account));
            }
            """));

    [Fact]
    public Task The_user_s_property_with_its_time() => Silent(Controller("""
        [HttpPost("refresh")]
        public async Task<IActionResult> Refresh(TokenRequest request)
        {
            var name = new JwtSecurityTokenHandler().ReadJwtToken(request.AccessToken).Subject;
            var account = await _db.Accounts.SingleOrDefaultAsync(a => a.UserName == name);
            if (account is null || account.RefreshToken != request.RefreshToken || account.RefreshTokenExpiryTime <= DateTime.UtcNow) return Unauthorized();
            return Ok(_jwt.CreateAccessToken(account));
        }
        """));

    [Fact]
    public Task A_repository_out_of_sight() => Silent("""
        public interface IRefreshTokenRepository { Task<RefreshToken?> GetByTokenAsync(string token); }

        public class TokenService
        {
            private readonly IRefreshTokenRepository _tokens;
            private readonly Jwt _jwt;

            public TokenService(IRefreshTokenRepository tokens, Jwt jwt) => (_tokens, _jwt) = (tokens, jwt);

            public async Task<string?> RefreshAsync(string refreshToken)
            {
                var stored = await _tokens.GetByTokenAsync(refreshToken);
                return stored is null ? null : _jwt.CreateAccessToken(stored.Account);
            }
        }
        """);

    [Fact]
    public Task A_validator_out_of_sight() => Silent("public interface ITokenValidator { bool IsUsable(RefreshToken token); }", Controller("""
        [HttpPost("refresh")]
        public async Task<IActionResult> Refresh(TokenRequest request, [FromServices] ITokenValidator validator)
        {
            var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null || !validator.IsUsable(stored)) return Unauthorized();
            return Ok(_jwt.CreateAccessToken(stored.Account));
        }
        """));

    [Fact]
    public Task A_rule_that_is_handed_in() => Silent(Controller("""
        [HttpPost("refresh")]
        public async Task<IActionResult> Refresh(TokenRequest request, [FromServices] Func<RefreshToken, bool> isUsable)
        {
            var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null || !isUsable(stored)) return Unauthorized();
            return Ok(_jwt.CreateAccessToken(stored.Account));
        }
        """));

    [Fact]
    public Task The_caller_checks_before() => Silent(Service("""
        public Task<bool> IsUsableAsync(string token) => _db.RefreshTokens.AnyAsync(t => t.Token == token && t.RevokedAt == null && t.ExpiresAt > DateTime.UtcNow);

        public async Task<string> RefreshAsync(string refreshToken)
        {
            var stored = await _db.RefreshTokens.Include(t => t.Account).SingleAsync(t => t.Token == refreshToken);
            return _jwt.CreateAccessToken(stored.Account);
        }
        """), """
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        public class AuthController : ControllerBase
        {
            private readonly AuthService _auth;

            public AuthController(AuthService auth) => _auth = auth;

            [HttpPost("refresh")]
            public async Task<IActionResult> Refresh(TokenRequest request) =>
                await _auth.IsUsableAsync(request.RefreshToken) ? Ok(await _auth.RefreshAsync(request.RefreshToken)) : Unauthorized();
        }
        """);

    [Fact]
    public Task A_filter_checks_before() => Silent("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;
        using Microsoft.EntityFrameworkCore;

        public class RefreshTokenFilter : IAsyncActionFilter
        {
            private readonly ShopDb _db;

            public RefreshTokenFilter(ShopDb db) => _db = db;

            public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
            {
                var request = (TokenRequest)context.ActionArguments["request"]!;
                if (await _db.RefreshTokens.AnyAsync(t => t.Token == request.RefreshToken && t.RevokedAt == null && t.ExpiresAt > DateTime.UtcNow)) await next();
                else context.Result = new UnauthorizedResult();
            }
        }
        """, Controller("""
        [ServiceFilter(typeof(RefreshTokenFilter))]
        [HttpPost("refresh")]
        public async Task<IActionResult> Refresh(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.Include(t => t.Account).SingleAsync(t => t.Token == request.RefreshToken);
            return Ok(_jwt.CreateAccessToken(stored.Account));
        }
        """));

    [Fact]
    public Task A_model_that_is_checked_instead() => Silent("""
        using Microsoft.EntityFrameworkCore;

        public class StoredToken
        {
            public int AccountId { get; set; }
            public DateTime ValidUntil { get; set; }
            public bool Revoked { get; set; }
        }

        public class TokenReader
        {
            private readonly ShopDb _db;

            public TokenReader(ShopDb db) => _db = db;

            public async Task<StoredToken?> FindAsync(string token)
            {
                var entity = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == token);
                return entity is null ? null : new StoredToken { AccountId = entity.AccountId, ValidUntil = entity.ExpiresAt, Revoked = entity.RevokedAt.HasValue };
            }
        }
        """, Controller("""
        [HttpPost("refresh")]
        public async Task<IActionResult> Refresh(TokenRequest request, [FromServices] TokenReader reader)
        {
            var stored = await reader.FindAsync(request.RefreshToken);
            if (stored is null || stored.Revoked || stored.ValidUntil < DateTime.UtcNow) return Unauthorized();
            return Ok(_jwt.CreateAccessToken(await _db.Accounts.FindAsync(stored.AccountId)));
        }
        """));

    [Fact]
    public Task Used_tokens_are_removed_and_no_flag_is_set() => Verify.AspNetCoreData.Analyzer<TokensAnalyzer>(
        Model.Replace("public DateTime? RevokedAt { get; set; }", "public bool IsRevoked { get; set; }").Replace("RevokedAt == null && ", ""),
        Controller("""
            [HttpPost("refresh")]
            public async Task<IActionResult> Refresh(TokenRequest request)
            {
                var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
                if (stored is null || stored.IsExpired) return Unauthorized();
                _db.RefreshTokens.Remove(stored);
                var next = _jwt.CreateRefreshToken(stored.Account);
                _db.RefreshTokens.Add(next);
                await _db.SaveChangesAsync();
                return Ok(new TokenResponse(_jwt.CreateAccessToken(stored.Account), next.Token));
            }
            """));

    [Fact]
    public Task The_logout_removes_tokens_and_no_flag_is_set() => Silent(Controller("""
        [HttpPost("refresh")]
        public async Task<IActionResult> Refresh(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null || stored.IsExpired) return Unauthorized();
            return Ok(_jwt.CreateAccessToken(stored.Account));
        }

        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request)
        {
            await _db.RefreshTokens.Where(t => t.Token == request.RefreshToken).ExecuteDeleteAsync();
            return NoContent();
        }
        """));

    [Fact]
    public Task When_it_was_last_used_is_no_end() => Verify.AspNetCoreData.Analyzer<TokensAnalyzer>(
        Model.Replace("public DateTime? RevokedAt { get; set; }", "public DateTime? LastUsedAt { get; set; }\n    public DateTime LastActive { get; set; }").Replace("RevokedAt == null && ", ""),
        Controller("""
            [HttpPost("refresh")]
            public async Task<IActionResult> Refresh(TokenRequest request)
            {
                var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
                if (stored is null || stored.IsExpired) return Unauthorized();
                stored.LastUsedAt = DateTime.UtcNow;
                await _db.SaveChangesAsync();
                return Ok(_jwt.CreateAccessToken(stored.Account));
            }
            """));

    [Fact]
    public Task A_stand_in_of_tests() => Silent("""
        public class FakeTokenService
        {
            private readonly List<RefreshToken> _tokens = new();
            private readonly Jwt _jwt = new();

            public string Refresh(string refreshToken) => _jwt.CreateAccessToken(_tokens.Single(t => t.Token == refreshToken).Account);
        }
        """);

    [Fact]
    public Task A_stored_procedure() => Silent("""
        using System.Data;
        using Dapper;

        public class TokenService
        {
            private readonly IDbConnection _connection;
            private readonly Jwt _jwt;

            public TokenService(IDbConnection connection, Jwt jwt) => (_connection, _jwt) = (connection, jwt);

            public async Task<string?> RefreshAsync(string refreshToken)
            {
                var stored = await _connection.QuerySingleOrDefaultAsync<RefreshToken>("GetUsableRefreshToken", new { refreshToken }, commandType: CommandType.StoredProcedure);
                return stored is null ? null : _jwt.CreateAccessToken(stored.Account);
            }

            public async Task<string?> RefreshBySqlAsync(string refreshToken)
            {
                var stored = await _connection.QuerySingleOrDefaultAsync<RefreshToken>("SELECT * FROM RefreshTokens WHERE Token = @refreshToken AND ExpiresAt > now() AND RevokedAt IS NULL", new { refreshToken });
                return stored is null ? null : _jwt.CreateAccessToken(stored.Account);
            }
        }
        """);

    [Fact]
    public Task A_token_endpoint_with_several_grants() => Silent("""
        public class TokenForm
        {
            public string GrantType { get; set; } = "";
            public string? UserName { get; set; }
            public string? RefreshToken { get; set; }
        }
        """, Controller("""
        [HttpPost("token")]
        public async Task<IActionResult> Token([FromForm] TokenForm form)
        {
            Account? account = null;
            if (form.GrantType == "password")
            {
                account = await _db.Accounts.SingleOrDefaultAsync(a => a.UserName == form.UserName);
            }
            else if (form.GrantType == "refresh_token")
            {
                var stored = await _db.RefreshTokens.Include(t => t.Account).SingleOrDefaultAsync(t => t.Token == form.RefreshToken);
                if (stored is null || !stored.IsActive) return Unauthorized();
                account = stored.Account;
            }

            return account is null ? Unauthorized() : Ok(_jwt.CreateAccessToken(account));
        }
        """));

    [Fact]
    public Task A_token_without_such_members() => Verify.AspNetCoreData.Analyzer<TokensAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public class RefreshToken { public string Token { get; set; } = ""; public string UserId { get; set; } = ""; }
        public interface IJwt { string GenerateAccessToken(string userId); }

        public class TokenController : ControllerBase
        {
            private static readonly List<RefreshToken> s_tokens = new();

            [HttpPost("refresh")]
            public IActionResult Refresh(string refreshToken, [FromServices] IJwt jwt)
            {
                var stored = s_tokens.FirstOrDefault(t => t.Token == refreshToken);
                return stored is null ? Unauthorized() : Ok(jwt.GenerateAccessToken(stored.UserId));
            }
        }
        """);

    [Fact]
    public Task A_refresh_token_that_is_signed() => Silent(Controller("""
        [HttpPost("refresh")]
        public async Task<IActionResult> Refresh([FromBody] string refreshToken, [FromServices] TokenValidationParameters parameters)
        {
            var principal = new JwtSecurityTokenHandler().ValidateToken(refreshToken, parameters, out _);
            var account = await _db.Accounts.SingleOrDefaultAsync(a => a.UserName == principal.Identity!.Name);
            return account is null ? Unauthorized() : Ok(_jwt.CreateAccessToken(account));
        }
        """));

    [Fact]
    public Task A_cache_whose_entries_end() => Silent("using Microsoft.Extensions.Caching.Memory;\nusing Microsoft.Extensions.Caching.Distributed;\n" + Service("""
        public async Task<string?> RefreshAsync(string refreshToken, IDistributedCache cache, IMemoryCache memory)
        {
            if (memory.TryGetValue<RefreshToken>(refreshToken, out var kept)) return _jwt.CreateAccessToken(kept!.Account);
            var id = await cache.GetStringAsync("refresh:" + refreshToken);
            return id is null ? null : _jwt.CreateAccessToken(await _db.Accounts.FindAsync(int.Parse(id)));
        }
        """));

    [Fact]
    public Task Tokens_of_Identity() => Silent("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public class TokenController : ControllerBase
        {
            private readonly UserManager<IdentityUser> _users;
            private readonly Jwt _jwt;

            public TokenController(UserManager<IdentityUser> users, Jwt jwt) => (_users, _jwt) = (users, jwt);

            [HttpPost("refresh")]
            public async Task<IActionResult> Refresh(string userId, string refreshToken)
            {
                var user = await _users.FindByIdAsync(userId);
                if (user is null || !await _users.VerifyUserTokenAsync(user, "App", "RefreshToken", refreshToken)) return Unauthorized();
                return Ok(_jwt.CreateAccessToken(new Account()));
            }
        }
        """);

    // Members that exchange nothing.

    [Fact]
    public Task Logins_logouts_and_lists() => Silent(Service("""
        public async Task<TokenResponse?> LoginAsync(string userName, string password)
        {
            var account = await _db.Accounts.Include(a => a.RefreshTokens).SingleOrDefaultAsync(a => a.UserName == userName && a.PasswordHash == password);
            if (account is null) return null;
            RefreshToken token;
            do token = _jwt.CreateRefreshToken(account);
            while (await _db.RefreshTokens.AnyAsync(t => t.Token == token.Token));
            account.RefreshTokens.Add(token);
            await _db.SaveChangesAsync();
            return new TokenResponse(_jwt.CreateAccessToken(account), token.Token);
        }

        public async Task RevokeAsync(string refreshToken)
        {
            var stored = await _db.RefreshTokens.SingleOrDefaultAsync(t => t.Token == refreshToken);
            if (stored is not null) stored.RevokedAt = DateTime.UtcNow;
            await _db.SaveChangesAsync();
        }

        public Task<List<RefreshToken>> ListAsync(int accountId) => _db.RefreshTokens.Where(t => t.AccountId == accountId).ToListAsync();

        public TokenResponse CreateRefreshResponse(Account account, string refreshToken) => new(_jwt.CreateAccessToken(account), refreshToken);
        """));

    [Fact]
    public Task A_unique_token_is_looked_for_at_login() => Silent(Service("""
        public TokenResponse ExternalLogin(string token, string refreshTokenCookieName)
        {
            var account = _db.Accounts.First();
            return new TokenResponse(_jwt.CreateAccessToken(account), GetUniqueRefreshToken());
        }

        private string GetUniqueRefreshToken()
        {
            var token = Guid.NewGuid().ToString("N");
            return _db.Accounts.Any(a => a.RefreshTokens.Any(t => t.Token == token)) ? GetUniqueRefreshToken() : token;
        }
        """));

    [Fact]
    public Task Renewal_of_an_access_token() => Silent(Controller("""
        [Authorize]
        [HttpPost("renew")]
        public async Task<IActionResult> RenewToken()
        {
            var account = await _db.Accounts.SingleAsync(a => a.UserName == User.Identity!.Name);
            return Ok(_jwt.CreateAccessToken(account));
        }
        """));

    [Fact]
    public Task The_token_is_sent_on_to_a_handler_or_a_provider() => Silent("""
        using MediatR;
        using Microsoft.AspNetCore.Mvc;

        public record RefreshTokenCommand(string RefreshToken) : IRequest<string>;
        public interface IIdentityProvider { Task<string> RefreshAsync(string refreshToken); }

        public class AuthController : ControllerBase
        {
            private readonly IMediator _mediator;
            private readonly IIdentityProvider _provider;

            public AuthController(IMediator mediator, IIdentityProvider provider) => (_mediator, _provider) = (mediator, provider);

            [HttpPost("refresh")]
            public async Task<IActionResult> Refresh(TokenRequest request) => Ok(await _mediator.Send(new RefreshTokenCommand(request.RefreshToken)));

            [HttpPost("refresh2")]
            public async Task<IActionResult> RefreshElsewhere(TokenRequest request, [FromServices] Jwt jwt)
            {
                var id = await _provider.RefreshAsync(request.RefreshToken);
                return Ok(jwt.CreateAccessToken(new Account { UserName = id }));
            }
        }
        """);

    [Fact]
    public Task A_user_that_was_authenticated_and_a_token_that_is_compared_elsewhere() => Silent("""
        public static class TokenComparisons
        {
            public static bool Fits(this Account account, TokenRequest request) => account.RefreshToken == request.RefreshToken && account.RefreshTokenExpiryTime > DateTime.UtcNow;
        }
        """, Controller("""
        [HttpPost("refresh")]
        public async Task<IActionResult> Refresh(TokenRequest request)
        {
            var account = await _db.Accounts.SingleAsync(a => a.UserName == User.Identity!.Name);
            return account.Fits(request) ? Ok(_jwt.CreateAccessToken(account)) : Unauthorized();
        }
        """));

    [Fact]
    public Task A_mail_token_and_the_settings_of_tokens() => Silent("""
        using Microsoft.AspNetCore.Mvc;

        public class PasswordResetToken
        {
            public string Token { get; set; } = "";
            public DateTime ExpiresAt { get; set; }
            public int AccountId { get; set; }
        }

        public class ResetController : ControllerBase
        {
            private static readonly List<PasswordResetToken> s_tokens = new();
            private readonly Jwt _jwt;

            public ResetController(Jwt jwt) => _jwt = jwt;

            [HttpPost("reset")]
            public IActionResult Reset(string token, string refreshUrl)
            {
                var stored = s_tokens.First(t => t.Token == token);
                return Ok(_jwt.CreateAccessToken(new Account { Id = stored.AccountId }));
            }
        }
        """);

    [Fact]
    public Task Owin_s_provider_of_refresh_tokens_whose_ticket_ends() => Verify.AspNet.Analyzer<TokensAnalyzer>("""
        using System;
        using System.Data.Entity;
        using System.Linq;
        using System.Threading.Tasks;
        using Microsoft.Owin.Security.Infrastructure;

        public class RefreshToken
        {
            public string Id { get; set; }
            public DateTime ExpiresUtc { get; set; }
            public string ProtectedTicket { get; set; }
        }

        public class AuthContext : DbContext
        {
            public DbSet<RefreshToken> RefreshTokens { get; set; }
        }

        public class SimpleRefreshTokenProvider : IAuthenticationTokenProvider
        {
            public void Create(AuthenticationTokenCreateContext context) { throw new NotImplementedException(); }
            public Task CreateAsync(AuthenticationTokenCreateContext context) { return Task.FromResult(0); }
            public void Receive(AuthenticationTokenReceiveContext context) { throw new NotImplementedException(); }

            public async Task ReceiveAsync(AuthenticationTokenReceiveContext context)
            {
                using (var db = new AuthContext())
                {
                    var refreshToken = db.RefreshTokens.FirstOrDefault(t => t.Id == context.Token);
                    if (refreshToken == null) return;
                    context.DeserializeTicket(refreshToken.ProtectedTicket);
                    db.RefreshTokens.Remove(refreshToken);
                    await db.SaveChangesAsync();
                }
            }
        }
        """);

    [Fact]
    public Task Half_typed_code() => Silent(Controller("""
        [HttpPost("refresh")]
        public IActionResult Refresh(TokenRequest request)
        {
            var stored = _db.RefreshTokens.{|CS1061:FirstOrNothing|}(t => t.Token == request.RefreshToken);
            return Ok(_jwt.CreateAccessToken(stored.Account));
        }

        [HttpPost("refresh2")]
        public IActionResult RefreshAgain(TokenRequest request) => Ok({|CS0103:_tokens|}.CreateAccessToken({|CS0103:user|}));
        """));

    [Theory]
    [InlineData("if (_checksExpiry) { if (stored.IsExpired) return Unauthorized(); }")]
    [InlineData("if (request.RefreshToken != null) { if (stored.IsExpired) return Unauthorized(); }")]
    [InlineData("if (stored.AccountId > 0) { if (stored.IsExpired) return Unauthorized(); } else { return BadRequest(); }")]
    public Task A_check_behind_a_condition_that_the_client_does_not_decide(string check) => Silent(Controller($$"""
        private static bool _checksExpiry = true;

        [HttpPost("refresh")]
        public IActionResult Refresh(TokenRequest request)
        {
            var stored = _db.RefreshTokens.Include(t => t.Account).Single(t => t.Token == request.RefreshToken && t.RevokedAt == null);
            {{check}}
            return Ok(_jwt.CreateAccessToken(stored.Account));
        }
        """));

    [Fact]
    public Task Errors_by_result_and_a_policy_class() => Silent("""
        public class RefreshTokenPolicy
        {
            public string? Refuse(RefreshToken token, DateTime now) => token.RevokedAt.HasValue ? "revoked" : token.ExpiresAt < now ? "expired" : null;
        }
        """, Service("""
        public async Task<(bool Ok, string? Token)> ExchangeAsync(string refreshToken, RefreshTokenPolicy policy)
        {
            var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == refreshToken);
            if (stored is null || policy.Refuse(stored, DateTime.UtcNow) is not null) return (false, null);
            return (true, _jwt.CreateAccessToken(stored.Account));
        }
        """));

    [Fact]
    public Task Tokens_of_a_user_that_are_filtered_first() => Silent(Service("""
        public async Task<string?> RefreshAsync(int accountId, string refreshToken)
        {
            var account = await _db.Accounts.Include(a => a.RefreshTokens).SingleAsync(a => a.Id == accountId);
            var usable = account.RefreshTokens.Where(t => t.IsActive).ToList();
            return usable.Any(t => t.Token == refreshToken) ? _jwt.CreateAccessToken(account) : null;
        }
        """));

    [Fact]
    public Task Age_by_the_time_of_creation() => Silent(Controller("""
        [HttpPost("refresh")]
        public IActionResult Refresh(TokenRequest request)
        {
            var stored = _db.RefreshTokens.Include(t => t.Account).Single(t => t.Token == request.RefreshToken);
            if (stored.RevokedAt != null || stored.CreatedAt + TimeSpan.FromDays(7) < DateTime.UtcNow) return Unauthorized();
            return Ok(_jwt.CreateAccessToken(stored.Account));
        }
        """));

    [Fact]
    public Task A_validator_of_the_pipeline() => Silent("""
        using MediatR;
        using Microsoft.EntityFrameworkCore;

        public record RefreshTokenCommand(string RefreshToken) : IRequest<string>;

        public class RefreshTokenCommandValidator
        {
            private readonly ShopDb _db;

            public RefreshTokenCommandValidator(ShopDb db) => _db = db;

            public Task<bool> ValidateAsync(RefreshTokenCommand command) => _db.RefreshTokens.AnyAsync(t => t.Token == command.RefreshToken && t.RevokedAt == null && t.ExpiresAt > DateTime.UtcNow);
        }

        public class RefreshTokenCommandHandler : IRequestHandler<RefreshTokenCommand, string>
        {
            private readonly ShopDb _db;
            private readonly Jwt _jwt;

            public RefreshTokenCommandHandler(ShopDb db, Jwt jwt) => (_db, _jwt) = (db, jwt);

            public async Task<string> Handle(RefreshTokenCommand request, CancellationToken cancellationToken)
            {
                var stored = await _db.RefreshTokens.Include(t => t.Account).SingleAsync(t => t.Token == request.RefreshToken, cancellationToken);
                return _jwt.CreateAccessToken(stored.Account);
            }
        }
        """);

    [Fact]
    public Task Users_out_of_sight_are_no_matter_for_a_checked_token() => Silent("public interface IAccounts { Account Get(int id); }", Controller("""
        [HttpPost("refresh")]
        public IActionResult Refresh(Guid refreshTokenId, string refreshToken, [FromServices] IAccounts accounts)
        {
            var stored = _db.RefreshTokens.Single(t => t.Token == refreshToken);
            if (!stored.IsActive) return Unauthorized();
            return Ok(_jwt.CreateAccessToken(accounts.Get(stored.AccountId)));
        }
        """));

    [Fact]
    public Task Recursion_has_an_end() => Silent(Service("""
        public string Refresh(string refreshToken, int times)
        {
            var stored = _db.RefreshTokens.Include(t => t.Account).Single(t => t.Token == refreshToken);
            if (times > 3) return Again(refreshToken, times);
            return stored.IsActive ? _jwt.CreateAccessToken(stored.Account) : "";
        }

        private string Again(string refreshToken, int times) => Refresh(refreshToken, times - 1);
        """));
}
