using System;
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
        var issued = model.RefreshTokens(cancellationToken).Issued.FirstOrDefault(store => IsOwed(store, entry, model, cancellationToken));
        if (issued is null || model.Handovers.IsNoOpOnPurpose(entry, cancellationToken)) return null;
        // Shows a question only, or ends nothing at all where users have a cookie: other rules are about that.
        if (ConfirmationPages.Is(entry) && model.HasEntryForPost(entry, cancellationToken)) return null;
        if (EndsNothing(entry, model, cancellationToken) && (issued.Keeper == RefreshTokenKeeper.IdentityApi || !model.CookieSignIns(cancellationToken).IsEmpty)) return null;
        var question = Question.EndsKeptToken;
        if (issued.Keeper == RefreshTokenKeeper.IdentityApi) question = question with { Any = question.Any | Effects.RotatesSecurityStamp };
        if (model.PathsOf(entry, question, cancellationToken) is not { Anywhere: { Sometimes: false, Unknown: false } } flow || flow.Exits.All(static exit => exit.DoneOrUnknown)) return null;
        return model.FiltersMayDo(entry, question, cancellationToken) ? null : issued;
    }

    private static bool EndsNothing(LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken) =>
        model.SessionEndOf(entry, cancellationToken) is { Anywhere: { Sometimes: false, Unknown: false } };

    // Where users are signed in with cookies as well, their logout leaves the tokens of other clients alone.
    private static bool IsOwed(RefreshTokenStore store, LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken)
    {
        var cookies = model.CookieSignIns(cancellationToken);
        if (cookies.IsEmpty || NamesRefreshToken(entry)) return true;
        var container = (SyntaxNode?)entry.Body.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? entry.Body.SyntaxTree.GetRoot(cancellationToken);
        if (IsIn(container, store.Issued)) return true;
        if (cookies.Any(start => IsIn(container, start.Location))) return false;
        return entry.Kind is EntryKind.RequestHandler or EntryKind.EndpointClass or EntryKind.RemoteCall || (entry.Kind == EntryKind.ControllerAction && ForgeryProtection.IsApi(entry.Symbol));
    }

    private static bool NamesRefreshToken(LogoutEntry entry) =>
        entry.Body.DescendantTokens().Any(static token => token.ValueText.Length < 80 && token.ValueText.IndexOf("refresh", StringComparison.OrdinalIgnoreCase) >= 0 && RefreshTokenNames.IsRefreshToken(token.ValueText));

    private static bool IsIn(SyntaxNode container, Location location) => location.SourceTree == container.SyntaxTree && container.Span.Contains(location.SourceSpan);
}
