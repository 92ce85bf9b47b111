using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Tokens;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using static LogoutAnalyzers.Tests.Rules.Tokens.LOA2007.ExchangePrograms;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2007;

/// <summary>Exchanges of refresh tokens that nobody checks.</summary>
public class Reports
{
    private static Task Reported(params string[] sources) => Verify.AspNetCoreData.Analyzer<TokensAnalyzer>([Model, .. sources]);

    private static Task Message(string lacking, string accepted, string remedy, string source, params string[] others) => Verify.AspNetCoreData.Message<TokensAnalyzer>(
        new DiagnosticResult("LOA2007", DiagnosticSeverity.Warning).WithMessage($"'Refresh' issues new tokens without {lacking}, so {accepted} is accepted; {remedy}"), [source, Model, .. others]);

    [Fact]
    public Task Neither_is_asked() => Message("checking 'ExpiresAt' and 'RevokedAt' of the stored 'RefreshToken'", "a refresh token that has expired or was revoked", "refuse it there", Controller("""
        [HttpPost("refresh")]
        public async Task<IActionResult> {|#0:Refresh|}(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return Unauthorized();
            return Ok(_jwt.CreateAccessToken(stored.Account));
        }
        """));

    [Fact]
    public Task Only_the_expiry_is_asked() => Message("checking 'RevokedAt' of the stored 'RefreshToken'", "a refresh token that was revoked", "refuse it there", Controller("""
        [HttpPost("refresh")]
        public async Task<IActionResult> {|#0:Refresh|}(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.SingleOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null || stored.ExpiresAt < DateTime.UtcNow) return Unauthorized();
            var account = await _db.Accounts.FindAsync(stored.AccountId);
            return Ok(_jwt.CreateAccessToken(account));
        }
        """));

    [Fact]
    public Task Only_the_revocation_is_asked() => Message("checking 'ExpiresAt' of the stored 'RefreshToken'", "a refresh token that has expired", "refuse it there", Controller("""
        [HttpPost("refresh")]
        public async Task<IActionResult> {|#0:Refresh|}(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.SingleOrDefaultAsync(t => t.Token == request.RefreshToken && t.RevokedAt == null);
            if (stored is null) return Unauthorized();
            var account = await _db.Accounts.FindAsync(stored.AccountId);
            return Ok(_jwt.CreateAccessToken(account));
        }
        """));

    [Fact]
    public Task Not_looked_up() => Message("looking up the refresh token that it is sent", "any value", "find it among the stored ones and refuse it if it is unknown, expired or revoked", Controller("""
        [HttpPost("refresh")]
        public async Task<IActionResult> {|#0:Refresh|}(TokenRequest request)
        {
            if (string.IsNullOrEmpty(request.AccessToken) || string.IsNullOrEmpty(request.RefreshToken)) return BadRequest();
            var name = new JwtSecurityTokenHandler().ReadJwtToken(request.AccessToken).Subject;
            var account = await _db.Accounts.SingleOrDefaultAsync(a => a.UserName == name);
            if (account is null) return Unauthorized();
            return Ok(new TokenResponse(_jwt.CreateAccessToken(account), _jwt.CreateRefreshToken(account).Token));
        }
        """));

    [Fact]
    public Task A_property_of_the_user() => Message("checking 'RefreshTokenExpiryTime' of the stored 'Account'", "a refresh token that has expired", "refuse it there", Controller("""
        [HttpPost("refresh")]
        public async Task<IActionResult> {|#0:Refresh|}(TokenRequest request)
        {
            var name = new JwtSecurityTokenHandler().ReadJwtToken(request.AccessToken).Subject;
            var account = await _db.Accounts.SingleOrDefaultAsync(a => a.UserName == name);
            if (account is null || account.RefreshToken != request.RefreshToken) return Unauthorized();
            account.RefreshToken = _jwt.CreateRefreshToken(account).Token;
            account.RefreshTokenExpiryTime = DateTime.UtcNow.AddDays(7);
            await _db.SaveChangesAsync();
            return Ok(new TokenResponse(_jwt.CreateAccessToken(account), account.RefreshToken));
        }
        """));

