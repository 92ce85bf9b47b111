using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Rules.Tokens;

/// <summary>LOA2009: one request changes how the tokens of all requests are validated.</summary>
internal sealed class SharedValidationParametersChanged : CallRule
{
    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA2009",
        Promise.NoKnownFalsePositives,
        Categories.Tokens,
        "Shared token validation parameters are changed",
        "This changes '{0}' for every request from now on, because '{1}' is shared; change a Clone() of it",
        "Token validation parameters that are injected, or belong to a scheme, are one object for the whole application. Code that switches a check off to read one token switches it off for all, and what switches it on again comes too late for the requests in between.");

    public override bool IsAbout(string? word, LogoutModel model) => word is not null && TokenValidation.Settings.Contains(word);

    public override bool IsWorthBinding(string? word, ExpressionSyntax code) => code is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax };

    public override void Check(IOperation operation, RuleContext context)
    {
        // Switching a check on does no harm to anybody.
        if (TokenSetting.From(operation) is not { IsOn: false, Code.Left: MemberAccessExpressionSyntax { Expression: { } parameters } } setting) return;
        if (context.Model.OwnerOf(setting, context.CancellationToken) != ParametersOwner.Shared || context.Model.IsForTests(setting.Code, context.CancellationToken)) return;
        context.Report(setting.Code.GetLocation(), Enumerable.Empty<Location>(), ImmutableDictionary<string, string?>.Empty, setting.Name, parameters.ToString());
    }
}
