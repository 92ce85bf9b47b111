using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>
/// Whether the code that validates a token without its end lets requests in, or only reads a token that may have expired, to exchange or
/// revoke it: by its names, what it does, and who calls it. A step that all requests pass lets them in, whatever it is called.
/// </summary>
internal sealed class ExpiredTokenReads
{
    private const int MaxDepth = 3;

    private static readonly HashSet<string> s_exchange = new(StringComparer.Ordinal) { "refresh", "refreshes", "refreshed", "refreshing", "refreshtoken", "refreshtokens", "renew", "renewal", "reissue" };
    private static readonly HashSet<string> s_names = new(s_exchange, StringComparer.Ordinal) { "expired", "expire", "revoke", "revocation", "revoked" };
    private static readonly HashSet<string> s_reads = new(StringComparer.Ordinal) { "get", "read", "decode", "parse", "extract", "load", "find", "try" };
    private static readonly HashSet<string> s_ends = new(StringComparer.Ordinal) { "expired", "expiration", "expiry", "expires" };

    private static readonly HashSet<string> s_questions = new(StringComparer.Ordinal) { "is", "has", "check", "checks", "ensure", "assert", "validate", "verify", "throw" };

    private readonly Compilation _compilation;
    private readonly BodyGraphs _graphs;
    private readonly LogoutNames _names;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<SyntaxNode> _seen = new();

    public ExpiredTokenReads(Compilation compilation, BodyGraphs graphs, LogoutNames names, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _graphs = graphs;
        _names = names;
        _cancellationToken = cancellationToken;
    }

    /// <summary>What the function around the validation is for.</summary>
    public ParametersUse Of(SyntaxNode validation) => Of(validation, 0);

    /// <summary>Whether a name says that the token is exchanged or revoked, or may have expired.</summary>
    public bool Explains(string name) => Words.Any(name, s_names) || _names.Performs(name);

    /// <summary>Whether the code looks at the end of the token itself.</summary>
    public static bool ChecksEnd(SyntaxNode code) => code.DescendantTokens().Any(static token => token.Kind() switch
    {
        SyntaxKind.IdentifierToken => token.ValueText is "ValidTo" or "Exp" || token.Parent is SimpleNameSyntax name && IsCalled(name) && AsksForEnd(token.ValueText),
        SyntaxKind.StringLiteralToken => token.ValueText == "exp",
        _ => false,
    });

    private ParametersUse Of(SyntaxNode place, int depth)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        // app.MapPost("/refresh", Refresh) says what the method is for.
        if (RequestCode.IsEndpoint(place)) return Explains(Route(place)) ? ParametersUse.ReadingExpired : ParametersUse.Unexplained;
        if (EnclosingBodies.Of(place).FirstOrDefault(static body => body is not AnonymousFunctionExpressionSyntax || RequestCode.Serves(body)) is not { } function || !_seen.Add(function)) return ParametersUse.Unexplained;
        if (ChecksEnd(function)) return ParametersUse.ReadingExpired;
        var method = _graphs.ModelOf(function.SyntaxTree).GetDeclaredSymbol(function, _cancellationToken) as IMethodSymbol;
        var type = function is AnonymousFunctionExpressionSyntax ? null : method?.ContainingType;
        if (RequestCode.IsScheme(type)) return ParametersUse.Authenticating;
        var uses = UsesOfCallers(method, depth);
        if (uses.Contains(ParametersUse.Authenticating)) return ParametersUse.Authenticating;
        if (Exchanges(function) || uses.Contains(ParametersUse.ReadingExpired)) return ParametersUse.ReadingExpired;
        if (RequestCode.IsStep(function) || RequestCode.IsStep(type)) return ParametersUse.Authenticating;
        if (Explains(NameOf(function)) || (type is not null && Explains(type.Name)) || IsHandedExpired(place)) return ParametersUse.ReadingExpired;
        if (uses.Contains(ParametersUse.Unknown)) return ParametersUse.Unknown;
        return uses.Count == 0 && method is { DeclaredAccessibility: Accessibility.Public } && MayBeForExchange(method) ? ParametersUse.Unknown : ParametersUse.Unexplained;
    }

    private List<ParametersUse> UsesOfCallers(IMethodSymbol? method, int depth)
    {
        var uses = new List<ParametersUse>();
        if (method is null or { MethodKind: MethodKind.AnonymousFunction } || depth == MaxDepth) return uses;
        if (Callers.Of(method, _compilation, _graphs, _cancellationToken) is not { } callers) uses.Add(ParametersUse.Unknown);
        else uses.AddRange(callers.Select(caller => Of(caller, depth + 1)));
        return uses;
    }

    // Nobody in sight calls it: a reader, or a member of a class that deals in refresh tokens, may serve the exchange of another project.
    private static bool MayBeForExchange(IMethodSymbol method) =>
        Words.Split(method.Name).FirstOrDefault() is { } verb && s_reads.Contains(verb) || method.ContainingType.GetMembers().Any(static member => Words.Any(member.Name, s_exchange));

    private static bool Exchanges(SyntaxNode function) =>
        Words.Any(Route(function), s_exchange) || function.DescendantTokens().Any(static token => token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.StringLiteralToken && Words.Any(token.ValueText, s_exchange));

    private string NameOf(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        _ => Route(function),
    };

    private static string Route(SyntaxNode function) => RequestCode.IsEndpoint(function) && function.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: var arguments } } ? arguments[0].ToString() : "";

    // handler.ValidateToken(expiredToken, parameters, out _)
    private static bool IsHandedExpired(SyntaxNode validation) =>
        validation is InvocationExpressionSyntax call && call.ArgumentList.Arguments.Any(static argument => argument.Expression is IdentifierNameSyntax name && Words.Any(name.Identifier.ValueText, s_names));

    // IsExpired(token), CheckExpiration(token)
    private static bool AsksForEnd(string name) => Words.Split(name) is { Length: > 1 } words && s_questions.Contains(words[0]) && words.Any(s_ends.Contains);

    private static bool IsCalled(SimpleNameSyntax name) => NamedCode.Around(name) is InvocationExpressionSyntax call && !call.ArgumentList.Span.Contains(name.Span);
}
