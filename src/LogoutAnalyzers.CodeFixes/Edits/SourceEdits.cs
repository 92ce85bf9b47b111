using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LogoutAnalyzers.CodeFixes.Edits;

/// <summary>
/// The changes that one fix makes to a file, and to the other files it has to touch, as text: what is not changed keeps its trivia to the
/// letter, and several fixes can be applied one after the other by moving positions through the changes.
/// </summary>
internal sealed class SourceEdits
{
    private readonly List<TextChange> _changes = new();
    private readonly SortedSet<string> _namespaces = new(Usings.Order);
    private readonly Dictionary<DocumentId, SourceEdits> _others = new();

    private SourceEdits(Document document, SyntaxNode root, SemanticModel model, SourceText text)
    {
        Document = document;
        Root = root;
        Model = model;
        Text = text;
        Style = new FileStyle(root, text);
    }

    public Document Document { get; }

    public SyntaxNode Root { get; }

    public SemanticModel Model { get; }

    public SourceText Text { get; }

    public FileStyle Style { get; }

    /// <summary>The changes to configuration files, applied together with these.</summary>
    public FileEdits Files { get; } = new();

    public static async Task<SourceEdits?> OfAsync(Document document, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return root is null || model is null ? null : new SourceEdits(document, root, model, text);
    }

    /// <summary>The changes to another file of the solution, applied together with these.</summary>
    public async Task<SourceEdits?> InAsync(Document document, CancellationToken cancellationToken)
    {
        if (document.Id == Document.Id) return this;
        if (_others.TryGetValue(document.Id, out var known)) return known;
        if (await OfAsync(document, cancellationToken).ConfigureAwait(false) is { } other) return _others[document.Id] = other;
        return null;
    }

    /// <summary>Asks for a using directive. All are written together, in the order of the file.</summary>
    public void Use(string @namespace) => _namespaces.Add(@namespace);

    public void Insert(int position, string text) => Replace(new TextSpan(position, 0), text);

    public void Replace(TextSpan span, string text)
    {
        var change = new TextChange(span, text);
        if (!_changes.Contains(change)) _changes.Add(change);
    }

    /// <summary>What is already going to be inserted at a position; null for nothing.</summary>
    public string? InsertedAt(int position) => _changes.LastOrDefault(change => change.Span == new TextSpan(position, 0)).NewText;

    /// <summary>The changed solution, or null when nothing changes or two changes contradict each other.</summary>
    public Solution? Apply()
    {
        var solution = Document.Project.Solution;
        foreach (var file in _others.Values.Prepend(this))
        {
            if (file.Changed() is not { } changed) return null;
            if (!changed.ContentEquals(file.Text)) solution = solution.WithDocumentText(file.Document.Id, changed);
        }
        return solution == Document.Project.Solution ? null : solution;
    }

    /// <summary>The same with the changes to configuration files, which may be all there are.</summary>
    public async Task<Solution?> ApplyAsync(CancellationToken cancellationToken)
    {
        if (Files.IsEmpty) return Apply();
        if (_others.Values.Prepend(this).Any(static file => file.Changed() is null)) return null;
        return await Files.ApplyAsync(Document.Project, Apply() ?? Document.Project.Solution, cancellationToken).ConfigureAwait(false);
    }

    // Null when two changes contradict each other.
    private SourceText? Changed()
    {
        Usings.Write(this, _namespaces);
        var ordered = _changes.OrderBy(static change => change.Span.Start).ThenBy(static change => change.Span.Length).ToList();
        for (var i = 1; i < ordered.Count; i++)
            if (ordered[i].Span.Start < ordered[i - 1].Span.End) return null;
        return Text.WithChanges(ordered);
    }
}
