using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Benchmarks;

/// <summary>What this product adds to the editor's work after one key was pressed, in an application of a thousand controllers.</summary>
[Config(typeof(Rounds))]
public class CostOfTyping
{
    private readonly Compilation _application = GeneratedApplication.Web(1000);

    /// <summary>The file that is typed in.</summary>
    [Params("service", "controller", "logout")]
    public string File { get; set; } = "";

    private SyntaxTree Typed => _application.SyntaxTrees.First(tree => tree.ToString().Contains(File switch { "service" => "class Orders7 ", "controller" => "class Orders7Controller ", _ => "class AccountController " }, StringComparison.Ordinal));

    [Benchmark]
    public Task<int> Compiler() => Measured.Type(_application, Typed, []);

    [Benchmark(Baseline = true)]
    public Task<int> AnyAnalyzer() => Measured.Type(_application, Typed, AnalyzerSets.Empty);

    [Benchmark]
    public Task<int> LogoutAnalyzers() => Measured.Type(_application, Typed, AnalyzerSets.LogoutAnalyzers);
}
