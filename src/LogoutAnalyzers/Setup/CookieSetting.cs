using System;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>A value that the application gives to an option of cookie authentication, or of the validation of the security stamp.</summary>
/// <param name="Scheme">The scheme whose options they are; null when it does not show, so that it may be any.</param>
/// <param name="Value">What is assigned.</param>
/// <param name="Location">Where.</param>
internal sealed record CookieSetting(string? Scheme, IOperation? Value, Location Location)
{
    public bool IsOf(string scheme) => Scheme is null || Scheme == scheme;

    /// <summary>The value as a duration, where it is constant.</summary>
    public TimeSpan? Duration => ConstantDurations.Of(Value);
}
