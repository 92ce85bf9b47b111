using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers;

/// <summary>The application's own helpers that are handed the scheme which they sign out: <c>Task EndAsync(string scheme) => context.SignOutAsync(scheme)</c>.</summary>
internal static class SchemeParameters
{
    private const int MaxDepth = 3;

    /// <summary>The arguments of a call that a helper signs out as schemes.</summary>
    public static ImmutableArray<IArgumentOperation> Given(IInvocationOperation call, LogoutModel model, CancellationToken cancellationToken)
    {
        if (!call.Arguments.Any(static argument => IsScheme(argument.Parameter?.Type))) return ImmutableArray<IArgumentOperation>.Empty;
        var ordinals = Of(call.TargetMethod, model, 0, cancellationToken);
        return call.Arguments.Where(argument => argument.Parameter is { } parameter && ordinals.Contains(parameter.Ordinal)).ToImmutableArray();
    }

    private static bool IsScheme(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_String } or IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String };

    private static ImmutableHashSet<int> Of(IMethodSymbol method, LogoutModel model, int depth, CancellationToken cancellationToken)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        if (method.IsAbstract && depth < MaxDepth)
        {
            var implementations = Implementations.Of(method, model.Compilation, cancellationToken).ToList();
            return implementations.Count == 1 ? Of(implementations[0], model, depth + 1, cancellationToken) : ImmutableHashSet<int>.Empty;
        }
        var found = ImmutableHashSet.CreateBuilder<int>();
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            if (!model.Graphs.Declares(method)) break;
            var body = reference.GetSyntax(cancellationToken);
            var semanticModel = model.Graphs.ModelOf(body.SyntaxTree);
            foreach (var node in body.DescendantNodes().Where(static node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax))
            {
                if (!MentionsParameter(node, method) || semanticModel.GetOperation(node, cancellationToken) is not { } operation) continue;
                if (SignOutCall.From(operation) is { } signOut) found.UnionWith(signOut.Written.Select(value => Ordinal(value, method)).Where(static ordinal => ordinal >= 0));
                else if (depth < MaxDepth && operation is IInvocationOperation inner && model.Graphs.Declares(inner.TargetMethod))
                    found.UnionWith(Through(inner, model, depth, cancellationToken).Select(argument => Ordinal(argument.Value, method)).Where(static ordinal => ordinal >= 0));
            }
        }
        return found.ToImmutable();
    }

    private static IEnumerable<IArgumentOperation> Through(IInvocationOperation call, LogoutModel model, int depth, CancellationToken cancellationToken)
    {
        var ordinals = Of(call.TargetMethod, model, depth + 1, cancellationToken);
        return call.Arguments.Where(argument => argument.Parameter is { } parameter && ordinals.Contains(parameter.Ordinal));
    }

    private static int Ordinal(IOperation value, IMethodSymbol method) =>
        value.WithoutConversions() is IParameterReferenceOperation { Parameter: var parameter } && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method) && IsScheme(parameter.Type) ? parameter.Ordinal : -1;

    private static bool MentionsParameter(SyntaxNode call, IMethodSymbol method)
    {
        var arguments = call is InvocationExpressionSyntax invocation ? invocation.ArgumentList : ((BaseObjectCreationExpressionSyntax)call).ArgumentList;
        return arguments?.Arguments.Any(argument => argument.Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => method.Parameters.Any(parameter => parameter.Name == name.Identifier.ValueText && IsScheme(parameter.Type)))) == true;
    }
}
