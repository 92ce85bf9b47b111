using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// Follows a value back to the request that it comes with: through variables, parameters, members of a model, library calls that only change
/// its form, and the application's own methods. Whatever else gives a value, a look-up, a session, a validated token, ends the way.
/// </summary>
internal sealed class ClientValues
{
    private const int MaxSteps = 400;
    private const int MaxCalls = 4;
    private const int MaxCallers = 12;

    // They say nothing about the value itself. The expiry of a cookie is never sent back.
    private static readonly HashSet<string> s_measures = new(StringComparer.Ordinal) { "Length", "Count", "HasValue", "Keys", "AllKeys", "HasKeys", "Expires", "HasExpires" };

    private readonly Compilation _compilation;
    private readonly BodyGraphs _graphs;
    private readonly Func<IParameterSymbol, ClientSource?> _sourceOf;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<(object, CallFrame?)> _underWay = new();
    private readonly Dictionary<SyntaxNode, bool> _verifies = new();
    private int _steps;

    /// <param name="sourceOf">What the framework fills a parameter in from; null where it does not.</param>
    public ClientValues(Compilation compilation, BodyGraphs graphs, Func<IParameterSymbol, ClientSource?> sourceOf, CancellationToken cancellationToken)
    {
        _sourceOf = sourceOf;
        _compilation = compilation;
        _graphs = graphs;
        _cancellationToken = cancellationToken;
        Assigned = new AssignedValues(graphs, cancellationToken);
    }

    /// <summary>What variables and members are given.</summary>
    public AssignedValues Assigned { get; }

    /// <summary>The part of a request that the value is made of, or null.</summary>
    public ClientSource? Of(IOperation value, CallFrame? frame)
    {
        _steps = 0;
        _underWay.Clear();
        return Find(value, frame);
    }

