using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Flow;

/// <summary>An exit of a body that reports success: the syntax that leaves, null at the end of the body, and what holds there.</summary>
internal readonly record struct ExitPath(SyntaxNode? Syntax, bool Done, bool DoneOrUnknown);

/// <summary>
/// Solves one body for one question, forward over its control-flow graph. What holds at a block is what holds on every way to it.
/// A finally block adds what it always does. A catch starts from the least that holds where the try can throw; the call that is asked for
/// counts as done when it is itself what throws. Exits that throw or report an error do not count.
/// </summary>
internal sealed class PathAnalysis
{
    /// <summary>What holds on every path so far. <see cref="Done"/>: it was done, or nothing is owed. <see cref="DoneOrUnknown"/>: that, or something unknown was called.</summary>
    [Flags]
    private enum Held : byte
    {
        None = 0,
        Done = 1,
        DoneOrUnknown = 2,
        All = Done | DoneOrUnknown,
    }

    // A condition with more possible values than this is not understood as a guard.
    private const int MaxGuardValues = 16;

    private readonly ControlFlowGraph _graph;
    private readonly Func<IOperation, Answer> _answerOf;
    private readonly bool _ofCallee;
    private readonly Func<IOperation, bool, bool>? _owedFrom;
    private readonly Func<IOperation, bool>? _owedAfter;
    private readonly Guards _guards;
    private readonly BlockFacts[] _facts;
    private readonly Definitions _definitions;
    private readonly Dictionary<(int Block, Held Carried), Held> _finallys = new();
    private bool _reportsErrors;
    private readonly HashSet<SyntaxNode> _loopsThatDo = new();
    private readonly List<SyntaxNode> _doneAt = new();

    private readonly record struct BlockFacts(Held Adds, Held AtThrow, bool MayThrow)
    {
        /// <summary>The first call in the block after which nothing runs, and what the block has added before it.</summary>
        public (SyntaxNode Syntax, Held Adds, bool Owes)? Leaves { get; init; }

        /// <summary>Whether something is owed from a place in the block on, whatever was done before.</summary>
        public bool Owes { get; init; }

        /// <summary>What holds where the block may throw behind that place.</summary>
        public Held AtThrowOwing { get; init; } = Held.All;

        public Held WhereThrown(Held before) => (before | AtThrow) & AtThrowOwing;

        public Held After(Held before) => Owes ? Adds : before | Adds;
    }

    private PathAnalysis(ControlFlowGraph graph, Func<IOperation, Answer> answerOf, bool ofCallee, Func<IOperation, bool, bool>? owedFrom, Func<IOperation, bool>? owedAfter, CancellationToken cancellationToken)
    {
        _graph = graph;
        _answerOf = answerOf;
        _ofCallee = ofCallee;
        _owedFrom = owedFrom;
        _owedAfter = owedAfter;
        _definitions = new Definitions(graph);
        _guards = new Guards(value => _definitions.Of(value) is { Count: <= MaxGuardValues } known ? known.Select(static definition => definition.Value).ToImmutableArray() : ImmutableArray<IOperation>.Empty, ofCallee);
        _facts = new BlockFacts[graph.Blocks.Length];
        foreach (var block in graph.Blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (block.IsReachable) _facts[block.Ordinal] = FactsOf(block);
        }
    }

    /// <summary>What happens somewhere in the body, whatever the path.</summary>
    public Answer Anywhere { get; private set; }

    /// <summary>The calls and assignments in this body that do it, or may.</summary>
    public ImmutableArray<SyntaxNode> DoneAt => _doneAt.ToImmutableArray();

    /// <summary>The exits that report success.</summary>
    public ImmutableArray<ExitPath> Exits { get; private set; }

