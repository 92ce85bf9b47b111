using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Rules.Tokens;

/// <summary>LOA2004: a token is issued that never ends.</summary>
internal sealed class TokenWithoutExpiry : CallRule
{
    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA2004",
        Promise.NoKnownFalsePositives,
        Categories.Tokens,
        "Token is issued without an expiry",
        "Nothing ends this token, so a copy of it is good for ever; {0}",
        "A token is valid until it expires: nobody asks the server that issued it. One that says no end stays valid after the logout, after a change of the password and after its user has left. The library's validation refuses such a token unless it is told not to; other validators often accept it.");

    public override bool HasInfos => true;

    public override bool IsAbout(string? word, LogoutModel model) => word is not null && EndlessTokens.IsName(word);

    public override bool IsWorthBinding(string? word, ExpressionSyntax code) => code is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax;

    public override void Check(IOperation operation, RuleContext context)
    {
        if (context.Model.EndlessToken(operation, context.CancellationToken) is not { } token || context.Model.IsForTests(operation.Syntax, context.CancellationToken)) return;
        // A token for something else than a login is validated by somebody else.
        var isRefused = TokenPurposes.Of(operation.Syntax) != TokenPurpose.Other && context.Model.RefusesEndlessTokens(context.CancellationToken);
        context.Report(isRefused ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning, token.Place, Enumerable.Empty<Location>(), ImmutableDictionary<string, string?>.Empty, token.Remedy);
    }
}
