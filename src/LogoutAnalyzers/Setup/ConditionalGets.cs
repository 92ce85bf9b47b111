using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>Responses that browsers are meant to keep and to ask about: <c>no-cache</c> or <c>private</c> with an ETag, answered with 304.</summary>
internal static class ConditionalGets
{
    // Calls of one handler that are followed to the methods behind them.
    private const int MaxCalls = 40;

    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal)
    {
        "ETag", "EntityTag", "EntityTagHeaderValue", "IfNoneMatch", "If-None-Match", "IfModifiedSince", "If-Modified-Since", "LastModified", "Last-Modified", "SetETag", "SetLastModified", "Status304NotModified", "NotModified",
    };

    // Those that no property of a record is called.
    private static readonly HashSet<string> s_sure = new(StringComparer.Ordinal) { "ETag", "EntityTagHeaderValue", "IfNoneMatch", "If-None-Match", "SetETag", "Status304NotModified" };

    private static readonly NameSet s_names = new(new[] { "ETag", "EntityTagHeaderValue", "IfNoneMatch" });

    /// <summary>Whether the handler answers so, by itself or through a method that it calls.</summary>
    public static bool AreIn(SyntaxNode body, SemanticModel model, CancellationToken cancellationToken) =>
        Speaks(body, s_words) || body.DescendantNodes().OfType<InvocationExpressionSyntax>().Take(MaxCalls)
            .Select(call => model.GetSymbolInfo(call, cancellationToken).Symbol).OfType<IMethodSymbol>()
            .Any(method => method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is { } called && Speaks(called, s_sure));

    /// <summary>Whether the method that holds the code does so.</summary>
    public static bool AreAround(SyntaxNode? code) => code?.FirstAncestorOrSelf<SyntaxNode>(static node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax) is { } method && Speaks(method, s_sure);

    /// <summary>Whether middleware does so for every answer.</summary>
    public static bool AreForAll(Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var tree in compilation.SyntaxTrees)
            foreach (var hit in NameIndex.Of(tree, s_names, cancellationToken).Hits)
                if (hit.Word is not null && tree.GetRoot(cancellationToken).FindToken(hit.Position) is { Parent: { } code } token && s_sure.Contains(token.ValueText) && IsOfMiddleware(code)) return true;
        return false;
    }

    private static bool Speaks(SyntaxNode body, HashSet<string> words) =>
        body.DescendantTokens().Any(token => token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.StringLiteralToken && words.Contains(token.ValueText));

    private static bool IsOfMiddleware(SyntaxNode code) =>
        CacheConditions.IsHandedToAll(code)
        || code.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && type.Members.Any(static member => member is MethodDeclarationSyntax { Identifier.ValueText: "Invoke" or "InvokeAsync" });
}
