using System;
using System.Collections.Generic;
using System.Linq;

namespace LogoutAnalyzers.Files;

/// <summary>A web.config, a transform of one (Web.Release.config), or a file that holds one of its sections (configSource).</summary>
/// <param name="Path">As the compiler was given it.</param>
/// <param name="Transform">The build configuration that it is for; null for the file itself.</param>
/// <param name="Elements">All of its elements in the order of the file.</param>
internal sealed record WebConfigFile(string Path, string? Transform, IReadOnlyList<ConfigElement> Elements) : ProjectFile(Path)
{
    /// <summary>The folder of the web.config, whose transforms stand beside it.</summary>
    public string Folder { get; init; } = System.IO.Path.GetDirectoryName(Path) ?? "";

    /// <summary>Whether users are known by the account of their computer.</summary>
    public bool HasWindowsAccounts => Find("authentication", "system.web").Any(static element => string.Equals(element["mode"]?.Text.Trim(), "Windows", StringComparison.OrdinalIgnoreCase));

    protected override string? Target => Transform;

    /// <summary>The elements of that name whose parents have these names, the nearest first.</summary>
    public IEnumerable<ConfigElement> Find(string name, params string[] parents) => Elements.Where(element => element.Is(name, parents));
}
