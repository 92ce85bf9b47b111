using System;
using System.Linq;
using LogoutAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Apis;

/// <summary>Compares methods with those that the user's options name.</summary>
internal static class UserMethods
{
    public static bool Matches(this MethodPattern pattern, IMethodSymbol method)
    {
        if (method.Name != pattern.Member) return false;
        if (pattern.IsDocumentationId) return IsOrOverrides(pattern, method);
        for (var type = method.ContainingType; type is not null; type = type.BaseType)
            if (Is(pattern, type)) return true;
        return method.ContainingType?.AllInterfaces.Any(i => Is(pattern, i)) == true;
    }

    // An id names one overload, without parameters the one that has none.
    private static bool IsOrOverrides(MethodPattern pattern, IMethodSymbol method)
    {
        for (var candidate = method.ReducedFrom ?? method; candidate is not null; candidate = candidate.OverriddenMethod)
            if (candidate.OriginalDefinition.GetDocumentationCommentId() == pattern.Text) return true;
        return false;
    }

    private static bool Is(MethodPattern pattern, INamedTypeSymbol type)
    {
        var name = type.OriginalDefinition.FullName();
        return name == pattern.TypeName || name.EndsWith("." + pattern.TypeName, StringComparison.Ordinal);
    }
}
