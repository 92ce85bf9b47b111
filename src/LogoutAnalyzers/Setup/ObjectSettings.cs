using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>The properties that are set on an object between its creation and a use of it.</summary>
/// <param name="IsKnown">Whether the object is made in sight: all that sets its properties is among the settings.</param>
/// <param name="Settings">The properties that are set, in the order of the code.</param>
internal sealed record ObjectSettings(bool IsKnown, ImmutableArray<PropertySetting> Settings)
{
    public static readonly ObjectSettings None = new(true, ImmutableArray<PropertySetting>.Empty);
    public static readonly ObjectSettings Unknown = new(false, ImmutableArray<PropertySetting>.Empty);

    /// <summary>Where the object is made; null when it is not, or in more than one place.</summary>
    public BaseObjectCreationExpressionSyntax? Creation { get; private init; }

    public IEnumerable<PropertySetting> Of(string property) => Settings.Where(setting => setting.Property == property);

    /// <summary>The settings of an expression's object: made on the spot, or kept in a local that statements before the use may change.</summary>
    public static ObjectSettings Of(IOperation? value, CancellationToken cancellationToken)
    {
        value = value?.WithoutConversions();
        return value switch
        {
            null or IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } } => None,
            IObjectCreationOperation creation => new ObjectSettings(creation.Arguments.IsEmpty, SettingsIn(creation, isAlways: true).ToImmutableArray()) { Creation = creation.Syntax as BaseObjectCreationExpressionSyntax },
            ILocalReferenceOperation local => OfLocal(local, cancellationToken),
            _ => Unknown,
        };
    }

    private static IEnumerable<PropertySetting> SettingsIn(IObjectCreationOperation creation, bool isAlways) =>
        from set in creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? Enumerable.Empty<ISimpleAssignmentOperation>()
        where set.Target is IPropertyReferenceOperation
        select new PropertySetting(((IPropertyReferenceOperation)set.Target).Property.Name, set.Value, isAlways);

    private static ObjectSettings OfLocal(ILocalReferenceOperation use, CancellationToken cancellationToken)
    {
        if (use.SemanticModel is not { } model || use.Local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax declarator) return Unknown;
        var (settings, creations, isKnown) = (ImmutableArray.CreateBuilder<PropertySetting>(), new List<SyntaxNode>(), true);
        if (declarator.Initializer is { Value: var initial }) AddValue(initial, isAlways: true);
        var scope = declarator.Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? declarator.SyntaxTree.GetRoot(cancellationToken);
        foreach (var name in scope.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != use.Local.Name || name.SpanStart <= declarator.SpanStart || name.SpanStart >= use.Syntax.SpanStart) continue;
            switch (name.Parent)
            {
                case AssignmentExpressionSyntax assignment when assignment.Left == name:
                    AddValue(assignment.Right, Precedes(assignment, use.Syntax));
                    break;
                case MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax set } member when set.Left == member && model.GetOperation(set.Right, cancellationToken) is { } value:
                    settings.Add(new PropertySetting(member.Name.Identifier.ValueText, value, Precedes(set, use.Syntax)));
                    break;
                case ArgumentSyntax when name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call || !call.Span.Contains(use.Syntax.Span):
                    isKnown = false;
                    break;
            }
        }
        return new ObjectSettings(isKnown, settings.ToImmutable()) { Creation = creations.Count == 1 ? creations[0] as BaseObjectCreationExpressionSyntax : null };

        void AddValue(ExpressionSyntax written, bool isAlways)
        {
            switch (model.GetOperation(written, cancellationToken)?.WithoutConversions())
            {
                case { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation:
                    break;
                case IObjectCreationOperation creation when creation.Arguments.IsEmpty:
                    creations.Add(creation.Syntax);
                    settings.AddRange(SettingsIn(creation, isAlways));
                    break;
                default:
                    isKnown = false;
                    break;
            }
        }
    }

    // A statement that every way to the use passes: it stands in a block around it.
    private static bool Precedes(SyntaxNode statement, SyntaxNode use) =>
        statement.FirstAncestorOrSelf<StatementSyntax>() is { Parent: { } around } && (around is GlobalStatementSyntax || (around is BlockSyntax or SwitchSectionSyntax && around.Span.Contains(use.Span)));
}

/// <summary>A property that the code gives a value.</summary>
/// <param name="Property">Its name.</param>
/// <param name="Value">The value.</param>
/// <param name="IsAlways">Whether it is set on every way to the use.</param>
internal sealed record PropertySetting(string Property, IOperation Value, bool IsAlways);
