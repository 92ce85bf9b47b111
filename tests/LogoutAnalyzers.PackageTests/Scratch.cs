using System.Reflection;
using LogoutAnalyzers.PackageTests.Running;

namespace LogoutAnalyzers.PackageTests;

/// <summary>
/// A folder outside the repository with a package source and a package cache of its own, so that neither this repository's build files nor
/// a package of an earlier run leaks in. Web projects need nothing else: ASP.NET Core comes with the SDK.
/// </summary>
public sealed class Scratch : IDisposable
{
    public Scratch()
    {
        Root = Directory.CreateTempSubdirectory("logoutanalyzers-").FullName;
        Directory.CreateDirectory(Feed);
        File.Copy(Path.Combine(Repository, "global.json"), Path.Combine(Root, "global.json"));
        Write("nuget.config", """
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="feed" />
              </packageSources>
              <fallbackPackageFolders>
                <clear />
              </fallbackPackageFolders>
            </configuration>
            """);
        // These stop MSBuild and the compiler from looking for files of the same names further up.
        Write("Directory.Packages.props", "<Project />");
        Write(".editorconfig", "root = true\n");
        Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <LogoutAnalyzersVersion>{Version}</LogoutAnalyzersVersion>
                <TargetFramework>net10.0</TargetFramework>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
            </Project>
            """);
        Write("Directory.Build.targets", """
            <Project>
              <!-- What the compiler was given, for the tests to read. -->
              <Target Name="RecordCompilerInputs" AfterTargets="CoreCompile">
                <WriteLinesToFile File="$(MSBuildProjectDirectory)/obj/additional-files.txt" Lines="@(AdditionalFiles)" Overwrite="true" />
                <WriteLinesToFile File="$(MSBuildProjectDirectory)/obj/configurations.txt" Lines="@(EditorConfigFiles)" Overwrite="true" />
              </Target>
            </Project>
            """);
    }

    public static string Repository { get; } =
        typeof(Scratch).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryRoot").Value!;

    /// <summary>A version that no cache has seen.</summary>
    public string Version { get; } = "0.1.0-test." + Guid.NewGuid().ToString("N");

    public string Root { get; }

    public string Feed => Path.Combine(Root, "feed");

    /// <summary>Where the package is unpacked when a project restores.</summary>
    public string RestoredPackage => Path.Combine(Root, "packages", "logoutanalyzers", Version);

    public string FullPath(string path) => Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));

    public string Read(string path) => File.ReadAllText(FullPath(path));

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FullPath(path))!);
        File.WriteAllText(FullPath(path), text);
    }

    /// <summary>Runs dotnet in this folder, with its package cache.</summary>
    public Task<CommandResult> DotnetAsync(params string[] arguments) => DotnetAsync(new Dictionary<string, string>(), arguments);

    public Task<CommandResult> DotnetAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Dotnet.RunAsync(Root, new Dictionary<string, string>(environment) { ["NUGET_PACKAGES"] = Path.Combine(Root, "packages") }, arguments);

    public Task<CommandResult> BuildAsync(string projectOrSolution, params string[] arguments) =>
        DotnetAsync(["build", projectOrSolution, "-tl:off", "-nologo", "-nodeReuse:false", .. arguments]);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (IOException)
        {
            // A virus scanner may hold a file; a folder left in the temp folder is no failure of the product.
        }
        catch (UnauthorizedAccessException)
        {
        }
    }
}
