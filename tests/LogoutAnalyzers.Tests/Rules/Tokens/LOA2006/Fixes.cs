using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.Tokens;
using LogoutAnalyzers.Rules.Tokens;
using Xunit;
using static LogoutAnalyzers.Tests.Rules.Tokens.RefreshTokenPrograms;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2006;

/// <summary>The change is saved, as the class saves elsewhere.</summary>
public class Fixes
{
    private static Task FixedTable(string before, string after, string login = TableLogin) => Verify.AspNetCoreData.Fix<TokensAnalyzer, SaveRevocation>(login.With(before), login.With(after), TableApi);

    [Fact]
    public Task After_an_assignment() => FixedTable("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return NoContent();
            stored.RevokedAt = DateTime.UtcNow; // from now on

            return NoContent();
        }
        """, """
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return NoContent();
            stored.RevokedAt = DateTime.UtcNow; // from now on
            await _db.SaveChangesAsync();

            return NoContent();
        }
        """);

    [Fact]
    public Task After_a_removal_in_a_body_that_is_not_async() => FixedTable("""
        [HttpPost("logout")]
        public IActionResult {|LOA2006:Logout|}(int id)
        {
            var stored = _db.RefreshTokens.Find(id);
            if (stored is null) return NotFound();
            _db.Remove(stored);
            return Ok();
        }
        """, """
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(int id)
        {
            var stored = _db.RefreshTokens.Find(id);
            if (stored is null) return NotFound();
            _db.Remove(stored);
            await _db.SaveChangesAsync();
            return Ok();
        }
        """);

    [Fact]
    public Task Synchronously_where_the_file_saves_so() => FixedTable("""
        [HttpPost("logout")]
        public IActionResult {|LOA2006:Logout|}(int id)
        {
            var stored = _db.RefreshTokens.Find(id);
            if (stored is null) return NotFound();
            _db.RefreshTokens.Remove(stored);
            return Ok();
        }
        """, """
        [HttpPost("logout")]
        public IActionResult Logout(int id)
        {
            var stored = _db.RefreshTokens.Find(id);
            if (stored is null) return NotFound();
            _db.RefreshTokens.Remove(stored);
            _db.SaveChanges();
            return Ok();
        }
        """, TableLogin.Replace("await _db.SaveChangesAsync();", "_db.SaveChanges();"));

    [Fact]
    public Task In_the_block_of_the_condition() => FixedTable("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}(TokenRequest request, CancellationToken cancellationToken)
        {
            var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken, cancellationToken);
            if (stored != null)
            {
                _db.RefreshTokens.Remove(stored);
            }

            return Ok();
        }
        """, """
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request, CancellationToken cancellationToken)
        {
            var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken, cancellationToken);
            if (stored != null)
            {
                _db.RefreshTokens.Remove(stored);
                await _db.SaveChangesAsync(cancellationToken);
            }

            return Ok();
        }
        """);

    [Fact]
    public Task After_a_condition_without_a_block() => FixedTable("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}(int id)
        {
            var stored = await _db.RefreshTokens.FindAsync(id);
            if (stored is not null) _db.RefreshTokens.Remove(stored);
            return Ok();
        }
        """, """
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(int id)
        {
            var stored = await _db.RefreshTokens.FindAsync(id);
            if (stored is not null) _db.RefreshTokens.Remove(stored);
            await _db.SaveChangesAsync();
            return Ok();
        }
        """);

    [Fact]
    public Task Once_after_a_loop() => FixedTable("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}(int customerId)
        {
            foreach (var token in await _db.RefreshTokens.Where(t => t.CustomerId == customerId).ToListAsync())
            {
                token.RevokedAt = DateTime.UtcNow;
            }

            return NoContent();
        }
        """, """
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(int customerId)
        {
            foreach (var token in await _db.RefreshTokens.Where(t => t.CustomerId == customerId).ToListAsync())
            {
                token.RevokedAt = DateTime.UtcNow;
            }
            await _db.SaveChangesAsync();

            return NoContent();
        }
        """);

    [Fact]
    public Task Before_the_exit_that_leaves_without() => FixedTable("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}(TokenRequest request, bool quick)
        {
            var stored = await _db.RefreshTokens.FirstAsync(t => t.Token == request.RefreshToken);
            stored.RevokedAt = DateTime.UtcNow;
            if (quick)
            {
                return NoContent();
            }

            await _db.SaveChangesAsync();
            return Ok();
        }
        """, """
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request, bool quick)
        {
            var stored = await _db.RefreshTokens.FirstAsync(t => t.Token == request.RefreshToken);
            stored.RevokedAt = DateTime.UtcNow;
            if (quick)
            {
                await _db.SaveChangesAsync();
                return NoContent();
            }

            await _db.SaveChangesAsync();
            return Ok();
        }
        """);

    [Fact]
    public Task A_helper_that_is_given_the_record() => FixedTable("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.FirstAsync(t => t.Token == request.RefreshToken);
            End(stored);
            return NoContent();
        }

        private static void End(RefreshToken token) => token.RevokedAt = DateTime.UtcNow;
        """, """
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.FirstAsync(t => t.Token == request.RefreshToken);
            End(stored);
            await _db.SaveChangesAsync();
            return NoContent();
        }

        private static void End(RefreshToken token) => token.RevokedAt = DateTime.UtcNow;
        """);

    [Fact]
    public Task A_record_is_tracked() => FixedTable("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}(TokenRequest request)
        {
            var stored = await _db.RefreshTokens
                .AsNoTracking()
                .FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return NoContent();
            stored.RevokedAt = DateTime.UtcNow;
            await _db.SaveChangesAsync();
            return NoContent();
        }
        """, """
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request)
        {
            var stored = await _db.RefreshTokens
                .FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return NoContent();
            stored.RevokedAt = DateTime.UtcNow;
            await _db.SaveChangesAsync();
            return NoContent();
        }
        """);

    [Fact]
    public Task A_user_of_Identity_is_updated() => Verify.AspNetCoreData.Fix<TokensAnalyzer, SaveRevocation>(IdentityLogin.With("""
        [Authorize]
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}()
        {
            var user = await _userManager.GetUserAsync(User);
            if (user is null) return Unauthorized();
            user.RefreshToken = null;
            return NoContent();
        }
        """), IdentityLogin.With("""
        [Authorize]
        [HttpPost("logout")]
        public async Task<IActionResult> Logout()
        {
            var user = await _userManager.GetUserAsync(User);
            if (user is null) return Unauthorized();
            user.RefreshToken = null;
            await _userManager.UpdateAsync(user);
            return NoContent();
        }
        """), IdentityApi);

    // None is offered: the logout has no context to save with.
    [Fact]
    public Task A_repository_that_keeps_its_context_to_itself()
    {
        const string Source = """
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.EntityFrameworkCore;

            public class TokenRepository
            {
                private readonly ShopDb _db;

                public TokenRepository(ShopDb db) => _db = db;

                public Task<RefreshToken?> FindAsync(string token) => _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == token);

                public void Delete(RefreshToken token) => _db.RefreshTokens.Remove(token);
            }

            [ApiController]
            public class AuthController : ControllerBase
            {
                private readonly TokenRepository _tokens;

                public AuthController(TokenRepository tokens) => _tokens = tokens;

                [HttpPost("logout")]
                public async Task<IActionResult> {|LOA2006:Logout|}([FromBody] string token)
                {
                    if (await _tokens.FindAsync(token) is { } stored) _tokens.Delete(stored);
                    return NoContent();
                }
            }
            """;
        return Verify.AspNetCoreData.Fix<TokensAnalyzer, SaveRevocation>(Source, Source, TableApi);
    }
}
