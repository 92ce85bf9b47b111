using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers;

/// <summary>The refresh tokens that a logout leaves: those of the clients that it logs out, where nothing on its way ends them.</summary>
internal static class RefreshTokensAfterLogout
{
    public static RefreshTokenStore? LeftBy(LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken)
    {
        var tokens = model.RefreshTokens(cancellationToken).Issued.ToList();
        if (tokens.Count == 0 || OwedBy(entry, tokens, model, cancellationToken) is not var (issued, isOfTokens) || model.Handovers.IsNoOpOnPurpose(entry, cancellationToken)) return null;
        // Shows a question only, or ends nothing at all where users may have a cookie: other rules are about that.
        if (ConfirmationPages.Is(entry) && model.HasEntryForPost(entry, cancellationToken)) return null;
        if (EndsNothing(entry, model, cancellationToken) && (issued.Keeper == RefreshTokenKeeper.IdentityApi || !isOfTokens)) return null;
        var question = Question.EndsKeptToken;
        if (issued.Keeper == RefreshTokenKeeper.IdentityApi) question = question with { Any = question.Any | Effects.RotatesSecurityStamp };
        // Ending the session with its clients is no end of what a client may refresh.
        if (issued.Keeper == RefreshTokenKeeper.Grants && !LeadsElsewhere(entry, model, cancellationToken)) question = question with { Doubtful = question.Doubtful & ~Effects.EndsRemoteSession };
        if (model.PathsOf(entry, question, cancellationToken) is not { Anywhere: { Sometimes: false, Unknown: false } } flow || flow.Exits.All(static exit => exit.DoneOrUnknown)) return null;
        return model.FiltersMayDo(entry, question, cancellationToken) ? null : issued;
    }

    private static bool EndsNothing(LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken) =>
        model.SessionEndOf(entry, cancellationToken) is { Anywhere: { Sometimes: false, Unknown: false } };

    // Where users are signed in with cookies as well, their logout leaves the tokens of other clients alone.
    private static (RefreshTokenStore Store, bool IsOfTokens)? OwedBy(LogoutEntry entry, List<RefreshTokenStore> tokens, LogoutModel model, CancellationToken cancellationToken)
    {
        var cookies = model.CookieSignIns(cancellationToken);
        // A provider's answer and Identity's own pages sign in with cookies, too, out of sight.
        var others = model.Authentication(cancellationToken).Schemes.Any(static scheme => scheme.Kind == SchemeKind.Remote || scheme.Registration == "AddDefaultIdentity");
        if (cookies.IsEmpty && !others) return (tokens[0], true);
        var container = (SyntaxNode?)entry.Body.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? entry.Body.SyntaxTree.GetRoot(cancellationToken);
        var signsIn = cookies.Any(start => IsIn(container, start.Location));
        var beside = tokens.FirstOrDefault(store => IsIn(container, store.Issued));
        if (beside is not null) return (beside, !signsIn);
        if (!signsIn && NamesRefreshToken(container)) return (tokens[0], true);
        // The server of the tokens hears of every logout.
        if (entry.HasSession && tokens.FirstOrDefault(static store => store.Keeper == RefreshTokenKeeper.Grants) is { } grants) return (grants, false);
        var isOfApi = entry.Kind is EntryKind.RequestHandler or EntryKind.EndpointClass or EntryKind.RemoteCall || (entry.Kind == EntryKind.ControllerAction && ForgeryProtection.IsApi(entry.Symbol));
        return NamesRefreshToken(entry.Body) || (!signsIn && isOfApi) ? (tokens[0], false) : null;
    }

    private static bool LeadsElsewhere(LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken) =>
        entry.Body.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => model.Graphs.ModelOf(call.SyntaxTree).GetOperation(call, cancellationToken) is { } operation && model.HandsOver(operation));

    private static bool NamesRefreshToken(SyntaxNode code) =>
        code.DescendantTokens().Any(static token => token.ValueText.Length < 80 && token.ValueText.IndexOf("refresh", StringComparison.OrdinalIgnoreCase) >= 0 && (RefreshTokenNames.IsRefreshToken(token.ValueText) || token.ValueText.EndsWith("/refresh", StringComparison.Ordinal)));

    private static bool IsIn(SyntaxNode container, Location location) => location.SourceTree == container.SyntaxTree && container.Span.Contains(location.SourceSpan);
}
