using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>
/// The duration that an expression always has: <c>TimeSpan.FromMinutes(30)</c>, <c>new TimeSpan(8, 0, 0)</c>, a constant of the application's own;
/// and how far from now a point in time lies.
/// </summary>
internal static class ConstantDurations
{
    /// <summary>The duration, or null when it may vary.</summary>
    public static TimeSpan? Of(IOperation? operation)
    {
        switch (operation?.WithoutConversions())
        {
            case IInvocationOperation { TargetMethod: { Name: var unit, ContainingType: var type }, Arguments: { Length: > 0 } arguments } when type.Is("System.TimeSpan") && unit.StartsWith("From", StringComparison.Ordinal) && Number(arguments[0].Value) is { } count:
                // FromMinutes(30, 0, 0) of .NET 9 has parts that default to zero.
                return arguments.Skip(1).All(static rest => rest.ArgumentKind == ArgumentKind.DefaultValue) ? Of(unit.Substring("From".Length), count) : null;
            case IObjectCreationOperation { Arguments: { Length: > 0 } parts } creation when creation.Type.Is("System.TimeSpan"):
                var numbers = parts.Select(static part => Number(part.Value)).ToList();
                return numbers.Contains(null) ? null : Of(numbers.Select(static number => (long)number!.Value).ToArray());
            case IObjectCreationOperation { Arguments.IsEmpty: true } creation when creation.Type.Is("System.TimeSpan"):
                return TimeSpan.Zero;
            case IFieldReferenceOperation { Field: { IsStatic: true } field } when field.ContainingType.Is("System.TimeSpan"):
                return field.Name switch { "Zero" => TimeSpan.Zero, "MaxValue" => TimeSpan.MaxValue, _ => null };
            case IFieldReferenceOperation { Field: { IsReadOnly: true, IsStatic: true, DeclaringSyntaxReferences: { Length: 1 } declared } } reference
                when declared[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value } && reference.SemanticModel?.Compilation is { } compilation && compilation.ContainsSyntaxTree(value.SyntaxTree):
                return value.SyntaxTree == reference.Syntax.SyntaxTree ? Of(reference.SemanticModel.GetOperation(value)) : null;
            default:
                return null;
        }
    }

    /// <summary><c>DateTime.UtcNow.AddDays(7)</c> is 7 days from now; null when it may vary. A month is 30 days, a year 365.</summary>
    public static TimeSpan? FromNow(IOperation? value)
    {
        if (value?.WithoutConversions() is not IInvocationOperation { Instance: { } start, TargetMethod: { Name: var name }, Arguments: { Length: 1 } arguments } || !name.StartsWith("Add", StringComparison.Ordinal) || !IsNow(start)) return null;
        return name == "Add" ? Of(arguments[0].Value) : Number(arguments[0].Value) is { } count ? Of(name.Substring("Add".Length), count) : null;
    }

    private static bool IsNow(IOperation value) => value.WithoutConversions() switch
    {
        IPropertyReferenceOperation { Property: { Name: "Now" or "UtcNow" or "Today" } now } => now.ContainingType.Is("System.DateTime") || now.ContainingType.Is("System.DateTimeOffset"),
        IPropertyReferenceOperation { Property.Name: "UtcDateTime" or "DateTime" or "Date", Instance: { } inner } => IsNow(inner),
        IInvocationOperation { TargetMethod: { Name: "GetUtcNow" or "GetLocalNow" } } => true,
        // var now = DateTime.UtcNow;
        ILocalReferenceOperation { Local: { } local } when value.SemanticModel is { } model && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } initial } => model.GetOperation(initial) is { } assigned and not ILocalReferenceOperation && IsNow(assigned),
        _ => false,
    };

    private static double? Number(IOperation value) => value.WithoutConversions().ConstantValue is { HasValue: true, Value: IConvertible number and not string } ? number.ToDouble(null) : null;

    private static TimeSpan? Of(string unit, double count)
    {
        double? ticks = unit switch
        {
            "Years" => count * 365 * TimeSpan.TicksPerDay,
            "Months" => count * 30 * TimeSpan.TicksPerDay,
            "Days" => count * TimeSpan.TicksPerDay,
            "Hours" => count * TimeSpan.TicksPerHour,
            "Minutes" => count * TimeSpan.TicksPerMinute,
            "Seconds" => count * TimeSpan.TicksPerSecond,
            "Milliseconds" => count * TimeSpan.TicksPerMillisecond,
            "Ticks" => count,
            _ => null,
        };
        return ticks is { } exact && Math.Abs(exact) < TimeSpan.MaxValue.Ticks ? TimeSpan.FromTicks((long)exact) : null;
    }

    // new TimeSpan(ticks), (hours, minutes, seconds), (days, hours, minutes, seconds), (…, milliseconds)
    private static TimeSpan? Of(long[] parts) => parts.Any(static part => Math.Abs(part) > int.MaxValue) && parts.Length > 1 ? null : parts.Length switch
    {
        1 => TimeSpan.FromTicks(parts[0]),
        3 => new TimeSpan((int)parts[0], (int)parts[1], (int)parts[2]),
        4 or 5 => new TimeSpan((int)parts[0], (int)parts[1], (int)parts[2], (int)parts[3]),
        _ => null,
    };
}
