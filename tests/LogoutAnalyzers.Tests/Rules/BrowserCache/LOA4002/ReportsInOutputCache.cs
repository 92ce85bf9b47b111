using System.Threading.Tasks;
using LogoutAnalyzers.Rules.BrowserCache;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4002;

/// <summary>Policies of an application's own that store what signed-in users are shown.</summary>
public sealed class ReportsInOutputCache
{
    private static Task Analyze(string mapping, string options = "", string others = "") => Verify.Analyzer<BrowserCacheAnalyzer>(OutputCache.Program(mapping, options, others));

    [Theory]
    [InlineData("policy => policy.AddPolicy<KeepAll>(), excludeDefaultPolicy: true")]
    [InlineData("policy => policy.AddPolicy(typeof(KeepAll)).Expire(TimeSpan.FromMinutes(1)), true")]
    [InlineData("new KeepAll()")]
    [InlineData("KeepAll.Instance")]
    [InlineData("\"own\"")]
    [InlineData("\"excluded\"")]
    public Task Endpoints(string policy) => Analyze(
        $$"""app.MapGet("/me", Api.Me).RequireAuthorization().{|LOA4002:CacheOutput|}({{policy}});""",
        """options.AddPolicy("own", KeepAll.Instance); options.AddPolicy("excluded", policy => policy.AddPolicy<KeepAll>(), excludeDefaultPolicy: true);""");

    [Fact]
    public Task In_spite_of_no_store() => Analyze("""
        app.MapGet("/me", (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return new { context.User.Identity!.Name };
        }).RequireAuthorization().{|LOA4002:CacheOutput|}(KeepAll.Instance);
        """);

    [Fact]
    public Task A_group() => Analyze("""
        var group = app.MapGroup("/account").RequireAuthorization().{|LOA4002:CacheOutput|}(KeepAll.Instance);
        group.MapGet("/me", Api.Me);
        """);

    [Fact]
    public Task A_policy_for_all() => Analyze("""app.MapGet("/me", Api.Me).RequireAuthorization();""", "options.{|LOA4002:AddBasePolicy|}(KeepAll.Instance);");

    [Theory]
    [InlineData("builder.Services.AddOutputCache(OutputCacheSetup.Configure);")]
    [InlineData("builder.Services.AddOutputCache(); builder.Services.Configure<OutputCacheOptions>(OutputCacheSetup.Configure);")]
    public Task A_policy_that_is_set_up_elsewhere(string setup) => Verify.Analyzer<BrowserCacheAnalyzer>(
        $$"""
        using Microsoft.AspNetCore.OutputCaching;
        var builder = WebApplication.CreateBuilder(args);
        {{setup}}
        var app = builder.Build();
        app.MapGet("/me", (HttpContext context) => new { context.User.Identity!.Name }).RequireAuthorization().{|LOA4002:CacheOutput|}("own");
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.OutputCaching;

        public static class OutputCacheSetup
        {
            public static void Configure(OutputCacheOptions options) => options.AddPolicy("own", new KeepAll());
        }

        public sealed class KeepAll : IOutputCachePolicy
        {
            public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
            {
                context.EnableOutputCaching = true;
                context.AllowCacheStorage = true;
                return ValueTask.CompletedTask;
            }

            public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;
            public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;
        }
        """);

    [Fact]
    public Task A_controller() => Analyze("app.MapControllers();", """options.AddPolicy("own", KeepAll.Instance);""", """
        [Authorize]
        public class OrdersController : Controller
        {
            [{|LOA4002:OutputCache(PolicyName = "own")|}]
            public IActionResult Index() => View();
        }
        """);
}
