using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LogoutAnalyzers.Files;

namespace LogoutAnalyzers.Setup;

/// <summary>The META tags that ask for a page not to be kept: <c>&lt;meta http-equiv="Cache-Control" content="no-store"&gt;</c>. Browsers read none of them.</summary>
internal static class MetaCaching
{
    private static readonly string[] s_bans = { "no-store", "no-cache", "private", "must-revalidate", "max-age=0" };

    public static IEnumerable<MarkupTag> In(MarkupFile file) => file.Find("meta").Where(Forbids);

    private static bool Forbids(MarkupTag tag)
    {
        var content = tag["content"]?.Text.Trim() ?? "";
        return tag["http-equiv"]?.Text.Trim().ToLowerInvariant() switch
        {
            "cache-control" => s_bans.Any(ban => content.IndexOf(ban, StringComparison.OrdinalIgnoreCase) >= 0),
            "pragma" => content.IndexOf("no-", StringComparison.OrdinalIgnoreCase) >= 0,
            "expires" => IsOver(content),
            _ => false,
        };
    }

    // 0, -1, now, Thu, 01 Jan 1970 00:00:00 GMT
    private static bool IsOver(string time) =>
        time is "0" or "-1" || time.Equals("now", StringComparison.OrdinalIgnoreCase)
        || (DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) && date.Year < 2020);
}
