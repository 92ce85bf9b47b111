namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A package by id and exact version.</summary>
public sealed class PackageIdentity(string id, string version)
{
    /// <summary>The id.</summary>
    public string Id { get; } = id;

    /// <summary>The version.</summary>
    public string Version { get; } = version;
}
