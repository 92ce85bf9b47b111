using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Flow;

/// <summary>The methods of the compilation that a call of an interface or virtual method may run.</summary>
internal static class Implementations
{
    private static readonly HashSet<string> s_testDoubles = new(StringComparer.Ordinal) { "fake", "mock", "stub", "dummy", "test", "tests", "noop" };

    public static IEnumerable<IMethodSymbol> Of(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        // The declaration table answers by name, without binding types that have nothing to do with it.
        foreach (var symbol in compilation.GetSymbolsWithName(method.Name, SymbolFilter.Member, cancellationToken))
        {
            if (symbol is not IMethodSymbol { IsAbstract: false } candidate || SymbolEqualityComparer.Default.Equals(candidate, method)) continue;
            if (candidate.ContainingType is not { } type || Words.Any(type.Name, s_testDoubles)) continue;
            if (method.ContainingType.TypeKind == TypeKind.Interface ? Implements(candidate, type, method) : Overrides(candidate, method)) yield return candidate;
        }
    }

    private static bool Implements(IMethodSymbol candidate, INamedTypeSymbol type, IMethodSymbol method) =>
        type.TypeKind != TypeKind.Interface
        && type.AllInterfaces.Where(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, method.ContainingType.OriginalDefinition))
            .SelectMany(i => i.GetMembers(method.Name)).OfType<IMethodSymbol>()
            .Where(member => SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, method.OriginalDefinition))
            .Any(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), candidate));

    private static bool Overrides(IMethodSymbol candidate, IMethodSymbol method)
    {
        for (var overridden = candidate.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
            if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition)) return true;
        return false;
    }
}
