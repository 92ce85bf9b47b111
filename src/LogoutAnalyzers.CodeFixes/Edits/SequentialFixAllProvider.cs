using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>
/// Fixes all reports one after the other, each on the result of the one before. The batch fixer of Roslyn merges independent changes,
/// and drops those that touch: two fixes in one class that both add a using or make one method async. Each fix is a change of text, so
/// the places of the later reports are moved through it.
/// </summary>
internal sealed class SequentialFixAllProvider : FixAllProvider
{
    public static readonly SequentialFixAllProvider Instance = new();

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var diagnostics = await DiagnosticsAsync(context).ConfigureAwait(false);
        return CodeAction.Create(
            "Fix all: " + context.CodeFixProvider.FixableDiagnosticIds[0],
            cancellationToken => FixAsync(context, diagnostics, cancellationToken),
            context.CodeActionEquivalenceKey);
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(FixAllContext context)
    {
        switch (context.Scope)
        {
            case FixAllScope.Document when context.Document is { } document:
                return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            case FixAllScope.Project:
                return await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false);
            default:
                var all = ImmutableArray.CreateBuilder<Diagnostic>();
                foreach (var project in context.Solution.Projects) all.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
                return all.ToImmutable();
        }
    }

    private static async Task<Solution> FixAsync(FixAllContext context, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var solution = context.Solution;
        var places = new List<(Diagnostic Diagnostic, DocumentId Document, TextSpan Span)>();
        foreach (var diagnostic in diagnostics.OrderBy(static d => d.Location.SourceTree?.FilePath, System.StringComparer.Ordinal).ThenBy(static d => d.Location.SourceSpan.Start))
            if (diagnostic.Location.IsInSource && solution.GetDocument(diagnostic.Location.SourceTree) is { } document) places.Add((diagnostic, document.Id, diagnostic.Location.SourceSpan));
        for (var i = 0; i < places.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (diagnostic, id, span) = places[i];
            var document = solution.GetDocument(id)!;
            var tree = (await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false))!;
            if (span.End > (await tree.GetTextAsync(cancellationToken).ConfigureAwait(false)).Length) continue;
            var moved = Diagnostic.Create(diagnostic.Descriptor, Location.Create(tree, span), diagnostic.AdditionalLocations, diagnostic.Properties);
            if (await FixOneAsync(context, document, moved, cancellationToken).ConfigureAwait(false) is not { } changed) continue;
            foreach (var project in changed.GetChanges(solution).GetProjectChanges())
            {
                foreach (var changedId in project.GetChangedDocuments())
                {
                    var oldText = await solution.GetDocument(changedId)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
                    var newText = await changed.GetDocument(changedId)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
                    var changes = newText.GetTextChanges(oldText);
                    for (var k = i + 1; k < places.Count; k++)
                        if (places[k].Document == changedId) places[k] = places[k] with { Span = Moved(places[k].Span, changes) };
                }
            }
            solution = changed;
        }
        return solution;
    }

    private static async Task<Solution?> FixOneAsync(FixAllContext context, Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        CodeAction? chosen = null;
        await context.CodeFixProvider.RegisterCodeFixesAsync(new CodeFixContext(
            document,
            diagnostic,
            // dotnet format asks without a key when its first report has no fix.
            (action, _) => { if (context.CodeActionEquivalenceKey is null || action.EquivalenceKey == context.CodeActionEquivalenceKey) chosen ??= action; },
            cancellationToken)).ConfigureAwait(false);
        if (chosen is null) return null;
        var operations = await chosen.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
        return operations.OfType<ApplyChangesOperation>().FirstOrDefault()?.ChangedSolution;
    }

    private static TextSpan Moved(TextSpan span, IReadOnlyList<TextChange> changes)
    {
        var (start, end) = (span.Start, span.End);
        foreach (var change in changes)
        {
            var delta = (change.NewText?.Length ?? 0) - change.Span.Length;
            if (change.Span.End <= span.Start) start += delta;
            if (change.Span.End <= span.Start || (change.Span.Start >= span.Start && change.Span.End <= span.End)) end += delta;
        }
        return TextSpan.FromBounds(start, System.Math.Max(start, end));
    }
}