    /// <param name="answerOf">What one operation does.</param>
    /// <param name="ofCallee">Whether the result goes to a caller in the application, for whom false or null means that nothing was done.</param>
    /// <param name="owedFrom">Where only a part of the body owes anything: the condition and outcome behind which it does.</param>
    /// <param name="owedAfter">Where nothing is owed before certain operations: those.</param>
    public static PathAnalysis Solve(ControlFlowGraph graph, Func<IOperation, Answer> answerOf, bool ofCallee, CancellationToken cancellationToken, Func<IOperation, bool, bool>? owedFrom = null, Func<IOperation, bool>? owedAfter = null)
    {
        var analysis = new PathAnalysis(graph, answerOf, ofCallee, owedFrom, owedAfter, cancellationToken);
        var exits = ImmutableArray.CreateBuilder<ExitPath>();
        analysis.Run(graph.Blocks[0], graph.Blocks.Length - 1, owedFrom is null && owedAfter is null ? Held.None : Held.All, isEnd: null, exits, cancellationToken);
        analysis.Exits = exits.ToImmutable();
        return analysis;
    }

    public Answer ToAnswer()
    {
        // A helper that always says "no" does nothing for its caller; a body that always throws owes nothing.
        var neverSucceeds = _ofCallee && Exits.IsEmpty && _reportsErrors;
        return new Answer(
            Always: !neverSucceeds && Exits.All(static exit => exit.Done),
            AlwaysOrUnknown: !neverSucceeds && Exits.All(static exit => exit.DoneOrUnknown),
            Anywhere.Sometimes,
            Anywhere.Unknown);
    }

    // A fixpoint over the blocks first..last; also run on the blocks of one finally region, which ends where it falls through.
    private Held Run(BasicBlock first, int last, Held entry, Func<BasicBlock, bool>? isEnd, ImmutableArray<ExitPath>.Builder? exits, CancellationToken cancellationToken)
    {
        var state = new Held[_graph.Blocks.Length];
        var reached = new bool[state.Length];
        bool changed;
        Held end;
        To(first.Ordinal, entry);
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            changed = false;
            end = Held.All;
            for (var i = first.Ordinal; i <= last; i++)
            {
                if (!reached[i]) continue;
                var block = _graph.Blocks[i];
                var facts = _facts[i];
                if (facts.MayThrow)
                    foreach (var (handler, carried) in HandlersAround(block, facts.WhereThrown(state[i]), cancellationToken)) To(handler.FirstBlockOrdinal, carried);
                var after = facts.After(state[i]);
                if (isEnd?.Invoke(block) == true) end &= after;
                foreach (var branch in Branches(block))
                    if (branch.Destination is { } next && branch.Semantics is not (ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow) && next.Ordinal <= last)
                        To(next.Ordinal, Carried(branch, after, cancellationToken));
            }
        }
        while (changed);
        if (exits is not null) CollectExits(state, reached, exits, cancellationToken);
        return end;

