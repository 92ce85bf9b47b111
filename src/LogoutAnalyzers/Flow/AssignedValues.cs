using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Flow;

/// <summary>What the variables, fields and properties of the application are given, as operations of the source rather than of a graph.</summary>
internal sealed class AssignedValues
{
    // A field that is set in more places than this is not followed.
    private const int MaxPlaces = 12;

    private static readonly ILookup<ISymbol, IOperation> s_none = Array.Empty<(ISymbol, IOperation)>().ToLookup(static pair => pair.Item1, static pair => pair.Item2, SymbolEqualityComparer.Default);

    private readonly BodyGraphs _graphs;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<IOperation, ILookup<ISymbol, IOperation>> _byRoot = new();
    private readonly Dictionary<ISymbol, IReadOnlyList<IOperation>> _ofMembers = new(SymbolEqualityComparer.Default);

    public AssignedValues(BodyGraphs graphs, CancellationToken cancellationToken) => (_graphs, _cancellationToken) = (graphs, cancellationToken);

    /// <summary>
    /// What the symbol is given in the body around the operation. The argument of an <c>out</c> parameter stands for what the called method
    /// makes of its other arguments.
    /// </summary>
    public IEnumerable<IOperation> Around(IOperation use, ISymbol symbol) => InBodyOf(use)[symbol.OriginalDefinition];

    /// <summary>What a field or property of the application's own is given anywhere in its type; none where there is too much.</summary>
    public IReadOnlyList<IOperation> OfMember(ISymbol member)
    {
        member = member.OriginalDefinition;
        if (_ofMembers.TryGetValue(member, out var known)) return known;
        var places = member.ContainingType.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(_cancellationToken)).Where(type => _graphs.Declares(member.ContainingType))
            .SelectMany(type => type.DescendantNodes()).Where(node => IsAssignmentTo(node, member.Name)).Take(MaxPlaces + 1).ToList();
        var values = places.Count > MaxPlaces ? new List<IOperation>() : places.SelectMany(place => Around(place, member)).Distinct().ToList();
        return _ofMembers[member] = values;
    }

    private IEnumerable<IOperation> Around(SyntaxNode place, ISymbol member) =>
        place is EqualsValueClauseSyntax initializer ? new[] { OperationOf(initializer.Value) }.OfType<IOperation>()
        : OperationOf(place) is { } operation ? Around(operation, member) : Enumerable.Empty<IOperation>();

    private IOperation? OperationOf(SyntaxNode node) => _graphs.ModelOf(node.SyntaxTree).GetOperation(node, _cancellationToken);

    private static bool IsAssignmentTo(SyntaxNode node, string name) => node switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } } assignment => assignment.Left.GetLastToken().ValueText == name,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field } => field.Identifier.ValueText == name,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText == name,
        _ => false,
    };

    private ILookup<ISymbol, IOperation> InBodyOf(IOperation use)
    {
        var root = use;
        while (root.Parent is not null) root = root.Parent;
        if (_byRoot.TryGetValue(root, out var known)) return known;
        _cancellationToken.ThrowIfCancellationRequested();
        var found = root.DescendantsAndSelf().SelectMany(Given).ToList();
        return _byRoot[root] = found.Count == 0 ? s_none : found.ToLookup(static pair => pair.Target, static pair => pair.Value, SymbolEqualityComparer.Default);
    }

    private static IEnumerable<(ISymbol Target, IOperation Value)> Given(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer()?.Value is { } value:
                return To(declarator.Symbol, value);
            case IAssignmentOperation assignment when TargetOf(assignment.Target) is { } target:
                return To(target, assignment.Value);
            case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument when TargetOf(argument.Value) is { } target:
                return To(target, argument);
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared } pattern when MatchedBy(pattern) is { } value:
                return To(declared, value);
            case IRecursivePatternOperation { DeclaredSymbol: { } declared } pattern when MatchedBy(pattern) is { } value:
                return To(declared, value);
            case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation variable } loop:
                return To(variable.Symbol, loop.Collection);
            default:
                return Enumerable.Empty<(ISymbol, IOperation)>();
        }

        static IEnumerable<(ISymbol, IOperation)> To(ISymbol target, IOperation value) => new[] { (target.OriginalDefinition, value) };
    }

    private static ISymbol? TargetOf(IOperation target) => target.WithoutConversions() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { IsIndexer: false } } member => member.Member,
        IDeclarationExpressionOperation { Expression: { } declared } => TargetOf(declared),
        _ => null,
    };

    // "value is string text", "value is { Length: > 0 } text", "case string text"; of "{ ValidTo: var end }" the member.
    private static IOperation? MatchedBy(IOperation pattern)
    {
        for (var around = pattern.Parent; around is not null; around = around.Parent)
        {
            switch (around)
            {
                case IPropertySubpatternOperation part: return part.Member;
                case IIsPatternOperation test: return test.Value;
                case ISwitchExpressionOperation choice: return choice.Value;
                case ISwitchOperation choice: return choice.Value;
                case not (IPatternOperation or ISwitchExpressionArmOperation or IPatternCaseClauseOperation or ISwitchCaseOperation): return null;
            }
        }
        return null;
    }
}
