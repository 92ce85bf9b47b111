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

/// <summary>Code that finds the stored token that a client has sent, or compares the two.</summary>
internal static class TokenLookUps
{
    private static readonly HashSet<string> s_values = Set("token", "hash", "value", "key", "jti", "refresh", "refreshtoken", "secret", "code", "selector", "handle");
    private static readonly HashSet<string> s_comparing = Set("Equals", "FixedTimeEquals", "SequenceEqual", "Eq", "Compare", "CompareOrdinal");
    private static readonly HashSet<string> s_verifying = Set("verify", "matches", "match", "compare", "equal", "equals");
    private static readonly HashSet<string> s_finding = Set("find", "get", "load", "read", "fetch", "single", "first", "lookup", "query", "try");
    private static readonly HashSet<string> s_makers = Set("generate", "create", "make", "new", "unique", "build");
    private static readonly HashSet<string> s_existing = Set("Any", "AnyAsync", "All", "AllAsync", "Exists", "ExistsAsync", "Contains");

    // What is sent over a bus may be handled by anybody.
    private static readonly HashSet<string> s_buses = Set("send", "publish", "dispatch", "request", "execute", "handle");

    /// <summary>The type of the stored token that the operation finds or compares, or null.</summary>
    public static INamedTypeSymbol? TypeAt(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison => OfComparison(comparison),
        IInvocationOperation call => OfCall(call),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance.Type: INamedTypeSymbol map } indexer when indexer.Arguments.Any(static argument => Carries(argument.Value, byRefreshOnly: false)) => RecordOf(map.TypeArguments),
        _ => null,
    };

    /// <summary>Whether the value is a token that was sent, or one that is stored, or has one inside.</summary>
    /// <param name="byRefreshOnly">Whether only names that say "refresh" count: what is just called a token is the access token.</param>
    public static bool Carries(IOperation value, bool byRefreshOnly = false) => value.DescendantsAndSelf().Any(part => Carries(part) && !IsHolder(part) && (!byRefreshOnly || !IsPlainToken(part)));

    private static bool IsPlainToken(IOperation part) => part switch
    {
        IParameterReferenceOperation parameter => IsText(parameter.Type) && !NamesRefresh(parameter.Parameter.Name),
        IPropertyReferenceOperation property => IsText(property.Type) && !NamesRefresh(property.Property.Name),
        _ => false,
    };

    // stored.UserId, stored?.UserId: the rest of it is not handed on.
    private static bool IsHolder(IOperation part) => part.Parent is IPropertyReferenceOperation { Instance: { } holder } && holder == part || part.Parent is IConditionalAccessOperation { Operation: { } tested } && tested == part;

    private static bool IsText(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_String;

    private static bool NamesRefresh(string name) => Words.Split(name).Any(static word => word is "refresh" or "refreshtoken");

    private static bool Carries(IOperation part) => part switch
    {
        ILocalReferenceOperation local => Names(local.Local.Name, local.Type),
        IParameterReferenceOperation parameter => Names(parameter.Parameter.Name, parameter.Type),
        IPropertyReferenceOperation property => Names(property.Property.Name, property.Type),
        IFieldReferenceOperation field => !field.Field.IsConst && Names("", field.Type),
        IDeclarationExpressionOperation declared => Names("", declared.Type),
        _ => false,
    };

    /// <summary>Whether the method works on any type, and so cannot ask the members of a token.</summary>
    public static bool IsGeneric(IInvocationOperation call) =>
        Words.Split(call.TargetMethod.Name).FirstOrDefault() is { } verb && !s_buses.Contains(verb) && RecordOf(TypeArguments(call)) is not null;

    private static bool Names(string name, ITypeSymbol? type)
    {
        if (type is { Name: "CancellationToken" or "CancellationTokenSource" } || (type is not null and not { Name: "Guid" } && type.TypeKind != TypeKind.Enum && type.SpecialType == SpecialType.None && NeutralAssemblies.IsFramework(type.ContainingAssembly) && !HoldsRecord(type))) return false;
        if (type is INamedTypeSymbol { SpecialType: SpecialType.None } && (HoldsRecord(type) || Words.Split(type.Name).Contains("refresh"))) return !StoredTokenMembers.IsService(type.Name);
        var words = Words.Split(name);
        return (type is { SpecialType: SpecialType.System_String or SpecialType.System_Object } or { Name: "Guid" }) && words.Any(static word => word is "token" or "tokens" or "refresh" or "refreshtoken") && !words.Any(static word => word is "access" or "jwt" or "bearer" or "expired" or "id");
    }

    private static bool HoldsRecord(ITypeSymbol type) => StoredTokenMembers.IsRecord(type) || (type is INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments } && arguments.Any(StoredTokenMembers.IsRecord));

    private static INamedTypeSymbol? OfComparison(IBinaryOperation comparison)
    {
        if (comparison.LeftOperand.IsWrittenOut() || comparison.RightOperand.IsWrittenOut()) return null;
        return OfValue(comparison.LeftOperand, comparison.OperatorKind == BinaryOperatorKind.Equals) ?? OfValue(comparison.RightOperand, comparison.OperatorKind == BinaryOperatorKind.Equals);
    }

    private static INamedTypeSymbol? OfCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (s_comparing.Contains(method.Name) || (Words.Any(method.Name, s_verifying) && call.Arguments.Length > 1))
            return call.ChildOperations.SelectMany(static part => part.DescendantsAndSelf()).Select(static part => OfValue(part, isEqual: true)).FirstOrDefault(static type => type is not null);
        if (OfSql(call) is { } row) return row;
        // context.RefreshTokens.FindAsync(token), tokens.TryGetValue(token, out var stored)
        if (!method.DeclaringSyntaxReferences.IsEmpty || IsCache(method.ContainingType) || !(Words.Split(method.Name).FirstOrDefault() is { } verb && s_finding.Contains(verb))) return null;
        return IsGeneric(call) && call.Arguments.Any(static argument => argument.Value.WithoutConversions() is not IDelegateCreationOperation && argument.Value.Type is { SpecialType: SpecialType.System_String } or { Name: "Guid" } && Carries(argument.Value, byRefreshOnly: false)) ? RecordOf(TypeArguments(call)) : null;
    }

    // QueryFirstOrDefaultAsync<RefreshToken>("SELECT … WHERE Token = @token", …)
    private static INamedTypeSymbol? OfSql(IInvocationOperation call) =>
        call.TargetMethod.TypeArguments.Length > 0 && RecordOf(call.TargetMethod.TypeArguments) is { } type && SqlConditions.Of(call) is { } condition && Words.Any(condition, s_values) ? type : null;

    private static INamedTypeSymbol? OfValue(IOperation value, bool isEqual)
    {
        if (value.WithoutConversions() is not IPropertyReferenceOperation { Property: { IsIndexer: false } property, Instance: { Type: INamedTypeSymbol owner } instance } || NeutralAssemblies.IsFramework(property.ContainingAssembly)) return null;
        if (property.Type is not ({ SpecialType: SpecialType.System_String } or { Name: "Guid" } or IArrayTypeSymbol)) return null;
        var words = Words.Split(property.Name);
        var isElement = instance.WithoutConversions() is IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } };
        if (words.Any(SessionVocabulary.Accounts.Contains) || words.Contains("access") || (isElement ? !isEqual || IsUniquenessTest(value) : RefreshTokenNames.IsMessage(owner.Name))) return null;
        if (StoredTokenMembers.IsRecord(owner)) return words.Any(s_values.Contains) || (isElement && property.Name == "Id") ? owner : null;
        return words.Contains("refresh") || words.Contains("refreshtoken") ? owner : null;
    }

    // do token = NewToken(); while (context.RefreshTokens.Any(other => other.Token == token));
    private static bool IsUniquenessTest(IOperation value)
    {
        if (value.Syntax.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>()?.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } call }) return false;
        // u => u.RefreshTokens.Any(t => t.Token == token)
        if (call.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>()?.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var outer } } }) name = outer;
        if (!s_existing.Contains(name)) return false;
        var method = call.Ancestors().Select(static node => node switch { MethodDeclarationSyntax declared => declared.Identifier.ValueText, LocalFunctionStatementSyntax local => local.Identifier.ValueText, _ => null }).FirstOrDefault(static found => found is not null);
        return (method is not null && Words.Any(method, s_makers)) || call.Ancestors().Any(around => around is DoStatementSyntax { Condition: var until } && until.Span.Contains(call.Span) || around is WhileStatementSyntax { Condition: var condition } && condition.Span.Contains(call.Span));
    }

    private static IEnumerable<ITypeSymbol> TypeArguments(IInvocationOperation call) =>
        call.TargetMethod.TypeArguments.Concat(call.TargetMethod.ContainingType?.TypeArguments ?? ImmutableArray<ITypeSymbol>.Empty).Concat((call.Instance?.Type as INamedTypeSymbol)?.TypeArguments ?? ImmutableArray<ITypeSymbol>.Empty);

    private static INamedTypeSymbol? RecordOf(IEnumerable<ITypeSymbol> types) => types.OfType<INamedTypeSymbol>().FirstOrDefault(static type => StoredTokenMembers.IsRecord(type) && !type.IsAnonymousType && !RefreshTokenNames.IsMessage(type.Name));

    // Its entries end by themselves.
    private static bool IsCache(INamedTypeSymbol? type) => type is not null && Words.Any(type.Name, s_caches);

    private static readonly HashSet<string> s_caches = Set("cache", "redis", "database");

    private static HashSet<string> Set(params string[] words) => new(words, StringComparer.Ordinal);
}
