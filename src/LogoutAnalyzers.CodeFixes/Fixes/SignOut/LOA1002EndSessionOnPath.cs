using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Fixes.SignOut;

/// <summary>Repeats the call that ends the session on the path that leaves without.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class EndSessionOnPath : RuleFix
{
    /// <summary>Fixes LOA1002.</summary>
    public EndSessionOnPath()
        : base("LOA1002", "End the session on this path")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await SourceEdits.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } edits) return null;
        var span = diagnostic.Location.SourceSpan;
        var token = edits.Root.FindToken(span.Start);
        // A report at the entry's name: the handler, or the path, is in another file.
        if (token.Parent is not { } leaving || FixTarget.Around(leaving) is not { } body || FixTarget.SymbolOf(body, edits.Model, cancellationToken) is not { } symbol) return null;
        if (token.Parent is MethodDeclarationSyntax or LocalFunctionStatementSyntax or LiteralExpressionSyntax { Parent: ArgumentSyntax }) return null;
        if (AsyncBody.IsWhereNothingIsAwaited(leaving)) return null;
        var exit = leaving.FirstAncestorOrSelf<StatementSyntax>(static statement => statement is ReturnStatementSyntax or ExpressionStatementSyntax) is { } found && FixTarget.Around(found) == body && found.SpanStart == span.Start ? found : null;
        var known = KnownSignOut.In(edits, body, diagnostic, cancellationToken);
        if (known is not null && known.TryMakeUnconditional(edits, exit)) return edits.Apply();
        if ((known?.Repeated ?? SignOutStatement.For(edits, body, diagnostic, cancellationToken)) is not { } statement) return null;
        if (statement.NeedsContext && !await ContextParameter.TryAddAsync(edits, body, symbol, statement.IsAwaited, cancellationToken).ConfigureAwait(false)) return null;
        if (statement.IsAwaited && !await new AsyncBody(edits, cancellationToken).TryMakeAsync(body).ConfigureAwait(false)) return null;
        if (exit is not null) BodyInsertion.Before(edits, exit, statement.Text);
        else if (token.IsKind(SyntaxKind.CloseBraceToken) && FixTarget.BlockOf(body) is { } block && block.CloseBraceToken == token) BodyInsertion.AtEnd(edits, block, statement.Text);
        else if (FixTarget.ExpressionOf(body) is not null) BodyInsertion.ExpressionToBlock(edits, body, statement.Text, symbol.ReturnType);
        else return null;
        return edits.Apply();
    }
}
