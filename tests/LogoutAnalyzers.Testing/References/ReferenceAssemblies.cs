using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What a test compiles against; found on this machine, never downloaded.</summary>
public sealed partial class ReferenceAssemblies
{
    private readonly Lazy<ImmutableArray<MetadataReference>> _references;

    internal ReferenceAssemblies(string targetFramework, Func<ImmutableArray<MetadataReference>> platform, ImmutableArray<PackageIdentity> packages, ImmutableArray<string> assemblies)
    {
        TargetFramework = targetFramework;
        Platform = platform;
        Packages = packages;
        Assemblies = assemblies;
        _references = new(Resolve);
    }

    /// <summary>What is referenced where a test says nothing.</summary>
    public static ReferenceAssemblies Default => Net.Net100;

    /// <summary>The framework by its short name.</summary>
    public string TargetFramework { get; }

    /// <summary>Packages whose assemblies are referenced; they must be restored.</summary>
    public ImmutableArray<PackageIdentity> Packages { get; }

    /// <summary>Assemblies beside those of the framework, by path.</summary>
    public ImmutableArray<string> Assemblies { get; }

    private Func<ImmutableArray<MetadataReference>> Platform { get; }

    /// <summary>The same with further packages.</summary>
    public ReferenceAssemblies AddPackages(ImmutableArray<PackageIdentity> packages) => WithPackages(Packages.AddRange(packages));

    /// <summary>The same with other packages.</summary>
    public ReferenceAssemblies WithPackages(ImmutableArray<PackageIdentity> packages) => new(TargetFramework, Platform, packages, Assemblies);

    /// <summary>The same with further assembly files.</summary>
    public ReferenceAssemblies AddAssemblies(ImmutableArray<string> assemblies) => WithAssemblies(Assemblies.AddRange(assemblies));

    /// <summary>The same with other assembly files.</summary>
    public ReferenceAssemblies WithAssemblies(ImmutableArray<string> assemblies) => new(TargetFramework, Platform, Packages, assemblies);

    /// <summary>The references.</summary>
    public Task<ImmutableArray<MetadataReference>> ResolveAsync(string? language, CancellationToken cancellationToken)
        => Task.FromResult(_references.Value);

    private ImmutableArray<MetadataReference> Resolve()
    {
        var framework = TargetFramework.StartsWith("net4", StringComparison.Ordinal) ? TargetFramework : null;
        return Platform()
            .AddRange(Packages.SelectMany(package => PackageFolder.Read(package.Id, package.Version, framework)))
            .AddRange(Assemblies.Select(ReferenceCache.Get));
    }
}
