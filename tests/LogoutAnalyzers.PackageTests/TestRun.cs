using LogoutAnalyzers.PackageTests.Consumers;
using Xunit;

namespace LogoutAnalyzers.PackageTests;

/// <summary>What all tests share: the package is packed once, and each solution is built once, by the first test that asks for it.</summary>
public sealed class TestRun : IAsyncLifetime
{
    private readonly Lazy<Task<ConsumerSolution>> _consumers;
    private readonly Lazy<Task<BuildWithWarningsAsErrors>> _warningsAsErrors;
    private readonly Lazy<Task<FixedProject>> _fixed;
    private readonly Lazy<Task<ScannedSolution>> _scanned;

    public TestRun()
    {
        _consumers = new(() => ConsumerSolution.BuildAsync(Scratch));
        _warningsAsErrors = new(async () => await BuildWithWarningsAsErrors.RunAsync(await Consumers));
        _fixed = new(async () => await FixedProject.FixAsync(await Consumers));
        _scanned = new(() => ScannedSolution.ScanAsync(Scratch));
    }

    public Scratch Scratch { get; } = new();

    public PackedPackage Package { get; private set; } = null!;

    internal Task<ConsumerSolution> Consumers => _consumers.Value;

    internal Task<BuildWithWarningsAsErrors> WarningsAsErrors => _warningsAsErrors.Value;

    internal Task<FixedProject> Fixed => _fixed.Value;

    internal Task<ScannedSolution> Scanned => _scanned.Value;

    public async Task InitializeAsync() => Package = await PackedPackage.PackAsync(Scratch);

    public Task DisposeAsync()
    {
        Scratch.Dispose();
        return Task.CompletedTask;
    }
}
