using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;

namespace LogoutAnalyzers.Rules.BrowserCache;

/// <summary>LOA4003: what is said about caching sounds like a ban, and the browser keeps the page all the same.</summary>
internal sealed class DirectiveTooWeak : CacheFlawRule
{
    public override DiagnosticDescriptor Descriptor { get; } = Describe(
        "LOA4003",
        Promise.NoKnownFalsePositives,
        Categories.BrowserCache,
        "Cache directive is too weak",
        "'{0}' lets the browser keep what {1} shows to signed-in users, so the back button shows it again after the logout; {2}",
        "Only Cache-Control: no-store forbids the browser to keep a response. no-cache, max-age=0, must-revalidate, Pragma and Expires are about reloading, not about going back, and private keeps out proxies only. After the logout the back button shows the page again.");

    protected override Caching Caching => Caching.Weak;
}
