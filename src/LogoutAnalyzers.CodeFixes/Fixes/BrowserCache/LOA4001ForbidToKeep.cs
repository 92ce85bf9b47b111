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
    // The first of them that a page has.
    private static readonly string[] s_loads = { "Page_Load", "OnLoad", "Page_Init", "OnInit" };

    /// <summary>Fixes LOA4001.</summary>
    public ForbidToKeep()
        : base("LOA4001", "Send no-store")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await SourceEdits.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } edits) return null;
        if (edits.Root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not ClassDeclarationSyntax type || edits.Model.GetDeclaredSymbol(type, cancellationToken) is not INamedTypeSymbol symbol) return null;
        if (symbol.IsOrInherits("System.Web.UI.Page")) return CallSetNoStore(edits, type) ? edits.Apply() : null;
        if (!diagnostic.Properties.TryGetValue(ResponseMayBeKept.AttributeProperty, out var attribute) || attribute is null || !diagnostic.Properties.TryGetValue(ResponseMayBeKept.NamespaceProperty, out var space) || space is null) return null;
        // MVC 5 throws when a view asks for an action with such an attribute as a part of itself.
        if (attribute.StartsWith("OutputCache(", System.StringComparison.Ordinal) && HasParts(symbol)) return null;
        return ClassAttribute.TryAdd(edits, type, attribute, space) ? edits.Apply() : null;
    }

    private static bool HasParts(INamedTypeSymbol controller) =>
        controller.GetMembers().OfType<IMethodSymbol>().Any(static action => action.ReturnType.Name == "PartialViewResult"
            || action.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "ChildActionOnlyAttribute")
            || action.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax().DescendantNodes().Any(static node => node is IdentifierNameSyntax { Identifier.ValueText: "PartialView" })));

    private static bool CallSetNoStore(SourceEdits edits, ClassDeclarationSyntax type)
    {
        var methods = type.Members.OfType<MethodDeclarationSyntax>().ToList();
        if (s_loads.Select(name => methods.FirstOrDefault(method => method.Identifier.ValueText == name)).FirstOrDefault(static method => method is not null) is not { Body: { } body }) return false;
        const string Statement = "Response.Cache.SetNoStore();";
        if (body.Statements.Count > 0) BodyInsertion.Before(edits, body.Statements[0], Statement);
        else BodyInsertion.AtEnd(edits, body, Statement);
        return true;
    }
}
