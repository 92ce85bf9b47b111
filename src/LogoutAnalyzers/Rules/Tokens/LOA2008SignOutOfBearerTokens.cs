using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Entries;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.Tokens;

/// <summary>LOA2008: clients hold bearer tokens, and the logout only signs out, which takes no token away.</summary>
[NoCodeFix("Ending a token takes a list of ended tokens, or a time per user, that the application has to keep and to ask at each request.")]
internal sealed class SignOutOfBearerTokens : EntryRule
{
    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA2008",
        Promise.NoKnownFalsePositives,
        Categories.Tokens,
        "Sign-out does nothing for bearer tokens",
        "'{0}' only signs out, which {1}, so the caller's token stays valid; revoke it or put it on a denylist that is asked at each request",
        "A sign-out deletes cookies. A bearer token is in the hands of the client, and the server that accepts it does not ask whether somebody has logged out: the framework's bearer tokens ignore a sign-out in silence, and JWT bearer throws. The token goes on working until it expires.");

    public override bool AsksServices => true;

    public override void Check(LogoutEntry entry, RuleContext context)
    {
        if (SignOutsOfTokens.Of(entry, context.Model, context.CancellationToken) is not { } signsOut) return;
        var schemes = context.Model.Authentication(context.CancellationToken).Schemes;
        var what = SignOutsOfTokens.Fail(signsOut, context.Model, context.CancellationToken) ? "fails because bearer schemes cannot sign out" : "ends no bearer token";
        var evidence = ImmutableArray.CreateRange(schemes.Where(static scheme => scheme.Registration != "AddIdentity").Select(static scheme => scheme.Location).Take(1));
        context.Report(entry.Location, evidence, ImmutableDictionary<string, string?>.Empty, entry.Name, what);
    }
}
