using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.SignOut;

/// <summary>Which call would end the session in an application on System.Web: forms authentication, OWIN, or the session that is the login.</summary>
internal static class SystemWebAdvice
{
    public static SignOutAdvice For(LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken)
    {
        var setup = model.Authentication(cancellationToken);
        var usesSession = model.UsesSession(cancellationToken);
        var evidence = setup.Schemes.Select(static scheme => scheme.Location).Take(1).ToImmutableArray();
        // A WCF service need not have the context of a request.
        if (entry.Kind == EntryKind.RemoteCall) return Nothing(evidence);
        var owin = setup.Schemes.Any(static scheme => scheme.IsOwin);
        if (setup.SignInsAreKnown && setup.SignedIn.Count == 1 && setup.SignedIn.First() is var scheme)
        {
            evidence = setup.Schemes.Where(candidate => candidate.Name == scheme).Select(static candidate => candidate.Location).Take(1).ToImmutableArray();
            return scheme == SignOutCall.FormsTicket
                ? new SignOutAdvice(SignOutAdvice.Kind.FormsAuthentication, null, "never calls FormsAuthentication.SignOut", usesSession ? "call it, and Session.Abandon" : "call it", evidence) { UsesSession = usesSession }
                : new SignOutAdvice(SignOutAdvice.Kind.Owin, scheme, $"never calls AuthenticationManager.SignOut(\"{scheme}\")", "call it", evidence);
        }
        if (owin && setup.Schemes.All(static candidate => candidate.Kind is SchemeKind.Bearer or SchemeKind.NoSignOut))
            return new SignOutAdvice(SignOutAdvice.Kind.Revoke, null, "neither revokes nor denylists a token", "revoke the tokens that were issued to this client", evidence);
        if (owin) return new SignOutAdvice(SignOutAdvice.Kind.Unknown, null, "never calls AuthenticationManager.SignOut", "sign out the authentication type that the user is signed in with", evidence);
        if (!setup.HasAuthentication && usesSession)
            return new SignOutAdvice(SignOutAdvice.Kind.SessionAbandon, null, "never calls Session.Abandon", "abandon the session, which is the login here", ImmutableArray<Location>.Empty) { UsesSession = true };
        // A service is called by clients that no cookie signs in.
        if (entry.Kind != EntryKind.WebForms && entry.Symbol?.ContainingType.IsOrInherits("System.Web.Mvc.ControllerBase") != true) return Nothing(evidence);
        return new SignOutAdvice(SignOutAdvice.Kind.Unknown, null, "calls neither FormsAuthentication.SignOut nor Session.Abandon", "end what the user is signed in with", evidence);
    }

    private static SignOutAdvice Nothing(ImmutableArray<Location> evidence) =>
        new(SignOutAdvice.Kind.Unknown, null, "calls nothing that ends a session or revokes a token", "end what the caller signed in with", evidence);
}
