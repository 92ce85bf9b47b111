using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1001;

/// <summary>Endpoint classes, message handlers, middleware, components, hubs, remote calls and services.</summary>
public class ReportsInOtherKinds
{
    private const string CookieLogin = """

        public static class Startup
        {
            public static void Add(IServiceCollection services) => services.AddAuthentication("Cookies").AddCookie("Cookies");
        }
        """;

    private const string BearerLogin = """

        public static class Startup
        {
            public static void Add(IServiceCollection services) => services.AddAuthentication().AddBearerToken();
        }
        """;

    [Fact]
    public Task A_fast_endpoint_that_only_answers() => Verify.AspNetCoreWith("FastEndpoints").Analyzer<SignOutAnalyzer>("""
        using FastEndpoints;

        public class LogoutEndpoint : EndpointWithoutRequest
        {
            public override void Configure() => Post("/auth/logout");

            public override async Task {|LOA1001:HandleAsync|}(CancellationToken ct) => await SendOkAsync(ct);
        }
        """ + CookieLogin);

    [Fact]
    public Task A_fast_endpoint_in_a_feature_folder() => Verify.AspNetCoreWith("FastEndpoints").Analyzer<SignOutAnalyzer>("""
        using FastEndpoints;

        namespace Shop.Features.Accounts.SignOut
        {
            public record Request(string ReturnUrl);

            public class Endpoint : Endpoint<Request>
            {
                private readonly ILogger<Endpoint> _logger;

                public Endpoint(ILogger<Endpoint> logger) => _logger = logger;

                public override void Configure()
                {
                    Post("/accounts/sign-out");
                }

                public override async Task {|LOA1001:HandleAsync|}(Request req, CancellationToken ct)
                {
                    _logger.LogInformation("{User} left", User.Identity?.Name);
                    await SendRedirectAsync(req.ReturnUrl);
                }
            }
        }
        """ + CookieLogin);

    [Fact]
    public Task A_carter_module() => Verify.AspNetCoreWith("FastEndpoints").Analyzer<SignOutAnalyzer>("""
        using Carter;

        public class AccountModule : ICarterModule
        {
            public void AddRoutes(IEndpointRouteBuilder app)
            {
                app.MapPost({|LOA1001:"/logout"|}, () => Results.Redirect("/"));
            }
        }
        """ + CookieLogin);

    [Fact]
    public Task A_message_handler_that_only_logs() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>("""
        using MediatR;

        public record LogoutCommand(string User) : IRequest;

        public class LogoutCommandHandler : IRequestHandler<LogoutCommand>
        {
            private readonly ILogger<LogoutCommandHandler> _logger;

            public LogoutCommandHandler(ILogger<LogoutCommandHandler> logger) => _logger = logger;

            public Task {|LOA1001:Handle|}(LogoutCommand request, CancellationToken cancellationToken)
            {
                _logger.LogInformation("{User} logged out", request.User);
                return Task.CompletedTask;
            }
        }
        """ + BearerLogin);

    [Fact]
    public Task A_message_handler_to_which_an_endpoint_hands_the_logout() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>("""
        using MediatR;

        public record LogoutCommand(string User) : IRequest<bool>;

        public class LogoutCommandHandler : IRequestHandler<LogoutCommand, bool>
        {
            public Task<bool> {|LOA1001:Handle|}(LogoutCommand request, CancellationToken cancellationToken) => Task.FromResult(true);
        }

        public static class Endpoints
        {
            public static void Map(WebApplication app) =>
                app.MapPost("/logout", async (HttpContext context, ISender sender) =>
                {
                    await sender.Send(new LogoutCommand(context.User.Identity!.Name!));
                    return Results.Ok();
                });
        }
        """ + BearerLogin);

