using System.Linq;
using System.Threading;
using LogoutAnalyzers.Files;
using LogoutAnalyzers.Tests.Files;
using LogoutAnalyzers.Tests.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace LogoutAnalyzers.Tests.Setup.Durations;

/// <summary>Code that is being typed, or defines things by themselves: whatever is asked, there is an answer.</summary>
public class HalfTypedCode
{
    private const string Code = """
        using Microsoft.Extensions.Options;
        var builder = WebApplication.CreateBuilder(args);
        var configuration = builder.Configuration;
        var section = configuration.GetSection("Auth");
        var auth = section.Get<AuthSettings>() ?? new AuthSettings { Minutes = 5 };
        builder.Services.Configure<AuthSettings>(section);
        builder.Services.AddOptions<SessionOptions>("x").BindConfiguration($"{AuthSettings.Name}:{nameof(AuthSettings.Span)}");
        if (!int.TryParse(section["Minutes"], out var minutes)) minutes = args.Length > 0 ? 5 : 6;
        if (section.GetValue<int?>("Minutes") is { } other && builder.Environment.IsDevelopment()) minutes += other;
        TimeSpan time; if (args.Length > 0) time = TimeSpan.FromHours(1, 30); else time = Shop.Add(auth.Lifetime, -Shop.Circle);
        builder.Services.AddSession(options => { options.IdleTimeout = time * 2 + TimeSpan.Parse(configuration["Auth:Span"]!); configuration.Bind("Auth", options); });
        Shop.Until(minutes, DateTimeOffset.UtcNow.AddMinutes(auth?.Minutes ?? 7).UtcDateTime);
        public class AuthSettings
        {
            public const string Name = "Auth";
            public int Minutes { get; set; } = Math.Max(3, 4);
            public TimeSpan Span { get; init; }
            public TimeSpan Lifetime => Minutes switch { 1 => Span, 2 => TimeSpan.FromMinutes(Minutes), _ => throw new Exception() };
        }
        public static class Shop
        {
            public static readonly TimeSpan Circle = Square;
            public static TimeSpan Square => Circle + Round(1);
            public static TimeSpan Round(int n) { if (n > 0) return Round(n - 1); return Add(TimeSpan.Zero, Circle); }
            public static TimeSpan Add(TimeSpan a, TimeSpan b) => a.Add(b).Negate().Multiply(2.5) / 3;
            public static DateTime Until(int minutes, DateTime start) { var until = start + TimeSpan.FromMinutes(minutes); return until.AddDays(until.Day); }
        }
        """;

    private const string Settings = """{ "Auth": { "Minutes": 90, "Span": "01:00:00" } }""";

    [Fact]
    public void Of_every_length()
    {
        for (var length = 0; length <= Code.Length; length += 101) Ask(Code[..length]);
        Ask(Code);
    }

    [Fact]
    public void With_every_line_left_out()
    {
        var lines = Code.Split('\n');
        for (var i = 0; i < lines.Length; i++) Ask(string.Join("\n", lines.Where((_, at) => at != i)));
    }

    [Fact]
    public void Circles_and_long_chains()
    {
        Ask("class C { " + string.Concat(Enumerable.Range(0, 300).Select(static i => $"static readonly int F{i} = F{(i + 1) % 300} + 1; ")) + "}");
        Ask("class C { System.TimeSpan T = System.TimeSpan.FromMinutes(" + string.Join(" + ", Enumerable.Repeat("1 * M()", 1_000)) + "); static int M() => M() + M(); }");
        Ask("class C { System.TimeSpan T = " + string.Concat(Enumerable.Repeat("(", 200)) + "System.TimeSpan.Zero" + string.Concat(Enumerable.Repeat(" + T)", 200)) + "; }");
        Ask("class C { static int A(int n) => B(n) + B(n) + B(n); static int B(int n) => A(n) * A(n) * A(n); int X = A(1); static int D(int n = 3) => n; int Y => D() + D(Y); }");
    }

    private static void Ask(string code)
    {
        var empty = Compiled.Of("public class Empty { }");
        var tree = CSharpSyntaxTree.ParseText(code, (CSharpParseOptions)empty.SyntaxTrees.First().Options, "/0/Test0.cs");
        var compilation = empty.AddSyntaxTrees(tree);
        var durations = LogoutModel.Of(compilation, Compiled.DefaultOptions, new ProjectFiles([(AdditionalText)new Text("/0/appsettings.json", SourceText.From(Settings))])).Durations;
        var model = compilation.GetSemanticModel(tree);
        var asked = 0;
        foreach (var expression in tree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>())
        {
            if (model.GetOperation(expression) is not { } operation) continue;
            var answer = (asked++ % 3) switch
            {
                0 => durations.Of(operation, CancellationToken.None),
                1 => durations.FromNow(operation, CancellationToken.None),
                _ => durations.OfNumber(operation, System.TimeSpan.FromMinutes(1), CancellationToken.None),
            };
            Assert.True(answer.Length <= 8);
        }

        _ = durations.Bindings.Options("Microsoft.AspNetCore.Builder.SessionOptions", "IdleTimeout", CancellationToken.None).ToList();
    }
}
