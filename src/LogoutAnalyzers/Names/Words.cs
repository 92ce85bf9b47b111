using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace LogoutAnalyzers.Names;

/// <summary>Splits identifiers, routes and texts into lower-case words: <c>BtnLogOut_Click</c> is btn, log, out, click.</summary>
internal static class Words
{
    public static ImmutableArray<string> Split(string text)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]) && !StartsWord(text, i, start)) continue;
            if (i > start) words.Add(text.Substring(start, i - start).ToLowerInvariant());
            start = i < text.Length && !char.IsLetterOrDigit(text[i]) ? i + 1 : i;
        }
        return words.ToImmutable();
    }

    /// <summary>Whether one of the words of <paramref name="text"/> is in <paramref name="vocabulary"/>.</summary>
    public static bool Any(string text, ISet<string> vocabulary) => Any(Split(text), vocabulary);

    /// <inheritdoc cref="Any(string, ISet{string})"/>
    public static bool Any(ImmutableArray<string> words, ISet<string> vocabulary)
    {
        foreach (var word in words)
            if (vocabulary.Contains(word)) return true;
        return false;
    }

    /// <summary>The same, also of two words together: LogOn and SignIn are written apart as often as not.</summary>
    public static bool AnyOrPair(string text, ISet<string> vocabulary)
    {
        var words = Split(text);
        for (var i = 0; i < words.Length; i++)
            if (vocabulary.Contains(words[i]) || (i > 0 && vocabulary.Contains(words[i - 1] + words[i]))) return true;
        return false;
    }

    /// <summary>The name without its suffix, if it has that: <c>AccountController</c> is Account.</summary>
    public static string WithoutSuffix(this string name, string suffix) => name.EndsWith(suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - suffix.Length) : name;

    // "logOut" starts a word at O; "HTMLParser" at P; "LOGOUT" nowhere inside.
    private static bool StartsWord(string text, int i, int start)
    {
        if (i == start || !char.IsUpper(text[i])) return false;
        return !char.IsUpper(text[i - 1]) || (i + 1 < text.Length && char.IsLower(text[i + 1]));
    }
}
