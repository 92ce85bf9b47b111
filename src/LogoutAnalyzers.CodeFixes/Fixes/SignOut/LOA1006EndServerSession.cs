using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LogoutAnalyzers.CodeFixes.Fixes.SignOut;

/// <summary>Ends on the server what the deleted cookie was the key to: signs out, clears the session, or removes the record that was looked up.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class EndServerSession : RuleFix
{
    /// <summary>Fixes LOA1006.</summary>
    public EndServerSession()
        : base("LOA1006", "End the session on the server")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await FixTarget.FindAsync(document, diagnostic.Location.SourceSpan, cancellationToken).ConfigureAwait(false) is not var (handlerDocument, body)) return null;
        if (await SourceEdits.OfAsync(handlerDocument, cancellationToken).ConfigureAwait(false) is not { } edits || FixTarget.SymbolOf(body, edits.Model, cancellationToken) is not { } symbol) return null;
        if (SignOutStatement.For(edits, body, diagnostic, cancellationToken) is { } statement) return await statement.TryInsertAsync(edits, body, symbol, cancellationToken).ConfigureAwait(false) ? edits.Apply() : null;
        return await RecordRemoval.TryAsync(edits, body, cancellationToken).ConfigureAwait(false) ? edits.Apply() : null;
    }
}
