using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Tokens;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using static LogoutAnalyzers.Tests.Rules.Tokens.RefreshTokenPrograms;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2006;

/// <summary>Logouts that end a token in memory alone.</summary>
public class Reports
{
    private static Task Reported(params string[] sources) => Verify.AspNetCoreData.Analyzer<TokensAnalyzer>(sources);

    // Records.

    [Fact]
    public Task A_date_is_set() => Reported(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return NoContent();
            stored.RevokedAt = DateTime.UtcNow;
            return NoContent();
        }
        """));

    [Fact]
    public Task A_record_is_removed() => Reported(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored != null)
            {
                _db.RefreshTokens.Remove(stored);
            }

            Response.Cookies.Delete("refreshToken");
            return Ok();
        }
        """));

    [Fact]
    public Task A_record_is_removed_from_the_context() => Reported(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public IActionResult {|LOA2006:Logout|}(int id)
        {
            var stored = _db.RefreshTokens.Find(id);
            if (stored is null) return NotFound();
            _db.Remove(stored);
            return Ok();
        }
        """));

    [Fact]
    public Task All_records_of_a_customer() => Reported(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}(int customerId)
        {
            var tokens = await _db.RefreshTokens.Where(t => t.CustomerId == customerId).ToListAsync();
            _db.RefreshTokens.RemoveRange(tokens);
            return NoContent();
        }
        """));

    [Fact]
    public Task A_loop_over_them() => Reported(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}(int customerId)
        {
            foreach (var token in await _db.RefreshTokens.Where(t => t.CustomerId == customerId).ToListAsync())
            {
                token.RevokedAt = DateTime.UtcNow;
            }

            return NoContent();
        }
        """));

    [Fact]
    public Task The_save_comes_first() => Reported(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.FirstAsync(t => t.Token == request.RefreshToken);
            stored.ExpiresAt = DateTime.UtcNow;
            await _db.SaveChangesAsync();
            stored.RevokedAt = DateTime.UtcNow;
            return NoContent();
        }
        """));

    [Fact]
    public Task One_path_does_not_save() => Reported(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}(TokenRequest request, bool quick)
        {
            var stored = await _db.RefreshTokens.FirstAsync(t => t.Token == request.RefreshToken);
            stored.RevokedAt = DateTime.UtcNow;
            if (quick) return NoContent();
            await _db.SaveChangesAsync();
            return Ok();
        }
        """));

    [Fact]
    public Task A_token_of_the_customers_collection() => Reported(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}(int id, TokenRequest request)
        {
            var customer = await _db.Customers.Include(c => c.RefreshTokens).FirstAsync(c => c.Id == id);
            customer.RefreshTokens.RemoveAll(t => t.Token == request.RefreshToken);
            return NoContent();
        }
        """));

    [Fact]
    public Task A_helper_sets_it() => Reported(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.FirstAsync(t => t.Token == request.RefreshToken);
            End(stored);
            return NoContent();
        }

        private static void End(RefreshToken token) => token.RevokedAt = DateTime.UtcNow;
        """));

    [Fact]
    public Task It_is_read_without_tracking() => Reported(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.AsNoTracking().FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return NoContent();
            stored.RevokedAt = DateTime.UtcNow;
            await _db.SaveChangesAsync();
            return NoContent();
        }
        """));

    [Fact]
    public Task A_session_of_the_applications_own() => Reported("""
        using Microsoft.EntityFrameworkCore;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost({|LOA2006:"/logout"|}, async (Db db, HttpContext context) =>
        {
            var id = context.Request.Cookies["sid"];
            var session = await db.Sessions.FirstOrDefaultAsync(s => s.Id == id);
            if (session is null) return Results.NoContent();
            session.IsActive = false;
            context.Response.Cookies.Delete("sid");
            return Results.NoContent();
        });
        app.Run();

        public class UserSession
        {
            public string Id { get; set; } = "";
            public bool IsActive { get; set; }
        }

        public class Db : DbContext
        {
            public DbSet<UserSession> Sessions => Set<UserSession>();
        }
        """);

    [Fact]
    public Task A_list_of_revoked_tokens() => Reported(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public IActionResult {|LOA2006:Logout|}(TokenRequest request, [FromServices] DenyDb deny)
        {
            deny.RevokedTokens.Add(new RevokedToken { Jti = request.RefreshToken });
            return NoContent();
        }
        """), """
        using Microsoft.EntityFrameworkCore;

        public class RevokedToken { public string Jti { get; set; } = ""; }

        public class DenyDb : DbContext
        {
            public DbSet<RevokedToken> RevokedTokens => Set<RevokedToken>();
        }
        """);

    [Fact]
    public Task A_date_that_is_set_where_there_is_none() => Reported(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return NoContent();
            stored.RevokedAt ??= DateTime.UtcNow;
            return NoContent();
        }
        """));

    [Fact]
    public Task Two_properties_at_once() => Reported(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return NoContent();
            (stored.RevokedAt, stored.ExpiresAt) = (DateTime.UtcNow, DateTime.UtcNow);
            return NoContent();
        }
        """));

    [Fact]
    public Task An_entry_that_is_marked_as_deleted() => Reported(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return NoContent();
            _db.Entry(stored).State = EntityState.Deleted;
            return NoContent();
        }
        """));

    [Fact]
    public Task A_flag_of_another_name() => Reported(TableApi.Replace("public DateTime? RevokedAt { get; set; }", "public DateTime? RevokedAt { get; set; }\n    public bool Terminated { get; set; }"), TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return NoContent();
            stored.Terminated = true;
            return NoContent();
        }
        """));

    // Properties of users.

    [Fact]
    public Task The_property_of_a_user_of_Identity() => Reported(IdentityApi, IdentityLogin.With("""
        [Authorize]
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}()
        {
            var user = await _userManager.GetUserAsync(User);
            if (user is null) return Unauthorized();
            user.RefreshToken = null;
            return NoContent();
        }
        """));

    [Fact]
    public Task The_user_is_saved_before() => Reported(IdentityApi, IdentityLogin.With("""
        [Authorize]
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}()
        {
            var user = await _userManager.GetUserAsync(User);
            if (user is null) return Unauthorized();
            await _userManager.UpdateAsync(user);
            user.RefreshToken = null;
            return NoContent();
        }
        """));

    // Services, repositories, messages.

    [Fact]
    public Task A_service_whose_callers_do_not_save_either() => Reported(TableApi, """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        public class SessionService
        {
            private readonly ShopDb _db;

            public SessionService(ShopDb db) => _db = db;

            public async Task {|LOA2006:LogoutAsync|}(string token)
            {
                var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == token);
                if (stored is null) return;
                stored.RevokedAt = DateTime.UtcNow;
            }
        }

        [ApiController]
        public class AuthController : ControllerBase
        {
            private readonly SessionService _sessions;

            public AuthController(SessionService sessions) => _sessions = sessions;

            [HttpPost("logout")]
            public async Task<IActionResult> Logout([FromBody] string token)
            {
                await _sessions.LogoutAsync(token);
                return NoContent();
            }
        }
        """);

    [Fact]
    public Task A_service_that_saves_before_the_change() => Reported(TableApi, """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        public class SessionService
        {
            private readonly ShopDb _db;

            public SessionService(ShopDb db) => _db = db;

            public async Task {|LOA2006:LogoutAsync|}(string token)
            {
                var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == token);
                if (stored is null) return;
                await _db.SaveChangesAsync();
                stored.RevokedAt = DateTime.UtcNow;
            }
        }

        [ApiController]
        public class AuthController : ControllerBase
        {
            private readonly SessionService _sessions;
            private readonly ShopDb _db;

            public AuthController(SessionService sessions, ShopDb db) => (_sessions, _db) = (sessions, db);

            [HttpPost("logout")]
            public async Task<IActionResult> Logout([FromBody] string token)
            {
                await _sessions.LogoutAsync(token);
                return NoContent();
            }
        }
        """);

    [Fact]
    public Task A_service_that_saves_on_another_path() => Reported(TableApi, """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        public class SessionService
        {
            private readonly ShopDb _db;

            public SessionService(ShopDb db) => _db = db;

            public async Task {|LOA2006:LogoutAsync|}(string token)
            {
                var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == token);
                if (stored is null) return;
                stored.RevokedAt = DateTime.UtcNow;
                if (DateTime.UtcNow.Hour > 12) return;
                await _db.SaveChangesAsync();
            }
        }

        [ApiController]
        public class AuthController : ControllerBase
        {
            private readonly SessionService _sessions;
            private readonly ShopDb _db;

            public AuthController(SessionService sessions, ShopDb db) => (_sessions, _db) = (sessions, db);

            [HttpPost("logout")]
            public async Task<IActionResult> Logout([FromBody] string token)
            {
                await _sessions.LogoutAsync(token);
                return NoContent();
            }
        }
        """);

    [Fact]
    public Task A_caller_that_saves_before_the_call() => Reported(TableApi, """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        public class SessionService
        {
            private readonly ShopDb _db;

            public SessionService(ShopDb db) => _db = db;

            public async Task {|LOA2006:LogoutAsync|}(string token)
            {
                var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == token);
                if (stored is null) return;
                stored.RevokedAt = DateTime.UtcNow;
            }
        }

        [ApiController]
        public class AuthController : ControllerBase
        {
            private readonly SessionService _sessions;
            private readonly ShopDb _db;

            public AuthController(SessionService sessions, ShopDb db) => (_sessions, _db) = (sessions, db);

            [HttpPost("logout")]
            public async Task<IActionResult> Logout([FromBody] string token)
            {
                await _db.SaveChangesAsync();
                await _sessions.LogoutAsync(token);
                return NoContent();
            }
        }
        """);

    [Fact]
    public Task A_repository_that_only_removes() => Reported(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}(TokenRequest request)
        {
            var tokens = new TokenRepository(_db);
            if (await tokens.FindAsync(request.RefreshToken) is { } stored) tokens.Delete(stored);
            return NoContent();
        }
        """), """
        using Microsoft.EntityFrameworkCore;

        public class TokenRepository
        {
            private readonly ShopDb _db;

            public TokenRepository(ShopDb db) => _db = db;

            public Task<RefreshToken?> FindAsync(string token) => _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == token);

            public void Delete(RefreshToken token) => _db.RefreshTokens.Remove(token);
        }
        """);

    [Fact]
    public Task A_generic_repository() => Reported(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> {|LOA2006:Logout|}(TokenRequest request, [FromServices] Repository<RefreshToken> tokens)
        {
            var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is not null) tokens.Remove(stored);
            return NoContent();
        }
        """), """
        public class Repository<T> where T : class
        {
            private readonly ShopDb _db;

            public Repository(ShopDb db) => _db = db;

            public void Remove(T entity) => _db.Set<T>().Remove(entity);
        }
        """);

    [Fact]
    public Task A_handler_of_a_message() => Reported(TableApi, """
        using MediatR;
        using Microsoft.EntityFrameworkCore;

        public record LogoutCommand(string Token) : IRequest<bool>;

        public class LogoutCommandHandler : IRequestHandler<LogoutCommand, bool>
        {
            private readonly ShopDb _db;

            public LogoutCommandHandler(ShopDb db) => _db = db;

            public async Task<bool> {|LOA2006:Handle|}(LogoutCommand command, CancellationToken cancellationToken)
            {
                var stored = await _db.RefreshTokens.SingleOrDefaultAsync(t => t.Token == command.Token, cancellationToken);
                if (stored is null) return false;
                _db.RefreshTokens.Remove(stored);
                return true;
            }
        }
        """);

    // Entities that no set is declared for.

    [Fact]
    public Task An_owned_type() => Reported(TableApi.Replace("public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();", "").Replace("public class RefreshToken", "[Owned]\npublic class RefreshToken"), OfCustomer);

    [Fact]
    public Task What_an_entity_has_several_of() => Reported(TableApi.Replace("public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();", ""), OfCustomer);

    [Fact]
    public Task A_type_that_only_a_configuration_names() => Reported(
        """
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Metadata.Builders;

        public class UserSession
        {
            public int Id { get; set; }
            public int UserId { get; set; }
            public DateTime? RevokedAt { get; set; }
        }

        public class UserSessionConfiguration : IEntityTypeConfiguration<UserSession>
        {
            public void Configure(EntityTypeBuilder<UserSession> builder) => builder.HasKey(session => session.Id);
        }

        public class ShopDb : DbContext
        {
            public ShopDb(DbContextOptions<ShopDb> options) : base(options) { }
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        public class AuthController : ControllerBase
        {
            private readonly ShopDb _db;

            public AuthController(ShopDb db) => _db = db;

            [HttpPost("logout")]
            public async Task<IActionResult> {|LOA2006:Logout|}(int id)
            {
                if (await _db.FindAsync<UserSession>(id) is { } session) session.RevokedAt = DateTime.UtcNow;
                return NoContent();
            }
        }
        """);

    private const string OfCustomer = """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        [ApiController]
        public class AuthController : ControllerBase
        {
            private readonly ShopDb _db;

            public AuthController(ShopDb db) => _db = db;

            [HttpPost("logout")]
            public async Task<IActionResult> {|LOA2006:Logout|}([FromBody] string token)
            {
                var customer = await _db.Customers.FirstOrDefaultAsync(c => c.RefreshTokens.Any(t => t.Token == token));
                if (customer is null) return NoContent();
                customer.RefreshTokens.Single(t => t.Token == token).RevokedAt = DateTime.UtcNow;
                return NoContent();
            }
        }
        """;

    // Messages.

    [Fact]
    public Task The_message_names_the_property() => Verify.AspNetCoreData.Message<TokensAnalyzer>(
        new DiagnosticResult("LOA2006", DiagnosticSeverity.Warning).WithMessage("'Logout' sets 'RevokedAt', but saves nothing afterwards, so the token or session stays valid; save the change"),
        TableApi,
        TableLogin.With("""
            [HttpPost("logout")]
            public async Task<IActionResult> {|#0:Logout|}(int id)
            {
                var stored = await _db.RefreshTokens.SingleAsync(t => t.Id == id);
                stored.RevokedAt = DateTime.UtcNow;
                return NoContent();
            }
            """));

    [Fact]
    public Task The_message_says_that_nothing_tracks_it() => Verify.AspNetCoreData.Message<TokensAnalyzer>(
        new DiagnosticResult("LOA2006", DiagnosticSeverity.Warning).WithMessage("'Logout' sets 'RevokedAt', which was read with AsNoTracking and is never written, so the token or session stays valid; read it without AsNoTracking"),
        TableApi,
        TableLogin.With("""
            [HttpPost("logout")]
            public async Task<IActionResult> {|#0:Logout|}(int id)
            {
                var stored = await _db.RefreshTokens.AsNoTracking().SingleAsync(t => t.Id == id);
                stored.RevokedAt = DateTime.UtcNow;
                await _db.SaveChangesAsync();
                return NoContent();
            }
            """));

    [Fact]
    public Task The_message_names_the_change_that_is_not_saved() => Verify.AspNetCoreData.Message<TokensAnalyzer>(
        new DiagnosticResult("LOA2006", DiagnosticSeverity.Warning).WithMessage("'Logout' sets 'ExpiresAt', but saves nothing afterwards, so the token or session stays valid; save the change"),
        TableApi,
        TableLogin.With("""
            [HttpPost("logout")]
            public async Task<IActionResult> {|#0:Logout|}(int id)
            {
                var stored = await _db.RefreshTokens.SingleAsync(t => t.Id == id);
                stored.RevokedAt = DateTime.UtcNow;
                await _db.SaveChangesAsync();
                stored.ExpiresAt = DateTime.UtcNow;
                return NoContent();
            }
            """));

    [Fact]
    public Task The_message_says_nothing_of_a_condition_around_the_change() => Verify.AspNetCoreData.Message<TokensAnalyzer>(
        new DiagnosticResult("LOA2006", DiagnosticSeverity.Warning).WithMessage("'Logout' sets 'RevokedAt', but saves nothing afterwards, so the token or session stays valid; save the change"),
        TableApi,
        TableLogin.With("""
            [HttpPost("logout")]
            public async Task<IActionResult> {|#0:Logout|}(int id)
            {
                var stored = await _db.RefreshTokens.FindAsync(id);
                if (stored is not null) stored.RevokedAt = DateTime.UtcNow;
                return NoContent();
            }
            """));

    [Fact]
    public Task The_message_says_nothing_of_a_condition_around_the_change_and_names_the_one_of_the_exit() => Verify.AspNetCoreData.Message<TokensAnalyzer>(
        new DiagnosticResult("LOA2006", DiagnosticSeverity.Warning).WithMessage("'Logout' sets 'RevokedAt', but saves nothing afterwards when 'silent', so the token or session stays valid; save the change"),
        TableApi,
        TableLogin.With("""
            [HttpPost("logout")]
            public async Task<IActionResult> {|#0:Logout|}(int id, bool silent)
            {
                var stored = await _db.RefreshTokens.FindAsync(id);
                if (stored is not null) stored.RevokedAt = DateTime.UtcNow;
                if (silent) return NoContent();
                await _db.SaveChangesAsync();
                return Ok();
            }
            """));
}
