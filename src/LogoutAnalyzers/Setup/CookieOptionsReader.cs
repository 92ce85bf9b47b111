using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// Reads the attributes that an expression of type CookieOptions or CookieBuilder gives a cookie: made on the spot, kept in a local that later
/// statements change, or in a field or property, or returned by a method of the application's own, whose parameters are known from the call.
/// </summary>
internal sealed class CookieOptionsReader
{
    private const int MaxDepth = 5;

    private static readonly ImmutableDictionary<ISymbol, IOperation> s_noArguments = ImmutableDictionary.Create<ISymbol, IOperation>(SymbolEqualityComparer.Default);

    private readonly Compilation _compilation;
    private readonly Func<SyntaxTree, SemanticModel> _modelOf;
    private readonly CancellationToken _cancellationToken;

    public CookieOptionsReader(Compilation compilation, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _modelOf = modelOf;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The attributes; those of <c>new CookieOptions()</c> where no options are given. The operation is none of a flow graph.</summary>
    public CookieAttributes Read(IOperation? options) => options is null ? CookieAttributes.Default : Read(options, s_noArguments, 0);

    /// <summary>The attributes after one of them is set.</summary>
    public CookieAttributes With(CookieAttributes attributes, string property, IOperation value) => With(attributes, property, value, s_noArguments);

    private CookieAttributes Read(IOperation options, ImmutableDictionary<ISymbol, IOperation> arguments, int depth)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        options = options.WithoutConversions();
        if (depth > MaxDepth) return CookieAttributes.Unknown;
        return options switch
        {
            IObjectCreationOperation creation when creation.Type.Is(CookieCall.Options) => OfCreation(creation, arguments, depth),
            ILocalReferenceOperation local => OfLocal(local, arguments, depth),
            IParameterReferenceOperation parameter when arguments.TryGetValue(parameter.Parameter, out var given) => Read(given, s_noArguments, depth + 1),
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => OfMember(field, depth),
            IPropertyReferenceOperation { Property: { SetMethod: null } property } => OfMember(property, depth),
            IInvocationOperation call => OfMethod(call, arguments, depth),
            IConditionalOperation { WhenFalse: { } otherwise } choice => CookieAttributes.OneOf(Read(choice.WhenTrue, arguments, depth + 1), Read(otherwise, arguments, depth + 1)),
            _ => CookieAttributes.Unknown,
        };
    }

