using System.Collections.Concurrent;
using System.Linq;
using System.Runtime.CompilerServices;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>The group that a method maps its endpoints in, where one call hands it in: <c>app.MapGroup("/orders").RequireAuthorization().MapOrders()</c>.</summary>
internal static class GroupCallers
{
    // A call that says something about the group stands beside one of these.
    private static readonly NameSet s_words = new(new[] { "MapGroup", "RequireAuthorization", "AllowAnonymous" });

    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<IParameterSymbol, StrongBox<ExpressionSyntax?>>> s_groups = new();

    /// <summary>What the only call that can be found hands in; null where there is none, or more than one.</summary>
    public static ExpressionSyntax? Of(IParameterSymbol parameter, Compilation compilation) =>
        s_groups.GetValue(compilation, static _ => new(SymbolEqualityComparer.Default)).GetOrAdd(parameter, known => new StrongBox<ExpressionSyntax?>(Find(known, compilation))).Value;

    private static ExpressionSyntax? Find(IParameterSymbol parameter, Compilation compilation)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method) return null;
        ExpressionSyntax? found = null;
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (NameIndex.Of(tree, s_words, default).IsEmpty) continue;
            SemanticModel? model = null;
            foreach (var call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if ((call.Expression as SimpleNameSyntax ?? (call.Expression as MemberAccessExpressionSyntax)?.Name)?.Identifier.ValueText != method.Name) continue;
                if ((model ??= compilation.GetSemanticModel(tree)).GetSymbolInfo(call).Symbol is not IMethodSymbol called || !SymbolEqualityComparer.Default.Equals((called.ReducedFrom ?? called).OriginalDefinition, method.OriginalDefinition)) continue;
                if (found is not null || Given(call, called, parameter) is not { } given) return null;
                found = given;
            }
        }
        return found;
    }

    private static ExpressionSyntax? Given(InvocationExpressionSyntax call, IMethodSymbol called, IParameterSymbol parameter)
    {
        if (called.ReducedFrom is null) return call.ArgumentList.Arguments.ElementAtOrDefault(parameter.Ordinal)?.Expression;
        return parameter.Ordinal == 0 ? (call.Expression as MemberAccessExpressionSyntax)?.Expression : call.ArgumentList.Arguments.ElementAtOrDefault(parameter.Ordinal - 1)?.Expression;
    }
}
