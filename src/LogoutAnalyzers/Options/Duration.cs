using System;
using System.Globalization;
using static System.FormattableString;

namespace LogoutAnalyzers.Options;

/// <summary>Durations in options: <c>30</c>, <c>30m</c>, <c>30 min</c>, <c>1h</c>, <c>24 h</c>, <c>30 d</c>, <c>00:30:00</c>; a bare number is minutes.</summary>
internal static class Duration
{
    public const string Allowed = "a duration above zero such as '30', '30 min', '1 h', '30 d' or '00:30:00'";

    /// <summary>For messages: <c>30 minutes</c>, <c>14 days</c>.</summary>
    public static string InWords(TimeSpan duration) => duration == TimeSpan.MaxValue
        ? "for ever"
        : duration.TotalDays >= 2 ? Invariant($"{duration.TotalDays:0.#} days") : duration.TotalHours >= 2 ? Invariant($"{duration.TotalHours:0.#} hours") : Invariant($"{duration.TotalMinutes:0.#} minutes");

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        text = text.Trim().ToLowerInvariant();
        if (text.Contains(":"))
            // The lenient parser reads 24:00:00 as 24 days.
            return TimeSpan.TryParseExact(text, new[] { @"h\:mm", @"hh\:mm", @"h\:mm\:ss", @"hh\:mm\:ss", @"d\.hh\:mm\:ss" }, CultureInfo.InvariantCulture, out duration) && duration > TimeSpan.Zero;
        var digits = 0;
        while (digits < text.Length && char.IsDigit(text[digits])) digits++;
        if (!long.TryParse(text.Substring(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number <= 0) return false;
        var minutes = text.Substring(digits).Trim() switch
        {
            "" or "m" or "min" or "minute" or "minutes" => 1L,
            "h" or "hour" or "hours" => 60L,
            "d" or "day" or "days" => 24L * 60,
            _ => 0L,
        };
        if (minutes == 0 || number > TimeSpan.MaxValue.TotalMinutes / minutes) return false;
        duration = TimeSpan.FromMinutes(number * minutes);
        return true;
    }
}
