using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// Reads comparisons with the present: <c>DateTime.UtcNow - seen > limit</c>, <c>end.CompareTo(now) &lt; 0</c>. What is compared is taken
/// apart into its terms, each with its sign, for only the sign tells a session that has ended from one that has not begun.
/// </summary>
internal sealed class TimeComparisons
{
    private const int MaxTerms = 60;

    private static readonly HashSet<string> s_sums = new(StringComparer.Ordinal) { "Add", "AddMilliseconds", "AddSeconds", "AddMinutes", "AddHours", "AddDays", "AddMonths", "AddYears", "AddTicks" };

    // The same time, or the same span, in another form.
    private static readonly HashSet<string> s_forms = new(StringComparer.Ordinal)
    {
        "ToUniversalTime", "ToLocalTime", "ToUnixTimeSeconds", "ToUnixTimeMilliseconds", "ToOffset", "ToFileTime", "ToFileTimeUtc", "ToBinary", "ToOADate", "GetIntDate", "SpecifyKind", "GetValueOrDefault",
        "FromUnixTimeSeconds", "FromUnixTimeMilliseconds", "FromSeconds", "FromMinutes", "FromMilliseconds", "FromHours", "FromDays", "FromTicks", "FromBinary", "ToInt64", "ToInt32", "ToDouble", "Floor", "Round", "Truncate", "Ceiling",
    };

    private static readonly HashSet<string> s_parts = new(StringComparer.Ordinal)
    {
        "Value", "Date", "DateTime", "UtcDateTime", "LocalDateTime", "Ticks", "UtcTicks", "TotalDays", "TotalHours", "TotalMinutes", "TotalSeconds", "TotalMilliseconds", "Days", "Hours", "Minutes", "Seconds",
    };

    private static readonly HashSet<string> s_spans = new(StringComparer.Ordinal) { "idle", "inactive", "inactivity", "elapsed" };

    private readonly ClientValues _values;

    public TimeComparisons(ClientValues values) => _values = values;

