using System;
using System.Linq;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// Sliding renewals that keep the security stamp from ever being validated: each one restarts the interval, so a cookie that is used just
/// after half of its life is never due. https://github.com/dotnet/aspnetcore/blob/main/src/Identity/Core/src/SecurityStampValidator.cs,
/// and the same in https://github.com/aspnet/AspNetIdentity/blob/main/src/Microsoft.AspNet.Identity.Owin/SecurityStampValidator.cs.
/// </summary>
/// <param name="CookieLife">How long a cookie lives when it is not renewed.</param>
/// <param name="CookieLifeSetting">Where that is set; null for the default.</param>
/// <param name="Interval">How long a stamp that was validated is trusted.</param>
/// <param name="IntervalSetting">Where that is set; null for the default.</param>
internal sealed record UnvalidatedRenewals(TimeSpan CookieLife, CookieSetting? CookieLifeSetting, TimeSpan Interval, CookieSetting? IntervalSetting)
{
    /// <summary>How often stamps are validated where nothing is set: the default of SecurityStampValidatorOptions.</summary>
    public static readonly TimeSpan DefaultInterval = TimeSpan.FromMinutes(30);

    // The default of CookieAuthenticationOptions, in ASP.NET Core and OWIN.
    private static readonly TimeSpan s_expireTimeSpan = TimeSpan.FromDays(14);

    /// <summary>The renewals of a scheme; null where the stamp is due in time, and where that is not known.</summary>
    public static UnvalidatedRenewals? Of(string scheme, CookieSessions sessions)
    {
        if (sessions.MayKeepFromSliding(scheme)) return null;
        var lives = sessions.ExpireTimeSpans.Where(setting => setting.IsOf(scheme)).Select(setting => (Setting: setting, Values: setting.Durations)).ToList();
        var intervals = sessions.ValidationIntervals.Where(setting => setting.IsOf(scheme)).Select(setting => (Setting: setting, Values: setting.Durations)).ToList();
        if (lives.Concat(intervals).Any(static known => known.Values.IsEmpty)) return null;
        // Which of several holds is not asked: the longest life and the shortest interval are the safest.
        var (life, lifeSetting) = lives.Select(static known => (known.Values.Max(static duration => duration.Value), (CookieSetting?)known.Setting)).OrderByDescending(static known => known.Item1).DefaultIfEmpty((s_expireTimeSpan, null)).First();
        var (interval, intervalSetting) = intervals.Select(static known => (known.Values.Min(static duration => duration.Value), (CookieSetting?)known.Setting)).OrderBy(static known => known.Item1).DefaultIfEmpty((DefaultInterval, null)).First();
        return life.Ticks / 2 < interval.Ticks ? new UnvalidatedRenewals(life, lifeSetting, interval, intervalSetting) : null;
    }

    /// <summary>Whether the cookies of a scheme are over within that time, however much they are used.</summary>
    public static bool EndWithin(TimeSpan time, string scheme, CookieSessions sessions)
    {
        var lives = sessions.ExpireTimeSpans.Where(setting => setting.IsOf(scheme)).Select(static setting => setting.Durations).ToList();
        return sessions.NeverSlides(scheme) && lives.Count > 0 && lives.All(values => !values.IsEmpty && values.All(duration => duration.Value <= time));
    }

    /// <summary>The longest interval at which sliding cookies of such a life are validated, in whole minutes where there is one.</summary>
    public static TimeSpan LongestIntervalFor(TimeSpan cookieLife) =>
        cookieLife.TotalMinutes >= 2 ? TimeSpan.FromMinutes(Math.Floor(cookieLife.TotalMinutes / 2)) : TimeSpan.FromSeconds(Math.Max(1, Math.Floor(cookieLife.TotalSeconds / 2)));
}
