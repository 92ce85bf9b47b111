using System.Security.Cryptography;
using LogoutAnalyzers.PackageTests.Running;

namespace LogoutAnalyzers.PackageTests.Consumers;

/// <summary>A solution that knows nothing of the package, scanned and then fixed by the documented commands.</summary>
internal sealed record ScannedSolution(
    Scratch Scratch, CommandResult Scan, IReadOnlyDictionary<string, string> Before, IReadOnlyDictionary<string, string> After, CommandResult Format)
{
    public const string Folder = "Existing";
    public const string SarifFolder = "scan-sarif";

    /// <summary>Would not run analyzers, and would stop at the first warning.</summary>
    public static readonly Consumer Web = new("Existing.Web")
    {
        Sdk = "Microsoft.NET.Sdk.Web",
        Items = "",
        Properties = "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><RunAnalyzersDuringBuild>false</RunAnalyzersDuringBuild>",
        OtherFiles = new Dictionary<string, string> { ["Web.config"] = "<configuration />", ["appsettings.json"] = "{}", ["Views/Index.cshtml"] = "<p>Hello</p>" },
    };

    public static readonly Consumer Staff = new("Existing.Staff")
    {
        Items = Consumer.FrameworkReference + """<ProjectReference Include="../Existing.Web/Existing.Web.csproj" />""",
        Sources = new Dictionary<string, string> { [Shop.DropsTheTask] = Shop.WithFlaws[Shop.DropsTheTask].Replace("namespace Shop", "namespace Shop.Staff") },
    };

    /// <summary>Uses the package already: its findings must not come twice.</summary>
    public static readonly Consumer User = new("Existing.User") { Properties = "<LogoutAnalyzersProfile>strict</LogoutAnalyzersProfile>" };

    private static readonly Consumer[] s_projects = [Web, Staff, User];

    public static async Task<ScannedSolution> ScanAsync(Scratch scratch)
    {
        foreach (var project in s_projects) project.WriteTo(scratch, Folder);
        scratch.Write($"{Folder}/Existing.sln", SolutionText());
        var before = Hashes(scratch);
        var targets = await ScanTargetsAsync(scratch);
        var scan = await scratch.BuildAsync(
            $"{Folder}/Existing.sln", "--no-incremental", "-p:CustomAfterMicrosoftCommonTargets=" + targets, "-p:LogoutAnalyzersProfile=strict", "-p:LogoutAnalyzersSarif=" + SarifFolder);
        var after = Hashes(scratch);
        var format = await scratch.DotnetAsync(
            new Dictionary<string, string> { ["CustomAfterMicrosoftCommonTargets"] = targets },
            "format", "analyzers", $"{Folder}/Existing.sln", "--no-restore", "--severity", "info", "--diagnostics", "LOA1001", "LOA1002", "LOA1003");
        return new ScannedSolution(scratch, scan, before, after, format);
    }

    public string Read(Consumer project, string file) => Scratch.Read($"{Folder}/{project.Name}/{file}");

    public IEnumerable<string> AdditionalFiles(Consumer project) =>
        File.ReadLines(Scratch.FullPath($"{Folder}/{project.Name}/obj/additional-files.txt")).Select(static line => line.Replace('\\', '/')).Order(StringComparer.Ordinal);

    // "dotnet package download" is in the SDK from 10.0.200 on; with an older one, users unpack the .nupkg themselves.
    private static async Task<string> ScanTargetsAsync(Scratch scratch)
    {
        var sdk = (await scratch.DotnetAsync("--version")).MustSucceed().Output.Trim().Split('-')[0];
        var folder = scratch.FullPath($"scanner/logoutanalyzers/{scratch.Version}");
        if (System.Version.Parse(sdk) >= new Version(10, 0, 200))
            (await scratch.DotnetAsync("package", "download", "LogoutAnalyzers@" + scratch.Version, "--prerelease", "--source", scratch.Feed, "--output", scratch.FullPath("scanner"))).MustSucceed();
        else
            System.IO.Compression.ZipFile.ExtractToDirectory(Directory.GetFiles(scratch.Feed, "*.nupkg").Single(), folder);
        return Path.Combine(folder, "tools", "LogoutAnalyzers.Scan.targets");
    }

    // Every file of the solution; bin and obj are the build's own.
    private static Dictionary<string, string> Hashes(Scratch scratch)
    {
        var folder = scratch.FullPath(Folder);
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(static path => !path.Split('/').Any(static part => part is "bin" or "obj"))
            .ToDictionary(static path => path, path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, path)))));
    }

    private static string SolutionText()
    {
        var ids = s_projects.Select(static (project, index) => (project.Name, Id: $"{{00000000-0000-0000-0000-00000000000{index + 1}}}")).ToList();
        var projects = ids.Select(static project => $"Project(\"{{9A19103F-16F7-4668-BE54-9A1E7A4F7556}}\") = \"{project.Name}\", \"{project.Name}\\{project.Name}.csproj\", \"{project.Id}\"\nEndProject\n");
        var configurations = ids.Select(static project => $"\t\t{project.Id}.Debug|Any CPU.ActiveCfg = Debug|Any CPU\n\t\t{project.Id}.Debug|Any CPU.Build.0 = Debug|Any CPU\n");
        return "\nMicrosoft Visual Studio Solution File, Format Version 12.00\n" + string.Concat(projects)
            + "Global\n\tGlobalSection(SolutionConfigurationPlatforms) = preSolution\n\t\tDebug|Any CPU = Debug|Any CPU\n\tEndGlobalSection\n"
            + "\tGlobalSection(ProjectConfigurationPlatforms) = postSolution\n" + string.Concat(configurations) + "\tEndGlobalSection\nEndGlobal\n";
    }
}
