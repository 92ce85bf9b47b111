using System.Threading.Tasks;
using LogoutAnalyzers.Rules.BrowserCache;
using Xunit;

namespace LogoutAnalyzers.Tests.Rules.BrowserCache.LOA4002;

/// <summary>The default policy, and policies of an application's own that look at the user.</summary>
public sealed class StaysSilentInOutputCache
{
    private static Task Analyze(string mapping, string options = "", string others = "") => Verify.Analyzer<BrowserCacheAnalyzer>(OutputCache.Program(mapping, options, others));

    [Theory]
    [InlineData("")]
    [InlineData("policy => policy.Expire(TimeSpan.FromMinutes(1))")]
    [InlineData("policy => policy.Expire(TimeSpan.FromMinutes(1)), excludeDefaultPolicy: true")]
    [InlineData("policy => policy.AddPolicy<KeepAll>()")]
    [InlineData("policy => policy.AddPolicy<KeepAll>(), false")]
    [InlineData("policy => policy.AddPolicy<KeepAll>().VaryByValue(context => new KeyValuePair<string, string>(\"user\", context.User.Identity!.Name!)), true")]
    [InlineData("policy => policy.AddPolicy<KeepAll>().SetVaryByHeader(\"Cookie\"), true")]
    [InlineData("new KeepPublic()")]
    [InlineData("new KeepNothing()")]
    [InlineData("\"built\"")]
    [InlineData("\"public\"")]
    [InlineData("\"elsewhere\"")]
    public Task Endpoints(string policy) => Analyze(
        $$"""app.MapGet("/me", Api.Me).RequireAuthorization().CacheOutput({{policy}});""",
        """options.AddPolicy("built", policy => policy.AddPolicy<KeepAll>()); options.AddPolicy("public", new KeepPublic());""",
        """
        public sealed class KeepPublic : IOutputCachePolicy
        {
            ValueTask IOutputCachePolicy.CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
            {
                var attempt = Attempt(context);
                context.EnableOutputCaching = true;
                context.AllowCacheLookup = attempt;
                context.AllowCacheStorage = attempt;
                return ValueTask.CompletedTask;
            }

            ValueTask IOutputCachePolicy.ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;
            ValueTask IOutputCachePolicy.ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

            private static bool Attempt(OutputCacheContext context) => HttpMethods.IsGet(context.HttpContext.Request.Method) && context.HttpContext.User.Identity?.IsAuthenticated != true;
        }

        public sealed class KeepNothing : IOutputCachePolicy
        {
            public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
            {
                context.EnableOutputCaching = true;
                context.AllowCacheStorage = false;
                return ValueTask.CompletedTask;
            }

            public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;
            public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;
        }
        """);

    [Fact]
    public Task Endpoints_for_everybody() => Analyze("""
        app.MapGet("/news", () => new { Time = DateTime.Now }).CacheOutput(KeepAll.Instance);
        app.MapGet("/me", Api.Me).RequireAuthorization();
        """);

    [Fact]
    public Task Another_attribute_nearer() => Analyze("app.MapControllers();", """options.AddPolicy("own", KeepAll.Instance);""", """
        [Authorize, OutputCache(PolicyName = "own")]
        public class OrdersController : Controller
        {
            [OutputCache(NoStore = true)]
            public IActionResult Index() => View();
        }
        """);
}
