using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LogoutAnalyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>What is written under the name of a header: <c>Headers["Cache-Control"] = "no-store"</c>, also where the name is a constant.</summary>
internal static class CacheKeys
{
    public const string Header = "Cache-Control";

    // What only looks at the header, or takes it away.
    private static readonly HashSet<string> s_reads = new(StringComparer.Ordinal) { "ContainsKey", "TryGetValue", "TryGetValues", "GetValues", "Contains", "Remove", "Equals", "WithExposedHeaders", "WithHeaders" };

    public static bool IsHeader(string text) => text.Equals(Header, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the code is the name of the header: a text, <c>HeaderNames.CacheControl</c>.</summary>
    public static bool IsName(SyntaxNode? code) =>
        code is LiteralExpressionSyntax { Token.Value: string text } && IsHeader(text)
        || code is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CacheControl", Expression: var owner } && owner.ToString().EndsWith("HeaderNames", StringComparison.Ordinal);

    /// <summary>The directive that is written under the name.</summary>
    /// <param name="key">The name, in code.</param>
    /// <param name="isHeader">Whether it is that of Cache-Control, not of an older header.</param>
    /// <param name="modelOf">The semantic model of a file.</param>
    public static CacheDirective? Of(ExpressionSyntax key, bool isHeader, Func<SyntaxTree, SemanticModel> modelOf)
    {
        switch (key.Parent)
        {
            // Headers["Cache-Control"] = "no-store"
            case ArgumentSyntax { Parent: BracketedArgumentListSyntax { Parent: ExpressionSyntax indexed } }:
                return CacheDirectives.AssignedTo(indexed) is var (set, value) && !CacheDirectives.IsOfRequest(set) ? Make(set, value) : null;
            // Headers.Append("Cache-Control", "no-store")
            case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument:
                var method = (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? (call.Expression as SimpleNameSyntax)?.Identifier.ValueText ?? "";
                if (s_reads.Contains(method) || CacheDirectives.IsOfRequest(call)) return null;
                var index = list.Arguments.IndexOf(argument) + 1;
                if (index >= list.Arguments.Count) return Unread();
                // AppendCommaSeparatedValues("Cache-Control", "no-cache", "no-store")
                return method.EndsWith("CommaSeparatedValues", StringComparison.Ordinal) ? Make(call, list.Arguments.Skip(index).Select(static value => value.Expression).ToArray()) : Make(call, list.Arguments[index].Expression);
            // { "Cache-Control", "no-store" }
            case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression } pair when pair.Expressions.Count == 2 && pair.Expressions[0] == key:
                return Make(pair, pair.Expressions[1]);
            case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax creation } list } when list.Arguments.Count > 1 && list.Arguments[0].Expression == key:
                return Make(creation, list.Arguments[1].Expression);
            // ("Cache-Control", "no-store")
            case ArgumentSyntax { Parent: TupleExpressionSyntax tuple } when tuple.Arguments[0].Expression == key:
                return Make(tuple, tuple.Arguments[1].Expression);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression }:
                return null;
            default:
                return Unread();
        }

        CacheDirective Make(SyntaxNode code, params ExpressionSyntax[] values) => new(isHeader ? CacheValues.OfAll(values, modelOf(code.SyntaxTree)) : Caching.Weak, code) { IsLesser = !isHeader };

        // A way of writing that is not followed: [AddHeader("Cache-Control", "no-store")], new[] { "Cache-Control", "no-store" }.
        CacheDirective? Unread() => isHeader && ConstantOf(key) is null && (IsName(key) || key is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CacheControl" }) && SaysNoStore(key.SyntaxTree) ? new CacheDirective(Caching.Unknown, key) : null;
    }

    /// <summary>What is called so that it stands for the name: <c>const string CacheControlHeader = "Cache-Control"</c>.</summary>
    public static string? ConstantOf(ExpressionSyntax key) => key.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax constant } => constant.Identifier.ValueText,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        _ => null,
    };

    /// <summary>The directives under the names of these constants.</summary>
    public static IEnumerable<CacheDirective> OfConstants(Compilation compilation, ICollection<string> constants, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellationToken)
    {
        var found = new List<CacheDirective>();
        if (constants.Count > 0) NamedCode.Each(compilation, new NameSet(constants), modelOf, static _ => true, (_, name, model) =>
        {
            ExpressionSyntax key = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            if (StandsForHeader(model.GetSymbolInfo(name, cancellationToken).Symbol, cancellationToken) && Of(key, isHeader: true, modelOf) is { } directive) found.Add(directive);
        }, cancellationToken);
        return found;
    }

    private static bool StandsForHeader(ISymbol? symbol, CancellationToken cancellationToken) =>
        symbol is IFieldSymbol or ILocalSymbol or IPropertySymbol
        && IsName(symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax constant => constant.Initializer?.Value,
            PropertyDeclarationSyntax property => property.ExpressionBody?.Expression ?? property.Initializer?.Value,
            _ => null,
        });

    private static bool SaysNoStore(SyntaxTree tree) =>
        tree.GetRoot().DescendantTokens().Any(static token => token.IsKind(SyntaxKind.StringLiteralToken) && token.ValueText.IndexOf("no-store", StringComparison.OrdinalIgnoreCase) >= 0);
}
