using System.Threading;
using System.Threading.Tasks;
using LogoutAnalyzers.Apis;
using LogoutAnalyzers.CodeFixes.Edits;
using LogoutAnalyzers.Flow;
using LogoutAnalyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LogoutAnalyzers.CodeFixes.Fixes.Tokens;

/// <summary>Changes a clone of the shared parameters.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class CloneParameters : RuleFix
{
    /// <summary>Fixes LOA2009.</summary>
    public CloneParameters()
        : base("LOA2009", "Change a clone of the parameters")
    {
    }

    private protected override async Task<Solution?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await SourceEdits.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } edits) return null;
        if (edits.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not AssignmentExpressionSyntax change || TokenSetting.From(edits.Model.GetOperation(change, cancellationToken)) is not { } setting) return null;
        // The fix of another change in the same method has cloned them already.
        var compilation = edits.Model.Compilation;
        if (new ParametersOwners(compilation, new BodyGraphs(compilation), cancellationToken).Of(setting) != ParametersOwner.Shared) return null;
        return SharedParameters.TryClone(edits, change) ? edits.Apply() : null;
    }
}
