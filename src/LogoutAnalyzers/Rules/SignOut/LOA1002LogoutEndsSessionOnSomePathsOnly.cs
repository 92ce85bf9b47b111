using System.Linq;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.SignOut;

/// <summary>LOA1002: the logout ends the session, but a path that reports success leaves without.</summary>
internal sealed class LogoutEndsSessionOnSomePathsOnly : EntryRule
{
    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA1002",
        Promise.NoKnownFalsePositives,
        Categories.SignOut,
        "Logout ends the session on some paths only",
        "'{0}' leaves here without ending the session{1}; end it on this path too",
        "A logout must end the session on every path that reports success. On this one the user is told, or has to assume, that the logout worked, while the session stays usable.");

    public override bool AsksServices => true;

    public override void Check(LogoutEntry entry, RuleContext context)
    {
        if (context.Model.SessionEndOf(entry, context.CancellationToken) is not { } flow) return;
        if (!flow.Anywhere.Sometimes) return;
        if (flow.Exits.All(static exit => exit.DoneOrUnknown) || context.Model.FiltersMayEndSession(entry, context.CancellationToken)) return;
        foreach (var exit in flow.Exits.Where(static exit => !exit.DoneOrUnknown).GroupBy(static exit => exit.Syntax).Select(static same => same.First()))
        {
            var leaves = exit.Syntax?.GetLocation() ?? BodySyntax.EndOf(entry.Body);
            var advice = SignOutAdvice.For(entry, context.Model, context.CancellationToken);
            // Reported where the file is being analysed: a handler in another file is only evidence.
            var inThisFile = leaves.SourceTree == entry.Location.SourceTree;
            var evidence = flow.DoneAt.Select(static node => node.GetLocation());
            context.Report(
                inThisFile ? leaves : entry.Location,
                inThisFile ? evidence : new[] { leaves }.Concat(evidence),
                advice.ToProperties(),
                entry.Name,
                PathCondition.Describe(exit.Syntax, flow.DoneAt, entry.Body) is { } condition ? " " + condition : "");
        }
    }
}