    [Fact]
    public Task A_property_of_a_user_of_Identity() => Verify.AspNetCoreData.Analyzer<TokensAnalyzer>("""
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using System.Security.Claims;

        public class AppUser : IdentityUser
        {
            public string? RefreshToken { get; set; }
            public DateTime RefreshTokenExpiryTime { get; set; }
        }

        public class RefreshTokenModel
        {
            public string? AccessToken { get; set; }
            public string? RefreshToken { get; set; }
        }

        public interface ITokenService
        {
            string GenerateAccessToken(IEnumerable<Claim> claims);
            string GenerateRefreshToken();
            ClaimsPrincipal GetPrincipalFromExpiredToken(string token);
        }

        [ApiController]
        [Route("api/[controller]")]
        public class TokenController : ControllerBase
        {
            private readonly UserManager<AppUser> _userManager;
            private readonly ITokenService _tokenService;

            public TokenController(UserManager<AppUser> userManager, ITokenService tokenService)
            {
                _userManager = userManager;
                _tokenService = tokenService;
            }

            [HttpPost]
            [Route("refresh")]
            public async Task<IActionResult> {|LOA2007:Refresh|}(RefreshTokenModel model)
            {
                if (model is null) return BadRequest("Invalid client request");
                var principal = _tokenService.GetPrincipalFromExpiredToken(model.AccessToken!);
                var user = await _userManager.FindByNameAsync(principal.Identity!.Name!);
                if (user == null || user.RefreshToken != model.RefreshToken) return BadRequest("Invalid client request");
                var newAccessToken = _tokenService.GenerateAccessToken(principal.Claims);
                var newRefreshToken = _tokenService.GenerateRefreshToken();
                user.RefreshToken = newRefreshToken;
                user.RefreshTokenExpiryTime = DateTime.UtcNow.AddDays(7);
                await _userManager.UpdateAsync(user);
                return Ok(new { accessToken = newAccessToken, refreshToken = newRefreshToken });
            }
        }
        """);

    [Fact]
    public Task The_user_is_found_by_the_token() => Reported(Controller("""
        [HttpPost("refresh-token")]
        public async Task<IActionResult> {|LOA2007:RenewSession|}([FromBody] string refreshToken)
        {
            var account = await _db.Accounts.FirstOrDefaultAsync(a => a.RefreshToken == refreshToken);
            if (account is null) return Unauthorized();
            if (!account.IsActive) return Forbid();
            return Ok(_jwt.CreateAccessToken(account));
        }
        """));

    [Fact]
    public Task A_service_behind_a_controller() => Reported(Service("""
        public async Task<TokenResponse?> {|LOA2007:RefreshTokenAsync|}(string refreshToken)
        {
            var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == refreshToken);
            if (stored?.Account is null) return null;
            stored.RevokedAt = DateTime.UtcNow;
            var next = _jwt.CreateRefreshToken(stored.Account);
            _db.RefreshTokens.Add(next);
            await _db.SaveChangesAsync();
            return new TokenResponse(_jwt.CreateAccessToken(stored.Account), next.Token, next.ExpiresAt);
        }
        """), """
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        public class AuthController : ControllerBase
        {
            private readonly AuthService _auth;

            public AuthController(AuthService auth) => _auth = auth;

            [HttpPost("refresh")]
            public async Task<IActionResult> Refresh(TokenRequest request)
            {
                var pair = await _auth.RefreshTokenAsync(request.RefreshToken);
                return pair is null ? Unauthorized() : Ok(pair);
            }
        }
        """);

    [Fact]
    public Task A_minimal_api() => Reported("""
        using Microsoft.EntityFrameworkCore;

        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapPost({|LOA2007:"/auth/refresh"|}, async (TokenRequest request, ShopDb db, Jwt jwt) =>
        {
            var stored = await db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null || stored.IsExpired) return Results.Unauthorized();
            var account = await db.Accounts.FindAsync(stored.AccountId);
            return Results.Ok(new TokenResponse(jwt.CreateAccessToken(account), stored.Token));
        });
        app.Run();
        """);

