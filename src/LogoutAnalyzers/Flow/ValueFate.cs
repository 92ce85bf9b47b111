using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Flow;

/// <summary>What becomes of the value of an expression.</summary>
internal enum Fate
{
    /// <summary>Somebody has it: awaited, returned, waited for, passed on.</summary>
    Used,

    /// <summary>Nobody has it.</summary>
    Dropped,

    /// <summary>Nobody has the work handed to the thread pool with it.</summary>
    DroppedOnThreadPool,

    /// <summary>It is awaited in a body that returns void, so nobody can wait for that body.</summary>
    AsyncVoid,
}

/// <summary>Follows a task or a result upwards from the call that makes it.</summary>
internal static class ValueFate
{
    // Calls on a task or result whose own value stands for it.
    private static readonly HashSet<string> s_wrappers = new() { "ConfigureAwait", "ContinueWith", "AsTask", "Unwrap", "WaitAsync", "GetAwaiter", "ExecuteAsync", "ExecuteResultAsync" };

    // Asking a task how it is doing does not wait for it.
    private static readonly HashSet<string> s_states = new() { "IsCompleted", "IsCompletedSuccessfully", "IsFaulted", "IsCanceled", "Status", "Exception" };

    private static readonly string[] s_resultHelpers = { "Microsoft.AspNetCore.Mvc.ControllerBase", "Microsoft.AspNetCore.Mvc.Controller", "Microsoft.AspNetCore.Http.Results", "Microsoft.AspNetCore.Http.TypedResults" };

    public static Fate Of(IOperation value) => Of(value, new HashSet<ILocalSymbol>(SymbolEqualityComparer.Default));

    private static Fate Of(IOperation value, HashSet<ILocalSymbol> followed)
    {
        while (true)
        {
            switch (value.Parent)
            {
                case IConversionOperation or IParenthesizedOperation or ICoalesceOperation or ISwitchExpressionOperation:
                    value = value.Parent;
                    continue;
                case ISwitchExpressionArmOperation arm when arm.Value == value:
                    value = arm.Parent!;
                    continue;
                case IConditionalOperation conditional when conditional.Condition != value:
                    value = conditional;
                    continue;
                case IConditionalAccessOperation access when access.WhenNotNull == value:
                    value = access;
                    continue;
                case IConditionalAccessOperation access:
                    if (access.WhenNotNull.DescendantsAndSelf().FirstOrDefault(static inner => inner is IConditionalAccessInstanceOperation) is not { } instance) return Fate.Used;
                    value = instance;
                    continue;
                case IInvocationOperation wrapper when wrapper.Instance == value && s_wrappers.Contains(wrapper.TargetMethod.Name):
                    value = wrapper;
                    continue;
                // A blocking wait: but does anybody wait for the thread that blocks?
                case IInvocationOperation { TargetMethod.Name: "Wait" or "GetResult" } wait when wait.Instance == value:
                    return OnThreadPool(wait) is { } blocked ? FateOfRun(blocked, followed) : Fate.Used;
                case IPropertyReferenceOperation property when property.Instance == value:
                    return s_states.Contains(property.Property.Name) || IsSet(property) ? Fate.Dropped : Fate.Used;
                case IArgumentOperation argument:
                    if (Carrier(argument) is not { } carrier) return IsBodyOfAnswer(argument) ? Fate.Dropped : Fate.Used;
                    value = carrier;
                    continue;
                case IExpressionStatementOperation statement:
                    return IsExpressionTree(statement) ? Fate.Used : OnThreadPool(value) is null ? Fate.Dropped : Fate.DroppedOnThreadPool;
                case ISimpleAssignmentOperation assignment when assignment.Value == value && assignment.Parent is not IExpressionStatementOperation:
                    value = assignment;
                    continue;
                case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                    return OnThreadPool(value) is null ? Fate.Dropped : Fate.DroppedOnThreadPool;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment when assignment.Value == value:
                    return OfLocal(local.Local, value, followed);
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    return OfLocal(declarator.Symbol, value, followed);
                case IAwaitOperation awaited:
                    return OfBody(awaited, followed);
                case IReturnOperation returned:
                    return OnThreadPool(returned) is { } run ? FateOfRun(run, followed) : Fate.Used;
                default:
                    if (value.Parent is null || AllOf(value.Parent) is not { } all) return Fate.Used;
                    value = all;
                    continue;
            }
        }
    }

