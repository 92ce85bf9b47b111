using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>Code that runs when a user logs in, or exchanges a token for the next one: what it takes away has a successor.</summary>
internal sealed class TokenExchanges
{
    private const int MaxDepth = 3;

    private static readonly HashSet<string> s_exchanges = new(StringComparer.Ordinal) { "refresh", "rotate", "rotation", "renew", "renewal", "exchange", "login", "signin", "authenticate" };

    private static readonly HashSet<string> s_makers = new(StringComparer.Ordinal) { "get", "create", "generate", "issue", "request", "token" };

    // What the members of a class are called that does one thing: RefreshTokenHandler.Handle.
    private static readonly HashSet<string> s_steps = new(StringComparer.Ordinal) { "Handle", "HandleAsync", "Execute", "ExecuteAsync", "Post", "PostAsync", "Invoke", "InvokeAsync", "OnPost", "OnPostAsync", "Consume" };

    private readonly Compilation _compilation;
    private readonly BodyGraphs _graphs;
    private readonly CancellationToken _cancellationToken;

    public TokenExchanges(Compilation compilation, BodyGraphs graphs, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _graphs = graphs;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether the code is part of one, or of a method that nothing else calls.</summary>
    public bool Contain(SyntaxNode code, int depth = 0)
    {
        foreach (var around in code.AncestorsAndSelf())
        {
            switch (around)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var map }, ArgumentList.Arguments: { Count: > 1 } arguments } when map.StartsWith("Map", StringComparison.Ordinal):
                    return arguments[0].Expression is LiteralExpressionSyntax { Token.Value: string route } && Says(route);
                case LocalFunctionStatementSyntax local when Says(local.Identifier.ValueText):
                    return true;
                case MethodDeclarationSyntax method:
                    return Says(method.Identifier.ValueText) || (s_steps.Contains(method.Identifier.ValueText) && method.Parent is TypeDeclarationSyntax type && Says(type.Identifier.ValueText)) || IsCalledByNothingElse(method, depth);
            }
        }
        return false;
    }

    /// <summary>Whether the code is a stored token: <c>stored</c> in <c>stored.Revoke()</c>.</summary>
    public bool AreOf(ExpressionSyntax code) => StoredTokenMembers.IsRecord(TypeOf(code));

    /// <summary>Whether the code is what is told to a client about a token.</summary>
    public bool AreAnswers(ExpressionSyntax code) => TypeOf(code) is { } type && RefreshTokenNames.IsAnswer(type.Name);

    private ITypeSymbol? TypeOf(ExpressionSyntax code) => _graphs.ModelOf(code.SyntaxTree).GetTypeInfo(code, _cancellationToken).Type;

    private bool IsCalledByNothingElse(MethodDeclarationSyntax method, int depth)
    {
        if (depth == MaxDepth || _graphs.ModelOf(method.SyntaxTree).GetDeclaredSymbol(method, _cancellationToken) is not IMethodSymbol symbol) return false;
        // A call of itself says nothing about who calls it first.
        return Callers.Of(symbol, _compilation, _graphs, _cancellationToken)?.Where(call => !method.Span.Contains(call.Span) || call.SyntaxTree != method.SyntaxTree).ToList() is { Count: > 0 } calls && calls.All(call => Contain(call, depth + 1));
    }

    // RefreshAsync, LoginAsync, GetToken; not DeleteToken, nor RevokeRefreshToken.
    private static bool Says(string name)
    {
        var words = Words.Split(name);
        if (words.Any(SessionVocabulary.EndingVerbs.Contains)) return false;
        return words.Any(s_exchanges.Contains) || (words.Length > 0 && s_makers.Contains(words[0]) && words.Contains("token"));
    }
}
