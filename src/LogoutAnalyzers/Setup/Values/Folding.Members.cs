using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Files;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup.Values;

/// <content>What has a name: fields, properties, locals, parameters.</content>
internal sealed partial class Folding
{
    private static readonly object s_notParsed = new();

    private ImmutableArray<Value> Field(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        return (field.ContainingType, field.Name) switch
        {
            var (type, name) when type.Is("System.TimeSpan") => name switch { "Zero" => One(TimeSpan.Zero), "MaxValue" => One(TimeSpan.MaxValue), "MinValue" => One(TimeSpan.MinValue), _ => s_unknown },
            var (type, name) when type.Is("System.Threading.Timeout") && name == "InfiniteTimeSpan" => One(System.Threading.Timeout.InfiniteTimeSpan),
            var (type, name) when IsTime(type) => name == "MaxValue" ? One(new PointInTime(TimeSpan.MaxValue)) : s_unknown,
            _ => Once(field.OriginalDefinition, () => Member(field.OriginalDefinition)),
        };
    }

    // A value for good: that of the initialiser, or what is assigned instead of one.
    private ImmutableArray<Value> Member(ISymbol member)
    {
        if (!_graphs.Declares(member) || Writes.Of(member, _compilation, _graphs, _cancellationToken) is not { } writes) return s_unknown;
        var initializer = Initializer(member);
        if (writes.IsEmpty) return initializer is null ? s_unknown : At(initializer);
        return initializer is null ? AllOf(writes) : s_unknown;
    }

    private ImmutableArray<Value> AllOf(IReadOnlyList<ExpressionSyntax> written)
    {
        if (written.Count > MaxValues) return s_unknown;
        var all = ImmutableArray.CreateBuilder<Value>();
        foreach (var value in written)
        {
            if (IsOnlyInDevelopment(value)) continue;
            var values = At(value);
            if (values.IsEmpty) return s_unknown;
            all.AddRange(values);
        }
        return all.Distinct().ToImmutableArray();
    }

    private ImmutableArray<Value> Property(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (property.Name is "Now" or "UtcNow" or "Today" && IsTime(property.Type)) return One(new PointInTime(TimeSpan.Zero));
        if (ConfigurationReads.OptionsType(reference) is { } options) return _bindings?.Of(options, _cancellationToken) is { } section ? One(section) : s_unknown;
        if (!_graphs.Declares(property)) return reference.Instance is { } owner && !property.IsIndexer && SectionOfObject(owner) is { } filled ? Bound(property, filled) : FrameworkProperty(reference, property);
        return Once(property.OriginalDefinition, () => OwnProperty(reference));
    }

    // Settings whose class is in another project.
    private Section? SectionOfObject(IOperation instance)
    {
        var type = instance.WithoutConversions().Type;
        if (ConfigurationReads.IsConfiguration(type) || _bindings?.Of(type, _cancellationToken) is not { } ofType) return null;
        return Of(instance) is { Length: 1 } values && values[0].Content is Section section ? section : ofType;
    }

    private ImmutableArray<Value> FrameworkProperty(IPropertyReferenceOperation reference, IPropertySymbol property)
    {
        if (reference.Instance is not { } instance) return s_unknown;
        var type = instance.WithoutConversions().Type;
        if (property.Name == "EnvironmentName" && property.ContainingType.Name.EndsWith("Environment", StringComparison.Ordinal)) return One("Production");
        if (ConfigurationReads.IsConfiguration(type))
        {
            if (property.IsIndexer) return Text(instance, reference.Arguments.FirstOrDefault()?.Value);
            return property.Name == "Value" && SectionOf(instance) is { } section ? Text(section.Path) : s_unknown;
        }
        if (property.IsIndexer) return IsAppSettings(instance) ? AppSetting(reference.Arguments.FirstOrDefault()?.Value) : s_unknown;
        if (property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T) return property.Name == "Value" ? Of(instance) : Of(instance).Select(static value => value with { Content = value.Content is not null }).ToImmutableArray();
        return Map(Of(instance), content => Times.Property(content, property.Name));
    }

    // ConfigurationManager.AppSettings["Timeout"]
    private static bool IsAppSettings(IOperation instance) => instance is IPropertyReferenceOperation { Property: { Name: "AppSettings", ContainingType.Name: "ConfigurationManager" or "WebConfigurationManager" } };

