using System.Collections.Immutable;

namespace LogoutAnalyzers.Files;

/// <summary>An appsettings.json, or one of an environment: appsettings.Production.json.</summary>
/// <param name="Path">As the compiler was given it.</param>
/// <param name="EnvironmentName">The environment that it is for; null for every one.</param>
/// <param name="Values">Its values by their keys: <c>Auth:Cookie:Minutes</c>. Keys know no case.</param>
internal sealed record SettingsFile(string Path, string? EnvironmentName, ImmutableDictionary<string, FileValue> Values) : ProjectFile(Path)
{
    protected override string? Target => EnvironmentName;
}
