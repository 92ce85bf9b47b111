using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>The C# in a Razor file.</summary>
internal static class MarkupCode
{
    /// <summary>The expressions that begin with a word: <c>Layout = "_Main"</c>, <c>PartialAsync("_Menu", Model)</c>.</summary>
    public static IEnumerable<(int Position, ExpressionSyntax Expression)> Find(string word, string text)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
            if ((at == 0 || !IsOfName(text[at - 1])) && at + word.Length < text.Length && !IsOfName(text[at + word.Length])) yield return (at, SyntaxFactory.ParseExpression(text, at, consumeFullText: false));
    }

    /// <summary>The names that a value may be; null for one that is computed, and an empty one for null.</summary>
    public static IEnumerable<string?> Names(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } => new[] { "" },
        LiteralExpressionSyntax { Token.Value: string text } => new[] { text },
        ParenthesizedExpressionSyntax inner => Names(inner.Expression),
        ConditionalExpressionSyntax choice => Both(choice.WhenTrue, choice.WhenFalse),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice => Both(choice.Left, choice.Right),
        TypeOfExpressionSyntax { Type: var type } => new[] { NameOf(type) },
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments: { Count: 1 } arguments } => new[] { NameOf(arguments[0].Expression) },
        _ => new string?[] { null },
    };

    /// <summary>The last part of a name.</summary>
    public static string? NameOf(ExpressionSyntax name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => null,
    };

    private static IEnumerable<string?> Both(ExpressionSyntax first, ExpressionSyntax second)
    {
        foreach (var name in Names(first)) yield return name;
        foreach (var name in Names(second)) yield return name;
    }

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c == '_';
}
