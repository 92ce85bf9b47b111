using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Apis;

/// <summary>Comparing symbols with names written in tables.</summary>
internal static class SymbolNames
{
    /// <summary>
    /// Whether the type is the library's type of that full name (without arity). A type of that name declared in the application itself
    /// is not; a type that two referenced assemblies declare is, whichever is bound.
    /// </summary>
    public static bool Is(this ITypeSymbol? type, string fullName)
    {
        if (type is null || !fullName.EndsWith(type.Name, System.StringComparison.Ordinal)) return false;
        return type.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty && EndsAt(type, fullName, fullName.Length) == 0;
    }

    /// <summary>Whether the type, one of its bases or one of its interfaces is the library's type of that name.</summary>
    public static bool IsOrInherits(this ITypeSymbol? type, string fullName)
    {
        for (var t = type; t is not null; t = t.BaseType)
            if (t.Is(fullName)) return true;
        // Interfaces are asked about by the names of interfaces: each list of them is made anew.
        if (type is null || !IsInterfaceName(fullName)) return false;
        foreach (var i in type.AllInterfaces)
            if (i.Is(fullName)) return true;
        return false;
    }

    // System.IDisposable, not System.Int32.
    private static bool IsInterfaceName(string fullName)
    {
        var start = fullName.LastIndexOf('.') + 1;
        return start + 1 < fullName.Length && fullName[start] == 'I' && char.IsUpper(fullName[start + 1]);
    }

    public static string FullName(this INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? outer.FullName() + "." + type.Name
        : type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + type.Name
        : type.Name;

    // Compares from the last part to the first, so that no string is made. Returns where the symbol's name begins, or -1.
    private static int EndsAt(ISymbol symbol, string fullName, int end)
    {
        var start = end - symbol.Name.Length;
        if (start < 0 || string.CompareOrdinal(fullName, start, symbol.Name, 0, symbol.Name.Length) != 0) return -1;
        ISymbol? outer = symbol.ContainingType ?? (ISymbol?)symbol.ContainingNamespace;
        if (outer is null or INamespaceSymbol { IsGlobalNamespace: true }) return start == 0 ? 0 : -1;
        return start > 0 && fullName[start - 1] == '.' ? EndsAt(outer, fullName, start - 1) : -1;
    }
}
