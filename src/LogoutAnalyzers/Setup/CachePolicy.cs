using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.Setup;

/// <summary>What is said about caching one response.</summary>
/// <param name="Directives">All that is in force, the nearest first: the response's own and what is said for many.</param>
/// <param name="IsSentByFramework">Whether ASP.NET Core forbids to keep it by itself, because it makes an antiforgery token.</param>
internal sealed record CachePolicy(ImmutableArray<CacheDirective> Directives, bool IsSentByFramework)
{
    public static readonly CachePolicy None = new(ImmutableArray<CacheDirective>.Empty, false);

    /// <summary>What comes of them all.</summary>
    public Caching Caching => IsSentByFramework ? Caching.NoStore : Directives.IsEmpty ? Caching.Unsaid : Directives.Max(static directive => directive.Caching);

    /// <summary>The directive that lets the browser keep the response; null where nothing is said, or not surely, or enough.</summary>
    public CacheDirective? Decisive()
    {
        if (Caching is not (Caching.Weak or Caching.Kept)) return null;
        var nearest = Directives.FirstOrDefault(static directive => !directive.IsLesser) ?? Directives[0];
        if (!nearest.IsCertain || nearest.Caching is not (Caching.Weak or Caching.Kept)) return null;
        // SetCacheability(Private) beside SetMaxAge(…): the whole says more than its first part.
        return Directives.FirstOrDefault(directive => directive is { IsCertain: true, Caching: Caching.Kept } && Member(directive) is { } member && member == Member(nearest)) ?? nearest;
    }

    private static SyntaxNode? Member(CacheDirective directive) => directive.Written?.FirstAncestorOrSelf<SyntaxNode>(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax);
}
