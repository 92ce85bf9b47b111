using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>A member that an assignment writes.</summary>
/// <param name="Value">What it becomes; null where that is not written beside it.</param>
internal readonly record struct MemberWrite(IMemberReferenceOperation Target, IOperation? Value)
{
    /// <summary>What the operation writes: one member, several at once, or one that had no value yet.</summary>
    public static IEnumerable<MemberWrite> Of(IOperation operation)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } set:
                yield return new MemberWrite(target, set.Value);
                break;
            case ICoalesceAssignmentOperation { Target: IMemberReferenceOperation target } set:
                yield return new MemberWrite(target, set.Value);
                break;
            // In a control-flow graph "token.RevokedAt ??= now" begins with keeping what is written to. Whichever way it goes on, the member has a value then.
            case IFlowCaptureOperation { Value: IMemberReferenceOperation target } when target.Syntax.Parent.IsKind(SyntaxKind.CoalesceAssignmentExpression):
                yield return new MemberWrite(target, null);
                break;
            // (RefreshToken, ExpiresAt) = (null, null)
            case IDeconstructionAssignmentOperation { Target: ITupleOperation targets } set:
                var values = set.Value.WithoutConversions() as ITupleOperation;
                for (var i = 0; i < targets.Elements.Length; i++)
                    if (targets.Elements[i] is IMemberReferenceOperation target) yield return new MemberWrite(target, values?.Elements.Length == targets.Elements.Length ? values.Elements[i] : null);
                break;
        }
    }
}
