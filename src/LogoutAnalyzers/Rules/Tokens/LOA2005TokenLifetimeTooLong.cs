using System.Collections.Immutable;
using LogoutAnalyzers.Options;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Rules.Tokens;

/// <summary>LOA2005: a token lives for longer than the limit.</summary>
internal sealed class TokenLifetimeTooLong : CallRule
{
    /// <summary>The kind of token, which says which limit holds.</summary>
    public const string KindProperty = "Kind";

    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA2005",
        Promise.NeedsJudgement,
        Categories.Tokens,
        "Token lifetime is too long",
        "'{0}' {1} {2}; allow at most {3}",
        "A token that was copied opens the account until it ends, whatever its user does. An access token that lives for minutes, and a refresh token that the server can take back, bound the damage. The options logout_analyzers.max_access_token_lifetime, max_refresh_token_lifetime and max_clock_skew and the profile say how long is too long.");

    public static OptionKey OptionOf(TokenLifeKind kind) => kind switch
    {
        TokenLifeKind.RefreshToken => OptionKeys.MaxRefreshTokenLifetime,
        TokenLifeKind.ClockSkew => OptionKeys.MaxClockSkew,
        _ => OptionKeys.MaxAccessTokenLifetime,
    };

    public override bool IsAbout(string? word, LogoutModel model) => word is not null && TokenLives.IsName(word);

    public override bool IsWorthBinding(string? word, ExpressionSyntax code) => code is AssignmentExpressionSyntax or InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax;

    public override void Check(IOperation operation, RuleContext context)
    {
        if (TokenLives.From(operation) is not { } life || life.LongestOf(context.Model.Durations, context.CancellationToken) is not { } found) return;
        if (life.KindOf(found) is not { } kind) return;
        var limit = context.Model.LimitOf(OptionOf(kind));
        if (found.Value <= limit.Value || context.Model.IsForTests(operation.Syntax, context.CancellationToken)) return;
        var does = kind switch
        {
            TokenLifeKind.RefreshToken => "lets a refresh token live",
            TokenLifeKind.ClockSkew => "keeps expired tokens valid",
            _ => "lets an access token live",
        };
        context.Report(life.Value.Syntax.GetLocation(), found.Evidence, ImmutableDictionary<string, string?>.Empty.Add(KindProperty, kind.ToString()), life.Name, does, found.InWords(), limit);
    }
}
