using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;

namespace LogoutAnalyzers.Files;

/// <summary>The values of <c>ConfigurationManager.AppSettings</c>: <c>&lt;appSettings&gt;&lt;add key="…" value="…" /&gt;</c> in web.config.</summary>
internal static class AppSettings
{
    /// <summary>The values in force under a key, one for each file that sets it; empty when none does.</summary>
    public static ImmutableArray<FileValue> Of(ProjectFiles files, string key, CancellationToken cancellationToken)
    {
        var found = files.WebConfigs(cancellationToken)
            .SelectMany(file => file.Find("add", "appSettings").Where(element => IsOf(element, key) && Transforms.IsInForce(element, "value", file, files, cancellationToken)))
            .Where(static element => element["value"] is not null).ToList();
        // <appSettings file="…"> overrides what stands in the element itself.
        var overriding = found.Where(static element => IsFromFile(element)).ToList();
        return (overriding.Count > 0 ? overriding : found).Select(static element => element["value"]!).ToImmutableArray();
    }

    private static bool IsOf(ConfigElement element, string key) => string.Equals(element["key"]?.Text, key, StringComparison.OrdinalIgnoreCase);

    private static bool IsFromFile(ConfigElement element) => element.Parent?.Parent is { Name: "appSettings" };
}
