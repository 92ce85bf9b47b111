using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The reference assemblies that come with the SDK.</summary>
internal static class TargetingPacks
{
    private static readonly Lazy<string> s_folder = new(FindFolder);

    /// <summary>The reference assemblies of the newest installed version of <paramref name="pack"/>.</summary>
    public static ImmutableArray<MetadataReference> Read(string pack)
    {
        var versions = Path.Combine(s_folder.Value, pack);
        var newest = Directory.Exists(versions)
            ? Directory.GetDirectories(versions).MaxBy(static version => Version.TryParse(Path.GetFileName(version), out var parsed) ? parsed : new Version(0, 0))
            : null;
        var folder = newest is null ? null : Directory.GetDirectories(Path.Combine(newest, "ref")).Max(StringComparer.Ordinal);
        if (folder is null)
            throw new DirectoryNotFoundException($"No targeting pack in {versions}.");
        return Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal).Select(ReferenceCache.Get).ToImmutableArray();
    }

    private static string FindFolder()
    {
        // <root>/shared/Microsoft.NETCore.App/<version>/System.Private.CoreLib.dll stands beside <root>/packs.
        var starts = new[] { Path.GetDirectoryName(typeof(object).Assembly.Location), Environment.GetEnvironmentVariable("DOTNET_ROOT"), Path.GetDirectoryName(Environment.ProcessPath) };
        foreach (var start in starts.Where(static start => !string.IsNullOrEmpty(start)))
        {
            for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                var packs = Path.Combine(folder, "packs");
                if (Directory.Exists(Path.Combine(packs, "Microsoft.NETCore.App.Ref")))
                    return packs;
            }
        }

        throw new DirectoryNotFoundException($"No SDK with targeting packs above any of: {string.Join(", ", starts)}.");
    }
}
