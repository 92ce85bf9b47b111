using LogoutAnalyzers.CodeFixes.Fixes.SignOut;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1002;

/// <summary>Endpoint classes, message handlers, middleware, components, hubs, remote calls and services.</summary>
public class OtherKinds
{
    private const string CookieLogin = """

        public static class Startup
        {
            public static void Add(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie("Cookies");
        }
        """;

    private const string Tokens = """

        public class RefreshToken { public int Id { get; set; } public string Value { get; set; } = ""; public string User { get; set; } = ""; }
        public class Db : DbContext { public DbSet<RefreshToken> Tokens => Set<RefreshToken>(); }
        public static class Startup { public static void Add(IServiceCollection services) => services.AddAuthentication().AddBearerToken(); }
        """;

    [Fact]
    public Task A_fast_endpoint_reports() => Verify.AspNetCoreWith("FastEndpoints").Analyzer<SignOutAnalyzer>("""
        using FastEndpoints;
        using Microsoft.AspNetCore.Authentication;

        public record Request(bool Everywhere);

        public class LogoutEndpoint : Endpoint<Request>
        {
            public override void Configure() => Post("/logout");

            public override async Task HandleAsync(Request req, CancellationToken ct)
            {
                if (req.Everywhere)
                {
                    await HttpContext.SignOutAsync("Cookies");
                }

                await SendOkAsync(ct);
            {|LOA1002:}|}
        }
        """ + CookieLogin);

    [Fact]
    public Task A_message_handler_reports() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>("""
        using MediatR;
        using Microsoft.EntityFrameworkCore;

        public record LogoutCommand(string User, bool AllDevices) : IRequest<bool>;

        public class LogoutCommandHandler : IRequestHandler<LogoutCommand, bool>
        {
            private readonly Db _db;

            public LogoutCommandHandler(Db db) => _db = db;

            public async Task<bool> Handle(LogoutCommand request, CancellationToken cancellationToken)
            {
                if (!request.AllDevices) {|LOA1002:return true;|}
                await _db.Tokens.Where(t => t.User == request.User).ExecuteDeleteAsync(cancellationToken);
                return true;
            }
        }
        """ + Tokens);

    [Fact]
    public Task A_message_handler_that_refuses_is_silent() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>("""
        using MediatR;
        using Microsoft.EntityFrameworkCore;

        public record LogoutCommand(string User) : IRequest<bool>;
        public class Result { public static Result Forbidden() => new(); public static Result Success() => new(); }
        public record SignOutRequest(string Token);

        public class LogoutCommandHandler : IRequestHandler<LogoutCommand, bool>
        {
            private readonly Db _db;

            public LogoutCommandHandler(Db db) => _db = db;

            public async Task<bool> Handle(LogoutCommand request, CancellationToken cancellationToken)
            {
                if (request.User.Length == 0) return false;
                await _db.Tokens.Where(t => t.User == request.User).ExecuteDeleteAsync(cancellationToken);
                return true;
            }
        }

        public class AuthHandler
        {
            private readonly Db _db;

            public AuthHandler(Db db) => _db = db;

            public async Task<Result> Handle(SignOutRequest message)
            {
                if (message.Token.StartsWith("api")) return Result.Forbidden();
                var stored = await _db.Tokens.FirstOrDefaultAsync(t => t.Value == message.Token);
                if (stored is null) return Result.Success();
                _db.Tokens.Remove(stored);
                return Result.Success();
            }
        }
        """ + Tokens);

    [Fact]
    public Task Middleware_reports_only_what_is_behind_the_test() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;

        public class AccountMiddleware
        {
            private readonly RequestDelegate _next;

            public AccountMiddleware(RequestDelegate next) => _next = next;

