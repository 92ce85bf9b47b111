using System;
using System.Globalization;
using LogoutAnalyzers.Files;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup.Values;

/// <summary>One of the values that an expression may have.</summary>
/// <param name="Content">
/// A <see cref="bool"/>, <see cref="long"/>, <see cref="double"/>, <see cref="string"/>, <see cref="TimeSpan"/>, <see cref="PointInTime"/> or
/// <see cref="Section"/>; null is null.
/// </param>
/// <param name="Source">The value of a configuration file that it comes from.</param>
/// <param name="Definition">Where it is written in the code, when not in the expression itself.</param>
internal readonly record struct Value(object? Content, FileValue? Source = null, Location? Definition = null)
{
    /// <summary>The constant of the compiler's; characters, enums and the like are not worth computing with.</summary>
    public static Value? Of(object? constant) => constant switch
    {
        null or bool or string or long or double => new Value(constant),
        int or short or sbyte or byte or ushort or uint => new Value(Convert.ToInt64(constant, CultureInfo.InvariantCulture)),
        float or decimal => new Value(Convert.ToDouble(constant, CultureInfo.InvariantCulture)),
        _ => null,
    };
}

/// <summary>A point in time, as far from the time at which the expression is computed.</summary>
internal readonly record struct PointInTime(TimeSpan FromNow);

/// <summary>A section of the configuration, or an object that is filled from one: <c>Auth:Cookie</c>; the root is empty.</summary>
internal readonly record struct Section(string Path)
{
    public string Key(string name) => Path.Length == 0 ? name : name.Length == 0 ? Path : Path + ":" + name;
}
