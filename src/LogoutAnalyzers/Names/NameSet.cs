using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Setup;

namespace LogoutAnalyzers.Names;

/// <summary>The words that make a file worth binding: member names of the API tables and set-up calls, and the logout phrases.</summary>
internal sealed class NameSet : IEquatable<NameSet>
{
    public static readonly NameSet Default = new(LogoutNames.Default, ImmutableArray<string>.Empty);

    private readonly string[][] _byLength;
    private readonly string _key;

    public NameSet(LogoutNames logoutNames, ImmutableArray<string> userMembers)
    {
        LogoutNames = logoutNames;
        var words = AspNetCoreApis.SignOutNames.Concat(AuthenticationSetup.Names).Concat(new[] { "AddSession" }).Concat(userMembers).Distinct(StringComparer.Ordinal).ToArray();
        _byLength = new string[words.Max(word => word.Length) + 1][];
        foreach (var group in words.GroupBy(word => word.Length)) _byLength[group.Key] = group.ToArray();
        _key = string.Join("|", userMembers);
    }

    public LogoutNames LogoutNames { get; }

    /// <summary>The word of the set that equals the given range of the text, or null.</summary>
    public string? Find(Microsoft.CodeAnalysis.Text.SourceText text, int start, int length)
    {
        if (length >= _byLength.Length || _byLength[length] is not { } candidates) return null;
        foreach (var candidate in candidates)
        {
            var i = 0;
            while (i < length && candidate[i] == text[start + i]) i++;
            if (i == length) return candidate;
        }
        return null;
    }

    public bool Equals(NameSet? other) => other is not null && _key == other._key && LogoutNames.Equals(other.LogoutNames);
    public override bool Equals(object? obj) => Equals(obj as NameSet);
    public override int GetHashCode() => _key.GetHashCode() ^ LogoutNames.GetHashCode();
}