            public async Task InvokeAsync(HttpContext context)
            {
                if (context.Request.Path == "/ping")
                {
                    await context.Response.WriteAsync("pong");
                    return;
                }

                if (context.Request.Path == "/logout")
                {
                    if (context.Request.Query.ContainsKey("quick"))
                    {
                        context.Response.Redirect("/");
                        {|LOA1002:return;|}
                    }

                    await context.SignOutAsync("Cookies");
                    context.Response.Redirect("/bye");
                    return;
                }

                await _next(context);
            }
        }
        """ + CookieLogin);

    [Fact]
    public Task Middleware_that_hands_on_a_part_is_silent() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;

        public class AccountMiddleware : IMiddleware
        {
            public async Task InvokeAsync(HttpContext context, RequestDelegate next)
            {
                if (context.Request.Path != "/logout")
                {
                    await next(context);
                    return;
                }

                if (HttpMethods.IsGet(context.Request.Method))
                {
                    await next(context);
                    return;
                }

                await context.SignOutAsync("Cookies");
                context.Response.Redirect("/");
            }
        }
        """ + CookieLogin);

    [Fact]
    public Task A_component_reports() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Components;

        public partial class UserMenu : ComponentBase
        {
            private bool _isAdmin;

            [Inject] public NavigationManager Navigation { get; set; } = null!;

            private void Logout()
            {
                if (_isAdmin)
                {
                    Navigation.NavigateTo("/account/logout", forceLoad: true);
                }
                else
                {
                    Navigation.NavigateTo("/");
                }
            {|LOA1002:}|}
        }
        """ + CookieLogin);

    [Fact]
    public Task A_hub_method_reports() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.EntityFrameworkCore;

        public class AccountHub : Hub
        {
            private readonly Db _db;

            public AccountHub(Db db) => _db = db;

            public async Task Logout(bool everywhere)
            {
                if (everywhere) await _db.Tokens.Where(t => t.User == Context.UserIdentifier).ExecuteDeleteAsync();
            {|LOA1002:}|}
        }
        """ + Tokens);

    [Fact]
    public Task A_grpc_service_and_a_mutation_report() => Verify.AspNetCoreWith("Grpc.AspNetCore.Server", "HotChocolate.Types").Analyzer<SignOutAnalyzer>("""
        using Grpc.Core;
        using HotChocolate.Types;
        using Microsoft.EntityFrameworkCore;

        public class Reply { public bool Success { get; set; } public bool Everywhere { get; set; } }
        public static class Accounts { public abstract class AccountsBase { public virtual Task<Reply> Logout(Reply request, ServerCallContext context) => throw new RpcException(new Status(StatusCode.NotFound, "")); } }

        public class AccountsService : Accounts.AccountsBase
        {
            private readonly Db _db;

            public AccountsService(Db db) => _db = db;

            public override async Task<Reply> Logout(Reply request, ServerCallContext context)
            {
                if (request.Everywhere) await _db.Tokens.ExecuteDeleteAsync();
                {|LOA1002:return new Reply { Success = true };|}
            }
        }

        [MutationType]
        public class AccountMutations
        {
            public async Task<bool> Logout(Db db, string user, bool everywhere)
            {
                if (user.Length == 0) return false;
                if (everywhere)
                {
                    await db.Tokens.Where(t => t.User == user).ExecuteDeleteAsync();
                }

                {|LOA1002:return true;|}
            }
        }
        """ + Tokens);

    [Fact]
    public Task A_service_reports_where_its_controller_only_calls_it() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        public interface IAuthService { Task<bool> LogoutAsync(string user, bool everywhere); }

        public class AuthService : IAuthService
        {
            private readonly Db _db;

            public AuthService(Db db) => _db = db;

            public async Task<bool> LogoutAsync(string user, bool everywhere)
            {
                if (everywhere)
                {
                    await _db.Tokens.Where(t => t.User == user).ExecuteDeleteAsync();
                }

                {|LOA1002:return true;|}
            }
        }

        [ApiController]
        public class AuthController : ControllerBase
        {
            private readonly IAuthService _auth;

            public AuthController(IAuthService auth) => _auth = auth;

            [HttpPost("logout")]
            public async Task<IActionResult> Logout(bool everywhere)
            {
                await _auth.LogoutAsync(User.Identity!.Name!, everywhere);
                return NoContent();
            }
        }
        """ + Tokens);

    [Fact]
    public Task A_service_whose_controller_signs_out_is_silent() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;

        public class RefreshToken { public int Id { get; set; } public string User { get; set; } = ""; }
        public class Db : DbContext { public DbSet<RefreshToken> Tokens => Set<RefreshToken>(); }

        public class AuthService
        {
            private readonly Db _db;

            public AuthService(Db db) => _db = db;

            public async Task LogoutAsync(string user, bool everywhere)
            {
                if (everywhere) await _db.Tokens.Where(t => t.User == user).ExecuteDeleteAsync();
            }
        }

        public class AuthController : Controller
        {
            private readonly AuthService _auth;

            public AuthController(AuthService auth) => _auth = auth;

            [HttpPost("logout")]
            public async Task<IActionResult> Logout(bool everywhere)
            {
                await _auth.LogoutAsync(User.Identity!.Name!, everywhere);
                await HttpContext.SignOutAsync("Cookies");
                return NoContent();
            }
        }
        """ + CookieLogin);

    [Fact]
    public Task A_service_without_an_argument_has_nobody_to_log_out() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>("""
        using MediatR;
        using Microsoft.EntityFrameworkCore;

        public record LogoutCommand(string? UserId) : IRequest;

        public class LogoutCommandHandler : IRequestHandler<LogoutCommand>
        {
            private readonly Db _db;

            public LogoutCommandHandler(Db db) => _db = db;

            public async Task Handle(LogoutCommand request, CancellationToken cancellationToken)
            {
                if (string.IsNullOrEmpty(request.UserId)) return;
                await _db.Tokens.Where(t => t.User == request.UserId).ExecuteDeleteAsync(cancellationToken);
            }
        }

        public class AuthService
        {
            private readonly Db _db;

            public AuthService(Db db) => _db = db;

            public async Task LogoutAsync(string? userId)
            {
                if (userId is null) return;
                await _db.Tokens.Where(t => t.User == userId).ExecuteDeleteAsync();
            }
        }
        """ + Tokens);

    [Fact]
    public Task A_service_of_logins_that_are_switched_off_is_silent() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;

        public class AuthSettings { public bool Enabled { get; set; } public bool RoundCorners { get; set; } }

        public class AuthService
        {
            private readonly AuthSettings _settings;
            private readonly IHttpContextAccessor _accessor;

            public AuthService(AuthSettings settings, IHttpContextAccessor accessor) => (_settings, _accessor) = (settings, accessor);

            public async Task LogoutAsync()
            {
                var isEnabled = _settings.Enabled;
                if (isEnabled)
                {
                    await _accessor.HttpContext!.SignOutAsync("Cookies");
                }
            }

            public async Task SignOutAsync()
            {
                if (_settings.RoundCorners)
                {
                    await _accessor.HttpContext!.SignOutAsync("Cookies");
                }
            {|LOA1002:}|}
        }
        """ + CookieLogin);

    [Fact]
    public Task An_endpoint_that_skips_the_service_reports_there() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>("""
        using Microsoft.EntityFrameworkCore;

        public class AuthService
        {
            private readonly Db _db;

            public AuthService(Db db) => _db = db;

            public Task<int> LogoutAsync(string user) => _db.Tokens.Where(t => t.User == user).ExecuteDeleteAsync();
        }

        public static class Endpoints
        {
            public static void Map(WebApplication app) =>
                app.MapPost("/logout", async (AuthService auth, HttpContext context, bool quick) =>
                {
                    if (quick) {|LOA1002:return Results.Ok();|}
                    await auth.LogoutAsync(context.User.Identity!.Name!);
                    return Results.Ok();
                });
        }
        """ + Tokens);

    [Fact]
    public Task The_end_is_repeated_on_the_path_of_a_handler() => Verify.AspNetCoreWith("FastEndpoints").Fix<SignOutAnalyzer, EndSessionOnPath>("""
        using FastEndpoints;
        using Microsoft.AspNetCore.Authentication;

        public class LogoutEndpoint : EndpointWithoutRequest
        {
            public override void Configure() => Post("/logout");

            public override async Task HandleAsync(CancellationToken ct)
            {
                if (HttpContext.Request.Query.ContainsKey("quick"))
                {
                    await SendOkAsync(ct);
                    {|LOA1002:return;|}
                }

                await HttpContext.SignOutAsync("Cookies");
                await SendOkAsync(ct);
            }
        }
        """ + CookieLogin, """
        using FastEndpoints;
        using Microsoft.AspNetCore.Authentication;

        public class LogoutEndpoint : EndpointWithoutRequest
        {
            public override void Configure() => Post("/logout");

            public override async Task HandleAsync(CancellationToken ct)
            {
                if (HttpContext.Request.Query.ContainsKey("quick"))
                {
                    await SendOkAsync(ct);
                    await HttpContext.SignOutAsync("Cookies");
                    return;
                }

                await HttpContext.SignOutAsync("Cookies");
                await SendOkAsync(ct);
            }
        }
        """ + CookieLogin);
}
