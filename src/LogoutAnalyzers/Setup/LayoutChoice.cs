using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>What a view, a layout or a _ViewStart says about the layout around it.</summary>
/// <param name="Names">Those that it may have: null for one that is computed, an empty one for none.</param>
/// <param name="IsMade">Whether it is said in every case; else what was said before may hold: by the _ViewStart of an outer folder, which runs first.</param>
internal sealed record LayoutChoice(IReadOnlyList<string?> Names, bool IsMade)
{
    public static LayoutChoice In(MarkupFile file)
    {
        var (names, isMade) = (new List<string?>(), false);
        foreach (var (position, expression) in MarkupCode.Find("Layout", file.Text))
        {
            if (expression is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax, RawKind: (int)SyntaxKind.SimpleAssignmentExpression or (int)SyntaxKind.CoalesceAssignmentExpression } set) continue;
            names.AddRange(MarkupCode.Names(set.Right));
            isMade |= set.IsKind(SyntaxKind.SimpleAssignmentExpression) && RunsAlways(position, file.Text);
        }
        return new LayoutChoice(names, isMade);
    }

    /// <summary>The names of the layouts that may be the first around a view.</summary>
    public static IEnumerable<string?> Around(MarkupFile view, ViewFiles views)
    {
        foreach (var choice in views.StartsOf(view).Prepend(view).Select(In))
        {
            foreach (var name in choice.Names) yield return name;
            if (choice.IsMade) yield break;
        }
    }

    // @{ Layout = null; } does, if (isScript) { Layout = null; } does not.
    private static bool RunsAlways(int position, string text)
    {
        var end = EndOfCodeBefore(position, text);
        if (end == 0 || text[end - 1] is not ('{' or ';' or '}')) return false;
        var depth = 0;
        for (var i = end - 1; i > 0; i--)
        {
            if (text[i] == '}') depth++;
            else if (text[i] == '{' && depth-- == 0) return text[i - 1] == '@';
        }
        return false;
    }

    private static int EndOfCodeBefore(int position, string text)
    {
        while (true)
        {
            while (position > 0 && char.IsWhiteSpace(text[position - 1])) position--;
            if (position == 0) return 0;
            var line = text.LastIndexOf('\n', position - 1) + 1;
            var comment = text.IndexOf("//", line, position - line, StringComparison.Ordinal);
            if (comment < 0) return position;
            position = comment;
        }
    }
}
