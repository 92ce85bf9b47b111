using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;

namespace LogoutAnalyzers.Files;

/// <summary>
/// What the transforms of a web.config make of its values when the application is published. Transforms for developers and tests do not
/// count. https://learn.microsoft.com/previous-versions/aspnet/dd465326(v=vs.110).
/// </summary>
internal static class Transforms
{
    /// <summary>Whether the value that an attribute has in the file is in force where users are.</summary>
    /// <param name="element">The element of the file.</param>
    /// <param name="attribute">The name of the attribute.</param>
    /// <param name="file">The web.config, or a transform of one.</param>
    /// <param name="files">All of the project's.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static bool IsInForce(ConfigElement element, string attribute, WebConfigFile file, ProjectFiles files, CancellationToken cancellationToken)
    {
        if (file.IsForDevelopment) return false;
        if (file.Transform is not null) return ChangeBy(element, attribute) == Change.Sets && IsInBase(element, file, files, cancellationToken);
        var transforms = files.WebConfigs(cancellationToken).Where(other => other is { Transform: not null, IsForDevelopment: false } && other.Folder == file.Folder).ToList();
        return transforms.Count == 0 || transforms.Any(transform => !Replaces(transform, element, attribute));
    }

    // What changes an element that is not there changes nothing.
    private static bool IsInBase(ConfigElement element, WebConfigFile transform, ProjectFiles files, CancellationToken cancellationToken)
    {
        if (HasLocator(element) || element.SelfAndParents().Any(static outer => outer["xdt:Transform"]?.Text.TrimStart().StartsWith("Insert", StringComparison.Ordinal) == true)) return true;
        var bases = files.WebConfigs(cancellationToken).Where(file => file.Transform is null && file.Folder == transform.Folder).ToList();
        var changed = element.SelfAndParents().First(static outer => outer["xdt:Transform"] is not null);
        return bases.Count == 0 || bases.Any(file => file.Elements.Any(changed.IsAtPlaceOf));
    }

    // Whether the published file has another value, or none.
    private static bool Replaces(WebConfigFile transform, ConfigElement element, string attribute) =>
        transform.Elements.Any(other => ChangeBy(other, attribute) switch
        {
            Change.Sets => element.IsAtPlaceOf(other) || (HasLocator(other) && other.Name == element.Name),
            Change.TakesAway => element.SelfAndParents().Any(outer => outer.IsAtPlaceOf(other) || (HasLocator(other) && outer.Name == other.Name)),
            _ => false,
        });

    private static Change ChangeBy(ConfigElement element, string attribute)
    {
        foreach (var outer in element.SelfAndParents())
        {
            if (outer["xdt:Transform"]?.Text.Trim() is not { } transform) continue;
            var (name, arguments) = Split(transform);
            switch (name)
            {
                case "Remove" or "RemoveAll":
                    return Change.TakesAway;
                // Whatever stood there is gone, and with it what the new element does not have.
                case "Replace":
                    return element[attribute] is not null ? Change.Sets : outer == element ? Change.TakesAway : Change.None;
                case "Insert" or "InsertIfMissing" or "InsertBefore" or "InsertAfter":
                    return element[attribute] is not null ? Change.Sets : Change.None;
                case "SetAttributes" when outer == element:
                    return element[attribute] is not null && (arguments.IsEmpty || arguments.Contains(attribute)) ? Change.Sets : Change.None;
                case "RemoveAttributes" when outer == element:
                    return arguments.Contains(attribute) ? Change.TakesAway : Change.None;
            }
        }
        return Change.None;
    }

    // Match(key) compares an attribute, as the place does; a condition may be true of any element.
    private static bool HasLocator(ConfigElement element) =>
        element.SelfAndParents().Any(static outer => outer["xdt:Locator"]?.Text.Trim() is { } locator && !locator.StartsWith("Match", StringComparison.Ordinal));

    // SetAttributes(timeout,mode)
    private static (string Name, ImmutableArray<string> Arguments) Split(string transform)
    {
        var open = transform.IndexOf('(');
        if (open < 0) return (transform, ImmutableArray<string>.Empty);
        var arguments = transform.Substring(open + 1).TrimEnd(')', ' ').Split(',');
        return (transform.Substring(0, open).Trim(), arguments.Select(static argument => argument.Trim()).Where(static argument => argument.Length > 0).ToImmutableArray());
    }

    private enum Change
    {
        None,
        Sets,
        TakesAway,
    }
}
