using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.SignOut;

/// <summary>LOA1009: the logout deletes the browser's cookie, and nothing on the server would refuse a copy of it.</summary>
internal sealed class SessionCookieReplayable : EntryRule
{
    public const string SchemeProperty = "Scheme";

    /// <summary>Set where rotating the security stamp at logout would close the replay, if later.</summary>
    public const string StampProperty = "Stamp";

    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA1009",
        Promise.NeedsJudgement,
        Categories.SignOut,
        "Session cookie can be replayed after logout",
        "'{0}' deletes the browser's cookie of {1}, but a copy of it stays signed in until it expires{2}; {3}",
        "By default an authentication cookie holds the whole session. Signing out asks the browser to delete it; a copy that somebody made before is as good as ever. Only something on the server can refuse it: a session store, or a check of each principal against what the logout recorded.");

    public override bool AsksServices => true;

    public override void Check(LogoutEntry entry, RuleContext context)
    {
        if (ReplayableSession.Of(entry, context.Model, context.CancellationToken) is not { } session) return;
        var properties = ImmutableDictionary<string, string?>.Empty.Add(SchemeProperty, session.Scheme.Name);
        if (session.StampWouldBeValidated) properties = properties.Add(StampProperty, "");
        context.Report(
            entry.Location,
            ImmutableArray.Create(session.Scheme.Location),
            properties,
            entry.Name,
            session.Cookie,
            session.RotatesStampInVain ? ", although the security stamp is rotated: " + session.WhyStampIsInVain : "",
            session.Remedy);
    }
}
