using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using LogoutAnalyzers.Options;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers;

/// <summary>An access token that a logout leaves valid until it expires.</summary>
/// <param name="Life">How long it lives.</param>
/// <param name="Issued">Where that is said.</param>
/// <param name="Accepted">Where the scheme is registered that accepts it.</param>
/// <param name="ChangesNothing">Whether something may refuse tokens, but the logout leaves nothing that it could find.</param>
internal sealed record OutlivingAccessToken(SetDuration Life, Location Issued, Location Accepted, bool ChangesNothing)
{
    // Is anything different on the server afterwards, or may it be?
    private static readonly Question s_changesServer = Question.EndsKeptToken with
    {
        Any = Question.EndsKeptToken.Any | Effects.RotatesSecurityStamp | Effects.ChangesState | Effects.ClearsSessionState | Effects.RemovesSessionValue,
        TrustsNames = false,
    };

    /// <summary>The one that the entry leaves; null when tokens are short-lived, of unknown life, or may be refused, and when another rule is about the logout.</summary>
    public static OutlivingAccessToken? After(LogoutEntry entry, LogoutModel model, CancellationToken cancellationToken)
    {
        var setup = model.Authentication(cancellationToken);
        if ((setup.HasAuthentication && !setup.HoldsOnlyTokens) || model.IsTest) return null;
        if (model.LongestAccessToken(cancellationToken) is not var (life, issued) || life.Value <= model.Threshold(OptionKeys.MaxAccessTokenLifetime)) return null;
        if (AcceptedAt(setup, model, cancellationToken) is not { } accepted) return null;
        // A logout that ends nothing at all, or less than it should.
        if (model.SessionEndOf(entry, cancellationToken) is not { } ends || ends.Anywhere is { Sometimes: false, Unknown: false }) return null;
        // A service's logout is reported where the service is, or where it is called.
        if (model.Handovers.Forwards(entry, cancellationToken) || !model.Handovers.IsOwedBy(entry, cancellationToken)) return null;
        if (model.RefreshTokensLeftBy(entry, cancellationToken) is not null || SignOutsOfTokens.Of(entry, model, cancellationToken) is not null) return null;
        if (ConfirmationPages.Is(entry) && model.HasEntryForPost(entry, cancellationToken)) return null;
        if (!model.MayRefuseTokens(cancellationToken)) return new OutlivingAccessToken(life, issued, accepted, false);
        var changesNothing = model.PathsOf(entry, s_changesServer, cancellationToken) is { Anywhere: { Sometimes: false, Unknown: false } } && !model.FiltersMayDo(entry, s_changesServer, cancellationToken);
        return changesNothing ? new OutlivingAccessToken(life, issued, accepted, true) : null;
    }

    // A scheme of JSON web tokens beside no other kind, or a middleware that does the same.
    private static Location? AcceptedAt(AuthenticationSetup setup, LogoutModel model, CancellationToken cancellationToken) =>
        setup.HasAuthentication ? setup.Schemes.FirstOrDefault(static scheme => scheme.Kind == SchemeKind.NoSignOut || scheme.IsOwin)?.Location : model.OwnTokenValidation(cancellationToken);

    /// <summary>The access token of the application that lives longest, of those whose life is known.</summary>
    public static (SetDuration Life, Location Issued)? Longest(LogoutModel model, NameSet names, CancellationToken cancellationToken)
    {
        (SetDuration Life, Location Issued)? longest = null;
        NamedCode.Each(model.Compilation, names, model.Graphs.ModelOf, TokenLives.IsName, (_, name, semantics) =>
        {
            if (NamedCode.Around(name) is not ExpressionSyntax code || code is not (AssignmentExpressionSyntax or InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax) || semantics.GetOperation(code, cancellationToken) is not { } operation) return;
            if (TokenLives.From(operation) is not { } life || life.LongestOf(model.Durations, cancellationToken) is not { } found || life.KindOf(found) != TokenLifeKind.AccessToken) return;
            if ((longest is null || found.Value > longest.Value.Life.Value) && !model.IsForTests(operation.Syntax, cancellationToken)) longest = (found, life.Value.Syntax.GetLocation());
        }, cancellationToken);
        return longest;
    }
}
