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
[ExportCodeFixProvider(LanguageNames.CSharp)]
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
        if (!diagnostic.Properties.TryGetValue(RevalidatedTooRarely.SchemeProperty, out var scheme) || scheme is null)
        {
            DurationEdit.Set(edits, value, Ticks(diagnostic, RevalidatedTooRarely.IntervalProperty));
            return edits.Apply();
        }
        // Asked anew: the fix of another report may have set the interval already.
        if (await ModelOfDocument.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } model) return null;
        var life = Ticks(diagnostic, RevalidatedTooRarely.CookieLifeProperty);
        return await StampValidation.TryKeepAsync(edits, model, scheme, life, Configuration(value), cancellationToken).ConfigureAwait(false) ? edits.Apply() : null;
    }

    private static TimeSpan Ticks(Diagnostic diagnostic, string property) =>
        diagnostic.Properties.TryGetValue(property, out var ticks) && long.TryParse(ticks, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? TimeSpan.FromTicks(number) : TimeSpan.Zero;

    // The name of the call that configures the cookie: ConfigureApplicationCookie(options => …).
    private static Location? Configuration(ExpressionSyntax value) =>
        value.Ancestors().OfType<InvocationExpressionSyntax>().Where(call => call.ArgumentList.Span.Contains(value.Span)).Select(static call => (call.Expression as MemberAccessExpressionSyntax)?.Name.GetLocation()).FirstOrDefault();
}
