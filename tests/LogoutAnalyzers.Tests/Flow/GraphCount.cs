using System.Collections.Immutable;
using LogoutAnalyzers.Rules.BrowserCache;
using LogoutAnalyzers.Rules.SignOut;
using LogoutAnalyzers.Rules.Timeouts;
using LogoutAnalyzers.Rules.Tokens;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace LogoutAnalyzers.Tests.Flow;

/// <summary>Graphs are made on demand: the product's cost is a matter of how many it makes.</summary>
public class GraphCount
{
    private const string Helpers = """
        using Microsoft.AspNetCore.Authentication;
        public static class Helpers
        {
            public static Task Leave(HttpContext context) => End(context);
            public static Task End(HttpContext context) => context.SignOutAsync();
            public static void Unreached() { Console.WriteLine("never called"); Helper(); }
            private static void Helper() { }
        }
        """;

    [Fact]
    public async Task A_project_without_a_logout_makes_none()
    {
        var model = await Analyzed("""
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("Cookies").AddCookie();
            var app = builder.Build();
            app.MapPost("/login", async (HttpContext context) => { await context.SignInAsync(context.User); return Results.Ok(); });
            app.MapGet("/catalog", () => "catalog");
            app.Run();

            public class HomeController : Controller
            {
                // Log out is in the menu.
                public string LogoutUrl => "/logout";
                public IActionResult Index() => View();
                public async Task<IActionResult> Expel() { await HttpContext.SignOutAsync(); return View(); }
            }
            """);
        Assert.Equal(0, model.Graphs.Count);
    }

    [Fact]
    public async Task Times_that_no_client_sends_make_none()
    {
        var model = await Analyzed("""
            using Microsoft.AspNetCore.Mvc;
            public class OrdersController : Controller
            {
                private readonly DateTime _closed = DateTime.UtcNow.AddDays(1);
                private bool IsExpired => DateTime.UtcNow > _closed;
                public IActionResult Index() { if (IsExpired || _closed < DateTime.UtcNow) return Unauthorized(); Sessions.Drop(); return View(); }
                public IActionResult Late(int id) { if (DateTime.Now.Hour > 20 && id > 3) return RedirectToAction("Login"); return View(); }
            }
            public static class Sessions { public static void Drop() { } }
            """);
        Assert.Equal(0, model.Graphs.Count);
    }

    [Fact]
    public async Task Times_of_the_business_make_none()
    {
        var model = await Analyzed("""
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Mvc;
            public record Order(int Id, string Customer, DateTime Placed);
            public class Orders
            {
                private readonly Dictionary<int, Order> _orders = new();
                public Task<Order?> FindAsync(int id, CancellationToken cancellationToken) => Task.FromResult(_orders.TryGetValue(id, out var order) ? order : null);
                public async Task<bool> CancelAsync(int id, CancellationToken cancellationToken)
                {
                    if (await FindAsync(id, cancellationToken) is not { } order || DateTime.UtcNow - order.Placed > TimeSpan.FromHours(12)) return false;
                    return _orders.Remove(id);
                }
            }
            [Authorize]
            public class OrdersController : Controller
            {
                private readonly Orders _orders = new();
                public async Task<IActionResult> Cancel(int id, CancellationToken cancellationToken)
                {
                    if ((await _orders.FindAsync(id, cancellationToken))?.Customer != User.Identity!.Name) return Forbid();
                    return await _orders.CancelAsync(id, cancellationToken) ? RedirectToAction("Index") : Conflict();
                }
            }
            """);
        Assert.Equal(0, model.Graphs.Count);
    }

    [Fact]
    public async Task A_logout_makes_those_of_the_bodies_that_it_reaches()
    {
        var model = await Analyzed("""
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;
            public class AccountController : Controller
            {
                public async Task<IActionResult> Logout() { await Helpers.Leave(HttpContext); return Redirect("/"); }
                public IActionResult Index() { Other(); return View(); }
                private void Other() { }
            }
            """, Helpers);
        Assert.Equal(3, model.Graphs.Count);
    }

    [Fact]
    public async Task A_lambda_costs_itself_and_the_body_around_it()
    {
        var model = await Analyzed("""
            using Microsoft.AspNetCore.Authentication;
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapPost("/logout", async (HttpContext context) => await context.SignOutAsync());
            app.MapGet("/a", () => "a");
            app.MapGet("/b", () => "b");
            app.Run();
            """, Helpers);
        Assert.Equal(2, model.Graphs.Count);
    }

    [Fact]
    public async Task Two_logouts_that_share_a_helper_share_its_graph()
    {
        var model = await Analyzed("""
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Mvc;
            public class AccountController : Controller
            {
                public Task Logout() => Helpers.Leave(HttpContext);
                public Task LogOff() => Helpers.Leave(HttpContext);
            }
            """, Helpers);
        Assert.Equal(4, model.Graphs.Count);
    }

    [Fact]
    public async Task A_bodies_bound_holds_in_a_large_project()
    {
        var bodies = string.Join("\n", Enumerable.Range(0, 600).Select(static i => $"static void H{i}() {{ }}"));
        var calls = string.Concat(Enumerable.Range(0, 600).Select(static i => $"H{i}(); "));
        var model = await Analyzed($$"""
            using Microsoft.AspNetCore.Mvc;
            public class AccountController : Controller
            {
                public void Logout() { {{calls}} }
                {{bodies}}
            }
            """);
        Assert.InRange(model.Graphs.Count, 2, LogoutAnalyzers.Flow.Summaries.MaxBodies + 1);
    }

    [Fact]
    public async Task A_project_without_web_types_has_no_model()
    {
        var compilation = Microsoft.CodeAnalysis.CSharp.CSharpCompilation.Create(
            "Library",
            [Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText("public class AccountController { public void Logout() { } }")],
            LogoutAnalyzers.Testing.References.NetCore,
            new(OutputKind.DynamicallyLinkedLibrary));
        var analysis = compilation.WithAnalyzers([new SignOutAnalyzer()]);
        Assert.Empty(await analysis.GetAnalyzerDiagnosticsAsync());
        var telemetry = await analysis.GetAnalysisResultAsync(CancellationToken.None);
        Assert.Equal(0, telemetry.AnalyzerTelemetryInfo.Single().Value.SemanticModelActionsCount);
    }

    // The driver analyses a compilation of its own, which has a model of its own: a probe in the same driver says which.
    private static async Task<LogoutModel> Analyzed(params string[] sources)
    {
        var probe = new CompilationProbe();
        var analysis = Compiled.Of(sources).WithAnalyzers([new SignOutAnalyzer(), new TokensAnalyzer(), new TimeoutsAnalyzer(), new BrowserCacheAnalyzer(), probe], new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty));
        Assert.DoesNotContain(await analysis.GetAnalyzerDiagnosticsAsync(), static diagnostic => diagnostic.Id == "AD0001");
        Assert.NotNull(probe.Seen);
        return LogoutModel.Of(probe.Seen, Compiled.DefaultOptions);
    }

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class CompilationProbe : DiagnosticAnalyzer
    {
        public Compilation? Seen { get; private set; }

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new("PROBE", "Probe", "Probe", "Probe", DiagnosticSeverity.Hidden, true)];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterCompilationAction(action => Seen = action.Compilation);
        }
    }
}
