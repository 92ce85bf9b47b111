using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Rules.Tokens;

/// <summary>LOA2003: a token is accepted although it has expired, or although it never does.</summary>
internal sealed class TokenLifetimeNotValidated : CallRule
{
    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA2003",
        Promise.NoKnownFalsePositives,
        Categories.Tokens,
        "Token lifetime is not validated",
        "{0}; {1}",
        "The end of a token is the only logout that most tokens ever get. Where it is not checked, a token that was copied once, from a log, a browser or a lost phone, opens the account for ever.");

    public override bool IsAbout(string? word, LogoutModel model) => word is not null && (TokenValidation.LifetimeSettings.Contains(word) || TokenValidation.Calls.Contains(word));

    public override bool IsWorthBinding(string? word, ExpressionSyntax code) => code is AssignmentExpressionSyntax or InvocationExpressionSyntax;

    public override void Check(IOperation operation, RuleContext context)
    {
        if (TokenSetting.From(operation) is { } setting)
        {
            if (LenientParameters.Accept(setting, context.Model, context.CancellationToken) && !IsForTests(operation, context)) Report(setting, context);
        }
        else if (operation is IInvocationOperation call && TokenValidation.IsValidation(call) && !IsForTests(operation, context))
        {
            if (UnreadValidation.Is(call))
                Report(call.Syntax.GetLocation(), $"Nobody reads the result of '{call.TargetMethod.Name}', which throws nothing for an expired token", "check IsValid", context);
            else if (SwallowedExpiry.Around(call, ModelOf(call, context), context.CancellationToken) is { Declaration: { } caught })
                Report(caught.Type.GetLocation(), "This catch lets expired tokens through", "refuse the token", context);
        }
    }

    private static void Report(TokenSetting setting, RuleContext context)
    {
        var (wrong, remedy) = setting.Name switch
        {
            TokenValidation.LifetimeValidator => ("This validator accepts every token, however long ago it expired", "remove it"),
            TokenValidation.RequireExpirationTime => ("Tokens without an expiry are accepted, and never end", "set RequireExpirationTime to true"),
            _ => ("Expired tokens are accepted", "set ValidateLifetime to true"),
        };
        Report(setting.Code.Right.GetLocation(), wrong, remedy, context);
    }

    private static bool IsForTests(IOperation operation, RuleContext context) => context.Model.IsForTests(operation.Syntax, context.CancellationToken);

    private static SemanticModel ModelOf(IOperation operation, RuleContext context) => context.Model.Graphs.ModelOf(operation.Syntax.SyntaxTree);

    private static void Report(Location location, string wrong, string remedy, RuleContext context) => context.Report(location, Enumerable.Empty<Location>(), ImmutableDictionary<string, string?>.Empty, wrong, remedy);
}
