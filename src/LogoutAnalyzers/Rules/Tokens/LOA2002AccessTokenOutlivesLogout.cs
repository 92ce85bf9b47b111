using System.Collections.Immutable;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.Tokens;

/// <summary>LOA2002: the logout leaves the access token as good as ever until it expires, and that takes long.</summary>
[NoCodeFix("Ending an access token takes a list of ended tokens, or a time per user, that the application has to keep and to ask at each request.")]
internal sealed class AccessTokenOutlivesLogout : EntryRule
{
    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA2002",
        Promise.Policy,
        Categories.Tokens,
        "Access token stays valid after logout",
        "'{0}' leaves the access token valid, which lives {1}, because {2}; refuse ended tokens in OnTokenValidated, or let them live for {3} at most",
        "A JSON web token is accepted for as long as it lives, whoever brings it: nothing in it says that its user has logged out. An application that wants it to end earlier keeps what has ended, a list of token ids or a time per user, and asks for it at each request. Or it lets access tokens live for minutes. The option logout_analyzers.max_access_token_lifetime and the profile say how long is too long.");

    public override bool AsksServices => true;

    public override void Check(LogoutEntry entry, RuleContext context)
    {
        if (OutlivingAccessToken.After(entry, context.Model, context.CancellationToken) is not { } token) return;
        context.Report(
            entry.Location,
            new[] { token.Accepted, token.Issued },
            ImmutableDictionary<string, string?>.Empty,
            entry.Name,
            token.Life.InWords(),
            token.ChangesNothing ? "the logout leaves nothing on the server that a request could be checked against" : "nothing that accepts it asks whether it was ended",
            context.Model.LimitOf(OptionKeys.MaxAccessTokenLifetime));
    }
}