    [Fact]
    public Task A_handler_behind_an_interface_of_the_application() => Verify.Analyzer<SignOutAnalyzer>("""
        public interface ICommandHandler<in TCommand> { Task HandleAsync(TCommand command); }

        public record SignOutCommand(string User);

        public class SignOutCommandHandler : ICommandHandler<SignOutCommand>
        {
            public async Task {|LOA1001:HandleAsync|}(SignOutCommand command)
            {
                await Task.Yield();
            }
        }

        public static class Endpoints
        {
            public static void Map(WebApplication app) =>
                app.MapPost("/sign-out", (ICommandHandler<SignOutCommand> handler, HttpContext context) => handler.HandleAsync(new SignOutCommand(context.User.Identity!.Name!)));
        }
        """ + CookieLogin);

    [Fact]
    public Task Middleware_that_redirects() => Verify.Analyzer<SignOutAnalyzer>("""
        public class LogoutMiddleware
        {
            private readonly RequestDelegate _next;

            public LogoutMiddleware(RequestDelegate next) => _next = next;

            public async Task {|LOA1001:InvokeAsync|}(HttpContext context)
            {
                if (context.Request.Path == "/logout")
                {
                    context.Response.Redirect("/");
                    return;
                }

                await _next(context);
            }
        }
        """ + CookieLogin);

    [Fact]
    public Task Middleware_behind_an_interface_beside_another_page() => Verify.Analyzer<SignOutAnalyzer>("""
        public class AccountMiddleware : IMiddleware
        {
            public async Task {|LOA1001:InvokeAsync|}(HttpContext context, RequestDelegate next)
            {
                if (context.Request.Path.StartsWithSegments("/health"))
                {
                    context.Response.StatusCode = 200;
                    return;
                }

                if (HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments("/account/logout"))
                {
                    await context.Response.WriteAsync("Goodbye");
                    return;
                }

                await next(context);
            }
        }
        """ + CookieLogin);

    [Fact]
    public Task Inline_middleware() => Verify.Analyzer<SignOutAnalyzer>("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
        var app = builder.Build();
        app.Use(async (context, next) =>
        {
            if (context.Request.Path.Equals({|LOA1001:"/logout"|}))
            {
                context.Response.Redirect("/login");
                return;
            }

            await next();
        });
        app.Run();
        """);

    [Fact]
    public Task A_branch_of_the_pipeline() => Verify.Analyzer<SignOutAnalyzer>("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
        var app = builder.Build();
        app.Map({|LOA1001:"/logout"|}, branch => branch.Run(async context =>
        {
            await context.Response.WriteAsync("Goodbye");
        }));
        app.Run();
        """);

    [Fact]
    public Task A_component_that_only_navigates() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Components;

        public partial class NavMenu : ComponentBase
        {
            [Inject] public NavigationManager Navigation { get; set; } = null!;

