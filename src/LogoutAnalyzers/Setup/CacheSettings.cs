using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Files;

namespace LogoutAnalyzers.Setup;

/// <summary>Headers that stand in appsettings.json, for code that sends whatever it finds there.</summary>
internal static class CacheSettings
{
    /// <summary>The values that forbid to keep a response, in files that name the header, as a key or as a value.</summary>
    public static IEnumerable<FileValue> NoStores(ProjectFiles files, CancellationToken cancellationToken) =>
        files.Settings(cancellationToken).Where(static file => !file.IsForDevelopment && file.Values.Any(static value => Contains(value.Key, CacheKeys.Header) || CacheKeys.IsHeader(value.Value.Text.Trim())))
            .SelectMany(static file => file.Values.Values).Where(static value => Contains(value.Text, "no-store"));

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
