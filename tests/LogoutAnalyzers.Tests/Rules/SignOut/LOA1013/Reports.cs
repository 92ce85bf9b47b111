using System.Threading.Tasks;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1013;

/// <summary>Connections that nothing ends with the session.</summary>
public class Reports
{
    private static readonly Verification s_verify = Verify.AspNetCoreData with { Advice = "LOA1013" };

    private static Task Reported(params string[] sources) => s_verify.Analyzer<SignOutAnalyzer>(sources);

    /// <summary>An application that signs in and out with a cookie.</summary>
    internal static string CookieApp(string mapping, string services = "", string types = "") => $$"""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.SignalR;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("Cookies").AddCookie();
        builder.Services.AddSignalR();
        {{services}}
        var app = builder.Build();
        app.MapPost("/login", (HttpContext context) => context.SignInAsync("Cookies", new ClaimsPrincipal()));
        app.MapPost("/logout", (HttpContext context) => context.SignOutAsync("Cookies"));
        {{mapping}}
        app.Run();

        {{types}}
        """;

    /// <summary>An API that takes JWT.</summary>
    internal static string BearerApp(string mapping, string services = "", string types = "") => $$"""
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.SignalR;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddSignalR();
        {{services}}
        var app = builder.Build();
        {{mapping}}
        app.Run();

        {{types}}
        """;

    internal const string OrderHub = """
        [Authorize]
        public class OrderHub : Hub
        {
            public string WhoAmI() => Context.User!.Identity!.Name!;
        }
        """;

    /// <summary>Blazor on the server with ASP.NET Core Identity, as in the SDK's template.</summary>
    internal static string BlazorApp(string provider = "", string registration = "", string logout = "await signIn.SignOutAsync();") => $$"""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Components.Authorization;
        using Microsoft.AspNetCore.Components.Server;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.Extensions.Options;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRazorComponents()
            .{|LOA1013:AddInteractiveServerComponents()|};
        builder.Services.AddCascadingAuthenticationState();
        {{registration}}
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        builder.Services.AddIdentityCore<IdentityUser>().AddSignInManager();
        var app = builder.Build();
        app.MapPost("/Account/Logout", async (ClaimsPrincipal user, SignInManager<IdentityUser> signIn, UserManager<IdentityUser> users) =>
        {
            {{logout}}
            return TypedResults.LocalRedirect("/");
        });
        app.MapBlazorHub();
        app.Run();

        {{provider}}
        """;

    internal const string StampProvider = """
        internal sealed class IdentityRevalidatingAuthenticationStateProvider : RevalidatingServerAuthenticationStateProvider
        {
            private readonly IServiceScopeFactory _scopes;

            public IdentityRevalidatingAuthenticationStateProvider(ILoggerFactory logger, IServiceScopeFactory scopes)
                : base(logger) => _scopes = scopes;

            protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(30);

            protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState state, CancellationToken cancellationToken)
            {
                await using var scope = _scopes.CreateAsyncScope();
                var users = scope.ServiceProvider.GetRequiredService<UserManager<IdentityUser>>();
                var user = await users.GetUserAsync(state.User);
                return user is not null && state.User.FindFirstValue("AspNet.Identity.SecurityStamp") == await users.GetSecurityStampAsync(user);
            }
        }
        """;

    internal const string Provided = "builder.Services.AddScoped<AuthenticationStateProvider, IdentityRevalidatingAuthenticationStateProvider>();";

    [Fact]
    public Task A_hub() => Reported(CookieApp("""{|LOA1013:app.MapHub<OrderHub>("/orders")|};""", types: OrderHub));

    [Fact]
    public Task A_hub_in_the_style_of_Startup() => Reported(
        """
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.SignalR;

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
                services.AddSignalR();
            }

            public void Configure(IApplicationBuilder app)
            {
                app.UseRouting();
                app.UseEndpoints(endpoints =>
                {
                    endpoints.MapControllers();
                    {|LOA1013:endpoints.MapHub<OrderHub>("/orders")|};
                });
            }
        }

        [Authorize(Roles = "Staff")]
        public class OrderHub : Hub
        {
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Mvc;
        using System.Security.Claims;

        public class AccountController : Controller
        {
            [HttpPost]
            public Task Login() => HttpContext.SignInAsync("Cookies", new ClaimsPrincipal());

            [HttpPost]
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync("Cookies");
                return Redirect("/");
            }
        }
        """);

