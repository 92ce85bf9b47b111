using LogoutAnalyzers.PackageTests.Consumers;
using Xunit;

namespace LogoutAnalyzers.PackageTests;

/// <summary>What "dotnet build" prints in a web project that uses the package.</summary>
[Collection(TestRunCollection.Name)]
public class BuildReports(TestRun run)
{
    [Theory]
    [InlineData("LOA1001", Shop.DoesNotEndSession)]
    [InlineData("LOA1002", Shop.EndsItOnSomePaths)]
    [InlineData("LOA1003", Shop.DropsTheTask)]
    public async Task A_flaw_is_a_warning_with_file_line_and_help_link(string id, string file)
    {
        var solution = await run.Consumers;
        var finding = Assert.Single(solution.Findings(ConsumerList.Default), finding => finding.Id == id);

        Assert.Equal("warning", finding.Severity);
        Assert.Equal(file, finding.File);
        Assert.Equal(Shop.LineOf(file), finding.Line);
        Assert.Contains($"/docs/rules/{id}.md)", finding.Text);
    }

    [Fact]
    public async Task A_timeout_in_appsettings_is_a_warning_in_that_file() =>
        Assert.Equal(["appsettings.json(6) LOA3002"], Places(await run.Consumers, ConsumerList.BoundOptions));

    [Fact]
    public async Task A_timeout_in_web_config_is_a_warning_in_the_file_that_is_in_force() =>
        Assert.Equal(["Session.config(2) LOA3002", "Web.Release.config(4) LOA3002"], Places(await run.Consumers, ConsumerList.WebConfigs));

    private static IEnumerable<string> Places(ConsumerSolution solution, Consumer consumer) =>
        solution.Findings(consumer).Select(static finding => $"{finding.File}({finding.Line}) {finding.Id}").Order(StringComparer.Ordinal);

    [Fact]
    public async Task Warnings_do_not_fail_the_build() => Assert.True((await run.Consumers).IsCompiled(ConsumerList.Default));

    [Fact]
    public async Task Warnaserror_fails_the_build()
    {
        var build = (await run.WarningsAsErrors).Build;

        Assert.NotEqual(0, build.ExitCode);
        foreach (var id in new[] { "LOA1001", "LOA1002", "LOA1003" }) Assert.Contains(build.Findings, finding => finding.Id == id && finding.Severity == "error");
    }

    [Fact]
    public async Task A_project_without_web_code_hears_nothing() => Assert.Empty((await run.Consumers).Findings(ConsumerList.Library));

    [Fact]
    public async Task The_analyzers_load_and_do_not_crash_in_any_build()
    {
        string[] outputs = [(await run.Consumers).Build.Output, (await run.WarningsAsErrors).Build.Output, (await run.Fixed).Format.Output, (await run.Scanned).Scan.Output, (await run.Scanned).Format.Output];
        // Not loaded, crashed, built for a newer compiler, no analyzer in the dll.
        foreach (var id in new[] { "CS8032", "AD0001", "CS9057", "CS8033", "CS8034" })
            foreach (var output in outputs)
                Assert.DoesNotContain(id, output);
    }

    [Fact]
    public async Task Only_the_product_has_something_to_say()
    {
        // Whatever else appears, such as a compiler warning about the package's own configuration files, is our fault.
        var others = (await run.Consumers).Build.Messages.Where(static message => !message.Id.StartsWith("LOA", StringComparison.Ordinal) && message.Id != "MultipleGlobalAnalyzerKeys");
        Assert.Empty(others);
    }
}
