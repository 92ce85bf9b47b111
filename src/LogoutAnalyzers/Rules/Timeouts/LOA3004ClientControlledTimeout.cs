using System.Collections.Immutable;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.Timeouts;

/// <summary>LOA3004: how long a session or token lives is what the client says.</summary>
[NoCodeFix("Where the time is to be kept instead, in the ticket, in the session or in a record of the server, is a decision about the application.")]
internal sealed class ClientControlledTimeout : SetupRule
{
    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA3004",
        Promise.NoKnownFalsePositives,
        Categories.Timeouts,
        "Timeout is enforced by data the client controls",
        "This {0} {1}, which the client can change; {2}",
        "Cookies, headers, form fields and the claims of a token whose signature nobody has checked are what the client says they are. A timeout that is computed from them ends when the client wants it to: whoever has copied the session keeps it alive by sending another time.");

    public override void Check(SyntaxTree tree, RuleContext context)
    {
        foreach (var timeout in context.Model.ClientTimeouts(context.CancellationToken).In(tree))
        {
            if (GeneratedCode.IsForNobody(timeout.Syntax.GetLocation())) continue;
            var evidence = ImmutableArray.Create(timeout.Source.Syntax.GetLocation());
            if (timeout.Refusal is { } refusal) evidence = evidence.Add(refusal.GetLocation());
            var (what, remedy) = timeout.Source.IsOfToken
                ? ($"a token from {timeout.Source.Shown} that is read without validation", "validate the token first")
                : (timeout.Source.Shown, timeout.IsExpiry ? "let the server set it" : "keep the time on the server or in the authentication ticket");
            context.Report(timeout.Syntax.GetLocation(), evidence, ImmutableDictionary<string, string?>.Empty, timeout.IsExpiry ? "expiry is taken from" : "timeout is checked against", what, remedy);
        }
    }
}