    private CookieAttributes OfCreation(IObjectCreationOperation creation, ImmutableDictionary<ISymbol, IOperation> arguments, int depth)
    {
        // A copy: new CookieOptions(other).
        var attributes = creation.Arguments.Length == 0 ? CookieAttributes.Default : Read(creation.Arguments[0].Value, arguments, depth + 1);
        foreach (var initializer in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } set) attributes = With(attributes, property.Property.Name, set.Value, arguments);
            else if (initializer is IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property.Name: "Extensions" }, Initializer: { } added } && added.Descendants().OfType<IArgumentOperation>().Any(SaysPartitioned)) attributes = attributes with { Partitioned = true };
        }
        return attributes;
    }

    private CookieAttributes OfLocal(ILocalReferenceOperation use, ImmutableDictionary<ISymbol, IOperation> arguments, int depth)
    {
        IOperation root = use;
        while (root.Parent is not null) root = root.Parent;
        CookieAttributes? attributes = null;
        foreach (var operation in root.Descendants())
        {
            if (operation.Syntax.SpanStart >= use.Syntax.SpanStart && operation is not IVariableDeclaratorOperation) break;
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when Is(declarator.Symbol):
                    if (declarator.GetVariableInitializer() is { } initializer) attributes = Read(initializer.Value, arguments, depth + 1);
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when Is(target.Local):
                    var assigned = Read(assignment.Value, arguments, depth + 1);
                    attributes = attributes is null || Precedes(assignment.Syntax, use.Syntax) ? assigned : CookieAttributes.OneOf(attributes, assigned);
                    break;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: ILocalReferenceOperation target } property } set when Is(target.Local) && attributes is not null:
                    var changed = With(attributes, property.Property.Name, set.Value, arguments);
                    attributes = Precedes(set.Syntax, use.Syntax) ? changed : CookieAttributes.OneOf(attributes, changed);
                    break;
                case IInvocationOperation { Instance: IPropertyReferenceOperation { Property.Name: "Extensions", Instance: ILocalReferenceOperation target } } add when Is(target.Local) && attributes is not null && add.Arguments.Any(SaysPartitioned):
                    attributes = attributes with { Partitioned = Precedes(add.Syntax, use.Syntax) ? true : null };
                    break;
                // Whoever is handed the options may change them.
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: false } } } argument when argument.Value.WithoutConversions() is ILocalReferenceOperation passed && Is(passed.Local):
                    return CookieAttributes.Unknown;
            }
        }
        return attributes ?? CookieAttributes.Unknown;

        bool Is(ILocalSymbol local) => SymbolEqualityComparer.Default.Equals(local, use.Local);
    }

    // A statement that every way to the other one passes: it stands in a block around it.
    private static bool Precedes(SyntaxNode statement, SyntaxNode use) =>
        statement.FirstAncestorOrSelf<StatementSyntax>() is { } first && (first.Parent is GlobalStatementSyntax ? use.SyntaxTree.GetRoot() == first.Parent.Parent : first.Parent is BlockSyntax or SwitchSectionSyntax && first.Parent.Span.Contains(use.Span));

    private CookieAttributes OfMember(ISymbol member, int depth)
    {
        if (member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is not { } declaration || !_compilation.ContainsSyntaxTree(declaration.SyntaxTree) || IsChanged(member, declaration)) return CookieAttributes.Unknown;
        var initializer = declaration switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { Initializer.Value: var value } => value,
            _ => null,
        };
        return initializer is null ? OfReturned(declaration, s_noArguments, depth) : _modelOf(initializer.SyntaxTree).GetOperation(initializer, _cancellationToken) is { } made ? Read(made, s_noArguments, depth + 1) : CookieAttributes.Unknown;
    }

    // _options.Path = …, somewhere in the type.
    private static bool IsChanged(ISymbol member, SyntaxNode declaration) =>
        declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(set => set.Left is MemberAccessExpressionSyntax { Expression: var changed } && (changed as IdentifierNameSyntax ?? (changed as MemberAccessExpressionSyntax)?.Name)?.Identifier.ValueText == member.Name) == true;

    private CookieAttributes OfMethod(IInvocationOperation call, ImmutableDictionary<ISymbol, IOperation> arguments, int depth)
    {
        var method = call.TargetMethod.OriginalDefinition;
        if (method.IsAbstract) method = Implementations.Of(method, _compilation, _cancellationToken).Take(2).ToList() is { Count: 1 } only ? only[0] : method;
        if (method.IsAbstract || method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) is not { } declaration || !_compilation.ContainsSyntaxTree(declaration.SyntaxTree)) return CookieAttributes.Unknown;
        var given = s_noArguments;
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is null || argument.Parameter.Ordinal >= method.Parameters.Length) continue;
            var value = argument.Value.WithoutConversions() is IParameterReferenceOperation passedOn && arguments.TryGetValue(passedOn.Parameter, out var known) ? known : argument.Value;
            given = given.SetItem(method.Parameters[argument.Parameter.Ordinal], value);
        }
        return OfReturned(declaration, given, depth);
    }

    private CookieAttributes OfReturned(SyntaxNode declaration, ImmutableDictionary<ISymbol, IOperation> arguments, int depth)
    {
        var model = _modelOf(declaration.SyntaxTree);
        CookieAttributes? attributes = null;
        foreach (var value in declaration.DescendantNodes(node => node == declaration || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ExpressionSyntax>().Where(static value => value.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax))
        {
            var returned = model.GetOperation(value, _cancellationToken) is { } operation ? Read(operation, arguments, depth + 1) : CookieAttributes.Unknown;
            attributes = attributes is null ? returned : CookieAttributes.OneOf(attributes, returned);
        }
        return attributes ?? CookieAttributes.Unknown;
    }

    private static CookieAttributes With(CookieAttributes attributes, string property, IOperation value, ImmutableDictionary<ISymbol, IOperation> arguments)
    {
        var written = value.Syntax as ExpressionSyntax;
        value = value.WithoutConversions();
        var isArgument = value is IParameterReferenceOperation;
        if (value is IParameterReferenceOperation parameter && arguments.TryGetValue(parameter.Parameter, out var given)) value = given.WithoutConversions();
        switch (property)
        {
            // Without a path, or with one that is no path, the browser takes that of the request.
            case "Path":
                return attributes with { Path = ConstantStrings.Of(value) is { Length: > 0 } path && path[0] == '/' ? new CookieText(true, path, isArgument ? null : written) : CookieText.Unknown };
            // A leading dot means nothing (RFC 6265, 5.2.3).
            case "Domain":
                if (value.ConstantValue is { HasValue: true, Value: null or "" }) return attributes with { Domain = CookieAttributes.Default.Domain };
                return attributes with { Domain = ConstantStrings.Of(value) is { } domain ? new CookieText(true, domain.TrimStart('.').ToLowerInvariant(), isArgument ? null : written) : CookieText.Unknown };
            case "Secure":
                return attributes with { Secure = value.ConstantValue is { HasValue: true, Value: bool secure } ? secure : null };
            case "Expires":
                return attributes with { Expires = PastTimes.OfExpires(value) };
            case "MaxAge":
                return attributes with { MaxAge = PastTimes.OfMaxAge(value) };
            default:
                return attributes;
        }
    }

    private static bool SaysPartitioned(IArgumentOperation argument) => string.Equals(ConstantStrings.Of(argument.Value), "Partitioned", StringComparison.OrdinalIgnoreCase);
}