    [Fact]
    public Task A_hub_that_is_mapped_for_signed_in_users() => Reported(CookieApp(
        """{|LOA1013:app.MapHub<OrderHub>("/orders")|}.RequireAuthorization("Staff");""",
        types: "public class OrderHub : Hub { }"));

    [Fact]
    public Task A_hub_whose_base_class_asks_for_users() => Reported(CookieApp(
        """{|LOA1013:app.MapHub<OrderHub>("/orders")|};""",
        types: "[Authorize] public abstract class UserHub : Hub<IOrders> { } public class OrderHub : UserHub { } public interface IOrders { Task Changed(int id); }"));

    [Fact]
    public Task Two_hubs() => Reported(CookieApp(
        """
        {|LOA1013:app.MapHub<OrderHub>("/orders")|};
        {|LOA1013:app.MapHub<ChatHub>("/chat")|};
        app.MapHub<NewsHub>("/news");
        """,
        types: OrderHub + "[Authorize] public class ChatHub : Hub { } public class NewsHub : Hub { }"));

    [Fact]
    public Task A_hub_with_other_options() => Reported(CookieApp(
        """
        {|LOA1013:app.MapHub<OrderHub>("/orders", options =>
        {
            options.ApplicationMaxBufferSize = 1 << 16;
        })|};
        """,
        types: OrderHub));

    [Fact]
    public Task The_option_of_one_hub_is_not_that_of_another() => Reported(CookieApp(
        """
        {|LOA1013:app.MapHub<OrderHub>("/orders")|};
        {|LOA1013:app.MapHub<ChatHub>("/chat", options => options.CloseOnAuthenticationExpiration = true)|};
        """,
        types: OrderHub + "[Authorize] public class ChatHub : Hub { }"));

    [Fact]
    public Task The_option_does_not_act_at_logout() => Reported(CookieApp(
        """{|LOA1013:app.MapHub<OrderHub>("/orders", options => options.CloseOnAuthenticationExpiration = true)|};""",
        types: OrderHub));

    [Fact]
    public Task Turning_somebody_away_closes_nothing_later() => Reported(CookieApp(
        """{|LOA1013:app.MapHub<OrderHub>("/orders")|};""",
        types: """
        [Authorize]
        public class OrderHub : Hub
        {
            public override Task OnConnectedAsync()
            {
                if (Context.UserIdentifier is null) Context.Abort();
                return base.OnConnectedAsync();
            }
        }
        """));

    [Fact]
    public Task Other_things_that_abort() => Reported(CookieApp(
        """
        {|LOA1013:app.MapHub<OrderHub>("/orders")|};
        app.Use((context, next) => { if (context.Request.Path == "/x") context.Abort(); return next(context); });
        """,
        types: OrderHub));

    [Fact]
    public Task A_hub_of_an_API() => Reported(BearerApp("""{|LOA1013:app.MapHub<OrderHub>("/orders")|};""", types: OrderHub));

    [Fact]
    public Task A_hub_that_names_its_scheme() => Reported(CookieApp(
        """{|LOA1013:app.MapHub<OrderHub>("/orders")|};""",
        types: """[Authorize(AuthenticationSchemes = "Cookies,ApiKey")] public class OrderHub : Hub { }"""));

    [Fact]
    public Task A_socket_of_an_endpoint() => Reported(CookieApp("""
        app.MapGet("/ws", async (HttpContext context) =>
        {
            if (!context.WebSockets.IsWebSocketRequest) return Results.BadRequest();
            using var socket = await {|LOA1013:context.WebSockets.AcceptWebSocketAsync()|};
            var buffer = new byte[4096];
            while (socket.State == System.Net.WebSockets.WebSocketState.Open)
            {
                var received = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), context.RequestAborted);
                if (received.CloseStatus is not null) break;
                await socket.SendAsync(new ArraySegment<byte>(buffer, 0, received.Count), received.MessageType, received.EndOfMessage, CancellationToken.None);
            }
            return Results.Empty;
        }).RequireAuthorization();
        """));

