using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers;

/// <summary>What a logout does to the session of the browser, and what it leaves there.</summary>
internal static class SessionAfterLogout
{
    // An application with more keys than this does not remove them one by one.
    private const int MaxKeys = 40;

    /// <summary>Whether the entry signs the browser out; where no scheme signs anybody in, by removing the login from the session.</summary>
    public static bool IsSignedOut(LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken)
    {
        var question = Question.SignsOut;
        if (!model.Authentication(cancellationToken).HasAuthentication) question = question with { Any = question.Any | Effects.RemovesSessionValue };
        return model.IsDoneByControl(entry, cancellationToken) || model.AnswerOf(entry, question, cancellationToken).Sometimes || DropsLoginCookie(entry, model, cancellationToken);
    }

    // Where no scheme signs anybody in, a cookie of the application's own is the login, a token in it perhaps that JWT bearer reads. One that
    // is a key to something on the server has a rule of its own.
    private static bool DropsLoginCookie(LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken)
    {
        var setup = model.Authentication(cancellationToken);
        if (!setup.HasNoSignIn || setup.Answered.Count > 0 || setup.Schemes.Any(static scheme => scheme.Kind is not (SchemeKind.Bearer or SchemeKind.NoSignOut))) return false;
        var deleted = DeletedCookie.By(entry.Body, model, cancellationToken);
        return deleted.Any(static cookie => cookie.Name is { MayBeSession: true }) && deleted.All(cookie => cookie.Name is not { } name || model.KeptSessions(cancellationToken).Of(name, cancellationToken) is null);
    }

    /// <summary>What is left: one value a key, those without a constant key as one. Nothing on any doubt.</summary>
    public static ImmutableArray<SessionValue> LeftBy(LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken)
    {
        var values = Stored(entry, model, cancellationToken).Take(MaxKeys).ToImmutableArray();
        if (values.IsEmpty || MayDo(Question.ClearsSession)) return ImmutableArray<SessionValue>.Empty;
        // A value without a constant key may be any of those that are removed.
        var left = values.Where(value => !MayDo(Question.ClearsSession with { SessionKey = value.Key ?? "" })).ToImmutableArray();
        if (left.IsEmpty || IsClearedNext(entry, model, cancellationToken)) return ImmutableArray<SessionValue>.Empty;
        return model.Authentication(cancellationToken).HasAuthentication ? left : left.Where(value => !IsOfAnotherLogin(value, entry, model, cancellationToken)).ToImmutableArray();

        bool MayDo(Question question) => May(model.AnswerOf(entry, question, cancellationToken)) || May(model.EventsOf(entry, question, cancellationToken));
    }

    // Customers and staff who log in to one session each have a logout of their own, which leaves the other's login alone.
    private static bool IsOfAnotherLogin(SessionValue value, LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken) =>
        model.Entries(cancellationToken).Any(other => other.Body != entry.Body && other.HasSession && model.AnswerOf(other, Question.ClearsSession with { SessionKey = value.Key ?? "" }, cancellationToken).Sometimes);

    private static IEnumerable<SessionValue> Stored(LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken)
    {
        var session = model.Session(cancellationToken);
        // Without the middleware HttpContext.Session throws; only a library leaves that to others.
        var isOff = !session.IsSwitchedOn && (model.Compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication || model.Authentication(cancellationToken).Schemes.Count > 0);
        return session.Written
            .Where(value => (value.IsSystemWeb || !isOff) && !(value.Location.SourceTree == entry.Body.SyntaxTree && entry.Body.Span.Contains(value.Location.SourceSpan)))
            .Where(value => !model.IsKept(value) && (value.Key is null || !SessionVocabulary.IsNobodysData(value.Key)))
            .GroupBy(static value => value.Key).Select(static same => same.First());
    }

    // The page that the logout leads to empties the session as it opens.
    private static bool IsClearedNext(LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken) =>
        RedirectTargets.Of(entry.Body, model.Graphs.ModelOf(entry.Body.SyntaxTree), cancellationToken).Any(next => model.Summaries.Of(next, Question.ClearsSession, cancellationToken).Sometimes);

    private static bool May(Answer answer) => answer.Sometimes || answer.Unknown;
}
