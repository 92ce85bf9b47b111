using System;
using System.Collections.Immutable;
using System.Globalization;
using LogoutAnalyzers.Setup;

namespace LogoutAnalyzers.Rules;

/// <summary>What a report at a duration in a configuration file tells its fix.</summary>
internal static class FileRepair
{
    private const string MeantProperty = "FileDuration", WantedProperty = "WantedDuration", IsSpanProperty = "IsTimeSpan";

    /// <param name="found">The duration that the value means.</param>
    /// <param name="wanted">The longest that it should mean.</param>
    /// <param name="isSpan">Whether the value is read as a time span, where 30 is thirty days.</param>
    public static ImmutableDictionary<string, string?> Properties(SetDuration found, TimeSpan wanted, bool isSpan = false) =>
        ImmutableDictionary<string, string?>.Empty
            .Add(MeantProperty, found.Value.Ticks.ToString(CultureInfo.InvariantCulture))
            .Add(WantedProperty, wanted.Ticks.ToString(CultureInfo.InvariantCulture))
            .Add(IsSpanProperty, isSpan ? "true" : null);

    /// <summary>The two durations again; null for a report without them.</summary>
    public static (TimeSpan Meant, TimeSpan Wanted, bool IsSpan)? From(ImmutableDictionary<string, string?> properties) =>
        Ticks(properties, MeantProperty) is { } meant && Ticks(properties, WantedProperty) is { } wanted ? (meant, wanted, properties.GetValueOrDefault(IsSpanProperty) is not null) : null;

    private static TimeSpan? Ticks(ImmutableDictionary<string, string?> properties, string name) =>
        properties.TryGetValue(name, out var text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ticks) ? TimeSpan.FromTicks(ticks) : null;
}
