using System.Collections.Immutable;
using LogoutAnalyzers.Setup.Values;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>A value that the application gives to an option of cookie authentication, or of the validation of the security stamp.</summary>
/// <param name="Scheme">The scheme whose options they are; null when it does not show, so that it may be any.</param>
/// <param name="Value">What is assigned; null when no code says it.</param>
/// <param name="Location">Where.</param>
internal sealed record CookieSetting(string? Scheme, IOperation? Value, Location Location)
{
    /// <summary>The value, or what stands for it.</summary>
    public Location Place => Value?.Syntax.GetLocation() ?? Location;

    public bool IsOf(string scheme) => Scheme is null || Scheme == scheme;

    /// <summary>The durations that the value may be; empty when they are not known.</summary>
    public ImmutableArray<SetDuration> Durations { get; init; } = ImmutableArray<SetDuration>.Empty;

    /// <summary>Whether the value switches something on or off; null when that is not known.</summary>
    public bool? IsOn { get; init; }

    /// <summary>A value of a configuration file that is bound to the option; one that is not known when the section is not.</summary>
    public static CookieSetting Of(BoundOption bound) => new(bound.Scheme, null, bound.Location)
    {
        Durations = bound.Value is { } value && Times.Parse(value.Text) is { } span ? ImmutableArray.Create(new SetDuration(span, value)) : ImmutableArray<SetDuration>.Empty,
        IsOn = bool.TryParse(bound.Value?.Text, out var isOn) ? isOn : null,
    };
}