        void To(int block, Held value)
        {
            var met = reached[block] ? state[block] & value : value;
            if (reached[block] && met == state[block]) return;
            reached[block] = changed = true;
            state[block] = met;
        }
    }

    private Held Carried(ControlFlowBranch branch, Held after, CancellationToken cancellationToken)
    {
        var carried = StartsToOwe(branch) ? Held.None : after | AddedBy(branch);
        foreach (var region in branch.FinallyRegions) carried |= AddedByFinally(region, carried, cancellationToken);
        return carried;
    }

    // Kept, for a finally inside a finally would otherwise be solved again for every pass over the one around it.
    private Held AddedByFinally(ControlFlowRegion region, Held carried, CancellationToken cancellationToken)
    {
        var key = (region.FirstBlockOrdinal, carried);
        if (_finallys.TryGetValue(key, out var known)) return known;
        return _finallys[key] = Run(_graph.Blocks[region.FirstBlockOrdinal], region.LastBlockOrdinal, carried, static block => block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling, null, cancellationToken);
    }

    // What the outcome of a condition says: nobody is signed in, or a loop over tokens and sessions has none left.
    private Held AddedBy(ControlFlowBranch branch)
    {
        var block = branch.Source;
        if (block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is not { } condition) return Held.None;
        var outcome = branch.IsConditionalSuccessor == (block.ConditionKind == ControlFlowConditionKind.WhenTrue);
        if (_guards.OwesNothing(condition, outcome) || PostBacks.IsOtherTurn(condition.Syntax, outcome, _doneAt)) return Held.All;
        return !outcome && LeavesLoopThatDoes(condition) ? Held.DoneOrUnknown : Held.None;
    }

    private bool StartsToOwe(ControlFlowBranch branch) =>
        _owedFrom is not null && branch.Source is { ConditionKind: not ControlFlowConditionKind.None, BranchValue: { } condition } source
        && _owedFrom(condition, branch.IsConditionalSuccessor == (source.ConditionKind == ControlFlowConditionKind.WhenTrue));

    private bool LeavesLoopThatDoes(IOperation condition)
    {
        var loop = condition.Syntax.AncestorsAndSelf().FirstOrDefault(static node => node is CommonForEachStatementSyntax or ForStatementSyntax or MemberDeclarationSyntax);
        return loop is not null && _loopsThatDo.Contains(loop);
    }

    private void CollectExits(Held[] state, bool[] reached, ImmutableArray<ExitPath>.Builder exits, CancellationToken cancellationToken)
    {
        foreach (var block in _graph.Blocks)
        {
            if (!reached[block.Ordinal]) continue;
            if (_facts[block.Ordinal].Leaves is var (leaving, added, owes) && !LeavingCalls.IsForNobody(leaving))
            {
                var left = WithFinallysAround(block, owes ? added : state[block.Ordinal] | added, cancellationToken);
                exits.Add(new ExitPath(leaving, left.HasFlag(Held.Done), left.HasFlag(Held.DoneOrUnknown)));
            }
            foreach (var branch in Branches(block))
            {
                if (branch.Destination?.Kind != BasicBlockKind.Exit || branch.Semantics is ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow) continue;
                var held = Carried(branch, _facts[block.Ordinal].After(state[block.Ordinal]), cancellationToken);
                var value = branch.Semantics == ControlFlowBranchSemantics.Return ? block.BranchValue : null;
                if (ReportsSuccess(value, state, reached, ref held)) exits.Add(new ExitPath(LeavingSyntax.Of(branch, value), held.HasFlag(Held.Done), held.HasFlag(Held.DoneOrUnknown)));
            }
        }
    }

    // "return ok ? Redirect("/") : BadRequest();" and "return result;": judged by the values assigned, each with what holds where it is assigned.
    private bool ReportsSuccess(IOperation? value, Held[] state, bool[] reached, ref Held held)
    {
        var assigned = _definitions.Of(value).Where(definition => reached[definition.Block]).ToList();
        if (assigned.Count == 0) return !IsError(value);
        var success = assigned.Where(definition => !IsError(definition.Value)).ToList();
        if (success.Count == 0) return false;
        if (success.Count == assigned.Count) return true;
        held |= success.Aggregate(Held.All, (met, definition) => met & _facts[definition.Block].After(state[definition.Block]));
        return true;
    }

    private bool IsError(IOperation? value)
    {
        var isError = Flow.Exits.IsError(value, _ofCallee) || (value is not null && value.DescendantsAndSelf().Any(_definitions.IsFailure));
        _reportsErrors |= isError;
        return isError;
    }

    private BlockFacts FactsOf(BasicBlock block)
    {
        Held adds = Held.None, atThrow = Held.All, atThrowOwing = Held.All;
        var (mayThrow, owes) = (false, false);
        (SyntaxNode Syntax, Held Adds, bool Owes)? leaves = null;
        foreach (var operation in InOrder(block))
        {
            var (before, owedBefore) = (adds, owes);
            if (_owedAfter?.Invoke(operation) == true) (adds, owes) = (Held.None, true);
            var answer = _answerOf(operation);
            var added = (answer.Always ? Held.Done : Held.None) | (answer.AlwaysOrUnknown ? Held.DoneOrUnknown : Held.None);
            if (leaves is null && LeavingCalls.Is(operation)) leaves = (operation.Syntax.Parent as ExpressionStatementSyntax ?? operation.Syntax, Flow.Exits.IsError(operation, ofCallee: false) ? Held.All : adds | added, owes);
            if (Throws(operation))
            {
                mayThrow = true;
                // A call that throws may not have come to what is owed after it.
                var held = answer.Always && answer.Sometimes ? before | added : before;
                if (owedBefore) atThrowOwing &= held;
                else atThrow &= held;
            }
            adds |= added;
            if (answer.Sometimes || answer.Unknown) Note(operation, answer);
            if (operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "StatusCode" } } status && Flow.Exits.IsErrorStatus(status.Value)) adds = Held.All;
            if (operation is IInvocationOperation { TargetMethod.Name: "AddModelError" } || PageErrors.Shows(operation)) adds = Held.All;
        }
        if (block.FallThroughSuccessor?.Semantics is ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow) (mayThrow, atThrow, atThrowOwing) = owes ? (true, atThrow, atThrowOwing & adds) : (true, atThrow & adds, atThrowOwing);
        // What stands behind a call that leaves never runs.
        return new BlockFacts(leaves is null ? adds : Held.All, atThrow, mayThrow) { Leaves = leaves, Owes = owes && leaves is null, AtThrowOwing = atThrowOwing };
    }

    private void Note(IOperation operation, Answer answer)
    {
        Anywhere = Answer.And(Anywhere, answer);
        if (answer.Sometimes) _doneAt.Add(operation.Syntax);
        foreach (var loop in operation.Syntax.Ancestors().TakeWhile(static node => node is not MemberDeclarationSyntax))
            if (loop is CommonForEachStatementSyntax or ForStatementSyntax) _loopsThatDo.Add(loop);
    }

    private static bool Throws(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => !invocation.IsImplicit && !Apis.NeutralAssemblies.IsLogging(invocation.TargetMethod),
        IThrowOperation or IDynamicInvocationOperation => true,
        // A task that was started before.
        IAwaitOperation { Operation: not IInvocationOperation } => true,
        _ => false,
    };

    /// <summary>The operations of a block in evaluation order, those of its branch value last, lambdas not entered.</summary>
    private static IEnumerable<IOperation> InOrder(BasicBlock block)
    {
        foreach (var operation in block.Operations)
            foreach (var inner in PostOrder(operation)) yield return inner;
        if (block.BranchValue is not null)
            foreach (var inner in PostOrder(block.BranchValue)) yield return inner;
    }

    private static IEnumerable<IOperation> PostOrder(IOperation root)
    {
        // An explicit stack: expressions of generated code can be thousands of operands deep.
        var pending = new Stack<(IOperation Operation, bool ChildrenDone)>();
        pending.Push((root, false));
        while (pending.Count > 0)
        {
            var (operation, childrenDone) = pending.Pop();
            if (childrenDone)
            {
                yield return operation;
                continue;
            }
            pending.Push((operation, true));
            if (operation is IFlowAnonymousFunctionOperation) continue;
            foreach (var child in operation.ChildOperations.Reverse()) pending.Push((child, false));
        }
    }

    private static IEnumerable<ControlFlowBranch> Branches(BasicBlock block)
    {
        // "while (true)", "if (Constants.IsDemo)": only one of the two can be taken.
        var jumps = block.ConditionKind != ControlFlowConditionKind.None && block.BranchValue?.ConstantValue is { HasValue: true, Value: bool value } ? value == (block.ConditionKind == ControlFlowConditionKind.WhenTrue) : (bool?)null;
        if (block.FallThroughSuccessor is { } fallThrough && jumps != true) yield return fallThrough;
        if (block.ConditionalSuccessor is { } conditional && jumps != false) yield return conditional;
    }

    private Held WithFinallysAround(BasicBlock block, Held carried, CancellationToken cancellationToken)
    {
        for (var region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion!)
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { Kind: ControlFlowRegionKind.TryAndFinally } tryAndFinally })
                carried |= AddedByFinally(tryAndFinally.NestedRegions[1], carried, cancellationToken);
        return carried;
    }

    // The catches that an exception may reach from here, with what holds there: the finally blocks on its way have run.
    private IEnumerable<(ControlFlowRegion Handler, Held Carried)> HandlersAround(BasicBlock block, Held carried, CancellationToken cancellationToken)
    {
        // The root region of a lambda's graph stands in a region of the graph around it: another graph's blocks.
        for (var region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion!)
        {
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { Kind: ControlFlowRegionKind.TryAndFinally } tryAndFinally })
                carried |= AddedByFinally(tryAndFinally.NestedRegions[1], carried, cancellationToken);
            if (region is not { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { Kind: ControlFlowRegionKind.TryAndCatch } tryAndCatch }) continue;
            foreach (var handler in tryAndCatch.NestedRegions)
                if (handler.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler) yield return (handler, carried);
        }
    }
}
