using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Benchmarks;

/// <summary>What this product adds to a build.</summary>
[Config(typeof(Rounds))]
public class CostOfBuild
{
    private Compilation _application = null!;

    /// <summary>A library without web code, a small shop, a thousand controllers, and a thousand that are reported by LOA4001.</summary>
    [Params("library", "10 controllers", "1000 controllers", "1000 reported controllers")]
    public string Application { get; set; } = "";

    [GlobalSetup]
    public void SetUp() => _application = Application switch
    {
        "library" => GeneratedApplication.Library(1000),
        "10 controllers" => GeneratedApplication.Web(10),
        "1000 controllers" => GeneratedApplication.Web(1000),
        _ => GeneratedApplication.Web(1000, forbidsCaching: false),
    };

    [Benchmark]
    public int Compiler() => Measured.Build(_application);

    [Benchmark(Baseline = true)]
    public Task<int> AnyAnalyzer() => Measured.Build(_application, AnalyzerSets.Empty);

    [Benchmark]
    public Task<int> LogoutAnalyzers() => Measured.Build(_application, AnalyzerSets.LogoutAnalyzers);

    [Benchmark]
    public Task<int> LogoutAnalyzersBesideNetAnalyzers() => Measured.Build(_application, AnalyzerSets.NetAnalyzers.AddRange(AnalyzerSets.LogoutAnalyzers));

    [Benchmark]
    public Task<int> NetAnalyzers() => Measured.Build(_application, AnalyzerSets.NetAnalyzers);
}
