using System.Collections.Immutable;
using System.Reflection;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The restored packages of the project; nothing is downloaded at run time.</summary>
internal static class PackageFolder
{
    private static readonly string s_root = typeof(PackageFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(static attribute => attribute.Key == "NuGetPackageRoot").Value!;

    // Newest first; the .NET Framework stands last, for packages that have nothing else.
    private static readonly string[] s_frameworks =
    [
        "net10.0", "net9.0", "net8.0", "net7.0", "net6.0", "net5.0", "netcoreapp3.1", "netcoreapp3.0", "netstandard2.1", "netstandard2.0",
        "netstandard1.6", "netstandard1.3", "netstandard1.1", "netstandard1.0", "net472", "net471", "net47", "net462", "net461", "net46", "net452", "net451", "net45", "net40",
    ];

    /// <summary>The folder of one version of a package.</summary>
    public static string Of(string id, string version)
    {
        var versions = Path.Combine(s_root, id.ToLowerInvariant());
        var folder = Path.Combine(versions, version.ToLowerInvariant());
        if (Directory.Exists(folder))
            return folder;
        var present = Directory.Exists(versions) ? string.Join(", ", Directory.GetDirectories(versions).Select(Path.GetFileName)) : "none";
        throw new DirectoryNotFoundException(
            $"Package {id} {version} is not restored (present: {present}). Add <PackageDownload Include=\"{id}\" Version=\"[{version}]\" /> to the project.");
    }

    /// <summary>The assemblies of a package for <paramref name="framework"/>, or for the newest framework that it has.</summary>
    public static ImmutableArray<MetadataReference> Read(string id, string version, string? framework)
    {
        var package = Of(id, version);
        foreach (var candidate in framework is null ? s_frameworks : [framework])
        {
            foreach (var kind in (string[])["ref", "lib"])
            {
                var folder = Path.Combine(package, kind, candidate);
                if (Directory.Exists(folder) && Directory.GetFiles(folder, "*.dll") is { Length: > 0 } files)
                    return files.Order(StringComparer.Ordinal).Select(ReferenceCache.Get).ToImmutableArray();
            }
        }

        throw new DirectoryNotFoundException($"Package {id} {version} has no assemblies for {framework ?? "any known framework"}.");
    }

    /// <summary>The reference assemblies of .NET Framework 4.7.2.</summary>
    public static ImmutableArray<MetadataReference> ReadNet472()
    {
        var folder = Path.Combine(Of("Microsoft.NETFramework.ReferenceAssemblies.net472", "1.0.3"), "build", ".NETFramework", "v4.7.2");
        string[] names =
        [
            "mscorlib", "Microsoft.CSharp", "System", "System.ComponentModel.DataAnnotations", "System.Configuration", "System.Core", "System.Data", "System.Data.Linq",
            "System.Drawing", "System.IdentityModel", "System.IdentityModel.Services", "System.Net.Http", "System.Runtime.Caching", "System.Runtime.Serialization",
            "System.Security", "System.ServiceModel", "System.ServiceModel.Web", "System.Transactions", "System.Web", "System.Web.Abstractions", "System.Web.ApplicationServices",
            "System.Web.DynamicData", "System.Web.Extensions", "System.Web.Routing", "System.Web.Services", "System.Xml", "System.Xml.Linq",
        ];
        // The facades let packages for .NET Standard be referenced.
        return names.Select(name => Path.Combine(folder, name + ".dll"))
            .Concat(Directory.GetFiles(Path.Combine(folder, "Facades"), "*.dll").Order(StringComparer.Ordinal))
            .Select(ReferenceCache.Get).ToImmutableArray();
    }
}