    private ImmutableArray<Value> AppSetting(IOperation? key)
    {
        var keys = Of(key);
        if (keys.Length != 1 || keys[0].Content is not string name) return s_unknown;
        var values = AppSettings.Of(_files, name, _cancellationToken).Select(static value => new Value(value.Text, value)).ToImmutableArray();
        return values.IsEmpty ? One(new Value(null)) : values;
    }

    private ImmutableArray<Value> OwnProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property.OriginalDefinition;
        if (property.IsAbstract)
        {
            if (Implementation(property) is not { } only) return s_unknown;
            property = only;
        }
        if (Getter(property) is { } getter) return Returned(getter);
        if (reference.Instance is not { } instance) return Member(property);
        var values = instance is IInstanceReferenceOperation ? s_unknown : Of(instance);
        if (values.Length == 1 && values[0].Content is Section known) return Bound(property, known);
        var created = values.Length == 1 ? values[0].Content as IObjectCreationOperation : null;
        if (created?.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(set => set.Target is IPropertyReferenceOperation target && SymbolEqualityComparer.Default.Equals(target.Property.OriginalDefinition, property)) is { } set) return Of(set.Value);
        if (_bindings?.Of(property.ContainingType, _cancellationToken) is { } section) return Bound(property, section);
        // Whatever fills an object of unknown origin, it is not the initialiser alone.
        return created is not null || property.SetMethod is null || !Written(property).IsEmpty ? Member(property) : s_unknown;
    }

    private ImmutableArray<ExpressionSyntax> Written(IPropertySymbol property) => Writes.Of(property, _compilation, _graphs, _cancellationToken) ?? ImmutableArray<ExpressionSyntax>.Empty;

    // A property of an object that is filled from a section.
    private ImmutableArray<Value> Bound(IPropertySymbol property, Section section)
    {
        var key = section.Key(KeyOf(property));
        if (!IsText(property.Type)) return One(new Section(key));
        if (Writes.Of(property.OriginalDefinition, _compilation, _graphs, _cancellationToken) is not { IsEmpty: true }) return s_unknown;
        var values = Map(Text(key), content => content is string text ? Texts.Parse(text, property.Type) : null, keepsNull: true);
        // Without its configuration nobody knows what an object is filled with.
        if (Initializer(property) is not { } initializer || !_files.HasSettings(_cancellationToken)) return values;
        return WithDefault(values, () => At(initializer));
    }

    // [ConfigurationKeyName("minutes")]
    private static string KeyOf(IPropertySymbol property) =>
        property.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass?.Name == "ConfigurationKeyNameAttribute") is { ConstructorArguments: { Length: 1 } named } && named[0].Value is string name ? name : property.Name;

    private static bool IsText(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: { Length: 1 } of } ? IsText(of[0])
        : type.IsValueType || type.SpecialType is SpecialType.System_String or SpecialType.System_Object;

    private static SyntaxNode? Getter(IPropertySymbol property) => property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        PropertyDeclarationSyntax { ExpressionBody: { } arrow } => arrow,
        PropertyDeclarationSyntax { AccessorList: { } accessors } => accessors.Accessors.FirstOrDefault(static accessor => accessor.Keyword.ValueText == "get" && (accessor.Body is not null || accessor.ExpressionBody is not null)),
        _ => null,
    };

    private IPropertySymbol? Implementation(IPropertySymbol property)
    {
        var found = _compilation.GetSymbolsWithName(property.Name, SymbolFilter.Member, _cancellationToken).OfType<IPropertySymbol>().Where(candidate => !candidate.IsAbstract && IsImplementation(candidate, property)).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private static bool IsImplementation(IPropertySymbol candidate, IPropertySymbol property) =>
        SymbolEqualityComparer.Default.Equals(candidate.OverriddenProperty?.OriginalDefinition, property)
        || SymbolEqualityComparer.Default.Equals(candidate.ContainingType.FindImplementationForInterfaceMember(property), candidate);

    private ImmutableArray<Value> Local(ILocalSymbol local, ILocalReferenceOperation use)
    {
        switch (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken))
        {
            case VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax or UsingStatementSyntax } declarator when WrittenAround(declarator, local.Name) is { } writes:
                return (declarator.Initializer?.Value, writes.Count) switch
                {
                    ({ } value, 0) => At(value),
                    (null, > 0) => AllOf(writes),
                    _ => s_unknown,
                };
            // int.TryParse(text, out var minutes)
            case SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } } parsed when WrittenAround(parsed, local.Name) is { } writes:
                return Parsed(call, writes);
            // config.GetValue<int?>("Minutes") is { } minutes
            case SingleVariableDesignationSyntax { Parent: DeclarationPatternSyntax { Parent: IsPatternExpressionSyntax test } } tested when WrittenAround(tested, local.Name) is { Count: 0 }:
                return NotNull(test.Expression);
            case SingleVariableDesignationSyntax { Parent: RecursivePatternSyntax { PositionalPatternClause: null, PropertyPatternClause: null or { Subpatterns.Count: 0 }, Parent: IsPatternExpressionSyntax test } } tested when WrittenAround(tested, local.Name) is { Count: 0 }:
                return NotNull(test.Expression);
            default:
                return s_unknown;
        }
    }

    // What was read, or what if (!int.TryParse(text, out var minutes)) minutes = 30; puts in its place.
    private ImmutableArray<Value> Parsed(InvocationExpressionSyntax call, IReadOnlyList<ExpressionSyntax> writes)
    {
        if (OperationOf(call) is not IInvocationOperation { TargetMethod: { Name: "TryParse", ContainingType.DeclaringSyntaxReferences.IsEmpty: true } parser } operation) return s_unknown;
        var values = Map(Of(operation.Arguments[0].Value), content => content is string text && Texts.Parse(text, ParsedType(parser)) is { } known ? known : s_notParsed);
        var read = values.Where(static value => value.Content != s_notParsed);
        if (writes.Count == 0) return read.ToImmutableArray();
        var isDefault = call.Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Parent: IfStatementSyntax choice } && writes.All(write => choice.Statement.Span.Contains(write.Span));
        if (!isDefault || values.IsEmpty) return s_unknown;
        return values.Any(static value => value.Content == s_notParsed) ? AllOf(writes) is { IsEmpty: false } defaults ? read.Concat(defaults).ToImmutableArray() : s_unknown : read.ToImmutableArray();
    }

    private ImmutableArray<Value> NotNull(ExpressionSyntax value) => At(value).Where(static known => known.Content is not null).ToImmutableArray();

    // What is written to a local besides its declaration; null when it does not show.
    private static List<ExpressionSyntax>? WrittenAround(SyntaxNode declaration, string name)
    {
        var scope = declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? declaration.SyntaxTree.GetRoot();
        var values = new List<ExpressionSyntax>();
        foreach (var identifier in scope.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (identifier.Identifier.ValueText != name || (identifier.Parent is MemberAccessExpressionSyntax access && access.Name == identifier) || !Writes.IsWritten(identifier, out var value)) continue;
            if (value is null) return null;
            values.Add(value);
        }
        return values;
    }

    private ImmutableArray<Value> Parameter(IParameterSymbol parameter)
    {
        foreach (var frame in _calls)
            if (frame.TryGetValue(parameter.OriginalDefinition, out var given)) return given;
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.ReducedExtension } method || !_graphs.Declares(method)) return s_unknown;
        return Once(parameter, () => Given(parameter, method));
    }

    // What all of the callers pass.
    private ImmutableArray<Value> Given(IParameterSymbol parameter, IMethodSymbol method)
    {
        if (Callers.Of(method, _compilation, _graphs, _cancellationToken) is not { Count: > 0 and <= MaxValues } callers) return s_unknown;
        var all = ImmutableArray.CreateBuilder<Value>();
        foreach (var caller in callers)
        {
            if (caller is not SimpleNameSyntax name || NamedCode.Around(name) is not InvocationExpressionSyntax call || OperationOf(call) is not IInvocationOperation operation) return s_unknown;
            var argument = operation.Arguments.FirstOrDefault(candidate => candidate.Parameter?.Ordinal == parameter.Ordinal);
            var values = Of(argument?.Value);
            if (values.IsEmpty) return s_unknown;
            all.AddRange(values.Select(value => value with { Definition = value.Definition ?? argument!.Value.Syntax.GetLocation() }));
        }
        return all.Distinct().ToImmutableArray();
    }
}
