using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Entries;

/// <summary>What runs around an entry: attributes of the application's own on the action, its class and its bases, endpoint filters, the other events of a page.</summary>
internal static class EntryFilters
{
    private static readonly string[] s_filters = { "Microsoft.AspNetCore.Mvc.Filters.IFilterMetadata", "System.Web.Mvc.FilterAttribute", "System.Web.Http.Filters.IFilter" };

    public static Answer Of(LogoutEntry entry, Summaries summaries, BodyGraphs graphs, Question question, CancellationToken cancellationToken)
    {
        var answer = Answer.Nothing;
        foreach (var filter in Attributes(entry.Symbol))
            answer = Answer.And(answer, OfType(filter, summaries, graphs, question, cancellationToken));
        foreach (var (sibling, isOwn) in WebFormsHandlers.Siblings(entry))
        {
            var one = summaries.Of(sibling, question, cancellationToken).IfCalled();
            // What a base page calls on every page says nothing about this one.
            answer = Answer.And(answer, isOwn || one.Sometimes ? one : Answer.Nothing);
        }
        foreach (var added in EndpointFilters(entry.Mapping))
        {
            var info = added.Argument is null ? default : graphs.ModelOf(added.Call.SyntaxTree).GetSymbolInfo(added.Argument, cancellationToken);
            var method = (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) as IMethodSymbol;
            answer = Answer.And(answer, method is not null && graphs.Declares(method) ? summaries.Of(method, question, cancellationToken).IfCalled() : Answer.CannotTell);
        }
        return answer;
    }

    private static Answer OfType(INamedTypeSymbol filter, Summaries summaries, BodyGraphs graphs, Question question, CancellationToken cancellationToken)
    {
        // [ServiceFilter(typeof(X))] and filters of other projects cannot be followed.
        if (!graphs.Declares(filter)) return filter.Name is "ServiceFilterAttribute" or "TypeFilterAttribute" || !NeutralAssemblies.IsFramework(filter.ContainingAssembly) ? Answer.CannotTell : Answer.Nothing;
        return filter.GetMembers().OfType<IMethodSymbol>()
            .Where(static method => method is { MethodKind: MethodKind.Ordinary, IsStatic: false } && method.Name.StartsWith("On", System.StringComparison.Ordinal))
            .Aggregate(Answer.Nothing, (known, method) => Answer.And(known, summaries.Of(method, question, cancellationToken).IfCalled()));
    }

    private static IEnumerable<INamedTypeSymbol> Attributes(IMethodSymbol? method)
    {
        for (ISymbol? symbol = method; symbol is not null; symbol = symbol is INamedTypeSymbol type ? type.BaseType : symbol.ContainingType)
            foreach (var attribute in symbol.GetAttributes())
                if (attribute.AttributeClass is { } attributeClass && s_filters.Any(attributeClass.IsOrInherits)) yield return attributeClass;
    }

    // app.MapPost("/logout", …).AddEndpointFilter(…)
    private static IEnumerable<(InvocationExpressionSyntax Call, ExpressionSyntax? Argument)> EndpointFilters(SyntaxNode? mapping)
    {
        for (var node = mapping; node?.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access && access.Expression == node; node = next)
            if (access.Name.Identifier.ValueText is "AddEndpointFilter" or "AddEndpointFilterFactory") yield return (next, next.ArgumentList.Arguments.FirstOrDefault()?.Expression);
    }
}
