using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Flow;

/// <summary>What a method may run: its own operations and those of the application's methods that it calls, lambdas included, in no certain order.</summary>
internal static class ReachableCode
{
    private const int MaxBodies = 40;

    public static IEnumerable<IOperation> Of(IMethodSymbol method, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        var pending = new Queue<IMethodSymbol>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        Follow(method);
        for (var bodies = 0; pending.Count > 0 && bodies < MaxBodies; bodies++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var operation in BodyOf(pending.Dequeue(), graphs, cancellationToken))
            {
                yield return operation;
                if (operation is IInvocationOperation call && IsFollowed(call, graphs)) Follow(call.TargetMethod);
                else if (operation is IMethodReferenceOperation { Method: { IsAbstract: false } reference } && graphs.Declares(reference)) Follow(reference);
            }
        }

        void Follow(IMethodSymbol called)
        {
            if (seen.Add(called.OriginalDefinition)) pending.Enqueue(called.OriginalDefinition);
        }
    }

    /// <summary>Whether the called body is certain and belongs to the application. An interface's or a virtual method's is not.</summary>
    public static bool IsFollowed(IInvocationOperation call, BodyGraphs graphs) =>
        call.TargetMethod is { IsAbstract: false } method && (graphs.Declares(method) || method.MethodKind == MethodKind.LocalFunction)
        && (!call.IsVirtual || method.ContainingType.IsSealed || method.IsSealed);

    private static IEnumerable<IOperation> BodyOf(IMethodSymbol method, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        method = method.PartialImplementationPart ?? method;
        // A local function's operations are among those of the body around it.
        if (method.MethodKind == MethodKind.LocalFunction) return Enumerable.Empty<IOperation>();
        return method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken))
            .Where(syntax => graphs.Declares(method) && syntax.SyntaxTree is not null)
            .Select(syntax => graphs.ModelOf(syntax.SyntaxTree).GetOperation(syntax, cancellationToken))
            .OfType<IOperation>().SelectMany(static body => body.DescendantsAndSelf());
    }
}
