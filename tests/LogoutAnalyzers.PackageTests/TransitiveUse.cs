using LogoutAnalyzers.PackageTests.Consumers;
using Xunit;

namespace LogoutAnalyzers.PackageTests;

/// <summary>A project gets the package through a project that it references.</summary>
[Collection(TestRunCollection.Name)]
public class TransitiveUse(TestRun run)
{
    [Fact]
    public async Task Its_flaws_are_reported() =>
        Assert.Equal(["warning LOA1001", "warning LOA1002", "warning LOA1003"], (await run.Consumers).Reported(ConsumerList.Transitive, "LOA1001", "LOA1002", "LOA1003"));

    [Fact]
    public async Task The_packages_properties_work_there() => Assert.Equal(["warning LOA9001"], (await run.Consumers).Reported(ConsumerList.Transitive, "LOA9001"));
}
