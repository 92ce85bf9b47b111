using System;
using System.Collections.Generic;
using System.Linq;

namespace LogoutAnalyzers.Files;

/// <summary>A web.config, or a transform of one: Web.Release.config.</summary>
/// <param name="Path">As the compiler was given it.</param>
/// <param name="Transform">The build configuration that it is for; null for the file itself.</param>
/// <param name="Elements">All of its elements in the order of the file.</param>
internal sealed record WebConfigFile(string Path, string? Transform, IReadOnlyList<ConfigElement> Elements) : ProjectFile(Path)
{
    /// <summary>Whether it is for the developers' own machines only.</summary>
    public bool IsForDevelopment => string.Equals(Transform, "Debug", StringComparison.OrdinalIgnoreCase);

    /// <summary>The elements of that name whose parents have these names, the nearest first.</summary>
    public IEnumerable<ConfigElement> Find(string name, params string[] parents) => Elements.Where(element => element.Is(name, parents));
}

/// <summary>An element of a web.config.</summary>
internal sealed class ConfigElement
{
    public ConfigElement(string name, ConfigElement? parent, IReadOnlyDictionary<string, FileValue> attributes)
    {
        Name = name;
        Parent = parent;
        Attributes = attributes;
    }

    public string Name { get; }

    public ConfigElement? Parent { get; }

    /// <summary>The attributes by their names, with the prefix: <c>xdt:Transform</c>.</summary>
    public IReadOnlyDictionary<string, FileValue> Attributes { get; }

    public FileValue? this[string attribute] => Attributes.TryGetValue(attribute, out var value) ? value : null;

    public bool Is(string name, params string[] parents)
    {
        if (Name != name) return false;
        var parent = Parent;
        foreach (var expected in parents)
        {
            if (parent?.Name != expected) return false;
            parent = parent.Parent;
        }
        return true;
    }
}
