using System.IO.Compression;
using LogoutAnalyzers.PackageTests.Running;

namespace LogoutAnalyzers.PackageTests;

/// <summary>The .nupkg of this repository, packed into a scratch folder.</summary>
public sealed class PackedPackage
{
    private PackedPackage(string path) => FilePath = path;

    public string FilePath { get; }

    /// <summary>Builds with output folders of its own, so that a build of the repository at the same time is not disturbed.</summary>
    public static async Task<PackedPackage> PackAsync(Scratch scratch)
    {
        var packed = await Dotnet.RunAsync(
            Scratch.Repository,
            new Dictionary<string, string>(),
            "pack", Path.Combine("src", "LogoutAnalyzers.Package"), "-c", "Release", "-tl:off", "-nologo", "-nodeReuse:false",
            "--artifacts-path", scratch.FullPath("artifacts"), "-p:PackageVersion=" + scratch.Version, "-p:PackageOutputPath=" + scratch.Feed);
        packed.MustSucceed();
        return new PackedPackage(Directory.GetFiles(scratch.Feed, "LogoutAnalyzers.*.nupkg").Single());
    }

    public IReadOnlyList<string> Entries()
    {
        using var zip = ZipFile.OpenRead(FilePath);
        return [.. zip.Entries.Select(static entry => entry.FullName)];
    }

    public byte[] Read(string entry)
    {
        using var zip = ZipFile.OpenRead(FilePath);
        using var stream = zip.GetEntry(entry)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
