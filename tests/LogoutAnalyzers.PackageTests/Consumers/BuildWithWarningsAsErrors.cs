using LogoutAnalyzers.PackageTests.Running;

namespace LogoutAnalyzers.PackageTests.Consumers;

/// <summary>The default consumer again, with -warnaserror and the compiler's own error log.</summary>
internal sealed record BuildWithWarningsAsErrors(CommandResult Build, string SarifPath)
{
    public static async Task<BuildWithWarningsAsErrors> RunAsync(ConsumerSolution solution)
    {
        var sarif = solution.Scratch.FullPath("error-log.sarif");
        // MSBuild splits properties at commas, hence %2C.
        var build = await solution.Scratch.BuildAsync(
            ConsumerList.Default.ProjectPath(ConsumerSolution.Folder), "--no-restore", "--no-incremental", "-warnaserror", $"-p:ErrorLog={sarif}%2Cversion=2.1");
        return new BuildWithWarningsAsErrors(build, sarif);
    }
}
