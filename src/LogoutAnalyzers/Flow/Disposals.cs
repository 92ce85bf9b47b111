using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Flow;

/// <summary>What the resources of a body do when they are disposed of: <c>await using var scope = new UnitOfWorkScope(context)</c>.</summary>
internal static class Disposals
{
    /// <summary>Whether one of the application's own does what is asked, or may. What it was told before decides.</summary>
    public static bool MayDo(SyntaxNode body, Question question, Summaries summaries, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        foreach (var node in body.DescendantNodes())
        {
            var declaration = node switch
            {
                LocalDeclarationStatementSyntax local when !local.UsingKeyword.IsKind(SyntaxKind.None) => local.Declaration,
                UsingStatementSyntax { Declaration: { } declared } => declared,
                _ => null,
            };
            if (declaration?.Variables[0].Initializer?.Value is not { } resource || graphs.ModelOf(body.SyntaxTree).GetTypeInfo(resource, cancellationToken).Type is not INamedTypeSymbol type || !graphs.Declares(type)) continue;
            if (type.TypeKind == TypeKind.Interface) return true;
            if (type.GetMembers().OfType<IMethodSymbol>().Any(method => method.Name is "Dispose" or "DisposeAsync" && summaries.Of(method, question, cancellationToken) is { Sometimes: true } or { Unknown: true })) return true;
        }
        return false;
    }
}
