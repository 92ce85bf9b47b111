using System;
using System.Globalization;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>
/// Writes a duration over another one in the words of the code: <c>TimeSpan.FromDays(14)</c> becomes <c>TimeSpan.FromMinutes(30)</c>,
/// <c>new TimeSpan(8, 0, 0)</c> becomes <c>new TimeSpan(0, 30, 0)</c>. A constant changes where it is defined if nothing else reads it.
/// </summary>
internal static class DurationEdit
{
    /// <summary>Sets a duration in the form in which the code gives it; false where it is not written in a way that is understood.</summary>
    public static bool TrySet(SourceEdits edits, ExpressionSyntax value, TimeoutForm form, TimeSpan duration)
    {
        switch (form)
        {
            case TimeoutForm.FromNow:
                return TrySetFromNow(edits, value, duration);
            case TimeoutForm.Minutes:
                SetNumber(edits, value, duration, TimeSpan.FromMinutes(1));
                return true;
            case TimeoutForm.Seconds:
                SetNumber(edits, value, duration, TimeSpan.FromSeconds(1));
                return true;
            default:
                Set(edits, value, duration);
                return true;
        }
    }

    /// <summary>Sets an expression of type TimeSpan.</summary>
    public static void Set(SourceEdits edits, ExpressionSyntax value, TimeSpan duration)
    {
        switch (Inner(value))
        {
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: { } name }, ArgumentList.Arguments: { Count: 1 } arguments } when name.Identifier.ValueText.StartsWith("From", StringComparison.Ordinal) && IsTimeSpan(edits, value):
                SetUnit(edits, name, "From", arguments[0].Expression, duration);
                break;
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 3 or 4 } parts } when parts.All(static part => part.NameColon is null) && duration.Milliseconds == 0:
                SetParts(edits, parts, duration);
                break;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax when Definition(edits, Inner(value)) is { } definition:
                Set(edits, definition, duration);
                break;
            default:
                edits.Replace(value.Span, Expression(edits, value.SpanStart, duration));
                break;
        }
    }

    /// <summary>Sets how far from now a point in time lies: <c>DateTimeOffset.UtcNow.AddDays(14)</c>. False where it is not written so.</summary>
    public static bool TrySetFromNow(SourceEdits edits, ExpressionSyntax value, TimeSpan duration)
    {
        switch (Inner(value))
        {
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "Add" } }, ArgumentList.Arguments: { Count: 1 } arguments }:
                Set(edits, arguments[0].Expression, duration);
                return true;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: { Identifier.ValueText: var unit } name }, ArgumentList.Arguments: { Count: 1 } arguments } when unit.StartsWith("Add", StringComparison.Ordinal):
                SetUnit(edits, name, "Add", arguments[0].Expression, duration);
                return true;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when IsTimeSpan(edits, sum.Right):
                Set(edits, sum.Right, duration);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Sets a number of minutes, seconds or other units.</summary>
    public static void SetNumber(SourceEdits edits, ExpressionSyntax value, TimeSpan duration, TimeSpan unit) =>
        edits.Replace((Inner(value) is IdentifierNameSyntax or MemberAccessExpressionSyntax ? Definition(edits, Inner(value)) ?? value : value).Span, Number(Math.Floor((double)duration.Ticks / unit.Ticks)));

    /// <summary><c>TimeSpan.FromMinutes(30)</c>, for code at the position.</summary>
    public static string Expression(SourceEdits edits, int position, TimeSpan duration)
    {
        Usings.AddFor(edits, position, "System", "TimeSpan");
        var (unit, count) = In(duration, "Minutes");
        return $"TimeSpan.From{unit}({Number(count)})";
    }

    private static void SetUnit(SourceEdits edits, SimpleNameSyntax name, string prefix, ExpressionSyntax count, TimeSpan duration)
    {
        var written = name.Identifier.ValueText.Substring(prefix.Length);
        var (unit, number) = In(duration, written);
        if (unit != written) edits.Replace(name.Span, prefix + unit);
        // A definition keeps its meaning only while the unit stays.
        edits.Replace((unit == written ? Definition(edits, Inner(count)) ?? count : count).Span, Number(number));
    }

    // (hours, minutes, seconds) or (days, hours, minutes, seconds)
    private static void SetParts(SourceEdits edits, SeparatedSyntaxList<ArgumentSyntax> parts, TimeSpan duration)
    {
        var numbers = parts.Count == 3 ? new[] { (int)duration.TotalHours, duration.Minutes, duration.Seconds } : new[] { duration.Days, duration.Hours, duration.Minutes, duration.Seconds };
        for (var i = 0; i < parts.Count; i++) edits.Replace(parts[i].Expression.Span, Number(numbers[i]));
    }

    // The unit that is written, if the duration is a whole number of it; else days, or the largest below an hour that it is a whole number of.
    private static (string Unit, double Count) In(TimeSpan duration, string written)
    {
        double? count = written switch
        {
            "Days" => duration.TotalDays,
            "Hours" => duration.TotalHours,
            "Seconds" => duration.TotalSeconds,
            "Milliseconds" => duration.TotalMilliseconds,
            _ => null,
        };
        if (count is >= 1 && count == Math.Floor(count.Value)) return (written, count.Value);
        if (duration.Ticks % TimeSpan.TicksPerDay == 0) return ("Days", duration.TotalDays);
        return duration.Seconds == 0 ? ("Minutes", Math.Floor(duration.TotalMinutes)) : ("Seconds", Math.Floor(duration.TotalSeconds));
    }

    // The value in the definition of a local or private constant of this file that nothing else reads.
    private static ExpressionSyntax? Definition(SourceEdits edits, ExpressionSyntax use)
    {
        if (edits.Model.GetSymbolInfo(use).Symbol is not { DeclaringSyntaxReferences: { Length: 1 } declared } symbol || declared[0].SyntaxTree != edits.Root.SyntaxTree) return null;
        var isConstant = symbol is IFieldSymbol { DeclaredAccessibility: Accessibility.Private } field ? field.IsConst || field.IsReadOnly : symbol is ILocalSymbol;
        if (!isConstant || declared[0].GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } value } || value is not (LiteralExpressionSyntax or InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax)) return null;
        return edits.Root.DescendantTokens().Count(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == symbol.Name) == 2 ? value : null;
    }

    private static ExpressionSyntax Inner(ExpressionSyntax value)
    {
        while (true)
        {
            switch (value)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    value = parenthesized.Expression;
                    break;
                case CastExpressionSyntax cast:
                    value = cast.Expression;
                    break;
                default:
                    return value;
            }
        }
    }

    private static bool IsTimeSpan(SourceEdits edits, ExpressionSyntax value) => edits.Model.GetTypeInfo(value).Type.Is("System.TimeSpan");

    private static string Number(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}
