using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LogoutAnalyzers.Setup;

/// <summary>Reads the code that says how long tokens live: where they are made, where token servers are configured, where refresh tokens are kept.</summary>
internal static class TokenLives
{
    private const string OwinProperties = "Microsoft.Owin.Security.AuthenticationProperties";

    private static readonly string[] s_clients = { "Duende.IdentityServer.Models.Client", "IdentityServer4.Models.Client" };

    private static readonly ImmutableArray<string> s_expiries = ImmutableArray.Create(
        "Expires", "ExpiresAt", "ExpiresOn", "ExpiresUtc", "ExpiresAtUtc", "ExpiresOnUtc", "Expiry", "ExpiryDate", "ExpiryTime", "ExpiryDateUtc", "Expiration", "ExpirationDate", "ExpirationTime", "ExpirationUtc", "ExpirationDateUtc", "ExpireDate", "ExpireTime", "ExpireAt", "ExpiredAt", "ValidUntil", "ValidTo");

    private static readonly ImmutableArray<string> s_settings = ImmutableArray.Create(
        "ClockSkew", "BearerTokenExpiration", "RefreshTokenExpiration", "AccessTokenExpireTimeSpan", "AccessTokenLifetime", "RefreshTokenLifetime", "AbsoluteRefreshTokenLifetime", "SetAccessTokenLifetime", "SetRefreshTokenLifetime");

    private static readonly ImmutableArray<string> s_makers = ImmutableArray.Create("JwtSecurityToken", "JwtPayload", "CreateToken", "CreateJwtSecurityToken", "CreateEncodedJwt", "RefreshToken", "UserRefreshToken", "AppRefreshToken", "ApplicationRefreshToken");

    // What a life is called that is kept beside a token of the user's: RefreshTokenExpiryTime.
    private static readonly HashSet<string> s_expiryWords = new(StringComparer.Ordinal) { "expires", "expiry", "expiration", "expire", "expired", "valid", "end" };

    /// <summary>The words that such code is found by.</summary>
    public static readonly ImmutableArray<string> Names = s_expiries
        .Concat(s_expiries.Select(static name => "RefreshToken" + name)).Concat(s_expiries.Select(static name => "AccessToken" + name)).Append("RefreshTokenEndDate")
        .Concat(s_settings).Concat(s_makers).Distinct().ToImmutableArray();

    private static readonly HashSet<string> s_names = new(Names, StringComparer.Ordinal);

    public static bool IsName(string word) => s_names.Contains(word);

