using System;
using System.Collections.Immutable;
using System.Linq;

namespace LogoutAnalyzers.Files;

/// <summary>An appsettings.json, or one of an environment: appsettings.Production.json.</summary>
/// <param name="Path">As the compiler was given it.</param>
/// <param name="EnvironmentName">The environment that it is for; null for every one.</param>
/// <param name="Values">Its values by their keys: <c>Auth:Cookie:Minutes</c>. Keys know no case.</param>
internal sealed record SettingsFile(string Path, string? EnvironmentName, ImmutableDictionary<string, FileValue> Values) : ProjectFile(Path)
{
    private static readonly string[] s_machines = { "Dev", "Local", "Debug", "Test" };

    /// <summary>Whether it is for the machines of developers and tests only.</summary>
    public bool IsForDevelopment => EnvironmentName is not null && s_machines.Any(machine => EnvironmentName.StartsWith(machine, StringComparison.OrdinalIgnoreCase));
}