    [Fact]
    public Task A_cookie() => Reported(Controller("""
        [HttpPost("refresh")]
        public async Task<IActionResult> {|LOA2007:Refresh|}()
        {
            var token = Request.Cookies["refreshToken"];
            var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == token);
            if (stored is null) return Unauthorized();
            var account = await _db.Accounts.FindAsync(stored.AccountId);
            var next = _jwt.CreateRefreshToken(account);
            SetCookie(next);
            await _db.SaveChangesAsync();
            return Ok(_jwt.CreateAccessToken(account));
        }

        private void SetCookie(RefreshToken token) => Response.Cookies.Append("refreshToken", token.Token, new CookieOptions { HttpOnly = true, Expires = token.ExpiresAt });
        """));

    [Fact]
    public Task A_repository_with_its_implementation() => Reported("""
        using Microsoft.EntityFrameworkCore;

        public interface IRefreshTokenRepository
        {
            Task<RefreshToken?> GetByTokenAsync(string token);
            Task UpdateAsync(RefreshToken token);
        }

        public class RefreshTokenRepository : IRefreshTokenRepository
        {
            private readonly ShopDb _db;

            public RefreshTokenRepository(ShopDb db) => _db = db;

            public Task<RefreshToken?> GetByTokenAsync(string token) => _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == token);

            public async Task UpdateAsync(RefreshToken token)
            {
                _db.RefreshTokens.Update(token);
                await _db.SaveChangesAsync();
            }
        }

        public class TokenService
        {
            private readonly IRefreshTokenRepository _tokens;
            private readonly Jwt _jwt;

            public TokenService(IRefreshTokenRepository tokens, Jwt jwt) => (_tokens, _jwt) = (tokens, jwt);

            public async Task<TokenResponse> {|LOA2007:RefreshAsync|}(string refreshToken)
            {
                var stored = await _tokens.GetByTokenAsync(refreshToken) ?? throw new UnauthorizedAccessException();
                if (stored.ExpiresAt <= DateTime.UtcNow) throw new UnauthorizedAccessException();
                stored.RevokedAt = DateTime.UtcNow;
                await _tokens.UpdateAsync(stored);
                return new TokenResponse(_jwt.CreateAccessToken(stored.Account), refreshToken);
            }
        }
        """);

    [Fact]
    public Task A_generic_repository() => Reported("""
        using System.Linq.Expressions;

        public interface IRepository<T> { Task<T?> FirstAsync(Expression<Func<T, bool>> predicate); }

        public class TokenService
        {
            private readonly IRepository<RefreshToken> _tokens;
            private readonly Jwt _jwt;

            public TokenService(IRepository<RefreshToken> tokens, Jwt jwt) => (_tokens, _jwt) = (tokens, jwt);

            public async Task<string?> {|LOA2007:RefreshAsync|}(string refreshToken)
            {
                var stored = await _tokens.FirstAsync(t => t.Token == refreshToken);
                return stored is null ? null : _jwt.CreateAccessToken(stored.Account);
            }
        }
        """);

    [Fact]
    public Task Clearing_away_old_ones_is_no_check() => Reported(Service("""
        public async Task<TokenResponse> {|LOA2007:RefreshToken|}(string token, string ipAddress)
        {
            var account = await _db.Accounts.SingleAsync(a => a.RefreshTokens.Any(t => t.Token == token));
            var current = account.RefreshTokens.Single(t => t.Token == token);
            var next = _jwt.CreateRefreshToken(account);
            current.RevokedAt = DateTime.UtcNow;
            account.RefreshTokens.Add(next);
            RemoveOldTokens(account);
            await _db.SaveChangesAsync();
            return new TokenResponse(_jwt.CreateAccessToken(account), next.Token);
        }

        private static void RemoveOldTokens(Account account) => account.RefreshTokens.RemoveAll(t => !t.IsActive && t.CreatedAt.AddDays(2) <= DateTime.UtcNow);
        """));

    [Fact]
    public Task Revoking_the_others_is_no_check() => Reported(Controller("""
        [HttpPost("refresh")]
        public async Task<IActionResult> {|LOA2007:Refresh|}(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null || stored.ExpiresAt < DateTime.UtcNow) return Unauthorized();
            var others = await _db.RefreshTokens.Where(t => t.AccountId == stored.AccountId && t.RevokedAt == null).ToListAsync();
            foreach (var other in others) other.RevokedAt = DateTime.UtcNow;
            await _db.SaveChangesAsync();
            return Ok(_jwt.CreateAccessToken(stored.Account));
        }
        """));

