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
    // Of each file, the indexes for the sets that have been asked for, mostly one.
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<NameIndex?>> s_indexes = new();

    private readonly NameSet _names;
    private readonly NameIndex? _next;

    private NameIndex(NameSet names, ImmutableArray<Hit> hits, NameIndex? next) => (_names, Hits, _next) = (names, hits, next);

    /// <summary>One occurrence: a position and the word found there, null for a logout phrase.</summary>
    public readonly record struct Hit(int Position, string? Word);

    public ImmutableArray<Hit> Hits { get; }

    public bool IsEmpty => Hits.IsEmpty;

    public static NameIndex Of(SyntaxTree tree, NameSet names, CancellationToken cancellationToken)
    {
        var ofTree = s_indexes.GetValue(tree, static _ => new StrongBox<NameIndex?>());
        if (Find(ofTree.Value, names) is { } index) return index;
        var hits = Scan(tree.GetText(cancellationToken), names, cancellationToken);
        while (true)
        {
            var first = Volatile.Read(ref ofTree.Value);
            if (Find(first, names) is { } made) return made;
            var added = new NameIndex(names, hits, first);
            if (Interlocked.CompareExchange(ref ofTree.Value, added, first) == first) return added;
        }
    }

    private static NameIndex? Find(NameIndex? index, NameSet names)
    {
        while (index is not null && !index._names.Equals(names)) index = index._next;
        return index;
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
