using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Flow;

/// <summary>Bodies that leave everything as it was: they log, check, read and return, and so do the application's own methods that they call.</summary>
internal static class IdleBodies
{
    public static bool Is(IMethodSymbol method, BodyGraphs graphs, CancellationToken cancellationToken) =>
        graphs.Declares(method) && !method.IsAbstract && !method.IsExtern
        && ReachableCode.Of(method, graphs, cancellationToken).All(operation => IsIdle(operation, graphs));

    /// <summary>What the body throws on every path, when all it does is throw.</summary>
    public static IObjectCreationOperation? OnlyThrows(IMethodSymbol method, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax(cancellationToken);
            if (graphs.ModelOf(syntax.SyntaxTree).GetOperation(syntax, cancellationToken) is not IMethodBodyOperation body) continue;
            var statements = (body.BlockBody ?? body.ExpressionBody)?.Operations;
            var thrown = statements?.Select(static statement => statement as IThrowOperation ?? statement.ChildOperations.FirstOrDefault()?.WithoutConversions() as IThrowOperation).FirstOrDefault(static found => found is not null);
            if (thrown?.Exception?.WithoutConversions() is IObjectCreationOperation exception) return exception;
        }
        return null;
    }

    private static bool IsIdle(IOperation operation, BodyGraphs graphs) => operation switch
    {
        IInvocationOperation call => call.IsImplicit || ReachableCode.IsFollowed(call, graphs) || (!graphs.Declares(call.TargetMethod) && call.TargetMethod.MethodKind != MethodKind.DelegateInvoke && HarmlessCalls.Is(call.TargetMethod)),
        IAssignmentOperation assignment => assignment.Target is ILocalReferenceOperation or IDiscardOperation or IDeclarationExpressionOperation || assignment.Parent is IObjectOrCollectionInitializerOperation,
        IIncrementOrDecrementOperation step => step.Target is ILocalReferenceOperation,
        IEventAssignmentOperation or IDynamicInvocationOperation or IFunctionPointerInvocationOperation or IInvalidOperation => false,
        _ => true,
    };
}
