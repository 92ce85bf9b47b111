using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LogoutAnalyzers.CodeFixes.Fixes.BrowserCache;

/// <summary>Sends <c>no-store</c> in place of the weaker directive, or with it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class StrengthenDirective : NoStoreFix
{
    /// <summary>Fixes LOA4003.</summary>
    public StrengthenDirective()
        : base("LOA4003", "Send no-store")
    {
    }
}
