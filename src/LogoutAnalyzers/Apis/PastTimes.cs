using System;
using System.Linq;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>Whether a cookie with such an expiry or age is kept or dropped.</summary>
internal enum CookieLife
{
    /// <summary>None is set: the cookie lives as long as the browser's session.</summary>
    Unset,
    Past,
    Future,
    Unknown,
}

/// <summary>Reads times and spans of time, as far as their text says whether they have passed: <c>DateTime.Now.AddDays(-1)</c>.</summary>
internal static class PastTimes
{
    public static CookieLife OfExpires(IOperation? value)
    {
        value = value?.WithoutConversions();
        return value switch
        {
            { ConstantValue: { HasValue: true, Value: null } } => CookieLife.Unset,
            // A minute before a token expires is still to come: only what is counted from now is known.
            IInvocationOperation { TargetMethod.Name: var name, Arguments: { Length: > 0 } arguments, Instance: var start } when name.StartsWith("Add", StringComparison.Ordinal) => IsNow(start) ? OfMaxAge(arguments[0].Value) : CookieLife.Unknown,
            IInvocationOperation { TargetMethod.Name: "Subtract", Arguments: { Length: 1 } arguments, Instance: var start } => IsNow(start) ? Opposite(OfMaxAge(arguments[0].Value)) : CookieLife.Unknown,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => IsNow(sum.LeftOperand) ? OfMaxAge(sum.RightOperand) : CookieLife.Unknown,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference => IsNow(difference.LeftOperand) ? Opposite(OfMaxAge(difference.RightOperand)) : CookieLife.Unknown,
            IFieldReferenceOperation { Field.Name: "MinValue" or "UnixEpoch" } => CookieLife.Past,
            IFieldReferenceOperation { Field.Name: "MaxValue" } => CookieLife.Future,
            IPropertyReferenceOperation { Property.Name: "Now" or "UtcNow" or "Today" } => CookieLife.Past,
            IObjectCreationOperation { Arguments: { Length: > 2 } arguments } when arguments[0].Value.ConstantValue is { HasValue: true, Value: int year } => year < 2020 ? CookieLife.Past : CookieLife.Unknown,
            IObjectCreationOperation { Arguments.Length: 1 } inner => OfExpires(inner.Arguments[0].Value),
            _ => CookieLife.Unknown,
        };
    }

    /// <summary>The same for a span of time, or for the number of days or hours that is added: nothing and less has passed.</summary>
    public static CookieLife OfMaxAge(IOperation? value)
    {
        value = value?.WithoutConversions();
        return value switch
        {
            { ConstantValue: { HasValue: true, Value: null } } => CookieLife.Unset,
            { ConstantValue: { HasValue: true, Value: int or long or double or float or decimal } constant } => Convert.ToDouble(constant.Value, System.Globalization.CultureInfo.InvariantCulture) > 0 ? CookieLife.Future : CookieLife.Past,
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus => Opposite(OfMaxAge(minus.Operand)),
            IFieldReferenceOperation { Field.Name: "Zero" or "MinValue" } => CookieLife.Past,
            IFieldReferenceOperation { Field.Name: "MaxValue" } => CookieLife.Future,
            IInvocationOperation { TargetMethod.Name: var name, Arguments: { Length: > 0 } arguments } when name.StartsWith("From", StringComparison.Ordinal) => OfParts(arguments.Where(static part => part.ArgumentKind != ArgumentKind.DefaultValue).Select(static part => OfMaxAge(part.Value)).ToArray()),
            IObjectCreationOperation { Arguments: { Length: > 0 } parts } => OfParts(parts.Select(static part => OfMaxAge(part.Value)).ToArray()),
            _ => CookieLife.Unknown,
        };
    }

    private static bool IsNow(IOperation? time) => time?.WithoutConversions() switch
    {
        IPropertyReferenceOperation { Property.Name: "Date" or "UtcDateTime" or "DateTime", Instance: { } inner } => IsNow(inner),
        IMemberReferenceOperation member => SaysNow(member.Member.Name),
        ILocalReferenceOperation local => SaysNow(local.Local.Name),
        IParameterReferenceOperation parameter => SaysNow(parameter.Parameter.Name),
        IInvocationOperation { TargetMethod.Name: "GetUtcNow" or "GetLocalNow" } => true,
        IInvocationOperation { TargetMethod.Name: "ToUniversalTime" or "ToLocalTime", Instance: { } inner } => IsNow(inner),
        IObjectCreationOperation { Arguments.Length: 1 } copy => IsNow(copy.Arguments[0].Value),
        _ => false,
    };

    private static bool SaysNow(string name) => Words.Split(name).Any(static word => word is "now" or "utcnow" or "today");

    // new TimeSpan(7, 0, 0, 0): one part that is more than nothing is enough.
    private static CookieLife OfParts(CookieLife[] parts) =>
        parts.Contains(CookieLife.Unknown) ? CookieLife.Unknown : parts.Contains(CookieLife.Future) ? CookieLife.Future : CookieLife.Past;

    // What is taken away, or negated, is more than nothing where it is not known.
    private static CookieLife Opposite(CookieLife life) => life switch
    {
        CookieLife.Future or CookieLife.Unknown => CookieLife.Past,
        CookieLife.Past => CookieLife.Future,
        _ => life,
    };
}