    [Fact]
    public Task What_is_told_or_logged_is_no_check() => Reported(Controller("""
        [HttpPost("refresh")]
        public async Task<IActionResult> {|LOA2007:Refresh|}(TokenRequest request, [FromServices] ILogger<AuthController> logger)
        {
            var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return Unauthorized();
            logger.LogInformation("Token expires {At}, revoked {RevokedAt}", stored.ExpiresAt, stored.RevokedAt);
            return Ok(new TokenResponse(_jwt.CreateAccessToken(stored.Account), stored.Token, stored.ExpiresAt));
        }
        """));

    [Fact]
    public Task The_check_of_the_user_is_another_one() => Reported(Controller("""
        [HttpPost("refresh")]
        public async Task<IActionResult> {|LOA2007:Refresh|}(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored?.Account is null || !stored.Account.IsActive) return Unauthorized();
            var validTo = new JwtSecurityTokenHandler().ReadJwtToken(request.AccessToken).ValidTo;
            if (validTo > DateTime.UtcNow) return BadRequest("This token has not expired yet");
            return Ok(_jwt.CreateAccessToken(stored.Account));
        }
        """));

    [Fact]
    public Task A_row_read_with_SQL() => Reported("""
        using System.Data;
        using Dapper;

        public class SessionTokens
        {
            private readonly IDbConnection _connection;
            private readonly Jwt _jwt;

            public SessionTokens(IDbConnection connection, Jwt jwt) => (_connection, _jwt) = (connection, jwt);

            public async Task<string?> {|LOA2007:RefreshAsync|}(string refreshToken)
            {
                var stored = await _connection.QueryFirstOrDefaultAsync<RefreshToken>("SELECT Id, AccountId, Token, ExpiresAt, RevokedAt FROM RefreshTokens WHERE Token = @refreshToken", new { refreshToken });
                return stored is null ? null : _jwt.CreateAccessToken(stored.Account);
            }
        }
        """);

    [Fact]
    public Task Sessions_in_a_dictionary() => Reported("""
        using System.Collections.Concurrent;
        using System.Security.Cryptography;

        public class DeviceSession
        {
            public string UserId { get; set; } = "";
            public DateTimeOffset ExpiresAt { get; set; }
            public bool Revoked { get; set; }
        }

        public class DeviceSessions
        {
            private static readonly ConcurrentDictionary<string, DeviceSession> s_sessions = new();

            private readonly Jwt _jwt;

            public DeviceSessions(Jwt jwt) => _jwt = jwt;

            public string? {|LOA2007:Refresh|}(string refreshToken)
            {
                if (!s_sessions.TryGetValue(refreshToken, out var session)) return null;
                if (session.Revoked) return null;
                return _jwt.CreateAccessToken(new Account { UserName = session.UserId });
            }
        }
        """);

    [Fact]
    public Task A_request_handler() => Reported("""
        using MediatR;
        using Microsoft.EntityFrameworkCore;

        public record RefreshTokenCommand(string RefreshToken) : IRequest<string>;

        public class RefreshTokenCommandHandler : IRequestHandler<RefreshTokenCommand, string>
        {
            private readonly ShopDb _db;
            private readonly Jwt _jwt;

            public RefreshTokenCommandHandler(ShopDb db, Jwt jwt) => (_db, _jwt) = (db, jwt);

            public async Task<string> {|LOA2007:Handle|}(RefreshTokenCommand request, CancellationToken cancellationToken)
            {
                var stored = await _db.RefreshTokens.Include(t => t.Account).SingleOrDefaultAsync(t => t.Token == request.RefreshToken, cancellationToken);
                if (stored is null || stored.RevokedAt is not null) throw new UnauthorizedAccessException();
                return _jwt.CreateAccessToken(stored.Account);
            }
        }
        """);

