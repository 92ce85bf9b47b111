using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LogoutAnalyzers.CodeFixes.Fixes.BrowserCache;

/// <summary>Sends <c>no-store</c> in place of what lets the response be cached.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class StopCaching : NoStoreFix
{
    /// <summary>Fixes LOA4002.</summary>
    public StopCaching()
        : base("LOA4002", "Do not cache the response")
    {
    }
}
