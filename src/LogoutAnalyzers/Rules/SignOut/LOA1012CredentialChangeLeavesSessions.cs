using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Rules.SignOut;

/// <summary>LOA1012: a password, a lockout, a switched-off account or a role changes, and nothing ends the sessions that are open.</summary>
internal sealed class CredentialChangeLeavesSessions : CallRule
{
    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA1012",
        Promise.NeedsJudgement,
        Categories.SignOut,
        "Credential change leaves other sessions alive",
        "This {0}, but the sessions that are open elsewhere {1}; {2}",
        "Whoever knew the old password, or is locked out, keeps the session that he has. ASP.NET Core Identity checks the security stamp of open sessions, and changes it for its own password methods; it does not for a lockout, a role or a password hash that is written directly.");

    public override bool IsAbout(string? word, LogoutModel model) => word is not null && CredentialChange.Names.Contains(word);

    // "IsActive" is read in many places, and set in few.
    public override bool IsWorthBinding(string? word, ExpressionSyntax code) => code is InvocationExpressionSyntax or AssignmentExpressionSyntax;

    public override void Check(IOperation operation, RuleContext context)
    {
        var cancellationToken = context.CancellationToken;
        if (CredentialChange.From(operation) is not { } change) return;
        var model = context.Model;
        var kept = model.KeptSignIns(cancellationToken);
        if (kept.AreRechecked || (kept.Cookie is null && (kept.Token is null || change.Kind != CredentialKind.Password))) return;
        var semanticModel = model.Graphs.ModelOf(operation.Syntax.SyntaxTree);
        if (AccountChanges.IsHarmless(change) || !CredentialChanges.IsFirst(change, semanticModel)) return;
        var ends = Surroundings.Of(operation.Syntax, (body, _) => AnswerOf(body), model.Compilation, model.Graphs, cancellationToken);
        if (ends.Sometimes || ends.Unknown) return;
        context.Report(
            change.Operation.Syntax.GetLocation(),
            ImmutableArray<Location>.Empty,
            ImmutableDictionary<string, string?>.Empty,
            What(change),
            change.Kind == CredentialKind.Roles ? "keep the roles they had" : "stay signed in",
            Remedy(change, kept));

        // A user who is only being made has no sessions.
        Answer AnswerOf(SyntaxNode body) =>
            change.Kind is CredentialKind.Password or CredentialKind.Roles && (AccountChanges.CreatesUsers(body) || (!body.Span.Contains(operation.Syntax.Span) && AccountChanges.AddsUsers(body))) ? Answer.CannotTell
            : model.Summaries.Solve(body, Question.EndsOtherSessions, cancellationToken)?.Anywhere ?? Answer.CannotTell;
    }

    private static string What(CredentialChange change)
    {
        var user = change.User.Syntax is IdentifierNameSyntax or MemberAccessExpressionSyntax ? $"'{change.User.Syntax}'" : "the user";
        return change.Kind switch
        {
            CredentialKind.Password => $"changes the password of {user}",
            CredentialKind.Lockout => $"locks {user} out",
            CredentialKind.Disabled => $"switches {user} off",
            _ => $"changes the roles of {user}",
        };
    }

    private static string Remedy(CredentialChange change, KeptSignIns kept) =>
        kept.Cookie is not null && change.IsOfIdentity ? "call UpdateSecurityStampAsync afterwards"
        : kept.Token is not null ? $"end the user's '{kept.Token}' too"
        : $"refuse the cookies of \"{kept.Cookie}\" that were issued before, in OnValidatePrincipal";
}
