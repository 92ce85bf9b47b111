using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>Follows token validation parameters from where they are made to those who use them: through locals, fields, helpers and their arguments.</summary>
internal sealed class ParametersUses
{
    // What is handed around more than this is not followed to its end.
    private const int MaxPlaces = 100;

    private readonly Compilation _compilation;
    private readonly BodyGraphs _graphs;
    private readonly LogoutNames _names;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<SyntaxNode> _places = new();
    private readonly HashSet<ISymbol> _symbols = new(SymbolEqualityComparer.Default);
    private readonly List<ParametersUse> _uses = new();

    public ParametersUses(Compilation compilation, BodyGraphs graphs, LogoutNames names, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _graphs = graphs;
        _names = names;
        _cancellationToken = cancellationToken;
    }

    public ParametersUse Of(TokenSetting setting)
    {
        if (setting.Code.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation }) Follow(creation);
        else if (SymbolOf(setting.Parameters) is { } symbol) Follow(symbol);
        if (_uses.Contains(ParametersUse.Authenticating)) return ParametersUse.Authenticating;
        if (_symbols.Any(symbol => Reads().Explains(symbol.Name)) || _uses.Contains(ParametersUse.ReadingExpired)) return ParametersUse.ReadingExpired;
        return _uses.Contains(ParametersUse.Unknown) || _places.Count >= MaxPlaces ? ParametersUse.Unknown : ParametersUse.Unexplained;
    }

    private ExpiredTokenReads Reads() => new(_compilation, _graphs, _names, _cancellationToken);

    private static ISymbol? SymbolOf(IOperation parameters) => parameters.WithoutConversions() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };

    private void Follow(ExpressionSyntax value)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        while (value.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or ConditionalExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.AsExpression })
            value = (ExpressionSyntax)value.Parent;
        if (_places.Count >= MaxPlaces || !_places.Add(value)) return;
        switch (value.Parent)
        {
            case EqualsValueClauseSyntax { Parent: { } declared }:
                if (ModelOf(value).GetDeclaredSymbol(declared, _cancellationToken) is { } named) Follow(named);
                break;
            case AssignmentExpressionSyntax set when set.Right == value:
                if (ModelOf(value).GetSymbolInfo(set.Left, _cancellationToken).Symbol is { } target && (target is ILocalSymbol || _graphs.Declares(target))) Follow(target);
                else _uses.Add(ParametersUse.Authenticating);
                break;
            case ArgumentSyntax { Parent.Parent: { } call }:
                FollowInto(call, value);
                break;
            case ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax:
                FollowOut(value);
                break;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Clone", Parent: InvocationExpressionSyntax clone } access when access.Expression == value:
                Follow(clone);
                break;
            // A setting of theirs.
            case MemberAccessExpressionSyntax or AssignmentExpressionSyntax:
                break;
            default:
                _uses.Add(ParametersUse.Unknown);
                break;
        }
    }

    // Who is handed them: the validation itself, a method of the application, or the framework, which lets requests in with them.
    private void FollowInto(SyntaxNode call, ExpressionSyntax value)
    {
        var operation = ModelOf(value).GetOperation(call, _cancellationToken);
        var arguments = operation switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => default,
        };
        if (TokenValidation.IsValidation(operation)) _uses.Add(Reads().Of(call));
        else if (arguments.IsDefault) _uses.Add(ParametersUse.Unknown);
        else if (arguments.FirstOrDefault(argument => argument.Syntax.Span.Contains(value.Span))?.Parameter is { } parameter && _graphs.Declares(parameter)) Follow(parameter.OriginalDefinition);
        else _uses.Add(ParametersUse.Authenticating);
    }

    private void FollowOut(ExpressionSyntax value)
    {
        if (EnclosingFunction(value) is not { } function) return;
        switch (ModelOf(value).GetDeclaredSymbol(function, _cancellationToken))
        {
            // services.AddSingleton(provider => new TokenValidationParameters { … })
            case null:
                _uses.Add(ParametersUse.Authenticating);
                break;
            case IMethodSymbol { AssociatedSymbol: IPropertySymbol property }:
                Follow(property);
                break;
            case IPropertySymbol property:
                Follow(property);
                break;
            case IMethodSymbol method:
                _symbols.Add(method);
                if (Callers.Of(method, _compilation, _graphs, _cancellationToken) is not { } callers) _uses.Add(ParametersUse.Unknown);
                else foreach (var call in callers.OfType<SimpleNameSyntax>().Select(NamedCode.Around).OfType<InvocationExpressionSyntax>()) Follow(call);
                break;
        }
    }

    private void Follow(ISymbol symbol)
    {
        if (!_symbols.Add(symbol)) return;
        foreach (var read in References(symbol))
        {
            ExpressionSyntax value = read;
            if (read.Parent is MemberAccessExpressionSyntax access && access.Name == read) value = access;
            if (value.Parent is not AssignmentExpressionSyntax set || set.Left != value) Follow(value);
        }
    }

    private IEnumerable<IdentifierNameSyntax> References(ISymbol symbol)
    {
        foreach (var scope in Scopes(symbol))
            foreach (var name in scope.DescendantNodes().OfType<IdentifierNameSyntax>())
                if (name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(ModelOf(name).GetSymbolInfo(name, _cancellationToken).Symbol?.OriginalDefinition, symbol.OriginalDefinition)) yield return name;
    }

    private IEnumerable<SyntaxNode> Scopes(ISymbol symbol)
    {
        if (symbol is IFieldSymbol or IPropertySymbol && symbol.DeclaredAccessibility != Accessibility.Private)
        {
            var word = new NameSet(new[] { symbol.Name });
            return _compilation.SyntaxTrees.Where(tree => NameIndex.Of(tree, word, _cancellationToken).Hits.Any(static hit => hit.Word is not null)).Select(tree => tree.GetRoot(_cancellationToken));
        }
        var declarations = symbol is IFieldSymbol or IPropertySymbol ? symbol.ContainingType.DeclaringSyntaxReferences : symbol.DeclaringSyntaxReferences;
        return declarations.Select(reference => reference.GetSyntax(_cancellationToken)).Where(node => _compilation.ContainsSyntaxTree(node.SyntaxTree))
            .Select(static node => node.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? node.SyntaxTree.GetRoot());
    }

    private static SyntaxNode? EnclosingFunction(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(static around => around is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax);

    private SemanticModel ModelOf(SyntaxNode node) => _graphs.ModelOf(node.SyntaxTree);
}
