using Xunit;

namespace LogoutAnalyzers.PackageTests;

/// <summary>One collection for all classes: one package, and no two builds at once on a small machine.</summary>
[CollectionDefinition(Name)]
public sealed class TestRunCollection : ICollectionFixture<TestRun>
{
    public const string Name = "package";
}
