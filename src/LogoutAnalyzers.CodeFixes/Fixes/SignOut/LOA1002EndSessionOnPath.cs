using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.CodeFixes.Fixes.SignOut;

/// <summary>Repeats the call that ends the session on the path that leaves without.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class EndSessionOnPath : CodeFixProvider
{
    private const string EquivalenceKey = "LOA1002.EndSessionOnPath";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("LOA1002");

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => SequentialFixAllProvider.Instance;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        if (await FixAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } changed) return;
        context.RegisterCodeFix(CodeAction.Create("End the session on this path", _ => Task.FromResult(changed.Project.Solution), EquivalenceKey), diagnostic);
    }

    private static async Task<Document?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await SourceEdits.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } edits) return null;
        var span = diagnostic.Location.SourceSpan;
        var token = edits.Root.FindToken(span.Start);
        // A report at the entry's name: the handler, or the path, is in another file.
        if (token.Parent is not { } leaving || FixTarget.Around(leaving) is not { } body || FixTarget.SymbolOf(body, edits.Model, cancellationToken) is not { } symbol) return null;
        if (token.Parent is MethodDeclarationSyntax or LocalFunctionStatementSyntax or LiteralExpressionSyntax { Parent: ArgumentSyntax }) return null;
        if ((Repeated(edits, body, diagnostic, cancellationToken) ?? SignOutStatement.For(edits, body, diagnostic, cancellationToken)) is not { } statement) return null;
        if (statement.NeedsContext && !ContextParameter.TryAdd(edits, body, symbol)) return null;
        if (statement.IsAwaited && !await new AsyncBody(edits, cancellationToken).TryMakeAsync(body).ConfigureAwait(false)) return null;
        if (leaving.FirstAncestorOrSelf<ReturnStatementSyntax>() is { } exit && FixTarget.Around(exit) == body && exit.SpanStart == span.Start) BodyInsertion.Before(edits, exit, statement.Text);
        else if (token.IsKind(SyntaxKind.CloseBraceToken) && FixTarget.BlockOf(body) is { } block && block.CloseBraceToken == token) BodyInsertion.AtEnd(edits, block, statement.Text);
        else if (FixTarget.ExpressionOf(body) is not null) BodyInsertion.ExpressionToBlock(edits, body, statement.Text, symbol.ReturnType);
        else return null;
        return edits.Apply();
    }

    // The call that other paths make, where it stands alone and needs nothing that only they have.
    private static SignOutStatement? Repeated(SourceEdits edits, SyntaxNode body, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var sessionIsLogin = diagnostic.Properties.TryGetValue(SignOutAdvice.CallProperty, out var kind) && kind == nameof(SignOutAdvice.Kind.SessionClear);
        foreach (var node in body.DescendantNodes(static node => node is not LocalFunctionStatementSyntax).OfType<InvocationExpressionSyntax>())
        {
            if (FixTarget.Around(node) != body || edits.Model.GetOperation(node, cancellationToken) is not IInvocationOperation operation) continue;
            var signOut = SignOutCall.From(operation);
            var clears = sessionIsLogin && ApiTable.Find(operation)?.Effects.HasFlag(Effects.ClearsSessionState) == true;
            if ((signOut is null || signOut.CreatesResult) && !clears) continue;
            if (operation.Descendants().Any(static inner => inner is ILocalReferenceOperation or IAnonymousFunctionOperation)) continue;
            return TaskTypes.IsTask(operation.Type) ? new SignOutStatement("await " + node + ";", true, false) : new SignOutStatement(node + ";", false, false);
        }
        return null;
    }
}
