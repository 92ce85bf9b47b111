using System.Linq;
using System.Threading;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>Checks that an application makes of a token by hand, beside the settings of the scheme.</summary>
internal static class SchemeChecks
{
    /// <summary>Whether the function that makes a setting, or the events that are set there, look at the token's end.</summary>
    public static bool LookAtEnd(SyntaxNode setting, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        var function = EnclosingBodies.Of(setting).FirstOrDefault();
        if (function is null) return false;
        if (ExpiredTokenReads.ChecksEnd(function)) return true;
        var model = graphs.ModelOf(function.SyntaxTree);
        return function.DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(static set => NameOf(set.Left) is "OnTokenValidated" or "Events" or "EventsType")
            .SelectMany(static set => set.Right.DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
            .Select(name => model.GetSymbolInfo(name, cancellationToken)).Select(static info => info.Symbol ?? info.CandidateSymbols.FirstOrDefault())
            .Where(symbol => symbol is IMethodSymbol or INamedTypeSymbol && graphs.Declares(symbol))
            .Any(symbol => symbol!.DeclaringSyntaxReferences.Any(reference => ExpiredTokenReads.ChecksEnd(reference.GetSyntax(cancellationToken))));
    }

    private static string? NameOf(ExpressionSyntax target) => (target as IdentifierNameSyntax ?? (target as MemberAccessExpressionSyntax)?.Name)?.Identifier.ValueText;
}
