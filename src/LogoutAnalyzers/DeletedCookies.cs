using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers;

/// <summary>The cookies that a body deletes, expires or empties, by itself or through the application's own methods.</summary>
internal static class DeletedCookies
{
    private const int MaxDepth = 3;

    public static IReadOnlyList<CookieWrite> By(SyntaxNode body, LogoutModel model, CancellationToken cancellationToken)
    {
        var deletions = model.CookieWrites(cancellationToken).All.Where(static write => write.IsDeletion || write.Call.HasEmptyValue).ToList();
        var found = new List<CookieWrite>();
        if (deletions.Count > 0) Collect(body, 0, new HashSet<SyntaxNode>());
        return found;

        void Collect(SyntaxNode within, int depth, HashSet<SyntaxNode> seen)
        {
            if (!seen.Add(within) || depth > MaxDepth) return;
            found.AddRange(deletions.Where(write => write.Syntax.SyntaxTree == within.SyntaxTree && within.Span.Contains(write.Syntax.Span)));
            var semanticModel = model.Graphs.ModelOf(within.SyntaxTree);
            foreach (var call in within.DescendantNodes().OfType<InvocationExpressionSyntax>())
                if (semanticModel.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { MethodKind: not MethodKind.LocalFunction } method && model.Graphs.Declares(method))
                    foreach (var reference in method.OriginalDefinition.DeclaringSyntaxReferences) Collect(reference.GetSyntax(cancellationToken), depth + 1, seen);
        }
    }
}
