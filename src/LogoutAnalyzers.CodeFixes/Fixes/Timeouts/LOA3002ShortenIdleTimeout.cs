using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Options;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Fixes.Timeouts;

/// <summary>Sets the timeout to the limit, and keeps the security stamps of such sessions validated.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) })]
public sealed class ShortenIdleTimeout : RuleFix
{
    /// <summary>Fixes LOA3002.</summary>
    public ShortenIdleTimeout()
        : base("LOA3002", "Shorten the idle timeout")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await SourceEdits.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } edits || await ModelOfDocument.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } model) return null;
        var value = edits.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) as ExpressionSyntax;
        if (value is null || Setting(edits, value, cancellationToken) is not var (code, timeout)) return null;
        var limit = model.LimitOf(OptionKeys.MaxIdleTimeout).Value;
        if (!DurationLimit.TryApply(edits, model, value, timeout.Form, limit, cancellationToken)) return null;
        if (timeout.Kind is IdleTimeoutKind.Cookie or IdleTimeoutKind.SignIn && !timeout.IsOwin && !await StampValidation.TryKeepAsync(edits, model, timeout.Scheme, limit, Registration(edits, code), cancellationToken).ConfigureAwait(false)) return null;
        if (timeout.IsOwin) OwinStampValidation.Keep(edits, model, code, limit, cancellationToken);
        return await edits.ApplyAsync(cancellationToken).ConfigureAwait(false);
    }

    private static (ExpressionSyntax Code, IdleTimeout Timeout)? Setting(SourceEdits edits, ExpressionSyntax value, CancellationToken cancellationToken)
    {
        foreach (var code in value.Ancestors().OfType<ExpressionSyntax>().Where(static node => node is AssignmentExpressionSyntax or BaseObjectCreationExpressionSyntax))
            if (edits.Model.GetOperation(code, cancellationToken) is { } operation && IdleTimeouts.From(operation, cancellationToken) is { } timeout) return (code, timeout);
        return null;
    }

    // The call that the options are configured in, where a statement can follow it.
    private static Location? Registration(SourceEdits edits, ExpressionSyntax code) =>
        code.Ancestors().OfType<InvocationExpressionSyntax>().Select(static call => call.Expression).OfType<MemberAccessExpressionSyntax>()
            .Select(static access => access.Name.GetLocation()).FirstOrDefault(name => ServiceRegistrations.At(edits, name) is not null);
}
