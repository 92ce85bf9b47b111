using System;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers;

/// <summary>Calls whose task or result is that of a sign-out: the framework's, those that the user names, and the application's own wrappers.</summary>
internal static class SignOutWrappers
{
    private static readonly Question s_signsOut = new(Effects.EndsLocalSession | Effects.EndsRemoteSession, Effects.None);

    /// <summary>Whether the call returns the task of a sign-out.</summary>
    public static bool IsTask(IOperation operation, LogoutModel model, CancellationToken cancellationToken)
    {
        if (operation is not IInvocationOperation call || !TaskTypes.IsTask(call.Type)) return false;
        if (HandsOver(call)) return true;
        if (IsExpectation(call)) return false;
        if (SignOutCall.From(call) is not null || model.IsUserSignOut(call.TargetMethod)) return true;
        var isSeen = model.Graphs.Declares(call.TargetMethod) && !call.TargetMethod.IsAbstract;
        // An override of SignInManager.SignOutAsync is still what its callers have to await.
        for (var overridden = call.TargetMethod.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
            if (overridden.Name == "SignOutAsync" && overridden.ContainingType.IsOrInherits(AspNetCoreApis.SignInManager)) return true;
        if (isSeen && IsDoneOnReturn(call.TargetMethod, cancellationToken)) return false;
        // "End session" also ends quizzes and database sessions.
        var saysSignOut = model.Names.Performs(call.TargetMethod.Name) && !Words.Split(call.TargetMethod.Name).Contains("session");
        if (!saysSignOut && !isSeen) return false;
        return model.Summaries.Of(call, saysSignOut ? model.EndsSession(cancellationToken) : s_signsOut, cancellationToken).Sometimes;
    }

    /// <summary>Whether the call creates a result that signs out once the framework executes it, or calls an action that only does that.</summary>
    public static bool CreatesResult(IOperation operation, LogoutModel model)
    {
        if (SignOutCall.From(operation) is { } call) return call.CreatesResult;
        if (operation is not IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences: { IsEmpty: false } declarations } method } || !model.Names.Performs(method.Name) || !model.Graphs.Declares(method)) return false;
        if (method.ReturnType is not INamedTypeSymbol { Name: "IActionResult" or "ActionResult" or "IResult" or "SignOutResult" }) return false;
        var body = declarations[0].GetSyntax();
        var semanticModel = model.Graphs.ModelOf(body.SyntaxTree);
        return body.DescendantNodes().OfType<ExpressionSyntax>()
            .Where(static value => value.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax)
            .Any(value => semanticModel.GetOperation(value) is { } returned && SignOutCall.From(returned) is { CreatesResult: true });
    }

    // Task.Run(manager.SignOutAsync)
    private static bool HandsOver(IInvocationOperation call) =>
        ValueFate.IsThreadPool(call.TargetMethod)
        && call.Arguments.Any(static argument => argument.Value is IDelegateCreationOperation { Target: IMethodReferenceOperation reference } && ApiTable.Find(reference) is { } row && AspNetCoreApis.SignOutTasks.Contains(row));

    /// <summary>Whether the call runs nothing: substitute.Received().SignOutAsync(…) asks a test double, mock.Verify(s => s.SignOutAsync(…)) is read.</summary>
    public static bool IsExpectation(IOperation operation)
    {
        if (ValueFate.IsExpressionTree(operation)) return true;
        if (operation is not IInvocationOperation call) return false;
        var receiver = call.Instance ?? call.Arguments.FirstOrDefault()?.Value;
        receiver = receiver?.WithoutConversions();
        return receiver is IInvocationOperation { TargetMethod.Name: var name } && (name.StartsWith("Received", StringComparison.Ordinal) || name.StartsWith("DidNotReceive", StringComparison.Ordinal));
    }

    // A body that is not async and returns Task.CompletedTask has nothing left to wait for.
    private static bool IsDoneOnReturn(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (method.IsAsync || method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not MethodDeclarationSyntax { Body: { } body }) return false;
        var returned = body.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().Select(static statement => statement.Expression).ToList();
        return returned.Count > 0 && returned.All(static value =>
            value is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" } or LiteralExpressionSyntax
            or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" } });
    }
}
