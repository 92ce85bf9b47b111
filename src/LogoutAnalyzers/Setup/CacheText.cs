using System;
using System.Linq;
using System.Text;
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
            AttributeSyntax or BaseObjectCreationExpressionSyntax => Plain(code),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } call when name.Identifier.ValueText.StartsWith("Set", StringComparison.Ordinal) => name.Identifier.ValueText + Plain(call.ArgumentList),
            AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Pragma" or "Expires" } old } => old.Name.Identifier.ValueText,
            _ => Written(code) ?? Plain(code),
        };
        text = string.Join(" ", text.Split(new[] { ' ', '\r', '\n', '\t' }, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= MaxLength ? text : text.Substring(0, MaxLength - 1) + "…";
    }

    // Without comments, and as if it stood on one line.
    private static string Plain(SyntaxNode code)
    {
        var text = new StringBuilder();
        var previous = default(SyntaxToken);
        foreach (var token in code.DescendantTokens())
        {
            if (text.Length > 0 && token.SpanStart > previous.Span.End && !previous.IsKind(SyntaxKind.OpenParenToken) && !token.IsKind(SyntaxKind.CloseParenToken)) text.Append(' ');
            text.Append(token.Text);
            previous = token;
        }
        return text.ToString();
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
