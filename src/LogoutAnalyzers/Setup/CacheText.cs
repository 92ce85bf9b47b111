using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>How messages call a place that says something about caching.</summary>
internal static class CacheText
{
    private const int MaxLength = 80;

    public static string Of(CacheDirective directive) => directive.Written is { } code ? Of(code) : directive.InFile?.Text ?? "";

    private static string Of(SyntaxNode code)
    {
        var text = code switch
        {
            AttributeSyntax => code.ToString(),
            BaseObjectCreationExpressionSyntax => code.ToString(),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } call when name.Identifier.ValueText.StartsWith("Set", StringComparison.Ordinal) => name.Identifier.ValueText + call.ArgumentList,
            AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Pragma" or "Expires" } old } => old.Name.Identifier.ValueText,
            _ => Written(code) ?? code.ToString(),
        };
        text = string.Join(" ", text.Split(new[] { ' ', '\r', '\n', '\t' }, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= MaxLength ? text : text.Substring(0, MaxLength - 1) + "…";
    }

    // The header as it is sent: its name only where it is not Cache-Control.
    private static string? Written(SyntaxNode code)
    {
        // "public, max-age=" + seconds says more than its last text.
        if (code.DescendantNodes().Any(static node => node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression })) return null;
        var texts = code.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.StringLiteralToken)).Select(static token => token.ValueText).ToList();
        return texts.FirstOrDefault(static text => text is "Pragma" or "Expires") ?? texts.LastOrDefault(static text => !text.Equals("Cache-Control", StringComparison.OrdinalIgnoreCase));
    }
}
