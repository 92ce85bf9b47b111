using System;
using System.Collections.Generic;
using System.IO;
using LogoutAnalyzers.Files;
using LogoutAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>A duration that the application sets.</summary>
/// <param name="Value">How long; <see cref="TimeSpan.MaxValue"/> for "for ever".</param>
/// <param name="Source">The value of a configuration file that it comes from; null for one that the code says itself.</param>
/// <param name="Definition">Where the code says it, when not in the expression itself: a constant, a field, an argument.</param>
internal readonly record struct SetDuration(TimeSpan Value, FileValue? Source = null, Location? Definition = null)
{
    /// <summary>The file that the value comes from, and the constant that says it.</summary>
    public IEnumerable<Location> Evidence
    {
        get
        {
            if (Source is { } source) yield return source.Location;
            if (Definition is { } definition) yield return definition;
        }
    }

    /// <summary>For messages: <c>for 14 days (appsettings.json)</c>.</summary>
    public string InWords()
    {
        var words = Value == TimeSpan.MaxValue ? Duration.InWords(Value) : "for " + Duration.InWords(Value);
        return Source is { } source ? $"{words} ({Path.GetFileName(source.Path)})" : words;
    }
}
