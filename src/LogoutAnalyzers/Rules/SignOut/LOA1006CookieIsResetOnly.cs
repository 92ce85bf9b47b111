using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.SignOut;

/// <summary>LOA1006: the logout deletes a cookie, and what the server keeps for it goes on.</summary>
internal sealed class CookieIsResetOnly : EntryRule
{
    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA1006",
        Promise.NoKnownFalsePositives,
        Categories.SignOut,
        "Cookie is reset but the server-side session lives on",
        "'{0}' only deletes the cookie '{1}', while {2} lives on, so a copy of the cookie still works; {3}",
        "Deleting a cookie asks one browser to forget it. Where the cookie is a key to something on the server, a ticket, the session's data or a stored token, that has to go too: a copy of the cookie opens it until it expires by itself.");

    public override bool AsksServices => true;

    public override void Check(LogoutEntry entry, RuleContext context)
    {
        var deletions = DeletedCookie.By(entry.Body, context.Model, context.CancellationToken);
        if (deletions.Count == 0) return;
        var kept = context.Model.KeptSessions(context.CancellationToken);
        var (deletion, session) = deletions.Select(deleted => (deleted, deleted.Name is { } name ? kept.Of(name, context.CancellationToken) : deleted.IsOfEveryCookie ? kept.OfAny(context.CancellationToken) : null)).FirstOrDefault(static found => found.Item2 is not null);
        if (session is null) return;
        if (context.Model.EndsBesidesCookies(entry, context.CancellationToken) is { Sometimes: true } or { Unknown: true } || context.Model.FiltersMayEndSession(entry, context.CancellationToken)) return;
        var (call, remedy) = session.Kind switch
        {
            KeptSession.Keeper.TicketStore when context.Model.IsSystemWeb => (SignOutAdvice.Kind.Owin, $"sign out the type \"{session.Scheme}\""),
            KeptSession.Keeper.TicketStore => (session.Scheme == Apis.SignOutCall.IdentityApplication ? SignOutAdvice.Kind.SignInManager : SignOutAdvice.Kind.HttpContext, $"sign out the scheme \"{session.Scheme}\""),
            KeptSession.Keeper.Session => context.Model.IsSystemWeb ? (SignOutAdvice.Kind.SessionAbandon, "call Session.Abandon") : (SignOutAdvice.Kind.SessionClear, "call HttpContext.Session.Clear"),
            _ => (SignOutAdvice.Kind.Revoke, "remove or revoke it there too"),
        };
        var properties = ImmutableDictionary<string, string?>.Empty.Add(SignOutAdvice.CallProperty, call.ToString()).Add(SignOutAdvice.SchemeProperty, session.Scheme);
        context.Report(entry.Location, new[] { deletion.Syntax.GetLocation(), session.Evidence }, properties, entry.Name, session.Cookie.Shown, session.Place, remedy);
    }
}
