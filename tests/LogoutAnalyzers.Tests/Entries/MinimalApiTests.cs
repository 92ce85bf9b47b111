using LogoutAnalyzers.Entries;
using Xunit;

namespace LogoutAnalyzers.Tests.Entries;

public class MinimalApiTests
{
    [Theory]
    [InlineData("app.MapPost(\"/logout\", () => Results.Ok());")]
    [InlineData("app.MapGet(\"/log-out\", () => \"bye\");")]
    [InlineData("app.MapDelete(\"/session/end-session\", (string id) => { });")]
    [InlineData("app.MapPut(\"/signout\", () => { });")]
    [InlineData("app.MapMethods(\"/logoff\", new[] { \"POST\" }, () => Results.Ok());")]
    [InlineData("app.Map(\"/logout\", () => Results.Ok());")]
    [InlineData("app.MapPost(\"logout\", async (HttpContext context) => await context.SignOutAsync());")]
    [InlineData("app.MapPost(\"/logout\", context => context.SignOutAsync());")]
    [InlineData("app.MapPost(\"/logout\", delegate (HttpContext context) { return context.SignOutAsync(); });")]
    [InlineData("app.MapPost(handler: () => Results.Ok(), pattern: \"/logout\");")]
    [InlineData("app.MapPost(\"/users/{id}/logout\", (int id) => { });")]
    [InlineData("app.MapPost(\"/logout/{returnUrl?}\", (string returnUrl) => { });")]
    [InlineData("app.MapPost(\"/auth/\" + \"logout\", () => { });")]
    [InlineData("const string Prefix = \"/api\"; app.MapPost($\"{Prefix}/logout\", () => { });")]
    [InlineData("app.MapPost(Routes.Logout, () => { });")]
    [InlineData("app.MapPost(Routes.Leave, () => { });")]
    [InlineData("const string Leave = \"/logout\"; app.MapPost(Leave, () => { });")]
    [InlineData("app.MapPost(\"/logout\", () => { }).RequireAuthorization().WithName(\"Logout\").WithTags(\"Logout\");")]
    [InlineData("EndpointRouteBuilderExtensions.MapPost(app, \"/logout\", () => { });")]
    [InlineData("app.UseEndpoints(endpoints => { endpoints.MapPost(\"/logout\", () => { }); });")]
    [InlineData("app.MapPost(\"/logout\", Handlers.Bye);")]
    [InlineData("app.MapPost(\"/logout\", new Handlers().Leave);")]
    [InlineData("app.MapPost(\"/logout\", Local); void Local() { }")]
    [InlineData("app.MapPost(\"/logout\", static () => { });")]
    [InlineData("app.MapPost(\"/logout\", (Delegate)(() => { }));")]
    [InlineData("app.MapPost(@\"/logout\", () => { });")]
    [InlineData("app.MapPost(\"\"\"/logout\"\"\", () => { });")]
    [InlineData("if (args.Length > 0) { app.MapPost(\"/logout\", () => { }); }")]
    [InlineData("app.MapPost(\"/LOGOUT\", () => { });")]
    public void Found_endpoints(string statements) => Assert.Equal(EntryKind.MinimalApi, Assert.Single(In(statements)).Kind);

    [Theory]
    [InlineData("app.MapGroup(\"/auth\").MapPost(\"/logout\", () => { });")]
    [InlineData("var group = app.MapGroup(\"/auth\"); group.MapPost(\"/logout\", () => { });")]
    [InlineData("app.MapGroup(\"/logout\").MapPost(\"\", () => { });")]
    [InlineData("app.MapGroup(\"/logout\").RequireAuthorization().MapPost(\"/\", () => { });")]
    [InlineData("var group = app.MapGroup(\"/logout\"); group.MapPost(\"/\", () => { });")]
    [InlineData("var group = app.MapGroup(\"/logout\").RequireAuthorization().WithTags(\"x\"); group.MapPost(\"/\", () => { });")]
    [InlineData("var auth = app.MapGroup(\"/auth\"); var logout = auth.MapGroup(\"/logout\"); logout.MapPost(\"\", () => { });")]
    [InlineData("app.MapGroup(\"/logout\").MapGroup(\"/v1\").MapPost(\"\", () => { });")]
    [InlineData("var logout = app.MapGroup(\"/logout\"); var v1 = logout.MapGroup(\"/v1\"); v1.MapPost(\"\", () => { });")]
    [InlineData("var group = app.MapGroup(\"/logout\"); group.MapPost(\"/\", Handlers.Bye);")]
    [InlineData("var group = app.MapGroup(\"/logout\"); group.MapPost(\"/logout\", () => { });")]
    public void Found_in_groups(string statements) => Assert.Equal(EntryKind.MinimalApi, Assert.Single(In(statements)).Kind);

