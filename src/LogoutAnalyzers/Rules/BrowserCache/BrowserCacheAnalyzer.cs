using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LogoutAnalyzers.Rules.BrowserCache;

/// <summary>The rules about what a browser still shows after the logout: LOA4001 to LOA4005.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BrowserCacheAnalyzer : TopicAnalyzer
{
    /// <summary>Hosts the rules of the topic.</summary>
    public BrowserCacheAnalyzer()
        : base(
            new ResponseMayBeKept(),
            new CachedOnPurpose(),
            new DirectiveTooWeak(),
            new CachingOnlyInMeta(),
            new LogoutKeepsBrowserData())
    {
    }
}
