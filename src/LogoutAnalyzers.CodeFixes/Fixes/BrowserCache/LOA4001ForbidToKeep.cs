using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Rules.BrowserCache;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Fixes.BrowserCache;

/// <summary>Sends <c>no-store</c> with what a controller or page shows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ForbidToKeep : RuleFix
{
    /// <summary>Fixes LOA4001.</summary>
    public ForbidToKeep()
        : base("LOA4001", "Send no-store")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await SourceEdits.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } edits) return null;
        if (edits.Root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not ClassDeclarationSyntax type || edits.Model.GetDeclaredSymbol(type, cancellationToken) is not INamedTypeSymbol symbol) return null;
        if (symbol.IsOrInherits("System.Web.UI.TemplateControl")) return PageLoad.TryCall(edits, type, "Response.Cache.SetNoStore();") ? edits.Apply() : null;
        if (!diagnostic.Properties.TryGetValue(ResponseMayBeKept.AttributeProperty, out var attribute) || attribute is null || !diagnostic.Properties.TryGetValue(ResponseMayBeKept.NamespaceProperty, out var space) || space is null) return null;
        var members = diagnostic.Properties.ContainsKey(ResponseMayBeKept.OnActionsProperty) ? diagnostic.AdditionalLocations.Select(action => edits.Root.FindToken(action.SourceSpan.Start).Parent).OfType<MemberDeclarationSyntax>() : new[] { type };
        var isAdded = false;
        foreach (var member in members) isAdded |= MemberAttribute.TryAdd(edits, member, attribute, space);
        return isAdded ? edits.Apply() : null;
    }
}
