using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Rules.SignOut;

/// <summary>LOA1014: the logout empties the session of System.Web, whose id lives on.</summary>
internal sealed class SessionNotAbandoned : EntryRule
{
    // Application code that gives the browser a new id itself.
    private static readonly string[] s_newIds = { "ASP.NET_SessionId", "SessionIDManager", "RemoveSessionID" };

    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA1014",
        Promise.NeedsJudgement,
        Categories.SignOut,
        "Session is cleared but not abandoned",
        "'{0}' empties the session but does not end it, so the next user of this browser goes on in the same session; call Session.Abandon()",
        "Session.Clear and Session.RemoveAll take the values out of the session. The session itself goes on under the same id, which whoever knows it shares with the next user who logs in. Session.Abandon ends the session, and the next request begins another.");

    public override void Check(LogoutEntry entry, RuleContext context)
    {
        var (model, cancellationToken) = (context.Model, context.CancellationToken);
        if (!entry.HasSession || model.Compilation.GetTypesByMetadataName(SystemWebApis.SessionState).IsEmpty) return;
        if (model.Summaries.Solve(entry.Body, Question.ClearsSession, cancellationToken) is not { Anywhere.Sometimes: true } cleared) return;
        if (model.AnswerOf(entry, Question.AbandonsSession, cancellationToken) is { Sometimes: true } or { Unknown: true } || GivesNewId(entry)) return;
        context.Report(entry.Location, cleared.DoneAt.Select(static node => node.GetLocation()), ImmutableDictionary<string, string?>.Empty, entry.Name);
    }

    private static bool GivesNewId(LogoutEntry entry)
    {
        var type = (SyntaxNode?)entry.Body.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? entry.Body;
        return type.DescendantTokens().Any(token => s_newIds.Contains(token.ValueText));
    }
}
