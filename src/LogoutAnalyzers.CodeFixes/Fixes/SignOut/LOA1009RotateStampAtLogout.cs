using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.CodeFixes.Fixes.SignOut;

/// <summary>Rotates the security stamp before the sign-out: every session of the user is refused at its next validation.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RotateStampAtLogout : RuleFix
{
    /// <summary>Fixes LOA1009.</summary>
    public RotateStampAtLogout()
        : base("LOA1009", "Rotate the security stamp, which ends all sessions of the user")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.ContainsKey(SessionCookieReplayable.StampProperty)) return null;
        if (await FixTarget.FindAsync(document, diagnostic.Location.SourceSpan, cancellationToken).ConfigureAwait(false) is not var (target, body)) return null;
        if (await SourceEdits.OfAsync(target, cancellationToken).ConfigureAwait(false) is not { } edits || FixTarget.SymbolOf(body, edits.Model, cancellationToken) is not { } symbol) return null;
        return SignOutIn(edits, body, cancellationToken) is { } signOut && await StampRotation.TryInsertAsync(edits, body, symbol, signOut, cancellationToken).ConfigureAwait(false) ? edits.Apply() : null;
    }

    private static ExpressionStatementSyntax? SignOutIn(SourceEdits edits, SyntaxNode body, CancellationToken cancellationToken) =>
        body.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => FixTarget.Around(call) == body && edits.Model.GetOperation(call, cancellationToken) is IInvocationOperation operation && SignOutCall.From(operation) is { CreatesResult: false })
            .Select(static call => call.FirstAncestorOrSelf<ExpressionStatementSyntax>()).FirstOrDefault(static statement => statement?.Parent is BlockSyntax);
}
