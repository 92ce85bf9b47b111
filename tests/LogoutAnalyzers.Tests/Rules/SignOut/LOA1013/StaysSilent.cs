using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1013;

/// <summary>Connections that end with the session, or have none.</summary>
public class StaysSilent
{
    private static readonly Verification s_verify = Verify.AspNetCoreData with { Advice = "LOA1013" };

    private static Task Silent(params string[] sources) => s_verify.Analyzer<SignOutAnalyzer>(sources);

    private const string Registry = """
        public class Connections
        {
            private readonly System.Collections.Concurrent.ConcurrentDictionary<string, HubCallerContext> _open = new();
            public void Add(HubCallerContext context) => _open[context.ConnectionId] = context;

            public void Close(string user)
            {
                foreach (var context in _open.Values.Where(candidate => candidate.UserIdentifier == user)) context.Abort();
            }
        }

        [Authorize]
        public class OrderHub : Hub
        {
            private readonly Connections _connections;
            public OrderHub(Connections connections) => _connections = connections;

            public override Task OnConnectedAsync()
            {
                _connections.Add(Context);
                return base.OnConnectedAsync();
            }
        }
        """;

    [Fact]
    public Task Connections_are_aborted() => Silent(Reports.CookieApp("""app.MapHub<OrderHub>("/orders");""", types: Registry));

    [Fact]
    public Task Aborted_and_ended_with_the_sign_in() => Silent(Reports.CookieApp("""app.MapHub<OrderHub>("/orders", options => options.CloseOnAuthenticationExpiration = true);""", types: Registry));

    [Fact]
    public Task Aborted_in_another_file() => Silent(
        Reports.CookieApp("""app.MapHub<OrderHub>("/orders");""", types: Reports.OrderHub),
        """
        using Microsoft.AspNetCore.SignalR;

        public static class Kicks
        {
            public static void Kick(HubCallerContext? connection) => connection?.Abort();
        }
        """);

    [Fact]
    public Task A_hub_for_everybody() => Silent(Reports.CookieApp(
        """
        app.MapHub<NewsHub>("/news");
        app.MapHub<OpenHub>("/open");
        app.MapHub<OrderHub>("/orders").AllowAnonymous();
        """,
        types: "public class NewsHub : Hub { } [Authorize, AllowAnonymous] public class OpenHub : Hub { }" + Reports.OrderHub));

    [Fact]
    public Task No_authentication_here() => Silent("""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.SignalR;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSignalR();
        var app = builder.Build();
        app.MapHub<OrderHub>("/orders");
        app.Run();

        [Authorize]
        public class OrderHub : Hub
        {
        }
        """);

    [Fact]
    public Task Authentication_that_does_not_end() => Silent("""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.SignalR;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("ApiKey").AddScheme<AuthenticationSchemeOptions, KeyHandler>("ApiKey", null);
        builder.Services.AddSignalR();
        var app = builder.Build();
        app.MapHub<OrderHub>("/orders");
        app.Run();

        [Authorize]
        public class OrderHub : Hub
        {
        }

        public class KeyHandler : AuthenticationHandler<AuthenticationSchemeOptions>
        {
            public KeyHandler(Microsoft.Extensions.Options.IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, System.Text.Encodings.Web.UrlEncoder encoder)
                : base(options, logger, encoder)
            {
            }

            protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());
        }
        """);

    [Fact]
    public Task A_hub_for_machines_beside_a_site_with_cookies() => Silent(Reports.CookieApp(
        """app.MapHub<MachineHub>("/machines");""",
        types: """[Authorize(AuthenticationSchemes = "ApiKey")] public class MachineHub : Hub { }"""));

    [Fact]
    public Task An_API_whose_connections_end_with_their_tokens() => Silent(Reports.BearerApp("""app.MapHub<OrderHub>("/orders", options => options.CloseOnAuthenticationExpiration = true);""", types: Reports.OrderHub));

    [Fact]
    public Task An_API_that_sets_it_for_all_hubs() => Silent(Reports.BearerApp(
        """
        app.MapHub<OrderHub>("/orders", Connections.Options);
        app.MapHub<ChatHub>("/chat", Connections.Options);
        """,
        types: Reports.OrderHub + """
        [Authorize] public class ChatHub : Hub { }

        public static class Connections
        {
            public static void Options(Microsoft.AspNetCore.Http.Connections.HttpConnectionDispatcherOptions options) => options.CloseOnAuthenticationExpiration = true;
        }
        """));

    [Fact]
    public Task Options_that_somebody_hands_in() => Silent(Reports.BearerApp(
        "Hubs.Map(app, _ => { });",
        types: Reports.OrderHub + """
        public static class Hubs
        {
            public static void Map(WebApplication app, Action<Microsoft.AspNetCore.Http.Connections.HttpConnectionDispatcherOptions> configure) => app.MapHub<OrderHub>("/orders", configure);
        }
        """));

    [Fact]
    public Task Every_call_is_looked_at() => Silent(Reports.CookieApp(
        """app.MapHub<OrderHub>("/orders");""",
        "builder.Services.AddSignalR(options => options.AddFilter<SessionFilter>());",
        Reports.OrderHub + """
        public class SessionFilter : IHubFilter
        {
            public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext context, Func<HubInvocationContext, ValueTask<object?>> next)
            {
                if (context.Context.User?.Identity?.IsAuthenticated != true) throw new HubException("signed out");
                return await next(context);
            }
        }
        """));

