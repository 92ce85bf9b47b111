using System.Collections.Immutable;
using System.Linq;

namespace LogoutAnalyzers.Setup;

/// <summary>What is said about caching one response.</summary>
/// <param name="Directives">All that is in force: the response's own and what is said for many.</param>
/// <param name="IsSentByFramework">Whether ASP.NET Core forbids to keep it by itself, because it makes an antiforgery token.</param>
internal sealed record CachePolicy(ImmutableArray<CacheDirective> Directives, bool IsSentByFramework)
{
    public static readonly CachePolicy None = new(ImmutableArray<CacheDirective>.Empty, false);

    /// <summary>What comes of them all.</summary>
    public Caching Caching => IsSentByFramework ? Caching.NoStore : Directives.Select(static directive => directive.Caching).DefaultIfEmpty().Max();
}
