using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>A comparison on whose outcome a refusal depends.</summary>
/// <param name="Comparison">The comparison, in the body that asks or in a helper of it.</param>
/// <param name="Outcome">The outcome that leads to the refusal.</param>
/// <param name="Frame">The call through which it is reached, null in the body itself.</param>
/// <param name="Refusal">What is done then.</param>
/// <param name="At">Where that is done.</param>
internal sealed record DecidingComparison(IBinaryOperation Comparison, bool Outcome, CallFrame? Frame, Refusal Refusal, SyntaxNode At);

/// <summary>
/// Finds the comparisons that decide whether a body does something: the branches of its graph behind which it is done on one way only, traced
/// through variables, <c>&amp;&amp;</c> and <c>||</c>, and through methods and properties of the application that answer yes or no.
/// </summary>
internal sealed class DecidingComparisons
{
    private const int MaxCalls = 3;
    private const int MaxConditions = 400;

    private readonly BodyGraphs _graphs;
    private readonly ClientValues _values;
    private readonly SessionRefusals _refusals;
    private readonly CancellationToken _cancellationToken;
    private int _conditions;

    public DecidingComparisons(BodyGraphs graphs, ClientValues values, SessionRefusals refusals, CancellationToken cancellationToken)
    {
        _graphs = graphs;
        _values = values;
        _refusals = refusals;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Those that decide over a refusal in the body.</summary>
    public IEnumerable<DecidingComparison> In(SyntaxNode body)
    {
        _conditions = 0;
        var decided = Behind(body, RefusalIn, IssuesToken);
        foreach (var (condition, outcome, found) in decided)
        {
            // What admits on one way refuses on the other.
            var (refusal, refused) = found.Kind == Refusal.Admits ? (Refusal.TurnsDown, !outcome) : (found.Kind, outcome);
            foreach (var (comparison, result, frame) in Resolve(condition, refused, null)) yield return new DecidingComparison(comparison, result, frame, refusal, found.At);
        }
        foreach (var answer in AnswersOf(body))
            foreach (var (comparison, result, frame) in Resolve(answer, false, null)) yield return new DecidingComparison(comparison, result, frame, Refusal.TurnsDown, answer.Syntax);
    }

    /// <summary>The comparisons that a condition depends on, in helpers, too.</summary>
    public IEnumerable<(IBinaryOperation Comparison, CallFrame? Frame)> Of(IOperation condition)
    {
        _conditions = 0;
        return Resolve(condition, true, null).Concat(Resolve(condition, false, null)).Select(static found => (found.Comparison, found.Frame));
    }

    // AuthorizeCore and IsAuthorized of System.Web answer with the decision itself.
    private IEnumerable<IOperation> AnswersOf(SyntaxNode body) =>
        _graphs.ModelOf(body.SyntaxTree).GetDeclaredSymbol(body, _cancellationToken) is IMethodSymbol { IsOverride: true, Name: "AuthorizeCore" or "IsAuthorized" } ? _values.Returned(body).Where(static answer => !answer.ConstantValue.HasValue) : Enumerable.Empty<IOperation>();

    private (Refusal Kind, SyntaxNode At)? RefusalIn(BasicBlock block)
    {
        (Refusal Kind, SyntaxNode At)? found = null;
        foreach (var operation in OperationsOf(block))
        {
            var kind = _refusals.Of(operation);
            if (kind > (found?.Kind ?? Refusal.None)) found = (kind, operation.Syntax);
        }
        return found;
    }

    private static IEnumerable<IOperation> OperationsOf(BasicBlock block)
    {
        var pending = new Stack<IOperation>(block.Operations);
        if (block.BranchValue is not null && block.ConditionKind == ControlFlowConditionKind.None) pending.Push(block.BranchValue);
        while (pending.Count > 0)
        {
            var operation = pending.Pop();
            yield return operation;
            if (operation is IFlowAnonymousFunctionOperation) continue;
            foreach (var child in operation.ChildOperations) pending.Push(child);
        }
    }

    // Where the way on which something is ended also issues a token, the old one is exchanged: "this token has not expired yet".
    private static bool IssuesToken(BasicBlock block) => OperationsOf(block).Any(static operation => operation is IInvocationOperation { TargetMethod.Name: var name } ? TokenIssuing.IsNamed(name) : TokenIssuing.Is(operation));

    // The conditions of a body, each with an outcome behind which, and behind no other outcome of it, something is found.
    private IEnumerable<(IOperation Condition, bool Outcome, T Found)> Behind<T>(SyntaxNode body, Func<BasicBlock, T?> find, Func<BasicBlock, bool>? isExcluded = null)
        where T : struct
    {
        if (_graphs.Of(body, _cancellationToken) is not { } graph) yield break;
        var found = graph.Blocks.Where(static block => block.IsReachable).Select(block => (block.Ordinal, Value: find(block))).Where(static pair => pair.Value is not null).ToList();
        if (found.Count == 0) yield break;
        foreach (var block in graph.Blocks)
        {
            if (block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is not { } condition || !block.IsReachable || ++_conditions > MaxConditions) continue;
            _cancellationToken.ThrowIfCancellationRequested();
            if (_values.OperationOf(condition.Syntax) is not { } written) continue;
            var whenHolds = ReachedFrom(block.ConditionalSuccessor, block);
            var otherwise = ReachedFrom(block.FallThroughSuccessor, block);
            var conditionalOutcome = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
            foreach (var (ordinal, value) in found)
            {
                var (way, other) = whenHolds.Contains(ordinal) ? (whenHolds, otherwise) : (otherwise, whenHolds);
                if (!way.Contains(ordinal) || other.Contains(ordinal)) continue;
                if (isExcluded is not null && graph.Blocks.Any(reached => way.Contains(reached.Ordinal) && !other.Contains(reached.Ordinal) && isExcluded(reached))) continue;
                yield return (written, way == whenHolds ? conditionalOutcome : !conditionalOutcome, value!.Value);
            }
        }
    }

    private static HashSet<int> ReachedFrom(ControlFlowBranch? branch, BasicBlock condition)
    {
        var reached = new HashSet<int>();
        var pending = new Stack<BasicBlock>();
        if (branch?.Destination is { } first) pending.Push(first);
        while (pending.Count > 0)
        {
            var block = pending.Pop();
            if (block == condition || !reached.Add(block.Ordinal)) continue;
            if (block.FallThroughSuccessor?.Destination is { } next) pending.Push(next);
            if (block.ConditionalSuccessor?.Destination is { } other) pending.Push(other);
        }
        return reached;
    }

    // The comparisons that make a condition have this outcome, or help to.
    private IEnumerable<(IBinaryOperation Comparison, bool Outcome, CallFrame? Frame)> Resolve(IOperation condition, bool outcome, CallFrame? frame, int depth = 0)
    {
        if (depth > 12 || ++_conditions > MaxConditions) return Enumerable.Empty<(IBinaryOperation, bool, CallFrame?)>();
        switch (condition)
        {
            case IConversionOperation conversion:
                return Resolve(conversion.Operand, outcome, frame, depth + 1);
            case IParenthesizedOperation inner:
                return Resolve(inner.Operand, outcome, frame, depth + 1);
            case IAwaitOperation awaited:
                return Resolve(awaited.Operation, outcome, frame, depth + 1);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Resolve(not.Operand, !outcome, frame, depth + 1);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.And or BinaryOperatorKind.Or } both:
                return Resolve(both.LeftOperand, outcome, frame, depth + 1).Concat(Resolve(both.RightOperand, outcome, frame, depth + 1));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, RightOperand.ConstantValue: { HasValue: true, Value: bool said } } equals:
                return Resolve(equals.LeftOperand, outcome == (said == (equals.OperatorKind == BinaryOperatorKind.Equals)), frame, depth + 1);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } comparison:
                return new[] { (comparison, outcome, frame) };
            case ICoalesceOperation either:
                return Resolve(either.Value, outcome, frame, depth + 1);
            case IConditionalAccessOperation access:
                return Resolve(access.WhenNotNull, outcome, frame, depth + 1);
            case ILocalReferenceOperation local:
                return _values.Assigned.Around(condition, local.Local).Where(static value => value is not IArgumentOperation).SelectMany(value => Resolve(value, outcome, frame, depth + 1));
            case IInvocationOperation { TargetMethod: { Name: "FromResult" }, Arguments: { Length: 1 } arguments }:
                return Resolve(arguments[0].Value, outcome, frame, depth + 1);
            case IInvocationOperation or IPropertyReferenceOperation when frame is null || frame.Depth < MaxCalls:
                return _values.BodiesOf(condition).SelectMany(body => InCallee(body, outcome, new CallFrame(condition, frame), depth + 1));
            default:
                return Enumerable.Empty<(IBinaryOperation, bool, CallFrame?)>();
        }
    }

    // "return end < now;" and "if (end < now) return true; … return false;"
    private IEnumerable<(IBinaryOperation Comparison, bool Outcome, CallFrame? Frame)> InCallee(SyntaxNode body, bool outcome, CallFrame frame, int depth)
    {
        var answers = _values.Returned(body).ToList();
        foreach (var answer in answers.Where(static answer => !answer.ConstantValue.HasValue))
            foreach (var found in Resolve(answer, outcome, frame, depth)) yield return found;
        if (!answers.Exists(answer => IsConstant(answer, outcome))) yield break;
        foreach (var (condition, result, _) in Behind<bool>(body, block => Says(block, outcome) ? true : null))
            foreach (var found in Resolve(condition, result, frame, depth)) yield return found;
    }

    private static bool Says(BasicBlock block, bool answer) =>
        block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return && block.BranchValue is { } value && IsConstant(value, answer);

    private static bool IsConstant(IOperation value, bool answer)
    {
        value = value.WithoutConversions();
        if (value is IInvocationOperation { TargetMethod.Name: "FromResult", Arguments: { Length: 1 } arguments }) value = arguments[0].Value;
        return value.ConstantValue is { HasValue: true, Value: bool said } && said == answer;
    }
}