    [Theory]
    [InlineData("app.MapPost(\"/login\", () => { });")]
    [InlineData("app.MapPost(\"/catalogout\", () => { });")]
    [InlineData("app.MapGet(\"/blog/outline\", () => { });")]
    [InlineData("app.MapGet(\"/signout-callback-oidc\", () => { });")]
    [InlineData("app.MapGet(\"/logout/callback\", () => { });")]
    [InlineData("app.MapGet(\"/after-logout\", () => { });")]
    [InlineData("app.MapGet(\"/logged-out\", () => { });")]
    [InlineData("app.MapGet(\"/admin/logout-history\", () => { });")]
    [InlineData("app.MapGet(\"/logout/stats\", () => { });")]
    [InlineData("app.MapPost(\"/{logout}\", (string logout) => { });")]
    [InlineData("app.MapPost(\"/users\", () => { }).WithName(\"Logout\");")]
    [InlineData("app.MapPost(\"/users\", () => \"/logout\");")]
    [InlineData("app.MapPost(\"/users\", () => { Console.WriteLine(\"logout\"); });")]
    [InlineData("app.MapFallback(() => \"logout\");")]
    [InlineData("app.Map(\"/logout\", branch => { branch.Run(context => Task.CompletedTask); });")]
    [InlineData("Decoy.MapPost(\"/logout\", () => { });")]
    [InlineData("Console.WriteLine(\"/logout\");")]
    [InlineData("var group = app.MapGroup(\"/logout\"); group.MapGet(\"/history\", () => { });")]
    [InlineData("var group = app.MapGroup(\"/logout\"); app.MapPost(\"/\", () => { });")]
    [InlineData("var logout = \"/logout\"; // app.MapPost(\"/logout\", () => { });")]
    [InlineData("app.MapPost(args[0] + \"/logout\", Unknown.Handler);")]
    public void Not_endpoints(string statements) => Assert.DoesNotContain(In(statements), static entry => entry.Kind == EntryKind.MinimalApi);

    [Fact]
    public void Every_endpoint_of_a_group_with_the_name_is_one() =>
        Assert.Equal(["/logout/", "/logout/all"], In("var group = app.MapGroup(\"/logout\"); group.MapPost(\"/\", () => { }); group.MapPost(\"/all\", () => { });").Select(static entry => entry.Name));

    [Fact]
    public void A_lambda_is_reported_at_its_pattern()
    {
        var entry = Assert.Single(In("app.MapGet(\"/logout\", () => { });"));
        Assert.Equal("\"/logout\"", Text(entry));
        Assert.Equal("/logout", entry.Name);
        Assert.Null(entry.Symbol);
        Assert.True(entry.IsGetOnly());
    }

    [Theory]
    [InlineData("app.MapGet(\"/logout\", () => { });", true, false)]
    [InlineData("app.MapPost(\"/logout\", () => { });", false, true)]
    [InlineData("app.Map(\"/logout\", () => { });", true, true)]
    [InlineData("app.MapMethods(\"/logout\", new[] { \"GET\", \"POST\" }, () => { });", true, true)]
    [InlineData("app.MapMethods(\"/logout\", new[] { \"GET\" }, () => { });", true, false)]
    public void Knows_the_verbs(string statements, bool get, bool post)
    {
        var entry = Assert.Single(In(statements));
        Assert.Equal((get, post), (entry.MayBeGet, entry.MayBePost));
    }

    [Fact]
    public void A_method_group_of_this_file_is_reported_at_the_method()
    {
        var entry = Assert.Single(In("app.MapPost(\"/logout\", Local); void Local() { }"));
        Assert.Equal("Local", Text(entry));
        Assert.False(entry.IsGetOnly());
    }

    [Fact]
    public void A_method_group_of_another_file_is_reported_at_the_pattern()
    {
        var entry = Assert.Single(Found.In(Program("app.MapPost(\"/logout\", Elsewhere.Bye);"), "public static class Elsewhere { public static void Bye() { } }"));
        Assert.Equal("\"/logout\"", Text(entry));
        Assert.Equal("/0/Test1.cs", entry.Body.SyntaxTree.FilePath);
        Assert.Equal("Bye", entry.Symbol!.Name);
    }

    [Fact]
    public void An_extension_method_that_maps_endpoints() =>
        Assert.Single(Found.In("public static class Endpoints { public static void MapAccount(this IEndpointRouteBuilder routes) { routes.MapPost(\"/logout\", () => { }); } }"));

    [Fact]
    public void A_pattern_constant_in_another_file() =>
        Assert.Single(Found.In(Program("app.MapPost(Paths.Leave, () => { });"), "public static class Paths { public const string Leave = \"/logout\"; }"));

    [Fact]
    public void A_handler_that_is_mapped_twice_is_found_once() =>
        Assert.Single(In("app.MapPost(\"/logout\", Handlers.Bye); app.MapPost(\"/signout\", Handlers.Bye);"));

    private static string Text(LogoutEntry entry) => entry.Location.SourceTree!.GetText().ToString(entry.Location.SourceSpan);

    private static IReadOnlyList<LogoutEntry> In(string statements) => Found.In(Program(statements));

    private static string Program(string statements) => $$"""
        var app = WebApplication.CreateBuilder(args).Build();
        {{statements}}
        app.Run();

        public static class Routes { public const string Logout = "/account/logout"; public const string Leave = "/account/logout"; }
        public class Handlers { public static void Bye() { } public void Leave() { } }
        public static class Unknown { public static void Handler() { } }
        public static class Decoy { public static void MapPost(string pattern, Action handler) { } }
        """;
}
