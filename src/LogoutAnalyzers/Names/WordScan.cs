using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Names;

/// <summary>
/// Looks for words in the text of code, comments and literals included, without making a token of it. Each word that occurs is asked about once.
/// </summary>
internal sealed class WordScan
{
    private const ulong FirstHash = 14695981039346656037;

    private readonly Func<string, bool> _isWanted;

    // By a hash of 64 bits, so that a word that is known needs no string.
    private readonly Dictionary<ulong, bool> _known = new();

    public WordScan(Func<string, bool> isWanted) => _isWanted = isWanted;

    /// <summary>Whether the code holds a wanted word: an identifier, a number, a word of a text.</summary>
    public bool AnyIn(SyntaxNode code)
    {
        var text = code.SyntaxTree.GetText();
        var end = code.Span.End;
        for (var i = code.SpanStart; i < end; i++)
        {
            if (!IsPart(text[i])) continue;
            var start = i;
            var hash = FirstHash;
            for (; i < end && IsPart(text[i]); i++) hash = Next(hash, text[i]);
            if (!_known.TryGetValue(hash, out var isWanted)) _known.Add(hash, isWanted = _isWanted(text.ToString(new(start, i - start))));
            if (isWanted) return true;
        }
        return false;
    }

    /// <summary>Whether the word is wanted.</summary>
    public bool IsWanted(string word)
    {
        var hash = FirstHash;
        foreach (var c in word) hash = Next(hash, c);
        if (!_known.TryGetValue(hash, out var isWanted)) _known.Add(hash, isWanted = _isWanted(word));
        return isWanted;
    }

    // FNV-1a.
    private static ulong Next(ulong hash, char c) => (hash ^ c) * 1099511628211;

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c == '_';
}
