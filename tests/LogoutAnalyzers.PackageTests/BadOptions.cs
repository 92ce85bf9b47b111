using LogoutAnalyzers.PackageTests.Consumers;
using Xunit;

namespace LogoutAnalyzers.PackageTests;

/// <summary>A misspelled option is told, not ignored.</summary>
[Collection(TestRunCollection.Name)]
public class BadOptions(TestRun run)
{
    [Theory]
    [InlineData("'logout_analyzers.max_idle_timeout'", "'soon'")]
    [InlineData("'logout_analyzers.max_idle_timeuot'", "'15 min'")]
    public async Task A_bad_value_in_editorconfig_and_a_bad_key_in_globalconfig_are_warnings(string key, string value)
    {
        var warning = Assert.Single((await run.Consumers).Findings(ConsumerList.BadOptions), finding => finding.Text.Contains(key));

        Assert.Equal("LOA9001", warning.Id);
        Assert.Equal("warning", warning.Severity);
        Assert.Contains(value, warning.Text);
        Assert.Contains("/docs/rules/LOA9001.md)", warning.Text);
    }
}
