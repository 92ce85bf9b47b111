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

/// <summary>Whether code does anything with a refresh token that was sent, beyond asking whether it is there, logging it and sending it back.</summary>
internal sealed class SentTokenUses
{
    private static readonly HashSet<string> s_answers = new(StringComparer.Ordinal) { "Ok", "Json", "Results", "Content", "Created", "CreatedAtAction" };

    private readonly ImmutableArray<ISymbol> _sent;
    private readonly BodyGraphs _graphs;
    private readonly CancellationToken _cancellationToken;

    public SentTokenUses(ImmutableArray<ISymbol> sent, BodyGraphs graphs, CancellationToken cancellationToken) => (_sent, _graphs, _cancellationToken) = (sent, graphs, cancellationToken);

    /// <param name="called">A method whose calls are no use: what it does itself is known.</param>
    public bool Any(SyntaxNode body, IMethodSymbol? called = null) =>
        _graphs.ModelOf(body.SyntaxTree).GetOperation(body, _cancellationToken) is not { } root || root.DescendantsAndSelf().Any(operation => IsUse(operation, called));

    private bool IsUse(IOperation operation, IMethodSymbol? called) => operation switch
    {
        IParameterReferenceOperation parameter => IsSent(parameter.Parameter) ? !IsIdle(parameter, called) : HoldsSent(parameter.Type) && IsHandedOn(parameter, called),
        ILocalReferenceOperation local => HoldsSent(local.Type) && IsHandedOn(local, called),
        IPropertyReferenceOperation property => IsSent(property.Property) && !(property.Parent is ISimpleAssignmentOperation set && set.Target == property) && !IsOfMade(property.Instance) && !IsIdle(property, called),
        _ => false,
    };

    private bool IsSent(ISymbol symbol) =>
        _sent.Any(sent => SymbolEqualityComparer.Default.Equals(sent, symbol) || (sent is IParameterSymbol && symbol is IParameterSymbol && RefreshTokenNames.IsRefreshToken(symbol.Name)) || (sent is IPropertySymbol && symbol is IPropertySymbol { Name: var name } && name == sent.Name && SymbolEqualityComparer.Default.Equals(sent.ContainingType, symbol.ContainingType)));

    private bool HoldsSent(ITypeSymbol? type) => type is not null && _sent.Any(sent => sent is IPropertySymbol && SymbolEqualityComparer.Default.Equals(sent.ContainingType, type));

    // _mapper.Map<Credentials>(request): a library may do anything with it. What the application's own code does with it is read.
    private bool IsHandedOn(IOperation holder, IMethodSymbol? called) => holder.Parent switch
    {
        IArgumentOperation { Parent: IInvocationOperation call } => !NeutralAssemblies.IsLogging(call.TargetMethod) && !IsCallOf(call, called) && call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && !(s_answers.Contains(call.TargetMethod.Name)),
        IConversionOperation conversion => IsHandedOn(conversion, called),
        _ => false,
    };

    private static bool IsCallOf(IInvocationOperation call, IMethodSymbol? called) => called is not null && call.TargetMethod.Name == called.Name;

    private static bool IsIdle(IOperation value, IMethodSymbol? called)
    {
        while (value.Parent is IConversionOperation or IParenthesizedOperation) value = value.Parent;
        return value.Parent switch
        {
            IBinaryOperation { LeftOperand: var left, RightOperand: var right } => left.IsWrittenOut() || right.IsWrittenOut(),
            IIsPatternOperation { Pattern: IConstantPatternOperation or INegatedPatternOperation { Pattern: IConstantPatternOperation } } => true,
            IArgumentOperation { Parent: IInvocationOperation call } => call.TargetMethod.Name is "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "ThrowIfNull" or "ThrowIfNullOrEmpty" or "ThrowIfNullOrWhiteSpace" || NeutralAssemblies.IsLogging(call.TargetMethod) || IsCallOf(call, called),
            IPropertyReferenceOperation { Property.Name: "Length" } => true,
            // return Ok(new { accessToken, refreshToken = request.RefreshToken });
            ISimpleAssignmentOperation { Syntax: var set } => IsSentBack(set.FirstAncestorOrSelf<ExpressionSyntax>(static node => node is AnonymousObjectCreationExpressionSyntax or BaseObjectCreationExpressionSyntax)),
            IArgumentOperation { Parent: IObjectCreationOperation { Syntax: ExpressionSyntax made } } => IsSentBack(made),
            _ => false,
        };
    }

    private static bool IsSentBack(ExpressionSyntax? answer) => answer?.Parent switch
    {
        ReturnStatementSyntax or ArrowExpressionClauseSyntax => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: var called } invocation } => s_answers.Contains(called.ToString().Split('.').Last()) && invocation.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax,
        _ => false,
    };

    // var pair = _tokens.Generate(user); … pair.RefreshToken
    private static bool IsOfMade(IOperation? instance)
    {
        if (instance?.WithoutConversions().Syntax is not IdentifierNameSyntax local || LocalInitializers.Of(local) is not { } value) return false;
        if (value is AwaitExpressionSyntax awaited) value = awaited.Expression;
        return value is BaseObjectCreationExpressionSyntax || (value is InvocationExpressionSyntax call && TokenIssuing.IsNamed(call.Expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Last().Identifier.ValueText));
    }
}
