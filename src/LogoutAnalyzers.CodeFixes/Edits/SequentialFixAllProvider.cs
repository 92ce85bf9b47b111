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
        foreach (var diagnostic in diagnostics.OrderBy(static d => d.Location.GetLineSpan().Path, System.StringComparer.Ordinal).ThenBy(static d => d.Location.SourceSpan.Start))
            if (DocumentOf(diagnostic.Location, solution) is { } document) places.Add((diagnostic, document, diagnostic.Location.SourceSpan));
        for (var i = 0; i < places.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (diagnostic, id, span) = places[i];
            var document = TextDocumentOf(id, solution);
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (span.End > text.Length) continue;
            var location = document is Document code
                ? Location.Create((await code.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false))!, span)
                : Location.Create(document.FilePath!, span, text.Lines.GetLinePositionSpan(span));
            var moved = Diagnostic.Create(diagnostic.Descriptor, location, diagnostic.AdditionalLocations, diagnostic.Properties);
            if (await FixOneAsync(context, document, moved, cancellationToken).ConfigureAwait(false) is not { } changed) continue;
            foreach (var project in changed.GetChanges(solution).GetProjectChanges())
            {
                foreach (var changedId in project.GetChangedDocuments().Concat(project.GetChangedAdditionalDocuments()))
                {
                    var oldText = await TextDocumentOf(changedId, solution).GetTextAsync(cancellationToken).ConfigureAwait(false);
                    var newText = await TextDocumentOf(changedId, changed).GetTextAsync(cancellationToken).ConfigureAwait(false);
                    var changes = newText.GetTextChanges(oldText);
                    for (var k = i + 1; k < places.Count; k++)
                        if (places[k].Document == changedId) places[k] = places[k] with { Span = Moved(places[k].Span, changes) };
                }
            }
            solution = changed;
        }
        return solution;
    }

    // Code, or a configuration file beside it.
    private static DocumentId? DocumentOf(Location location, Solution solution) => location.Kind switch
    {
        LocationKind.SourceFile => solution.GetDocument(location.SourceTree)?.Id,
        LocationKind.ExternalFile => solution.Projects.SelectMany(static project => project.AdditionalDocuments).FirstOrDefault(file => file.FilePath == location.GetLineSpan().Path)?.Id,
        _ => null,
    };

    private static TextDocument TextDocumentOf(DocumentId id, Solution solution) => solution.GetDocument(id) ?? solution.GetAdditionalDocument(id)!;

    private static async Task<Solution?> FixOneAsync(FixAllContext context, TextDocument document, Diagnostic diagnostic, CancellationToken cancellationToken)
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
