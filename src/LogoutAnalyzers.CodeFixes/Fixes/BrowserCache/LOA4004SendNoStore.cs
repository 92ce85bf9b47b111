using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Entries;
using LogoutAnalyzers.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.CodeFixes.Fixes.BrowserCache;

/// <summary>Sends the header with what answers with the page, and removes the META tags.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = new[] { nameof(TextDocumentKind.AdditionalDocument) })]
public sealed class SendNoStore : RuleFix
{
    /// <summary>Fixes LOA4004.</summary>
    public SendNoStore()
        : base("LOA4004", "Send no-store and remove the META tags")
    {
    }

    private protected override async Task<Solution?> FixFileAsync(TextDocument file, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var text = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (file.Project.Documents.FirstOrDefault() is not { } any || await ModelOfDocument.OfAsync(any, cancellationToken).ConfigureAwait(false) is not { } model) return null;
        if (MetaOnlyPage.Of(MarkupReader.Read(file.FilePath!, text), model, cancellationToken) is not { IsShared: false, Handlers.IsEmpty: false } page) return null;
        SourceEdits? edits = null;
        foreach (var (content, response) in page.Handlers)
        {
            if (file.Project.GetDocument(response.Body.SyntaxTree) is not { } document) return null;
            edits = edits is null ? await SourceEdits.OfAsync(document, cancellationToken).ConfigureAwait(false) : edits;
            if (edits is null || await edits.InAsync(document, cancellationToken).ConfigureAwait(false) is not { } place || !TryForbid(place, content, response)) return null;
        }
        foreach (var tag in page.Tags) edits!.Files.Remove(file.FilePath!, text, tag.Location.SourceSpan);
        return await edits!.ApplyAsync(cancellationToken).ConfigureAwait(false);
    }

    private static bool TryForbid(SourceEdits edits, PrivateContent content, PrivateResponse response)
    {
        // What is inherited answers for others, too.
        if (response.Handler is { } handler && !SymbolEqualityComparer.Default.Equals(handler.ContainingType, content.Type)) return false;
        switch (content.Kind)
        {
            case ContentKind.WebForm:
                return response.Body is ClassDeclarationSyntax page && PageLoad.TryCall(edits, page, "Response.Cache.SetNoStore();");
            // An attribute at a handler of a page is not read.
            case ContentKind.RazorPage:
                return response.Body.FirstAncestorOrSelf<ClassDeclarationSyntax>() is { } model && MemberAttribute.TryAdd(edits, model, "ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)", "Microsoft.AspNetCore.Mvc");
            case ContentKind.Controller when response.Body is MethodDeclarationSyntax action:
                var isOld = content.Type!.IsOrInherits("System.Web.Mvc.ControllerBase");
                return MemberAttribute.TryAdd(edits, action, isOld ? "OutputCache(NoStore = true, Duration = 0, VaryByParam = \"*\")" : "ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)", isOld ? "System.Web.Mvc" : "Microsoft.AspNetCore.Mvc");
            default:
                return false;
        }
    }
}
