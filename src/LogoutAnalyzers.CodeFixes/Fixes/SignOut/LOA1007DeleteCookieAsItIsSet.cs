using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Fixes.SignOut;

/// <summary>Gives the deletion of a cookie the attributes that the cookie is set with.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class DeleteCookieAsItIsSet : RuleFix
{
    /// <summary>Fixes LOA1007.</summary>
    public DeleteCookieAsItIsSet()
        : base("LOA1007", "Delete the cookie as it is set")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await SourceEdits.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } edits) return null;
        var node = edits.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (diagnostic.Properties.ContainsKey(CookieRepair.UnsentProperty)) return ResponseCookie.TryExpire(edits, node) ? edits.Apply() : null;
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call) return null;
        return CookieOptionsEdit.TrySet(edits, call, diagnostic.Properties, cancellationToken) ? edits.Apply() : null;
    }
}