    [Fact]
    public Task A_socket_of_an_action_that_a_helper_reads() => Reported(
        CookieApp("app.MapControllers();"),
        """
        using System.Net.WebSockets;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [Authorize]
        public class FeedController : ControllerBase
        {
            [Route("/feed")]
            public async Task Get()
            {
                if (HttpContext.WebSockets.IsWebSocketRequest)
                {
                    using var socket = await {|LOA1013:HttpContext.WebSockets.AcceptWebSocketAsync()|};
                    await Echo(socket);
                }
                else
                {
                    HttpContext.Response.StatusCode = 400;
                }
            }

            private static async Task Echo(WebSocket webSocket)
            {
                var buffer = new byte[1024 * 4];
                var received = await webSocket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None);
                while (!received.CloseStatus.HasValue)
                {
                    await webSocket.SendAsync(new ArraySegment<byte>(buffer, 0, received.Count), received.MessageType, received.EndOfMessage, CancellationToken.None);
                    received = await webSocket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None);
                }
                await webSocket.CloseAsync(received.CloseStatus.Value, received.CloseStatusDescription, CancellationToken.None);
            }
        }
        """);

    [Fact]
    public Task Circuits_that_nobody_looks_at_again() => Reported(BlazorApp());

    [Fact]
    public Task Circuits_before_NET_8() => Reported(BlazorApp().Replace("AddRazorComponents()\n    .{|LOA1013:AddInteractiveServerComponents()|}", "{|LOA1013:AddServerSideBlazor()|}"));

    [Fact]
    public Task The_templates_provider_and_its_logout() => Reported(BlazorApp(StampProvider, Provided));

    [Fact]
    public Task The_message_of_a_hub() => Message(
        "Hub 'OrderHub' keeps its connections open after the user has logged out, and after the sign-in has expired; set CloseOnAuthenticationExpiration, and abort the user's connections at logout",
        CookieApp("""{|#0:app.MapHub<OrderHub>("/orders")|};""", types: OrderHub));

    [Fact]
    public Task The_message_of_a_hub_with_the_option() => Message(
        "Hub 'OrderHub' keeps its connections open after the user has logged out, until the sign-in expires; abort the user's connections at logout",
        CookieApp("""{|#0:app.MapHub<OrderHub>("/orders", options => options.CloseOnAuthenticationExpiration = true)|};""", types: OrderHub));

    [Fact]
    public Task The_message_of_a_hub_of_an_API() => Message(
        "Hub 'OrderHub' keeps its connections open after the sign-in has expired; set CloseOnAuthenticationExpiration",
        BearerApp("""{|#0:app.MapHub<OrderHub>("/orders")|};""", types: OrderHub));

    [Fact]
    public Task The_message_of_circuits() => Message(
        "The circuits of Blazor stay signed in after the user has logged out; register a provider that derives from RevalidatingServerAuthenticationStateProvider",
        BlazorApp().Replace("LOA1013", "#0"));

    [Fact]
    public Task The_message_of_the_templates_circuits() => Message(
        "The circuits of Blazor stay signed in after the user has logged out: 'IdentityRevalidatingAuthenticationStateProvider' compares the security stamp, which no logout rotates; rotate the stamp at logout, or let the provider ask for the session",
        BlazorApp(StampProvider, Provided).Replace("LOA1013", "#0"));

    [Fact]
    public Task The_message_of_a_socket() => Message(
        "This WebSocket goes on after the session of its user has ended; check the session in its loop, or close it at logout",
        CookieApp("""
        app.MapGet("/ws", async (HttpContext context) =>
        {
            using var socket = await {|#0:context.WebSockets.AcceptWebSocketAsync()|};
            var buffer = new byte[4096];
            while (true) await socket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None);
        }).RequireAuthorization();
        """));

    private static Task Message(string text, params string[] sources) => s_verify.Message<SignOutAnalyzer>(new DiagnosticResult("LOA1013", DiagnosticSeverity.Info).WithMessage(text), sources);
}
