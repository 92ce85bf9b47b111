using System;
using System.Collections.Generic;
using System.Linq;

namespace LogoutAnalyzers.Names;

/// <summary>The words that make a file worth binding: member names of the API tables and set-up calls, and the logout phrases.</summary>
internal sealed class NameSet : IEquatable<NameSet>
{
    private readonly string[][] _byLength;
    private readonly string _key;
    private readonly int _hashCode;

    /// <param name="words">The words that a search is after, and nothing else.</param>
    public NameSet(IEnumerable<string> words)
        : this(LogoutNames.None, words)
    {
    }

    /// <param name="logoutNames">The phrases.</param>
    /// <param name="words">The member names, those of the user's options included.</param>
    public NameSet(LogoutNames logoutNames, IEnumerable<string> words)
    {
        LogoutNames = logoutNames;
        var distinct = words.Distinct(StringComparer.Ordinal).ToArray();
        _byLength = new string[distinct.Select(static word => word.Length).DefaultIfEmpty().Max() + 1][];
        foreach (var group in distinct.GroupBy(word => word.Length)) _byLength[group.Key] = group.ToArray();
        _key = string.Join("|", distinct);
        // The set is the key of every file's index: hashing its text anew for each look-up would cost more than the look-up.
        _hashCode = _key.GetHashCode() ^ logoutNames.GetHashCode();
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

    public bool Equals(NameSet? other) => ReferenceEquals(this, other) || other is not null && _hashCode == other._hashCode && _key == other._key && LogoutNames.Equals(other.LogoutNames);
    public override bool Equals(object? obj) => Equals(obj as NameSet);
    public override int GetHashCode() => _hashCode;
}
