using System;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup.Values;

/// <summary>Computes operators on known values. Null where the program would throw, or the operator is not one of these.</summary>
internal static class Arithmetic
{
    public static object? Binary(BinaryOperatorKind kind, object? left, object? right)
    {
        switch (kind)
        {
            case BinaryOperatorKind.Equals:
                return AreEqual(left, right);
            case BinaryOperatorKind.NotEquals:
                return !AreEqual(left, right);
        }
        return (left, right) switch
        {
            (string or null, string or null) when kind == BinaryOperatorKind.Add => (string?)left + (string?)right,
            (string text, long number) when kind == BinaryOperatorKind.Add => text + number,
            (bool l, bool r) => kind switch
            {
                BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => l && r,
                BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => l || r,
                _ => null,
            },
            (long l, long r) => Whole(kind, l, r),
            (TimeSpan l, TimeSpan r) => Spans(kind, l, r),
            (TimeSpan span, _) when Times.Number(right) is { } number => kind switch
            {
                BinaryOperatorKind.Multiply => Times.FromTicks(span.Ticks * number),
                BinaryOperatorKind.Divide => Times.FromTicks(span.Ticks / number),
                _ => null,
            },
            (_, TimeSpan span) when kind == BinaryOperatorKind.Multiply && Times.Number(left) is { } number => Times.FromTicks(span.Ticks * number),
            (PointInTime time, TimeSpan span) when kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract => Times.Call(time, kind == BinaryOperatorKind.Add ? "Add" : "Subtract", new object?[] { span }),
            (PointInTime time, PointInTime other) when kind == BinaryOperatorKind.Subtract => Times.Call(time, "Subtract", new object?[] { other }),
            _ when Times.Number(left) is { } l && Times.Number(right) is { } r => Fractions(kind, l, r),
            _ => null,
        };
    }

    public static object? Unary(UnaryOperatorKind kind, object? operand) => (kind, operand) switch
    {
        (UnaryOperatorKind.Plus, long or double or TimeSpan) => operand,
        (UnaryOperatorKind.Minus, long number) => unchecked(-number),
        (UnaryOperatorKind.Minus, double number) => -number,
        (UnaryOperatorKind.Minus, TimeSpan span) when span != TimeSpan.MinValue => -span,
        (UnaryOperatorKind.Not, bool flag) => !flag,
        _ => null,
    };

    private static bool AreEqual(object? left, object? right) =>
        Equals(left, right) || (Times.Number(left) is { } l && Times.Number(right) is { } r && l == r);

    private static object? Whole(BinaryOperatorKind kind, long left, long right)
    {
        try
        {
            checked
            {
                return kind switch
                {
                    BinaryOperatorKind.Add => left + right,
                    BinaryOperatorKind.Subtract => left - right,
                    BinaryOperatorKind.Multiply => left * right,
                    BinaryOperatorKind.Divide => left / right,
                    BinaryOperatorKind.Remainder => left % right,
                    _ => Compare(kind, left.CompareTo(right)),
                };
            }
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    private static object? Fractions(BinaryOperatorKind kind, double left, double right) => kind switch
    {
        BinaryOperatorKind.Add => left + right,
        BinaryOperatorKind.Subtract => left - right,
        BinaryOperatorKind.Multiply => left * right,
        BinaryOperatorKind.Divide => left / right,
        _ => Compare(kind, left.CompareTo(right)),
    };

    private static object? Spans(BinaryOperatorKind kind, TimeSpan left, TimeSpan right) => kind switch
    {
        BinaryOperatorKind.Add => Times.Call(left, "Add", new object?[] { right }),
        BinaryOperatorKind.Subtract => Times.Call(left, "Subtract", new object?[] { right }),
        BinaryOperatorKind.Divide => Times.Call(left, "Divide", new object?[] { right }),
        _ => Compare(kind, left.CompareTo(right)),
    };

    private static object? Compare(BinaryOperatorKind kind, int order) => kind switch
    {
        BinaryOperatorKind.LessThan => order < 0,
        BinaryOperatorKind.LessThanOrEqual => order <= 0,
        BinaryOperatorKind.GreaterThan => order > 0,
        BinaryOperatorKind.GreaterThanOrEqual => order >= 0,
        _ => null,
    };
}
