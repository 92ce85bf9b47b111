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

    private static readonly ConditionalWeakTable<Compilation, Known> s_known = new();

    // Each answer goes through the declaration table of the whole compilation, and logouts of one application call the same services.
    public static ImmutableArray<IMethodSymbol> Of(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        var known = s_known.GetValue(compilation, static _ => new Known());
        return known.OfMethods.GetOrAdd(method, asked => Find(asked, known.OfNames.GetOrAdd(asked.Name, name => Declared(name, compilation, cancellationToken))).ToImmutableArray());
    }

    private static IEnumerable<IMethodSymbol> Find(IMethodSymbol method, ILookup<INamedTypeSymbol, IMethodSymbol> declared)
    {
        foreach (var candidate in declared[method.ContainingType.OriginalDefinition])
        {
            if (SymbolEqualityComparer.Default.Equals(candidate, method)) continue;
            if (method.ContainingType.TypeKind == TypeKind.Interface ? Implements(candidate, candidate.ContainingType, method) : Overrides(candidate, method)) yield return candidate;
        }
    }

    // The methods of a name by the types and interfaces they may stand in for: in a thousand services, one of a name each, only few do for a given one.
    private static ILookup<INamedTypeSymbol, IMethodSymbol> Declared(string name, Compilation compilation, CancellationToken cancellationToken)
    {
        // The declaration table answers by name, without binding types that have nothing to do with it.
        // An explicit implementation is declared under the name "IThing.Do".
        return compilation.GetSymbolsWithName(declared => declared == name || declared.EndsWith("." + name, StringComparison.Ordinal), SymbolFilter.Member, cancellationToken)
            .OfType<IMethodSymbol>()
            .Where(static candidate => !candidate.IsAbstract && candidate.ContainingType is { } type && !IsTestDouble(type))
            .SelectMany(static candidate => Bases(candidate).Select(type => (Base: type.OriginalDefinition, candidate)))
            .ToLookup<(INamedTypeSymbol Base, IMethodSymbol candidate), INamedTypeSymbol, IMethodSymbol>(static pair => pair.Base, static pair => pair.candidate, SymbolEqualityComparer.Default);
    }

    private static IEnumerable<INamedTypeSymbol> Bases(IMethodSymbol candidate)
    {
        if (candidate.ContainingType.TypeKind == TypeKind.Interface) yield break;
        foreach (var implemented in candidate.ContainingType.AllInterfaces.Select(static type => type.OriginalDefinition).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)) yield return implemented;
        for (var overridden = candidate.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod) yield return overridden.ContainingType;
    }

    /// <summary>Whether the type stands in for another one, in tests or where there is nothing to do.</summary>
    public static bool IsTestDouble(INamedTypeSymbol type) => Words.Any(type.Name, s_testDoubles);

    // Of a constructed interface, IHandler<Logout>, only its own implementations.
    private static bool Implements(IMethodSymbol candidate, INamedTypeSymbol type, IMethodSymbol method)
    {
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

    private sealed class Known
    {
        public ConcurrentDictionary<string, ILookup<INamedTypeSymbol, IMethodSymbol>> OfNames { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<IMethodSymbol, ImmutableArray<IMethodSymbol>> OfMethods { get; } = new(SymbolEqualityComparer.Default);
    }
}
