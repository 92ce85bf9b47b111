using System.Text.Json;
using LogoutAnalyzers.PackageTests.Consumers;
using Xunit;

namespace LogoutAnalyzers.PackageTests;

/// <summary>Findings as SARIF 2.1, for code scanning.</summary>
[Collection(TestRunCollection.Name)]
public class SarifLogs(TestRun run)
{
    private static readonly (string Id, string File)[] s_expected = [("LOA1001", Shop.DoesNotEndSession), ("LOA1002", Shop.EndsItOnSomePaths), ("LOA1003", Shop.DropsTheTask)];

    [Fact]
    public async Task The_compilers_error_log_has_rules_help_links_messages_and_places() => HasFindings(await File.ReadAllTextAsync((await run.WarningsAsErrors).SarifPath));

    [Fact]
    public async Task The_sarif_property_writes_one_log_a_project_into_one_folder()
    {
        var solution = await run.Consumers;

        foreach (var consumer in ConsumerList.All) Assert.True(File.Exists(Log(solution, consumer)), consumer.Name);
        HasFindings(await File.ReadAllTextAsync(Log(solution, ConsumerList.Default)));
    }

    private static string Log(ConsumerSolution solution, Consumer consumer) => solution.Scratch.FullPath($"{ConsumerSolution.SarifFolder}/{consumer.Name}.sarif");

    private static void HasFindings(string sarif)
    {
        using var log = JsonDocument.Parse(sarif);
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        var run = log.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToDictionary(static rule => rule.GetProperty("id").GetString()!);
        foreach (var (id, file) in s_expected)
        {
            Assert.EndsWith($"/docs/rules/{id}.md", rules[id].GetProperty("helpUri").GetString());
            var result = Assert.Single(run.GetProperty("results").EnumerateArray(), result => result.GetProperty("ruleId").GetString() == id);
            Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
            var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            Assert.EndsWith("/" + file, place.GetProperty("artifactLocation").GetProperty("uri").GetString());
            Assert.Equal(Shop.LineOf(file), place.GetProperty("region").GetProperty("startLine").GetInt32());
        }
    }
}
