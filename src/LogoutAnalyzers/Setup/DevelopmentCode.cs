using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>Code that does not run in production: under a test of the environment, under <c>#if DEBUG</c>, or under a name that says so.</summary>
internal static class DevelopmentCode
{
    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal) { "dev", "development", "debug", "test", "tests", "testing", "fake", "mock", "stub" };

    private static readonly string[] s_development = { "IsDevelopment", "IsStaging", "IsTesting", "\"Development\"", "Environments.Development", "Environments.Staging", "IsEnvironment" };

    public static bool Is(SyntaxNode code)
    {
        foreach (var around in code.Ancestors())
        {
            switch (around)
            {
                case IfStatementSyntax choice when SaysDevelopment(choice.Condition, choice.Statement.Span.Contains(code.Span)):
                case ConditionalExpressionSyntax conditional when SaysDevelopment(conditional.Condition, conditional.WhenTrue.Span.Contains(code.Span)):
                case MethodDeclarationSyntax method when Words.Any(method.Identifier.ValueText, s_words):
                case LocalFunctionStatementSyntax local when Words.Any(local.Identifier.ValueText, s_words):
                case BaseTypeDeclarationSyntax type when Words.Any(type.Identifier.ValueText, s_words):
                    return true;
            }
        }
        return IsUnderDirective(code, SaysDevelopment);
    }

    /// <summary>Whether the code stands under <c>#if DEBUG</c>, so that it is not in what is delivered.</summary>
    public static bool IsUnderDebug(SyntaxNode code) => IsUnderDirective(code, static symbols => symbols is IdentifierNameSyntax { Identifier.ValueText: "DEBUG" });

    private static bool SaysDevelopment(ExpressionSyntax condition, bool outcome)
    {
        if (condition is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not) return SaysDevelopment(not.Operand, !outcome);
        var text = condition.ToString();
        if (condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression }) outcome = !outcome;
        return text.IndexOf("Production", StringComparison.Ordinal) >= 0 ? !outcome : outcome && s_development.Any(word => text.IndexOf(word, StringComparison.Ordinal) >= 0);
    }

    private static bool IsUnderDirective(SyntaxNode code, Func<ExpressionSyntax, bool> isMeant)
    {
        var root = code.SyntaxTree.GetRoot();
        if (!root.ContainsDirectives) return false;
        var open = new Stack<bool>();
        for (var directive = root.GetFirstDirective(); directive is not null && directive.SpanStart < code.SpanStart; directive = directive.GetNextDirective())
        {
            switch (directive)
            {
                case IfDirectiveTriviaSyntax start:
                    open.Push(isMeant(start.Condition));
                    break;
                case ElifDirectiveTriviaSyntax next when open.Count > 0:
                    open.Pop();
                    open.Push(isMeant(next.Condition));
                    break;
                case ElseDirectiveTriviaSyntax when open.Count > 0:
                    open.Pop();
                    open.Push(false);
                    break;
                case EndIfDirectiveTriviaSyntax when open.Count > 0:
                    open.Pop();
                    break;
            }
        }
        return open.Contains(true);
    }

    private static bool SaysDevelopment(ExpressionSyntax symbols) =>
        symbols.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && Words.Any(token.ValueText, s_words)) && !symbols.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.ExclamationToken));
}
