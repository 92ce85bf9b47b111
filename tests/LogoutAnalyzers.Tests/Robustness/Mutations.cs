using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LogoutAnalyzers.Tests.Robustness;

/// <summary>Programs with a few tokens deleted, swapped or duplicated, as they are while somebody types. The seed makes them the same every time.</summary>
internal static class Mutations
{
    public static IEnumerable<string> Of(string source, int seed, int count)
    {
        var random = new Random(seed);
        var tokens = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Where(static token => token.Span.Length > 0).ToArray();
        for (var i = 0; i < count; i++)
        {
            var changes = new SortedDictionary<int, (int Length, string Text)>();
            for (var k = random.Next(1, 4); k > 0; k--) Change(tokens, random, changes);
            yield return Apply(source, changes);
        }
    }

    private static void Change(SyntaxToken[] tokens, Random random, SortedDictionary<int, (int Length, string Text)> changes)
    {
        var (a, b) = (tokens[random.Next(tokens.Length)], tokens[random.Next(tokens.Length)]);
        switch (random.Next(3))
        {
            case 0:
                changes[a.SpanStart] = (a.Span.Length, "");
                break;
            case 1:
                changes[a.SpanStart] = (a.Span.Length, a.Text + " " + a.Text);
                break;
            default:
                changes[a.SpanStart] = (a.Span.Length, b.Text);
                changes[b.SpanStart] = (b.Span.Length, a.Text);
                break;
        }
    }

    // From the end, so that positions stay right.
    private static string Apply(string source, SortedDictionary<int, (int Length, string Text)> changes)
    {
        foreach (var (start, (length, text)) in changes.Reverse()) source = source.Remove(start, length).Insert(start, text);
        return source;
    }
}
