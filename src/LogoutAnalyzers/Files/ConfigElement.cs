using System;
using System.Collections.Generic;

namespace LogoutAnalyzers.Files;

/// <summary>An element of a web.config.</summary>
internal sealed class ConfigElement
{
    // What tells elements of one name apart: <location path>, <add key>, <add name>.
    private static readonly string[] s_keys = { "path", "key", "name" };

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

    /// <summary>The element and those around it, the nearest first.</summary>
    public IEnumerable<ConfigElement> SelfAndParents()
    {
        for (var element = this; element is not null; element = element.Parent) yield return element;
    }

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

    /// <summary>Whether it stands at the same place in the tree as an element of another file.</summary>
    public bool IsAtPlaceOf(ConfigElement other)
    {
        ConfigElement? left = this, right = other;
        for (; left is not null && right is not null; (left, right) = (left.Parent, right.Parent))
        {
            if (left.Name != right.Name) return false;
            foreach (var key in s_keys)
                if (!string.Equals(left[key]?.Text, right[key]?.Text, StringComparison.OrdinalIgnoreCase)) return false;
        }
        return left is null && right is null;
    }
}
