using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Rules.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Fixes.Timeouts;

/// <summary>Shortens the interval at which sessions are looked at again; sets it where the default is too long for the cookies.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) })]
public sealed class ValidateStampMoreOften : RuleFix
{
    /// <summary>Fixes LOA3005.</summary>
    public ValidateStampMoreOften()
        : base("LOA3005", "Revalidate sessions more often")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await SourceEdits.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } edits) return null;
        if (edits.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax value) return null;
        if (await ModelOfDocument.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } model) return null;
        if (diagnostic.Properties.TryGetValue(RevalidatedTooRarely.SchemeProperty, out var scheme) && scheme is not null)
        {
            // Asked anew: the fix of another report may have set the interval already.
            var life = Ticks(diagnostic, RevalidatedTooRarely.CookieLifeProperty);
            if (!await StampValidation.TryKeepAsync(edits, model, scheme, life, Configuration(value), cancellationToken).ConfigureAwait(false)) return null;
        }
        else if (!TryShorten(edits, model, value, Ticks(diagnostic, RevalidatedTooRarely.IntervalProperty), cancellationToken))
        {
            return null;
        }
        return await edits.ApplyAsync(cancellationToken).ConfigureAwait(false);
    }

    // What stands in a configuration file is changed there.
    private static bool TryShorten(SourceEdits edits, LogoutModel model, ExpressionSyntax value, TimeSpan interval, CancellationToken cancellationToken)
    {
        var tooLong = model.Durations.Of(edits.Model.GetOperation(value, cancellationToken), cancellationToken).Where(duration => duration.Value > interval).ToList();
        if (tooLong.Any(static duration => duration.Source is not null)) return tooLong.All(duration => edits.Files.TrySet(duration, interval));
        DurationEdit.Set(edits, value, interval);
        return true;
    }

    private static TimeSpan Ticks(Diagnostic diagnostic, string property) =>
        diagnostic.Properties.TryGetValue(property, out var ticks) && long.TryParse(ticks, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? TimeSpan.FromTicks(number) : TimeSpan.Zero;

    // The name of the call that configures the cookie: ConfigureApplicationCookie(options => …).
    private static Location? Configuration(ExpressionSyntax value) =>
        value.Ancestors().OfType<InvocationExpressionSyntax>().Where(call => call.ArgumentList.Span.Contains(value.Span)).Select(static call => (call.Expression as MemberAccessExpressionSyntax)?.Name.GetLocation()).FirstOrDefault();
}
