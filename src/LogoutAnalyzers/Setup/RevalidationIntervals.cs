using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>How often the application's providers look at the users of Blazor circuits again.</summary>
internal static class RevalidationIntervals
{
    private const string Provider = "Microsoft.AspNetCore.Components.Server.RevalidatingServerAuthenticationStateProvider";

    /// <summary>The values of <c>RevalidationInterval</c>, as they are written.</summary>
    public static IEnumerable<(INamedTypeSymbol Provider, IOperation Interval)> Of(OpenConnections connections, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        foreach (var provider in connections.RevalidatingProviders)
        {
            if (!provider.IsOrInherits(Provider)) continue;
            foreach (var declaration in provider.GetMembers("RevalidationInterval").SelectMany(static member => member.DeclaringSyntaxReferences))
                if (declaration.GetSyntax(cancellationToken) is PropertyDeclarationSyntax property && ValueOf(property) is { } value && graphs.ModelOf(value.SyntaxTree).GetOperation(value, cancellationToken) is { } interval)
                    yield return (provider, interval);
        }
    }

    private static ExpressionSyntax? ValueOf(PropertyDeclarationSyntax property)
    {
        if ((property.ExpressionBody?.Expression ?? property.Initializer?.Value) is { } written) return written;
        var getter = property.AccessorList?.Accessors.FirstOrDefault(static accessor => accessor.Keyword.ValueText == "get");
        return getter?.ExpressionBody?.Expression ?? (getter?.Body is { Statements: { Count: 1 } statements } && statements[0] is ReturnStatementSyntax { Expression: { } returned } ? returned : null);
    }
}
