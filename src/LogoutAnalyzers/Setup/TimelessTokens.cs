using System;
using System.Collections.Generic;
using System.Linq;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// JSON web tokens that let nobody in, or are looked up when they do, and need no end: proofs of possession (RFC 9449), security events
/// (RFC 8417), request objects (RFC 9101), software statements (RFC 7591), licences, keys of an API.
/// </summary>
internal static class TimelessTokens
{
    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal) { "dpop", "unsubscribe", "license", "licence", "coupon", "voucher", "receipt", "webhook", "onlyoffice", "apikey", "apikeys", "pat", "csrf", "antiforgery", "nonce" };

    private static readonly HashSet<(string, string)> s_pairs = new()
    {
        ("request", "object"), ("security", "event"), ("logout", "token"), ("software", "statement"), ("signed", "metadata"), ("api", "key"), ("api", "keys"), ("personal", "access"), ("proof", "token"), ("state", "token"), ("oauth", "state"),
    };

    // The claims that make a proof and an event what they are.
    private static readonly HashSet<string> s_claims = new(StringComparer.Ordinal) { "htm", "htu", "events" };

    public static bool Is(SyntaxNode creation, SyntaxNode scope) =>
        creation.AncestorsAndSelf().Any(static around => NameOf(around) is { } name && Says(Words.Split(name)))
        || scope.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.StringLiteralToken) && s_claims.Contains(token.ValueText));

    private static bool Says(System.Collections.Immutable.ImmutableArray<string> words) =>
        words.Any(s_words.Contains) || words.Zip(words.Skip(1), static (first, second) => (first, second)).Any(s_pairs.Contains);

    private static string? NameOf(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        AssignmentExpressionSyntax assignment => assignment.Left.GetLastToken().ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } when arguments[0].Expression is LiteralExpressionSyntax { Token.Value: string pattern } => pattern,
        _ => null,
    };
}
