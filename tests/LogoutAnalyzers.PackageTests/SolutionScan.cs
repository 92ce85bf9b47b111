using LogoutAnalyzers.PackageTests.Consumers;
using Xunit;

namespace LogoutAnalyzers.PackageTests;

/// <summary>One command scans a solution whose projects do not use the package, and another fixes it.</summary>
[Collection(TestRunCollection.Name)]
public class SolutionScan(TestRun run)
{
    [Fact]
    public async Task No_file_changes()
    {
        var scanned = await run.Scanned;

        Assert.NotEmpty(scanned.Before);
        Assert.Equal(scanned.Before.OrderBy(static file => file.Key), scanned.After.OrderBy(static file => file.Key));
    }

    [Fact]
    public async Task Findings_of_every_project_are_warnings_each_once()
    {
        var scan = (await run.Scanned).Scan.MustSucceed();

        Assert.Equal(
            ["Existing.Staff LOA1003", "Existing.User LOA1001", "Existing.User LOA1002", "Existing.User LOA1003", "Existing.Web LOA1001", "Existing.Web LOA1002", "Existing.Web LOA1003"],
            scan.Findings.Where(static finding => finding.Id is "LOA1001" or "LOA1002" or "LOA1003").Select(static finding => $"{finding.Project} {finding.Id}").Order());
        Assert.All(scan.Findings, static finding => Assert.Equal("warning", finding.Severity));
        Assert.DoesNotContain(scan.Messages, static message => message.Id == "MultipleGlobalAnalyzerKeys");
    }

    [Fact]
    public async Task Configuration_files_are_scanned_too() =>
        Assert.Equal(["Views/Index.cshtml", "Web.config", "appsettings.json"], (await run.Scanned).AdditionalFiles(ScannedSolution.Web));

    [Fact]
    public async Task Every_project_writes_a_log()
    {
        var scanned = await run.Scanned;
        var folder = scanned.Scratch.FullPath(ScannedSolution.SarifFolder);

        Assert.Equal(["Existing.Staff.sarif", "Existing.User.sarif", "Existing.Web.sarif"], Directory.GetFiles(folder).Select(static path => Path.GetFileName(path)).Order());
        Assert.Contains("\"LOA1003\"", await File.ReadAllTextAsync(Path.Combine(folder, "Existing.Staff.sarif")));
    }

    [Fact]
    public async Task Format_fixes_every_project()
    {
        var scanned = await run.Scanned;
        scanned.Format.MustSucceed();

        Assert.Contains("await _signInManager.SignOutAsync();", scanned.Read(ScannedSolution.Web, Shop.DoesNotEndSession));
        Assert.Contains("await HttpContext.SignOutAsync(", scanned.Read(ScannedSolution.Staff, Shop.DropsTheTask));
    }
}