    [Fact]
    public Task A_used_token_with_flags_of_which_one_is_left_out() => Verify.AspNetCoreData.Analyzer<TokensAnalyzer>("""
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.IdentityModel.Tokens;

        public class RefreshToken
        {
            public int Id { get; set; }
            public string UserId { get; set; } = "";
            public string Token { get; set; } = "";
            public string JwtId { get; set; } = "";
            public bool IsUsed { get; set; }
            public bool IsRevoked { get; set; }
            public DateTime ExpiryDate { get; set; }
        }

        public class ApiDb : DbContext
        {
            public DbSet<RefreshToken> RefreshTokens { get; set; } = null!;
        }

        public class TokenRequest
        {
            public string Token { get; set; } = "";
            public string RefreshToken { get; set; } = "";
        }

        [ApiController]
        public class AuthManagementController : ControllerBase
        {
            private readonly ApiDb _apiDb;
            private readonly TokenValidationParameters _tokenValidationParams;

            public AuthManagementController(ApiDb apiDb, TokenValidationParameters tokenValidationParams)
            {
                _apiDb = apiDb;
                _tokenValidationParams = tokenValidationParams;
            }

            [HttpPost]
            [Route("RefreshToken")]
            public async Task<IActionResult> RefreshToken([FromBody] TokenRequest tokenRequest)
            {
                var result = await VerifyAndGenerateToken(tokenRequest);
                return result == null ? BadRequest() : Ok(result);
            }

            private async Task<string?> {|LOA2007:VerifyAndGenerateToken|}(TokenRequest tokenRequest)
            {
                var handler = new JwtSecurityTokenHandler();
                handler.ValidateToken(tokenRequest.Token, _tokenValidationParams, out var validatedToken);
                var storedToken = await _apiDb.RefreshTokens.FirstOrDefaultAsync(x => x.Token == tokenRequest.RefreshToken);
                if (storedToken == null) return null;
                if (storedToken.IsUsed) return null;
                if (storedToken.ExpiryDate < DateTime.UtcNow) return null;
                if (storedToken.JwtId != validatedToken.Id) return null;
                storedToken.IsUsed = true;
                _apiDb.RefreshTokens.Update(storedToken);
                await _apiDb.SaveChangesAsync();
                return GenerateJwtToken(storedToken.UserId);
            }

            private string GenerateJwtToken(string userId) => new JwtSecurityTokenHandler().WriteToken(new JwtSecurityToken(expires: DateTime.UtcNow.AddMinutes(5)));
        }
        """);

    [Fact]
    public Task The_token_is_only_sent_back() => Reported(Controller("""
        [AllowAnonymous]
        [HttpPost("refresh")]
        public async Task<IActionResult> {|LOA2007:RefreshToken|}(TokenRequest request)
        {
            if (request.RefreshToken is null) return BadRequest();
            var name = new JwtSecurityTokenHandler().ReadJwtToken(request.AccessToken).Subject;
            var account = await _db.Accounts.SingleOrDefaultAsync(a => a.UserName == name);
            return Ok(new { accessToken = _jwt.CreateAccessToken(account), refreshToken = request.RefreshToken });
        }
        """));

    [Fact]
    public Task A_hash_that_is_verified() => Verify.AspNetCoreData.Analyzer<TokensAnalyzer>(Model, """
        using System.Security.Cryptography;
        using System.Text;
        using Microsoft.EntityFrameworkCore;

        public class Session
        {
            public int Id { get; set; }
            public int AccountId { get; set; }
            public byte[] RefreshTokenHash { get; set; } = Array.Empty<byte>();
            public DateTime RefreshTokenExpiresAt { get; set; }
            public DateTime? ClosedAt { get; set; }
        }

        public class Sessions
        {
            private readonly DbContext _db;
            private readonly Jwt _jwt;

            public Sessions(DbContext db, Jwt jwt) => (_db, _jwt) = (db, jwt);

            public async Task<string?> {|LOA2007:RefreshAsync|}(int sessionId, string refreshToken)
            {
                var session = await _db.Set<Session>().FindAsync(sessionId);
                if (session is null || !CryptographicOperations.FixedTimeEquals(session.RefreshTokenHash, SHA256.HashData(Encoding.UTF8.GetBytes(refreshToken)))) return null;
                if (session.RefreshTokenExpiresAt < DateTime.UtcNow) return null;
                return _jwt.CreateAccessToken(new Account());
            }
        }
        """);