    /// <summary>
    /// The client's part in a comparison with the present, and whether the comparison is true where the client's time is the earlier one; null
    /// where the operation is none, or where both directions have the same outcome.
    /// </summary>
    public (ClientSource Source, bool TrueWhenEarlier)? Of(IOperation operation, CallFrame? frame)
    {
        if (operation is not IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } comparison) return null;
        var (left, right) = SidesOf(comparison);
        var reader = new Reader(_values);
        var isLess = comparison.OperatorKind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual;
        reader.Read(left, frame, isLess ? 1 : -1);
        reader.Read(right, frame, isLess ? -1 : 1);
        if (reader.Client is not var (source, sign) || sign == 0) return null;
        if (reader.HasNow) return (source, sign > 0);
        // A span that the client has measured itself: the longer it is, the earlier its last activity.
        return source.Key is { } key && Words.Any(key, s_spans) ? (source, sign < 0) : null;
    }

    // DateTime.Compare(a, b) < 0, a.CompareTo(b) > 0
    private static (IOperation Left, IOperation Right) SidesOf(IBinaryOperation comparison) =>
        comparison is { LeftOperand: IInvocationOperation { TargetMethod.Name: "Compare" or "CompareTo" } call, RightOperand.ConstantValue: { HasValue: true, Value: 0 } }
            ? call is { Instance: { } instance, Arguments: { Length: 1 } one } ? (instance, one[0].Value) : call.Arguments.Length == 2 ? (call.Arguments[0].Value, call.Arguments[1].Value) : (comparison.LeftOperand, comparison.RightOperand)
            : (comparison.LeftOperand, comparison.RightOperand);

    private sealed class Reader
    {
        private readonly ClientValues _values;
        private readonly HashSet<(ISymbol, CallFrame?)> _seen = new();
        private int _terms;

        public Reader(ClientValues values) => _values = values;

        public bool HasNow { get; private set; }

        public (ClientSource Source, int Sign)? Client { get; private set; }

        public void Read(IOperation? value, CallFrame? frame, int sign)
        {
            if (value is null || ++_terms > MaxTerms) return;
            switch (value)
            {
                case IConversionOperation conversion:
                    Read(conversion.Operand, frame, sign);
                    return;
                case IParenthesizedOperation inner:
                    Read(inner.Operand, frame, sign);
                    return;
                case IAwaitOperation awaited:
                    Read(awaited.Operation, frame, sign);
                    return;
                case ICoalesceOperation either:
                    Read(either.Value, frame, sign);
                    Read(either.WhenNull, frame, sign);
                    return;
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } negated:
                    Read(negated.Operand, frame, -sign);
                    return;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                    Read(sum.LeftOperand, frame, sign);
                    Read(sum.RightOperand, frame, sign);
                    return;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference:
                    Read(difference.LeftOperand, frame, sign);
                    Read(difference.RightOperand, frame, -sign);
                    return;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide, RightOperand.ConstantValue.HasValue: true } scaled:
                    Read(scaled.LeftOperand, frame, sign);
                    return;
                case IInvocationOperation call:
                    ReadCall(call, frame, sign);
                    return;
                case IPropertyReferenceOperation property when IsNow(property.Property):
                    HasNow = true;
                    return;
                case IPropertyReferenceOperation { Property.ContainingType: { } owner, Instance: { } instance } property when s_parts.Contains(property.Property.Name) && IsTime(owner):
                    Read(instance, frame, sign);
                    return;
                case IObjectCreationOperation { Arguments: { Length: 1 } arguments, Type: { } type } when IsTime(type):
                    Read(arguments[0].Value, frame, sign);
                    return;
                case ILocalReferenceOperation local when _seen.Add((local.Local, frame)) && Arithmetic(local) is { Count: > 0 } given:
                    foreach (var one in given) Read(one, frame, sign);
                    return;
                case IParameterReferenceOperation parameter when frame is not null && frame.IsOf(parameter.Parameter):
                    Read(frame.ValueOf(parameter.Parameter), frame.Caller, sign);
                    return;
                case IParameterReferenceOperation { Parameter.Name: var name } when SaysNow(name):
                    HasNow = true;
                    return;
            }
            if (Client is null && _values.Of(value, frame) is { } source) Client = (source, sign);
        }

        private void ReadCall(IInvocationOperation call, CallFrame? frame, int sign)
        {
            var (method, instance, arguments) = (call.TargetMethod, call.Instance, call.Arguments);
            if (method.Name is "GetUtcNow" or "GetLocalNow" || (SaysNow(method.Name) && arguments.IsEmpty))
            {
                HasNow = true;
            }
            else if (!method.DeclaringSyntaxReferences.IsEmpty)
            {
                if (ValueSteps.Protects(method) || frame?.Depth >= 3) return;
                var inner = new CallFrame(call, frame);
                foreach (var exit in _values.BodiesOf(call).SelectMany(_values.Returned)) Read(exit, inner, sign);
            }
            else if (instance is not null && IsTime(method.ContainingType) && (method.Name == "Subtract" || s_sums.Contains(method.Name)))
            {
                Read(instance, frame, sign);
                Read(arguments.FirstOrDefault()?.Value, frame, method.Name == "Subtract" ? -sign : sign);
            }
            else if (method.Name is "Abs" or "Duration")
            {
                // The age of a message: too old and too new are the same.
                Read(instance ?? arguments.FirstOrDefault()?.Value, frame, 0);
            }
            else if (s_forms.Contains(method.Name))
            {
                Read(instance ?? arguments.FirstOrDefault()?.Value, frame, sign);
            }
            else if (Client is null && _values.Of(call, frame) is { } source)
            {
                Client = (source, sign);
            }
        }

        // var idle = DateTime.UtcNow - seen; what is parsed or looked up has no terms.
        private List<IOperation> Arithmetic(ILocalReferenceOperation local)
        {
            var given = _values.Assigned.Around(local, local.Local).ToList();
            return given.Exists(static value => value is IArgumentOperation) ? new List<IOperation>() : given;
        }

        private static bool IsNow(IPropertySymbol property) => SaysNow(property.Name) && (IsTime(property.ContainingType) || IsTime(property.Type));

        private static bool IsTime(ITypeSymbol type) => type.Name is "DateTime" or "DateTimeOffset" or "TimeSpan" or "Nullable" or "DateOnly";

        private static bool SaysNow(string name) => Words.Split(name).Any(static word => word is "now" or "utcnow" or "today");
    }
}
