using System.Threading.Tasks;
using LogoutAnalyzers.Rules.Tokens;
using Xunit;
using static LogoutAnalyzers.Tests.Rules.Tokens.RefreshTokenPrograms;

namespace LogoutAnalyzers.Tests.Rules.Tokens.LOA2006;

/// <summary>Logouts whose changes are saved somewhere, or have nothing to be saved.</summary>
public class StaysSilent
{
    private static Task Silent(params string[] sources) => Verify.AspNetCoreData.Analyzer<TokensAnalyzer>(sources);

    // Saved on the way.

    [Fact]
    public Task Saved_at_once() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return NoContent();
            stored.RevokedAt = DateTime.UtcNow;
            await _db.SaveChangesAsync();
            return NoContent();
        }
        """));

    [Fact]
    public Task Saved_after_the_condition() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public IActionResult Logout(TokenRequest request)
        {
            var stored = _db.RefreshTokens.FirstOrDefault(t => t.Token == request.RefreshToken);
            if (stored != null) _db.RefreshTokens.Remove(stored);
            Response.Cookies.Delete("refreshToken");
            _db.SaveChanges();
            return NoContent();
        }
        """));

    [Fact]
    public Task Saved_after_the_loop() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(int customerId)
        {
            foreach (var token in await _db.RefreshTokens.Where(t => t.CustomerId == customerId).ToListAsync()) token.RevokedAt = DateTime.UtcNow;
            await _db.SaveChangesAsync();
            return NoContent();
        }
        """));

    [Fact]
    public Task Saved_by_a_helper() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(int id)
        {
            var stored = await _db.RefreshTokens.FindAsync(id);
            if (stored is null) return NotFound();
            Revoke(stored);
            return await Finish();
        }

        private static void Revoke(RefreshToken token) => token.RevokedAt = DateTime.UtcNow;

        private async Task<IActionResult> Finish()
        {
            await _db.SaveChangesAsync();
            return NoContent();
        }
        """));

    [Fact]
    public Task Saved_in_a_finally_block() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(int id)
        {
            try
            {
                var stored = await _db.RefreshTokens.FindAsync(id);
                if (stored is null) return NotFound();
                stored.RevokedAt = DateTime.UtcNow;
                return NoContent();
            }
            finally
            {
                await _db.SaveChangesAsync();
            }
        }
        """));

    [Fact]
    public Task A_failure_that_is_told() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(int id)
        {
            var stored = await _db.RefreshTokens.FindAsync(id);
            if (stored is null) return NotFound();
            stored.RevokedAt = DateTime.UtcNow;
            try
            {
                await _db.SaveChangesAsync();
            }
            catch (DbUpdateException)
            {
                return StatusCode(500);
            }

            return NoContent();
        }
        """));

    [Fact]
    public Task The_user_is_updated() => Silent(IdentityApi, IdentityLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout()
        {
            var user = await _userManager.GetUserAsync(User);
            if (user is null) return Unauthorized();
            user.RefreshToken = null;
            var result = await _userManager.UpdateAsync(user);
            return result.Succeeded ? NoContent() : BadRequest(result.Errors);
        }
        """));

    [Fact]
    public Task Another_call_of_UserManager_saves_the_user() => Silent(IdentityApi, IdentityLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout()
        {
            var user = await _userManager.GetUserAsync(User);
            if (user is null) return Unauthorized();
            user.RefreshToken = null;
            await _userManager.UpdateSecurityStampAsync(user);
            return NoContent();
        }
        """));

    [Fact]
    public Task A_query_that_writes_by_itself() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request)
        {
            await _db.RefreshTokens.Where(t => t.Token == request.RefreshToken).ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, DateTime.UtcNow));
            await _db.RefreshTokens.Where(t => t.Token == request.RefreshToken).ExecuteDeleteAsync();
            return NoContent();
        }
        """));

    // Saved out of sight.

    [Fact]
    public Task A_unit_of_work_without_an_implementation_here() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(int id, [FromServices] IUnitOfWork work)
        {
            var stored = await _db.RefreshTokens.FindAsync(id);
            if (stored is null) return NotFound();
            stored.RevokedAt = DateTime.UtcNow;
            await work.CompleteAsync();
            return NoContent();
        }
        """), "public interface IUnitOfWork { Task CompleteAsync(); }");

    [Fact]
    public Task A_repository_without_an_implementation_here() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(int id, [FromServices] ITokenRepository tokens)
        {
            var stored = await _db.RefreshTokens.FindAsync(id);
            if (stored is null) return NotFound();
            stored.RevokedAt = DateTime.UtcNow;
            await tokens.UpdateAsync(stored);
            return NoContent();
        }
        """), "public interface ITokenRepository { Task UpdateAsync(RefreshToken token); }");

    [Fact]
    public Task The_caller_saves() => Silent(TableApi, """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        public class SessionService
        {
            private readonly ShopDb _db;

            public SessionService(ShopDb db) => _db = db;

            public async Task LogoutAsync(string token)
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
                await _sessions.LogoutAsync(token);
                await _db.SaveChangesAsync();
                return NoContent();
            }
        }
        """);

    [Fact]
    public Task A_date_that_is_set_where_there_is_none() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return NoContent();
            stored.RevokedAt ??= DateTime.UtcNow;
            await _db.SaveChangesAsync();
            return NoContent();
        }
        """));

    [Fact]
    public Task An_entry_that_is_marked_as_deleted() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return NoContent();
            _db.Entry(stored).State = EntityState.Deleted;
            await _db.SaveChangesAsync();
            return NoContent();
        }
        """));

    [Fact]
    public Task What_fails_before_the_change_or_when_it_is_saved_is_logged() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request, [FromServices] ILogger<AuthController> logger)
        {
            try
            {
                var stored = await _db.RefreshTokens.SingleAsync(t => t.Token == request.RefreshToken);
                stored.RevokedAt = DateTime.UtcNow;
                await _db.SaveChangesAsync();
            }
            catch (InvalidOperationException exception)
            {
                logger.LogWarning(exception, "Unknown token");
            }

            return NoContent();
        }
        """));

    [Fact]
    public Task A_scope_saves_when_it_is_disposed_of() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request)
        {
            await using var work = new Work(_db);
            var stored = await _db.RefreshTokens.SingleOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is not null) stored.RevokedAt = DateTime.UtcNow;
            work.Complete();
            return NoContent();
        }
        """), """
        public sealed class Work : IAsyncDisposable
        {
            private readonly ShopDb _db;
            private bool _isComplete;

            public Work(ShopDb db) => _db = db;

            public void Complete() => _isComplete = true;

            public async ValueTask DisposeAsync()
            {
                if (_isComplete) await _db.SaveChangesAsync();
            }
        }
        """);

    [Fact]
    public Task A_caller_saves_in_the_next_round_of_its_loop() => Silent(TableApi, """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        public class SessionService
        {
            private readonly ShopDb _db;

            public SessionService(ShopDb db) => _db = db;

            public async Task LogoutAsync(string token)
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
                foreach (var one in token.Split(','))
                {
                    await _db.SaveChangesAsync();
                    await _sessions.LogoutAsync(one);
                }
                return NoContent();
            }
        }
        """);

    [Fact]
    public Task A_filter_of_the_caller_saves() => Silent(TableApi, """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        public class SessionService
        {
            private readonly ShopDb _db;

            public SessionService(ShopDb db) => _db = db;

            public async Task LogoutAsync(string token)
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
            [SaveAtEnd]
            public async Task<IActionResult> Logout([FromBody] string token)
            {
                await _sessions.LogoutAsync(token);
                return NoContent();
            }
        }
        """, """
        using Microsoft.AspNetCore.Mvc.Filters;

        public class SaveAtEndAttribute : ActionFilterAttribute
        {
            public override void OnActionExecuted(ActionExecutedContext context) => context.HttpContext.RequestServices.GetRequiredService<ShopDb>().SaveChanges();
        }
        """);

    [Fact]
    public Task A_filter_saves() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(int id)
        {
            var stored = await _db.RefreshTokens.FindAsync(id);
            if (stored is null) return NotFound();
            stored.RevokedAt = DateTime.UtcNow;
            return NoContent();
        }
        """), """
        using Microsoft.AspNetCore.Mvc.Filters;

        public class UnitOfWorkFilter : IAsyncActionFilter
        {
            private readonly ShopDb _db;

            public UnitOfWorkFilter(ShopDb db) => _db = db;

            public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
            {
                var executed = await next();
                if (executed.Exception is null) await _db.SaveChangesAsync();
            }
        }
        """);

    [Fact]
    public Task A_middleware_saves() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(int id)
        {
            var stored = await _db.RefreshTokens.FindAsync(id);
            if (stored is null) return NotFound();
            _db.RefreshTokens.Remove(stored);
            return NoContent();
        }
        """), """
        public class TransactionMiddleware
        {
            private readonly RequestDelegate _next;

            public TransactionMiddleware(RequestDelegate next) => _next = next;

            public async Task InvokeAsync(HttpContext context, ShopDb db)
            {
                await _next(context);
                await db.SaveChangesAsync();
            }
        }
        """);

    [Fact]
    public Task A_behaviour_of_the_pipeline_saves() => Silent(TableApi, """
        using MediatR;
        using Microsoft.EntityFrameworkCore;

        public record LogoutCommand(string Token) : IRequest<bool>;

        public class LogoutCommandHandler : IRequestHandler<LogoutCommand, bool>
        {
            private readonly ShopDb _db;

            public LogoutCommandHandler(ShopDb db) => _db = db;

            public async Task<bool> Handle(LogoutCommand command, CancellationToken cancellationToken)
            {
                var stored = await _db.RefreshTokens.SingleOrDefaultAsync(t => t.Token == command.Token, cancellationToken);
                if (stored is null) return false;
                _db.RefreshTokens.Remove(stored);
                return true;
            }
        }

        public class SaveBehavior<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse> where TRequest : notnull
        {
            private readonly ShopDb _db;

            public SaveBehavior(ShopDb db) => _db = db;

            public async Task<TResponse> Handle(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
            {
                var response = await next();
                await _db.SaveChangesAsync(cancellationToken);
                return response;
            }
        }
        """);

    // Nothing to be saved.

    [Fact]
    public Task A_dictionary_of_sessions() => Silent("""
        using System.Collections.Concurrent;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/logout", (HttpContext context) =>
        {
            if (context.Request.Cookies["sid"] is { } id) Sessions.Open.TryRemove(id, out _);
            return Results.NoContent();
        });
        app.Run();

        public static class Sessions
        {
            public static readonly ConcurrentDictionary<string, string> Open = new();
        }
        """);

    [Fact]
    public Task An_object_of_no_database() => Silent("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/logout", (Registry registry, string id) =>
        {
            var session = registry.Sessions[id];
            session.IsRevoked = true;
            return Results.NoContent();
        });
        app.Run();

        public class LiveSession { public bool IsRevoked { get; set; } }

        public class Registry { public Dictionary<string, LiveSession> Sessions { get; } = new(); }
        """);

    [Fact]
    public Task A_cache_entry() => Silent("""
        using Microsoft.Extensions.Caching.Distributed;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/logout", async (IDistributedCache cache, string id) => await cache.RemoveAsync("session:" + id));
        app.Run();
        """);

    [Fact]
    public Task Something_else_than_a_session_is_left() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request)
        {
            await _db.RefreshTokens.Where(t => t.Token == request.RefreshToken).ExecuteDeleteAsync();
            var customer = await _db.Customers.FirstAsync();
            customer.Email = customer.Email.Trim();
            return NoContent();
        }
        """));

    [Fact]
    public Task A_record_that_was_read_without_tracking_is_attached() => Silent(TableApi, TableLogin.With("""
        [HttpPost("logout")]
        public async Task<IActionResult> Logout(TokenRequest request)
        {
            var stored = await _db.RefreshTokens.AsNoTracking().FirstOrDefaultAsync(t => t.Token == request.RefreshToken);
            if (stored is null) return NoContent();
            stored.RevokedAt = DateTime.UtcNow;
            _db.RefreshTokens.Update(stored);
            await _db.SaveChangesAsync();
            return NoContent();
        }
        """));

    [Fact]
    public Task Not_a_logout() => Silent(TableApi, TableLogin.With("""
        [HttpPost("cleanup")]
        public async Task<IActionResult> CleanUp(int id)
        {
            var stored = await _db.RefreshTokens.FindAsync(id);
            if (stored is not null) _db.RefreshTokens.Remove(stored);
            return NoContent();
        }
        """));
}