    /// <summary>The life that an operation sets, or null.</summary>
    public static TokenLife? From(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } set => OfSetting(property, set) ?? OfRecord(property, set),
        IObjectCreationOperation { Type: INamedTypeSymbol type } creation => OfCreation(type, creation.Arguments),
        IInvocationOperation call => OfCall(call),
        _ => null,
    };

    private static TokenLife? OfSetting(IPropertySymbol property, ISimpleAssignmentOperation set)
    {
        var owner = property.ContainingType;
        switch (property.Name)
        {
            case "Expires" when owner.IsOrInherits("Microsoft.IdentityModel.Tokens.SecurityTokenDescriptor"):
                return Issued(property.Name, set.Value);
            case "ClockSkew" when owner.IsOrInherits("Microsoft.IdentityModel.Tokens.TokenValidationParameters"):
                return new TokenLife(TokenLifeKind.ClockSkew, property.Name, set.Value, TimeoutForm.Duration);
            case "BearerTokenExpiration" when owner.IsOrInherits("Microsoft.AspNetCore.Authentication.BearerToken.BearerTokenOptions"):
            case "AccessTokenExpireTimeSpan" when owner.IsOrInherits("Microsoft.Owin.Security.OAuth.OAuthAuthorizationServerOptions") && !IsForProgramsOnly(set):
                return new TokenLife(TokenLifeKind.AccessToken, property.Name, set.Value, TimeoutForm.Duration);
            case "RefreshTokenExpiration" when owner.IsOrInherits("Microsoft.AspNetCore.Authentication.BearerToken.BearerTokenOptions"):
                return new TokenLife(TokenLifeKind.RefreshToken, property.Name, set.Value, TimeoutForm.Duration);
            case "AccessTokenLifetime" or "RefreshTokenLifetime" when owner.Is("OpenIddict.Server.OpenIddictServerOptions"):
                return new TokenLife(KindOf(property.Name), property.Name, set.Value, TimeoutForm.Duration) { IsNullForEver = true };
            case "AccessTokenLifetime" or "AbsoluteRefreshTokenLifetime" when s_clients.Any(owner.IsOrInherits) && !IsProgram(set):
                return new TokenLife(KindOf(property.Name), property.Name, set.Value, TimeoutForm.Seconds);
            // A provider of refresh tokens dates the ticket that the token stands for.
            case "ExpiresUtc" when owner.IsOrInherits(OwinProperties) && TypeAround(set) is { } type && RefreshTokenNames.IsRefreshToken(type.Identifier.ValueText):
                return new TokenLife(TokenLifeKind.RefreshToken, property.Name, set.Value, TimeoutForm.FromNow);
            default:
                return null;
        }
    }

    // What the application keeps of a token: new RefreshToken { ExpiresAt = … }, user.RefreshTokenExpiryTime = …
    private static TokenLife? OfRecord(IPropertySymbol property, ISimpleAssignmentOperation set)
    {
        var owner = property.ContainingType;
        if (owner.DeclaringSyntaxReferences.IsEmpty || RefreshTokenNames.IsMessage(owner.Name) || !Words.Any(property.Name, s_expiryWords) || IsOfProvider(property, set)) return null;
        var words = Words.Split(property.Name);
        if (words.Contains("access")) return new TokenLife(TokenLifeKind.AccessToken, property.Name, set.Value, TimeoutForm.FromNow);
        return RefreshTokenNames.IsRefreshToken(property.Name) || RefreshTokenNames.IsRefreshToken(owner.Name) ? new TokenLife(TokenLifeKind.RefreshToken, property.Name, set.Value, TimeoutForm.FromNow) : null;
    }

    private static TokenLife? OfCreation(INamedTypeSymbol type, ImmutableArray<IArgumentOperation> arguments)
    {
        if (type.Is("System.IdentityModel.Tokens.Jwt.JwtSecurityToken") || type.Is("System.IdentityModel.Tokens.Jwt.JwtPayload")) return OfExpires(arguments);
        if (type.DeclaringSyntaxReferences.IsEmpty || !RefreshTokenNames.IsRefreshToken(type.Name) || RefreshTokenNames.IsMessage(type.Name) || RefreshTokenNames.IsOfProvider(type.Name)) return null;
        var expiry = arguments.FirstOrDefault(static argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter is { } parameter && Words.Any(parameter.Name, s_expiryWords));
        return expiry is null ? null : new TokenLife(TokenLifeKind.RefreshToken, expiry.Parameter!.Name, expiry.Value, TimeoutForm.FromNow);
    }

    private static TokenLife? OfCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.ContainingType.IsOrInherits("System.IdentityModel.Tokens.Jwt.JwtSecurityTokenHandler")) return OfExpires(call.Arguments);
        if (method.Name is not ("SetAccessTokenLifetime" or "SetRefreshTokenLifetime") || !IsOpenIddict(method.ContainingType) || IsForProgramsOnly(call)) return null;
        return call.Arguments.FirstOrDefault(static argument => argument.Parameter is { Name: "lifetime" }) is { } lifetime ? new TokenLife(KindOf(method.Name), method.Name, lifetime.Value, TimeoutForm.Duration) { IsNullForEver = true } : null;
    }

    private static TokenLife? OfExpires(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.FirstOrDefault(static argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: "expires" }) is { } expires ? Issued("expires", expires.Value) : null;

    private static TokenLife? Issued(string name, IOperation value) => TokenPurposes.Of(value.Syntax) switch
    {
        TokenPurpose.Other => null,
        TokenPurpose.Refresh => new TokenLife(TokenLifeKind.RefreshToken, name, value, TimeoutForm.FromNow) { IsByName = true },
        _ => new TokenLife(TokenLifeKind.AccessToken, name, value, TimeoutForm.FromNow) { IsByName = true },
    };

    private static TokenLifeKind KindOf(string name) => name.Contains("Refresh") ? TokenLifeKind.RefreshToken : TokenLifeKind.AccessToken;

    private static bool IsOpenIddict(INamedTypeSymbol type) => type.Name.StartsWith("OpenIddict", StringComparison.Ordinal) && type.DeclaringSyntaxReferences.IsEmpty;

    // Tokens of a provider that signs users in there: it says how long they live.
    private static bool IsOfProvider(IPropertySymbol property, ISimpleAssignmentOperation set) =>
        RefreshTokenNames.IsOfProvider(property.Name) || RefreshTokenNames.IsOfProvider(property.ContainingType.Name) || (TypeAround(set) is { } type && RefreshTokenNames.IsOfProvider(type.Identifier.ValueText))
        || (set.Syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && RefreshTokenNames.IsOfProvider(method.Identifier.ValueText));

    private static TypeDeclarationSyntax? TypeAround(IOperation operation) => operation.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    // new Client { AllowedGrantTypes = GrantTypes.ClientCredentials, … }
    private static bool IsProgram(ISimpleAssignmentOperation set) =>
        set.Syntax.Parent is InitializerExpressionSyntax initializer && initializer.Expressions.OfType<AssignmentExpressionSyntax>().Any(static other => other is { Left: IdentifierNameSyntax { Identifier.ValueText: "AllowedGrantTypes" }, Right: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ClientCredentials" } });

    // A server that answers to programs alone, without users who could log out.
    private static bool IsForProgramsOnly(IOperation operation)
    {
        if (operation.SemanticModel?.Compilation is not { } compilation) return false;
        if (compilation.ContainsSymbolsWithName("GrantClientCredentials", SymbolFilter.Member) && !compilation.ContainsSymbolsWithName("GrantResourceOwnerCredentials", SymbolFilter.Member)) return true;
        var flows = operation.Syntax.SyntaxTree.GetRoot().DescendantTokens().Select(static token => token.ValueText).Where(static text => text.StartsWith("Allow", StringComparison.Ordinal) && text.EndsWith("Flow", StringComparison.Ordinal)).ToList();
        return flows.Count > 0 && flows.All(static flow => flow == "AllowClientCredentialsFlow");
    }
}
