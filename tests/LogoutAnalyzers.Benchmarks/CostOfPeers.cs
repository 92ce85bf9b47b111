using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Benchmarks;

/// <summary>What other analyzers add to the same build, each as its package ships it.</summary>
[Config(typeof(Rounds))]
public class CostOfPeers
{
    private readonly Compilation _application = GeneratedApplication.Web(300);

    [Benchmark(Baseline = true)]
    public Task<int> AnyAnalyzer() => Measured.Build(_application, AnalyzerSets.Empty);

    [Benchmark]
    public Task<int> LogoutAnalyzers() => Measured.Build(_application, AnalyzerSets.LogoutAnalyzers);

    [Benchmark]
    public Task<int> NetAnalyzers() => Measured.Build(_application, AnalyzerSets.NetAnalyzers);

    [Benchmark]
    public Task<int> SecurityCodeScan() => Measured.Build(_application, AnalyzerSets.Package("SecurityCodeScan.VS2019"));

    [Benchmark]
    public Task<int> Meziantou() => Measured.Build(_application, AnalyzerSets.Package("Meziantou.Analyzer"));

    [Benchmark]
    public Task<int> Roslynator() => Measured.Build(_application, AnalyzerSets.Package("Roslynator.Analyzers"));
}
