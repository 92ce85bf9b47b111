using System.Linq;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>A validation that answers with a result, which nobody looks at: it throws nothing for a token that has expired.</summary>
internal static class UnreadValidation
{
    public static bool Is(IInvocationOperation call) => TokenValidation.AnswersWithResult(call) && IsUnread(call);

    private static bool IsUnread(IOperation value)
    {
        while (true)
        {
            switch (value.Parent)
            {
                case IConversionOperation or IParenthesizedOperation or IAwaitOperation:
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "GetAwaiter" or "GetResult" or "AsTask" }:
                case IPropertyReferenceOperation { Property.Name: "Result" }:
                    value = value.Parent;
                    continue;
                case IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation }:
                    return true;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local, Parent: IExpressionStatementOperation } assignment when assignment.Value == value:
                    return IsNeverRead(local.Local, value);
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    return IsNeverRead(declarator.Symbol, value);
                default:
                    return false;
            }
        }
    }

    private static bool IsNeverRead(ILocalSymbol local, IOperation value)
    {
        var root = value;
        while (root.Parent is not null) root = root.Parent;
        return !root.Descendants().OfType<ILocalReferenceOperation>().Any(read => SymbolEqualityComparer.Default.Equals(read.Local, local) && !(read.Parent is ISimpleAssignmentOperation set && set.Target == read));
    }
}
