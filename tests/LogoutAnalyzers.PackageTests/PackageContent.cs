using System.Text;
using System.Xml.Linq;
using Xunit;

namespace LogoutAnalyzers.PackageTests;

/// <summary>What is in the .nupkg, to the file.</summary>
[Collection(TestRunCollection.Name)]
public class PackageContent(TestRun run)
{
    [Fact]
    public void The_package_has_these_files_and_no_others()
    {
        // The other files are the envelope that every .nupkg has.
        var entries = run.Package.Entries().Where(static entry => !entry.StartsWith("_rels/") && !entry.StartsWith("package/") && entry != "[Content_Types].xml");
        Assert.Equal(
            [
                "LogoutAnalyzers.nuspec",
                "README.md",
                "analyzers/dotnet/cs/LogoutAnalyzers.CodeFixes.dll",
                "analyzers/dotnet/cs/LogoutAnalyzers.dll",
                "build/LogoutAnalyzers.props",
                "build/LogoutAnalyzers.targets",
                "buildTransitive/LogoutAnalyzers.props",
                "buildTransitive/LogoutAnalyzers.targets",
                "config/logoutanalyzers.relaxed.globalconfig",
                "config/logoutanalyzers.strict.globalconfig",
                "icon.png",
                "tools/LogoutAnalyzers.Scan.targets",
            ],
            entries.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_is_handed_to_the_running_application() => Assert.DoesNotContain(run.Package.Entries(), static entry => entry.StartsWith("lib/") || entry.StartsWith("ref/") || entry.StartsWith("content"));

    [Fact]
    public void The_manifest_tells_what_the_package_is()
    {
        var metadata = XDocument.Parse(Encoding.UTF8.GetString(run.Package.Read("LogoutAnalyzers.nuspec")).TrimStart('\uFEFF')).Root!.Elements().Single();
        string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

        Assert.Equal("LogoutAnalyzers", Value("id"));
        Assert.Equal(run.Scratch.Version, Value("version"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("true", Value("developmentDependency"));
        Assert.Equal("icon.png", Value("icon"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Null(Value("dependencies"));
        Assert.Equal("git", metadata.Elements().Single(static element => element.Name.LocalName == "repository").Attribute("type")!.Value);
    }

    [Theory]
    [InlineData("relaxed")]
    [InlineData("strict")]
    public void A_preset_is_a_global_configuration_below_the_users_own(string profile)
    {
        var lines = Encoding.UTF8.GetString(run.Package.Read($"config/logoutanalyzers.{profile}.globalconfig")).ReplaceLineEndings("\n").Split('\n');

        Assert.Contains("is_global = true", lines);
        Assert.Contains("global_level = -10", lines);
        Assert.Contains("logout_analyzers.profile = " + profile, lines);
    }
}
