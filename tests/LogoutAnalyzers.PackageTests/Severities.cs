using LogoutAnalyzers.PackageTests.Consumers;
using Xunit;

namespace LogoutAnalyzers.PackageTests;

/// <summary>The user's .editorconfig decides how loud a rule is.</summary>
[Collection(TestRunCollection.Name)]
public class Severities(TestRun run)
{
    private static readonly string[] s_rules = ["LOA1001", "LOA1002", "LOA1003"];

    [Fact]
    public async Task A_raised_rule_fails_the_build()
    {
        var solution = await run.Consumers;

        Assert.Equal(["error LOA1001"], solution.Reported(ConsumerList.Raised, "LOA1001"));
        Assert.False(solution.IsCompiled(ConsumerList.Raised));
    }

    [Fact]
    public async Task A_lowered_rule_is_silent()
    {
        var solution = await run.Consumers;

        Assert.Empty(solution.Reported(ConsumerList.Lowered, s_rules));
        Assert.True(solution.IsCompiled(ConsumerList.Lowered));
    }

    [Fact]
    public async Task A_whole_category_can_be_raised_under_the_default_profile()
    {
        var solution = await run.Consumers;

        Assert.Equal(["error LOA1001", "error LOA1002", "error LOA1003"], solution.Reported(ConsumerList.RaisedCategory, s_rules));
        Assert.False(solution.IsCompiled(ConsumerList.RaisedCategory));
    }

    [Fact]
    public async Task The_users_severity_wins_over_the_profiles()
    {
        var solution = await run.Consumers;

        Assert.Contains("logoutanalyzers.strict.globalconfig", solution.Configurations(ConsumerList.StrictButLowered));
        Assert.Equal(["warning LOA1003"], solution.Reported(ConsumerList.StrictButLowered, s_rules));
    }
}
