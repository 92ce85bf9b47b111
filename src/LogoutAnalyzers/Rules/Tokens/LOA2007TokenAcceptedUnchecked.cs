using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.Tokens;

/// <summary>LOA2007: a refresh token is exchanged for new tokens, and nobody asks whether it is over.</summary>
[NoCodeFix("How a token is refused, and whether the use of a revoked one should end the others of its user, is for the application to say.")]
internal sealed class TokenAcceptedUnchecked : SetupRule
{
    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA2007",
        Promise.NoKnownFalsePositives,
        Categories.Tokens,
        "Stored token is accepted without an expiry or revocation check",
        "'{0}' issues new tokens without {1}, so {2} is accepted; {3}",
        "A refresh token that is stored with a date and a flag ends only where somebody reads them. If the exchange for new tokens does not, a token that was revoked by a logout, or should have expired long ago, is as good as ever, and so is a stolen copy of it.");

    public override void Check(SyntaxTree tree, RuleContext context)
    {
        foreach (var found in context.Model.UncheckedExchangesIn(tree, context.CancellationToken))
        {
            if (context.Model.IsForTests(found.Exchange.Body, context.CancellationToken)) continue;
            var (lacking, accepted, remedy) = Texts(found);
            context.Report(found.Exchange.Location, found.LookUp is null ? Enumerable.Empty<Location>() : new[] { found.LookUp.GetLocation() }, ImmutableDictionary<string, string?>.Empty, found.Exchange.Name, lacking, accepted, remedy);
        }
    }

    private static (string Lacking, string Accepted, string Remedy) Texts(UncheckedExchange found)
    {
        if (found.Token is not { } token) return ("looking up the refresh token that it is sent", "any value", "find it among the stored ones and refuse it if it is unknown, expired or revoked");
        var names = string.Join(" and ", found.Unasked.Select(static member => $"'{member.Name}'"));
        var accepted = found.Unasked.Select(static member => member.Tells switch
        {
            TokenChecks.Expiry => "has expired",
            TokenChecks.Revocation => "was revoked",
            _ => "was used before",
        });
        return ($"checking {names} of the stored '{token.Name}'", "a refresh token that " + string.Join(" or ", accepted), "refuse it there");
    }
}
