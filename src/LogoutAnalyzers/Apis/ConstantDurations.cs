using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>The time span that an expression always has, and how far from now a point in time lies.</summary>
internal static class ConstantDurations
{
    /// <summary><c>TimeSpan.FromDays(7)</c>, <c>new TimeSpan(7, 0, 0, 0)</c>, or a static read-only field of one; null when it may vary.</summary>
    public static TimeSpan? Of(IOperation? value)
    {
        switch (value?.WithoutConversions())
        {
            case IInvocationOperation { TargetMethod: { IsStatic: true, Name: var name } method } call when method.ContainingType.Is("System.TimeSpan") && name.StartsWith("From", StringComparison.Ordinal):
                return call.Arguments.Count(static argument => argument.ArgumentKind == ArgumentKind.Explicit) == 1 && Number(call.Arguments[0].Value) is { } amount ? Units(name.Substring("From".Length), amount) : null;
            case IObjectCreationOperation creation when creation.Type.Is("System.TimeSpan"):
                var parts = creation.Arguments.Select(static argument => Number(argument.Value)).ToList();
                if (parts.Any(static part => part is null)) return null;
                return parts.Count switch
                {
                    1 => TimeSpan.FromTicks((long)parts[0]!.Value),
                    3 => TimeSpan.FromHours(parts[0]!.Value) + TimeSpan.FromMinutes(parts[1]!.Value) + TimeSpan.FromSeconds(parts[2]!.Value),
                    4 => TimeSpan.FromDays(parts[0]!.Value) + TimeSpan.FromHours(parts[1]!.Value) + TimeSpan.FromMinutes(parts[2]!.Value) + TimeSpan.FromSeconds(parts[3]!.Value),
                    _ => null,
                };
            case IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field } when value.SemanticModel is { } model && field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } initial } && initial.SyntaxTree == model.SyntaxTree:
                return Of(model.GetOperation(initial));
            default:
                return null;
        }
    }

    /// <summary><c>DateTime.UtcNow.AddDays(7)</c> is 7 days from now; null when it may vary.</summary>
    public static TimeSpan? FromNow(IOperation? value)
    {
        if (value?.WithoutConversions() is not IInvocationOperation { Instance: { } start, TargetMethod: { Name: var name } } call || !name.StartsWith("Add", StringComparison.Ordinal) || call.Arguments.Length != 1 || !IsNow(start)) return null;
        return name == "Add" ? Of(call.Arguments[0].Value) : Number(call.Arguments[0].Value) is { } amount ? Units(name.Substring("Add".Length), amount) : null;
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

    private static double? Number(IOperation value) => value.WithoutConversions().ConstantValue is { HasValue: true, Value: { } number } ? number switch
    {
        int i => i,
        long l => l,
        double d => d,
        float f => f,
        _ => null,
    }
    : null;

    private static TimeSpan? Units(string unit, double amount)
    {
        var days = unit switch
        {
            "Days" => amount,
            "Hours" => amount / 24,
            "Minutes" => amount / (24 * 60),
            "Seconds" => amount / (24 * 60 * 60),
            "Months" => amount * 30,
            "Years" => amount * 365,
            _ => double.NaN,
        };
        if (double.IsNaN(days)) return null;
        return Math.Abs(days) < 1_000_000 ? TimeSpan.FromTicks((long)Math.Round(days * TimeSpan.TicksPerDay)) : TimeSpan.MaxValue;
    }
}
