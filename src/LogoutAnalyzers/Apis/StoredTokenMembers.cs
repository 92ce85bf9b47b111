using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Apis;

/// <summary>What reading a member of a stored token tells about it.</summary>
[Flags]
internal enum TokenChecks
{
    None = 0,

    /// <summary>Whether its time is over.</summary>
    Expiry = 1,

    /// <summary>Whether it was revoked.</summary>
    Revocation = 2,

    /// <summary>Whether it was used before.</summary>
    Use = 4,
}

/// <summary>The members by which the tokens that a server keeps say whether they are still good: <c>ExpiresAt</c>, <c>IsRevoked</c>, <c>IsActive</c>.</summary>
internal static class StoredTokenMembers
{
    private const int MaxDepth = 4;

    private static readonly HashSet<string> s_alive = Set("active", "valid", "enabled", "live", "alive", "usable");

    private static readonly HashSet<string> s_ends = Set("until", "to", "till", "through", "before", "thru");
    private static readonly HashSet<string> s_starts = Set("created", "issued", "creation", "issuance", "lifetime", "ttl");

    // Of another token beside it, or of something that is mailed.
    private static readonly HashSet<string> s_others = Set("access", "email", "mail", "phone", "password", "code", "otp", "api");
    private static readonly HashSet<string> s_services = Set("service", "services", "repository", "manager", "store", "handler", "generator", "provider", "factory", "options", "settings", "setting", "config", "configuration", "helper", "validator", "controller", "context", "parameters", "descriptor", "builder", "constants");
    private static readonly HashSet<string> s_tokenWords = Set("refresh", "refreshtoken", "token", "session");