    [Fact]
    public Task The_hubs_own_methods_look() => Silent(Reports.CookieApp(
        """app.MapHub<OrderHub>("/orders");""",
        types: """
        public interface ISessions { Task<bool> IsActiveAsync(string user); }

        [Authorize]
        public class OrderHub : Hub
        {
            private readonly ISessions _sessions;
            public OrderHub(ISessions sessions) => _sessions = sessions;

            public async Task Order(int id)
            {
                if (!await _sessions.IsActiveAsync(Context.UserIdentifier!)) throw new HubException("signed out");
                await Clients.Caller.SendAsync("ordered", id);
            }
        }
        """));

    [Fact]
    public Task Azure_closes_them() => Silent(
        Reports.CookieApp("""app.MapHub<OrderHub>("/orders");""", types: Reports.OrderHub),
        """
        public interface IHubManager { Task CloseUserConnectionsAsync(string user); }

        public class Logouts
        {
            public Task Close(IHubManager hubs, string user) => hubs.CloseUserConnectionsAsync(user);
        }
        """);

    [Fact]
    public Task A_MapHub_of_somebody_else() => Silent(Reports.CookieApp(
        """app.MapHub<OrderHub>();""",
        types: Reports.OrderHub + "public static class Own { public static void MapHub<T>(this WebApplication app) { } }"));

    [Fact]
    public Task A_socket_for_everybody() => Silent(Reports.CookieApp("""
        app.MapGet("/ws", async (HttpContext context) =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            var buffer = new byte[4096];
            while (true) await socket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None);
        });
        """));

    [Fact]
    public Task A_socket_that_a_registry_keeps() => Silent(Reports.CookieApp(
        """
        app.MapGet("/ws", async (HttpContext context) =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            Sockets.Add(socket);
            var buffer = new byte[4096];
            while (true) await socket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None);
        }).RequireAuthorization();
        """,
        types: """
        public static class Sockets
        {
            private static readonly List<System.Net.WebSockets.WebSocket> s_open = new();
            public static void Add(System.Net.WebSockets.WebSocket socket) => s_open.Add(socket);
        }
        """));

    [Fact]
    public Task A_socket_whose_loop_looks_at_the_session() => Silent(Reports.CookieApp("""
        app.MapGet("/ws", async (HttpContext context) =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            var buffer = new byte[4096];
            while (true)
            {
                await socket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None);
                var result = await context.AuthenticateAsync();
                if (!result.Succeeded) break;
            }
        }).RequireAuthorization();
        """));

    [Fact]
    public Task A_socket_that_somebody_may_cancel() => Silent(Reports.CookieApp("""
        app.MapGet("/ws", async (HttpContext context) =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            using var end = new CancellationTokenSource(TimeSpan.FromMinutes(10));
            var buffer = new byte[4096];
            while (true) await socket.ReceiveAsync(new ArraySegment<byte>(buffer), end.Token);
        }).RequireAuthorization();
        """));

    [Fact]
    public Task A_socket_for_one_message() => Silent(Reports.CookieApp("""
        app.MapGet("/ws", async (HttpContext context) =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            var buffer = new byte[4096];
            await socket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None);
        }).RequireAuthorization();
        """));

    [Fact]
    public Task The_logout_rotates_the_stamp() => Silent(Reports.BlazorApp(
        Reports.StampProvider,
        Reports.Provided,
        "if (await users.GetUserAsync(user) is { } known) await users.UpdateSecurityStampAsync(known); await signIn.SignOutAsync();").Replace("{|LOA1013:AddInteractiveServerComponents()|}", "AddInteractiveServerComponents()"));

    [Fact]
    public Task A_provider_that_asks_for_the_session() => Silent(Reports.BlazorApp(
        """
        public interface ISessions { Task<bool> ExistsAsync(string? id); }

        internal sealed class SessionProvider : RevalidatingServerAuthenticationStateProvider
        {
            private readonly ISessions _sessions;

            public SessionProvider(ILoggerFactory logger, ISessions sessions)
                : base(logger) => _sessions = sessions;

            protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

            protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState state, CancellationToken cancellationToken) => _sessions.ExistsAsync(state.User.FindFirstValue("sid"));
        }
        """,
        "builder.Services.AddScoped<AuthenticationStateProvider, SessionProvider>();").Replace("{|LOA1013:AddInteractiveServerComponents()|}", "AddInteractiveServerComponents()"));

    [Fact]
    public Task A_provider_of_the_applications_own() => Silent(Reports.BlazorApp(
        """
        public sealed class OwnProvider : AuthenticationStateProvider
        {
            public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal()));
        }
        """,
        "builder.Services.AddScoped<AuthenticationStateProvider, OwnProvider>();").Replace("{|LOA1013:AddInteractiveServerComponents()|}", "AddInteractiveServerComponents()"));

    [Fact]
    public Task Circuits_that_nobody_can_open() => Silent(Reports.BlazorApp().Replace("app.MapBlazorHub();", "// app.MapBlazorHub();").Replace("{|LOA1013:AddInteractiveServerComponents()|}", "AddInteractiveServerComponents()"));

    [Fact]
    public Task Circuits_without_users() => Silent("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        var app = builder.Build();
        app.MapBlazorHub();
        app.Run();
        """);

    [Fact]
    public Task Half_typed_code() => Silent(Reports.CookieApp("app.MapHub<{|CS0246:Order|}>(\"/orders\"); app.{|CS1061:MapHubs<OrderHub>|}();", types: Reports.OrderHub));
}
