using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LogoutAnalyzers.Options;

/// <summary>The options that hold for a file, typed. A value that is not understood counts as absent; <see cref="Problems"/> has it.</summary>
internal sealed class LogoutOptions : IEquatable<LogoutOptions>
{
    private static readonly ConditionalWeakTable<AnalyzerConfigOptions, LogoutOptions> s_read = new();

    private readonly ImmutableDictionary<string, string> _values;

    private LogoutOptions(ImmutableDictionary<string, string> values, ImmutableArray<OptionProblem> problems)
    {
        _values = values;
        Problems = problems;
    }

    /// <summary>The user's own names that say "log out".</summary>
    public ImmutableArray<string> LogoutNames => Parts(OptionKeys.LogoutNames);

    /// <summary>The session keys that may outlive a logout.</summary>
    public ImmutableArray<string> SessionKeysKept => Parts(OptionKeys.SessionKeysKept);

    public ImmutableArray<OptionProblem> Problems { get; }

    /// <summary>Whether no option has a value.</summary>
    public bool IsEmpty => _values.IsEmpty;

    public IEnumerable<MethodPattern> SignOutMethods => Methods(OptionKeys.SignOutMethods);
    public IEnumerable<MethodPattern> RevokeMethods => Methods(OptionKeys.RevokeMethods);
    public IEnumerable<MethodPattern> ClearMethods => Methods(OptionKeys.ClearMethods);
    public IEnumerable<MethodPattern> NoStoreMethods => Methods(OptionKeys.NoStoreMethods);

    /// <summary>Every method that the options name, with the key that names it.</summary>
    public IEnumerable<(string Key, MethodPattern Pattern)> MethodPatterns =>
        OptionKeys.All.Where(static option => option.Kind == OptionKind.Methods).SelectMany(option => Methods(option).Select(pattern => (option.Key, pattern)));

    /// <summary>A threshold: its own option, else the profile's value.</summary>
    public Limit LimitOf(OptionKey key)
    {
        if (_values.TryGetValue(key.Name, out var text) && Duration.TryParse(text, out var duration)) return new Limit(duration, $"option '{key.Key}'");
        _values.TryGetValue(OptionKeys.Profile.Name, out var set);
        var profile = set?.Trim().ToLowerInvariant() is "relaxed" or "strict" ? set.Trim().ToLowerInvariant() : "standard";
        Duration.TryParse(profile switch { "relaxed" => key.Relaxed, "strict" => key.Strict, _ => key.Standard }, out duration);
        return new Limit(duration, $"profile '{profile}'");
    }

    /// <inheritdoc cref="LimitOf"/>
    public TimeSpan Threshold(OptionKey key) => LimitOf(key).Value;

    public static LogoutOptions Read(AnalyzerConfigOptions options) => s_read.GetValue(options, static o => Parse(o));

    private static LogoutOptions Parse(AnalyzerConfigOptions options)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>();
        var problems = ImmutableArray.CreateBuilder<OptionProblem>();
        foreach (var option in OptionKeys.All)
        {
            if (!options.TryGetValue(option.Key, out var value) || string.IsNullOrWhiteSpace(value)) continue;
            if (Allowed(option, value) is { } allowed) problems.Add(new OptionProblem(option.Key, value, allowed));
            values[option.Name] = value;
        }
        foreach (var key in options.Keys)
        {
            if (key.StartsWith(OptionKeys.Prefix, StringComparison.OrdinalIgnoreCase) && !OptionKeys.All.Any(option => option.Key.Equals(key, StringComparison.OrdinalIgnoreCase)))
                problems.Add(new OptionProblem(key, options.TryGetValue(key, out var value) ? value : "", "one of the keys " + string.Join(", ", OptionKeys.All.Select(option => option.Name))));
        }
        return new LogoutOptions(values.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>What would be allowed, when the value is not; else null.</summary>
    private static string? Allowed(OptionKey option, string value) => option.Kind switch
    {
        OptionKind.Profile when value.Trim().ToLowerInvariant() is not ("relaxed" or "standard" or "strict") => "'relaxed', 'standard' or 'strict'",
        OptionKind.Duration when !Duration.TryParse(value, out _) => Duration.Allowed,
        OptionKind.Methods when OptionList.Split(value).Any(part => MethodPattern.TryParse(part) is null) => MethodPattern.Allowed,
        _ => null,
    };

    private bool HasValuesOf(LogoutOptions other) => _values.All(pair => other._values.TryGetValue(pair.Key, out var value) && value == pair.Value);

    private IEnumerable<MethodPattern> Methods(OptionKey key) => Parts(key).Select(MethodPattern.TryParse).OfType<MethodPattern>();

    private ImmutableArray<string> Parts(OptionKey key) => _values.TryGetValue(key.Name, out var value) ? OptionList.Split(value) : ImmutableArray<string>.Empty;

    public bool Equals(LogoutOptions? other) => ReferenceEquals(this, other) || (other is not null && _values.Count == other._values.Count && HasValuesOf(other));

    public override bool Equals(object? obj) => Equals(obj as LogoutOptions);

    public override int GetHashCode() => _values.IsEmpty ? 0 : _values.Aggregate(_values.Count, static (hash, pair) => hash ^ pair.Key.GetHashCode() ^ pair.Value.GetHashCode());
}