    /// <summary>The bodies that a call, or the read of a property, runs, as far as they belong to the application.</summary>
    public IEnumerable<SyntaxNode> BodiesOf(IOperation call)
    {
        return (call switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IPropertyReferenceOperation { Property.GetMethod: { } getter } => getter,
            _ => null,
        }) is { } method ? BodiesOf(method) : Enumerable.Empty<SyntaxNode>();
    }

    private IEnumerable<SyntaxNode> BodiesOf(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        if (method.MethodKind != MethodKind.LocalFunction && !_graphs.Declares(method.AssociatedSymbol ?? method)) return Enumerable.Empty<SyntaxNode>();
        var methods = method.IsAbstract && method.MethodKind == MethodKind.Ordinary ? Implementations.Of(method, _compilation, _cancellationToken) : ImmutableArray.Create(method);
        return methods.Select(BodyOf).OfType<SyntaxNode>();
    }

    /// <summary>What a body gives back.</summary>
    public IEnumerable<IOperation> Returned(SyntaxNode body)
    {
        var exits = body.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().Select(static exit => exit.Expression);
        var expression = body switch
        {
            BaseMethodDeclarationSyntax method => method.ExpressionBody?.Expression,
            AccessorDeclarationSyntax accessor => accessor.ExpressionBody?.Expression,
            LocalFunctionStatementSyntax local => local.ExpressionBody?.Expression,
            ArrowExpressionClauseSyntax arrow => arrow.Expression,
            _ => null,
        };
        return (body is LocalFunctionStatementSyntax { Body: { } block } ? Exits(block) : exits).Append(expression).OfType<ExpressionSyntax>().Select(OperationOf).OfType<IOperation>();

        static IEnumerable<ExpressionSyntax?> Exits(SyntaxNode block) => block.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().Select(static exit => exit.Expression);
    }

    /// <summary>The operation of a node in the source.</summary>
    public IOperation? OperationOf(SyntaxNode node) => _graphs.ModelOf(node.SyntaxTree).GetOperation(node, _cancellationToken);

    /// <summary>Whether the body around the code verifies a signature or validates a token: what it reads besides is not what it trusts.</summary>
    public bool IsVerifiedAround(SyntaxNode code) => EnclosingBodies.Of(code).Any(body => Verifies(body, 0));

    private bool Verifies(SyntaxNode body, int depth)
    {
        if (_verifies.TryGetValue(body, out var known)) return known;
        // A helper that calls itself verifies nothing by that.
        _verifies[body] = false;
        return _verifies[body] = body.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => ValueSteps.Verifies(name.Identifier.ValueText) && IsVerification(name, depth));
    }

    // ValidateToken of the application's own may do no more than read the token.
    private bool IsVerification(SimpleNameSyntax name, int depth)
    {
        if (depth >= MaxCalls || _graphs.ModelOf(name.SyntaxTree).GetSymbolInfo(name, _cancellationToken).Symbol is not IMethodSymbol method || !_graphs.Declares(method)) return true;
        var bodies = BodiesOf(method).ToList();
        return bodies.Count == 0 || bodies.Exists(body => Verifies(body, depth + 1));
    }

    private ClientSource? Find(IOperation? value, CallFrame? frame)
    {
        if (value is null || ++_steps > MaxSteps) return null;
        _cancellationToken.ThrowIfCancellationRequested();
        if (ClientSources.Of(value) is { } source) return IsVerifiedAround(value.Syntax) ? null : source;
        switch (value)
        {
            case IConversionOperation conversion:
                return Find(conversion.Operand, frame);
            case IParenthesizedOperation inner:
                return Find(inner.Operand, frame);
            case IAwaitOperation awaited:
                return Find(awaited.Operation, frame);
            case IUnaryOperation unary:
                return Find(unary.Operand, frame);
            case IBinaryOperation binary:
                return Find(binary.LeftOperand, frame) ?? Find(binary.RightOperand, frame);
            case ICoalesceOperation either:
                return Find(either.Value, frame) ?? Find(either.WhenNull, frame);
            case IConditionalOperation choice:
                return Find(choice.WhenTrue, frame) ?? Find(choice.WhenFalse, frame);
            case ISwitchExpressionOperation choice:
                return FirstOf(choice.Arms.Select(static arm => arm.Value), frame);
            case IConditionalAccessOperation access:
                return Find(access.WhenNotNull, frame);
            case IConditionalAccessInstanceOperation:
                return Find(AccessedBy(value), frame);
            case IInterpolatedStringOperation text:
                return FirstOf(text.Parts.OfType<IInterpolationOperation>().Select(static part => part.Expression), frame);
            case IArrayElementReferenceOperation element:
                return Find(element.ArrayReference, frame);
            case ILocalReferenceOperation local:
                return OnceFor(local.Local, frame, () => FirstOf(Assigned.Around(value, local.Local), frame));
            case IParameterReferenceOperation parameter:
                return OnceFor(parameter.Parameter, frame, () => OfParameter(parameter, frame));
            case IFieldReferenceOperation { Field: { IsConst: false, DeclaringSyntaxReferences.IsEmpty: false } field }:
                return OnceFor(field, null, () => FirstOf(Assigned.OfMember(field), null));
            case IFieldReferenceOperation { Instance: { } instance }:
                return Find(instance, frame);
            case IPropertyReferenceOperation property:
                return OfProperty(property, frame);
            case IArgumentOperation { Parent: IInvocationOperation call } given:
                return OfOut(given, call, frame);
            case IArgumentOperation given:
                return Find(given.Value, frame);
            case IInvocationOperation call:
                return OfCall(call, frame);
            case IObjectCreationOperation { Type: { } type, Arguments: { Length: > 0 } arguments } when type.DeclaringSyntaxReferences.IsEmpty:
                return AsToken(value, FirstOf(arguments.Select(static argument => argument.Value), frame));
            default:
                return null;
        }
    }

    private ClientSource? FirstOf(IEnumerable<IOperation> values, CallFrame? frame)
    {
        foreach (var value in values)
            if (Find(value, frame) is { } source) return source;
        return null;
    }

    // Variables that are given each other's values.
    private ClientSource? OnceFor(object variable, CallFrame? frame, Func<ClientSource?> find) => _underWay.Add((variable, frame)) ? find() : null;

    private ClientSource? OfParameter(IParameterReferenceOperation reference, CallFrame? frame)
    {
        var parameter = reference.Parameter;
        if (FirstOf(Assigned.Around(reference, parameter), frame) is { } assigned) return assigned;
        if (frame is not null && frame.IsOf(parameter)) return Find(frame.ValueOf(parameter), frame.Caller);
        if (_sourceOf(parameter) is { } source) return IsVerifiedAround(reference.Syntax) ? null : source;
        if (frame is not null || parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method || MayBeRequest(parameter.Type)) return null;
        return Callers.Of(method, _compilation, _graphs, _cancellationToken) is { Count: <= MaxCallers } calls
            ? FirstOf(calls.Select(call => ArgumentAt(call, parameter)).OfType<IOperation>(), null)
            : null;
    }

    private static bool MayBeRequest(ITypeSymbol type) => type.Name is "HttpContext" or "HttpContextBase" or "HttpRequest" or "HttpRequestBase" or "IServiceProvider" || type.TypeKind == TypeKind.Delegate;

    private IOperation? ArgumentAt(SyntaxNode name, IParameterSymbol parameter)
    {
        var call = name.AncestorsAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault(invocation => invocation.Expression.Span.Contains(name.Span));
        return call is not null && OperationOf(call) is IInvocationOperation operation ? operation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value : null;
    }

    private ClientSource? OfProperty(IPropertyReferenceOperation reference, CallFrame? frame)
    {
        var property = reference.Property;
        if (property.IsIndexer) return Named(Find(reference.Instance, frame), reference.Arguments);
        if (property.DeclaringSyntaxReferences.IsEmpty || !_graphs.Declares(property)) return property.IsStatic || s_measures.Contains(property.Name) ? null : OfLibrary(property, Find(reference.Instance, frame));
        if (frame is null || frame.Depth < MaxCalls)
            foreach (var body in BodiesOf(reference))
                return FirstOf(Returned(body), new CallFrame(reference, frame));
        var isOwn = reference.Instance is null or IInstanceReferenceOperation;
        // What the model was created with here; then it does not come as a whole from elsewhere.
        if (Assigned.Around(reference, property).ToList() is { Count: > 0 } given) return OnceFor(property, frame, () => FirstOf(given, frame));
        if (isOwn) return frame?.Instance is { } instance && frame.Call is not IInvocationOperation ? OfModel(property, instance, frame.Caller) : OnceFor(property, null, () => FirstOf(Assigned.OfMember(property), null));
        return OfModel(property, reference.Instance!, frame);
    }

    // Headers.Authorization
    private static ClientSource? OfLibrary(IPropertySymbol property, ClientSource? source) =>
        source is { Kind: ClientSourceKind.Header, Key: null } && property.ContainingType.Name.EndsWith("Headers", StringComparison.Ordinal) | property.ContainingType.Name == "IHeaderDictionary" ? source with { Key = property.Name } : source;

    // model.LastActivity, of a model that the framework or a deserializer has filled in.
    private ClientSource? OfModel(IPropertySymbol property, IOperation model, CallFrame? frame)
    {
        if (property.SetMethod is null || property.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name is "JsonIgnoreAttribute" or "BindNeverAttribute" or "RangeAttribute")) return null;
        return Find(model, frame) is { } source ? source.Kind == ClientSourceKind.Value ? source with { Key = property.Name } : source : null;
    }

    private ClientSource? OfCall(IInvocationOperation call, CallFrame? frame)
    {
        var method = call.TargetMethod;
        if (ValueSteps.Protects(method)) return null;
        if (!method.DeclaringSyntaxReferences.IsEmpty) return frame is null || frame.Depth < MaxCalls ? FirstOf(BodiesOf(call).SelectMany(Returned), new CallFrame(call, frame)) : null;
        if (ValueSteps.LooksUp(method)) return Named(Find(call.Instance ?? call.Arguments.FirstOrDefault()?.Value, frame), call.Arguments);
        if (!ValueSteps.HandsOn(method)) return null;
        var given = call.Arguments.Where(static argument => argument.Parameter?.RefKind != RefKind.Out && argument.Value is not IDelegateCreationOperation).Select(static argument => argument.Value);
        return AsToken(call, FirstOf(call.Instance is { } instance ? given.Prepend(instance) : given, frame));
    }

    // TryGetValue("x", out var text), DateTime.TryParse(text, out var time), TryReadTime(request, out var time)
    private ClientSource? OfOut(IArgumentOperation given, IInvocationOperation call, CallFrame? frame)
    {
        if (call.TargetMethod.DeclaringSyntaxReferences.IsEmpty) return OfCall(call, frame);
        if (ValueSteps.Protects(call.TargetMethod) || frame?.Depth >= MaxCalls || given.Parameter is not { } parameter) return null;
        foreach (var body in BodiesOf(call))
            if (OperationOf(body) is { } operation && _graphs.ModelOf(body.SyntaxTree).GetDeclaredSymbol(body, _cancellationToken) is IMethodSymbol method && method.Parameters.Length > parameter.Ordinal
                && FirstOf(Assigned.Around(operation, method.Parameters[parameter.Ordinal]), new CallFrame(call, frame)) is { } source) return source;
        return null;
    }

    private static ClientSource? AsToken(IOperation operation, ClientSource? source) => source is not null && ValueSteps.ReadsToken(operation) ? source with { IsOfToken = true } : source;

    // Cookies["x"], Headers.TryGetValue("x", out var value)
    private static ClientSource? Named(ClientSource? source, ImmutableArray<IArgumentOperation> arguments) =>
        source is { Key: null } && arguments.Select(static argument => ConstantStrings.Of(argument.Value)).FirstOrDefault(static text => text is not null) is { } key ? source with { Key = key } : source;

    private static IOperation? AccessedBy(IOperation instance)
    {
        IOperation inner = instance;
        for (var around = instance.Parent; around is not null; inner = around, around = around.Parent)
            if (around is IConditionalAccessOperation access && access.WhenNotNull == inner) return access.Operation;
        return null;
    }

    private SyntaxNode? BodyOf(IMethodSymbol method)
    {
        method = method.PartialImplementationPart ?? method;
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax(_cancellationToken);
            if (!_compilation.ContainsSyntaxTree(syntax.SyntaxTree)) continue;
            switch (syntax)
            {
                case BaseMethodDeclarationSyntax { Body: null, ExpressionBody: null } or AccessorDeclarationSyntax { Body: null, ExpressionBody: null }: break;
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or ArrowExpressionClauseSyntax: return syntax;
            }
        }
        return null;
    }
}
