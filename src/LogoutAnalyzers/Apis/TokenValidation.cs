using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Apis;

/// <summary>The library that validates JSON web tokens: its parameters, and the calls that use them.</summary>
internal static class TokenValidation
{
    public const string ValidateLifetime = "ValidateLifetime";
    public const string RequireExpirationTime = "RequireExpirationTime";
    public const string LifetimeValidator = "LifetimeValidator";

    /// <summary>The settings that decide whether a token has ended.</summary>
    public static readonly ImmutableArray<string> LifetimeSettings = ImmutableArray.Create(ValidateLifetime, RequireExpirationTime, LifetimeValidator);

    /// <summary>The settings that say which tokens are accepted. Keys are not among them: they are exchanged while the application runs.</summary>
    public static readonly ImmutableArray<string> Settings = LifetimeSettings.AddRange(new[]
    {
        "ClockSkew", "RequireAudience", "RequireSignedTokens", "ValidateActor", "ValidateAudience", "ValidateIssuer", "ValidateIssuerSigningKey", "ValidateTokenReplay",
        "AudienceValidator", "IssuerValidator", "SignatureValidator", "ValidAudience", "ValidAudiences", "ValidIssuer", "ValidIssuers",
    });

    /// <summary>The calls that validate a token.</summary>
    public static readonly ImmutableArray<string> Calls = ImmutableArray.Create("ValidateToken", "ValidateTokenAsync");

    /// <summary>The words a file about it holds.</summary>
    public static readonly ImmutableArray<string> Names = Settings.AddRange(Calls);

    // The second is that of version 4, which OWIN used first.
    private static readonly string[] s_parameters = { "Microsoft.IdentityModel.Tokens.TokenValidationParameters", "System.IdentityModel.Tokens.TokenValidationParameters" };

    public static bool IsParameters(ITypeSymbol? type) => s_parameters.Any(type.IsOrInherits);

    /// <summary>Whether the code lets tokens in that have ended: <c>ValidateLifetime = false</c>.</summary>
    public static bool LiftsLifetime(AssignmentExpressionSyntax set) => set.Left.GetLastToken().ValueText == ValidateLifetime && set.Right.IsKind(SyntaxKind.FalseLiteralExpression);

    /// <summary>Whether the call validates a token with parameters that it is handed.</summary>
    public static bool IsValidation(IOperation? operation) =>
        operation is IInvocationOperation { TargetMethod: var method } && Calls.Contains(method.Name) && method.DeclaringSyntaxReferences.IsEmpty && method.Parameters.Any(static parameter => IsParameters(parameter.Type));

    /// <summary>Whether the call answers with a result, and throws nothing for a token that is not valid.</summary>
    public static bool AnswersWithResult(IInvocationOperation call) =>
        IsValidation(call) && (TaskTypes.IsTask(call.Type) ? (call.Type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault() : call.Type).Is("Microsoft.IdentityModel.Tokens.TokenValidationResult");
}
