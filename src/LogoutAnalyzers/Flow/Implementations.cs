using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Flow;

/// <summary>The methods of the compilation that a call of an interface or virtual method may run.</summary>
internal static class Implementations
{
    private static readonly HashSet<string> s_testDoubles = new(StringComparer.Ordinal) { "fake", "mock", "stub", "dummy", "test", "tests", "noop", "null" };

    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<IMethodSymbol, ImmutableArray<IMethodSymbol>>> s_known = new();

    // Each answer goes through the declaration table of the whole compilation, and logouts of one application call the same services.
    public static ImmutableArray<IMethodSymbol> Of(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken) =>
        s_known.GetValue(compilation, static _ => new(SymbolEqualityComparer.Default)).GetOrAdd(method, asked => Find(asked, compilation, cancellationToken).ToImmutableArray());

    private static IEnumerable<IMethodSymbol> Find(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        // The declaration table answers by name, without binding types that have nothing to do with it.
        // An explicit implementation is declared under the name "IThing.Do".
        var name = method.Name;
        foreach (var symbol in compilation.GetSymbolsWithName(declared => declared == name || declared.EndsWith("." + name, StringComparison.Ordinal), SymbolFilter.Member, cancellationToken))
        {
            if (symbol is not IMethodSymbol { IsAbstract: false } candidate || SymbolEqualityComparer.Default.Equals(candidate, method)) continue;
            if (candidate.ContainingType is not { } type || IsTestDouble(type)) continue;
            if (method.ContainingType.TypeKind == TypeKind.Interface ? Implements(candidate, type, method) : Overrides(candidate, method)) yield return candidate;
        }
    }

    /// <summary>Whether the type stands in for another one, in tests or where there is nothing to do.</summary>
    public static bool IsTestDouble(INamedTypeSymbol type) => Words.Any(type.Name, s_testDoubles);

    // Of a constructed interface, IHandler<Logout>, only its own implementations.
    private static bool Implements(IMethodSymbol candidate, INamedTypeSymbol type, IMethodSymbol method)
    {
        if (type.TypeKind == TypeKind.Interface) return false;
        foreach (var i in type.AllInterfaces)
        {
            if (!SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, method.ContainingType.OriginalDefinition)) continue;
            if (!IsOpen(method.ContainingType) && !IsOpen(i) && !SymbolEqualityComparer.Default.Equals(i, method.ContainingType)) continue;
            foreach (var member in i.GetMembers(method.Name))
            {
                if (!SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, method.OriginalDefinition)) continue;
                if (type.FindImplementationForInterfaceMember(member) is IMethodSymbol implementation
                    && (SymbolEqualityComparer.Default.Equals(implementation, candidate) || Overrides(candidate, implementation))) return true;
            }
        }
        return false;
    }

    private static bool IsOpen(INamedTypeSymbol type) => type.TypeArguments.Any(static argument => argument.TypeKind == TypeKind.TypeParameter);

    private static bool Overrides(IMethodSymbol candidate, IMethodSymbol method)
    {
        for (var overridden = candidate.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
            if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition)) return true;
        return false;
    }
}
