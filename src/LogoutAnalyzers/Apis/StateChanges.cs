using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>
/// Changes to the application's own objects. A service or a component may keep its login in a field, a list or an object that others share,
/// so emptying one of these may be all that its logout has to do.
/// </summary>
internal static class StateChanges
{
    private static readonly HashSet<string> s_removals = new(StringComparer.Ordinal) { "Remove", "RemoveAt", "RemoveAll", "RemoveWhere", "RemoveRange", "TryRemove", "Clear", "TryUpdate", "AddOrUpdate", "TryAdd", "Add" };

    public static Effects Of(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } target, Value: var value } assignment when !IsInitializer(assignment) && (IsOwn(target) || Empties(value)) => Effects.ChangesState,
        IInvocationOperation { Instance: IMemberReferenceOperation, TargetMethod: { Name: var name, ContainingNamespace: var space } } when s_removals.Contains(name) && space?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true => Effects.ChangesState,
        _ => Effects.None,
    };

    // new Answer { Error = null }
    private static bool IsInitializer(ISimpleAssignmentOperation assignment) => assignment.Syntax.Parent is InitializerExpressionSyntax or WithExpressionSyntax;

    // this._user, this._client.Headers, or a static that everybody shares; not what a local is told.
    private static bool IsOwn(IMemberReferenceOperation target) =>
        target.Instance is null or IMemberReferenceOperation or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };

    private static bool Empties(IOperation value)
    {
        value = value.WithoutConversions();
        return value is IDefaultValueOperation or IFieldReferenceOperation { Field.Name: "Empty" }
            || value.ConstantValue is { HasValue: true, Value: null or false or 0 or "" }
            || value.Type.IsOrInherits("System.Security.Claims.ClaimsPrincipal");
    }
}