    [Fact]
    public Task Used_tokens_are_removed_and_the_expiry_is_left_out() => Reported(Controller("""
        [HttpPost("refresh")]
        public async Task<IActionResult> {|LOA2007:Refresh|}(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return Unauthorized();
            _db.RefreshTokens.Remove(stored);
            var next = _jwt.CreateRefreshToken(stored.Account);
            _db.RefreshTokens.Add(next);
            await _db.SaveChangesAsync();
            return Ok(new TokenResponse(_jwt.CreateAccessToken(stored.Account), next.Token, next.ExpiresAt));
        }
        """));

    [Fact]
    public Task What_the_client_can_switch_off() => Reported("public record RefreshForm(string RefreshToken, bool KeepMeSignedIn);", Controller("""
        [HttpPost("refresh")]
        public async Task<IActionResult> {|LOA2007:Refresh|}(RefreshForm form)
        {
            var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == form.RefreshToken);
            if (stored is null || stored.RevokedAt != null) return Unauthorized();
            if (!form.KeepMeSignedIn)
            {
                if (stored.ExpiresAt < DateTime.UtcNow) return Unauthorized();
            }

            return Ok(_jwt.CreateAccessToken(stored.Account));
        }
        """));

    [Fact]
    public Task The_user_comes_from_out_of_sight() => Reported("public interface IAccounts { Account Get(int id); }", Controller("""
        [HttpPost("refresh")]
        public IActionResult {|LOA2007:Refresh|}(TokenRequest request, [FromServices] IAccounts accounts)
        {
            var stored = _db.RefreshTokens.Single(t => t.Token == request.RefreshToken);
            return Ok(_jwt.CreateAccessToken(accounts.Get(stored.AccountId)));
        }
        """));

    [Fact]
    public Task Revoking_what_followed_is_no_check() => Reported(Service("""
        public TokenResponse {|LOA2007:RefreshToken|}(string token)
        {
            var account = _db.Accounts.Single(a => a.RefreshTokens.Any(t => t.Token == token));
            var current = account.RefreshTokens.Single(t => t.Token == token);
            if (current.RevokedAt != null) RevokeFollowing(account, current);
            var next = _jwt.CreateRefreshToken(account);
            return new TokenResponse(_jwt.CreateAccessToken(account), next.Token);
        }

        private void RevokeFollowing(Account account, RefreshToken token)
        {
            var child = account.RefreshTokens.SingleOrDefault(t => t.Id == token.Id + 1);
            if (child is null) return;
            if (child.IsActive) Revoke(child);
            else RevokeFollowing(account, child);
        }

        private static void Revoke(RefreshToken token) => token.RevokedAt = DateTime.UtcNow;
        """), """
        public class Caller
        {
            private readonly AuthService _auth;

            public Caller(AuthService auth) => _auth = auth;

            public TokenResponse Call(string value) => _auth.RefreshToken(value);
        }
        """);

    [Fact]
    public Task A_time_that_is_copied_to_the_user_is_not_asked() => Reported(Controller("""
        [HttpPost("refresh-token")]
        public IActionResult {|LOA2007:RefreshToken|}(int id)
        {
            var sent = Request.Cookies["refreshToken"];
            var account = _db.Accounts.Single(a => a.Id == id);
            if (!account.RefreshToken!.Equals(sent)) return Unauthorized("Invalid refresh token.");
            SetRefreshToken(account, _jwt.CreateRefreshToken(account));
            return Ok(_jwt.CreateAccessToken(account));
        }

        private void SetRefreshToken(Account account, RefreshToken token)
        {
            Response.Cookies.Append("refreshToken", token.Token, new CookieOptions { HttpOnly = true, Expires = token.ExpiresAt });
            account.RefreshToken = token.Token;
            account.RefreshTokenExpiryTime = token.ExpiresAt;
        }
        """));

