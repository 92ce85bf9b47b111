using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Rules.BrowserCache;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LogoutAnalyzers.CodeFixes.Fixes.BrowserCache;

/// <summary>Sends the header Clear-Site-Data with every answer that says that the logout worked.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ClearSiteData : RuleFix
{
    /// <summary>Fixes LOA4005.</summary>
    public ClearSiteData()
        : base("LOA4005", "Clear the browser's data")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (diagnostic.Properties.ContainsKey(LogoutKeepsBrowserData.PartProperty)) return null;
        if (await FixTarget.FindAsync(document, diagnostic.Location.SourceSpan, cancellationToken).ConfigureAwait(false) is not var (handlerDocument, body)) return null;
        if (await SourceEdits.OfAsync(handlerDocument, cancellationToken).ConfigureAwait(false) is not { } edits || FixTarget.SymbolOf(body, edits.Model, cancellationToken) is not { } symbol) return null;
        var response = ResponseExpression.In(edits, body, symbol);
        if (response is null)
        {
            response = ResponseExpression.OfAddedContext(edits, body, symbol);
            if (response is null || !await ContextParameter.TryAddAsync(edits, body, symbol, becomesAsync: false, cancellationToken).ConfigureAwait(false)) return null;
        }
        var statement = response.SetHeader("Clear-Site-Data", """
            \"cache\", \"cookies\", \"storage\"
            """);
        if (FixTarget.ExpressionOf(body) is not null) BodyInsertion.ExpressionToBlock(edits, body, statement, symbol.ReturnType, becomesAsync: false);
        else BodyInsertion.AfterGuards(edits, body, statement, symbol.ReturnType);
        return edits.Apply();
    }
}
