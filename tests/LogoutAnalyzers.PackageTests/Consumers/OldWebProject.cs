using System.Text.Json;

namespace LogoutAnalyzers.PackageTests.Consumers;

/// <summary>
/// A .NET Framework web project without an SDK. Only Visual Studio's MSBuild compiles it, so it is evaluated, not built; the imports
/// are written as NuGet would.
/// </summary>
internal static class OldWebProject
{
    private const string Folder = "OldWeb";

    public static async Task<IEnumerable<string>> AdditionalFilesAsync(Scratch scratch)
    {
        scratch.Write($"{Folder}/OldWeb.csproj", $"""
            <Project ToolsVersion="15.0" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <PropertyGroup>
                <ProjectTypeGuids>{"{349C5851-65DF-11DA-9384-00065B863F21};{fae04ec0-301f-11d3-bf4b-00c04f79efbc}"}</ProjectTypeGuids>
                <OutputPath>bin\</OutputPath>
                <TargetFramework />
                <TargetFrameworkVersion>v4.7.2</TargetFrameworkVersion>
              </PropertyGroup>
              <Import Project="{scratch.RestoredPackage}/build/LogoutAnalyzers.props" />
              <Import Project="$(MSBuildToolsPath)/Microsoft.CSharp.targets" />
              <Import Project="{scratch.RestoredPackage}/build/LogoutAnalyzers.targets" />
            </Project>
            """);
        foreach (var file in new[] { "Web.config", "packages.config", "NuGet.config", "Views/Web.config", "Admin/web.config", "bin/Web.config", "Config/Session.config", "bin/Old.config", "Site.Master", "Account/Login.aspx", "controls/Menu.ascx", "Views/Index.cshtml", "bin/Old.aspx", "obj/Old.cshtml", "node_modules/x/Old.html" })
            scratch.Write($"{Folder}/{file}", "");
        var evaluated = (await scratch.DotnetAsync("msbuild", $"{Folder}/OldWeb.csproj", "-getItem:AdditionalFiles")).MustSucceed();
        using var json = JsonDocument.Parse(evaluated.Output);
        return [.. json.RootElement.GetProperty("Items").GetProperty("AdditionalFiles").EnumerateArray().Select(static item => item.GetProperty("Identity").GetString()!.Replace('\\', '/')).Order(StringComparer.Ordinal)];
    }
}
