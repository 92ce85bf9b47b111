using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Sets properties in the initializer of a new object, and takes them out.</summary>
internal static class ObjectInitializerEdit
{
    /// <summary>Adds two properties that are not there yet, in this order.</summary>
    public static bool TryAdd(SourceEdits edits, BaseObjectCreationExpressionSyntax creation, (string Property, string Value) first, (string Property, string Value) second)
    {
        if (creation.Initializer is not { Expressions.Count: > 0 } initializer) return TrySet(edits, creation, first.Property, $"{first.Value}, {second.Property} = {second.Value}");
        var separator = SeparatorIn(edits, initializer);
        return TrySet(edits, creation, first.Property, $"{first.Value},{separator}{second.Property} = {second.Value}");
    }

    /// <summary>Adds or changes the property; a value of null takes it away. False where there is no room for it.</summary>
    public static bool TrySet(SourceEdits edits, BaseObjectCreationExpressionSyntax creation, string property, string? value)
    {
        if (creation.Initializer is not { } initializer)
        {
            if (value is null || creation.ArgumentList is not { Arguments.Count: 0 } list) return false;
            var text = $" {{ {property} = {value} }}";
            if (creation is ImplicitObjectCreationExpressionSyntax) edits.Insert(list.Span.End, text);
            else edits.Replace(list.Span, text);
            return true;
        }
        var known = initializer.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(set => set.Left is IdentifierNameSyntax name && name.Identifier.ValueText == property);
        if (known is not null && value is not null) edits.Replace(known.Right.Span, value);
        else if (known is not null) Remove(edits, initializer, known);
        else if (value is not null) Add(edits, initializer, $"{property} = {value}");
        return known is not null || value is not null;
    }

    private static void Add(SourceEdits edits, InitializerExpressionSyntax initializer, string text)
    {
        if (initializer.Expressions.Count == 0)
        {
            edits.Replace(TextSpan.FromBounds(initializer.OpenBraceToken.Span.End, initializer.CloseBraceToken.SpanStart), " " + text + " ");
            return;
        }
        var separator = SeparatorIn(edits, initializer);
        var hasComma = initializer.Expressions.SeparatorCount == initializer.Expressions.Count;
        var last = hasComma ? initializer.Expressions.GetSeparator(initializer.Expressions.Count - 1) : initializer.Expressions.Last().GetLastToken();
        // A comment behind the last member stays with it.
        var comment = separator == " " ? default : last.TrailingTrivia.LastOrDefault(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia));
        if (comment == default)
        {
            edits.Insert(last.Span.End, hasComma ? separator + text + "," : "," + separator + text);
            return;
        }
        if (!hasComma) edits.Insert(last.Span.End, ",");
        edits.Insert(comment.Span.End, separator + text + (hasComma ? "," : ""));
    }

    // What stands between two members: a space, or a line's end where each has its own.
    private static string SeparatorIn(SourceEdits edits, InitializerExpressionSyntax initializer)
    {
        var last = initializer.Expressions.Last();
        return edits.Style.StartsLine(last.GetFirstToken()) ? edits.Style.LineEnd + edits.Style.IndentAt(last.SpanStart) : " ";
    }

    /// <summary>Takes a member out.</summary>
    public static void Remove(SourceEdits edits, InitializerExpressionSyntax initializer, ExpressionSyntax member)
    {
        var index = initializer.Expressions.IndexOf(member);
        if (initializer.Expressions.Count == 1) edits.Replace(TextSpan.FromBounds(initializer.OpenBraceToken.Span.End, initializer.CloseBraceToken.SpanStart), " ");
        else if (LinesOf(edits, initializer, member) is { } lines) edits.Replace(lines, "");
        // Its own place goes with it; of the last one the comma before.
        else if (index + 1 < initializer.Expressions.Count)
        {
            var rest = TextSpan.FromBounds(member.SpanStart, initializer.Expressions[index + 1].SpanStart);
            var hasComment = initializer.DescendantTrivia(rest).Any(trivia => rest.Contains(trivia.Span) && trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia);
            edits.Replace(hasComment ? TextSpan.FromBounds(member.SpanStart, initializer.Expressions.GetSeparator(index).Span.End) : rest, "");
        }
        else edits.Replace(TextSpan.FromBounds(initializer.Expressions[index - 1].Span.End, member.Span.End), "");
    }

    // A member that has its lines to itself: what stands above and below stays as it is, the comma of the member before too.
    private static TextSpan? LinesOf(SourceEdits edits, InitializerExpressionSyntax initializer, ExpressionSyntax member)
    {
        var index = initializer.Expressions.IndexOf(member);
        var end = index < initializer.Expressions.SeparatorCount ? initializer.Expressions.GetSeparator(index).Span.End : member.Span.End;
        var last = edits.Text.Lines.GetLineFromPosition(end);
        if (!edits.Style.StartsLine(member.GetFirstToken()) || !string.IsNullOrWhiteSpace(edits.Text.ToString(TextSpan.FromBounds(end, last.End)))) return null;
        return TextSpan.FromBounds(edits.Text.Lines.GetLineFromPosition(member.SpanStart).Start, last.EndIncludingLineBreak);
    }
}
