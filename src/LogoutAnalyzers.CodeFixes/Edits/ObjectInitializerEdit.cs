using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>Sets properties in the initializer of a new object.</summary>
internal static class ObjectInitializerEdit
{
    /// <summary>Adds two properties that are not there yet, in this order.</summary>
    public static bool TryAdd(SourceEdits edits, BaseObjectCreationExpressionSyntax creation, (string Property, string Value) first, (string Property, string Value) second)
    {
        if (creation.Initializer is not { Expressions.Count: > 0 } initializer) return TrySet(edits, creation, first.Property, $"{first.Value}, {second.Property} = {second.Value}");
        var last = initializer.Expressions.Last();
        var separator = edits.Style.StartsLine(last.GetFirstToken()) ? edits.Style.LineEnd + edits.Style.IndentAt(last.SpanStart) : " ";
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
        else if (known is not null) InitializerMembers.Remove(edits, initializer, known);
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
        var last = initializer.Expressions.Last();
        var separator = edits.Style.StartsLine(last.GetFirstToken()) ? edits.Style.LineEnd + edits.Style.IndentAt(last.SpanStart) : " ";
        var hasComma = initializer.Expressions.SeparatorCount == initializer.Expressions.Count;
        if (hasComma) edits.Insert(initializer.Expressions.GetSeparator(initializer.Expressions.Count - 1).Span.End, separator + text + ",");
        else edits.Insert(last.Span.End, "," + separator + text);
    }
}
