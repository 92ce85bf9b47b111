using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Names;
using LogoutAnalyzers.Rules.SignOut;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace LogoutAnalyzers.CodeFixes.Fixes.SignOut;

/// <summary>Makes the logout take POST only, with the antiforgery token where the framework's filter can check it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AcceptOnlyPost : RuleFix
{
    /// <summary>Fixes LOA1010.</summary>
    public AcceptOnlyPost()
        : base("LOA1010", "Accept only POST")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await SourceEdits.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } edits) return null;
        if (await Visits.LogoutAsync(document.Project, cancellationToken).ConfigureAwait(false)) return null;
        var token = edits.Root.FindToken(diagnostic.Location.SourceSpan.Start);
        if (token.Parent is MethodDeclarationSyntax method && method.Identifier == token && edits.Model.GetDeclaredSymbol(method, cancellationToken) is { } symbol)
        {
            if (symbol.ContainingType.IsOrInherits("Microsoft.AspNetCore.Mvc.RazorPages.PageModel")) return await RenameAsync(edits, method, symbol, cancellationToken).ConfigureAwait(false) ? edits.Apply() : null;
            if (await MappingOfAsync(edits, symbol, cancellationToken).ConfigureAwait(false) is { } mapped) return MapPost(mapped.Edits, mapped.Call) ? edits.Apply() : null;
            return AcceptPost(edits, method, symbol, diagnostic, cancellationToken) ? edits.Apply() : null;
        }
        if (token.Parent is LocalFunctionStatementSyntax local && local.Identifier == token && edits.Model.GetDeclaredSymbol(local, cancellationToken) is IMethodSymbol function)
            return await MappingOfAsync(edits, function, cancellationToken).ConfigureAwait(false) is { } mapping && MapPost(mapping.Edits, mapping.Call) ? edits.Apply() : null;
        return token.Parent?.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent is InvocationExpressionSyntax map && MapPost(edits, map) ? edits.Apply() : null;
    }

    private static bool AcceptPost(SourceEdits edits, MethodDeclarationSyntax method, IMethodSymbol action, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        // A page of WebForms, a handler: what to do on GET instead is for its author to say.
        if (!action.ContainingType.IsOrInherits("Microsoft.AspNetCore.Mvc.ControllerBase") && !action.ContainingType.IsOrInherits("System.Web.Mvc.ControllerBase") && !action.ContainingType.Name.EndsWith("Controller", System.StringComparison.Ordinal)) return false;
        var takesToken = diagnostic.Properties.TryGetValue(LogoutByGet.TokenProperty, out var takes) && takes == bool.TrueString;
        var attributes = new VerbAttributes(edits, method, action, cancellationToken);
        var acceptsPost = attributes.TryAcceptOnlyPost();
        if (!acceptsPost && !(takesToken && diagnostic.AdditionalLocations.Count > 0)) return false;
        if (takesToken) attributes.ValidateToken(action.ContainingType);
        return true;
    }

    private static bool MapPost(SourceEdits edits, InvocationExpressionSyntax map)
    {
        if (map.Expression is not MemberAccessExpressionSyntax { Name: { Identifier: { ValueText: "MapGet" or "Map" } name } }) return false;
        edits.Replace(name.Span, "MapPost");
        return true;
    }

    // OnGet becomes OnPost; Razor Pages validate the token by themselves.
    private static async Task<bool> RenameAsync(SourceEdits edits, MethodDeclarationSyntax method, IMethodSymbol handler, CancellationToken cancellationToken)
    {
        if (!handler.Name.StartsWith("OnGet", System.StringComparison.Ordinal) || handler.IsOverride) return false;
        var name = "OnPost" + handler.Name.Substring("OnGet".Length);
        var bare = name.WithoutSuffix("Async");
        if (handler.ContainingType.GetMembers(bare).Any() || handler.ContainingType.GetMembers(bare + "Async").Any()) return false;
        var references = await SymbolFinder.FindReferencesAsync(handler, edits.Document.Project.Solution, cancellationToken).ConfigureAwait(false);
        if (references.Any(static reference => reference.Locations.Any())) return false;
        edits.Replace(method.Identifier.Span, name);
        return true;
    }

    // The only call that maps the handler.
    private static async Task<(SourceEdits Edits, InvocationExpressionSyntax Call)?> MappingOfAsync(SourceEdits edits, IMethodSymbol handler, CancellationToken cancellationToken)
    {
        (SourceEdits, InvocationExpressionSyntax)? found = null;
        foreach (var location in (await SymbolFinder.FindReferencesAsync(handler, edits.Document.Project.Solution, cancellationToken).ConfigureAwait(false)).SelectMany(static reference => reference.Locations))
        {
            if (await edits.InAsync(location.Document, cancellationToken).ConfigureAwait(false) is not { } here) return null;
            if (HandlerReference.MappedAs(here.Root.FindNode(location.Location.SourceSpan, getInnermostNodeForTie: true)) is not { } group) continue;
            if (found is not null) return null;
            found = (here, group.FirstAncestorOrSelf<InvocationExpressionSyntax>()!);
        }
        return found;
    }
}
