using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers;

/// <summary>A cookie that is deleted, expired or emptied.</summary>
/// <param name="Syntax">The call or assignment.</param>
/// <param name="Name">The cookie; null where its name is not known.</param>
/// <param name="IsOfEveryCookie">Whether it stands in a loop over the cookies of the request.</param>
internal sealed record DeletedCookie(SyntaxNode Syntax, CookieName? Name, bool IsOfEveryCookie)
{
    private const int MaxDepth = 3;

    /// <summary>The cookies that a body deletes, by itself or through the application's own methods.</summary>
    public static IReadOnlyList<DeletedCookie> By(SyntaxNode body, LogoutModel model, CancellationToken cancellationToken)
    {
        var written = model.CookieWrites(cancellationToken).All.Where(static write => write.IsDeletion || write.Call.HasEmptyValue).Select(static write => new DeletedCookie(write.Syntax, write.Name, write.Call.IsOfEveryCookie)).ToList();
        var found = new List<DeletedCookie>();
        if (written.Count > 0 || model.IsSystemWeb) Collect(body, 0, new HashSet<SyntaxNode>());
        return found;

        void Collect(SyntaxNode within, int depth, HashSet<SyntaxNode> seen)
        {
            if (depth > MaxDepth || !seen.Add(within)) return;
            var semanticModel = model.Graphs.ModelOf(within.SyntaxTree);
            found.AddRange(written.Where(deletion => deletion.Syntax.SyntaxTree == within.SyntaxTree && within.Span.Contains(deletion.Syntax.Span)));
            if (model.IsSystemWeb) found.AddRange(HttpCookies.DeletedIn(within, semanticModel).Select(deleted => new DeletedCookie(deleted.Deletion, deleted.Name, deleted.Name is null && IsInLoopOverRequest(deleted.Deletion, within))));
            foreach (var call in within.DescendantNodes().OfType<InvocationExpressionSyntax>())
                if (semanticModel.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { MethodKind: not MethodKind.LocalFunction } method && model.Graphs.Declares(method))
                    foreach (var reference in method.OriginalDefinition.DeclaringSyntaxReferences) Collect(reference.GetSyntax(cancellationToken), depth + 1, seen);
        }
    }

    // foreach (string name in Request.Cookies.AllKeys) Response.Cookies[name].Expires = …
    private static bool IsInLoopOverRequest(SyntaxNode deletion, SyntaxNode body) =>
        deletion.Ancestors().TakeWhile(ancestor => ancestor != body).Any(static ancestor => ancestor is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax)
        && body.DescendantNodes().Any(static node => node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Cookies", Expression: var owner } && owner.ToString().EndsWith("Request", System.StringComparison.Ordinal));
}
