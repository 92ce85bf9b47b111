using System;
using System.Linq;
using LogoutAnalyzers.Files;

namespace LogoutAnalyzers.Setup;

/// <summary>What code and directives in markup say about caching: <c>@{ Context.Response.Headers.CacheControl = "no-store"; }</c>, <c>&lt;%@ OutputCache NoStore="true" … %&gt;</c>.</summary>
internal static class MarkupCaching
{
    /// <summary>Whether the file forbids to keep it by more than a META tag, which is no header.</summary>
    public static bool ForbidsToKeep(MarkupFile file)
    {
        if (file.Text.Contains("SetNoStore(") || file.Find("@OutputCache").Any(static directive => Says(directive["NoStore"], "true"))) return true;
        var inMeta = file.Find("meta").Count(static tag => tag["content"]?.Text.IndexOf("no-store", StringComparison.OrdinalIgnoreCase) >= 0);
        return Count(file.Text, "no-store") > inMeta || file.Text.Contains("NoStore = true");
    }

    /// <summary>How long the server, or a proxy, keeps what the page shows: <c>&lt;%@ OutputCache Duration="60" VaryByParam="None" %&gt;</c>; null where it does not.</summary>
    public static FileValue? Duration(MarkupFile file) =>
        file.Find("@OutputCache").FirstOrDefault() is { } directive && directive["Duration"] is { } duration && int.TryParse(duration.Text.Trim(), out var seconds) && seconds > 0
        && !Says(directive["Location"], "Client") && !Says(directive["Location"], "None") && directive["VaryByCustom"] is null && directive["VaryByHeader"] is null && directive["CacheProfile"] is null ? duration : null;

    private static int Count(string text, string part)
    {
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(part, at + 1, StringComparison.OrdinalIgnoreCase)) count++;
        return count;
    }

    private static bool Says(FileValue? value, string text) => string.Equals(value?.Text.Trim(), text, StringComparison.OrdinalIgnoreCase);
}
