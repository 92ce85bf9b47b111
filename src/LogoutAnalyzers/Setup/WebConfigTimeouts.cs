using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Files;

namespace LogoutAnalyzers.Setup;

/// <summary>The timeouts of forms authentication and of session state in a web.config.</summary>
internal static class WebConfigTimeouts
{
    /// <summary>Every one, with its value and where it stands.</summary>
    public static IEnumerable<(ConfigElement Element, FileValue Value, TimeSpan Duration)> In(WebConfigFile config)
    {
        foreach (var element in config.Find("forms", "authentication", "system.web").Concat(config.Find("sessionState", "system.web")))
            if (element["timeout"] is { } value && Parse(value.Text) is { } duration) yield return (element, value, duration);
    }

    /// <summary>Whether anything goes by the value: the mode is that of the element, and the application signs in with it.</summary>
    public static bool IsInForce(ConfigElement element, WebConfigFile config, ProjectFiles files, AuthenticationSetup setup, CancellationToken cancellationToken)
    {
        if (!Transforms.IsInForce(element, "timeout", config, files, cancellationToken)) return false;
        if (element.Name == "sessionState") return !Says(element["mode"], "Off");
        var mode = element.Parent?["mode"] ?? (config.Transform is null ? null : ModeOfBase(config, files, cancellationToken));
        return Says(mode, "Forms") && (setup.Schemes.Count == 0 || setup.Schemes.Any(static scheme => scheme.Name is null or SignOutCall.FormsTicket));
    }

    // A whole number of minutes: https://learn.microsoft.com/dotnet/api/system.web.configuration.formsauthenticationconfiguration.timeout
    private static TimeSpan? Parse(string text)
    {
        text = text.Trim();
        if (text is "Infinite" or "-1") return TimeSpan.MaxValue;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes >= TimeSpan.MaxValue.TotalMinutes ? TimeSpan.MaxValue : TimeSpan.FromMinutes(minutes) : null;
    }

    private static FileValue? ModeOfBase(WebConfigFile transform, ProjectFiles files, CancellationToken cancellationToken) =>
        files.WebConfigs(cancellationToken).Where(file => file.Transform is null && file.Folder == transform.Folder)
            .SelectMany(static file => file.Find("authentication", "system.web")).Select(static element => element["mode"]).FirstOrDefault(static mode => mode is not null);

    private static bool Says(FileValue? value, string text) => string.Equals(value?.Text.Trim(), text, StringComparison.OrdinalIgnoreCase);
}
