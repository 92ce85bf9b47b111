using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.Names;

/// <summary>
/// Where the words of a <see cref="NameSet"/> occur in one file. Reads the text, not the tree: a file without a hit costs no
/// syntax node at all, and a hit in a comment is dropped later, when its token is looked up. A tree never changes, so an edit
/// re-reads one file.
/// </summary>
internal sealed class NameIndex
{
    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<NameSet, NameIndex>> s_indexes = new();

    private NameIndex(ImmutableArray<Hit> hits) => Hits = hits;

    /// <summary>One occurrence: a position and the word found there, null for a logout phrase.</summary>
    public readonly record struct Hit(int Position, string? Word);

    public ImmutableArray<Hit> Hits { get; }

    public bool IsEmpty => Hits.IsEmpty;

    public static NameIndex Of(SyntaxTree tree, NameSet names, CancellationToken cancellationToken)
    {
        var ofTree = s_indexes.GetValue(tree, static _ => new ConcurrentDictionary<NameSet, NameIndex>());
        if (ofTree.TryGetValue(names, out var index)) return index;
        return ofTree.GetOrAdd(names, new NameIndex(Scan(tree.GetText(cancellationToken), names, cancellationToken)));
    }

    private static ImmutableArray<Hit> Scan(SourceText text, NameSet names, CancellationToken cancellationToken)
    {
        ImmutableArray<Hit>.Builder? hits = null;
        var length = text.Length;
        for (var i = 0; i < length; i++)
        {
            if (!IsWordPart(text[i])) continue;
            var end = i + 1;
            while (end < length && IsWordPart(text[end])) end++;
            if (names.Find(text, i, end - i) is { } word) (hits ??= ImmutableArray.CreateBuilder<Hit>()).Add(new Hit(i, word));
            for (var k = i; k < end; k++)
            {
                if (!StartsWord(text, k, i) || !StartsPhrase(text, k, names.LogoutNames.Phrases)) continue;
                (hits ??= ImmutableArray.CreateBuilder<Hit>()).Add(new Hit(k, null));
                break;
            }
            i = end;
            if ((i & 0xFFF) == 0) cancellationToken.ThrowIfCancellationRequested();
        }
        return hits?.ToImmutable() ?? ImmutableArray<Hit>.Empty;
    }

    private static bool IsWordPart(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' || (c > 127 && char.IsLetter(c));

    private static bool StartsWord(SourceText text, int k, int start) => k == start || char.IsUpper(text[k]) || text[k - 1] == '_';

    private static bool StartsPhrase(SourceText text, int position, ImmutableArray<ImmutableArray<string>> phrases)
    {
        foreach (var phrase in phrases)
        {
            // Cheap first: almost every word fails on its first letter.
            if (char.ToLowerInvariant(text[position]) == phrase[0][0] && MatchesPhrase(text, position, phrase)) return true;
        }
        return false;
    }

    private static bool MatchesPhrase(SourceText text, int position, ImmutableArray<string> phrase)
    {
        var at = position;
        for (var w = 0; w < phrase.Length; w++)
        {
            if (w > 0 && at < text.Length && text[at] is '-' or '_' or ' ' or '.') at++;
            foreach (var c in phrase[w])
            {
                if (at >= text.Length || char.ToLowerInvariant(text[at]) != c) return false;
                at++;
            }
        }
        return at >= text.Length || !char.IsLower(text[at]);
    }
}