    /// <summary>Whether a type of this name is a record of tokens or sessions, not of users.</summary>
    public static bool IsRecord(ITypeSymbol? type) =>
        type is INamedTypeSymbol { IsAnonymousType: true }
        || type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, SpecialType: SpecialType.None } named
        && !NeutralAssemblies.IsFramework(named.ContainingAssembly) && SessionVocabulary.IsThing(named.Name) && !IsService(named.Name) && !RefreshTokenNames.IsOfProvider(named.Name);

    /// <summary>Whether a type of this name works with tokens, or says how they are made.</summary>
    public static bool IsService(string type) => Words.Any(type, s_services);

    /// <summary>What reading the property of such an object tells.</summary>
    /// <param name="owner">The type of the object.</param>
    public static TokenChecks Of(ITypeSymbol? owner, ISymbol member, CancellationToken cancellationToken) => Of(owner, member, 0, cancellationToken);

    /// <summary>The property that says when the tokens end, and the one that says that they were ended; each null where there is none.</summary>
    public static (IPropertySymbol? Expiry, IPropertySymbol? Revocation) Owed(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var properties = Properties(type).Where(static property => IsFlagOrTime(property.Type)).Select(property => (Property: property, Tells: Of(type, property, cancellationToken), Words: Words.Split(property.Name))).ToList();
        var expiries = properties.Where(static known => known.Tells.HasFlag(TokenChecks.Expiry) && !Words.Any(known.Words, s_starts)).OrderByDescending(known => Rank(known.Property, known.Words)).Select(static known => known.Property);
        // A flag that every record of the application has is not about tokens.
        var revocations = properties.Where(known => IsOfTokens(known.Property.ContainingType, known.Words) && (known.Tells & (TokenChecks.Revocation | TokenChecks.Use)) != 0 && !Words.Any(known.Words, TokenStateWords.Telling))
            .OrderBy(static known => known.Tells.HasFlag(TokenChecks.Revocation) ? 0 : 1).ThenByDescending(known => Rank(known.Property, known.Words)).Select(static known => known.Property);
        return (expiries.FirstOrDefault(), revocations.FirstOrDefault());
    }

    // What is stored, rather than what is worked out from it.
    private static int Rank(IPropertySymbol property, ImmutableArray<string> words) => (property.SetMethod is null ? 0 : 2) + (Words.Any(words, s_tokenWords) && words.Contains("refresh") ? 1 : 0);

    private static TokenChecks Of(ITypeSymbol? owner, ISymbol member, int depth, CancellationToken cancellationToken)
    {
        if (member is not IPropertySymbol { IsIndexer: false, ContainingType: { } declaring } property || NeutralAssemblies.IsFramework(declaring.ContainingAssembly)) return TokenChecks.None;
        var words = Words.Split(property.Name);
        if (!IsOfTokens(owner ?? declaring, words) || IsService((owner ?? declaring).Name)) return TokenChecks.None;
        if (depth < MaxDepth && Computation(property, cancellationToken) is { } getter)
        {
            var told = TokenChecks.None;
            foreach (var name in getter.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText).Distinct())
                if (name != property.Name && Properties(declaring).FirstOrDefault(other => other.Name == name) is { } other) told |= Of(owner, other, depth + 1, cancellationToken);
            if (told != TokenChecks.None) return told;
        }
        return ByName(property, words);
    }

    private static bool IsOfTokens(ITypeSymbol owner, ImmutableArray<string> words) =>
        !Words.Any(words, s_others) && !words.Any(static word => SessionVocabulary.IsOneTime(word)) && (IsRecord(owner) || Words.Any(words, s_tokenWords) || words.Contains("tokens")) && !RefreshTokenNames.IsOfProvider(string.Join("_", words));

    private static TokenChecks ByName(IPropertySymbol property, ImmutableArray<string> words)
    {
        if (!IsFlagOrTime(property.Type)) return Words.Any(words, TokenStateWords.Telling) ? TokenChecks.Revocation : TokenChecks.None;
        if (words.Any(static word => word.StartsWith("expir", StringComparison.Ordinal)) || (words.Contains("valid") && Words.Any(words, s_ends)) || (words.Contains("end") && words.Length > 1)) return TokenChecks.Expiry;
        if (Words.Any(words, s_starts) && IsTime(property.Type)) return TokenChecks.Expiry;
        if (TokenStateWords.SayWhen(words)) return TokenChecks.None;
        // In another project it may be worked out from anything.
        if (Words.Any(words, s_alive) && !IsTime(property.Type)) return property.SetMethod is null ? TokenChecks.Expiry | TokenChecks.Revocation : TokenChecks.Revocation;
        if (Words.Any(words, TokenStateWords.Revoked) || Words.Any(words, TokenStateWords.Telling)) return TokenChecks.Revocation;
        return Words.Any(words, TokenStateWords.Used) ? TokenChecks.Use : TokenChecks.None;
    }

    /// <summary>The properties of a type and its bases.</summary>
    public static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is { SpecialType: SpecialType.None }; t = t.BaseType)
            foreach (var member in t.GetMembers())
                if (member is IPropertySymbol { IsStatic: false, IsIndexer: false } property) yield return property;
    }

    private static SyntaxNode? Computation(IPropertySymbol property, CancellationToken cancellationToken) =>
        property.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)).OfType<PropertyDeclarationSyntax>()
            .Select(static declaration => (SyntaxNode?)declaration.ExpressionBody ?? declaration.AccessorList?.Accessors.FirstOrDefault(static accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration) && (accessor.Body is not null || accessor.ExpressionBody is not null))).FirstOrDefault();

    private static bool IsFlagOrTime(ITypeSymbol type) => type.SpecialType == SpecialType.System_Boolean || IsTime(type) || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && nullable.TypeArguments[0].SpecialType == SpecialType.System_Boolean);

    private static bool IsTime(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) type = nullable.TypeArguments[0];
        return type.Name is "DateTime" or "DateTimeOffset" or "Instant" or "LocalDateTime" or "DateOnly" or "TimeSpan" || type.SpecialType is SpecialType.System_Int64;
    }

    private static HashSet<string> Set(params string[] words) => new(words, StringComparer.Ordinal);
}
