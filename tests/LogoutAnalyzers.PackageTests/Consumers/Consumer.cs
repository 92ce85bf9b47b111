namespace LogoutAnalyzers.PackageTests.Consumers;

/// <summary>A project that uses the package, written to a folder of its name.</summary>
internal sealed record Consumer(string Name)
{
    public const string PackageReference = """<PackageReference Include="LogoutAnalyzers" Version="$(LogoutAnalyzersVersion)" PrivateAssets="all" />""";

    public const string FrameworkReference = """<FrameworkReference Include="Microsoft.AspNetCore.App" />""";

    public string Sdk { get; init; } = "Microsoft.NET.Sdk";

    public string Properties { get; init; } = "";

    public string Items { get; init; } = FrameworkReference + PackageReference;

    public IReadOnlyDictionary<string, string> Sources { get; init; } = Shop.WithFlaws;

    /// <summary>Its .editorconfig, .globalconfig, pages and the like.</summary>
    public IReadOnlyDictionary<string, string> OtherFiles { get; init; } = new Dictionary<string, string>();

    public string ProjectPath(string folder) => $"{folder}/{Name}/{Name}.csproj";

    public void WriteTo(Scratch scratch, string folder)
    {
        scratch.Write(ProjectPath(folder), $"""
            <Project Sdk="{Sdk}">
              <PropertyGroup><OutputType>Library</OutputType>{Properties}</PropertyGroup>
              <ItemGroup>{Items}</ItemGroup>
            </Project>
            """);
        foreach (var (path, text) in Sources.Concat(OtherFiles)) scratch.Write($"{folder}/{Name}/{path}", text);
    }
}
