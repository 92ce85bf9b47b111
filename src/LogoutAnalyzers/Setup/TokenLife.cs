using System;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>What a setting keeps valid.</summary>
internal enum TokenLifeKind
{
    /// <summary>A token that opens the application for as long as it lives.</summary>
    AccessToken,

    /// <summary>A token that is exchanged for new access tokens.</summary>
    RefreshToken,

    /// <summary>Tokens that have ended, as far as two clocks may differ.</summary>
    ClockSkew,
}

/// <summary>A place in the code that says how long a token lives.</summary>
/// <param name="Kind">Which tokens.</param>
/// <param name="Name">The option, the property, the parameter or the method that is given the value.</param>
/// <param name="Value">What it is given.</param>
/// <param name="Form">How that is written.</param>
internal sealed record TokenLife(TokenLifeKind Kind, string Name, IOperation Value, TimeoutForm Form)
{
    /// <summary>Whether nothing but the names around the code says which token it is: a JSON web token may be any.</summary>
    public bool IsByName { get; init; }

    /// <summary>Whether null stands for a life without end.</summary>
    public bool IsNullForEver { get; init; }

    /// <summary>How long it is; the longest where the value is one of several, null where nothing is known.</summary>
    public SetDuration? LongestOf(Durations durations, CancellationToken cancellationToken)
    {
        var value = Value.WithoutConversions();
        if (IsNullForEver && value.ConstantValue is { HasValue: true, Value: null }) return new SetDuration(TimeSpan.MaxValue);
        var known = durations.Of(Value, Form, cancellationToken);
        if (known.IsEmpty) return null;
        var ordered = known.OrderBy(static duration => duration.Value);
        // A method that is handed the life makes tokens of several kinds, and only the shortest is sure to be one of these.
        return value is IConditionalOperation or ISwitchExpressionOperation ? ordered.Last() : ordered.First();
    }

    /// <summary>Which token it is. The constant that says how long may be named after another one than the code that uses it; null when it is no token of a session.</summary>
    public TokenLifeKind? KindOf(SetDuration found)
    {
        if (!IsByName || found.Definition is not { SourceTree: { } tree } definition) return Kind;
        var code = tree.GetRoot().FindNode(definition.SourceSpan, getInnermostNodeForTie: true);
        // Refresh(refreshToken, DateTime.Now): the time from which the life of any token counts.
        if (code is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Now" or "UtcNow" }) return Kind;
        return TokenPurposes.Of(code) switch
        {
            TokenPurpose.Other => null,
            TokenPurpose.Refresh => TokenLifeKind.RefreshToken,
            _ => Kind,
        };
    }
}
