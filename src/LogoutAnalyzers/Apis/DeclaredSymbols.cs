using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Apis;

/// <summary>What an application declares under certain names.</summary>
internal static class DeclaredSymbols
{
    /// <summary>The symbols of the compilation whose names are wanted.</summary>
    /// <remarks>The table of declarations says that there are none without making a symbol of any type, and mostly there are none.</remarks>
    public static IEnumerable<ISymbol> DeclaredUnder(this Compilation compilation, Func<string, bool> isWanted, SymbolFilter filter, CancellationToken cancellationToken) =>
        compilation.ContainsSymbolsWithName(isWanted, filter, cancellationToken) ? compilation.GetSymbolsWithName(isWanted, filter, cancellationToken) : Enumerable.Empty<ISymbol>();
}