    [Fact]
    public Task A_token_that_is_good_for_one_use() => Verify.AspNetCoreData.Message<TokensAnalyzer>(
        new DiagnosticResult("LOA2007", DiagnosticSeverity.Warning).WithMessage("'Refresh' issues new tokens without checking 'ExpiresAt' and 'UsedAt' of the stored 'RefreshToken', so a refresh token that has expired or was used before is accepted; refuse it there"),
        Controller("""
            [HttpPost("refresh")]
            public async Task<IActionResult> {|#0:Refresh|}(TokenRequest request)
            {
                var stored = await _db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
                if (stored is null) return Unauthorized();
                stored.UsedAt = DateTime.UtcNow;
                await _db.SaveChangesAsync();
                return Ok(_jwt.CreateAccessToken(stored.Account));
            }
            """),
        Model.Replace("RevokedAt", "UsedAt"));

    [Fact]
    public Task An_endpoint_class() => Verify.AspNetCoreWith("FastEndpoints").Analyzer<TokensAnalyzer>("""
        using FastEndpoints;

        public class RefreshToken
        {
            public string Value { get; set; } = "";
            public string UserId { get; set; } = "";
            public DateTime ValidUntil { get; set; }
            public bool Invalidated { get; set; }
        }

        public interface IJwt { string CreateToken(string userId); }

        public class RefreshRequest
        {
            public string RefreshToken { get; set; } = "";
        }

        public class RefreshEndpoint : Endpoint<RefreshRequest>
        {
            private static readonly List<RefreshToken> s_tokens = new();
            private readonly IJwt _jwt;

            public RefreshEndpoint(IJwt jwt) => _jwt = jwt;

            public override Task HandleAsync(RefreshRequest request, CancellationToken cancellationToken)
            {
                var stored = s_tokens.Find(t => t.Value == request.RefreshToken);
                if (stored == null || stored.ValidUntil < DateTime.UtcNow) throw new UnauthorizedAccessException();
                return HttpContext.Response.WriteAsync(_jwt.CreateToken(stored.UserId), cancellationToken);
            }
        }
        """.Replace(" HandleAsync(", " {|LOA2007:HandleAsync|}("));

    [Fact]
    public Task A_token_endpoint_with_several_grants() => Reported("""
        public class TokenForm
        {
            public string GrantType { get; set; } = "";
            public string? UserName { get; set; }
            public string? RefreshToken { get; set; }
        }
        """, Controller("""
        [HttpPost("token")]
        public async Task<IActionResult> Token([FromForm] TokenForm form) => form.GrantType switch
        {
            "password" => Ok(_jwt.CreateAccessToken(await _db.Accounts.SingleAsync(a => a.UserName == form.UserName))),
            "refresh_token" => await Exchange(form.RefreshToken!),
            _ => BadRequest(),
        };

        private async Task<IActionResult> {|LOA2007:Exchange|}(string refreshToken)
        {
            var stored = await _db.RefreshTokens.Include(t => t.Account).SingleOrDefaultAsync(t => t.Token == refreshToken);
            return stored is null ? Unauthorized() : Ok(_jwt.CreateAccessToken(stored.Account));
        }
        """));

    [Fact]
    public Task A_handler_in_another_class_than_its_route() => Reported("""
        using Microsoft.EntityFrameworkCore;

        var app = WebApplication.CreateBuilder(args).Build();
        var auth = app.MapGroup("/auth");
        auth.MapPost("/refresh", TokenEndpoints.Refresh);
        app.Run();

        public static class TokenEndpoints
        {
            public static async Task<IResult> {|LOA2007:Refresh|}(TokenRequest request, ShopDb db, Jwt jwt, CancellationToken cancellationToken)
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                try
                {
                    if (await db.RefreshTokens.Include(t => t.Account).FirstOrDefaultAsync(t => t.Token == request.RefreshToken, cancellationToken) is not { } stored) return TypedResults.Unauthorized();
                    stored.RevokedAt = DateTime.UtcNow;
                    var next = jwt.CreateRefreshToken(stored.Account);
                    db.RefreshTokens.Add(next);
                    await db.SaveChangesAsync(cancellationToken);
                    await transaction.CommitAsync(cancellationToken);
                    return TypedResults.Ok(new TokenResponse(jwt.CreateAccessToken(stored.Account), next.Token, next.ExpiresAt));
                }
                catch (DbUpdateException)
                {
                    return TypedResults.Conflict();
                }
            }
        }
        """);

