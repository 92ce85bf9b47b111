using LogoutAnalyzers.Entries;
using Xunit;

namespace LogoutAnalyzers.Tests.Entries;

public class MiddlewareTests
{
    private const string Answers = "{ context.Response.Redirect(\"/\"); return; }";

    [Theory]
    [InlineData($"if (context.Request.Path == \"/logout\") {Answers}")]
    [InlineData($"if (context.Request.Path.StartsWithSegments(\"/account/logout\")) {Answers}")]
    [InlineData($"if (context.Request.Path.Equals(\"/logout\", StringComparison.OrdinalIgnoreCase)) {Answers}")]
    [InlineData($"if (context.Request.Path.Value!.EndsWith(\"/sign-out\")) {Answers}")]
    [InlineData($"var path = context.Request.Path.Value; if (path is \"/logout\") {Answers}")]
    [InlineData($"var path = context.Request.Path.Value; if (path?.Contains(\"logout\") == true) {Answers}")]
    [InlineData($"if (HttpMethods.IsPost(context.Request.Method) && context.Request.Path == \"/logout\") {Answers}")]
    [InlineData($"if (context.Request.Path == \"/logout\" || context.Request.Path == \"/signout\") {Answers}")]
    [InlineData($"if (context.Request.Path == LogoutPath) {Answers}")]
    [InlineData($"if (context.Request.Path != \"/logout\") {{ await next(context); return; }} context.Response.Redirect(\"/\"); return;")]
    public void Found_in_middleware(string statements) => Assert.All([Convention(statements), Interface(statements)], static program =>
    {
        var entry = Assert.Single(Found.In(program));
        Assert.Equal((EntryKind.Middleware, true), (entry.Kind, entry.IsPartOfBody));
    });

    [Theory]
    [InlineData("app.Use(async (context, next) => { if (context.Request.Path == \"/logout\") { context.Response.Redirect(\"/\"); return; } await next(); });", true)]
    [InlineData("app.Use(async (HttpContext context, RequestDelegate next) => { if (context.Request.Path.StartsWithSegments(\"/logout\")) return; await next(context); });", true)]
    [InlineData("app.Run(async context => { if (context.Request.Path == \"/logout\") { await context.Response.WriteAsync(\"Bye\"); } });", true)]
    [InlineData("app.Map(\"/logout\", branch => branch.Run(async context => { await context.Response.WriteAsync(\"Bye\"); }));", false)]
    [InlineData("app.Map(\"/logout\", branch => { branch.Run(context => Task.CompletedTask); });", false)]
    [InlineData("app.MapWhen(context => context.Request.Path.StartsWithSegments(\"/logout\"), branch => branch.Run(context => Task.CompletedTask));", false)]
    public void Found_in_the_pipeline(string statement, bool isPart)
    {
        var entry = Assert.Single(Found.In($"var app = WebApplication.CreateBuilder(args).Build(); {statement} app.Run();"));
        Assert.Equal((EntryKind.Middleware, isPart), (entry.Kind, entry.IsPartOfBody));
    }

    [Theory]
    [InlineData($"if (context.Request.Path == \"/login\" || context.Request.Path == \"/logout\") {Answers}")]
    [InlineData($"var path = context.Request.Path.Value; if (path is \"/login\" or \"/logout\") {Answers}")]
    [InlineData($"if (context.Request.Path == \"/logout/callback\") {Answers}")]
    [InlineData($"if (context.Request.Path == \"/logged-out\") {Answers}")]
    [InlineData($"if (context.Request.Path == \"/login\") {Answers}")]
    [InlineData($"if (context.Request.Headers[\"X-Logout\"] == \"logout\") {Answers}")]
    [InlineData($"var open = new[] {{ \"/login\", \"/logout\" }}; if (open.Contains(context.Request.Path.Value)) {Answers}")]
    [InlineData($"if (context.Request.Path.StartsWithSegments(\"/visits/sign-out/{{visitId}}\")) {Answers}")]
    [InlineData("context.Items[\"logout\"] = \"/logout\";")]
    public void Not_middleware(string statements) => Assert.All([Convention(statements), Interface(statements)], static program => Assert.Empty(Found.In(program)));

    [Theory]
    [InlineData("public class Helper { public Task Invoke(HttpContext context) { if (context.Request.Path == \"/logout\") return Task.CompletedTask; return Task.CompletedTask; } }")]
    [InlineData("public class Gate { public Gate(RequestDelegate next) { } public bool IsLogout(HttpContext context) { if (context.Request.Path == \"/logout\") return true; return false; } }")]
    [InlineData("public static class Paths { public static bool IsOpen(string path) { if (path == \"/logout\") return true; return false; } }")]
    public void Not_middleware_by_its_type(string types) => Assert.Empty(Found.In(types));

    [Theory]
    [InlineData("app.Map(\"/logout\", branch => { branch.UseRouting(); branch.Run(context => Task.CompletedTask); });")]
    [InlineData("app.Map(\"/logout\", Configure); static void Configure(IApplicationBuilder branch) { }")]
    [InlineData("app.MapWhen(context => !context.Request.Path.StartsWithSegments(\"/logout\"), branch => branch.Run(context => Task.CompletedTask));")]
    [InlineData("app.UseWhen(context => context.Request.Path.StartsWithSegments(\"/logout\"), branch => branch.Use((context, next) => next(context)));")]
    public void Not_in_the_pipeline(string statement) => Assert.Empty(Found.In($"var app = WebApplication.CreateBuilder(args).Build(); {statement} app.Run();"));

    [Theory]
    [InlineData("HttpMethods.IsPost(context.Request.Method) && ", false, true)]
    [InlineData("context.Request.Method == \"GET\" && ", true, false)]
    [InlineData("", true, true)]
    public void The_verb_is_that_of_the_test(string verb, bool get, bool post)
    {
        var entry = Assert.Single(Found.In(Convention($"if ({verb}context.Request.Path == \"/logout\") {Answers}")));
        Assert.Equal((get, post, "Gate.InvokeAsync"), (entry.MayBeGet, entry.MayBePost, entry.Name));
    }

    private static string Convention(string statements) =>
        $"public class Gate {{ private const string LogoutPath = \"/account/logout\"; private readonly RequestDelegate next; public Gate(RequestDelegate next) {{ this.next = next; }} public async Task InvokeAsync(HttpContext context) {{ {statements} await next(context); }} }}";

    private static string Interface(string statements) =>
        $"public class Gate : IMiddleware {{ private const string LogoutPath = \"/account/logout\"; public async Task InvokeAsync(HttpContext context, RequestDelegate next) {{ {statements} await next(context); }} }}";
}