    // Task.WhenAll(x, y): an array, or since C# 13 a span, of tasks that the compiler makes.
    private static IInvocationOperation? AllOf(IOperation collection)
    {
        for (var operation = collection; operation is IArrayInitializerOperation or IArrayCreationOperation or IConversionOperation or IArgumentOperation or { IsImplicit: true }; operation = operation.Parent)
            if (operation is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "WhenAll" or "WhenAny" } all }) return all;
        return null;
    }

    // Task.WhenAll(x), Task.FromResult(x), TaskExtensions.Unwrap(x): the call's value stands for its argument.
    private static IOperation? Carrier(IArgumentOperation argument) =>
        argument.Parent is IInvocationOperation call
        && (call.TargetMethod.Name is "WhenAll" or "WhenAny" or "FromResult" && call.TargetMethod.ContainingType.Is("System.Threading.Tasks.Task")
            || call.TargetMethod.Name is "Unwrap" && call.TargetMethod.IsExtensionMethod
            || call.TargetMethod.Name is "ConfigureAwait" && call.TargetMethod.IsExtensionMethod) ? call : null;

    // return Ok(context.SignOutAsync()): the task is serialized, not awaited.
    private static bool IsBodyOfAnswer(IArgumentOperation argument) =>
        argument.Parent is IInvocationOperation call
        && argument.Parameter?.OriginalDefinition.Type is { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.TypeParameter }
        && s_resultHelpers.Any(helper => call.TargetMethod.ContainingType.Is(helper));

    private static bool IsSet(IPropertyReferenceOperation property) => property.Parent is IAssignmentOperation assignment && assignment.Target == property;

    private static Fate FateOfRun(IInvocationOperation run, HashSet<ILocalSymbol> followed)
    {
        // StartNew(async () => …) gives the task of a task: one await only waits until it has started.
        if (run.TargetMethod.Name == "StartNew" && run.Parent is IAwaitOperation { Parent: IExpressionStatementOperation } && run.TargetMethod.TypeArguments.Any(TaskTypes.IsTask)) return Fate.DroppedOnThreadPool;
        return Of(run, followed) is Fate.Dropped or Fate.DroppedOnThreadPool ? Fate.DroppedOnThreadPool : Fate.Used;
    }

    // Awaited: but does anybody wait for the body that awaits?
    private static Fate OfBody(IOperation awaited, HashSet<ILocalSymbol> followed)
    {
        for (var parent = awaited.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IAnonymousFunctionOperation lambda:
                    if (lambda.Symbol.ReturnsVoid) return IsEventHandler(lambda.Symbol) || IsEventAssignment(lambda) ? Fate.Used : Fate.AsyncVoid;
                    return OnThreadPool(awaited) is { } run ? FateOfRun(run, followed) : Fate.Used;
                case ILocalFunctionOperation local:
                    return local.Symbol.ReturnsVoid && !IsEventHandler(local.Symbol) ? Fate.AsyncVoid : Fate.Used;
                case IMethodBodyOperation { SemanticModel: { } model } body when body.Syntax is MethodDeclarationSyntax:
                    return model.GetDeclaredSymbol(body.Syntax) is IMethodSymbol { ReturnsVoid: true } method && !IsEventHandler(method) && !IsGivenByOthers(method) ? Fate.AsyncVoid : Fate.Used;
            }
        }
        return Fate.Used;
    }

    // A local has the best of the fates of its reads; one that nobody reads is dropped.
    private static Fate OfLocal(ILocalSymbol local, IOperation value, HashSet<ILocalSymbol> followed)
    {
        // A copy of a local that is being followed has nothing new to say.
        if (!followed.Add(local)) return Fate.Dropped;
        var root = value;
        while (root.Parent is not null) root = root.Parent;
        var fate = Fate.Dropped;
        foreach (var read in root.Descendants().OfType<ILocalReferenceOperation>())
        {
            if (!SymbolEqualityComparer.Default.Equals(read.Local, local) || (read.Parent is IAssignmentOperation assignment && assignment.Target == read)) continue;
            switch (Of(read, followed))
            {
                case Fate.Used:
                    return Fate.Used;
                case Fate.AsyncVoid:
                    fate = Fate.AsyncVoid;
                    break;
            }
        }
        return fate;
    }

    // The innermost lambda around the operation, when it is handed to Task.Run.
    private static IInvocationOperation? OnThreadPool(IOperation operation)
    {
        if (LambdaAround(operation) is not { } lambda) return null;
        var argument = lambda.Parent;
        while (argument is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation) argument = argument.Parent;
        return argument is IArgumentOperation { Parent: IInvocationOperation run } && IsThreadPool(run.TargetMethod) ? run : null;
    }

    public static bool IsThreadPool(IMethodSymbol method) =>
        method.Name is "Run" or "StartNew" && (method.ContainingType.Is("System.Threading.Tasks.Task") || method.ContainingType.Is("System.Threading.Tasks.TaskFactory"));

    private static IAnonymousFunctionOperation? LambdaAround(IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation) parent = parent.Parent;
        return parent as IAnonymousFunctionOperation;
    }

    /// <summary>Whether the operation is read, not run: mock.Verify(s => s.SignOutAsync(…)).</summary>
    public static bool IsExpressionTree(IOperation operation)
    {
        for (var parent = LambdaAround(operation)?.Parent; parent is IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation; parent = parent.Parent)
            if (parent.Type.Is("System.Linq.Expressions.Expression")) return true;
        return false;
    }

    private static bool IsEventAssignment(IAnonymousFunctionOperation lambda)
    {
        var parent = lambda.Parent;
        while (parent is IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation) parent = parent.Parent;
        return parent is IEventAssignmentOperation;
    }

    // "protected override async void OnAppearing()": whoever calls it waits for nobody, and the signature is not the application's.
    private static bool IsGivenByOthers(IMethodSymbol method) =>
        method.IsOverride || !method.ExplicitInterfaceImplementations.IsEmpty
        || method.ContainingType.AllInterfaces.SelectMany(static i => i.GetMembers()).Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));

    private static bool IsEventHandler(IMethodSymbol method) =>
        method.Parameters.Length == 2 && method.Parameters[0].Type.SpecialType == SpecialType.System_Object && method.Parameters[1].Type.IsOrInherits("System.EventArgs");
}
