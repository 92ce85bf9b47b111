using LogoutAnalyzers.PackageTests.Running;

namespace LogoutAnalyzers.PackageTests.Consumers;

/// <summary>A library that ends sessions in its own way, and tells the analyzers of its users so.</summary>
internal static class LibraryOfOthers
{
    public const string PackageReference = """<PackageReference Include="Contoso.Auth" Version="1.0.0" />""";

    private const string Vault = """
        using System.Threading.Tasks;

        namespace Contoso.Auth;

        public class Vault
        {
            public Task ParkAsync(string name) => Task.Delay(name.Length);
        }
        """;

    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><PackageId>Contoso.Auth</PackageId></PropertyGroup>
          <ItemGroup>
            <None Include="Contoso.Auth.targets" Pack="true" PackagePath="buildTransitive" />
            <None Include="contoso.auth.globalconfig" Pack="true" PackagePath="config" />
          </ItemGroup>
        </Project>
        """;

    private const string Targets = """
        <Project>
          <ItemGroup><EditorConfigFiles Include="$(MSBuildThisFileDirectory)../config/contoso.auth.globalconfig" /></ItemGroup>
        </Project>
        """;

    private const string Configuration = """
        is_global = true
        global_level = -20
        logout_analyzers.sign_out_methods = M:Contoso.Auth.Vault.ParkAsync(System.String)

        """;

    private const string UserOfVault = """
        using Contoso.Auth;
        using Microsoft.AspNetCore.Mvc;

        namespace Shop;

        public class VaultController : Controller
        {
            [HttpPost]
            public IActionResult Leave(Vault vault)
            {
                vault.ParkAsync("demo");
                return Redirect("/");
            }
        }
        """;

    public static IReadOnlyDictionary<string, string> Sources { get; } = new Dictionary<string, string> { ["VaultController.cs"] = UserOfVault };

    public static async Task PackAsync(Scratch scratch)
    {
        scratch.Write("Contoso.Auth/Contoso.Auth.csproj", Project);
        scratch.Write("Contoso.Auth/Vault.cs", Vault);
        scratch.Write("Contoso.Auth/Contoso.Auth.targets", Targets);
        scratch.Write("Contoso.Auth/contoso.auth.globalconfig", Configuration);
        (await scratch.DotnetAsync("pack", "Contoso.Auth", "-tl:off", "-nologo", "-nodeReuse:false", "-p:PackageOutputPath=" + scratch.Feed)).MustSucceed();
    }
}
