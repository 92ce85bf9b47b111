using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Fixes.SignOut;
using LogoutAnalyzers.Rules.SignOut;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.SignOut.LOA1013;

/// <summary>The option that ends connections with the sign-in.</summary>
public class Fixes
{
    private static readonly Verification s_verify = Verify.AspNetCoreData with { Advice = "LOA1013" };

    private static Task Fix(string before, string after) => s_verify.Fix<SignOutAnalyzer, SetCloseOnAuthenticationExpiration>(Reports.BearerApp(before, types: Reports.OrderHub), Reports.BearerApp(after, types: Reports.OrderHub));

    private static Task NotOffered(string source) => s_verify.Fix<SignOutAnalyzer, SetCloseOnAuthenticationExpiration>(source, source);

    [Fact]
    public Task A_plain_mapping() => Fix(
        """{|LOA1013:app.MapHub<OrderHub>("/orders")|}; // news of orders""",
        """app.MapHub<OrderHub>("/orders", options => options.CloseOnAuthenticationExpiration = true); // news of orders""");

    [Fact]
    public Task A_mapping_with_conventions() => Fix(
        """
        {|LOA1013:app.MapHub<OrderHub>("/orders")|}
            .RequireAuthorization()
            .RequireCors("site");
        """,
        """
        app.MapHub<OrderHub>("/orders", options => options.CloseOnAuthenticationExpiration = true)
            .RequireAuthorization()
            .RequireCors("site");
        """);

    [Fact]
    public Task Where_the_name_is_taken() => Fix(
        """
        var options = "/orders";
        {|LOA1013:app.MapHub<OrderHub>(options)|};
        """,
        """
        var options = "/orders";
        app.MapHub<OrderHub>(options, hubOptions => hubOptions.CloseOnAuthenticationExpiration = true);
        """);

    [Fact]
    public Task Options_in_a_block() => Fix(
        """
        {|LOA1013:app.MapHub<OrderHub>("/orders", o =>
        {
            // Large orders.
            o.ApplicationMaxBufferSize = 1 << 20;
        })|};
        """,
        """
        app.MapHub<OrderHub>("/orders", o =>
        {
            // Large orders.
            o.ApplicationMaxBufferSize = 1 << 20;
            o.CloseOnAuthenticationExpiration = true;
        });
        """);

    [Fact]
    public Task Options_in_a_block_on_one_line() => Fix(
        """{|LOA1013:app.MapHub<OrderHub>("/orders", (o) => { o.ApplicationMaxBufferSize = 1; })|};""",
        """
        app.MapHub<OrderHub>("/orders", (o) =>
        {
            o.ApplicationMaxBufferSize = 1;
            o.CloseOnAuthenticationExpiration = true;
        });
        """);

    [Fact]
    public Task One_option() => Fix(
        """{|LOA1013:app.MapHub<OrderHub>("/orders", o => o.ApplicationMaxBufferSize = 1 << 20)|};""",
        """
        app.MapHub<OrderHub>("/orders", o =>
        {
            o.CloseOnAuthenticationExpiration = true;
            o.ApplicationMaxBufferSize = 1 << 20;
        });
        """);

    [Fact]
    public Task Several_hubs_at_once() => s_verify.Fix<SignOutAnalyzer, SetCloseOnAuthenticationExpiration>(
        Reports.BearerApp("{|LOA1013:app.MapHub<OrderHub>(\"/orders\")|};\n{|LOA1013:app.MapHub<ChatHub>(\"/chat\")|};", types: Reports.OrderHub + "[Authorize] public class ChatHub : Hub { }"),
        Reports.BearerApp("app.MapHub<OrderHub>(\"/orders\", options => options.CloseOnAuthenticationExpiration = true);\napp.MapHub<ChatHub>(\"/chat\", options => options.CloseOnAuthenticationExpiration = true);", types: Reports.OrderHub + "[Authorize] public class ChatHub : Hub { }"));

    [Fact]
    public Task In_the_style_of_Startup_with_Windows_lines() => s_verify.Fix<SignOutAnalyzer, SetCloseOnAuthenticationExpiration>(
        Startup("{|LOA1013:endpoints.MapHub<OrderHub>(\"/orders\")|};"),
        Startup("endpoints.MapHub<OrderHub>(\"/orders\", options => options.CloseOnAuthenticationExpiration = true);"));

    private static string Startup(string mapping) =>
        $"namespace Shop\r\n{{\r\n\tusing Microsoft.AspNetCore.Authorization;\r\n\tusing Microsoft.AspNetCore.SignalR;\r\n\r\n\tpublic class Startup\r\n\t{{\r\n\t\tpublic void ConfigureServices(IServiceCollection services)\r\n\t\t{{\r\n\t\t\tservices.AddAuthentication(\"Bearer\").AddJwtBearer();\r\n\t\t}}\r\n\r\n\t\tpublic void Configure(IApplicationBuilder app)\r\n\t\t{{\r\n\t\t\tapp.UseEndpoints(endpoints =>\r\n\t\t\t{{\r\n\t\t\t\t{mapping}\r\n\t\t\t}});\r\n\t\t}}\r\n\t}}\r\n\r\n\t[Authorize]\r\n\tpublic class OrderHub : Hub\r\n\t{{\r\n\t}}\r\n}}\r\n";

    // What is left is said, and done by hand: the connections at logout.
    [Fact]
    public Task Under_cookies_the_logout_remains() => (s_verify with { SpeaksAfterFix = true }).Fix<SignOutAnalyzer, SetCloseOnAuthenticationExpiration>(
        Reports.CookieApp("""{|LOA1013:app.MapHub<OrderHub>("/orders")|};""", types: Reports.OrderHub),
        Reports.CookieApp("""{|LOA1013:app.MapHub<OrderHub>("/orders", options => options.CloseOnAuthenticationExpiration = true)|};""", types: Reports.OrderHub));

    [Fact]
    public Task Not_against_a_decision() => NotOffered(Reports.BearerApp("""{|LOA1013:app.MapHub<OrderHub>("/orders", options => options.CloseOnAuthenticationExpiration = false)|};""", types: Reports.OrderHub));

    [Fact]
    public Task Not_for_circuits() => NotOffered(Reports.BlazorApp());

    [Fact]
    public Task Not_for_sockets() => NotOffered(Reports.CookieApp("""
        app.MapGet("/ws", async (HttpContext context) =>
        {
            using var socket = await {|LOA1013:context.WebSockets.AcceptWebSocketAsync()|};
            var buffer = new byte[4096];
            while (true) await socket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None);
        }).RequireAuthorization();
        """));
}
