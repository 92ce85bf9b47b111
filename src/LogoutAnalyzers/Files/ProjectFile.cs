using System;
using System.Linq;

namespace LogoutAnalyzers.Files;

/// <summary>A file beside the code that says how the application runs.</summary>
/// <param name="Path">As the compiler was given it.</param>
internal abstract record ProjectFile(string Path)
{
    private static readonly string[] s_machines = { "Dev", "Local", "Debug", "Test" };

    /// <summary>The environment or build that it is for; null for every one.</summary>
    protected virtual string? Target => null;

    /// <summary>Whether it is for the machines of developers and tests only.</summary>
    public bool IsForDevelopment => Target is { } target && s_machines.Any(machine => target.StartsWith(machine, StringComparison.OrdinalIgnoreCase));
}
