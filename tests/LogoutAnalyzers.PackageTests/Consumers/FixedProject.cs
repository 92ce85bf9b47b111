using LogoutAnalyzers.PackageTests.Running;

namespace LogoutAnalyzers.PackageTests.Consumers;

/// <summary>The fixable consumer after "dotnet format analyzers", and built again.</summary>
internal sealed record FixedProject(Scratch Scratch, CommandResult Format, CommandResult Build)
{
    private static readonly string s_project = ConsumerList.Fixable.ProjectPath(ConsumerSolution.Folder);

    public static async Task<FixedProject> FixAsync(ConsumerSolution solution)
    {
        var format = await solution.Scratch.DotnetAsync(
            "format", "analyzers", s_project, "--no-restore", "--severity", "info", "--diagnostics", "LOA1001", "LOA1002", "LOA1003", "LOA3002");
        return new FixedProject(solution.Scratch, format, await solution.Scratch.BuildAsync(s_project, "--no-restore", "--no-incremental", "-warnaserror"));
    }

    public string Read(string file) => Scratch.Read($"{ConsumerSolution.Folder}/{ConsumerList.Fixable.Name}/{file}");
}
