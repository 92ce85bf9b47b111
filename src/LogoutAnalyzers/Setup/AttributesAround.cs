using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>The attributes that hold for an endpoint: its own, those of the methods it overrides, of its class and of the base classes.</summary>
internal static class AttributesAround
{
    public static IEnumerable<INamedTypeSymbol> Of(IMethodSymbol method)
    {
        for (IMethodSymbol? m = method; m is not null; m = m.OverriddenMethod)
            foreach (var attribute in m.GetAttributes())
                if (attribute.AttributeClass is { } type) yield return type;
        for (var owner = method.MethodKind is MethodKind.Ordinary ? method.ContainingType : null; owner is not null; owner = owner.BaseType)
            foreach (var attribute in owner.GetAttributes())
                if (attribute.AttributeClass is { } type) yield return type;
    }
}
