using LogoutAnalyzers.PackageTests.Consumers;
using Xunit;

namespace LogoutAnalyzers.PackageTests;

/// <summary>A library's package brings the options that describe the library, in a global configuration file of its own.</summary>
[Collection(TestRunCollection.Name)]
public class LibraryOptions(TestRun run)
{
    [Fact]
    public async Task Its_methods_are_known_in_the_projects_that_use_it() =>
        Assert.Equal(["warning LOA1003"], (await run.Consumers).Reported(ConsumerList.OtherLibrary, "LOA1003", "LOA9001"));
}
