using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LogoutAnalyzers.Setup.Values;

/// <summary>Computes the members of TimeSpan, DateTime and DateTimeOffset. Null where they would throw, or are none of these.</summary>
internal static class Times
{
    private static readonly string[] s_parts = { "days", "hours", "minutes", "seconds", "milliseconds", "microseconds" };

    /// <summary>A month is 30 days, a year 365.</summary>
    public static TimeSpan? Of(string unit, double count) => Unit(unit) is { } ticks ? FromTicks(count * ticks) : null;

    public static TimeSpan? FromTicks(double ticks) => !double.IsNaN(ticks) && Math.Abs(ticks) < TimeSpan.MaxValue.Ticks ? TimeSpan.FromTicks((long)ticks) : null;

    public static double? Number(object? content) => content switch
    {
        long number => number,
        double number => number,
        _ => null,
    };

    /// <summary><c>new TimeSpan(…)</c>, by how many arguments there are.</summary>
    public static TimeSpan? New(IReadOnlyList<object?> arguments)
    {
        var numbers = arguments.Select(Number).ToList();
        if (numbers.Contains(null)) return null;
        return arguments.Count switch
        {
            0 => TimeSpan.Zero,
            1 => FromTicks(numbers[0]!.Value),
            3 => Sum(s_parts.Skip(1).Take(3), numbers),
            >= 4 and <= 6 => Sum(s_parts.Take(arguments.Count), numbers),
            _ => null,
        };
    }

    /// <summary>A static method of TimeSpan: <c>FromMinutes</c> with one number or with parts (.NET 9), <c>Parse</c>.</summary>
    public static TimeSpan? Make(string name, IReadOnlyList<string> parameters, IReadOnlyList<object?> arguments)
    {
        if (name.StartsWith("Parse", StringComparison.Ordinal)) return arguments.FirstOrDefault() is string text ? Parse(text, name == "ParseExact" ? arguments.ElementAtOrDefault(1) as string : null) : null;
        if (!name.StartsWith("From", StringComparison.Ordinal) || arguments.Select(Number).ToList() is not { Count: > 0 } numbers || numbers.Contains(null)) return null;
        return numbers.Count == 1 ? Of(name.Substring("From".Length), numbers[0]!.Value) : Sum(parameters, numbers);
    }

    /// <summary>The text as .NET reads it, so that 30 is thirty days.</summary>
    public static TimeSpan? Parse(string text, string? format = null)
    {
        if (format is not null) return TimeSpan.TryParseExact(text, format, CultureInfo.InvariantCulture, out var exact) ? exact : null;
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null;
    }

    /// <summary>A method of a time or span of time.</summary>
    public static object? Call(object? instance, string name, IReadOnlyList<object?> arguments) => instance switch
    {
        TimeSpan span => Call(span, name, arguments.FirstOrDefault()),
        PointInTime time => Call(time, name, arguments.FirstOrDefault()),
        _ => null,
    };

    /// <summary>A property of a time or span of time.</summary>
    public static object? Property(object? instance, string name) => instance switch
    {
        TimeSpan span => name switch
        {
            "TotalDays" => span.TotalDays,
            "TotalHours" => span.TotalHours,
            "TotalMinutes" => span.TotalMinutes,
            "TotalSeconds" => span.TotalSeconds,
            "TotalMilliseconds" => span.TotalMilliseconds,
            "Ticks" => span.Ticks,
            "Days" => (long)span.Days,
            "Hours" => (long)span.Hours,
            "Minutes" => (long)span.Minutes,
            "Seconds" => (long)span.Seconds,
            _ => null,
        },
        PointInTime time when name is "DateTime" or "UtcDateTime" or "LocalDateTime" or "Date" => time,
        _ => null,
    };

    public static TimeSpan? Add(TimeSpan left, TimeSpan right) => FromTicks((double)left.Ticks + right.Ticks) is null ? null : left + right;

    private static object? Call(TimeSpan span, string name, object? argument) => (name, argument) switch
    {
        ("Add", TimeSpan other) => Add(span, other),
        ("Subtract", TimeSpan other) when other != TimeSpan.MinValue => Add(span, -other),
        ("Multiply", _) when Number(argument) is { } factor => FromTicks(span.Ticks * factor),
        ("Divide", TimeSpan other) when other != TimeSpan.Zero => (double)span.Ticks / other.Ticks,
        ("Divide", _) when Number(argument) is { } divisor => FromTicks(span.Ticks / divisor),
        ("Negate", null) when span != TimeSpan.MinValue => -span,
        ("Duration", null) when span != TimeSpan.MinValue => span.Duration(),
        _ => null,
    };

    private static object? Call(PointInTime time, string name, object? argument)
    {
        if (name is "ToUniversalTime" or "ToLocalTime" or "ToOffset" or "ToUnixTimeSeconds" or "ToUnixTimeMilliseconds") return time;
        TimeSpan? moved = (name, argument) switch
        {
            ("Add", TimeSpan span) => Add(time.FromNow, span),
            ("Subtract", TimeSpan span) when span != TimeSpan.MinValue => Add(time.FromNow, -span),
            _ when name.StartsWith("Add", StringComparison.Ordinal) && Number(argument) is { } count && Of(name.Substring("Add".Length), count) is { } span => Add(time.FromNow, span),
            _ => null,
        };
        if (name == "Subtract" && argument is PointInTime other) return Add(time.FromNow, -other.FromNow);
        return moved is { } fromNow ? new PointInTime(fromNow) : null;
    }

    private static TimeSpan? Sum(IEnumerable<string> units, IReadOnlyList<double?> counts)
    {
        var ticks = 0.0;
        var at = 0;
        foreach (var unit in units)
        {
            if (Unit(unit) is not { } factor) return null;
            ticks += counts[at++]!.Value * factor;
        }
        return FromTicks(ticks);
    }

    private static double? Unit(string name) => name.ToLowerInvariant() switch
    {
        "years" => 365.0 * TimeSpan.TicksPerDay,
        "months" => 30.0 * TimeSpan.TicksPerDay,
        "weeks" => 7.0 * TimeSpan.TicksPerDay,
        "days" => TimeSpan.TicksPerDay,
        "hours" => TimeSpan.TicksPerHour,
        "minutes" => TimeSpan.TicksPerMinute,
        "seconds" => TimeSpan.TicksPerSecond,
        "milliseconds" => TimeSpan.TicksPerMillisecond,
        "microseconds" => TimeSpan.TicksPerMillisecond / 1000.0,
        "ticks" => 1,
        _ => null,
    };
}
