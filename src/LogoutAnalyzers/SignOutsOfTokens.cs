using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Setup;

namespace LogoutAnalyzers;

/// <summary>Logouts that sign out, and do nothing else, where clients hold bearer tokens.</summary>
internal static class SignOutsOfTokens
{
    // A login may be kept in objects of the application's own; whatever else is done may be what ends it.
    private static readonly Question s_endsMore = Question.EndsSessionState with
    {
        Any = Question.EndsSessionState.Any & ~Effects.MissesSession,
        Doubtful = Question.EndsSessionState.Doubtful | Effects.ChangesState | Effects.MakesEvent,
    };

    private static readonly Question s_signsOut = new(Effects.MissesSession, Effects.None);

    /// <summary>What the logout calls in vain; null when it does more, or may, or does not sign out.</summary>
    public static PathAnalysis? Of(LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken)
    {
        if (!model.Authentication(cancellationToken).HoldsOnlyTokens || model.IsTest || model.RunsAfterResponse(entry, cancellationToken)) return null;
        if (model.PathsOf(entry, s_signsOut, cancellationToken) is not { Anywhere.Sometimes: true } signsOut) return null;
        if (model.PathsOf(entry, s_endsMore, cancellationToken) is not { Anywhere: { Sometimes: false, Unknown: false } }) return null;
        // Where a refresh token is kept, LOA2001 says how to end it.
        if (model.RefreshTokensLeftBy(entry, cancellationToken) is not null) return null;
        return model.FiltersMayDo(entry, s_endsMore, cancellationToken) ? null : signsOut;
    }

    /// <summary>Whether every sign-out of the logout itself throws: no scheme that it reaches can sign out.</summary>
    public static bool Fail(PathAnalysis signsOut, LogoutModel model, CancellationToken cancellationToken)
    {
        var setup = model.Authentication(cancellationToken);
        var calls = signsOut.DoneAt.Select(node => model.Graphs.ModelOf(node.SyntaxTree).GetOperation(node, cancellationToken)).Select(static operation => operation is null ? null : SignOutCall.From(operation)).ToList();
        return calls.Count > 0 && calls.All(call => call is { IsOwin: false } && Throws(call, setup));
    }

    private static bool Throws(SignOutCall call, AuthenticationSetup setup)
    {
        var schemes = call.Schemes;
        if (schemes.IsEmpty)
        {
            var (scheme, isKnown) = setup.EffectiveDefault();
            if (!isKnown || scheme is null) return false;
            schemes = schemes.Add(scheme);
        }
        return schemes.Any(scheme => setup.Schemes.Any(registered => registered.Name == scheme) && setup.Schemes.All(registered => registered.Name != scheme || registered.Kind == SchemeKind.NoSignOut));
    }
}
