using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Flow;

/// <summary>What each method of the compilation does, computed when first asked for, cached by method and question.</summary>
internal sealed class Summaries
{
    /// <summary>How deep calls are followed.</summary>
    public const int MaxDepth = 8;

    /// <summary>How many bodies are read for one question at one entry.</summary>
    public const int MaxBodies = 500;

    // "await next(context)": the rest of the pipeline, which is judged where it stands.
    private static readonly HashSet<string> s_pipeline = new(StringComparer.Ordinal)
    {
        "RequestDelegate", "EndpointFilterDelegate", "ActionExecutionDelegate", "ResultExecutionDelegate", "PageHandlerExecutionDelegate",
    };

    private readonly Compilation _compilation;
    private readonly BodyGraphs _graphs;
    private readonly LogoutNames _names;
    private readonly Func<IOperation, Effects> _effectsOf;
    private readonly ConcurrentDictionary<(ISymbol Method, Question Question), Answer> _answers = new();

    /// <param name="effectsOf">What an operation does by itself, as the API tables and the application's set-up say.</param>
    public Summaries(Compilation compilation, BodyGraphs graphs, LogoutNames names, Func<IOperation, Effects> effectsOf)
    {
        _compilation = compilation;
        _graphs = graphs;
        _names = names;
        _effectsOf = effectsOf;
    }

    /// <summary>Solves a body that is itself asked about: its exits are wanted, not only their sum.</summary>
    public PathAnalysis? Solve(SyntaxNode body, Question question, CancellationToken cancellationToken, bool ofCallee = false)
    {
        if (_graphs.Of(body, cancellationToken) is not { } graph) return null;
        var visit = new Visit(question, cancellationToken);
        return PathAnalysis.Solve(graph, operation => Of(operation, visit, ref visit.Lowest), ofCallee, cancellationToken);
    }

    /// <summary>Solves a body of which only a part is asked about: the paths on which a condition has the outcome that <paramref name="owedFrom"/> names.</summary>
    public PathAnalysis? SolvePart(SyntaxNode body, Question question, Func<IOperation, bool, bool> owedFrom, CancellationToken cancellationToken)
    {
        if (_graphs.Of(body, cancellationToken) is not { } graph) return null;
        var visit = new Visit(question with { MayHandOn = true }, cancellationToken);
        return PathAnalysis.Solve(graph, operation => Of(operation, visit, ref visit.Lowest), ofCallee: false, cancellationToken, owedFrom);
    }

    /// <summary>Solves a body in which something is owed only after certain operations.</summary>
    public PathAnalysis? SolveAfter(SyntaxNode body, Question question, Func<IOperation, bool> owedAfter, bool ofCallee, CancellationToken cancellationToken)
    {
        if (_graphs.Of(body, cancellationToken) is not { } graph) return null;
        var visit = new Visit(question, cancellationToken);
        return PathAnalysis.Solve(graph, operation => Of(operation, visit, ref visit.Lowest), ofCallee, cancellationToken, owedAfter: owedAfter);
    }

    /// <summary>Solves a body but for one call in it, and for what is over when that call is made.</summary>
    public PathAnalysis? SolveAround(SyntaxNode body, SyntaxNode call, Question question, CancellationToken cancellationToken)
    {
        if (_graphs.Of(body, cancellationToken) is not { } graph) return null;
        var visit = new Visit(question, cancellationToken);
        var passed = call.AncestorsAndSelf().TakeWhile(static node => node is not ArgumentSyntax).OfType<InvocationExpressionSyntax>().FirstOrDefault();
        return PathAnalysis.Solve(graph, operation => operation.Syntax == passed || Order.IsOver(operation.Syntax, call) ? Answer.Nothing : Of(operation, visit, ref visit.Lowest), ofCallee: false, cancellationToken);
    }

    /// <summary>What one operation does.</summary>
    public Answer Of(IOperation operation, Question question, CancellationToken cancellationToken)
    {
        var visit = new Visit(question, cancellationToken);
        return Of(operation, visit, ref visit.Lowest);
    }

    /// <summary>What a call of the method does.</summary>
    public Answer Of(IMethodSymbol method, Question question, CancellationToken cancellationToken)
    {
        var visit = new Visit(question, cancellationToken);
        return OfTarget(method, isBaseCall: false, ImmutableArray<IArgumentOperation>.Empty, visit, ref visit.Lowest);
    }

