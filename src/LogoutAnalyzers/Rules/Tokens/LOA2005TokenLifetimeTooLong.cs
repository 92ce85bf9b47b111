using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Options;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

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
        if (TokenLives.From(operation) is not { } life || Longest(life, context) is not { } found) return;
        if (KindOf(life, found) is not { } kind) return;
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

    private static SetDuration? Longest(TokenLife life, RuleContext context)
    {
        var value = life.Value.WithoutConversions();
        if (life.IsNullForEver && value.ConstantValue is { HasValue: true, Value: null }) return new SetDuration(TimeSpan.MaxValue);
        var durations = context.Model.Durations.Of(life.Value, life.Form, context.CancellationToken);
        if (durations.IsEmpty) return null;
        var ordered = durations.OrderBy(static duration => duration.Value);
        // A method that is handed the life makes tokens of several kinds, and only the shortest is sure to be one of these.
        return value is IConditionalOperation or ISwitchExpressionOperation ? ordered.Last() : ordered.First();
    }

    // The constant that says how long may be named after another token than the code that uses it; null when it is no token of a session.
    private static TokenLifeKind? KindOf(TokenLife life, SetDuration found)
    {
        if (!life.IsByName || found.Definition is not { SourceTree: { } tree } definition) return life.Kind;
        return TokenPurposes.Of(tree.GetRoot().FindNode(definition.SourceSpan, getInnermostNodeForTie: true)) switch
        {
            TokenPurpose.Other => null,
            TokenPurpose.Refresh => TokenLifeKind.RefreshToken,
            _ => life.Kind,
        };
    }
}
