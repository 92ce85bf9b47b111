using LogoutAnalyzers.PackageTests.Running;

namespace LogoutAnalyzers.PackageTests.Consumers;

/// <summary>All consumers, restored and built by one command.</summary>
internal sealed record ConsumerSolution(Scratch Scratch, CommandResult Build)
{
    public const string Folder = "Consumers";
    public const string SarifFolder = "sarif";

    public static async Task<ConsumerSolution> BuildAsync(Scratch scratch)
    {
        await LibraryOfOthers.PackAsync(scratch);
        foreach (var consumer in ConsumerList.All) consumer.WriteTo(scratch, Folder);
        scratch.Write("Consumers.slnx", $"<Solution>{string.Concat(ConsumerList.All.Select(static consumer => $"<Project Path=\"{consumer.ProjectPath(Folder)}\" />"))}</Solution>");
        // Fails, for some consumers make errors of warnings; the others are built all the same.
        return new ConsumerSolution(scratch, await scratch.BuildAsync("Consumers.slnx", "-p:LogoutAnalyzersSarif=" + SarifFolder));
    }

    public IEnumerable<BuildMessage> Findings(Consumer consumer) => Build.FindingsIn(consumer.Name);

    /// <summary>The severities and ids of a consumer's findings of these rules, such as "warning LOA1001".</summary>
    public IEnumerable<string> Reported(Consumer consumer, params string[] ids) =>
        Findings(consumer).Where(finding => ids.Contains(finding.Id)).Select(static finding => $"{finding.Severity} {finding.Id}").Order();

    public bool IsCompiled(Consumer consumer) => File.Exists(Scratch.FullPath($"{Folder}/{consumer.Name}/bin/Debug/net10.0/{consumer.Name}.dll"));

    /// <summary>The additional files that the compiler was given, relative to the project, in order.</summary>
    public IEnumerable<string> AdditionalFiles(Consumer consumer) => Recorded(consumer, "additional-files");

    /// <summary>The names of the configuration files that the compiler was given.</summary>
    public IEnumerable<string> Configurations(Consumer consumer) => Recorded(consumer, "configurations").Select(static path => Path.GetFileName(path));

    private IEnumerable<string> Recorded(Consumer consumer, string what) =>
        File.ReadLines(Scratch.FullPath($"{Folder}/{consumer.Name}/obj/{what}.txt")).Select(static line => line.Replace('\\', '/')).Order(StringComparer.Ordinal);
}
