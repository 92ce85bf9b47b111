using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>Conversions stand between an expression and what it is used as, and mean nothing to a session.</summary>
internal static class Conversions
{
    /// <summary>The operation inside all conversions around it.</summary>
    public static IOperation WithoutConversions(this IOperation operation)
    {
        while (operation is IConversionOperation conversion) operation = conversion.Operand;
        return operation;
    }

    /// <summary>Whether the value is written out, and so comes from nowhere: a constant, a default, <c>string.Empty</c>.</summary>
    public static bool IsWrittenOut(this IOperation value) => value.WithoutConversions() is { ConstantValue.HasValue: true } or IDefaultValueOperation or IFieldReferenceOperation { Field.Name: "Empty" };
}
