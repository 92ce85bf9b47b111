using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers;

/// <summary>A cookie session that a logout ends in the browser only.</summary>
/// <param name="Scheme">The scheme that is signed out.</param>
/// <param name="StampWouldBeValidated">Whether a rotated security stamp would be noticed.</param>
/// <param name="RotatesStampInVain">Whether the logout rotates the stamp, and nobody notices.</param>
/// <param name="OutlivesStampValidation">Whether sliding renewals are what keeps it from being noticed.</param>
internal sealed record ReplayableSession(Scheme Scheme, bool StampWouldBeValidated, bool RotatesStampInVain, bool OutlivesStampValidation)
{
    // Is the browser's login cookie gone?
    private static readonly Question s_deletesLogin = new(Effects.EndsLocalSession | Effects.DeletesCookie, Effects.None) { TrustsNames = false };

    // Does the server record that the session has ended, or may it, out of sight?
    private static readonly Question s_endsServerRecord = new(Effects.RemovesFromStore | Effects.RevokesToken, Effects.ReachesOutside | Effects.MakesEvent) { TrustsNames = false };

    // Is something taken out of the session, or all of it?
    private static readonly Question s_emptiesSession = new(Effects.ClearsSessionState | Effects.RemovesSessionValue | Effects.AbandonsSession, Effects.None) { TrustsNames = false };

    // Does the user's security stamp change?
    private static readonly Question s_rotatesStamp = new(Effects.RotatesSecurityStamp, Effects.None) { TrustsNames = false };

    /// <summary>The session that the entry leaves to whoever has copied the cookie; null when the server ends it, or may, out of sight.</summary>
    public static ReplayableSession? Of(LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken)
    {
        // A logout that does not even end the browser's session is another rule's; one that only calls a service leaves the report to it.
        if (model.SessionEndOf(entry, cancellationToken) is not { Anywhere.Sometimes: true } || model.Handovers.Forwards(entry, cancellationToken) || !model.Handovers.IsOwedBy(entry, cancellationToken)) return null;
        var schemes = SignedOut(entry, model, cancellationToken);
        if (schemes.Count == 0) return null;
        var sessions = model.CookieSessions(cancellationToken);
        if (schemes.Any(scheme => sessions.MayRefuse(scheme.Name!))) return null;
        if (AnswerOf(s_endsServerRecord) is not { Unknown: false } record) return null;
        if (model.FiltersMayDo(entry, s_endsServerRecord, cancellationToken)) return null;
        if (record.Sometimes && model.ChecksRequests(schemes[0].Location, cancellationToken)) return null;
        if (AnswerOf(s_emptiesSession) is { Sometimes: true } && model.AsksSession(cancellationToken)) return null;
        var rotates = AnswerOf(s_rotatesStamp) is { Sometimes: true };
        var name = schemes[0].Name!;
        var (validates, outlives) = (sessions.ValidatesSecurityStamp(name), UnvalidatedRenewals.Of(name, sessions) is not null);
        return rotates && validates && !outlives ? null : new ReplayableSession(schemes[0], validates && !outlives, rotates, validates && outlives);

        // What the sign-out itself sets off counts: OnSigningOut, a SignInManager of the application's own.
        Answer? AnswerOf(Question question) =>
            model.Summaries.Solve(entry.Body, question, cancellationToken) is { } flow ? Answer.And(flow.ToAnswer(), model.EventsOf(entry, question, cancellationToken)) : null;
    }

    /// <summary>What the cookie is called in messages.</summary>
    public string Cookie => Scheme.Name == SignOutCall.FormsTicket ? "forms authentication" : $"the scheme \"{Scheme.Name}\"";

    public string WhyStampIsInVain => OutlivesStampValidation ? "each sliding renewal puts off its validation until it is never due" : "nothing validates it";

    public string Remedy => Scheme.Name == SignOutCall.FormsTicket ? "check each ticket against a record on the server that the logout removes" : "keep the sessions on the server, in a SessionStore";

    // The cookie schemes that the entry itself signs out and users are signed in with.
    private static List<Scheme> SignedOut(LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken)
    {
        var none = new List<Scheme>();
        if (model.Summaries.Solve(entry.Body, s_deletesLogin, cancellationToken) is not { Anywhere.Sometimes: true } flow) return none;
        var setup = model.Authentication(cancellationToken);
        var cookies = setup.Schemes.Where(static scheme => scheme is { Kind: SchemeKind.Cookie, Name: not null }).GroupBy(static scheme => scheme.Name).Select(static same => same.First()).ToList();
        var used = setup.SignInsAreKnown ? cookies.Where(scheme => setup.SignedIn.Contains(scheme.Name!)).ToList() : setup.SignedIn.Count == 0 && cookies.Count == 1 ? cookies : none;
        if (used.Count == 0) return none;
        var calls = flow.DoneAt.Select(node => model.Graphs.ModelOf(node.SyntaxTree).GetOperation(node, cancellationToken)).OfType<IOperation>().Where(operation => !model.HandsOver(operation) && !IsDropped(operation)).ToList();
        if (calls.Count == 0) return none;
        var named = calls.Select(SignOutCall.From).OfType<SignOutCall>().SelectMany(static call => call.Schemes).OfType<string>().ToList();
        var reached = used.Where(scheme => named.Contains(scheme.Name!)).ToList();
        return reached.Count > 0 ? reached : named.Count > 0 ? none : used;
    }

    // A result that is not returned signs nobody out.
    private static bool IsDropped(IOperation operation) => SignOutCall.From(operation) is { CreatesResult: true } && ValueFate.Of(operation) != Fate.Used;
}
