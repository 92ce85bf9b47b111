using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>Looks a bound call up in the tables.</summary>
internal static class ApiTable
{
    /// <summary>The rows of every library.</summary>
    public static readonly ImmutableArray<ApiRow> All = AspNetCoreApis.All.AddRange(SystemWebApis.All).AddRange(OwinApis.All).AddRange(SqlCalls.Rows).AddRange(LibraryApis.All);

    private static readonly IReadOnlyDictionary<string, ApiRow[]> s_byMember = All.GroupBy(row => row.Member).ToDictionary(group => group.Key, group => group.ToArray());

    /// <summary>The row that says what this call or object creation means, or null.</summary>
    public static ApiRow? Find(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => Find(invocation.TargetMethod, invocation.TargetMethod.Name),
        IObjectCreationOperation { Constructor: { } constructor } => Find(constructor, ".ctor"),
        IMethodReferenceOperation reference => Find(reference.Method, reference.Method.Name),
        _ => null,
    };

    private static ApiRow? Find(IMethodSymbol method, string name)
    {
        if (!s_byMember.TryGetValue(name, out var candidates)) return null;
        // An override in the application is followed into its body instead; its call of the base method is what the row is about.
        if (!method.DeclaringSyntaxReferences.IsEmpty) return null;
        foreach (var row in candidates)
            if (method.ContainingType.IsOrInherits(row.Type)) return row;
        return null;
    }
}
