using BenchmarkDotNet.Running;
using LogoutAnalyzers.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(CostOfBuild).Assembly).Run(args);
