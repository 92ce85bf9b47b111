using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Setup;

/// <summary>The attributes that hold for an endpoint: its own, those of the methods it overrides, of its class and of the base classes.</summary>
internal static class AttributesAround
{
    public static IEnumerable<INamedTypeSymbol> Of(IMethodSymbol method, INamedTypeSymbol? owner = null)
    {
        foreach (var attribute in AllOf(method, owner))
            if (attribute.AttributeClass is { } type) yield return type;
    }

    /// <summary>The same with their arguments, the nearest first.</summary>
    /// <param name="method">The handler, where it is known.</param>
    /// <param name="owner">The class that answers, where it inherits the handler.</param>
    public static IEnumerable<AttributeData> AllOf(IMethodSymbol? method, INamedTypeSymbol? owner)
    {
        for (var m = method; m is not null; m = m.OverriddenMethod)
            foreach (var attribute in m.GetAttributes()) yield return attribute;
        for (var type = owner ?? (method?.MethodKind is MethodKind.Ordinary ? method.ContainingType : null); type is not null; type = type.BaseType)
            foreach (var attribute in type.GetAttributes()) yield return attribute;
    }
}
