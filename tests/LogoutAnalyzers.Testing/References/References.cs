using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace LogoutAnalyzers.Testing;

/// <summary>The references that tests compile against: made once a process, found without a network.</summary>
public static class References
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_netCore = new(static () => TargetingPacks.Read("Microsoft.NETCore.App.Ref"));
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_aspNetCore = new(static () => NetCore.AddRange(TargetingPacks.Read("Microsoft.AspNetCore.App.Ref")));
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_systemWeb = new(PackageFolder.ReadNet472);

    /// <summary>.NET without ASP.NET Core.</summary>
    public static ImmutableArray<MetadataReference> NetCore => s_netCore.Value;

    /// <summary>.NET and ASP.NET Core.</summary>
    public static ImmutableArray<MetadataReference> AspNetCore => s_aspNetCore.Value;

    /// <summary>.NET Framework 4.7.2 with System.Web.</summary>
    public static ImmutableArray<MetadataReference> SystemWeb => s_systemWeb.Value;

    /// <summary><see cref="NetCore"/> for the <c>ReferenceAssemblies</c> property of a test.</summary>
    public static ReferenceAssemblies NetCoreAssemblies => ReferenceAssemblies.Net.Net100;

    /// <summary><see cref="AspNetCore"/> for the <c>ReferenceAssemblies</c> property of a test.</summary>
    public static ReferenceAssemblies AspNetCoreAssemblies { get; } = new("net10.0", static () => AspNetCore, [], []);

    /// <summary><see cref="SystemWeb"/> for the <c>ReferenceAssemblies</c> property of a test.</summary>
    public static ReferenceAssemblies SystemWebAssemblies => ReferenceAssemblies.NetFramework.Net472.Default;

    /// <summary>
    /// The assemblies of a restored package (<c>PackageReference</c> or <c>PackageDownload</c>), without its dependencies, for the newest
    /// framework it has, or for <paramref name="framework"/>, such as <c>net45</c>.
    /// </summary>
    public static ImmutableArray<MetadataReference> Package(string id, string version, string? framework = null) => PackageFolder.Read(id, version, framework);
}
