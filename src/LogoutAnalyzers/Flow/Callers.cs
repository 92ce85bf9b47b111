using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Flow;

/// <summary>The code of the compilation that calls a method, found by the method's name: only places where it is written are bound.</summary>
internal static class Callers
{
    // A name that is written more often than this is not looked up.
    private const int MaxPlaces = 60;

    /// <summary>The calls of the method, through its base methods and interfaces too. Null when there are too many places to look at.</summary>
    public static IReadOnlyList<SyntaxNode>? Of(IMethodSymbol method, Compilation compilation, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        var name = new NameSet(new[] { method.Name });
        var calls = new List<SyntaxNode>();
        var places = 0;
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var hit in NameIndex.Of(tree, name, cancellationToken).Hits)
            {
                if (hit.Word is null) continue;
                if (++places > MaxPlaces) return null;
                var token = tree.GetRoot(cancellationToken).FindToken(hit.Position);
                if (token.SpanStart != hit.Position || token.Parent is not SimpleNameSyntax written) continue;
                var info = graphs.ModelOf(tree).GetSymbolInfo(written, cancellationToken);
                if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol called && Reaches(called, method)) calls.Add(written);
            }
        }
        return calls;
    }

    private static bool Reaches(IMethodSymbol called, IMethodSymbol method)
    {
        called = (called.ReducedFrom ?? called).OriginalDefinition;
        for (IMethodSymbol? m = method.OriginalDefinition; m is not null; m = m.OverriddenMethod?.OriginalDefinition)
            if (SymbolEqualityComparer.Default.Equals(m, called)) return true;
        return called.ContainingType?.TypeKind == TypeKind.Interface && method.ContainingType is { } type
            && type.AllInterfaces.Where(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, called.ContainingType)).SelectMany(i => i.GetMembers(called.Name))
                .Any(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member)?.OriginalDefinition, method.OriginalDefinition));
    }
}
