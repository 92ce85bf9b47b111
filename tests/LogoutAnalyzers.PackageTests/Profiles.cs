using LogoutAnalyzers.PackageTests.Consumers;
using LogoutAnalyzers.PackageTests.Running;
using Xunit;

namespace LogoutAnalyzers.PackageTests;

/// <summary>The MSBuild property LogoutAnalyzersProfile.</summary>
[Collection(TestRunCollection.Name)]
public class Profiles(TestRun run)
{
    private const string Conflict = "MultipleGlobalAnalyzerKeys";

    [Fact]
    public async Task The_relaxed_profile_brings_its_preset() => await HasPresetAsync(ConsumerList.Relaxed, "logoutanalyzers.relaxed.globalconfig");

    [Fact]
    public async Task The_strict_profile_brings_its_preset_however_it_is_written() => await HasPresetAsync(ConsumerList.Strict, "logoutanalyzers.strict.globalconfig");

    [Fact]
    public async Task The_standard_profile_brings_no_preset()
    {
        var solution = await run.Consumers;

        Assert.DoesNotContain(solution.Configurations(ConsumerList.Standard), static name => name.StartsWith("logoutanalyzers."));
        Assert.DoesNotContain(Of(solution, ConsumerList.Standard), static message => message.Id is Conflict or "LOA9001");
    }

    [Fact]
    public async Task An_unknown_profile_is_a_warning_that_names_the_known_ones()
    {
        var solution = await run.Consumers;
        var warning = Assert.Single(solution.Findings(ConsumerList.UnknownProfile), static finding => finding.Id == "LOA9001");

        Assert.Equal("warning", warning.Severity);
        Assert.Equal("UnknownProfile.csproj", warning.File);
        foreach (var word in new[] { "'paranoid'", "'relaxed'", "'standard'", "'strict'" }) Assert.Contains(word, warning.Text);
        Assert.Equal(["warning LOA1001"], solution.Reported(ConsumerList.UnknownProfile, "LOA1001"));
    }

    private async Task HasPresetAsync(Consumer consumer, string preset)
    {
        var solution = await run.Consumers;

        Assert.Contains(preset, solution.Configurations(consumer));
        Assert.Contains(Of(solution, consumer), message => message.Id == Conflict && message.Text.Contains("logout_analyzers.profile") && message.Text.Contains(preset));
        Assert.DoesNotContain(solution.Findings(consumer), static finding => finding.Id == "LOA9001");
    }

    private static IEnumerable<BuildMessage> Of(ConsumerSolution solution, Consumer consumer) => solution.Build.Messages.Where(message => message.Project == consumer.Name);
}
