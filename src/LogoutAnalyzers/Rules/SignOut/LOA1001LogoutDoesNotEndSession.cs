using System.Linq;
using LogoutAnalyzers.Entries;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.SignOut;

/// <summary>LOA1001: no path of the logout ends the session, and nothing unknown is called that might.</summary>
internal sealed class LogoutDoesNotEndSession : EntryRule
{
    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA1001",
        Promise.NoKnownFalsePositives,
        Categories.SignOut,
        "Logout does not end the session",
        "'{0}' {1}, so the user stays signed in after logging out; {2}",
        "A logout must make the session unusable, in the browser or on the server. This one answers the request without doing so: a cookie or token copied before the logout, and often the browser itself, stays signed in.");

    public override bool AsksServices => true;

    public override void Check(LogoutEntry entry, RuleContext context)
    {
        if (context.Model.SessionEndOf(entry, context.CancellationToken) is not { } flow) return;
        var ends = flow.ToAnswer();
        if (ends.Sometimes || ends.Unknown || flow.Exits.All(static exit => exit.DoneOrUnknown)) return;
        if (context.Model.Handovers.IsNoOpOnPurpose(entry, context.CancellationToken)) return;
        if (ConfirmationPages.Is(entry) && context.Model.HasEntryForPost(entry, context.CancellationToken)) return;
        // Where a refresh token is all that a client has, LOA2001 says how to end it.
        if (context.Model.RefreshTokensLeftBy(entry, context.CancellationToken) is not null) return;
        if (context.Model.FiltersMayEndSession(entry, context.CancellationToken)) return;
        var advice = SignOutAdvice.For(entry, context.Model, context.CancellationToken);
        context.Report(entry.Location, advice.Evidence, advice.ToProperties(), entry.Name, advice.Missing, advice.Remedy);
    }
}
