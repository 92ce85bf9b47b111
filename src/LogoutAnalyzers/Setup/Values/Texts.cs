using System;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup.Values;

/// <summary>Converts values to a type as the code or the binder of the configuration does.</summary>
internal static class Texts
{
    /// <summary>A text as a value of the type; null where it does not parse, or the type is none that is computed with.</summary>
    public static object? Parse(string text, ITypeSymbol? type)
    {
        type = Underlying(type);
        if (type is null) return null;
        if (IsWhole(type)) return long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null;
        switch (type.SpecialType)
        {
            case SpecialType.System_String or SpecialType.System_Object:
                return text;
            case SpecialType.System_Boolean:
                return bool.TryParse(text, out var flag) ? flag : null;
            case SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal:
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
        }
        return type is { Name: "TimeSpan", ContainingNamespace.Name: "System" } ? Times.Parse(text) : null;
    }

    /// <summary>A value after a conversion in code.</summary>
    public static object? Convert(object? content, ITypeSymbol? type)
    {
        type = Underlying(type);
        return content switch
        {
            double number when type is not null && IsWhole(type) => Math.Abs(number) < long.MaxValue ? (long)number : null,
            long number when type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal => (double)number,
            _ => content,
        };
    }

    private static bool IsWhole(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    private static ITypeSymbol? Underlying(ITypeSymbol? type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: { Length: 1 } of } ? of[0] : type;
}
