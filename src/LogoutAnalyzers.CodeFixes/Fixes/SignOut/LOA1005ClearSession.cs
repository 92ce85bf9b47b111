using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Fixes.SignOut;

/// <summary>Empties the session beside the sign-out; on System.Web it is abandoned.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ClearSession : RuleFix
{
    /// <summary>Fixes LOA1005.</summary>
    public ClearSession()
        : base("LOA1005", "Clear the session")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (diagnostic.Properties.ContainsKey(LogoutLeavesSessionState.TooFarProperty)) return null;
        if (await FixTarget.FindAsync(document, diagnostic.Location.SourceSpan, cancellationToken).ConfigureAwait(false) is not var (handlerDocument, body)) return null;
        if (await SourceEdits.OfAsync(handlerDocument, cancellationToken).ConfigureAwait(false) is not { } edits || FixTarget.SymbolOf(body, edits.Model, cancellationToken) is not { } symbol) return null;
        if (SignOutStatement.ClearSession(edits, body, symbol) is not { } statement) return null;
        if (statement.NeedsContext && !await ContextParameter.TryAddAsync(edits, body, symbol, becomesAsync: false, cancellationToken).ConfigureAwait(false)) return null;
        if (FixTarget.ExpressionOf(body) is not null) BodyInsertion.ExpressionToBlock(edits, body, statement.Text, symbol.ReturnType, becomesAsync: false);
        else if (!BesideCalls.TryInsert(edits, body, body.DescendantNodes().OfType<ExpressionSyntax>().Any(SignsOut) ? SignsOut : DeletesCookie, _ => statement.Text)) return null;
        return edits.Apply();

        bool SignsOut(ExpressionSyntax call) => edits.Model.GetOperation(call, cancellationToken) is { } operation && SignOutCall.From(operation) is not null;

        // Where a cookie of the application's own is the login.
        bool DeletesCookie(ExpressionSyntax call) =>
            edits.Model.GetOperation(call, cancellationToken) is { } operation && (HttpCookies.DeletedBy(operation, _ => edits.Model) is not null || CookieCall.From(operation) is { IsDelete: true } or { HasEmptyValue: true });
    }
}
