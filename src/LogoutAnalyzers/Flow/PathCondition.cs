using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Flow;

/// <summary>Puts into words under which condition an exit is reached without what other paths do.</summary>
internal static class PathCondition
{
    private const int MaxLength = 60;

    /// <summary>"when 'x'", "unless 'x'", "when an exception is caught"; null when no condition can be named.</summary>
    public static string? Describe(SyntaxNode? exit, ImmutableArray<SyntaxNode> doneAt, SyntaxNode body)
    {
        if (exit is not null && OfAncestors(exit, body, reached: true, except: doneAt) is { } own) return own;
        foreach (var done in doneAt)
            if (OfAncestors(done, body, reached: false, except: ImmutableArray<SyntaxNode>.Empty) is { } others) return others;
        return null;
    }

    /// <summary>The same for what leaves after something that was done: only a condition around the exit alone says when.</summary>
    public static string? DescribeAfter(SyntaxNode done, SyntaxNode exit, SyntaxNode body) => OfAncestors(exit, body, reached: true, except: ImmutableArray.Create(done));

    private static string? OfAncestors(SyntaxNode node, SyntaxNode body, bool reached, ImmutableArray<SyntaxNode> except)
    {
        var child = node;
        for (var parent = node.Parent; parent is not null && child != body; child = parent, parent = parent.Parent)
        {
            // A condition around both says nothing about the difference.
            if (except.Any(other => child.Span.Contains(other.Span))) return null;
            switch (parent)
            {
                case IfStatementSyntax statement when child != statement.Condition:
                    return Text(statement.Condition, child == statement.Statement == reached);
                case ConditionalExpressionSyntax conditional when child != conditional.Condition:
                    return Text(conditional.Condition, child == conditional.WhenTrue == reached);
                case CatchClauseSyntax:
                    return reached ? "when an exception is caught" : "unless an exception is caught";
                case TryStatementSyntax { Catches.Count: > 0 } when !reached:
                    return "when an exception is caught";
                case SwitchSectionSyntax section:
                    return reached ? $"in '{Short(section.Labels[0].ToString())}'" : $"unless in '{Short(section.Labels[0].ToString())}'";
                case SwitchExpressionArmSyntax arm:
                    return reached ? $"when it is '{Short(arm.Pattern.ToString())}'" : $"unless it is '{Short(arm.Pattern.ToString())}'";
                case WhileStatementSyntax loop when child != loop.Condition:
                    return Text(loop.Condition, reached);
                case BinaryExpressionSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.LogicalAndExpression } both when child == both.Right:
                    return Text(both.Left, reached);
            }
        }
        return null;
    }

    private static string Text(ExpressionSyntax condition, bool holds) => (holds ? "when '" : "unless '") + Short(condition.ToString()) + "'";

    private static string Short(string text)
    {
        text = Regex.Replace(text, @"\s+", " ").Trim();
        return text.Length <= MaxLength ? text : text.Substring(0, MaxLength - 1) + "…";
    }
}
