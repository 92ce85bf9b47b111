using System;
using System.Globalization;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Writes a duration in the way in which a configuration file says one: as a time span, or as a number of whatever unit the code makes of it.</summary>
internal static class DurationText
{
    /// <summary>The text for a duration; null where the unit is too large for it, as days are for half an hour.</summary>
    /// <param name="written">The text that stands there.</param>
    /// <param name="meant">The duration that the application makes of it.</param>
    /// <param name="wanted">The duration that it should make.</param>
    public static string? For(string written, TimeSpan meant, TimeSpan wanted)
    {
        written = written.Trim();
        if (written.IndexOf(':') >= 0) return Span(written, wanted);
        // -1 and Infinite stand for "never", where minutes are counted.
        if (meant == TimeSpan.MaxValue) return Number(wanted.TotalMinutes);
        if (!double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number <= 0 || meant <= TimeSpan.Zero) return null;
        return Number(wanted.Ticks / (meant.Ticks / number));
    }

    /// <summary>A time span: <c>00:30:00</c>, <c>1.00:00:00</c>.</summary>
    public static string Span(string written, TimeSpan wanted) =>
        written.Split(':').Length == 2 && wanted.Seconds == 0 && wanted.Days == 0 ? wanted.ToString(@"hh\:mm", CultureInfo.InvariantCulture) : wanted.ToString("c", CultureInfo.InvariantCulture);

    /// <summary>C# for the moment that long from now: <c>DateTime.UtcNow.AddMinutes(60)</c>.</summary>
    public static string FromNow(string now, TimeSpan wanted) =>
        wanted.Ticks % TimeSpan.TicksPerDay == 0 ? FormattableString.Invariant($"{now}.AddDays({wanted.TotalDays:0})") : FormattableString.Invariant($"{now}.AddMinutes({Math.Floor(wanted.TotalMinutes):0})");

    private static string? Number(double number) => Math.Floor(number) is >= 1 and < long.MaxValue and var whole ? whole.ToString("0", CultureInfo.InvariantCulture) : null;
}