            private void {|LOA1001:Logout|}() => Navigation.NavigateTo("/login", forceLoad: true);
        }
        """ + CookieLogin);

    [Fact]
    public Task A_logout_page_that_only_navigates() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Components;

        [Route("/logout")]
        public class Logout : ComponentBase
        {
            [Inject] public NavigationManager Navigation { get; set; } = null!;

            protected override void {|LOA1001:OnInitialized|}() => Navigation.NavigateTo("/");
        }
        """ + CookieLogin);

    [Fact]
    public Task A_component_that_signs_out_over_an_open_connection() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Components;

        public static class Startup
        {
            public static void Use(WebApplicationBuilder builder)
            {
                builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
                builder.Services.AddServerSideBlazor();
                builder.Build().MapBlazorHub();
            }
        }

        public class UserMenu : ComponentBase
        {
            [Inject] public IHttpContextAccessor Accessor { get; set; } = null!;
            [Inject] public NavigationManager Navigation { get; set; } = null!;

            private async Task {|LOA1001:LogoutAsync|}()
            {
                await Accessor.HttpContext!.SignOutAsync("Cookies");
                Navigation.NavigateTo("/");
            }
        }
        """);

    [Fact]
    public Task An_interactive_component_that_signs_out_through_a_service() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.Components.Web;

        public class AuthService
        {
            private readonly IHttpContextAccessor _accessor;

            public AuthService(IHttpContextAccessor accessor) => _accessor = accessor;

            public Task LogoutAsync() => _accessor.HttpContext!.SignOutAsync("Cookies");
        }

        public class InteractiveAttribute : RenderModeAttribute { public override IComponentRenderMode Mode => RenderMode.InteractiveServer; }

        [Interactive]
        public class UserMenu : ComponentBase
        {
            [Inject] public AuthService Auth { get; set; } = null!;

            private async Task {|LOA1001:OnLogout|}() => await Auth.LogoutAsync();
        }
        """ + CookieLogin);

    [Fact]
    public Task A_hub_method_that_signs_out() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.SignalR;

        public class AccountHub : Hub
        {
            public async Task {|LOA1001:Logout|}()
            {
                await Context.GetHttpContext()!.SignOutAsync("Cookies");
            }
        }
        """ + CookieLogin);

    [Fact]
    public Task A_hub_method_that_does_nothing() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.SignalR;

        public class AccountHub : Hub
        {
            public Task<bool> {|LOA1001:SignOut|}() => Task.FromResult(true);
        }
        """ + CookieLogin);

    [Fact]
    public Task A_grpc_service() => Verify.AspNetCoreWith("Grpc.AspNetCore.Server").Analyzer<SignOutAnalyzer>("""
        using Grpc.Core;

        public class LogoutReply { public bool Ok { get; set; } }
        public class LogoutRequest { }
        public static class Accounts { public abstract class AccountsBase { public virtual Task<LogoutReply> Logout(LogoutRequest request, ServerCallContext context) => throw new RpcException(new Status(StatusCode.NotFound, "")); } }

        public class AccountsService : Accounts.AccountsBase
        {
            private readonly ILogger<AccountsService> _logger;

            public AccountsService(ILogger<AccountsService> logger) => _logger = logger;

            public override Task<LogoutReply> {|LOA1001:Logout|}(LogoutRequest request, ServerCallContext context)
            {
                _logger.LogInformation("Logout");
                return Task.FromResult(new LogoutReply { Ok = true });
            }
        }
        """ + BearerLogin);

    [Fact]
    public Task A_graphql_mutation() => Verify.AspNetCoreWith("HotChocolate.Types").Analyzer<SignOutAnalyzer>("""
        using HotChocolate.Types;

        [MutationType]
        public class AccountMutations
        {
            public bool {|LOA1001:Logout|}(string clientId) => clientId.Length > 0;
        }
        """ + BearerLogin);

    [Fact]
    public Task A_service_to_which_a_controller_hands_the_logout() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Mvc;

        public class ApiAnswer
        {
            public bool Success { get; set; }
            public string? Error { get; set; }
            public static ApiAnswer Ok() => new() { Success = true, Error = null };
        }

        public interface IAuthService { Task<ApiAnswer> LogoutAsync(int userId); }

        public class AuthService : IAuthService
        {
            private readonly ILogger<AuthService> _logger;

            public AuthService(ILogger<AuthService> logger) => _logger = logger;

            public async Task<ApiAnswer> {|LOA1001:LogoutAsync|}(int userId)
            {
                // In production the token goes onto a denylist
                _logger.LogInformation("{User} logged out", userId);
                await Task.Yield();
                return ApiAnswer.Ok();
            }
        }

        [ApiController]
        public class AuthController : ControllerBase
        {
            private readonly IAuthService _auth;

            public AuthController(IAuthService auth) => _auth = auth;

            [HttpPost("logout")]
            public async Task<IActionResult> Logout()
            {
                if (!int.TryParse(User.FindFirst("id")?.Value, out var id)) return Unauthorized();
                return Ok(await _auth.LogoutAsync(id));
            }
        }
        """ + BearerLogin);

    [Fact]
    public Task A_service_behind_a_service() => Verify.Analyzer<SignOutAnalyzer>("""
        public class Tokens
        {
            public void {|LOA1001:Logout|}(string user) => Console.WriteLine(user);
        }

        public class AuthService
        {
            private readonly Tokens _tokens;

            public AuthService(Tokens tokens) => _tokens = tokens;

            public void Logout(string user) => _tokens.Logout(user);
        }

        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapPost("/logout", (AuthService auth, HttpContext context) => auth.Logout(context.User.Identity!.Name!));
        }
        """ + BearerLogin);

    [Fact]
    public Task A_service_that_nobody_calls_here() => Verify.Analyzer<SignOutAnalyzer>("""
        namespace Shop.Infrastructure
        {
            public class TokenAuthenticationService
            {
                private readonly ILogger<TokenAuthenticationService> _logger;

                public TokenAuthenticationService(ILogger<TokenAuthenticationService> logger) => _logger = logger;

                public Task {|LOA1001:LogoutAsync|}(string userId)
                {
                    _logger.LogInformation("{User} logged out", userId);
                    return Task.CompletedTask;
                }
            }
        }
        """);

    [Fact]
    public Task An_empty_service_with_a_plan_instead_of_a_reason() => Verify.Analyzer<SignOutAnalyzer>("""
        public interface IAuthService { Task LogoutAsync(); }

        public class AuthService : IAuthService
        {
            public Task {|LOA1001:LogoutAsync|}()
            {
                // TODO: revoke the refresh token
                return Task.CompletedTask;
            }
        }

        public static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapPost("/logout", (IAuthService auth) => auth.LogoutAsync());
        }
        """ + BearerLogin);

    [Fact]
    public Task An_endpoint_that_does_more_than_to_call_a_service_is_judged_itself() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class VisitService { public void Logout(string user) => Console.WriteLine(user); }

        public class AccountController : Controller
        {
            private readonly VisitService _visits;

            public AccountController(VisitService visits) => _visits = visits;

            public async Task<IActionResult> Logout()
            {
                _visits.Logout(User.Identity!.Name!);
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }

            public IActionResult {|LOA1001:SignOff|}()
            {
                _visits.Logout(User.Identity!.Name!);
                return Redirect("/");
            }
        }
        """ + CookieLogin);

    [Fact]
    public Task The_messages()
    {
        const string After = "so the user stays signed in after logging out";
        return Task.WhenAll(
            Verify.AspNetCoreData.Message<SignOutAnalyzer>(Report($"'LogoutHandler.Handle' neither revokes nor denylists a token, {After}; revoke the tokens that were issued to this client"), """
                using MediatR;
                public record LogoutCommand : IRequest;
                public class LogoutHandler : IRequestHandler<LogoutCommand> { public Task {|#0:Handle|}(LogoutCommand request, CancellationToken cancellationToken) => Task.CompletedTask; }
                """ + BearerLogin),
            Verify.AspNetCore.Message<SignOutAnalyzer>(Report($"'Logout' signs out when the response has already begun, which throws and leaves the cookie, {After}; let the client call an HTTP logout endpoint"), """
                using Microsoft.AspNetCore.Authentication;
                using Microsoft.AspNetCore.SignalR;
                public class AccountHub : Hub { public async Task {|#0:Logout|}() => await Context.GetHttpContext()!.SignOutAsync("Cookies"); }
                """ + CookieLogin),
            Verify.AspNetCore.Message<SignOutAnalyzer>(Report($"'Logout' ends nothing that the browser is signed in with, {After}; navigate to an HTTP logout endpoint with forceLoad"), """
                using Microsoft.AspNetCore.Components;
                using Microsoft.AspNetCore.Components.Web;
                public class InteractiveAttribute : RenderModeAttribute { public override IComponentRenderMode Mode => RenderMode.InteractiveServer; }
                [Interactive]
                public class UserMenu : ComponentBase
                {
                    [Inject] public NavigationManager Navigation { get; set; } = null!;
                    private void {|#0:Logout|}() => Navigation.NavigateTo("/");
                }
                """ + CookieLogin));
    }

    private static DiagnosticResult Report(string message) => new DiagnosticResult("LOA1001", DiagnosticSeverity.Warning).WithMessage(message);
}
