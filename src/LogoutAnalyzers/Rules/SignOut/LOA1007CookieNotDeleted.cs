using System.Linq;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.SignOut;

/// <summary>LOA1007: a cookie is told to expire in a way that the browser does not follow.</summary>
internal sealed class CookieNotDeleted : SetupRule
{
    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA1007",
        Promise.NoKnownFalsePositives,
        Categories.SignOut,
        "Cookie is not really deleted",
        "The browser keeps the cookie '{0}': {1}",
        "A server cannot remove a cookie, it can only send an expired one of the same name, path and domain. One that differs is another cookie to the browser, and the one that was to go stays.");

    public override void Check(SyntaxTree tree, RuleContext context)
    {
        foreach (var deletion in context.Model.CookieWrites(context.CancellationToken).All)
        {
            if (deletion.Syntax.SyntaxTree != tree || !deletion.IsDeletion || deletion.Name is not { } name) continue;
            if (CookieRepair.Of(deletion, context.Model, context.CancellationToken) is { } repair) Report(deletion.Syntax, name.Shown, repair, context);
        }
        if (!context.Model.IsSystemWeb) return;
        var entries = context.Model.EntriesIn(tree, context.CancellationToken);
        foreach (var unsent in UnsentDeletion.In(tree, context.Model.NamesIn(tree, context.CancellationToken), context.Model.Graphs.ModelOf, context.CancellationToken))
            if (unsent.IsInDeletion || entries.Any(entry => entry.Body.Span.Contains(unsent.Syntax.Span))) Report(unsent.Syntax, unsent.Name.Shown, CookieRepair.Of(unsent), context);
    }

    private static void Report(SyntaxNode deletion, string name, CookieRepair repair, RuleContext context)
    {
        if (!GeneratedCode.IsForNobody(deletion.GetLocation())) context.Report(deletion.GetLocation(), repair.Evidence, repair.Attributes, name, repair.Reason);
    }
}