    /// <summary>One question at one entry: the methods on the way down, and how far a recursive call reached up.</summary>
    private sealed class Visit
    {
        public const int NoRecursion = int.MaxValue;

        public Visit(Question question, CancellationToken cancellationToken)
        {
            Question = question;
            CancellationToken = cancellationToken;
        }

        public readonly Question Question;
        public readonly CancellationToken CancellationToken;
        public readonly List<ISymbol> Stack = new();
        public int Bodies;
        public int Lowest = NoRecursion;
    }

    private Answer Of(IOperation operation, Visit visit, ref int lowest)
    {
        switch (operation)
        {
            case IInvocationOperation invocation:
                return OfCall(invocation, visit, ref lowest);
            // A property of the application's own, whose setter does it; often only for null.
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.SetMethod: { } setter } } when IsSeen(setter) && !setter.IsAbstract:
                return Answer.And(FromEffects(operation, visit.Question), OfTarget(setter, isBaseCall: false, ImmutableArray<IArgumentOperation>.Empty, visit, ref lowest).IfCalled());
            // A result that is kept: static readonly SignOutResult s_signOut = new("Cookies");
            case IFieldReferenceOperation or IPropertyReferenceOperation when operation.Type?.Name is "SignOutResult" or "SignOutHttpResult":
                return FromEffects(Effects.EndsLocalSession, visit.Question);
            case IObjectCreationOperation or IAssignmentOperation or IIncrementOrDecrementOperation or IFlowCaptureOperation { Value: IMemberReferenceOperation }:
                return FromEffects(operation, visit.Question);
            case IDynamicInvocationOperation or IFunctionPointerInvocationOperation:
                return Answer.CannotTell;
            // Code that does not compile: a call of something that cannot be found.
            case IInvalidOperation { Syntax: InvocationExpressionSyntax call }:
                return UnboundCalls.Log(call) ? Answer.Nothing : Answer.CannotTell;
            default:
                return Answer.Nothing;
        }
    }

    private Answer FromEffects(IOperation operation, Question question) => FromEffects(_effectsOf(operation), operation, question);

    private static Answer FromEffects(Effects effects, IOperation operation, Question question)
    {
        var answer = FromEffects(effects, question);
        if (answer != Answer.Nothing || question.SessionKey is not { } key || SessionWrite.From(operation) is not { } write) return answer;
        return write.ConstantKey is null ? Answer.CannotTell : !write.IsOf(key) ? Answer.Nothing : write.Removes ? Answer.Does : Answer.CannotTell;
    }

    private static Answer FromEffects(Effects effects, Question question) =>
        (effects & question.Any) != 0 ? Answer.Does : (effects & question.Doubtful) != 0 ? Answer.CannotTell : Answer.Nothing;

    private Answer OfCall(IInvocationOperation call, Visit visit, ref int lowest)
    {
        var effects = _effectsOf(call);
        if ((effects & visit.Question.Ignored) != 0) return Answer.Nothing;
        var own = FromEffects(effects, call, visit.Question);
        if (own.Always) return own;
        // foreach, using and await make calls of their own.
        if (call.IsImplicit && call.TargetMethod.Name is "GetEnumerator" or "GetAsyncEnumerator" or "MoveNext" or "MoveNextAsync" or "Dispose" or "DisposeAsync" or "Add") return Answer.Nothing;
        if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke)
            return !HandsOn(call) ? Answer.CannotTell : visit.Question.MayHandOn ? Answer.Recursive : Answer.Nothing;
        var target = IsSeen(call.TargetMethod)
            ? OfTarget(call.TargetMethod, IsBaseCall(call), call.Arguments, visit, ref lowest)
            : OfUnseen(call.TargetMethod, call.Arguments, visit.Question);
        foreach (var argument in call.Arguments)
        {
            if (LambdaOf(argument.Value) is { } lambda) target = Answer.And(target, OfMethod(lambda, visit, ref lowest).IfCalled());
            else if (argument.Value is IDelegateCreationOperation { Target: IMethodReferenceOperation reference }) target = Answer.And(target, FromEffects(reference, visit.Question).IfCalled());
        }
        return Answer.And(own, target);
    }

    // "await next(context)", "await next()"
    private static bool HandsOn(IInvocationOperation call) =>
        s_pipeline.Contains(call.TargetMethod.ContainingType.Name) || call.Instance is IParameterReferenceOperation { Parameter: { Name: "next", Type: INamedTypeSymbol { Name: "Func", TypeArguments: { Length: 1 } } } };

    private bool IsSeen(IMethodSymbol method) =>
        method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction
        || _graphs.Declares(method);

    private Answer OfTarget(IMethodSymbol method, bool isBaseCall, ImmutableArray<IArgumentOperation> arguments, Visit visit, ref int lowest)
    {
        var constructed = method;
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        var mayBeOverridden = !isBaseCall && (method.IsVirtual || method.IsAbstract || (method.IsOverride && !method.IsSealed)) && !method.ContainingType.IsSealed;
        if (!mayBeOverridden) return OfMethod(method, visit, ref lowest);
        Answer? answer = method.IsAbstract ? null : OfMethod(method, visit, ref lowest);
        foreach (var implementation in Implementations.Of(method.ContainingType.TypeKind == TypeKind.Interface ? constructed : method, _compilation, visit.CancellationToken))
        {
            var one = OfMethod(implementation, visit, ref lowest);
            answer = answer is { } others ? Answer.OneOf(others, one) : one;
        }
        return answer ?? OfUnseen(method, arguments, visit.Question);
    }

    private Answer OfMethod(IMethodSymbol method, Visit visit, ref int lowest)
    {
        var key = (method, visit.Question);
        if (_answers.TryGetValue(key, out var known)) return known;
        var index = visit.Stack.FindIndex(caller => SymbolEqualityComparer.Default.Equals(caller, method));
        if (index >= 0)
        {
            lowest = Math.Min(lowest, index);
            return Answer.Recursive;
        }
        visit.CancellationToken.ThrowIfCancellationRequested();
        // A bound is reached from this entry, perhaps not from another: the answer is not kept.
        if (visit.Stack.Count >= MaxDepth || ++visit.Bodies > MaxBodies)
        {
            lowest = -1;
            return Answer.CannotTell;
        }
        if (_graphs.Of(method, visit.CancellationToken) is not { } graph) return method.IsExtern || method.IsAbstract ? Answer.CannotTell : Answer.Nothing;
        var here = visit.Stack.Count;
        visit.Stack.Add(method);
        var reached = Visit.NoRecursion;
        var answer = PathAnalysis.Solve(graph, operation => Of(operation, visit, ref reached), ofCallee: true, visit.CancellationToken).ToAnswer();
        visit.Stack.RemoveAt(here);
        // An answer that leans on a caller's unfinished one holds only below that caller.
        if (reached >= here) return _answers.GetOrAdd(key, answer);
        lowest = Math.Min(lowest, reached);
        return answer;
    }

    // A body that cannot be seen is trusted by its name, and checked where it is defined.
    private Answer OfUnseen(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, Question question)
    {
        if (NeutralAssemblies.IsNeutral(method)) return Answer.Nothing;
        if (!question.TrustsNames) return Answer.CannotTell;
        if (_names.Performs(method.Name) || arguments.Any(argument => IsLogoutMessage(argument.Value))) return Answer.Does;
        if (!SessionVocabulary.EndsThing(method.Name, method.ContainingType?.Name)) return Answer.CannotTell;
        return (question.Any & (Effects.RemovesFromStore | Effects.RevokesToken)) != 0 ? Answer.Does : Answer.Nothing;
    }

    // mediator.Send(new LogoutCommand())
    private bool IsLogoutMessage(IOperation argument)
    {
        argument = argument.WithoutConversions();
        return argument.Type is INamedTypeSymbol { SpecialType: SpecialType.None } type && _names.Mentions(type.Name);
    }

    private static bool IsBaseCall(IInvocationOperation call) => call.Instance?.Syntax.IsKind(SyntaxKind.BaseExpression) == true;

    private IMethodSymbol? LambdaOf(IOperation value)
    {
        value = value.WithoutConversions();
        return value switch
        {
            IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation lambda } => lambda.Symbol,
            IFlowAnonymousFunctionOperation lambda => lambda.Symbol,
            IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var method } } when IsSeen(method) => method,
            _ => null,
        };
    }
}
