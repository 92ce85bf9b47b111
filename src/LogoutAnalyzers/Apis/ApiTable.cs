using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>Looks a bound call up in the tables.</summary>
internal static class ApiTable
{
    /// <summary>The row that says what this call or object creation means, or null.</summary>
    public static ApiRow? Find(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => Find(AspNetCoreApis.ByMember, invocation.TargetMethod, invocation.TargetMethod.Name),
        IObjectCreationOperation { Constructor: { } constructor } => Find(AspNetCoreApis.ByMember, constructor, ".ctor"),
        IMethodReferenceOperation reference => Find(AspNetCoreApis.ByMember, reference.Method, reference.Method.Name),
        _ => null,
    };

    private static ApiRow? Find(IReadOnlyDictionary<string, ApiRow[]> rows, IMethodSymbol method, string name)
    {
        if (!rows.TryGetValue(name, out var candidates)) return null;
        // An override in the application is followed into its body instead; its call of the base method is what the row is about.
        if (!method.DeclaringSyntaxReferences.IsEmpty) return null;
        foreach (var row in candidates)
            if (method.ContainingType.IsOrInherits(row.Type)) return row;
        return null;
    }
}
