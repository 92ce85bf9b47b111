using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1001;

/// <summary>Endpoint classes, message handlers, middleware, components, hubs, remote calls and services that are sound, or are no logouts.</summary>
public class StaysSilentInOtherKinds
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

    private const string BlazorServer = """

        public static class Startup
        {
            public static void Use(WebApplicationBuilder builder)
            {
                builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
                builder.Services.AddServerSideBlazor();
                builder.Build().MapBlazorHub();
            }
        }
        """;

    [Fact]
    public Task Fast_endpoints_that_sign_out() => Verify.AspNetCoreWith("FastEndpoints").Analyzer<SignOutAnalyzer>("""
        using FastEndpoints;
        using FastEndpoints.Security;
        using Microsoft.AspNetCore.Authentication;

        public class Logout : EndpointWithoutRequest
        {
            public override void Configure() => Post("/auth/logout");

            public override async Task HandleAsync(CancellationToken ct)
            {
                await CookieAuth.SignOutAsync();
                await SendOkAsync(ct);
            }
        }

        public class SignOut : EndpointWithoutRequest
        {
            public override void Configure() => Post("/auth/sign-out");

            public override async Task HandleAsync(CancellationToken ct)
            {
                if (User.Identity?.IsAuthenticated != true) { await SendUnauthorizedAsync(ct); return; }
                await HttpContext.SignOutAsync("Cookies");
                await SendNoContentAsync(ct);
            }
        }
        """ + CookieLogin);

    [Fact]
    public Task A_fast_endpoint_that_asks_a_service_of_another_project() => Verify.AspNetCoreWith("FastEndpoints").Analyzer<SignOutAnalyzer>("""
        using FastEndpoints;

        public interface ITokenStore { Task ForgetAsync(string user); }

        public class Logout : EndpointWithoutRequest
        {
            private readonly ITokenStore _tokens;

            public Logout(ITokenStore tokens) => _tokens = tokens;

            public override void Configure() => Post("/auth/logout");

            public override async Task HandleAsync(CancellationToken ct)
            {
                await _tokens.ForgetAsync(User.Identity!.Name!);
                await SendOkAsync(ct);
            }
        }
        """ + BearerLogin);

    [Fact]
    public Task A_message_handler_that_removes_the_token() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>("""
        using MediatR;
        using Microsoft.EntityFrameworkCore;

        public class RefreshToken { public int Id { get; set; } public string Value { get; set; } = ""; }
        public class Db : DbContext { public DbSet<RefreshToken> Tokens => Set<RefreshToken>(); }
        public class Result { public bool IsSuccess { get; set; } public static Result Success() => new() { IsSuccess = true }; public static Result Failure(string error) => new(); }

        public static class Logout
        {
            public record Command(string Token) : IRequest<Result>;

            public class Handler : IRequestHandler<Command, Result>
            {
                private readonly Db _db;

                public Handler(Db db) => _db = db;

                public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
                {
                    var token = await _db.Tokens.FirstOrDefaultAsync(t => t.Value == request.Token, cancellationToken);
                    if (token is null) return Result.Failure("unknown");
                    _db.Tokens.Remove(token);
                    await _db.SaveChangesAsync(cancellationToken);
                    return Result.Success();
                }
            }
        }
        """ + BearerLogin);

    [Fact]
    public Task A_message_handler_beside_a_sign_out_of_the_endpoint() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>("""
        using MediatR;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public record UserLogoutCommand(string User) : IRequest;

        public class UserLogoutCommandHandler : IRequestHandler<UserLogoutCommand>
        {
            private readonly ILogger<UserLogoutCommandHandler> _logger;

            public UserLogoutCommandHandler(ILogger<UserLogoutCommandHandler> logger) => _logger = logger;

            public Task Handle(UserLogoutCommand request, CancellationToken cancellationToken)
            {
                _logger.LogInformation("{User} left", request.User);
                return Task.CompletedTask;
            }
        }

        public class AccountController : Controller
        {
            private readonly IMediator _mediator;

            public AccountController(IMediator mediator) => _mediator = mediator;

            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Cookies");
                await _mediator.Send(new UserLogoutCommand(User.Identity!.Name!));
                return Redirect("/");
            }
        }
        """ + CookieLogin);

    [Fact]
    public Task A_message_handler_that_says_why_it_does_nothing() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>("""
        using MediatR;

        public record LogoutCommand : IRequest;

        public class LogoutCommandHandler : IRequestHandler<LogoutCommand>
        {
            public Task Handle(LogoutCommand request, CancellationToken cancellationToken)
            {
                // Nothing to do: the tokens live for five minutes and are not stored.
                return Task.CompletedTask;
            }
        }
        """ + BearerLogin);

    [Fact]
    public Task A_notification_of_a_logout() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>("""
        using MediatR;

        public record UserLogoutNotification(string User) : INotification;

        public class UserLogoutNotificationHandler : INotificationHandler<UserLogoutNotification>
        {
            public Task Handle(UserLogoutNotification notification, CancellationToken cancellationToken)
            {
                Console.WriteLine(notification.User);
                return Task.CompletedTask;
            }
        }
        """ + CookieLogin);

    [Fact]
    public Task Middleware_that_signs_out_or_lets_the_request_through() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;

        public class LogoutMiddleware
        {
            private readonly RequestDelegate _next;

            public LogoutMiddleware(RequestDelegate next) => _next = next;

            public async Task InvokeAsync(HttpContext context)
            {
                if (context.Request.Path == "/logout")
                {
                    await context.SignOutAsync("Cookies");
                    context.Response.Redirect("/");
                    return;
                }

                await _next(context);
            }
        }

        public class Gate
        {
            private readonly RequestDelegate _next;

            public Gate(RequestDelegate next) => _next = next;

            public async Task Invoke(HttpContext context)
            {
                if (context.Request.Path.StartsWithSegments("/logout"))
                {
                    await _next(context);
                    return;
                }

                if (context.User.Identity?.IsAuthenticated != true)
                {
                    context.Response.Redirect("/login");
                    return;
                }

                await _next(context);
            }
        }

        public class LoginWall : IMiddleware
        {
            public async Task InvokeAsync(HttpContext context, RequestDelegate next)
            {
                if (context.Request.Path != "/logout" && context.User.Identity?.IsAuthenticated != true)
                {
                    context.Response.Redirect("/login");
                    return;
                }

                await next(context);
            }
        }
        """ + CookieLogin);

    [Fact]
    public Task Middleware_that_only_looks() => Verify.Analyzer<SignOutAnalyzer>("""
        public class AuditMiddleware
        {
            private readonly RequestDelegate _next;
            private readonly ILogger<AuditMiddleware> _logger;

            public AuditMiddleware(RequestDelegate next, ILogger<AuditMiddleware> logger)
            {
                _next = next;
                _logger = logger;
            }

            public async Task InvokeAsync(HttpContext context)
            {
                if (context.Request.Path.Value?.EndsWith("/logout") == true)
                {
                    _logger.LogInformation("Logout of {User}", context.User.Identity?.Name);
                }

                if (context.Request.Path == "/login" || context.Request.Path == "/logout")
                {
                    context.Response.Headers["X-Robots-Tag"] = "noindex";
                }

                await _next(context);
            }
        }
        """ + CookieLogin);

    [Fact]
    public Task Middleware_that_refuses() => Verify.Analyzer<SignOutAnalyzer>("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
        var app = builder.Build();
        app.Use(async (context, next) =>
        {
            if (context.Request.Path == "/logout" && !HttpMethods.IsPost(context.Request.Method))
            {
                context.Response.StatusCode = 405;
                return;
            }

            await next();
        });
        app.Map("/logout", branch => branch.Run(context => Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions.SignOutAsync(context, "Cookies")));
        app.Run();
        """);

    [Fact]
    public Task Components_that_lead_to_a_logout_endpoint() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Components;
        using Microsoft.JSInterop;

        public class UserMenu : ComponentBase
        {
            [Inject] public NavigationManager Navigation { get; set; } = null!;
            [Inject] public IJSRuntime Script { get; set; } = null!;
            [Parameter] public EventCallback OnLogout { get; set; }

            private void Logout() => Navigation.NavigateTo("/account/logout", forceLoad: true);

            private async Task LogoutByForm()
            {
                await Script.InvokeVoidAsync("submitLogoutForm");
                Navigation.NavigateTo("/");
            }

            private async Task LogoutClicked()
            {
                await OnLogout.InvokeAsync();
                Navigation.NavigateTo("/");
            }

            private void SignOut() => Navigation.NavigateTo("/bye", forceLoad: true);

            private void SignOutWithReturn(string target) => Navigation.NavigateTo(target, forceLoad: true);
        }
        """ + BlazorServer);

    [Fact]
    public Task Components_that_keep_the_login_themselves() => Verify.Analyzer<SignOutAnalyzer>("""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.Components.Authorization;
        using Microsoft.AspNetCore.Components.Server.ProtectedBrowserStorage;

        public class LoginState { public string? User { get; set; } }

        public class LoginProvider : AuthenticationStateProvider
        {
            private readonly ProtectedSessionStorage _storage;
            private ClaimsPrincipal _user = new();

            public LoginProvider(ProtectedSessionStorage storage) => _storage = storage;

            public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(_user));

            public async Task LogoutAsync()
            {
                await _storage.DeleteAsync("UserSession");
                NotifyAuthenticationStateChanged(Task.FromResult(new AuthenticationState(new ClaimsPrincipal())));
            }

            public void SignOut()
            {
                _user = new ClaimsPrincipal();
                NotifyAuthenticationStateChanged(GetAuthenticationStateAsync());
            }
        }

        public class UserMenu : ComponentBase
        {
            [Inject] public NavigationManager Navigation { get; set; } = null!;
            [Inject] public LoginState State { get; set; } = null!;
            [Inject] public LoginProvider Provider { get; set; } = null!;

            private void Logout()
            {
                State.User = null;
                Navigation.NavigateTo("/");
            }

            private async Task LogoutAsync()
            {
                await Provider.LogoutAsync();
                Navigation.NavigateTo("/login", true);
            }

            private void SignOut()
            {
                Provider.SignOut();
                Navigation.NavigateTo("/");
            }
        }
        """ + BlazorServer);

    [Fact]
    public Task A_page_that_is_rendered_by_the_request() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Components;

        [Route("/logout")]
        public class Logout : ComponentBase
        {
            [CascadingParameter] public HttpContext Context { get; set; } = null!;
            [Inject] public NavigationManager Navigation { get; set; } = null!;

            private async Task OnLogout()
            {
                await Context.SignOutAsync("Cookies");
                Navigation.NavigateTo("/");
            }
        }

        [Route("/signout")]
        public class SignOut : ComponentBase
        {
            [Inject] public IHttpContextAccessor Accessor { get; set; } = null!;

            protected override async Task OnInitializedAsync() => await Accessor.HttpContext!.SignOutAsync("Cookies");
        }
        """ + BlazorServer);

    [Fact]
    public Task A_dialog_that_asks_first() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Components;

        public class UserMenu : ComponentBase
        {
            private bool _isOpen;

            private void Logout() => _isOpen = true;

            private void OpenLogoutDialog()
            {
                _isOpen = true;
                StateHasChanged();
            }
        }
        """ + BlazorServer);

    [Fact]
    public Task Hubs_that_end_more_than_a_cookie_or_are_about_a_chat() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.EntityFrameworkCore;

        public class LoginSession { public int Id { get; set; } public string User { get; set; } = ""; }
        public class Db : DbContext { public DbSet<LoginSession> Sessions => Set<LoginSession>(); }

        public class AccountHub : Hub
        {
            private readonly Db _db;

            public AccountHub(Db db) => _db = db;

            public async Task Logout()
            {
                await _db.Sessions.Where(s => s.User == Context.UserIdentifier).ExecuteDeleteAsync();
                Context.Abort();
            }
        }

        public class ChatHub : Hub
        {
            private static readonly Dictionary<string, string> s_people = new();

            public async Task Logout(string room)
            {
                await Groups.RemoveFromGroupAsync(Context.ConnectionId, room);
                await Clients.Group(room).SendAsync("left", Context.ConnectionId);
            }

            public void SignOut() => s_people.Remove(Context.ConnectionId);
        }
        """ + BearerLogin);

    [Fact]
    public Task A_hub_that_signs_out_with_a_ticket_store() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.SignalR;

        public class AccountHub : Hub
        {
            public async Task Logout() => await Context.GetHttpContext()!.SignOutAsync("Cookies");
        }

        public static class Startup
        {
            public static void Add(IServiceCollection services, ITicketStore store) =>
                services.AddAuthentication("Cookies").AddCookie("Cookies", options => options.SessionStore = store);
        }
        """);

    [Fact]
    public Task Remote_calls_that_end_the_session_or_refuse() => Verify.AspNetCoreWith("Grpc.AspNetCore.Server", "HotChocolate.Types").Analyzer<SignOutAnalyzer>("""
        using Grpc.Core;
        using HotChocolate;
        using HotChocolate.Types;
        using Microsoft.AspNetCore.Authentication;

        public class Reply { public bool Success { get; set; } }
        public static class Accounts
        {
            public abstract class AccountsBase
            {
                public virtual Task<Reply> Logout(Reply request, ServerCallContext context) => throw new RpcException(new Status(StatusCode.NotFound, ""));
                public virtual Task<Reply> SignOut(Reply request, ServerCallContext context) => throw new RpcException(new Status(StatusCode.NotFound, ""));
            }
        }

        public interface ISessions { Task DropAsync(string? id); }

        public class AccountsService : Accounts.AccountsBase
        {
            private readonly ISessions _sessions;

            public AccountsService(ISessions sessions) => _sessions = sessions;

            public override async Task<Reply> Logout(Reply request, ServerCallContext context)
            {
                await _sessions.DropAsync(context.RequestHeaders.GetValue("session"));
                return new Reply { Success = true };
            }

            public override Task<Reply> SignOut(Reply request, ServerCallContext context) => Task.FromResult(new Reply { Success = false });
        }

        public class Mutation
        {
            public async Task<bool> Logout([Service] IHttpContextAccessor accessor)
            {
                if (accessor.HttpContext is not { } context) return false;
                await context.SignOutAsync("Cookies");
                return true;
            }

            public bool SignOut() => throw new GraphQLException("Sign out at the identity provider");
        }
        """ + CookieLogin);

    [Fact]
    public Task A_service_beside_a_sign_out_of_its_controller() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public interface IAuthenticationService2 { void LogLogin(string user); void Logout(HttpContext context); }

        public class AuthenticationService2 : IAuthenticationService2
        {
            private readonly ILogger<AuthenticationService2> _logger;

            public AuthenticationService2(ILogger<AuthenticationService2> logger) => _logger = logger;

            public void LogLogin(string user) => _logger.LogInformation("Login of {User}", user);

            public void Logout(HttpContext context)
            {
                if (context.User is not null) LogLogout(context.User.Identity?.Name);
            }

            private void LogLogout(string? user) => _logger.LogInformation("Logout of {User}", user);
        }

        public class AuthenticationController : Controller
        {
            private readonly IAuthenticationService2 _authentication;

            public AuthenticationController(IAuthenticationService2 authentication) => _authentication = authentication;

            [HttpPost("logout")]
            public async Task<IActionResult> Logout()
            {
                _authentication.Logout(HttpContext);
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """ + CookieLogin);

    [Fact]
    public Task Two_services_that_do_it_together() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class UserPresence2 { public void Logout(string user) => Console.WriteLine(user); }

        public class UserSessions
        {
            private readonly IHttpContextAccessor _accessor;

            public UserSessions(IHttpContextAccessor accessor) => _accessor = accessor;

            public Task LogoutAsync() => _accessor.HttpContext!.SignOutAsync("Cookies");
        }

        public class AccountController : Controller
        {
            private readonly UserPresence2 _presence;
            private readonly UserSessions _sessions;

            public AccountController(UserPresence2 presence, UserSessions sessions) => (_presence, _sessions) = (presence, sessions);

            public async Task<IActionResult> Logout()
            {
                _presence.Logout(User.Identity!.Name!);
                await _sessions.LogoutAsync();
                return Redirect("/");
            }
        }
        """ + CookieLogin);

    [Fact]
    public Task Services_that_do_nothing_on_purpose() => Verify.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public abstract class UserServiceBase { public abstract Task LogoutAsync(HttpContext context); }

        public class FormsUserService : UserServiceBase { public override Task LogoutAsync(HttpContext context) => context.SignOutAsync("Cookies"); }

        public class WindowsUserService : UserServiceBase { public override Task LogoutAsync(HttpContext context) => Task.CompletedTask; }

        public class AccountController : Controller
        {
            private readonly UserServiceBase _users;

            public AccountController(UserServiceBase users) => _users = users;

            public async Task<IActionResult> Logout()
            {
                await _users.LogoutAsync(HttpContext);
                return Redirect("/");
            }
        }

        public class TokenService
        {
            public void Logout()
            {
                // Nothing to do: the client forgets its token, which lives for five minutes.
            }

            public Task LogoutAllAsync() => throw new NotSupportedException();

            public bool LogoutEverywhere() => false;
        }
        """ + CookieLogin);

    [Fact]
    public Task Services_whose_work_is_out_of_sight() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>("""
        public interface ISessionGateway { Task PutAsync(string id); }

        public class AccountService
        {
            private readonly ISessionGateway _gateway;
            private readonly HttpClient _http;
            private readonly List<string> _users = new();
            private string? _current;

            public AccountService(ISessionGateway gateway, HttpClient http) => (_gateway, _http) = (gateway, http);

            public event Action? LoggedOut;

            public Task LogoutAsync(string userId) => _gateway.PutAsync(userId);

            public async Task SignOutAsync() => (await _http.PostAsync("/logout", null)).EnsureSuccessStatusCode();

            public void Logout(string user) => _users.Remove(user);

            public void SignOut() => _current = null;

            public void LogOff() => LoggedOut?.Invoke();
        }
        """);

    [Fact]
    public Task Clients_of_another_server() => Verify.Analyzer<SignOutAnalyzer>("""
        public class ApiAuthService
        {
            private readonly HttpClient _http;

            public ApiAuthService(HttpClient http) => _http = http;

            public void Logout() => _http.DefaultRequestHeaders.Remove("Authorization");

            public void SignOut() => _http.DefaultRequestHeaders.Authorization = null;

            public void LogOff(string userFile) => File.Delete(userFile);
        }
        """);

    [Fact]
    public Task Clients_of_a_grpc_server() => Verify.AspNetCoreWith("Grpc.AspNetCore.Server").Analyzer<SignOutAnalyzer>("""
        using System.Net.Sockets;
        using Grpc.Core;

        public class LogoutReply { }

        public static class Accounts
        {
            public class AccountsCaller
            {
                private readonly CallInvoker _invoker;

                public AccountsCaller(CallInvoker invoker) => _invoker = invoker;

                public virtual AsyncUnaryCall<LogoutReply> SignOutCall(string user) => _invoker.AsyncUnaryCall<LogoutReply>(user);
            }
        }

        public class AccountService
        {
            private readonly Accounts.AccountsCaller _accounts;
            private readonly TcpClient _tcp;

            public AccountService(Accounts.AccountsCaller accounts, TcpClient tcp) => (_accounts, _tcp) = (accounts, tcp);

            public async Task LogoutAsync(string user) => await _accounts.SignOutCall(user);

            public void Logout(string user) => _tcp.GetStream().Write(new byte[user.Length]);
        }
        """);

    [Fact]
    public Task A_stateless_token_that_is_said_to_be_one() => Verify.Analyzer<SignOutAnalyzer>("""
        public class JwtAuthService
        {
            /// <summary>Tokens are stateless: the client discards its own.</summary>
            public Task LogoutAsync(string userId) => Task.CompletedTask;
        }
        """ + BearerLogin);

    [Fact]
    public Task Messages_and_methods_that_are_about_a_logout() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>("""
        using MediatR;

        public record SendLogoutMailCommand(string User) : IRequest;

        public class SendLogoutMailCommandHandler : IRequestHandler<SendLogoutMailCommand>
        {
            public Task Handle(SendLogoutMailCommand request, CancellationToken cancellationToken)
            {
                Console.WriteLine(request.User);
                return Task.CompletedTask;
            }
        }

        public class LogoutTokenService
        {
            public Task SendLogoutNotificationsAsync(string user) => Task.Delay(user.Length);
            public bool CreateLogoutToken(string user) => user.Length > 0;
            public void RegisterLogoutHandler(string user) => Console.WriteLine(user);
        }
        """ + CookieLogin);

    [Fact]
    public Task Middleware_that_hands_on_through_a_helper() => Verify.Analyzer<SignOutAnalyzer>("""
        public class TenantMiddleware
        {
            private readonly RequestDelegate _next;

            public TenantMiddleware(RequestDelegate next) => _next = next;

            public async Task InvokeAsync(HttpContext context)
            {
                if (context.Request.Path == "/logout")
                {
                    await ContinueAsync(context);
                    return;
                }

                context.Response.Redirect("/tenant");
            }

            private async Task ContinueAsync(HttpContext context)
            {
                context.Items["tenant"] = null;
                await _next(context);
            }
        }
        """ + CookieLogin);

    [Fact]
    public Task A_fast_endpoint_that_hands_a_command_to_the_bus() => Verify.AspNetCoreWith("FastEndpoints").Analyzer<SignOutAnalyzer>("""
        using FastEndpoints;

        public class Leave : EndpointWithoutRequest
        {
            public override void Configure() => Post("/logout");

            public override async Task HandleAsync(CancellationToken ct)
            {
                await new Goodbye(User.Identity!.Name!).ExecuteAsync(ct);
                await SendOkAsync(ct);
            }
        }

        public record Goodbye(string User) : ICommand;
        """ + CookieLogin);

    [Fact]
    public Task Look_alikes_of_services() => Verify.Analyzer<SignOutAnalyzer>("""
        public class QuizService
        {
            public void EndSession(int quizId) => Console.WriteLine(quizId);
        }

        public class GameSessionService
        {
            public void CloseSession(Guid id) => Console.WriteLine(id);
            public void TerminateSession(string name) => Console.WriteLine(name);
        }

        public class DocumentReviews { public void SignOff(int documentId, string user) => Console.WriteLine(user); }

        public class AuthAuditService { public void Logout(string user) => Console.WriteLine(user); }

        public class UserActivityTracker { public void Logout(string user) => Console.WriteLine(user); }

        public class LogoutNotifier { public void SignOut(string user) => Console.WriteLine(user); }

        public class SmtpConnection { public void Logout() => Console.WriteLine("QUIT"); }
        """ + CookieLogin);

    [Fact]
    public Task A_helper_of_a_deletion_of_the_account() => Verify.AspNetCoreData.Analyzer<SignOutAnalyzer>("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;

        public class UserGreeter { public void Logout(string user) => Console.WriteLine("Bye " + user); }

        public class ProfileController : Controller
        {
            private readonly UserGreeter _greeter;

            public ProfileController(UserGreeter greeter) => _greeter = greeter;

            [HttpPost]
            public async Task<IActionResult> Delete()
            {
                _greeter.Logout(User.Identity!.Name!);
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """ + CookieLogin);

    [Fact]
    public Task A_handler_that_is_mapped_elsewhere() => Verify.Analyzer<SignOutAnalyzer>(
        """
        public class AuthHandlers
        {
            public static async Task Logout(HttpContext context)
            {
                await context.Response.WriteAsync("Goodbye");
            }
        }
        """ + CookieLogin,
        """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost({|LOA1001:"/logout"|}, AuthHandlers.Logout);
        app.Run();
        """);
}
