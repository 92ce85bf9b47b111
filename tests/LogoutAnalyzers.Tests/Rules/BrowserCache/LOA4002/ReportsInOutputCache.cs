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
