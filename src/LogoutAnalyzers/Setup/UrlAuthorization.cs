using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Files;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// <c>&lt;authorization&gt;</c> in web.config, for the whole application, by <c>&lt;location path&gt;</c>, and for the folder of a web.config: the
/// first rule that fits a visitor decides. https://learn.microsoft.com/dotnet/api/system.web.security.urlauthorizationmodule
/// </summary>
internal sealed class UrlAuthorization
{
    private readonly List<(string Path, bool IsDenied)> _places = new();

    private UrlAuthorization()
    {
    }

    /// <summary>Whether anonymous visitors are turned away anywhere.</summary>
    public bool IsAskedFor => _places.Any(static place => place.IsDenied);

    public static UrlAuthorization Read(ProjectFiles files, CancellationToken cancellationToken)
    {
        var setup = new UrlAuthorization();
        foreach (var file in files.WebConfigs(cancellationToken).Concat(files.FolderConfigs(cancellationToken)))
        {
            // With Windows accounts there is nothing to log out of.
            if (file.Transform is not null || file.HasWindowsAccounts) continue;
            // The page of the login is for everybody, whatever the rules say.
            foreach (var forms in file.Find("forms", "authentication", "system.web"))
                if (forms["loginUrl"] is { } login) setup._places.Add((Normal(login.Text.Split('?')[0]), false));
            var folder = files.AddressOf(file.Folder, cancellationToken) ?? "";
            foreach (var section in file.Find("authorization", "system.web"))
            {
                if (Rules(file, section).FirstOrDefault(static rule => HasAnybody(rule["users"])) is not { } decisive) continue;
                var location = section.SelfAndParents().FirstOrDefault(static element => element.Name == "location")?["path"]?.Text;
                setup._places.Add((Normal(folder + "/" + Normal(location ?? "")), decisive.Name == "deny"));
            }
        }
        return setup;
    }

    /// <summary>Whether the address, from the root of the application on, is for signed-in users only.</summary>
    public bool Protects(string path)
    {
        path = Normal(path);
        var nearest = _places.Where(place => place.Path.Length == 0 || path.Equals(place.Path, StringComparison.OrdinalIgnoreCase) || path.StartsWith(place.Path + "/", StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(static place => place.Path.Length).FirstOrDefault();
        return nearest.IsDenied;
    }

    private static IEnumerable<ConfigElement> Rules(WebConfigFile file, ConfigElement section) => file.Elements.Where(element => element.Parent == section && element.Name is "allow" or "deny" && element.Parent == section);

    // "?" is who is not signed in, "*" is everybody.
    private static bool HasAnybody(FileValue? users) => users?.Text.Split(',').Any(static user => user.Trim() is "?" or "*") == true;

    private static string Normal(string path) => path.Trim().Replace('\\', '/').TrimStart('~', '.').Trim('/');
}