    [Fact]
    public Task Tokens_that_are_random_values() => Verify.AspNetCoreData.Analyzer<TokensAnalyzer>("""
        using System.Security.Cryptography;
        using System.Text;
        using Microsoft.EntityFrameworkCore;

        public class MobileGrant
        {
            public int Id { get; set; }
            public string UserId { get; set; } = "";
            public string TokenHash { get; set; } = "";
            public DateTimeOffset ExpiresAt { get; set; }
            public DateTimeOffset? RevokedAt { get; set; }
        }

        public class GrantDb : DbContext { public DbSet<MobileGrant> Grants => Set<MobileGrant>(); }

        public class MobileTokens
        {
            private readonly GrantDb _db;

            public MobileTokens(GrantDb db) => _db = db;

            public async Task<string> OpenAsync(string userId)
            {
                var value = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
                _db.Grants.Add(new MobileGrant { UserId = userId, TokenHash = Hash(value), ExpiresAt = DateTimeOffset.UtcNow.AddDays(14) });
                await _db.SaveChangesAsync();
                return value;
            }

            public async Task<string?> {|LOA2007:RefreshAsync|}(string refreshToken)
            {
                var hash = Hash(refreshToken);
                var grant = await _db.Grants.SingleOrDefaultAsync(g => g.TokenHash == hash);
                if (grant is null || grant.ExpiresAt <= DateTimeOffset.UtcNow) return null;
                grant.RevokedAt = DateTimeOffset.UtcNow;
                await _db.SaveChangesAsync();
                return await OpenAsync(grant.UserId);
            }

            private static string Hash(string value) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
        }
        """);

    [Fact]
    public Task Web_API_2_with_Entity_Framework_6() => Verify.AspNet.Analyzer<TokensAnalyzer>("""
        using System;
        using System.Data.Entity;
        using System.Linq;
        using System.Web.Http;

        public class RefreshToken
        {
            public int Id { get; set; }
            public string Token { get; set; }
            public string UserName { get; set; }
            public DateTime ExpiresUtc { get; set; }
            public bool IsRevoked { get; set; }
        }

        public class ApiContext : DbContext
        {
            public DbSet<RefreshToken> RefreshTokens { get; set; }
        }

        public class RefreshModel
        {
            public string RefreshToken { get; set; }
        }

        public interface IJwtFactory { string CreateToken(string userName); }

        public class TokenController : ApiController
        {
            private readonly ApiContext _context = new ApiContext();
            private readonly IJwtFactory _factory;

            public TokenController(IJwtFactory factory) { _factory = factory; }

            [HttpPost]
            public IHttpActionResult {|LOA2007:Refresh|}(RefreshModel model)
            {
                var stored = _context.RefreshTokens.FirstOrDefault(t => t.Token == model.RefreshToken);
                if (stored == null || stored.ExpiresUtc < DateTime.UtcNow) return Unauthorized();
                return Ok(_factory.CreateToken(stored.UserName));
            }
        }
        """);

    [Fact]
    public Task System_Web_and_a_property_of_the_user() => Verify.AspNet.Analyzer<TokensAnalyzer>("""
        using System;
        using System.Linq;
        using System.Collections.Generic;
        using System.Web.Mvc;

        public class User
        {
            public string Name { get; set; }
            public string RefreshToken { get; set; }
            public DateTime RefreshTokenExpires { get; set; }
        }

        public class TokenController : Controller
        {
            private static readonly List<User> Users = new List<User>();

            [HttpPost]
            public ActionResult {|LOA2007:RefreshToken|}(string refreshToken)
            {
                var user = Users.FirstOrDefault(u => u.RefreshToken == refreshToken);
                if (user == null) return new HttpUnauthorizedResult();
                user.RefreshTokenExpires = DateTime.UtcNow.AddDays(7);
                return Json(new { token = GenerateToken(user), expires = user.RefreshTokenExpires });
            }

            private static string GenerateToken(User user) { return Guid.NewGuid().ToString(); }
        }
        """);
}
