using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Fixes.BrowserCache;

/// <summary>Corrects what is said about caching where it is written.</summary>
public abstract class NoStoreFix : RuleFix
{
    private protected NoStoreFix(string ruleId, string title)
        : base(ruleId, title)
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await SourceEdits.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } edits) return null;
        var span = diagnostic.Location.SourceSpan;
        var code = edits.Root.FindNode(span, getInnermostNodeForTie: true).AncestorsAndSelf().FirstOrDefault(node => node.Span == span && node is AttributeSyntax or AssignmentExpressionSyntax or InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or SimpleNameSyntax);
        return code is not null && CacheHeaderEdit.TryForbid(edits, code) ? edits.Apply() : null;
    }
}
