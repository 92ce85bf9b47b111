using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.BrowserCache;

/// <summary>LOA4002: what only a signed-in user may see is cached, for that user's browser, for proxies or for other users.</summary>
internal sealed class CachedOnPurpose : CacheFlawRule
{
    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA4002",
        Promise.NoKnownFalsePositives,
        Categories.BrowserCache,
        "Authenticated response is cached on purpose",
        "'{0}' caches what {1} shows to signed-in users, so others get to see it; {2}",
        "A response that depends on who is signed in must not be cached. A cache on the server or on the way hands one user's page to another one, and the browser shows it after the logout without asking.");

    protected override Caching Caching => Caching.Kept;

    // The output cache does not ask for the header.
    protected override string Remedy(CacheDirective directive) => directive.IsStored ? "keep the default policy, which stores nothing of theirs" : base.Remedy(directive);
}
