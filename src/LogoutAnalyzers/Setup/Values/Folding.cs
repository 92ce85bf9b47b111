using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Files;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup.Values;

/// <summary>
/// Computes what an expression may be, as far as the code and the configuration files say: through constants, fields, properties, locals,
/// arithmetic, methods of the application's own and reads of its configuration. Nothing is said about users' machines: what the environment
/// may override is taken as it is written, and code runs as in production.
/// </summary>
/// <remarks>One object for one question: it counts its steps.</remarks>
internal sealed partial class Folding
{
    // Far more than settings need; an expression that is deeper or wider is not known.
    private const int MaxSteps = 500, MaxDepth = 30, MaxValues = 8;

    private static readonly ImmutableArray<Value> s_unknown = ImmutableArray<Value>.Empty;

    private readonly Compilation _compilation;
    private readonly BodyGraphs _graphs;
    private readonly ProjectFiles _files;
    private readonly SectionBindings? _bindings;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ISymbol> _inProgress = new(SymbolEqualityComparer.Default);
    private readonly Stack<Dictionary<IParameterSymbol, ImmutableArray<Value>>> _calls = new();
    private int _steps;
    private int _depth;

    /// <param name="compilation">The application.</param>
    /// <param name="graphs">The way to its semantic models.</param>
    /// <param name="files">Its configuration files.</param>
    /// <param name="bindings">The objects that are filled from them; null while those are being found.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Folding(Compilation compilation, BodyGraphs graphs, ProjectFiles files, SectionBindings? bindings, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _graphs = graphs;
        _files = files;
        _bindings = bindings;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The values; empty when they are not known.</summary>
    public ImmutableArray<Value> Of(IOperation? operation)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (operation is null || ++_steps > MaxSteps || _depth >= MaxDepth) return s_unknown;
        // The operations of a flow graph have no model: that of the syntax has.
        if (operation.SemanticModel is null && operation.Parent is null && _compilation.ContainsSyntaxTree(operation.Syntax.SyntaxTree)) operation = _graphs.ModelOf(operation.Syntax.SyntaxTree).GetOperation(operation.Syntax, _cancellationToken) ?? operation;
        _depth++;
        try
        {
            var values = Fold(operation);
            return values.Length > MaxValues ? s_unknown : values;
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>The section of the configuration that an expression is, or that its object is filled from.</summary>
    public Section? SectionOf(IOperation? operation)
    {
        var values = Of(operation);
        if (values is { Length: 1 } && values[0].Content is Section section) return section;
        if (!values.IsEmpty || operation is null) return null;
        var type = operation.WithoutConversions().Type;
        return ConfigurationReads.IsRoot(type) ? new Section("") : _bindings?.Of(type, _cancellationToken);
    }

    private ImmutableArray<Value> Fold(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: var constant }) return Value.Of(constant) is { } known ? One(known with { Definition = ConstantAt(operation) }) : s_unknown;
        switch (operation)
        {
            case IConversionOperation conversion:
                return Map(Of(conversion.Operand), content => Texts.Convert(content, conversion.Type), keepsNull: true);
            case IParenthesizedOperation parenthesized:
                return Of(parenthesized.Operand);
            case ISimpleAssignmentOperation assignment:
                return Of(assignment.Value);
            case IUnaryOperation unary:
                return Map(Of(unary.Operand), content => Arithmetic.Unary(unary.OperatorKind, content));
            case IBinaryOperation binary:
                return Combine(new[] { binary.LeftOperand, binary.RightOperand }, operands => Arithmetic.Binary(binary.OperatorKind, operands[0], operands[1]));
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                return Either(conditional.Condition, conditional.WhenTrue, otherwise);
            case ICoalesceOperation coalesce:
                return WithDefault(Of(coalesce.Value), () => Of(coalesce.WhenNull));
            case IConditionalAccessOperation access:
                return Of(access.WhenNotNull);
            case IConditionalAccessInstanceOperation instance:
                return Of(Accessed(instance));
            case ISwitchExpressionOperation choice:
                return Union(choice.Arms.Select(static arm => arm.Value).Where(static value => value.WithoutConversions() is not IThrowOperation));
            case IIsPatternOperation { Pattern: IDeclarationPatternOperation or IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true } or INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } } test:
                return Of(test.Value).Select(static value => value with { Content = value.Content is not null }).ToImmutableArray();
            case IDefaultValueOperation { Type: { } type }:
                return One(new Value(type.Is("System.TimeSpan") ? TimeSpan.Zero : type.IsReferenceType ? null : Texts.Parse("0", type)));
            case IInterpolatedStringOperation text:
                return Combine(text.Parts.Select(static part => part switch { IInterpolationOperation hole => hole.Expression, IInterpolatedStringTextOperation literal => literal.Text, _ => null }).ToArray(), static parts => string.Concat(parts));
            case IObjectCreationOperation creation:
                return Created(creation);
            case IInvocationOperation call:
                return Called(call);
            case IFieldReferenceOperation field:
                return Field(field);
            case IPropertyReferenceOperation property:
                return Property(property);
            case ILocalReferenceOperation local:
                return Once(local.Local, () => Local(local.Local, local));
            case IParameterReferenceOperation parameter:
                return Parameter(parameter.Parameter);
            default:
                return s_unknown;
        }
    }

    private static ImmutableArray<Value> One(Value value) => ImmutableArray.Create(value);

    private static ImmutableArray<Value> One(object? content) => content is null ? s_unknown : ImmutableArray.Create(new Value(content));

    // A constant of the application's own is defined elsewhere.
    private Location? ConstantAt(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field: var field } => Initializer(field)?.GetLocation(),
        ILocalReferenceOperation { Local: var local } => local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value } ? value.GetLocation() : null,
        _ => null,
    };

    private static ImmutableArray<Value> Map(ImmutableArray<Value> values, Func<object?, object?> compute, bool keepsNull = false)
    {
        var results = ImmutableArray.CreateBuilder<Value>(values.Length);
        foreach (var value in values)
        {
            if (compute(value.Content) is { } content) results.Add(value with { Content = content });
            else if (keepsNull && value.Content is null) results.Add(value);
        }
        return results.ToImmutable();
    }

    // Every combination of what the operands may be; those that would throw are none.
    private ImmutableArray<Value> Combine(IReadOnlyList<IOperation?> operands, Func<object?[], object?> compute)
    {
        var rows = new List<(object?[] Contents, FileValue? Source, Location? Definition)> { (new object?[operands.Count], null, null) };
        for (var i = 0; i < operands.Count; i++)
        {
            var values = Of(operands[i]);
            if (values.IsEmpty || rows.Count * values.Length > MaxValues * MaxValues) return s_unknown;
            var at = i;
            rows = rows.SelectMany(row => values.Select(value =>
            {
                var contents = (object?[])row.Contents.Clone();
                contents[at] = value.Content;
                return (contents, row.Source ?? value.Source, row.Definition ?? value.Definition);
            })).ToList();
        }
        return rows.Select(row => new Value(compute(row.Contents), row.Source, row.Definition)).Where(static value => value.Content is not null).Distinct().ToImmutableArray();
    }

    private ImmutableArray<Value> Union(IEnumerable<IOperation?> alternatives)
    {
        var all = ImmutableArray.CreateBuilder<Value>();
        foreach (var alternative in alternatives)
        {
            var values = Of(alternative);
            if (values.IsEmpty) return s_unknown;
            all.AddRange(values);
        }
        return all.Distinct().ToImmutableArray();
    }

    private ImmutableArray<Value> Either(IOperation condition, IOperation whenTrue, IOperation whenFalse)
    {
        var outcomes = Of(condition);
        if (!outcomes.IsEmpty && outcomes.All(static outcome => outcome.Content is true)) return Of(whenTrue);
        if (!outcomes.IsEmpty && outcomes.All(static outcome => outcome.Content is false)) return Of(whenFalse);
        // What cannot be computed in one of the cases is computed in the other: x == null ? 30 : int.Parse(x)
        return Union(new[] { whenTrue, whenFalse });
    }

    private static ImmutableArray<Value> WithDefault(ImmutableArray<Value> values, Func<ImmutableArray<Value>> otherwise)
    {
        if (values.All(static value => value.Content is not null)) return values;
        var known = values.Where(static value => value.Content is not null);
        var defaults = otherwise();
        return defaults.IsEmpty ? s_unknown : known.Concat(defaults).Distinct().ToImmutableArray();
    }

    private static IOperation? Accessed(IConditionalAccessInstanceOperation instance)
    {
        for (var parent = instance.Parent; parent is not null; parent = parent.Parent)
            if (parent is IConditionalAccessOperation access && access.WhenNotNull.Syntax.Contains(instance.Syntax)) return access.Operation;
        return null;
    }

    // Half-typed code may define things by themselves.
    private ImmutableArray<Value> Once(ISymbol symbol, Func<ImmutableArray<Value>> fold)
    {
        if (!_inProgress.Add(symbol)) return s_unknown;
        try
        {
            return fold();
        }
        finally
        {
            _inProgress.Remove(symbol);
        }
    }

    private IOperation? OperationOf(SyntaxNode? syntax) =>
        syntax is not null && _compilation.ContainsSyntaxTree(syntax.SyntaxTree) ? _graphs.ModelOf(syntax.SyntaxTree).GetOperation(syntax, _cancellationToken) : null;

    private ImmutableArray<Value> At(ExpressionSyntax? value)
    {
        var values = Of(OperationOf(value));
        return values.Any(static known => known.Definition is null) ? values.Select(known => known with { Definition = known.Definition ?? value!.GetLocation() }).ToImmutableArray() : values;
    }

    private static ExpressionSyntax? Initializer(ISymbol member) => member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        VariableDeclaratorSyntax { Initializer.Value: { } value } => value,
        PropertyDeclarationSyntax { Initializer.Value: { } value } => value,
        // A record's.
        ParameterSyntax { Default.Value: { } value } => value,
        _ => null,
    };
}
